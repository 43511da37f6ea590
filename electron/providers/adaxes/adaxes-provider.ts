/**
 * Adaxes as a provider: look up users, read which authenticator apps they activated and whether Microsoft 365 can be reset,
 * reset exactly that. It never picks a user by itself and never resets what this connection does not offer.
 */
import type { MfaStatus } from '../../../shared/domain/mfa-status.ts'
import type { AfterCheckVerdict } from '../../../shared/domain/outcome.ts'
import type { ResetEffect, ResetSelection, ResetStep } from '../../../shared/domain/reset-plan.ts'
import { checkConnection, permitted, verdictOf } from '../connection-check.ts'
import type { TransportResponse } from '../http/transport.ts'
import { ProviderError } from '../provider-error.ts'
import type { MfaProvider } from '../provider.ts'
import { failed, outcomeOfFailure } from '../step-outcome.ts'
import type { ProviderInput } from '../system-definition.ts'
import { isKnownApp } from './auth-apps.ts'
import { createAdaxesClient } from './client.ts'
import { accountProperties, isUser, propertyOf, toAccount, toMfaStatus } from './mapper.ts'
import { outcomeOfAnswer } from './reset-outcome.ts'
import { anyUser, narrowCriteria, readSearchText, searchCriteria } from './search-criteria.ts'
import { createPasswordSignIn, createTokenSignIn } from './sign-in.ts'

/** Shown at most; one more is asked for, to know whether there are more. */
const pageSize = 50

export function createAdaxesProvider(input: ProviderInput): MfaProvider {
  const { connection, transport, readSecret, now } = input
  const { offer } = connection
  const authentication =
    connection.signIn.kind === 'password'
      ? createPasswordSignIn({ transport, username: connection.signIn.username, readSecret, now })
      : createTokenSignIn(readSecret)
  const client = createAdaxesClient({ transport, authentication, now })

  const readManager = async (dn: string | null, signal: AbortSignal): Promise<string | null> => {
    if (dn === null) return null
    try {
      const manager = await client.readObject(dn, 'displayName', signal)
      return propertyOf(manager, 'displayName') ?? manager.displayname
    } catch (error) {
      // Who the manager is may be hidden from this account; the person is not.
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
            username === null ? ['principal-not-told', 'reset-right-not-testable'] : ['reset-right-not-testable'],
        }
      }),

    async searchUsers(text, signal) {
      const terms = readSearchText(text)
      const { objects, narrowed } = await client.search(
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
      }
    },

    async readAccount(accountId, signal) {
      const object = await client.readObject(accountId, accountProperties, signal)
      if (!isUser(object)) throw new ProviderError('not-found', 'account-not-found')
      return toAccount(connection.id, object, await readManager(propertyOf(object, 'manager'), signal))
    },

    readMfaStatus: readStatus,

    planReset,

    async runStep(step, signal, _onOneTimeCode, waiting) {
      const apps = step.effects.filter((effect) => effect.kind === 'remove-factor').map((effect) => effect.factorId)
      const microsoft365 = step.effects.some((effect) => effect.kind === 'reset-microsoft365')
      const isOffered =
        !(microsoft365 && !offer.microsoft365) &&
        apps.every((app) => isKnownApp(app) && !offer.hiddenFactorIds.includes(app)) &&
        step.effects.every((effect) => effect.kind !== 'reset-all')
      if (!isOffered) return failed('reset-not-offered')
      if (apps.length === 0 && !microsoft365) return failed('nothing-selected')
      let answer: TransportResponse
      try {
        answer = await client.resetMfa({ accountId: step.accountId, microsoft365, apps }, signal, waiting)
      } catch (cause) {
        return outcomeOfFailure(cause)
      }
      return outcomeOfAnswer(answer, now())
    },

    compareAfter: (step, after) => step.effects.map((effect) => afterwards(effect, after)),
  }
}

/** One call for all apps and one for Microsoft 365: two outcomes that do not depend on each other. */
function planReset(status: MfaStatus, selection: ResetSelection): ResetStep[] {
  const wanted = [...new Set(selection.factorIds)]
  const ticked = status.factors.items.filter((factor) => factor.removable && wanted.includes(factor.id))
  const microsoft365IsThere = status.microsoft365 === 'possible' || status.microsoft365 === 'unknown'
  if (ticked.length < wanted.length || (selection.microsoft365 && !microsoft365IsThere) || selection.all) {
    throw new ProviderError('rejected', 'selection-outdated')
  }
  if (ticked.length === 0 && !selection.microsoft365) throw new ProviderError('rejected', 'nothing-selected')

  const { connectionId, accountId } = selection
  const steps: ResetStep[] = []
  if (ticked.length > 0) {
    const effects = ticked.map(({ id, label }): ResetEffect => ({ kind: 'remove-factor', factorId: id, label }))
    steps.push({ id: 'apps', connectionId, accountId, effects })
  }
  if (selection.microsoft365) {
    steps.push({ id: 'microsoft365', connectionId, accountId, effects: [{ kind: 'reset-microsoft365' }] })
  }
  return steps
}

function afterwards(effect: ResetEffect, after: MfaStatus): AfterCheckVerdict {
  // Adaxes says whether Microsoft 365 can be reset, never what is there.
  if (effect.kind !== 'remove-factor' || after.factors.knowledge === 'not-told') return 'cannot-tell'
  if (after.factors.items.some((factor) => factor.id === effect.factorId)) return 'still-there'
  return after.factors.mayBeIncomplete ? 'cannot-tell' : 'gone'
}
