/** Trouble with stored things that happened beside what was asked for, kept until it is known to be over. */
import type { ErrorCode } from '../../shared/errors/error-code.ts'
import { codeOf } from '../ipc/to-app-error.ts'
import type { Logger } from '../logging/logger.ts'

export type ProblemPlace = 'history' | 'recents'

export interface Problems {
  note(place: ProblemPlace, cause: unknown): void
  /** It works again. */
  over(place: ProblemPlace): void
  codes(): ErrorCode[]
}

export function createProblems(logger: Logger): Problems {
  const known = new Map<ProblemPlace, ErrorCode>()
  return {
    note(place, cause) {
      const code = codeOf(cause)
      // What is tried again and again fails in the same way each time.
      if (known.get(place) !== code) logger.error('storage-trouble', { kind: place, code })
      known.set(place, code)
    },
    over: (place) => void known.delete(place),
    codes: () => [...known.values()],
  }
}
