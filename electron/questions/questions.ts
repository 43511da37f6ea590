/**
 * What main asks natively, limited: a page that was taken over could otherwise ask again and again, until somebody presses the
 * wrong button. Each window has one question at a time, and none for a while after three that did not end with a yes. What
 * would be one too many is refused without being shown.
 */
import { CodedError } from '../errors/coded-error.ts'
import type { Logger } from '../logging/logger.ts'
import type { AskNatively, ConfirmationQuestion } from './ask-natively.ts'

/** What a question is about, for the log. */
export type QuestionKind =
  | 'reset'
  | 'new-server'
  | 'connection-change'
  | 'connection-removal'
  | 'settings-change'
  | 'settings-fresh'
  | 'settings-previous'
  | 'call-report'
  | 'notice-secret'
  | 'notice-test'
  | 'record-secret'
  | 'save-place'

/** So many in `countedMs` that did not end with a yes, and the next has to wait. */
const maxUnanswered = 3
const countedMs = 60_000

export interface Questions {
  /** Resolves true only for a person's yes to a question that was not taken away. Throws `CodedError` `too-many-questions`. */
  ask(windowId: number, kind: QuestionKind, question: ConfirmationQuestion, withdrawn?: AbortSignal): Promise<boolean>
  /** The same, where nothing goes on without a yes. Throws `CodedError` `not-confirmed` as well; `cancelled` where it was withdrawn. */
  require(windowId: number, kind: QuestionKind, question: ConfirmationQuestion, withdrawn?: AbortSignal): Promise<void>
  /** Another native dialog that the page can call for, under the same limits; giving it up (`null`) counts as a no. */
  choose<Chosen>(windowId: number, kind: QuestionKind, show: () => Promise<Chosen | null>): Promise<Chosen | null>
  /** Takes the window's question away. What was counted stays: a page that is loaded again is asked for by the same hand. */
  forgetWindow(windowId: number): void
  /** Takes all away; what is asked later is answered with no. */
  close(): void
}

export function createQuestions(ports: {
  readonly confirm: AskNatively
  /** Milliseconds from whenever, that no change of the clock moves. */
  readonly uptimeMs: () => number
  readonly logger: Logger
}): Questions {
  const { confirm, uptimeMs, logger } = ports
  const open = new Map<number, AbortController>()
  /** By window, when questions ended without a yes. */
  const unanswered = new Map<number, number[]>()
  let isClosed = false

  const lately = (windowId: number): number[] =>
    (unanswered.get(windowId) ?? []).filter((endedAt) => uptimeMs() - endedAt < countedMs)

  const refuse = (kind: QuestionKind, reason: string, waitMs: number): never => {
    logger.warn('question-refused', { kind, reason })
    throw new CodedError('too-many-questions', { retryAfterSeconds: Math.ceil(waitMs / 1000) })
  }

  const limited = async <Answer>(
    windowId: number,
    kind: QuestionKind,
    put: (goneAway: AbortSignal) => Promise<Answer>,
    isYes: (answer: Answer) => boolean,
  ): Promise<Answer> => {
    if (open.has(windowId)) refuse(kind, 'one-is-open', 0)
    const ended = lately(windowId)
    const [first] = ended
    if (first !== undefined && ended.length >= maxUnanswered) refuse(kind, 'limit', countedMs - (uptimeMs() - first))
    const gone = new AbortController()
    if (isClosed) gone.abort()
    open.set(windowId, gone)
    let said = false
    try {
      const answer = await put(gone.signal)
      said = isYes(answer)
      return answer
    } finally {
      open.delete(windowId)
      if (!said) {
        unanswered.set(windowId, [...lately(windowId), uptimeMs()])
        logger.warn('question-refused', { kind, reason: 'no' })
      }
    }
  }

  const never = new AbortController().signal
  const ask: Questions['ask'] = (windowId, kind, question, withdrawn = never) =>
    limited(
      windowId,
      kind,
      async (gone) => {
        const away = AbortSignal.any([gone, withdrawn])
        if (away.aborted) return false
        // Whoever takes it away may come too late for the answer, and counts.
        return (await confirm(windowId, question, away)) && !away.aborted
      },
      (yes) => yes,
    )

  return {
    ask,
    async require(windowId, kind, question, withdrawn = never) {
      const yes = await ask(windowId, kind, question, withdrawn)
      if (withdrawn.aborted) throw new CodedError('cancelled')
      if (!yes) throw new CodedError('not-confirmed')
    },
    choose: (windowId, kind, show) => limited(windowId, kind, show, (chosen) => chosen !== null),
    forgetWindow: (windowId) => open.get(windowId)?.abort(),
    close() {
      isClosed = true
      for (const gone of open.values()) gone.abort()
    },
  }
}
