/**
 * Ids that may be sent to a reset. Resolver numbers users, memberships and organisations alike, and a search is no look-up:
 * whatever is not the number of the one user with exactly the address asked for cannot become a `UserId`. Pure.
 */
import { sameAddress } from '../../../shared/domain/same-address.ts'
import { ProviderError } from '../provider-error.ts'
import { Addressed, type User } from './schemas.ts'

declare const userId: unique symbol
export type UserId = number & { readonly [userId]: true }

/** The one user of a search's answer whose address is `email`, and that user's id. */
export interface ConfirmedUser {
  readonly id: UserId
  readonly user: User
}

/**
 * The only place where a `UserId` is made. Throws `ProviderError`: `account-not-found` where nobody has the address,
 * `email-not-unique` where several have.
 */
export function theOneWithEmail(users: readonly User[], email: string): ConfirmedUser {
  const [user, ...others] = users.filter((candidate) => candidate.email !== null && sameAddress(candidate.email, email))
  if (user === undefined) throw new ProviderError('not-found', 'account-not-found')
  if (others.length > 0) throw new ProviderError('rejected', 'email-not-unique')
  return { id: user.id as UserId, user }
}

/** Whether something that could not be read as a user has this address. */
export function hasEmail(unreadable: unknown, email: string): boolean {
  const addressed = Addressed.safeParse(unreadable)
  return addressed.success && sameAddress(addressed.data.email, email)
}

/** An account's id is the integer as text, in the one way of writing it. Throws `ProviderError` `user-id-refused`. */
export function readUserIdText(accountId: string): number {
  const id = Number(accountId)
  if (!Number.isSafeInteger(id) || id <= 0 || String(id) !== accountId) {
    throw new ProviderError('rejected', 'user-id-refused')
  }
  return id
}
