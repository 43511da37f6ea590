/**
 * Adaxes as a provider: looks up users, reads which authenticator apps they activated and whether Microsoft 365 can be reset, and
 * resets exactly that. It never picks a user by itself and never resets what this connection does not offer.
 */
import type { ResetOffer } from '../../../shared/domain/connection.ts'
import { hasEffect, isSameEffect, offeredEffects, removedFactorIds } from '../../../shared/domain/effects.ts'
import type { MfaStatus } from '../../../shared/domain/mfa-status.ts'
import type { AfterCheckVerdict } from '../../../shared/domain/outcome.ts'
import type { ResetEffect, ResetSelection, ResetStep } from '../../../shared/domain/reset-plan.ts'
import { checkConnection, permitted, verdictOf } from '../connection-check.ts'
import { unreadableIn } from '../http/parse-answer.ts'
import type { TransportResponse } from '../http/transport.ts'
import { ProviderError } from '../provider-error.ts'
import type { MfaProvider } from '../provider.ts'
import { failed, outcomeOfFailure } from '../step-outcome.ts'
import type { ProviderInput } from '../system-definition.ts'
import { isKnownApp } from './auth-apps.ts'
import { createAdaxesClient } from './client.ts'
import {
  accountProperties,
  allProperties,
  isUser,
  propertyOf,
  toAccount,
  toMfaStatus,
  toStanding,
  type Manager,
} from './mapper.ts'
import { microsoft365Service } from './microsoft-365.ts'
import { isDn, isNamed, sameDn } from './object-id.ts'
import { readActualDn, withOtherAccount } from './operation-result.ts'
import { outcomeOfAnswer } from './reset-outcome.ts'
import { anyUser, narrowCriteria, readSearchText, searchCriteria } from './search-criteria.ts'
import { createPasswordSignIn, createTokenSignIn } from './sign-in.ts'

/** The most that are shown; one more is requested, to find out whether there are more. */
const pageSize = 50

export function createAdaxesProvider(input: ProviderInput): MfaProvider {
  const { connection, transport, readSecret, now } = input
  const { offer } = connection
  const authentication =
    connection.signIn.kind === 'password'
      ? createPasswordSignIn({ transport, username: connection.signIn.username, readSecret, now })
      : createTokenSignIn(readSecret)
  const client = createAdaxesClient({ ...input, authentication })

  /** By account id: the DN as last read. */
  const namesOf = new Map<string, string>()

  /** Whether the response to a change names somebody else. The person's DN may also have changed, even because of the change itself. */
  const namesAnother = async (actualDn: string | null, accountId: string, signal: AbortSignal): Promise<boolean> => {
    const before = namesOf.get(accountId) ?? (isDn(accountId) ? accountId : null)
    if (actualDn === null || (before !== null && sameDn(actualDn, before))) return false
    const after = await client.readObject(accountId, 'displayName', signal).then(
      ({ dn }) => dn,
      () => null,
    )
    // If the account was never read, there is no DN to compare with.
    return after === null ? before !== null : !sameDn(actualDn, after)
  }

  const readManager = async (dn: string | null, signal: AbortSignal): Promise<Manager | null> => {
    if (dn === null) return null
    try {
      const manager = await client.readObject(dn, 'displayName,mail', signal)
      return {
        name: propertyOf(manager, 'displayName') ?? manager.displayname,
        email: propertyOf(manager, 'mail'),
      }
    } catch (error) {
      // This sign-in may not be allowed to read the manager, which must not hide the person.
      if (signal.aborted) throw error
      return null
    }
  }

  const readStatus = async (accountId: string, signal: AbortSignal): Promise<MfaStatus> =>
    toMfaStatus(await client.readMfaStatus(accountId, signal), offer, now())

  return {
    checkConnection: (signal) =>
      checkConnection(input, authentication, async () => {
        const search = await permitted(async () => {
          const request = { criteria: anyUser, properties: 'displayName', sizeLimit: 1 }
          return (await client.search(request, signal)).objects.find(isUser)
        })
        const someone = search.kind === 'yes' ? search.value : undefined
        const accountId = someone === undefined ? null : toAccount(connection.id, someone, null).accountId
        const username = connection.signIn.kind === 'password' ? connection.signIn.username : null
        return {
          principal: username,
          search: verdictOf(search),
          readStatus: accountId === null ? 'unknown' : verdictOf(await permitted(() => readStatus(accountId, signal))),
          reset: 'unknown',
          warnings:
            username === null ? ['principal-not-disclosed', 'reset-right-not-testable'] : ['reset-right-not-testable'],
        }
      }),

    async searchUsers(text, signal) {
      const terms = readSearchText(text)
      const { objects, unreadable, narrowed } = await client.search(
        {
          criteria: searchCriteria(terms),
          narrowCriteria: narrowCriteria(terms),
          properties: accountProperties,
          sizeLimit: pageSize + 1,
        },
        signal,
      )
      const users = objects.filter(isUser)
      return {
        accounts: users.slice(0, pageSize).map((user) => toAccount(connection.id, user, null)),
        more: users.length > pageSize,
        narrowed,
        ...unreadableIn(unreadable),
      }
    },

    async readAccount(accountId, signal) {
      const object = await client.readObject(accountId, allProperties, signal)
      if (!isUser(object)) throw new ProviderError('not-found', 'account-not-found')
      if (object.dn !== null) namesOf.set(accountId, object.dn)
      const manager = await readManager(propertyOf(object, 'manager'), signal)
      const account = { ...toAccount(connection.id, object, manager), ...toStanding(object) }
      // Keeps the id as it was requested, which the page, the plan and the record use; but replaces a DN, which may change, by the GUID.
      const isAsked = isNamed(object, accountId) && (object.guid === null || !isDn(accountId))
      return isAsked ? { ...account, accountId } : account
    },

    readMfaStatus: readStatus,

    planReset,

    async runStep(step, signal, _onOneTimeCode, waiting) {
      const apps = removedFactorIds(step.effects)
      const microsoft365 = hasEffect(step.effects, 'reset-service')
      if (!step.effects.every((effect) => isOffered(effect, offer))) return failed('reset-not-offered')
      if (step.effects.length === 0) return failed('nothing-selected')
      let answer: TransportResponse
      try {
        answer = await client.resetMfa({ accountId: step.accountId, microsoft365, apps }, signal, waiting)
      } catch (cause) {
        return outcomeOfFailure(cause)
      }
      const outcome = outcomeOfAnswer(answer, now())
      const actualDn = readActualDn(answer.json)
      return (await namesAnother(actualDn, step.accountId, signal))
        ? withOtherAccount(outcome, actualDn ?? '')
        : outcome
    },

    compareAfter: (step, after) => step.effects.map((effect) => afterwards(effect, after)),
  }
}

/** One call for all apps and one for Microsoft 365, with independent outcomes. */
function planReset(status: MfaStatus, { connectionId, accountId, effects }: ResetSelection): ResetStep[] {
  const planned = offeredEffects(status).filter((offered) => effects.some((wanted) => isSameEffect(wanted, offered)))
  if (effects.some((wanted) => !planned.some((offered) => isSameEffect(wanted, offered)))) {
    throw new ProviderError('rejected', 'selection-outdated')
  }
  if (planned.length === 0) throw new ProviderError('rejected', 'nothing-selected')

  const apps = planned.filter(({ kind }) => kind === 'remove-factor')
  const services = planned.filter(({ kind }) => kind === 'reset-service')
  const step = (id: string, ofStep: ResetEffect[]): ResetStep[] =>
    ofStep.length === 0 ? [] : [{ id, connectionId, accountId, effects: ofStep }]
  return [...step('apps', apps), ...step('microsoft365', services)]
}

function isOffered(effect: ResetEffect, offer: ResetOffer): boolean {
  switch (effect.kind) {
    case 'remove-factor':
      return isKnownApp(effect.factorId) && !offer.hiddenFactorIds.includes(effect.factorId)
    case 'reset-service':
      return effect.serviceId === microsoft365Service.id && !offer.hiddenServiceIds.includes(effect.serviceId)
    default:
      return false
  }
}

function afterwards(effect: ResetEffect, after: MfaStatus): AfterCheckVerdict {
  // Adaxes says whether Microsoft 365 can be reset, but never which methods there are.
  if (effect.kind !== 'remove-factor' || after.factors.knowledge === 'not-disclosed') return 'cannot-tell'
  if (after.factors.items.some((factor) => factor.id === effect.factorId)) return 'still-there'
  return after.factors.mayBeIncomplete ? 'cannot-tell' : 'gone'
}
