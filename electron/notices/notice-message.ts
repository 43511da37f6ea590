/** A notice as it is handed over, by mail or to a webhook. */
import type { Notice } from './notice-record.ts'

export interface NoticeMessage {
  /** The same for every attempt. */
  readonly id: string
  /** ISO 8601; the same for every attempt. */
  readonly writtenAt: string
  /** One address, checked by `mailAddressIn`. */
  readonly to: string
  readonly fromName: string
  readonly subject: string
  readonly text: string
  /** `null`: a test message. */
  readonly about: { readonly operation: Notice['operationId']; readonly recipient: Notice['to'] } | null
}
