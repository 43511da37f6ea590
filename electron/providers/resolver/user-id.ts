/**
 * Ids that may be sent in a reset. Resolver's numbers of users, memberships and organisations look alike, and a search is not a
 * look-up: only the number of the single user with exactly the requested address can become a `UserId`. Pure.
 */
import { sameAddress } from '../../../shared/domain/same-address.ts'
import { ProviderError } from '../provider-error.ts'
import { Addressed, type User } from './schemas.ts'

declare const userId: unique symbol
export type UserId = number & { readonly [userId]: true }

/** The single user in a search result whose address is `email`, with their id. */
export interface ConfirmedUser {
  readonly id: UserId
  readonly user: User
}

/**
 * The only place where a `UserId` is created. Throws `ProviderError`: `account-not-found` if nobody has the address,
 * `email-not-unique` if several users have it.
 */
export function theOneWithEmail(users: readonly User[], email: string): ConfirmedUser {
  const [user, ...others] = users.filter((candidate) => candidate.email !== null && sameAddress(candidate.email, email))
  if (user === undefined) throw new ProviderError('not-found', 'account-not-found')
  if (others.length > 0) throw new ProviderError('rejected', 'email-not-unique')
  return { id: user.id as UserId, user }
}

/** Whether something that could not be parsed as a user has this address. */
export function hasEmail(unreadable: unknown, email: string): boolean {
  const addressed = Addressed.safeParse(unreadable)
  return addressed.success && sameAddress(addressed.data.email, email)
}

/** An account's id is the integer as text, in canonical form. Throws `ProviderError` `user-id-refused`. */
export function readUserIdText(accountId: string): number {
  const id = Number(accountId)
  if (!Number.isSafeInteger(id) || id <= 0 || String(id) !== accountId) {
    throw new ProviderError('rejected', 'user-id-refused')
  }
  return id
}
