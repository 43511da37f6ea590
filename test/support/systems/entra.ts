/** Microsoft Entra ID, for the suites that run over every system and for its own tests. */
import { setTimeout as sleep } from 'node:timers/promises'
import fc from 'fast-check'
import { expect } from 'vitest'
import {
  createEntraSimulator,
  type EntraSimulator,
  type EntraSimulatorOptions,
} from '../../../electron/practice/entra/entra-simulator.ts'
import type { EntraSignInServer } from '../../../electron/practice/entra/sign-in-server.ts'
import { type AgentName, agents, tenant } from '../../../electron/practice/entra/tenant.ts'
import { createPracticeTransport } from '../../../electron/practice/practice-transport.ts'
import { keepInMemory } from '../../../electron/providers/browser-sign-in.ts'
import { entra } from '../../../electron/providers/entra/index.ts'
import type { Wait } from '../../../electron/providers/http/pause.ts'
import { redactEchoes } from '../../../electron/providers/http/redact-echoes.ts'
import type { Transport } from '../../../electron/providers/http/transport.ts'
import { Secret } from '../../../electron/secret/secret.ts'
import type { SignIn } from '../../../shared/domain/connection.ts'
import { anyEffect } from '../any-effect.ts'
import { chosen } from '../domain-fixtures.ts'
import { oddIds } from '../odd-ids.ts'
import { personCalled } from '../person-called.ts'
import type { ProviderFixture } from '../provider-contract.ts'
import { openSimulatedServer } from '../simulated-server.ts'
import { type BrowserWish, connect, connectionId, type Simulated } from '../simulated-system.ts'
import type { SystemUnderTest, Trap } from './system-under-test.ts'

const signIn: SignIn = { kind: 'browser', clientId: tenant.clientId, tenant: tenant.id }

/** A browser that signs in by itself, whenever it is needed. */
export function practiceBrowser(
  server: EntraSignInServer,
  transport: Transport = createPracticeTransport(server),
): BrowserWish {
  return {
    browser: {
      transport,
      open: (url) => server.browse(url),
      page: (outcome) => ({ title: outcome, text: '', language: 'en' }),
      answersByItself: true,
    },
    keptSignIn: keepInMemory(),
  }
}

export function connectEntra(
  options: EntraSimulatorOptions = {},
  { agent = 'desk', now = () => new Date(), wait }: { agent?: AgentName; now?: () => Date; wait?: Wait } = {},
): Promise<Simulated<EntraSimulator>> {
  const simulator = createEntraSimulator({ now, ...options })
  simulator.signIn.next.agent = agents[agent]
  const wish = { ...practiceBrowser(simulator.signIn), ...(wait === undefined ? {} : { wait }) }
  return connect(entra, simulator, { signIn, secret: '', now, ...wish })
}

async function fixture(): Promise<ProviderFixture> {
  const server = await openSimulatedServer((faults) => createEntraSimulator({ faults }), {
    isReset: ({ method, path }) => method !== 'GET' && !path.includes('/oauth2/'),
    refusal: (status) => ({
      error: { code: status === 403 ? 'accessDenied' : 'generalException', message: 'No.', innerError: {} },
    }),
    oddStatus: 200,
  })
  const gwendolyn = personCalled('gwendolyn.oakes')
  const manager = personCalled(gwendolyn.managerLogin ?? '')
  return {
    ...server.fixture,
    provider: entra.createProvider({
      connection: {
        id: connectionId,
        baseUrl: server.baseUrl,
        signIn,
        offer: { hiddenFactorIds: [], hiddenServiceIds: [] },
      },
      transport: redactEchoes(server.transport, entra.secretFields),
      readSecret: () => Promise.resolve(new Secret('')),
      language: () => 'en',
      now: () => new Date(),
      wait: impatient,
      onWaiting: server.onWaiting,
      ...practiceBrowser(server.simulator.signIn, server.transport),
    }),
    connectionId,
    secrets: ['Bearer '],
    listsFactors: true,
    person: { searchText: 'gwendolyn oakes', displayName: 'Gwendolyn Oakes' },
    told: {
      managerEmail: manager.email,
      phones: [
        ...(gwendolyn.mobilePhone === null ? [] : [{ kind: 'mobile' as const, number: gwendolyn.mobilePhone }]),
        ...(gwendolyn.workPhone === null ? [] : [{ kind: 'work' as const, number: gwendolyn.workPhone }]),
      ],
      standing: { administrator: false, groups: [...gwendolyn.groups], allGroups: true },
    },
    namesakesText: 'Robin Ashdowne',
    nobodyText: 'Nobody of that name',
    unknownAccountId: '00000000-0000-4000-8000-000000000000',
  }
}

/** Waits as long as anybody asks, up to a second; what Graph is given to catch up is over at once. */
const impatient: Wait = async (ms, signal) => {
  await sleep(ms > 1_000 ? 0 : ms, undefined, { signal })
}

const guid = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}'

/** Everything that is sent, as it may be. */
const allowed: Readonly<Record<string, RegExp>> = {
  GET: new RegExp(
    `^/(?:v1\\.0/(?:users(?:/${guid}(?:/(?:manager|transitiveMemberOf|authentication/methods))?)?|organization` +
      `|roleManagement/directory/(?:roleAssignments|roleEligibilityScheduleInstances))|beta/users/${guid}/authentication/signInPreferences)$`,
  ),
  DELETE: new RegExp(`^/v1\\.0/users/${guid}/authentication/[a-z0-9A-Z]+Methods/[\\w-]+=*$`),
  POST: new RegExp(`^/v1\\.0/users/${guid}/(?:revokeSignInSessions|authentication/temporaryAccessPassMethods)$`),
}

const harmfulRequests: Trap = {
  name: 'is never asked to delete or change a user, to set a password, or for anything of the agent’s own',
  async open() {
    const simulated = await connectEntra()
    const { simulator } = simulated
    const [mira = '', septima = ''] = ['mira.dunmore', 'septima.allgood'].map(
      (login) => simulator.state.account(login).user.id,
    )
    const ids = simulator.state.account('septima.allgood').methods.map(({ id }) => id)
    const types = ['phone', 'fido2', 'email', 'password', 'methods', '..', 'softwareOath', 'somethingNew']
    const factorIds = types.flatMap((type) =>
      [...ids, '', '..', '%2e', '../../..', 'x/resetPassword'].map((id) => `${type}:${id}`),
    )
    const mirasPhone = 'phone:3179e48a-750b-4051-897c-87b9720928f7'
    return {
      ...simulated,
      accountIds: fc.oneof(
        fc.constantFrom(
          mira,
          septima,
          mira.toUpperCase(),
          `${mira} `,
          `${mira}/`,
          'me',
          '',
          'mira.dunmore@practice.example',
        ),
        oddIds,
        fc.string(),
      ),
      texts: fc.oneof(
        fc.constantFrom(
          'mira.dunmore',
          'gwendolyn.oakes@practice.example',
          "o'",
          'ashdowne',
          '/v1.0/me',
          'PRACTICE\\mira.dunmore',
        ),
        oddIds.filter((typed) => typed.trim() !== ''),
        fc.string({ minLength: 1 }),
      ),
      effects: anyEffect(fc.oneof(oddIds, fc.constantFrom(...factorIds, mirasPhone))),
      example: [
        { kind: 'search', on: 'mira.dunmore' },
        { kind: 'read', on: mira },
        { kind: 'run', on: mira, effect: { kind: 'remove-factor', factorId: mirasPhone, label: 'Phone' } },
      ],
      entersCode: false,
      look(sent) {
        for (const { method, path } of sent) expect(path).toMatch(allowed[method] ?? /^never$/)
        return sent.filter(({ effect }) => effect === 'change').length
      },
    }
  },
}

export const entraUnderTest: SystemUnderTest = {
  contract: { 'with the browser': fixture },
  secrets() {
    const simulator = createEntraSimulator()
    return {
      simulator,
      signIns: [{ signIn, wrong: [] }],
      browse: (url) => simulator.signIn.browse(url),
      otherSecrets: [],
      async credentialsIn(request) {
        const bearer = request.headers.get('Authorization')?.split(' ')[1]
        if (request.method !== 'POST' || !request.url.endsWith('/token')) return [bearer]
        const form = new URLSearchParams(await request.clone().text())
        return [bearer, ...['code', 'code_verifier', 'refresh_token'].map((field) => form.get(field))]
      },
      paths: ['/users', '/authentication/', '/token'],
      badDays: (sent) => [
        ...[400, 401, 403, 500].map((status) => ({
          kind: 'answer' as const,
          status,
          json: {
            error: {
              code: 'badRequest',
              // Made when it is sent, which is after what it quotes.
              get message() {
                return `This is not good: ${sent()}`
              },
            },
          },
        })),
        { kind: 'connection-lost-after-applying' },
      ],
      ticks: chosen({ factorIds: ['phone:3179e48a-750b-4051-897c-87b9720928f7'] }),
      arriving: [],
      arrivals: 1,
    }
  },
  traps: [harmfulRequests],
}
