/** Resolver, for the suites that run over every system and for its own tests. */
import fc from 'fast-check'
import { expect } from 'vitest'
import {
  createResolverSimulator,
  type ResolverSimulator,
  type ResolverSimulatorOptions,
} from '../../../electron/practice/resolver/resolver-simulator.ts'
import { resolver } from '../../../electron/providers/resolver/index.ts'
import { Secret } from '../../../electron/secret/secret.ts'
import { anyEffect } from '../any-effect.ts'
import { oddIds } from '../odd-ids.ts'
import type { ProviderFixture } from '../provider-contract.ts'
import { connect, connectionId, type SignInWish, type Simulated } from '../simulated-system.ts'
import { openSimulatedServer } from '../simulated-server.ts'
import { jsonSecrets } from './json-secrets.ts'
import type { SystemUnderTest, Trap } from './system-under-test.ts'

export function connectResolver(
  options: ResolverSimulatorOptions = {},
  { signIn = { kind: 'access-token' }, secret, now = () => new Date() }: SignInWish<ResolverSimulator> = {},
): Promise<Simulated<ResolverSimulator>> {
  const simulator = createResolverSimulator({ now, ...options })
  return connect(resolver, simulator, { signIn, secret: secret ?? simulator.credentials.apiKey, now })
}

async function fixture(kind: 'access-token' | 'password'): Promise<ProviderFixture> {
  const server = await openSimulatedServer((faults) => createResolverSimulator({ faults }), {
    isReset: ({ path }) => path === '/user/users/mfa/reset',
    refusal: () => ({ message: 'No.' }),
    oddStatus: 400,
  })
  const { apiKey, email, password, organisationId } = server.simulator.credentials
  return {
    ...server.fixture,
    provider: resolver.createProvider({
      connection: {
        id: connectionId,
        baseUrl: server.baseUrl,
        signIn: kind === 'password' ? { kind, username: email, organisation: String(organisationId) } : { kind },
        offer: { hiddenFactorIds: [], hiddenServiceIds: [] },
      },
      transport: server.transport,
      readSecret: () => Promise.resolve(new Secret(kind === 'password' ? password : apiKey)),
      language: () => 'en',
      now: () => new Date(),
      onWaiting: server.onWaiting,
      wait: server.wait,
    }),
    connectionId,
    secrets: [apiKey, password],
    listsFactors: false,
    person: { searchText: 'gwendolyn.oakes', displayName: 'Gwendolyn Oakes' },
    told: {},
    namesakesText: 'Robin Ashdowne',
    nobodyText: 'Nobody of that name',
    unknownAccountId: '999999',
  }
}

const organisationSwitch: Trap = {
  name: 'is never asked for the switch of the whole organisation, and never with an id that is no user’s',
  async open() {
    const simulated = await connectResolver()
    const { simulator } = simulated
    const { id, membershipId } = simulator.state.user('mira.dunmore@practice.example')
    const other = simulator.state.user('gwendolyn.oakes@practice.example').id
    return {
      ...simulated,
      accountIds: fc.oneof(
        fc.constantFrom(...[id, other, membershipId, 166, 167].map(String), `${id} `, `0${id}`),
        oddIds,
        fc.nat().map(String),
        fc.string(),
      ),
      texts: fc.oneof(
        fc.constantFrom('mira.dunmore', 'gwendolyn.oakes@practice.example', 'ashdowne', '/user/org/mfa'),
        oddIds.filter((typed) => typed.trim() !== ''),
        fc.string({ minLength: 1 }),
      ),
      effects: anyEffect(),
      example: [
        { kind: 'search', on: 'gwendolyn.oakes@practice.example' },
        { kind: 'read', on: String(other) },
        { kind: 'run', on: String(other), effect: { kind: 'reset-all' } },
      ],
      entersCode: false,
      look(sent) {
        for (const { path } of sent) expect(['/user/users', '/user/users/me', '/user/users/mfa/reset']).toContain(path)
        expect(simulator.state.refusedIds()).toEqual([])
        expect(simulator.state.organisation().isMfaEnforced).toBe(true)
        return sent.filter(({ effect }) => effect === 'change').length
      },
    }
  },
}

export const resolverUnderTest: SystemUnderTest = {
  contract: {
    'with an API key': () => fixture('access-token'),
    'with a password': () => fixture('password'),
  },
  secrets() {
    const simulator = createResolverSimulator()
    const { apiKey, email, password } = simulator.credentials
    return {
      ...jsonSecrets({ token: apiKey, tokenHeader: 'x-api-key', login: { username: email, password } }),
      simulator,
    }
  },
  traps: [organisationSwitch],
}
