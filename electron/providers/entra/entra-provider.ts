/**
 * Microsoft Entra ID as a provider: looks up users, lists their authentication methods, removes them one by one, makes Temporary Access
 * Passes and signs out everywhere, all as the agent who has signed in. Nobody can be challenged: Graph has no request for it.
 *
 * Graph answers from copies, so what was just removed may still be listed, and what has to be removed first may still be in the way. Both
 * are waited for, shortly, before anything is called "still there" or refused.
 */
import type { Account } from '../../../shared/domain/account.ts'
import { isYounger } from '../../../shared/domain/age.ts'
import { addressInBrackets, matchRank } from '../../../shared/domain/match-people.ts'
import type { AdditionalAction, MfaStatus } from '../../../shared/domain/mfa-status.ts'
import type { StepOutcome } from '../../../shared/domain/outcome.ts'
import { cleanAddress, cleanDirectoryText } from '../../../shared/domain/clean-text.ts'
import { Secret } from '../../secret/secret.ts'
import { checkConnection } from '../connection-check.ts'
import { serverTime } from '../http/http-date.ts'
import { unreadableIn } from '../http/parse-answer.ts'
import { createPause } from '../http/pause.ts'
import { eitherOf } from '../http/system-client.ts'
import { isOk, type TransportResponse } from '../http/transport.ts'
import { ProviderError } from '../provider-error.ts'
import type { MfaProvider, OneTimeCode } from '../provider.ts'
import { failed, noChange, outcomeOfFailureOrWait, outcomeUnknown, succeeded } from '../step-outcome.ts'
import type { ProviderInput } from '../system-definition.ts'
import { createEntraClient } from './client.ts'
import { findOut } from './connection-check.ts'
import { type ObjectId, objectId } from './entra-id.ts'
import { endOf, readFactorId, toFactors, typeOf } from './factors.ts'
import { obstacleOf, outcomeOfRefusal } from './failures.ts'
import { isGuest, toAccount, toPhones } from './mapper.ts'
import { compareAfter, planReset } from './plan.ts'
import { type Method, PassAnswer, RevokedAnswer, type User } from './schemas.ts'
import { searchesFor } from './search.ts'
import { createEntraSignIn } from './sign-in.ts'
import { readStanding, told } from './standing.ts'
import { entraTexts } from './texts.ts'

/** The most that are shown; one more is requested, to find out whether there are more. */
const pageSize = 50

/** How long what was read of a user counts. */
const userHoldsMs = 60_000

/** How long Graph may lag behind a removal, and the pauses before it is asked again. */
const lagMs = 60_000
const readAgainAfterMs = [2_000, 5_000, 15_000]
const sendAgainAfterMs = [2_000, 5_000]

export function createEntraProvider(input: ProviderInput): MfaProvider {
  const { connection, now, language } = input
  const words = () => entraTexts[language()].words
  const authentication = createEntraSignIn(input)
  const client = createEntraClient({ ...input, authentication })
  const pause = createPause({ now, wait: input.wait })
  const users = createMemory<User>(now, userHoldsMs)
  /** By account: the factors that were removed, and that may still be listed. */
  const removed = createMemory<ReadonlySet<string>>(now, lagMs)

  const seen = (user: User): User => {
    users.set(user.id.toLowerCase(), user)
    return user
  }

  const readUser = async (accountId: string, signal: AbortSignal): Promise<User> => {
    const user = seen(await client.readUser(requireObjectId(accountId), signal))
    if (user.id !== accountId) throw new ProviderError('not-found', 'account-not-found')
    return user
  }

  const readMethods = async (accountId: string, signal: AbortSignal) => {
    const user = requireObjectId(accountId)
    const gone = removed.get(accountId)
    const isStale = ({ items }: { readonly items: readonly Method[] }): boolean =>
      gone !== undefined && items.some((method) => gone.has(`${typeOf(method)}:${method.id}`))
    let list = await client.readMethods(user, signal)
    for (const ms of readAgainAfterMs) {
      if (!isStale(list)) break
      await pause(ms, signal)
      list = await client.readMethods(user, signal)
    }
    // It has been waited for long enough: what is listed now stays listed.
    if (gone !== undefined) removed.set(accountId, new Set())
    return list
  }

  /** Finds everybody by both ways of searching, of which Graph may refuse the one by words, as in some kinds of tenants. */
  const search = async (text: string, signal: AbortSignal) => {
    const { search: words, filter } = searchesFor(text)
    const most = pageSize + 1
    const byWords =
      words === null
        ? null
        : client.findUsers({ $search: words }, most, signal).catch((error: unknown) => {
            if (error instanceof ProviderError && error.detail.httpStatus === 400) return 'refused' as const
            throw error
          })
    const [found, filtered] = await Promise.all([byWords, client.findUsers({ $filter: filter }, most, signal)])
    const pages = found === null || found === 'refused' ? [filtered] : [found, filtered]
    const unique = new Map(pages.flatMap(({ items }) => items).map((user) => [user.id, seen(user)]))
    return {
      users: [...unique.values()],
      more: unique.size > pageSize || pages.some(({ more }) => more),
      narrowed: found === 'refused',
      unreadable: Math.max(...pages.map(({ unreadable }) => unreadable.length)),
    }
  }

  /**
   * A refusal because of another method was certainly not carried out. Where that one has just been removed, Graph has not noticed yet, so
   * the request is sent again.
   */
  const sendRemoval = async (
    accountId: string,
    send: () => Promise<TransportResponse>,
    waiting: AbortSignal,
  ): Promise<TransportResponse> => {
    let response = await send()
    for (const ms of sendAgainAfterMs) {
      if (obstacleOf(response) === null || removed.get(accountId) === undefined) break
      await pause(ms, waiting)
      response = await send()
    }
    return response
  }

  /** Graph's answer does not say whether it is the user or the method that is missing. */
  const outcomeOfMissing = async (accountId: string, factorId: string, signal: AbortSignal): Promise<StepOutcome> => {
    for (const ms of [0, ...readAgainAfterMs]) {
      await pause(ms, signal)
      const { items, unreadable, more } = await client.readMethods(requireObjectId(accountId), signal)
      if (items.some((method) => `${typeOf(method)}:${method.id}` === factorId)) continue
      return unreadable.length > 0 || more ? outcomeUnknown(null) : noChange()
    }
    return failed('rejected-by-server')
  }

  const removeFactor = async (
    accountId: string,
    factorId: string,
    signal: AbortSignal,
    waiting?: AbortSignal,
  ): Promise<StepOutcome> => {
    const ref = readFactorId(factorId)
    if (ref === null) return failed('reset-not-offered')
    const user = requireObjectId(accountId)
    const either = eitherOf(signal, waiting)
    const mayBeListedYet = (): unknown => removed.set(accountId, new Set([...(removed.get(accountId) ?? []), factorId]))
    const send = () => client.remove(ref.type, user, ref.id, signal, waiting)
    const response = await sendRemoval(accountId, send, either).catch((error: unknown) => {
      // It may have been done, and Graph's lists lag behind.
      if (error instanceof ProviderError && error.kind === 'outcome-unknown') mayBeListedYet()
      throw error
    })
    if (isOk(response)) {
      mayBeListedYet()
      // A removal is confirmed without a body.
      return response.json === undefined ? succeeded() : outcomeUnknown(null)
    }
    const failure = client.failureOf(response)
    // The change has been sent: to stop waiting ends nothing here.
    if (failure.kind === 'not-found') return outcomeOfMissing(accountId, factorId, signal)
    const outcome = outcomeOfRefusal(response, failure, obstacleOf(response))
    if (outcome.kind === 'outcome-unknown') mayBeListedYet()
    return outcome
  }

  const endSessions = async (accountId: string, signal: AbortSignal, waiting?: AbortSignal): Promise<StepOutcome> => {
    const response = await client.endSessions(requireObjectId(accountId), signal, waiting)
    if (!isOk(response)) return outcomeOfRefusal(response, client.failureOf(response))
    const isConfirmed = response.json === undefined || RevokedAnswer.safeParse(response.json).success
    return isConfirmed ? succeeded() : outcomeUnknown(null)
  }

  const makePass = async (
    accountId: string,
    signal: AbortSignal,
    onOneTimeCode: (code: OneTimeCode) => void,
    waiting?: AbortSignal,
  ): Promise<StepOutcome> => {
    const response = await client.makePass(requireObjectId(accountId), signal, waiting)
    if (!isOk(response)) {
      return outcomeOfRefusal(
        response,
        client.failureOf(response),
        response.status === 400 ? 'code-not-permitted' : null,
      )
    }
    const made = PassAnswer.safeParse(response.json)
    // A pass was created, but it is not known.
    if (!made.success) return outcomeUnknown(null)
    const { temporaryAccessPass, startDateTime, lifetimeInMinutes, isUsable, methodUsabilityReason } = made.data
    // Graph makes passes for people whom the policy does not let use one. Such a pass lets nobody in.
    if (isUsable === false && /^(?:DisabledByPolicy|Expired)$/i.test(methodUsabilityReason ?? '')) {
      return failed('code-not-usable', cleanDirectoryText(methodUsabilityReason ?? ''))
    }
    const begins = startDateTime ?? new Date(serverTime(response.headers, now())).toISOString()
    onOneTimeCode({ code: new Secret(temporaryAccessPass), expiresAt: endOf(begins, lifetimeInMinutes) })
    return succeeded()
  }

  return {
    signInWithBrowser: (signal) => authentication.signInWithBrowser(signal),

    checkConnection: (signal) =>
      checkConnection(input, authentication, async () => findOut(client, await authentication.who(signal), signal)),

    async searchUsers(text, signal) {
      const { users: found, more, narrowed, unreadable } = await search(text, signal)
      const typed = addressInBrackets(text)
      const accounts = found.map((user) => toAccount(connection.id, user, words()))
      accounts.sort((one, other) => matchRank(one, typed) - matchRank(other, typed))
      return { accounts: accounts.slice(0, pageSize), more, narrowed, ...unreadableIn(unreadable) }
    },

    async readAccount(accountId, signal): Promise<Account> {
      const id = requireObjectId(accountId)
      const [user, manager, standing] = await Promise.all([
        readUser(accountId, signal),
        told(client.readManager(id, signal)),
        readStanding(client, id, words(), signal),
      ])
      const managerEmail = cleanAddress(manager?.mail ?? '')
      return {
        ...toAccount(connection.id, user, words()),
        ...toPhones(user),
        manager: cleanDirectoryText(manager?.displayName ?? ''),
        ...(managerEmail === null ? {} : { managerEmail }),
        standing,
      }
    },

    async readMfaStatus(accountId, signal): Promise<MfaStatus> {
      const id = requireObjectId(accountId)
      const [who, user, methods, preferences] = await Promise.all([
        authentication.who(signal),
        users.get(accountId) ?? readUser(accountId, signal),
        readMethods(accountId, signal),
        told(client.readPreferences(id, signal)),
      ])
      const self = objectId(who.objectId)
      const isOwn = self === null || self === id
      return {
        readAt: now().toISOString(),
        factors: {
          knowledge: 'listed',
          // Hardware tokens, app passwords, certificates and security questions are in no list of version 1.0.
          mayBeIncomplete: true,
          items: toFactors(
            {
              methods: methods.items,
              // A list that goes on holds something that cannot be read either.
              unreadable: methods.unreadable.length + (methods.more ? 1 : 0),
              preferred: preferences?.userPreferredMethodForSecondaryAuthentication ?? null,
              isOwn,
            },
            words(),
          ),
        },
        services: [],
        ...(isOwn ? { all: 'not-possible', allObstacle: 'own-account' } : { all: null }),
        additionalActions: isOwn ? [] : actionsFor(user),
      }
    },

    planReset,
    compareAfter,

    async runStep(step, signal, onOneTimeCode, waiting) {
      const { accountId } = step
      const [effect] = step.effects
      if (step.effects.length > 1) return failed('reset-not-offered')
      try {
        // Graph does not refuse what somebody does to himself, and whoever is signed in may have changed since the plan.
        const self = objectId((await authentication.who(eitherOf(signal, waiting))).objectId)
        if (effect !== undefined && (self === null || self === objectId(accountId))) return failed('own-account')
        switch (effect?.kind) {
          case undefined:
            return failed('nothing-selected')
          case 'remove-factor':
            return await removeFactor(accountId, effect.factorId, signal, waiting)
          case 'end-sessions':
            return await endSessions(accountId, signal, waiting)
          case 'temporary-access-code':
            // A pass that nobody can be shown would only replace the one before.
            return onOneTimeCode === undefined
              ? failed('reset-not-offered')
              : await makePass(accountId, signal, onOneTimeCode, waiting)
          default:
            return failed('reset-not-offered')
        }
      } catch (cause) {
        return outcomeOfFailureOrWait(cause, waiting)
      }
    },
  }
}

/** A guest signs in at home: his sessions are ended there, and no pass can be made for him here. */
function actionsFor(user: User): AdditionalAction[] {
  if (isGuest(user)) return []
  return user.accountEnabled === false ? ['end-sessions'] : ['end-sessions', 'temporary-access-code']
}

/** Throws `ProviderError`: no account has an id that could not stand in a path. */
function requireObjectId(accountId: string): ObjectId {
  const id = objectId(accountId)
  if (id === null) throw new ProviderError('not-found', 'account-not-found')
  return id
}

const maxRemembered = 500

/** What is known of accounts for a while. */
function createMemory<Known>(now: () => Date, holdsMs: number) {
  const known = new Map<string, { readonly value: Known; readonly at: number }>()
  return {
    get(accountId: string): Known | undefined {
      const entry = known.get(accountId)
      return entry !== undefined && isYounger(entry.at, holdsMs, now().getTime()) ? entry.value : undefined
    },
    set(accountId: string, value: Known): void {
      known.delete(accountId)
      known.set(accountId, { value, at: now().getTime() })
      const [oldest] = known.keys()
      if (known.size > maxRemembered && oldest !== undefined) known.delete(oldest)
    },
  }
}
