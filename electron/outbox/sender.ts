/** What the outbox needs to know of a kind of message: its form, where it goes, and how one is sent. Whoever sends something registers one. */
import type { z } from 'zod'
import type { ErrorCode } from '../../shared/errors/error-code.ts'

/** What became of one attempt. `afterMs`: as long as the receiver asked to be left alone. */
export type Attempt =
  | { readonly kind: 'sent' }
  /** Trouble with this message, which time may mend. Also where nobody knows whether it arrived: it is sent again under the same id. */
  | { readonly kind: 'retry'; readonly code: ErrorCode; readonly afterMs?: number | undefined }
  /** Trouble with the place: everything that goes there waits. */
  | { readonly kind: 'place-down'; readonly code: ErrorCode; readonly afterMs?: number | undefined }
  /** What trying again cannot mend, or would make worse (a password that locks the account): everything for the place waits for other settings. */
  | { readonly kind: 'stop'; readonly code: ErrorCode }
  /** This message cannot be delivered, whenever it is sent. */
  | { readonly kind: 'give-up'; readonly code: ErrorCode }

export interface Message<Payload> {
  /** Unguessable, and the same at every attempt: a receiver tells by it that it has the message already. */
  readonly id: string
  /** ISO 8601. */
  readonly createdAt: string
  readonly payload: Payload
}

export interface Sender<Payload> {
  /** Stays as it is: entries on the disk are found by it. */
  readonly kind: string
  /** Of plain JSON: what is parsed from the disk must be what was put in. */
  readonly schema: z.ZodType<Payload>
  /** Names the place it goes to. Of one place one message is sent at a time, the oldest first. */
  readonly place: (payload: Payload) => string
  /** For a person to read. `about`: whom it is about. `to`: where it goes. */
  readonly describe: (payload: Payload) => { readonly about: string; readonly to: string }
  /** One attempt. Once `signal` is aborted it has to end soon. What it throws counts as `retry` with `internal`. */
  readonly send: (message: Message<Payload>, signal: AbortSignal) => Promise<Attempt>
}
