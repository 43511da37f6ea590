/** Challenges in memory: what the caller does is what the test says, and what went out is counted. */
import type { CallerChallenge, CallerVerifier } from '../../electron/providers/provider.ts'
import type { Factor } from '../../shared/domain/mfa-status.ts'

type Poll = Awaited<ReturnType<CallerChallenge['poll']>>
type Answer = Awaited<ReturnType<CallerChallenge['answer']>>

export interface FakeCallerVerifier extends CallerVerifier {
  /** What went out, by account and factor. */
  readonly sent: string[]
  /** What was handed to the system as the caller's answer. */
  readonly answers: string[]
  readonly counts: { polls: number; cancels: number }
  /** What the next looks and answers bring; the last one stays. An `Error` is thrown. */
  polls: (Poll | Error)[]
  verdicts: (Answer | Error)[]
  shape: Partial<
    Pick<CallerChallenge, 'numberToChoose' | 'codeOnDevice' | 'question' | 'expiresAt' | 'answeredBy' | 'pollEveryMs'>
  >
  /** Holds the challenge back until it settles. */
  before: Promise<unknown>
  /** What taking a push back waits for. */
  cancelling: Promise<unknown>
}

export function createFakeCallerVerifier(): FakeCallerVerifier {
  const fake: FakeCallerVerifier = {
    sent: [],
    answers: [],
    counts: { polls: 0, cancels: 0 },
    polls: ['waiting'],
    verdicts: ['passed'],
    shape: {},
    before: Promise.resolve(),
    cancelling: Promise.resolve(),
    async challenge(accountId: string, factor: Factor) {
      fake.sent.push(`${accountId} ${factor.id}`)
      await fake.before
      return {
        question: null,
        codeOnDevice: null,
        expiresAt: null,
        answeredBy: 'device',
        pollEveryMs: 4000,
        ...fake.shape,
        get numberToChoose() {
          return fake.shape.numberToChoose === undefined ? '72' : fake.shape.numberToChoose
        },
        poll: () => {
          fake.counts.polls += 1
          return next(fake.polls)
        },
        answer: (text) => {
          fake.answers.push(text)
          return next(fake.verdicts)
        },
        cancel: async () => {
          fake.counts.cancels += 1
          await fake.cancelling
        },
      }
    },
  }
  return fake
}

function next<Value>(values: (Value | Error)[]): Promise<Value> {
  const value = values.length > 1 ? values.shift() : values[0]
  return value instanceof Error ? Promise.reject(value) : Promise.resolve(value as Value)
}
