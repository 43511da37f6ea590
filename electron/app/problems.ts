/** Trouble with stored things that happened beside what was asked for, kept until it is known to be over. */
import type { ErrorCode } from '../../shared/errors/error-code.ts'
import { codeOf } from '../errors/coded-error.ts'
import type { Logger } from '../logging/logger.ts'

export type ProblemPlace = 'history' | 'recents' | 'outbox'

export interface Problems {
  note(place: ProblemPlace, cause: unknown): void
  /** It works again. */
  over(place: ProblemPlace): void
  has(place: ProblemPlace): boolean
  codes(): ErrorCode[]
}

/** `changed` is told when there is another trouble than before, or one less. */
export function createProblems(logger: Logger, changed: () => void): Problems {
  const known = new Map<ProblemPlace, ErrorCode>()
  return {
    note(place, cause) {
      const code = codeOf(cause)
      // What is tried again and again fails in the same way each time.
      if (known.get(place) === code) return
      known.set(place, code)
      logger.error('storage-trouble', { kind: place, code })
      changed()
    },
    over(place) {
      if (known.delete(place)) changed()
    },
    has: (place) => known.has(place),
    codes: () => [...known.values()],
  }
}
