/**
 * Ids that may be sent in a reset. Without somebody else's id, the request resets its sender, so an id that is empty, malformed,
 * or the sender's own cannot become a `ForeignUserId`. Pure.
 */
import { ProviderError } from '../provider-error.ts'

declare const foreign: unique symbol
export type ForeignUserId = string & { readonly [foreign]: true }

/** The signed-in user, as returned by `/user/profile`. */
export interface Sender {
  readonly id: string
  readonly email: string | null
}

/** Source: docs.flashback.tech/support-reference/platform-api-reference/organization, `userId` */
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** The only place where one is created. Throws `ProviderError`: `user-id-refused` or `own-account`. */
export function foreignUserId(id: string, sender: Pick<Sender, 'id'>): ForeignUserId {
  // An unknown sender could be anybody, including this user.
  if (!uuid.test(id) || !uuid.test(sender.id)) throw new ProviderError('rejected', 'user-id-refused')
  if (sameText(id, sender.id)) throw new ProviderError('rejected', 'own-account')
  return id as ForeignUserId
}

/** Whether an account is the sender's: by id, and by address in case the id has two forms. */
export function isOwn(account: { readonly id: string; readonly email: string | null }, sender: Sender): boolean {
  return sameText(account.id, sender.id) || (account.email !== null && sameText(account.email, sender.email ?? ''))
}

/** Compares ids (UUIDs) and addresses. */
export function sameText(one: string, other: string): boolean {
  return one.trim().toLowerCase() === other.trim().toLowerCase()
}
