/** Duo, for the suites that run over every system and for its own tests. */
import fc from 'fast-check'
import { expect } from 'vitest'
import {
  createDuoSimulator,
  type DuoSimulator,
  type DuoSimulatorOptions,
} from '../../../electron/practice/duo/duo-simulator.ts'
import type { Wait } from '../../../electron/providers/http/pause.ts'
import { redactEchoes } from '../../../electron/providers/http/redact-echoes.ts'
import { duo } from '../../../electron/providers/duo/index.ts'
import { Secret } from '../../../electron/secret/secret.ts'
import type { SignIn } from '../../../shared/domain/connection.ts'
import type { Language } from '../../../shared/domain/language.ts'
import { anyEffect } from '../any-effect.ts'
import { chosen } from '../domain-fixtures.ts'
import { oddIds } from '../odd-ids.ts'
import { personCalled } from '../person-called.ts'
import type { ProviderFixture } from '../provider-contract.ts'
import { openSimulatedServer } from '../simulated-server.ts'
import { connect, connectionId, type Simulated } from '../simulated-system.ts'
import type { SystemUnderTest, Trap } from './system-under-test.ts'

type Application = keyof DuoSimulator['credentials']

const signInOf = (simulator: DuoSimulator, application: Application): SignIn => ({
  kind: 'client-secret',
  clientId: simulator.credentials[application].integrationKey,
})

export function connectDuo(
  options: DuoSimulatorOptions = {},
  {
    application = 'desk',
    now = () => new Date(),
    language = () => 'en',
    wait,
  }: { application?: Application; now?: () => Date; language?: () => Language; wait?: Wait } = {},
): Promise<Simulated<DuoSimulator>> {
  const simulator = createDuoSimulator({ now, ...options })
  const signIn = signInOf(simulator, application)
  return connect(duo, simulator, { signIn, secret: simulator.credentials[application].secretKey, now, language, wait })
}

async function fixture(): Promise<ProviderFixture> {
  const server = await openSimulatedServer((faults) => createDuoSimulator({ faults }), {
    isReset: ({ method }) => method !== 'GET',
    refusal: (status) => ({ stat: 'FAIL', code: status === 403 ? 40301 : 50000, message: 'No.' }),
    oddStatus: 200,
  })
  const { secretKey } = server.simulator.credentials.desk
  const gwendolyn = personCalled('gwendolyn.oakes')
  return {
    ...server.fixture,
    provider: duo.createProvider({
      connection: {
        id: connectionId,
        baseUrl: server.baseUrl,
        signIn: signInOf(server.simulator, 'desk'),
        offer: { hiddenFactorIds: [], hiddenServiceIds: [] },
      },
      transport: redactEchoes(server.transport, duo.secretFields),
      readSecret: () => Promise.resolve(new Secret(secretKey)),
      language: () => 'en',
      now: () => new Date(),
      onWaiting: server.onWaiting,
      wait: server.wait,
    }),
    connectionId,
    secrets: [secretKey],
    listsFactors: true,
    person: { searchText: 'gwendolyn.oakes', displayName: 'Gwendolyn Oakes' },
    told: {
      // Gwendolyn's telephone is enrolled, which is no number to call back on.
      standing: { administrator: false, groups: [...gwendolyn.groups], allGroups: true },
    },
    namesakesText: 'Robin Ashdowne',
    nobodyText: 'Nobody of that name',
    unknownAccountId: 'DUNOBODYHASTHISID000',
  }
}

/** Everything that is sent, as it may be. */
const allowed: Readonly<Record<string, RegExp>> = {
  GET: /^\/admin\/(?:v1\/(?:users(?:\/[\w-]+(?:\/(?:bypass_codes|desktopauthenticators|verification_push_response))?)?|admins|settings)|v3\/integrations)$/,
  DELETE:
    /^\/admin\/v1\/(?:users\/[\w-]+\/(?:phones|tokens)|webauthncredentials|desktop_authenticators|bypass_codes)\/[\w-]+$/,
  POST: /^\/admin\/v1\/users\/[\w-]+(?:\/bypass_codes)?$/,
}

const harmfulRequests: Trap = {
  name: 'is never asked to delete a user or a device, to change anybody beyond unlocking, or for codes that wipe others',
  async open() {
    const simulated = await connectDuo()
    const { simulator } = simulated
    const [mira, septima, locked] = ['mira.dunmore', 'septima.allgood', 'lachlan.lockside'].map(
      (login) => simulator.state.account(login).user,
    )
    const things = simulator.state.things('septima.allgood')
    const factorIds = ['phone', 'token', 'webauthn', 'desktop', 'bypass'].flatMap((kind) =>
      [...things, '', '..', '%2e', '../../users'].map((id) => `${kind}:${id}`),
    )
    const miraId = mira?.user_id ?? ''
    const lockedId = locked?.user_id ?? ''
    const mirasPhone = `phone:${mira?.phones[0]?.phone_id ?? ''}`
    return {
      ...simulated,
      accountIds: fc.oneof(
        fc.constantFrom(miraId, lockedId, septima?.user_id ?? '', `${miraId} `, `${miraId}/`, 'enroll', ''),
        oddIds,
        fc.string(),
      ),
      texts: fc.oneof(
        fc.constantFrom('mira.dunmore', 'gwendolyn.oakes@practice.example', 'ashdowne', '/admin/v1/admins'),
        oddIds.filter((typed) => typed.trim() !== ''),
        fc.string({ minLength: 1 }),
      ),
      effects: anyEffect(fc.oneof(oddIds, fc.constantFrom(...factorIds, mirasPhone))),
      example: [
        { kind: 'search', on: 'mira.dunmore' },
        { kind: 'read', on: miraId },
        { kind: 'run', on: miraId, effect: { kind: 'remove-factor', factorId: mirasPhone, label: 'Duo Mobile' } },
        { kind: 'run', on: miraId, effect: { kind: 'temporary-access-code' } },
        { kind: 'run', on: lockedId, effect: { kind: 'unlock' } },
      ],
      entersCode: false,
      look(sent) {
        for (const { method, path } of sent) expect(path).toMatch(allowed[method] ?? /^never$/)
        return sent.filter(({ effect }) => effect === 'change').length
      },
    }
  },
}

const wrongSecretKey = 'canary-wrong-secret-key-of-an-application'

export const duoUnderTest: SystemUnderTest = {
  contract: { 'with an integration key': fixture },
  callerCheck: { searchText: 'apollonia.waiting', push: 'push-with-code', code: null },
  secrets() {
    const simulator = createDuoSimulator()
    const { secretKey } = simulator.credentials.desk
    const [phone = ''] = simulator.state.things('mira.dunmore')
    return {
      simulator,
      signIns: [{ signIn: signInOf(simulator, 'desk'), secret: secretKey, wrong: [wrongSecretKey] }],
      otherSecrets: [wrongSecretKey],
      credentialsIn(request) {
        const [, pair = ''] = request.headers.get('Authorization')?.split(' ') ?? []
        const [, signature] = Buffer.from(pair, 'base64').toString('utf8').split(':')
        return Promise.resolve([pair, signature])
      },
      paths: ['/users', '/phones/', '/bypass_codes'],
      badDays: (sent) => [
        ...[400, 401, 403, 500].map((status) => ({
          kind: 'answer' as const,
          status,
          json: {
            stat: 'FAIL',
            code: status * 100 + 1,
            // Made when it is sent, which is after what it quotes.
            get message() {
              return `This is not good: ${sent()}`
            },
          },
        })),
        { kind: 'connection-lost-after-applying' },
      ],
      ticks: chosen({ factorIds: [`phone:${phone}`] }),
      // The secret key itself never arrives, and each signature is another one.
      arriving: [],
      arrivals: 6,
    }
  },
  traps: [harmfulRequests],
}
