/** A notice as stored in the outbox. */
import { z } from 'zod'
import { AccountRef } from '../../shared/domain/account.ts'
import { maxMailAddressLength, mailAddressPattern } from '../../shared/domain/mail-address.ts'
import { DirectoryText, OperationId } from '../../shared/domain/primitives.ts'

export const Notice = z.strictObject({
  operationId: OperationId,
  to: z.enum(['person', 'manager']),
  /** As it was read before the change. */
  address: z.string().max(maxMailAddressLength).regex(mailAddressPattern),
  /** Whom it is about, and which of the operation's accounts are theirs. */
  name: DirectoryText,
  accounts: z.array(AccountRef).min(1).max(16),
  /** `null` until the outcome of the reset is known. */
  mail: z
    .strictObject({ fromName: z.string().max(200), subject: z.string().max(2_000), text: z.string().max(50_000) })
    .nullable(),
})
export type Notice = z.infer<typeof Notice>

export const noticeKind = 'notice'
