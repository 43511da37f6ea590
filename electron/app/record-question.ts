/** What main asks before a secret of the central record is used or forgotten. Pure. */
import type { QuestionText } from '../../shared/messages/en/question-texts.ts'
import type { ConfirmationQuestion } from '../questions/ask-natively.ts'
import { serverText } from '../questions/server-text.ts'

/** `server`: an origin. */
export function recordSecretQuestion(server: string, isForgotten: boolean, text: QuestionText): ConfirmationQuestion {
  return {
    title: text('question.record-secret.title'),
    message: text(isForgotten ? 'question.record-secret.forget' : 'question.record-secret.message', {
      server: serverText(server, text),
    }),
    detail: [text('question.record-secret.text'), text('question.unwanted')].join('\n\n'),
    confirmLabel: text(isForgotten ? 'question.record-secret.yes-forget' : 'question.record-secret.yes'),
    cancelLabel: text('confirm.cancel'),
  }
}
