/**
 * Duo as a provider: looks up users, lists what they have, takes it off them one by one, unlocks, makes bypass codes, and challenges the
 * caller with a verification push. It never deletes a user, a telephone or a token, and leaves Duo's administrators alone.
 *
 * Duo answers a removal with success also if there was nothing to remove, so what is removed has been read just before, and "it was
 * already gone" is known from that.
 */
import { isYounger } from '../../../shared/domain/age.ts'
import type { Account } from '../../../shared/domain/account.ts'
import { addressInBrackets, matchRank } from '../../../shared/domain/match-people.ts'
import type { AdditionalAction, MfaStatus } from '../../../shared/domain/mfa-status.ts'
import type { StepOutcome } from '../../../shared/domain/outcome.ts'
import type { ErrorCode } from '../../../shared/errors/error-code.ts'
import { Secret } from '../../secret/secret.ts'
import { checkConnection } from '../connection-check.ts'
import { serverTime } from '../http/http-date.ts'
import { type ReadList, unreadableIn } from '../http/parse-answer.ts'
import { eitherOf } from '../http/system-client.ts'
import { isOk, type TransportResponse } from '../http/transport.ts'
import { ProviderError } from '../provider-error.ts'
import type { MfaProvider, OneTimeCode } from '../provider.ts'
import {
  failed,
  noChange,
  outcomeOfFailure,
  outcomeOfFailureOrWait,
  outcomeUnknown,
  succeeded,
} from '../step-outcome.ts'
import type { ProviderInput } from '../system-definition.ts'
import { createUserDirectory } from '../user-directory.ts'
import { createCallerVerifier } from './caller-verifier.ts'
import { bypassCodeSeconds, createDuoClient, type RemovableKind } from './client.ts'
import { findOut } from './connection-check.ts'
import { type DuoId, duoId } from './duo-id.ts'
import { type Held, readFactorId, toFactors } from './factors.ts'
import { outcomeOfRefusal } from './failures.ts'
import { namesOf, toAccount, toStanding } from './mapper.ts'
import { compareAfter, planReset } from './plan.ts'
import { DoneAnswer, type ListedUser, MadeCodesAnswer, type User } from './schemas.ts'
import { createSignatures } from './signature.ts'
import { duoTexts } from './texts.ts'

/** The most that are shown. */
const pageSize = 50

/** How long what was read of somebody counts as what they have. */
const factorsHoldMs = 60_000

/** How long a user that a look-up brought need not be read again for their factors, which came with it. */
const lookUpHoldsMs = 5_000

export function createDuoProvider(input: ProviderInput): MfaProvider {
  const { connection, transport, readSecret, now, language } = input
  const { signIn, baseUrl } = connection
  const words = () => duoTexts[language()].words
  const authentication = createSignatures({
    integrationKey: signIn.kind === 'client-secret' ? signIn.clientId : '',
    readSecret,
    host: new URL(baseUrl).host,
    now,
  })
  const client = createDuoClient({ ...input, authentication, transport })
  const directory = createUserDirectory<ListedUser>({
    readAll: (take) => client.listUsers(take, new AbortController().signal),
    textsOf: (user) => [user.realname, user.firstname, user.lastname, user.email, ...namesOf(user)],
    now,
  })
  /** By account: the ids of the factors that were read last. */
  const listed = new Map<string, { readonly ids: Set<string>; readonly at: number }>()
  /** By account: what a look-up brought, to be used once. */
  const lookedUp = new Map<string, { readonly user: User; readonly at: number }>()
  /** What a look-up brings that began before the latest of these may be from before the change. */
  let changesAnswered = 0

  const readUser = async (accountId: string, signal: AbortSignal): Promise<User> => {
    const user = await client.readUser(requireUserId(accountId), signal)
    if (user.user_id !== accountId) throw new ProviderError('not-found', 'account-not-found')
    return user
  }

  const takeLookedUp = (accountId: string): User | null => {
    const brought = lookedUp.get(accountId)
    lookedUp.delete(accountId)
    return brought !== undefined && isYounger(brought.at, lookUpHoldsMs, now().getTime()) ? brought.user : null
  }

  interface Read extends Held {
    /** By list: why it may leave something out; `null` if it does not. */
    readonly missing: Readonly<Record<RemovableKind, ErrorCode | null>>
  }

  const readHeld = async (accountId: string, signal: AbortSignal): Promise<Read> => {
    const id = requireUserId(accountId)
    const [user, bypassCodes, desktopAuthenticators] = await Promise.all([
      takeLookedUp(accountId) ?? readUser(accountId, signal),
      asFarAsTold(client.readBypassCodes(id, signal)),
      asFarAsTold(client.readDesktopAuthenticators(id, signal)),
    ])
    const held = { user, bypassCodes: bypassCodes.items, desktopAuthenticators: desktopAuthenticators.items }
    listed.set(accountId, { ids: new Set(toFactors(held, words()).map((factor) => factor.id)), at: now().getTime() })
    const unlessWhole = (isWhole: boolean): ErrorCode | null => (isWhole ? null : 'answer-not-understood')
    return {
      ...held,
      missing: {
        phone: unlessWhole(user.isWhole.phones),
        token: unlessWhole(user.isWhole.tokens),
        webauthn: unlessWhole(user.isWhole.webauthncredentials),
        desktop: desktopAuthenticators.missing,
        bypass: bypassCodes.missing,
      },
    }
  }

  /**
   * `null` if somebody has it, as read less than a minute ago or now; otherwise the outcome of removing it. Only a list that leaves nothing
   * out says that they do not have it: a bypass code that cannot be seen lets somebody in all the same.
   */
  const outcomeWithout = async (
    accountId: string,
    { kind, factorId }: { readonly kind: RemovableKind; readonly factorId: string },
    signal: AbortSignal,
  ): Promise<StepOutcome | null> => {
    const known = listed.get(accountId)
    if (known?.ids.has(factorId) === true && isYounger(known.at, factorsHoldMs, now().getTime())) return null
    const { missing } = await readHeld(accountId, signal)
    if (listed.get(accountId)?.ids.has(factorId) === true) return null
    const why = missing[kind]
    return why === null ? noChange() : failed(why)
  }

  /** Users with exactly this name, alias or address. Names have no blanks. */
  const lookUp = async (typed: string, signal: AbortSignal): Promise<ReadList<User>> => {
    if (/\s/u.test(typed)) return { items: [], unreadable: [] }
    const answeredBefore = changesAnswered
    // Duo may keep the name with its domain or without.
    const login = /^[^\\@]+\\([^\\]+)$/.exec(typed)?.[1]
    const found = await Promise.all([
      client.findUsers({ username: typed }, signal),
      ...(login === undefined ? [] : [client.findUsers({ username: login }, signal)]),
      ...(typed.includes('@') ? [client.findUsers({ email: typed }, signal)] : []),
    ])
    const items = found.flatMap((one) => one.items)
    if (changesAnswered === answeredBefore) {
      for (const user of items) lookedUp.set(user.user_id, { user, at: now().getTime() })
    }
    return { items, unreadable: found.flatMap((one) => one.unreadable) }
  }

  /** The response of a change as an outcome; whatever it was, what was read before it or meanwhile is no longer certain. */
  const change = async (
    accountId: string,
    send: () => Promise<TransportResponse>,
    onDone: (response: TransportResponse) => StepOutcome,
  ): Promise<StepOutcome> => {
    try {
      const response = await send()
      return isOk(response) ? onDone(response) : outcomeOfRefusal(response, client.failureOf(response))
    } catch (cause) {
      return outcomeOfFailure(cause)
    } finally {
      changesAnswered += 1
      lookedUp.delete(accountId)
    }
  }

  const done = ({ json }: TransportResponse): StepOutcome =>
    DoneAnswer.safeParse(json).success ? succeeded() : outcomeUnknown(null)

  const removeFactor = async (
    accountId: string,
    factorId: string,
    signal: AbortSignal,
    waiting: AbortSignal | undefined,
  ): Promise<StepOutcome> => {
    const ref = readFactorId(factorId)
    if (ref === null) return failed('reset-not-offered')
    const user = requireUserId(accountId)
    const without = await outcomeWithout(accountId, { kind: ref.kind, factorId }, eitherOf(signal, waiting))
    if (without !== null) return without
    listed.get(accountId)?.ids.delete(factorId)
    return change(accountId, () => client.remove(ref.kind, user, ref.id, signal, waiting), done)
  }

  const unlock = async (
    accountId: string,
    signal: AbortSignal,
    waiting: AbortSignal | undefined,
  ): Promise<StepOutcome> => {
    // Setting the status would undo any other one, which somebody has set on purpose.
    const user = await readUser(accountId, eitherOf(signal, waiting))
    if (!isUnlockable(user)) return noChange()
    return change(accountId, () => client.unlock(requireUserId(accountId), signal, waiting), done)
  }

  const makeCode = (
    accountId: string,
    signal: AbortSignal,
    onOneTimeCode: (code: OneTimeCode) => void,
    waiting: AbortSignal | undefined,
  ): Promise<StepOutcome> =>
    change(
      accountId,
      () => client.makeBypassCode(requireUserId(accountId), signal, waiting),
      ({ json, headers }) => {
        const made = MadeCodesAnswer.safeParse(json)
        // A code was created, but it is not known.
        if (!made.success) return outcomeUnknown(null)
        const expiresAt = new Date(serverTime(headers, now()) + bypassCodeSeconds * 1000).toISOString()
        onOneTimeCode({ code: new Secret(made.data[0]), expiresAt })
        return succeeded()
      },
    )

  return {
    callerVerifier: createCallerVerifier({ client, requireUserId, now }),

    checkConnection: (signal) =>
      checkConnection(input, authentication, () => {
        directory.forget()
        return findOut(client, { signIn, baseUrl }, signal)
      }),

    async searchUsers(text, signal) {
      const typed = addressInBrackets(text)
      const exact = await lookUp(typed, signal)
      const found = new Map<string, ListedUser>(exact.items.map((user) => [user.user_id, user]))
      let unreadable = exact.unreadable.length
      let narrowed = false
      // A whole login or address is nobody's name, so nobody else can be meant.
      if (found.size === 0 || !/[@.\\\d]/.test(typed)) {
        try {
          const parts = await directory.search(typed, signal)
          for (const user of parts.items) if (!found.has(user.user_id)) found.set(user.user_id, user)
          unreadable += parts.unreadable
        } catch (error) {
          if (!(error instanceof ProviderError) || error.kind === 'cancelled') throw error
          // Whoever was found by the whole name is worth more than an error, which is worth more than nobody.
          if (found.size === 0 && error.code !== 'answer-too-large') throw error
          narrowed = true
        }
      }
      // Sorting everybody for the few that are shown would cost more than the search.
      const accounts = [...found.values()].slice(0, 1_000).map((user) => toAccount(connection.id, user, words()))
      accounts.sort((one, other) => matchRank(one, typed) - matchRank(other, typed))
      return {
        accounts: accounts.slice(0, pageSize),
        more: accounts.length > pageSize,
        narrowed,
        ...unreadableIn(unreadable),
      }
    },

    async readAccount(accountId, signal): Promise<Account> {
      const user = await readUser(accountId, signal)
      return { ...toAccount(connection.id, user, words()), standing: toStanding(user) }
    },

    async readMfaStatus(accountId, signal): Promise<MfaStatus> {
      const held = await readHeld(accountId, signal)
      const { user, missing } = held
      const isDeleted = user.status === 'pending deletion'
      const additionalActions: AdditionalAction[] = [
        ...(isUnlockable(user) ? ['unlock' as const] : []),
        ...(user.status === 'active' ? ['temporary-access-code' as const] : []),
      ]
      return {
        readAt: now().toISOString(),
        factors: {
          knowledge: 'listed',
          mayBeIncomplete: Object.values(missing).some((why) => why !== null),
          items: toFactors(held, words()),
        },
        services: [],
        ...(isDeleted ? { all: 'not-possible', allObstacle: 'account-deleted' } : { all: null }),
        additionalActions,
      }
    },

    planReset,
    compareAfter,

    async runStep(step, signal, onOneTimeCode, waiting) {
      const { accountId } = step
      const [effect] = step.effects
      if (step.effects.length > 1) return failed('reset-not-offered')
      try {
        switch (effect?.kind) {
          case undefined:
            return failed('nothing-selected')
          case 'remove-factor':
            return await removeFactor(accountId, effect.factorId, signal, waiting)
          case 'unlock':
            return await unlock(accountId, signal, waiting)
          case 'temporary-access-code':
            // A code that nobody can be shown helps nobody, and lets somebody in.
            return onOneTimeCode === undefined
              ? failed('reset-not-offered')
              : await makeCode(accountId, signal, onOneTimeCode, waiting)
          default:
            return failed('reset-not-offered')
        }
      } catch (cause) {
        return outcomeOfFailureOrWait(cause, waiting)
      }
    },
  }
}

/** Throws `ProviderError`: no account has an id that could not stand in a path. */
function requireUserId(accountId: string): DuoId {
  const id = duoId(accountId)
  if (id === null) throw new ProviderError('not-found', 'account-not-found')
  return id
}

/** An administrator who locked somebody did so on purpose. */
function isUnlockable({ status, lockout_reason }: User): boolean {
  return status === 'locked out' && !/^admin/i.test(lockout_reason ?? '')
}

/** What this application may not read, or this Duo does not have, makes a list incomplete and nothing else. */
async function asFarAsTold<Item>(
  reading: Promise<ReadList<Item>>,
): Promise<{ readonly items: readonly Item[]; readonly missing: ErrorCode | null }> {
  try {
    const { items, unreadable } = await reading
    return { items, missing: unreadable.length === 0 ? null : 'answer-not-understood' }
  } catch (error) {
    const codes: readonly string[] = ['forbidden', 'interface-not-found', 'account-not-found', 'rejected-by-server']
    if (error instanceof ProviderError && codes.includes(error.code)) return { items: [], missing: error.code }
    throw error
  }
}
