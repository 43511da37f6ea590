/** A recent look-up: what was last seen of an account, usable while its system is out of reach. Always shown with its age. */
import { z } from 'zod'
import { KeptAccount } from './account.ts'
import { MfaStatus } from './mfa-status.ts'
import { Instant } from './primitives.ts'

export const Recent = z.object({
  account: KeptAccount,
  status: MfaStatus.nullable(),
  /** When the account was last opened. */
  lookedUpAt: Instant,
})
export type Recent = z.infer<typeof Recent>
