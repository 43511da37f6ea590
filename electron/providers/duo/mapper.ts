/**
 * Maps Duo's users to the domain's accounts. Pure. Everything shown is cleaned here; ids used in requests are not changed.
 *
 * No telephone number is passed on: Duo holds those of enrolled telephones alone, and whoever took an account over may have enrolled
 * theirs. Calling that back would prove an impostor.
 */
import type { Account, AccountState, Standing } from '../../../shared/domain/account.ts'
import { cleanAddress, cleanDirectoryText } from '../../../shared/domain/clean-text.ts'
import { noProfile } from '../no-profile.ts'
import type { FactorWords } from './factors.ts'
import type { ListedUser, User } from './schemas.ts'

/** The domain's maximums. */
const maxLogins = 8
const maxGroups = 1_000

export function toAccount(connectionId: string, user: ListedUser, words: FactorWords): Account {
  const names = namesOf(user).flatMap((name) => cleanAddress(name) ?? [])
  const email = cleanAddress(user.email ?? '')
  const fullName = cleanDirectoryText([user.firstname, user.lastname].filter(Boolean).join(' '))
  return {
    connectionId,
    accountId: user.user_id,
    displayName: cleanDirectoryText(user.realname ?? '') ?? fullName ?? names[0] ?? email ?? user.user_id,
    logins: [...new Set(names)].slice(0, maxLogins),
    email,
    ...noProfile,
    state: stateOf(user, words),
  }
}

/** The name and the aliases. */
export function namesOf({ username, aliases }: ListedUser): string[] {
  return [username, ...Object.values(aliases)].filter((name) => typeof name === 'string').filter((name) => name !== '')
}

/**
 * The status of a group overrides the user's, and whoever is let in without a second factor has to be seen as such: there is nothing to
 * reset that would matter.
 */
function stateOf({ status, lockout_reason, groups }: ListedUser, words: FactorWords): AccountState {
  const isLocked = status === 'locked out'
  const byGroup = groups.find((group) => /^(?:bypass|disabled)$/i.test(group.status ?? ''))
  const said = isLocked ? lockout_reason : status === 'active' || status === 'disabled' ? null : status
  const reported = cleanDirectoryText(
    [said, byGroup === undefined ? null : overriding(byGroup, words)].filter((part) => part).join(' · '),
  )
  return {
    disabled: status === null ? null : status === 'disabled',
    locked: status === null ? null : isLocked,
    expiresAt: null,
    ...(status === 'pending deletion' ? { deleted: true } : {}),
    ...(reported === null ? {} : { reported }),
  }
}

function overriding({ status, name }: ListedUser['groups'][number], words: FactorWords): string {
  // Replaced by functions, because a name may contain what is special in a text that replaces.
  return words['state.by-group'].replace('{status}', () => status ?? '').replace('{name}', () => name ?? '?')
}

/** Duo's administrators are objects of their own, with devices of their own: no user is one. */
export function toStanding({ groups, isWhole }: User): Standing {
  const names = groups.flatMap(({ name }) => cleanDirectoryText(name ?? '') ?? [])
  return {
    administrator: false,
    groups: names.slice(0, maxGroups),
    // A group without a readable name is one that rules by group could not see.
    allGroups: isWhole.groups && names.length === groups.length && names.length <= maxGroups,
  }
}
