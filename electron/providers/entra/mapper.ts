/** Maps Graph's users to the domain's accounts. Pure. Everything shown is cleaned here; ids used in requests are not changed. */
import type { Account, AccountState, Phone } from '../../../shared/domain/account.ts'
import { cleanAddress, cleanDirectoryText } from '../../../shared/domain/clean-text.ts'
import type { EntraWords } from './factors.ts'
import type { User } from './schemas.ts'

/** The domain's maximum. */
const maxPhones = 8

export function toAccount(connectionId: string, user: User, words: EntraWords): Account {
  const logins = [user.userPrincipalName, user.onPremisesSamAccountName].flatMap(
    (name) => cleanAddress(name ?? '') ?? [],
  )
  const email = cleanAddress(user.mail ?? '')
  const fullName = cleanDirectoryText([user.givenName, user.surname].filter(Boolean).join(' '))
  return {
    connectionId,
    accountId: user.id,
    displayName: cleanDirectoryText(user.displayName ?? '') ?? fullName ?? logins[0] ?? email ?? user.id,
    logins: [...new Set(logins)],
    email,
    employeeNumber: cleanDirectoryText(user.employeeId ?? ''),
    title: cleanDirectoryText(user.jobTitle ?? ''),
    department: cleanDirectoryText(user.department ?? ''),
    office: cleanDirectoryText(user.officeLocation ?? ''),
    manager: null,
    // A guest's address is that of the own account elsewhere, so the company is what tells them apart.
    path: cleanDirectoryText([user.companyName, user.onPremisesDomainName].filter(Boolean).join(' · ')),
    state: stateOf(user, words),
  }
}

/** Smart lockout is told to nobody, and cannot be lifted. */
function stateOf(user: User, words: EntraWords): AccountState {
  const reported = cleanDirectoryText(
    [
      isGuest(user) ? words['state.guest'] : null,
      user.externalUserState === 'PendingAcceptance' ? words['state.invited'] : null,
      user.isManagementRestricted === true ? words['state.restricted'] : null,
    ]
      .filter(Boolean)
      .join(' · '),
  )
  return {
    disabled: user.accountEnabled === null ? null : !user.accountEnabled,
    locked: null,
    expiresAt: null,
    ...(reported === null ? {} : { reported }),
  }
}

/** Somebody whose own account is in another tenant, where he signs in. */
export function isGuest({ userType, userPrincipalName }: User): boolean {
  return userType?.toLowerCase() === 'guest' || /#EXT#@/i.test(userPrincipalName ?? '')
}

/** Of the directory. Those of authentication methods come masked, and are the ones that somebody else may just have registered. */
export function toPhones({ mobilePhone, businessPhones }: User): Pick<Account, 'phones'> {
  const phone = (kind: Phone['kind'], number: string | null): Phone[] => {
    const clean = cleanDirectoryText(number ?? '')
    return clean === null ? [] : [{ kind, number: clean }]
  }
  const told = [...phone('mobile', mobilePhone), ...businessPhones.flatMap((number) => phone('work', number))]
  return told.length === 0 ? {} : { phones: told.slice(0, maxPhones) }
}
