/** Okta, for the suites that run over every system. */
import { createPrivateKey } from 'node:crypto'
import { createOktaSimulator } from '../../../electron/practice/okta/okta-simulator.ts'
import { practiceCode } from '../../../electron/practice/read-out.ts'
import { redactEchoes } from '../../../electron/providers/http/redact-echoes.ts'
import { okta } from '../../../electron/providers/okta/index.ts'
import { Secret } from '../../../electron/secret/secret.ts'
import type { SignIn } from '../../../shared/domain/connection.ts'
import { createDescribedOkta } from '../described-okta.ts'
import type { ProviderFixture } from '../provider-contract.ts'
import { connectionId } from '../simulated-system.ts'
import { personCalled } from '../person-called.ts'
import { openSimulatedServer } from '../simulated-server.ts'
import type { SystemUnderTest } from './system-under-test.ts'
import { chosen } from '../domain-fixtures.ts'

async function fixture(kind: 'api-token' | 'service-app' | 'service-app-dpop'): Promise<ProviderFixture> {
  const server = await openSimulatedServer((faults) => createDescribedOkta({ faults }), {
    isReset: ({ method, path }) =>
      (method === 'DELETE' && path.includes('/factors/')) || path.endsWith('/reset_factors'),
    refusal: (status) => ({
      errorCode: status === 403 ? 'E0000006' : 'E0000009',
      errorSummary: 'No.',
      errorId: 'oaeTest',
      errorCauses: [],
    }),
    oddStatus: 200,
  })
  const { apiTokens, serviceApps, serviceKey } = server.simulator.credentials
  const app = kind === 'service-app' ? serviceApps.serviceDesk : serviceApps.serviceDeskWithDpop
  const privateKey = JSON.stringify(serviceKey.privateJwk)
  const signIn: SignIn =
    kind === 'api-token'
      ? { kind: 'access-token' }
      : { kind: 'service-app', clientId: app.clientId, keyId: serviceKey.keyId }
  return {
    ...server.fixture,
    provider: okta.createProvider({
      connection: {
        id: connectionId,
        baseUrl: server.baseUrl,
        signIn,
        offer: { hiddenFactorIds: [], hiddenServiceIds: [] },
      },
      transport: redactEchoes(server.transport, okta.secretFields),
      readSecret: () => Promise.resolve(new Secret(kind === 'api-token' ? apiTokens.serviceDesk : privateKey)),
      language: () => 'en',
      now: () => new Date(),
      onWaiting: server.onWaiting,
      wait: server.wait,
    }),
    connectionId,
    secrets: [apiTokens.serviceDesk, String(serviceKey.privateJwk.d)],
    listsFactors: true,
    person: { searchText: 'awa.nguessanou', displayName: "Awa N'Guessanou-D'Almada" },
    told: {
      phones: [{ kind: 'work', number: personCalled('awa.nguessanou').workPhone ?? '' }],
      // Neither of the sign-ins may read roles.
      standing: { administrator: null, groups: ['Everyone', 'All staff', 'Customer Care'], allGroups: true },
    },
    namesakesText: 'Ashdowne',
    nobodyText: 'Nobody of that name',
    unknownAccountId: '00uNobodyHasThisId000',
  }
}

const wrongToken = 'canary-wrong-okta-token-3c19'
const wrongKey = 'canary-wrong-okta-key-91ab'

export const oktaUnderTest: SystemUnderTest = {
  contract: {
    'with an API token': () => fixture('api-token'),
    'as a service application': () => fixture('service-app'),
    'as a service application with DPoP': () => fixture('service-app-dpop'),
  },
  callerCheck: { searchText: 'apollonia.waiting', push: 'push-with-number', code: practiceCode },
  secrets() {
    const simulator = createOktaSimulator()
    const { apiTokens, serviceApps, serviceKey } = simulator.credentials
    const pem = createPrivateKey({ key: serviceKey.privateJwk, format: 'jwk' })
      .export({ type: 'pkcs8', format: 'pem' })
      .toString()
    const [, ...lines] = pem.trim().split('\n')
    const asApp = ({ clientId }: { readonly clientId: string }): SignIn => ({
      kind: 'service-app',
      clientId,
      keyId: serviceKey.keyId,
    })
    // A wrong key, and one that is none, are refused without being quoted.
    const wrong = [`${pem.slice(0, 500)}${wrongKey}`, `{"kty":"RSA","d":"${wrongKey}"}`]
    return {
      simulator,
      signIns: [
        { signIn: { kind: 'access-token' }, secret: apiTokens.serviceDesk, wrong: [wrongToken] },
        { signIn: asApp(serviceApps.serviceDesk), secret: pem, wrong },
        {
          signIn: asApp(serviceApps.serviceDeskWithDpop),
          secret: JSON.stringify(serviceKey.privateJwk),
          wrong,
        },
      ],
      otherSecrets: [String(serviceKey.privateJwk.d), ...lines.slice(0, -1), wrongKey],
      async credentialsIn(request) {
        const form = new URLSearchParams(await request.text())
        const [, token] = request.headers.get('Authorization')?.split(' ') ?? []
        return [token, request.headers.get('DPoP'), form.get('client_assertion')]
      },
      paths: ['/oauth2/v1/token', '/api/v1/users', '/lifecycle/'],
      badDays: (sent) => [
        {
          kind: 'answer',
          status: 400,
          json: {
            errorCode: 'E0000001',
            error: 'invalid_client',
            // Made when it is sent, which is after what it quotes.
            get errorSummary() {
              return `This is not good: ${sent()}`
            },
            get error_description() {
              return `This is not good: ${sent()}`
            },
          },
        },
        { kind: 'expired-token' },
        { kind: 'connection-lost-after-applying' },
        { kind: 'answer', status: 500, json: { errorCode: 'E0000009', errorSummary: 'Broke.' } },
      ],
      ticks: chosen({ all: true }),
      arriving: [apiTokens.serviceDesk, wrongToken],
      // Assertions, tokens and proofs of two applications.
      arrivals: 13,
    }
  },
  // Every request names the user it is about, in its path.
  traps: [],
}
