/**
 * The two requests that must never leave: Resolver's switch for the whole organisation, and Flashback's reset without the id of
 * somebody else. Whatever an account is called, whatever was read before and however the system behaves: the simulators' alarms
 * stay silent, and nothing of the kind is even given to the transport.
 */
import fc from 'fast-check'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { FaultEffect } from '../../../electron/practice/fault-switches.ts'
import { createFlashbackSimulator } from '../../../electron/practice/flashback/flashback-simulator.ts'
import type { TransportRequest } from '../../../electron/providers/http/transport.ts'
import type { MfaProvider } from '../../../electron/providers/provider.ts'
import { Secret } from '../../../electron/secret/secret.ts'
import type { MfaStatus } from '../../../shared/domain/mfa-status.ts'
import type { ResetEffect, ResetStep } from '../../../shared/domain/reset-plan.ts'
import { alive, connectFlashback, connectionId, connectResolver } from '../../support/simulated-systems.ts'

/** What a test does with a provider, in any order. */
type Act =
  | { readonly kind: 'search'; readonly text: string }
  | { readonly kind: 'read' | 'status' | 'plan' | 'run' | 'recall'; readonly accountId: string }
  | { readonly kind: 'together'; readonly accountIds: readonly string[] }
  | { readonly kind: 'check' | 'code' }
  | { readonly kind: 'fault'; readonly effect: FaultEffect }
  | { readonly kind: 'restart' }

const faults = fc.constantFrom<FaultEffect>(
  { kind: 'expired-token' },
  { kind: 'cut-before-applying' },
  { kind: 'cut-after-applying' },
  { kind: 'empty-answer' },
  { kind: 'answer', status: 200, json: {} },
  { kind: 'answer', status: 200, json: { success: true, data: null } },
  { kind: 'answer', status: 403, json: { message: 'No.' } },
  { kind: 'answer', status: 500, json: { success: false, error: 'Failed' } },
  { kind: 'redirect', to: '/user/org/mfa' },
)

const acts = (accountId: fc.Arbitrary<string>, text: fc.Arbitrary<string>): fc.Arbitrary<Act[]> =>
  fc.array(
    fc.oneof(
      fc.record({ kind: fc.constant('search' as const), text }),
      fc.record({ kind: fc.constantFrom('read', 'status', 'plan', 'run', 'recall'), accountId }),
      fc.record({ kind: fc.constant('together' as const), accountIds: fc.array(accountId, { maxLength: 4 }) }),
      fc.record({ kind: fc.constantFrom('check', 'code') }),
      fc.record({ kind: fc.constant('fault' as const), effect: faults }),
      fc.record({ kind: fc.constant('restart' as const) }),
    ),
    { minLength: 1, maxLength: 12 },
  )

const anyStatus: MfaStatus = {
  readAt: '2026-11-20T10:00:00.000Z',
  factors: { knowledge: 'not-told', mayBeIncomplete: true, items: [] },
  microsoft365: null,
  all: 'possible',
}

const everything: ResetEffect = { kind: 'reset-all' }
const stepFor = (accountId: string): ResetStep => ({ id: 'x', connectionId, accountId, effects: [everything] })

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
        return await provider.runStep(stepFor(act.accountId), alive)
      case 'together':
        return await provider.runTogether?.(act.accountIds.map(stepFor), alive)
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
        const selection = { connectionId, accountId, factorIds: [], microsoft365: false, all: true }
        const steps = provider.planReset(anyStatus, selection)
        return await Promise.all(steps.map((step) => provider.runStep(step, alive)))
      }
    }
  } catch (error) {
    return error
  }
}

const odd = fc.constantFrom('', ' ', '0', '-1', '1e3', 'null', 'undefined', '*', '../org/mfa', '%2e%2e/org/mfa', '{}')

describe('Resolver', () => {
  it('is never asked for the switch of the whole organisation, and never with an id that is no user’s', async () => {
    const resolver = await connectResolver()
    onTestFinished(() => resolver.close())
    const { provider, simulator, sent } = resolver
    const { id, membershipId } = simulator.state.user('mira.dunmore@practice.example')
    const other = simulator.state.user('gwendolyn.oakes@practice.example').id
    const accountId = fc.oneof(
      fc.constantFrom(...[id, other, membershipId, 166, 167].map(String), `${id} `, `0${id}`),
      odd,
      fc.nat().map(String),
      fc.string(),
    )
    const text = fc.oneof(
      fc.constantFrom('mira.dunmore', 'gwendolyn.oakes@practice.example', 'ashdowne', '/user/org/mfa'),
      odd.filter((typed) => typed.trim() !== ''),
      fc.string({ minLength: 1 }),
    )
    let looked = 0
    let resets = 0
    await fc.assert(
      fc.asyncProperty(acts(accountId, text), async (order) => {
        simulator.faults.clear()
        for (const act of order) {
          if (act.kind === 'fault') simulator.faults.add({ path: '', effect: act.effect })
          // The alarms go with a restart, so what was raised before is looked at first.
          else if (act.kind === 'restart') {
            expect(simulator.alarms).toEqual([])
            simulator.reset()
          } else await carryOut(provider, act)
        }
        for (const request of sent.slice(looked)) {
          expect(['/user/users', '/user/users/me', '/user/users/mfa/reset']).toContain(request.path)
          if (request.effect === 'change') resets += 1
        }
        looked = sent.length
        expect(simulator.alarms).toEqual([])
        expect(simulator.state.refusedIds()).toEqual([])
        expect(simulator.state.organisation().isMfaEnforced).toBe(true)
      }),
      {
        numRuns: 100,
        // One order is given, so that something certainly is reset whatever chance brings.
        examples: [
          [
            [
              { kind: 'search', text: 'gwendolyn.oakes@practice.example' },
              { kind: 'read', accountId: String(other) },
              { kind: 'run', accountId: String(other) },
            ],
          ],
        ],
      },
    )
    expect(resets).toBeGreaterThan(0)
  }, 60_000)
})

describe('Flashback', () => {
  it.each(['without a second factor', 'with a second factor'])(
    'never gets a reset without the id of somebody else, signed in %s',
    async (kind) => {
      const { credentials } = createFlashbackSimulator()
      const username = kind === 'with a second factor' ? credentials.emailWithSecondFactor : credentials.email
      const flashback = await connectFlashback({}, { signIn: { kind: 'password', username } })
      onTestFinished(() => flashback.close())
      const { provider, simulator, sent } = flashback
      const own = simulator.state.user(username).id
      const other = simulator.state.user('mira.dunmore@practice.example').id
      const accountId = fc.oneof(
        fc.constantFrom(own, own.toUpperCase(), ` ${own}`, `${own}/`, other, other.toUpperCase()),
        odd,
        fc.uuid(),
        fc.string(),
      )
      const text = fc.oneof(fc.constantFrom('mira', 'svc-mfadesk', username), fc.string({ minLength: 1 }))
      const isReset = ({ path }: TransportRequest): boolean => path.toLowerCase().includes('mfa/reset')
      let looked = 0
      let resets = 0
      await fc.assert(
        fc.asyncProperty(acts(accountId, text), async (order) => {
          simulator.faults.clear()
          await carryOut(provider, { kind: 'code' })
          for (const act of order) {
            if (act.kind === 'fault') simulator.faults.add({ path: '', effect: act.effect })
            else if (act.kind === 'restart') {
              expect(simulator.alarms).toEqual([])
              simulator.reset()
            } else await carryOut(provider, act)
          }
          for (const request of sent.slice(looked).filter(isReset)) {
            resets += 1
            const { resetUserId } = request.json as { resetUserId: string }
            expect(request.json).toEqual({ resetUserId })
            expect(resetUserId).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i)
            expect(resetUserId.toLowerCase()).not.toBe(own)
          }
          looked = sent.length
          expect(simulator.alarms).toEqual([])
          expect(simulator.state.mfaResets(own)).toBe(0)
        }),
        { numRuns: 100, examples: [[[{ kind: 'run', accountId: other }]]] },
      )
      expect(resets).toBeGreaterThan(0)
    },
    60_000,
  )
})
