/** One who takes lines, as the delivery knows him: a port. */
import type { RecordFailure, RecordReceiver } from '../../shared/domain/central-record.ts'
import type { FormOptions, RecordLine } from './wire/record-line.ts'

export type HandedOver =
  /** Proved, as far as the protocol can. `rejected`: how many of them the receiver took and threw away. */
  | { readonly kind: 'taken'; readonly rejected: number }
  /** Fewer at once, or without their text. */
  | { readonly kind: 'too-large' }
  | {
      readonly kind: 'failed'
      readonly failure: RecordFailure
      /** HTTP status, where there was one. */
      readonly status: number | null
      /** Not before then, as the receiver asked. */
      readonly retryAfterMs: number | null
    }

export interface Receiver {
  readonly kind: RecordReceiver
  /** Host and port, or the address. What was handed over elsewhere was not handed over here. */
  readonly server: string
  /** `lines`: at least one, in their order. Never rejects. Ends soon after the signal is aborted. */
  hand(lines: readonly RecordLine[], options: FormOptions, signal: AbortSignal): Promise<HandedOver>
  close(): Promise<void>
}

export const failed = (failure: RecordFailure, status: number | null = null, retryAfterMs: number | null = null) =>
  ({ kind: 'failed', failure, status, retryAfterMs }) as const

export const taken: HandedOver = { kind: 'taken', rejected: 0 }

/** For all of an attempt: a receiver that takes the connection and says nothing must not hold up what comes after. */
export const attemptMs = 15_000
