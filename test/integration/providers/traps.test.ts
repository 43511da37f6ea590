/**
 * The requests of a system's interface that must never leave. Whatever an account is called, whatever was read before and however
 * the system behaves: the simulators' alarms stay silent, and nothing of the kind is even given to the transport.
 */
import fc from 'fast-check'
import { expect, it, onTestFinished } from 'vitest'
import type { FaultEffect } from '../../../electron/practice/fault-injector.ts'
import type { MfaProvider } from '../../../electron/providers/provider.ts'
import { Secret } from '../../../electron/secret/secret.ts'
import { accountSystemIds, accountSystems } from '../../../electron/systems/systems.ts'
import type { MfaStatus } from '../../../shared/domain/mfa-status.ts'
import type { ResetEffect, ResetStep } from '../../../shared/domain/reset-plan.ts'
import { alive, connectionId } from '../../support/simulated-system.ts'
import type { ExampleAct, OpenTrap } from '../../support/systems/system-under-test.ts'
import { systemsUnderTest } from '../../support/systems/systems-under-test.ts'
import { chosen } from '../../support/domain-fixtures.ts'

/** What a test does with a provider, in any order. */
type Act =
  | { readonly kind: 'search'; readonly text: string }
  | { readonly kind: 'read' | 'status' | 'plan' | 'recall'; readonly accountId: string }
  | { readonly kind: 'run'; readonly accountId: string; readonly effect: ResetEffect }
  | { readonly kind: 'together'; readonly accountIds: readonly string[]; readonly effect: ResetEffect }
  | { readonly kind: 'check' | 'code' }
  | { readonly kind: 'fault'; readonly effect: FaultEffect }
  | { readonly kind: 'restart' }

type Chance = Pick<OpenTrap, 'accountIds' | 'texts' | 'effects'>

const faults = fc.constantFrom<FaultEffect>(
  { kind: 'expired-token' },
  { kind: 'connection-lost-before-applying' },
  { kind: 'connection-lost-after-applying' },
  { kind: 'empty-answer' },
  { kind: 'answer', status: 200, json: {} },
  { kind: 'answer', status: 200, json: { success: true, data: null } },
  { kind: 'answer', status: 403, json: { message: 'No.' } },
  { kind: 'answer', status: 500, json: { success: false, error: 'Failed' } },
  { kind: 'redirect', to: '/user/org/mfa' },
)

const acts = ({ accountIds: accountId, texts: text, effects: effect }: Chance): fc.Arbitrary<Act[]> =>
  fc.array(
    fc.oneof(
      fc.record({ kind: fc.constant('search' as const), text }),
      fc.record({ kind: fc.constantFrom('read', 'status', 'plan', 'recall'), accountId }),
      fc.record({ kind: fc.constant('run' as const), accountId, effect }),
      fc.record({ kind: fc.constant('together' as const), accountIds: fc.array(accountId, { maxLength: 4 }), effect }),
      fc.record({ kind: fc.constantFrom('check', 'code') }),
      fc.record({ kind: fc.constant('fault' as const), effect: faults }),
      fc.record({ kind: fc.constant('restart' as const) }),
    ),
    { minLength: 1, maxLength: 12 },
  )

const anyStatus: MfaStatus = {
  readAt: '2026-11-20T10:00:00.000Z',
  factors: { knowledge: 'not-disclosed', mayBeIncomplete: true, items: [] },
  services: [],
  all: 'possible',
}

const stepFor = (accountId: string, effect: ResetEffect): ResetStep => ({
  id: 'x',
  connectionId,
  accountId,
  effects: [effect],
})

const actOf = (act: ExampleAct): Act => {
  if (act.kind === 'search') return { kind: 'search', text: act.on }
  return act.kind === 'run'
    ? { kind: 'run', accountId: act.on, effect: act.effect }
    : { kind: 'read', accountId: act.on }
}

/** Failures are answers too here; only what leaves counts. */
async function carryOut(provider: MfaProvider, act: Exclude<Act, { kind: 'fault' | 'restart' }>): Promise<unknown> {
  try {
    switch (act.kind) {
      case 'search':
        return await provider.searchUsers(act.text, alive)
      case 'read':
        return await provider.readAccount(act.accountId, alive)
      case 'status':
        return await provider.readMfaStatus(act.accountId, alive)
      case 'check':
        return await provider.checkConnection(alive)
      case 'code':
        return await provider.enterCode?.(new Secret('123456'), alive)
      case 'run':
        // Somebody is there to be shown a code, or none would be made.
        return await provider.runStep(stepFor(act.accountId, act.effect), alive, () => undefined)
      case 'together':
        return await provider.runTogether?.(
          act.accountIds.map((id) => stepFor(id, act.effect)),
          alive,
        )
      case 'recall':
        return provider.recall?.({
          connectionId,
          accountId: act.accountId,
          displayName: 'Somebody',
          logins: [],
          email: 'mira.dunmore@practice.example',
          employeeNumber: null,
          title: null,
          department: null,
          office: null,
          manager: null,
          path: null,
          state: { disabled: null, locked: null, expiresAt: null },
        })
      case 'plan': {
        const { accountId } = act
        const selection = { connectionId, accountId, ...chosen({ all: true }) }
        const steps = provider.planReset(anyStatus, selection)
        return await Promise.all(steps.map((step) => provider.runStep(step, alive)))
      }
    }
  } catch (error) {
    return error
  }
}

const traps = accountSystemIds.flatMap((id) =>
  systemsUnderTest[id].traps.map((trap) => [accountSystems[id].name, trap] as const),
)

it.each(traps.map(([system, trap]) => [`${system} ${trap.name}`, trap] as const))(
  '%s',
  async (_name, trap) => {
    const { provider, simulator, sent, look, entersCode, example, ...opened } = await trap.open()
    onTestFinished(() => opened.close())
    let looked = 0
    let resets = 0
    await fc.assert(
      fc.asyncProperty(acts(opened), async (order) => {
        simulator.faults.clear()
        if (entersCode) await carryOut(provider, { kind: 'code' })
        for (const act of order) {
          if (act.kind === 'fault') simulator.faults.add({ path: '', effect: act.effect })
          // The alarms go with a restart, so what was raised before is looked at first.
          else if (act.kind === 'restart') {
            expect(simulator.alarms).toEqual([])
            simulator.reset()
          } else await carryOut(provider, act)
        }
        resets += look(sent.slice(looked))
        looked = sent.length
        expect(simulator.alarms).toEqual([])
      }),
      // One order is given, so that something certainly is reset whatever chance brings.
      { numRuns: 100, examples: [[example.map(actOf)]] },
    )
    expect(resets).toBeGreaterThan(0)
  },
  60_000,
)
