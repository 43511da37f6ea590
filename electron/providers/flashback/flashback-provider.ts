/**
 * Flashback as a provider: looks up the users of an organisation, resets all of a user's methods.
 *
 * It never resets the account it signs in with: that account's methods are shown, and its reset is refused with a sentence
 * that says where to do it. No request returns the methods of others, so their status only says what can be attempted.
 */
import type { Account, Standing } from '../../../shared/domain/account.ts'
import { cleanAddress, cleanDirectoryText, cleanText } from '../../../shared/domain/clean-text.ts'
import { addressInBrackets, matchRank } from '../../../shared/domain/match-people.ts'
import type { Factor, FactorKind, MfaStatus, WholeResetObstacle } from '../../../shared/domain/mfa-status.ts'
import type { Language } from '../../../shared/domain/language.ts'
import { checkConnection, permitted, verdictOf } from '../connection-check.ts'
import { unreadableIn } from '../http/parse-answer.ts'
import { noProfile } from '../no-profile.ts'
import { ProviderError } from '../provider-error.ts'
import type { MfaProvider } from '../provider.ts'
import { failed, outcomeOfFailure } from '../step-outcome.ts'
import type { ProviderInput } from '../system-definition.ts'
import { createUserDirectory } from '../user-directory.ts'
import { includesOtherEffects, factorsNotDisclosed, wholeAccountReset } from '../whole-account-reset.ts'
import { createFlashbackClient } from './client.ts'
import { outcomeOfAnswer } from './failures.ts'
import { foreignUserId, isOwn, sameText } from './foreign-user-id.ts'
import type { OwnMfaStatus, Profile, User, UserWithRole } from './schemas.ts'
import { createPasswordSignIn, createTokenSignIn } from './sign-in.ts'
import { flashbackTexts } from './texts.ts'

/** The most that are shown. */
const pageSize = 50

/** ADMINISTRATORS; above it is OWNER. Source: the organisation pages of the platform API reference. */
const administratorRole = 0xfe

export function createFlashbackProvider(input: ProviderInput): MfaProvider {
  const { connection, transport, readSecret, now, language } = input
  const authentication =
    connection.signIn.kind === 'password'
      ? createPasswordSignIn({ transport, email: connection.signIn.username, readSecret, now })
      : createTokenSignIn(readSecret)
  const { enterCode } = authentication
  const client = createFlashbackClient({ ...input, authentication })
  const directory = createUserDirectory<User>({
    readAll: (take) => client.listUsers(take, new AbortController().signal),
    textsOf: ({ name, lastName, email }) => [name, lastName, email],
    now,
  })

  /** The signed-in user, as last read. A reset needs it to make sure that it affects somebody else. */
  let lastProfile: Profile | null = null
  const readProfile = async (signal: AbortSignal): Promise<Profile> => {
    lastProfile = await client.readProfile(signal)
    return lastProfile
  }

  const readUser = async (accountId: string, signal: AbortSignal): Promise<UserWithRole> => {
    const user = await client.readUser(accountId, signal)
    if (!sameText(user.id, accountId)) throw new ProviderError('not-found', 'account-not-found')
    // Keeps the id as it was requested: the page, the plan and the record use that.
    return { ...user, id: accountId }
  }

  const toAccount = (user: User): Account => {
    const email = cleanAddress(user.email ?? '')
    const name = cleanDirectoryText([user.name, user.lastName].filter(Boolean).join(' '))
    const isDeleted = user.deletedAt !== null
    return {
      connectionId: connection.id,
      accountId: user.id,
      displayName: name ?? email ?? user.id,
      logins: email === null ? [] : [email],
      email,
      ...noProfile,
      state: { disabled: null, locked: null, expiresAt: null, ...(isDeleted ? { deleted: true } : {}) },
    }
  }

  const tryNamingOrganisation = async (orgId: string | null, signal: AbortSignal): Promise<string | null> => {
    if (orgId === null) return null
    try {
      const { name } = await client.readOrganisation(orgId, signal)
      return cleanDirectoryText(name === null ? orgId : `${name} (${orgId})`)
    } catch (error) {
      // This account may not be allowed to read its name; everything else works without it.
      if (signal.aborted) throw error
      return orgId
    }
  }

  return {
    checkConnection: (signal) =>
      checkConnection(input, authentication, async () => {
        directory.forget()
        const profile = await readProfile(signal)
        const organisation = await tryNamingOrganisation(profile.orgId, signal)
        const search = await permitted(() => directory.search(profile.email ?? 'a', signal))
        const mayReset = profile.orgRole >= administratorRole
        return {
          principal: cleanDirectoryText(profile.email ?? profile.id),
          organisation,
          search: verdictOf(search),
          readStatus: 'unknown',
          reset: mayReset ? 'yes' : 'no',
          warnings: mayReset ? [] : ['role-too-low'],
        }
      }),

    async searchUsers(text, signal) {
      const wanted = addressInBrackets(text)
      const { items: found, unreadable } = await directory.search(wanted, signal)
      // Sorting a whole organisation for the few that are shown would cost more than the search.
      const accounts = found.slice(0, 1_000).map(toAccount)
      accounts.sort((one, other) => matchRank(one, wanted) - matchRank(other, wanted))
      return {
        accounts: accounts.slice(0, pageSize),
        more: found.length > pageSize,
        narrowed: false,
        ...unreadableIn(unreadable),
      }
    },

    async readAccount(accountId, signal) {
      const user = await readUser(accountId, signal)
      return { ...toAccount(user), standing: toStanding(user) }
    },

    async readMfaStatus(accountId, signal) {
      const [profile, user] = await Promise.all([readProfile(signal), readUser(accountId, signal)])
      const own = isOwn(user, profile)
      const obstacle: WholeResetObstacle | null = own
        ? 'own-account'
        : user.deletedAt !== null
          ? 'account-deleted'
          : profile.orgRole < administratorRole
            ? 'role-too-low'
            : null
      return {
        readAt: now().toISOString(),
        factors: own
          ? ownFactors(await client.readOwnMfaStatus(signal), flashbackTexts[language()].words)
          : factorsNotDisclosed(),
        services: [],
        ...(obstacle === null ? { all: 'possible' } : { all: 'not-possible', allObstacle: obstacle }),
      }
    },

    ...wholeAccountReset,

    async runStep(step, signal, _onOneTimeCode, waiting) {
      if (includesOtherEffects(step)) return failed('reset-not-offered')
      try {
        const sender = lastProfile ?? (await readProfile(signal))
        const target = foreignUserId(step.accountId, sender)
        if (sender.orgRole < administratorRole) return failed('role-too-low')
        return outcomeOfAnswer(await client.resetMfa(target, sender, signal, waiting), now())
      } catch (cause) {
        return outcomeOfFailure(cause)
      }
    },

    ...(enterCode === undefined ? {} : { enterCode }),
  }
}

function toStanding({ orgRole, orgRoleDescription }: UserWithRole): Standing {
  const role = cleanDirectoryText(orgRoleDescription ?? '')
  return {
    administrator: orgRole === null ? null : orgRole >= administratorRole,
    groups: role === null ? [] : [role],
    allGroups: role !== null,
  }
}

type Words = (typeof flashbackTexts)[Language]['words']

const methodsIn = (words: Words): Readonly<Record<string, { readonly kind: FactorKind; readonly label: string }>> => ({
  GOOGLE_AUTH: { kind: 'authenticator-app', label: 'Google Authenticator' },
  MAGIC_LINK: { kind: 'email', label: words['factor.magic-link'] },
  PASSKEY: { kind: 'security-key', label: words['factor.passkey'] },
})

/** The signed-in user's own methods, for display only. */
function ownFactors({ enabledMethods }: OwnMfaStatus, words: Words): MfaStatus['factors'] {
  const methods = methodsIn(words)
  const items = [...new Set(enabledMethods)].flatMap((method): Factor[] => {
    const known = methods[method]
    const name = cleanText(method, 64)
    if (name === '') return []
    return [
      {
        id: name,
        kind: known?.kind ?? 'other',
        label: known?.label ?? name,
        detail: null,
        enrolledAt: null,
        known: known !== undefined,
        removable: false,
      },
    ]
  })
  return { knowledge: 'listed', mayBeIncomplete: false, items }
}
