/** A person who says yes to whatever main asks beside a reset, and the words it is asked in. */
import { createText } from '../../electron/app/text.ts'
import type { Questions } from '../../electron/questions/questions.ts'

export const willingPerson = {
  questions: { require: () => Promise.resolve() } satisfies Pick<Questions, 'require'>,
  text: createText(),
}
