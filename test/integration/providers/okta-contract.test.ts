/** The Okta provider against the practice directory over a real socket, with every way of signing in. */
import { createFaultSwitches, type FaultEffect, type FaultSwitches } from '../../../electron/practice/fault-switches.ts'
import { createOktaProvider } from '../../../electron/providers/okta/index.ts'
import { createSocketTransport } from '../../../electron/providers/http/socket-transport.ts'
import { withoutEchoes } from '../../../electron/providers/http/without-echoes.ts'
import { Secret } from '../../../electron/secret/secret.ts'
import type { SignIn } from '../../../shared/domain/connection.ts'
import { createDescribedOkta } from '../../support/described-okta.ts'
import { describeProviderContract, type ProviderFixture } from '../../support/provider-contract.ts'
import { serveSimulator } from '../../support/simulator-server.ts'

const connectionId = '2d9f4c1a-7b36-4e0d-8a52-91c3d5e7f604'

async function fixture(kind: 'api-token' | 'service-app' | 'service-app-dpop'): Promise<ProviderFixture> {
  const switches = createFaultSwitches()
  let onNextRequest: (() => void) | null = null
  const faults: FaultSwitches = {
    ...switches,
    take(path) {
      if (!onNextRequest) return switches.take(path)
      onNextRequest()
      onNextRequest = null
      return { kind: 'delay', ms: 4_000 }
    },
  }
  const simulator = createDescribedOkta({ faults })
  const server = await serveSimulator(simulator)
  const transport = withoutEchoes(
    createSocketTransport({
      baseUrl: server.baseUrl,
      userAgent: 'MFA-Desk/test',
      resolveProxy: () => Promise.resolve(null),
      trustedCertificates: () => [],
    }),
    ['client_assertion'],
  )
  const { apiTokens, serviceApps, serviceKey } = simulator.credentials
  const app = kind === 'service-app' ? serviceApps.serviceDesk : serviceApps.serviceDeskWithDpop
  const privateKey = JSON.stringify(serviceKey.privateJwk)
  const signIn: SignIn =
    kind === 'api-token'
      ? { kind: 'access-token' }
      : { kind: 'service-app', clientId: app.clientId, keyId: serviceKey.keyId }
  const always = (effect: FaultEffect): void => {
    faults.clear()
    faults.add({ path: '', times: 1_000, effect })
  }
  const refused = (status: number, errorCode: string) => () =>
    always({ kind: 'answer', status, json: { errorCode, errorSummary: 'No.', errorId: 'oaeTest', errorCauses: [] } })
  return {
    provider: createOktaProvider({
      connection: { id: connectionId, baseUrl: server.baseUrl, signIn },
      transport,
      readSecret: () => Promise.resolve(new Secret(kind === 'api-token' ? apiTokens.serviceDesk : privateKey)),
      now: () => new Date(),
    }),
    connectionId,
    secrets: [apiTokens.serviceDesk, String(serviceKey.privateJwk.d)],
    person: { searchText: 'awa.nguessanou', displayName: "Awa N'Guessanou-D'Almada" },
    namesakesText: 'Ashdowne',
    nobodyText: 'Nobody of that name',
    unknownAccountId: '00uNobodyHasThisId000',
    seen: () => ({
      requests: simulator.requests.length,
      resets: simulator.requests.filter(
        ({ method, path }) => (method === 'DELETE' && path.includes('/factors/')) || path.endsWith('/reset_factors'),
      ).length,
    }),
    holdNextAnswer: () =>
      new Promise((arrived) => {
        onNextRequest = arrived
      }),
    badDays: {
      'expired token': () => always({ kind: 'expired-token' }),
      redirect: () => always({ kind: 'redirect', to: 'https://login.example/' }),
      'a page': () => always({ kind: 'answer', status: 200, html: '<p>Welcome' }),
      'a gateway': () => always({ kind: 'answer', status: 502, html: '<p>Bad gateway' }),
      'server error': refused(500, 'E0000009'),
      forbidden: refused(403, 'E0000006'),
      'an odd answer': () => always({ kind: 'answer', status: 200, json: 'what' }),
      'cut line': () => always({ kind: 'cut-before-applying' }),
      'no server': () => server.stop(),
    },
    async close() {
      faults.clear()
      // First the server, whose held answers would keep a change waiting.
      await server.close()
      await transport.close()
    },
  }
}

describeProviderContract('Okta with an API token', () => fixture('api-token'))
describeProviderContract('Okta as a service application', () => fixture('service-app'))
describeProviderContract('Okta as a service application with DPoP', () => fixture('service-app-dpop'))
