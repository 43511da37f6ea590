/** What the outbox needs to know about a kind of message: its schema, where it is sent, and how. One is registered per kind. */
import type { z } from 'zod'
import type { RecordedMessage } from '../../shared/domain/history-entry.ts'
import type { ErrorCode } from '../../shared/errors/error-code.ts'

/** The result of an attempt. `afterMs`: the pause that the receiver asked for. */
export type Attempt =
  | { readonly kind: 'sent' }
  /** A temporary problem with this message. Also if it is unknown whether it arrived: it is sent again with the same id. */
  | { readonly kind: 'retry'; readonly code: ErrorCode; readonly afterMs?: number | undefined }
  /** A problem with the place: everything sent there waits. */
  | { readonly kind: 'place-down'; readonly code: ErrorCode; readonly afterMs?: number | undefined }
  /** Retrying would not help, or do harm (a wrong password may lock the account): everything for the place waits for changed settings. */
  | { readonly kind: 'stop'; readonly code: ErrorCode }
  /** This message can never be delivered. */
  | { readonly kind: 'give-up'; readonly code: ErrorCode }

export interface Message<Payload> {
  /** Unguessable, and the same for every attempt, so that a receiver can detect duplicates. */
  readonly id: string
  /** ISO 8601. */
  readonly createdAt: string
  readonly payload: Payload
}

/** What the record says about a message, and of which operation. */
export interface Recorded {
  readonly operationId: string
  readonly message: RecordedMessage
}

export interface Sender<Payload> {
  /** Must never change, because entries on the disk refer to it. */
  readonly kind: string
  /** For plain JSON: parsing the stored payload must return what was added. */
  readonly schema: z.ZodType<Payload>
  /** Identifies the place it is sent to. Messages for the same place are sent one at a time, the oldest first. */
  readonly place: (payload: Payload) => string
  /** For people to read. `about`: whom it is about. `to`: where it is sent. */
  readonly describe: (payload: Payload) => { readonly about: string; readonly to: string }
  /** If absent, nothing about such messages is recorded. */
  readonly recorded?: (payload: Payload) => Recorded
  /** Given up for this reason, a message stays so until somebody dismisses it: it is not tried again even if that is asked for. */
  readonly isFinal?: (code: ErrorCode) => boolean
  /** Makes one attempt. Must end soon once `signal` is aborted. If it throws, that counts as `retry` with `internal`. */
  readonly send: (message: Message<Payload>, signal: AbortSignal) => Promise<Attempt>
}
