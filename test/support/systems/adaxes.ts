/** Adaxes, for the suites that run over every system. */
import { createAdaxesSimulator } from '../../../electron/practice/adaxes/adaxes-simulator.ts'
import { adaxes } from '../../../electron/providers/adaxes/index.ts'
import { Secret } from '../../../electron/secret/secret.ts'
import type { ProviderFixture } from '../provider-contract.ts'
import { connectionId } from '../simulated-system.ts'
import { openSimulatedServer } from '../simulated-server.ts'
import { personCalled } from '../person-called.ts'
import type { SystemUnderTest } from './system-under-test.ts'
import { chosen } from '../domain-fixtures.ts'

async function fixture(kind: 'access-token' | 'password'): Promise<ProviderFixture> {
  const server = await openSimulatedServer(
    (faults) => createAdaxesSimulator({ token: 'canary-access-token', faults }),
    {
      isReset: ({ path }) => path.toLowerCase().endsWith('/resetmfa'),
      refusal: (status) => ({ message: 'No.', code: status === 403 ? 'forbidden' : 'internal' }),
      oddStatus: 200,
    },
  )
  const { token, username, password } = server.simulator.credentials
  const { workPhone, mobilePhone } = personCalled('gwendolyn.oakes')
  return {
    ...server.fixture,
    provider: adaxes.createProvider({
      connection: {
        id: connectionId,
        baseUrl: server.baseUrl,
        signIn: kind === 'password' ? { kind, username } : { kind },
        offer: { hiddenFactorIds: [], hiddenServiceIds: [] },
      },
      transport: server.transport,
      readSecret: () => Promise.resolve(new Secret(kind === 'password' ? password : token)),
      language: () => 'en',
      now: () => new Date(),
      onWaiting: server.onWaiting,
      wait: server.wait,
    }),
    connectionId,
    secrets: [token, password],
    listsFactors: true,
    person: { searchText: 'gwendolyn.oakes', displayName: 'Gwendolyn Oakes' },
    told: {
      managerEmail: 'ragnheidur.aheygum@practice.example',
      phones: [
        { kind: 'mobile', number: mobilePhone ?? '' },
        { kind: 'work', number: workPhone ?? '' },
      ],
      standing: {
        administrator: false,
        groups: ['CN=All staff,OU=Groups,DC=practice,DC=example', 'CN=Finance,OU=Groups,DC=practice,DC=example'],
        allGroups: true,
      },
    },
    namesakesText: 'Ashdowne',
    nobodyText: 'Nobody of that name',
    unknownAccountId: '00000000-1111-4222-8333-444444444444',
  }
}

export const adaxesUnderTest: SystemUnderTest = {
  contract: {
    'with an access token': () => fixture('access-token'),
    'with a password': () => fixture('password'),
  },
  secrets() {
    const simulator = createAdaxesSimulator({ token: 'canary-adaxes-token-58d1' })
    const { token, username, password } = simulator.credentials
    const wrong = ['canary-wrong-adaxes-secret-07aa']
    return {
      simulator,
      signIns: [
        { signIn: { kind: 'access-token' }, secret: token, wrong },
        { signIn: { kind: 'password', username }, secret: password, wrong },
      ],
      otherSecrets: [],
      async credentialsIn(request) {
        const body = await request.text()
        const inBody = body === '' ? {} : (JSON.parse(body) as Record<string, unknown>)
        const secrets = [inBody['password'], inBody['sessionId']].filter((one) => typeof one === 'string')
        return [request.headers.get('Adm-Authorization'), ...secrets]
      },
      paths: ['/auth', '/directoryobjects/search', '/resetmfa'],
      badDays: (sent) =>
        [400, 401, 403, 500].map((status) => ({
          kind: 'answer',
          status,
          json: {
            code: 'forbidden',
            // Made when it is sent, which is after what it quotes.
            get message() {
              return `This is not good: ${sent()}`
            },
          },
        })),
      ticks: chosen({ factorIds: ['Microsoft'], microsoft365: true }),
      arriving: [token, password, ...wrong],
      // The token, the password, the wrong one, and a session with its token.
      arrivals: 5,
    }
  },
  // Every request names the account it is about.
  traps: [],
}
