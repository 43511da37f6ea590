/**
 * A system in memory behind the provider port: accounts with factors that a reset takes away. Each method can be replaced,
 * and what was called is in the log.
 */
import { removedFactorIds } from '../../shared/domain/effects.ts'
import type { Account } from '../../shared/domain/account.ts'
import type { ProviderCapabilities } from '../../shared/domain/connection.ts'
import type { MfaStatus } from '../../shared/domain/mfa-status.ts'
import type { ResetEffect, ResetStep } from '../../shared/domain/reset-plan.ts'
import type { AccountSystemSupport, OpenProvider } from '../../electron/connections/system-support.ts'
import { ProviderError } from '../../electron/providers/provider-error.ts'
import type { MfaProvider } from '../../electron/providers/provider.ts'
import { makeAccount, makeOutcome, makeStatus } from './domain-fixtures.ts'

export const fakeCapabilities: ProviderCapabilities = {
  knownServices: [{ id: 'microsoft-365', label: 'Microsoft 365' }],
  knownFactors: [],
}

export interface FakePerson {
  account: Account
  status: MfaStatus
}

export interface FakeSystem {
  readonly people: Map<string, FakePerson>
  /** What each provider of this system does in place of its usual. */
  readonly replace: Partial<MfaProvider>
  capabilities: ProviderCapabilities
  readonly log: string[]
}

export function createFakeSystem(log: string[] = []): FakeSystem {
  return { people: new Map(), replace: {}, capabilities: fakeCapabilities, log }
}

export function addPerson(system: FakeSystem, account: Partial<Account> = {}, status: MfaStatus = makeStatus()): void {
  const made = makeAccount(account)
  system.people.set(made.accountId, { account: made, status })
}

/** One call for all factors of a selection, one for each service and one for each additional action. */
export function createFakeProvider(system: FakeSystem): MfaProvider {
  const find = (accountId: string): FakePerson => {
    const person = system.people.get(accountId)
    if (!person) throw new ProviderError('not-found', 'account-not-found')
    return person
  }

  const usual: MfaProvider = {
    checkConnection: () =>
      Promise.resolve({ baseUrl: 'https://x.example', principal: null, abilities: [], warnings: [], tookMs: 1 }),
    searchUsers: () =>
      Promise.resolve({
        accounts: [...system.people.values()].map(({ account }) => account),
        more: false,
        narrowed: false,
      }),
    readAccount: async (accountId) => Promise.resolve(find(accountId).account),
    readMfaStatus: async (accountId) => Promise.resolve(structuredClone(find(accountId).status)),
    planReset(status, { connectionId, accountId, effects }) {
      const steps: ResetEffect[][] = []
      const removed = removedFactorIds(effects).map((factorId): ResetEffect => {
        const factor = status.factors.items.find(({ id }) => id === factorId)
        if (!factor) throw new ProviderError('rejected', 'selection-outdated')
        return { kind: 'remove-factor', factorId, label: factor.label }
      })
      if (removed.length > 0) steps.push(removed)
      for (const effect of effects) if (effect.kind !== 'remove-factor') steps.push([effect])
      return steps.map((ofStep, index) => ({ id: `p${index}`, connectionId, accountId, effects: ofStep }))
    },
    runStep(step) {
      const { status } = find(step.accountId)
      const gone = removedFactorIds(step.effects)
      status.factors.items = status.factors.items.filter(({ id }) => !gone.includes(id))
      return Promise.resolve(makeOutcome())
    },
    compareAfter: (step: ResetStep, after) =>
      step.effects.map((effect) => {
        if (effect.kind !== 'remove-factor') return 'cannot-tell'
        return after.factors.items.some(({ id }) => id === effect.factorId) ? 'still-there' : 'gone'
      }),
  }

  return {
    ...usual,
    ...system.replace,
    async readMfaStatus(accountId, signal) {
      system.log.push(`read-status:${accountId}`)
      return (system.replace.readMfaStatus ?? usual.readMfaStatus)(accountId, signal)
    },
    async runStep(step, signal, onOneTimeCode, waiting) {
      system.log.push(`run:${step.id}`)
      return (system.replace.runStep ?? usual.runStep)(step, signal, onOneTimeCode, waiting)
    },
  }
}

export interface FakeSupport extends AccountSystemSupport {
  /** Every provider that was opened, with what it was opened for. */
  readonly opened: (Parameters<AccountSystemSupport['openProvider']>[0] & { closed: boolean })[]
}

export function createFakeSupport(system: FakeSystem): FakeSupport {
  const opened: FakeSupport['opened'] = []
  return {
    opened,
    system: 'adaxes',
    holds: 'accounts',
    get capabilities() {
      return system.capabilities
    },
    normaliseAddress(pasted) {
      if (!URL.canParse(pasted)) throw new ProviderError('rejected', 'address-invalid')
      return pasted.replace(/\/+$/, '')
    },
    openProvider(input): OpenProvider {
      const one = { ...input, closed: false }
      opened.push(one)
      return {
        provider: createFakeProvider(system),
        close: () => {
          one.closed = true
          return Promise.resolve()
        },
      }
    },
  }
}
