/** Flashback, for the suites that run over every system and for its own tests. */
import fc from 'fast-check'
import { expect } from 'vitest'
import {
  createFlashbackSimulator,
  type FlashbackSimulator,
  type FlashbackSimulatorOptions,
} from '../../../electron/practice/flashback/flashback-simulator.ts'
import type { TransportRequest } from '../../../electron/providers/http/transport.ts'
import { flashback } from '../../../electron/providers/flashback/index.ts'
import { Secret } from '../../../electron/secret/secret.ts'
import { anyEffect } from '../any-effect.ts'
import { oddIds } from '../odd-ids.ts'
import type { ProviderFixture } from '../provider-contract.ts'
import { connect, connectionId, type SignInWish, type Simulated } from '../simulated-system.ts'
import { openSimulatedServer } from '../simulated-server.ts'
import { jsonSecrets } from './json-secrets.ts'
import type { SystemUnderTest, Trap } from './system-under-test.ts'

/** Signs in with the password of the administrator without a second factor unless told otherwise. */
export function connectFlashback(
  options: FlashbackSimulatorOptions = {},
  { signIn, secret, now = () => new Date() }: SignInWish<FlashbackSimulator> = {},
): Promise<Simulated<FlashbackSimulator>> {
  const simulator = createFlashbackSimulator({ now, ...options })
  const { email, password } = simulator.credentials
  return connect(flashback, simulator, {
    signIn: signIn ?? { kind: 'password', username: email },
    secret: secret ?? password,
    now,
  })
}

async function fixture(kind: 'password' | 'code' | 'access-token'): Promise<ProviderFixture> {
  const server = await openSimulatedServer((faults) => createFlashbackSimulator({ faults }), {
    isReset: ({ path }) => path === '/mfa/reset',
    refusal: () => ({ message: 'No.' }),
    oddStatus: 400,
  })
  const { email, emailWithSecondFactor, password, code } = server.simulator.credentials
  const token = server.simulator.issueAccessToken()
  const provider = flashback.createProvider({
    connection: {
      id: connectionId,
      baseUrl: server.baseUrl,
      signIn:
        kind === 'access-token'
          ? { kind }
          : { kind: 'password', username: kind === 'code' ? emailWithSecondFactor : email },
      offer: { hiddenFactorIds: [], hiddenServiceIds: [] },
    },
    transport: server.transport,
    readSecret: () => Promise.resolve(new Secret(kind === 'access-token' ? token : password)),
    language: () => 'en',
    now: () => new Date(),
    onWaiting: server.onWaiting,
    wait: server.wait,
  })
  if (kind === 'code') await provider.enterCode?.(new Secret(code), new AbortController().signal)
  return {
    ...server.fixture,
    provider,
    connectionId,
    secrets: [token, password],
    listsFactors: false,
    person: { searchText: 'mira.dunmore', displayName: 'Mira Dunmore' },
    told: { standing: { administrator: false, groups: ['USER'], allGroups: true } },
    namesakesText: 'Robin Ashdowne',
    nobodyText: 'Nobody of that name',
    unknownAccountId: '00000000-1111-4222-8333-444444444444',
    searchesFromMemory: true,
  }
}

const isReset = ({ path }: TransportRequest): boolean => path.toLowerCase().includes('mfa/reset')

const selfReset = (kind: 'without a second factor' | 'with a second factor'): Trap => ({
  name: `never gets a reset without the id of somebody else, signed in ${kind}`,
  async open() {
    const { credentials } = createFlashbackSimulator()
    const username = kind === 'with a second factor' ? credentials.emailWithSecondFactor : credentials.email
    const simulated = await connectFlashback({}, { signIn: { kind: 'password', username } })
    const { simulator } = simulated
    const own = simulator.state.user(username).id
    const other = simulator.state.user('mira.dunmore@practice.example').id
    return {
      ...simulated,
      accountIds: fc.oneof(
        fc.constantFrom(own, own.toUpperCase(), ` ${own}`, `${own}/`, other, other.toUpperCase()),
        oddIds,
        fc.uuid(),
        fc.string(),
      ),
      texts: fc.oneof(fc.constantFrom('mira', 'svc-mfadesk', username), fc.string({ minLength: 1 })),
      effects: anyEffect(),
      example: [{ kind: 'run', on: other, effect: { kind: 'reset-all' } }],
      entersCode: true,
      look(sent) {
        const resets = sent.filter(isReset)
        for (const request of resets) {
          const { resetUserId } = request.json as { resetUserId: string }
          expect(request.json).toEqual({ resetUserId })
          expect(resetUserId).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i)
          expect(resetUserId.toLowerCase()).not.toBe(own)
        }
        expect(simulator.state.mfaResets(own)).toBe(0)
        return resets.length
      },
    }
  },
})

export const flashbackUnderTest: SystemUnderTest = {
  contract: {
    'with a pasted token': () => fixture('access-token'),
    'with a password': () => fixture('password'),
    'with a password and a code': () => fixture('code'),
  },
  secrets() {
    const simulator = createFlashbackSimulator()
    const { email, password } = simulator.credentials
    const token = simulator.issueAccessToken()
    return {
      ...jsonSecrets({ token, tokenHeader: 'Authorization', login: { username: email, password } }),
      simulator,
    }
  },
  traps: [selfReset('without a second factor'), selfReset('with a second factor')],
}
