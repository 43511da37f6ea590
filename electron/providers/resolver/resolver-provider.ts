/**
 * Resolver as a provider: looks up users, resets all of a user's methods. It discloses nobody's MFA state, so the status says what
 * can be attempted and never which methods there are.
 *
 * The API has no look-up by id. Before an action, the person is searched for by e-mail address again, and only the single user
 * with exactly this address and the same id is confirmed; no other id is ever sent.
 */
import type { Account } from '../../../shared/domain/account.ts'
import { cleanAddress, cleanDirectoryText } from '../../../shared/domain/clean-text.ts'
import { addressInBrackets, matchRank } from '../../../shared/domain/match-people.ts'
import { formsToAsk, nameFormsToAsk } from '../../../shared/domain/plain-marks.ts'
import type { StepOutcome } from '../../../shared/domain/outcome.ts'
import type { ResetStep } from '../../../shared/domain/reset-plan.ts'
import { checkConnection, permitted, verdictOf } from '../connection-check.ts'
import { unreadableIn } from '../http/parse-answer.ts'
import { noProfile } from '../no-profile.ts'
import { ProviderError } from '../provider-error.ts'
import type { MfaProvider } from '../provider.ts'
import { failed, outcomeOfFailure } from '../step-outcome.ts'
import type { ProviderInput } from '../system-definition.ts'
import { includesOtherEffects, factorsNotDisclosed, wholeAccountReset } from '../whole-account-reset.ts'
import { createResolverClient } from './client.ts'
import { outcomeOfAnswer } from './failures.ts'
import type { User } from './schemas.ts'
import { createKeySignIn, createPasswordSignIn } from './sign-in.ts'
import { hasEmail, readUserIdText, theOneWithEmail, type ConfirmedUser, type UserId } from './user-id.ts'

/** The most that are shown; the server's own limit, if any, is not documented. */
const pageSize = 50

export function createResolverProvider(input: ProviderInput): MfaProvider {
  const { connection, transport, readSecret, now } = input
  const authentication =
    connection.signIn.kind === 'password'
      ? createPasswordSignIn({ transport, signIn: connection.signIn, readSecret, now })
      : createKeySignIn(readSecret)
  const client = createResolverClient({ ...input, authentication })

  /** By account id: the last known address, from a search or an earlier session. Never enough for a reset. */
  const addresses = new Map<string, string>()
  /** By account id: confirmed by a search of this session. Only these can be reset. */
  const confirmed = new Map<string, UserId>()
  /** The organisation's name, which does not change during a session. */
  let organisation: string | null = null

  const whoAmI = async (signal: AbortSignal) => {
    const me = await client.whoAmI(signal)
    const { id = null, name = null } = me.currentOrg ?? {}
    const shownName = cleanDirectoryText(name ?? '')
    organisation = shownName ?? (id === null ? null : String(id))
    const full = shownName === null || id === null ? organisation : `${shownName} (${id})`
    return { email: cleanDirectoryText(me.email ?? ''), organisation: full }
  }

  const readOrganisation = async (signal: AbortSignal): Promise<string | null> => {
    if (organisation !== null) return organisation
    try {
      await whoAmI(signal)
    } catch (error) {
      // The organisation's name is optional; its people are read by a request of their own.
      if (signal.aborted) throw error
    }
    return organisation
  }

  const toAccount = (user: User, path: string | null): Account => {
    const accountId = String(user.id)
    const email = cleanAddress(user.email ?? '')
    if (user.email !== null) addresses.set(accountId, user.email)
    const name = cleanDirectoryText([user.firstName, user.lastName].filter(Boolean).join(' '))
    return {
      connectionId: connection.id,
      accountId,
      displayName: name ?? email ?? accountId,
      logins: email === null ? [] : [email],
      email,
      ...noProfile,
      path,
      state: { disabled: user.active === null ? null : !user.active, locked: null, expiresAt: null },
    }
  }

  const confirm = async (accountId: string, signal: AbortSignal): Promise<ConfirmedUser> => {
    const id = readUserIdText(accountId)
    const email = addresses.get(accountId)
    if (email === undefined) throw new ProviderError('not-found', 'account-not-found')
    const { items, unreadable } = await client.searchUsers(email, signal)
    // From here on, the latest response counts, even if it revokes an earlier confirmation.
    confirmed.delete(accountId)
    // A user that cannot be parsed but has this address may be the one that is meant.
    if (unreadable.some((user) => hasEmail(user, email))) throw new ProviderError('rejected', 'email-not-unique')
    const found = theOneWithEmail(items, email)
    // The address now belongs to somebody else.
    if (found.id !== id) throw new ProviderError('not-found', 'account-not-found')
    confirmed.set(accountId, found.id)
    return found
  }

  const runTogether = async (
    steps: readonly ResetStep[],
    signal: AbortSignal,
    waiting?: AbortSignal,
  ): Promise<StepOutcome[]> => {
    const ids = new Map<ResetStep, UserId>()
    const refused = new Map<ResetStep, StepOutcome>()
    for (const step of steps) {
      const id = confirmed.get(step.accountId)
      if (includesOtherEffects(step)) refused.set(step, failed('reset-not-offered'))
      else if (id === undefined || String(id) !== step.accountId) refused.set(step, failed('account-not-found'))
      else ids.set(step, id)
    }
    if (ids.size === 0) return steps.map((step) => refused.get(step) ?? failed('internal'))
    const unique = [...new Set(ids.values())]
    const sent = await client.resetMfa(unique, signal, waiting).then(
      (answer) => outcomeOfAnswer(answer, unique.length, now()),
      (cause: unknown) => outcomeOfFailure(cause),
    )
    return steps.map((step) => refused.get(step) ?? structuredClone(sent))
  }

  return {
    checkConnection: (signal) =>
      checkConnection(input, authentication, async () => {
        const me = await whoAmI(signal).catch((error: unknown) => {
          // With a key there is no separate sign-in: an invalid key results in 403.
          const isKey = connection.signIn.kind === 'access-token'
          if (!isKey || !(error instanceof ProviderError) || error.kind !== 'forbidden') throw error
          throw new ProviderError('unauthenticated', 'token-rejected', error.detail, { cause: error })
        })
        const search = await permitted(() => client.searchUsers(me.email ?? 'a', signal))
        return {
          principal: me.email,
          organisation: me.organisation,
          search: verdictOf(search),
          readStatus: 'unknown',
          reset: 'unknown',
          warnings:
            me.email === null ? ['principal-not-disclosed', 'reset-right-not-testable'] : ['reset-right-not-testable'],
        }
      }),

    async searchUsers(text, signal) {
      const wanted = addressInBrackets(text)
      // The API accepts one search text, so a name that may be stored in several forms is searched for in each, concurrently.
      const forms = wanted.includes('@') ? formsToAsk(wanted) : nameFormsToAsk(wanted)
      const [lists, path] = await Promise.all([
        Promise.all(forms.map((form) => client.searchUsers(form, signal))),
        readOrganisation(signal),
      ])
      const users = new Map(lists.flatMap(({ items }) => items).map((user) => [user.id, user]))
      const accounts = [...users.values()]
        .map((user) => toAccount(user, path))
        .toSorted((one, other) => matchRank(one, wanted) - matchRank(other, wanted))
      return {
        accounts: accounts.slice(0, pageSize),
        more: accounts.length > pageSize,
        narrowed: false,
        ...unreadableIn(Math.max(...lists.map(({ unreadable }) => unreadable.length))),
      }
    },

    async readAccount(accountId, signal) {
      const [{ user }, path] = await Promise.all([confirm(accountId, signal), readOrganisation(signal)])
      return toAccount(user, path)
    },

    async readMfaStatus(accountId, signal) {
      await confirm(accountId, signal)
      return {
        readAt: now().toISOString(),
        factors: factorsNotDisclosed(),
        services: [],
        all: 'possible',
      }
    },

    ...wholeAccountReset,

    async runStep(step, signal, _onOneTimeCode, waiting) {
      const [outcome] = await runTogether([step], signal, waiting)
      return outcome ?? failed('internal')
    },

    runTogether,

    recall({ accountId, email }) {
      if (email !== null && !addresses.has(accountId)) addresses.set(accountId, email)
    },
  }
}
