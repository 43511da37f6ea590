/** The Okta provider against the practice directory over a real socket, with every way of signing in. */
import { withoutEchoes } from '../../../electron/providers/http/without-echoes.ts'
import { createOktaProvider } from '../../../electron/providers/okta/okta-provider.ts'
import { Secret } from '../../../electron/secret/secret.ts'
import type { SignIn } from '../../../shared/domain/connection.ts'
import { createDescribedOkta } from '../../support/described-okta.ts'
import { describeProviderContract, type ProviderFixture } from '../../support/provider-contract.ts'
import { openSimulatedLine } from '../../support/simulated-line.ts'

const connectionId = '2d9f4c1a-7b36-4e0d-8a52-91c3d5e7f604'

async function fixture(kind: 'api-token' | 'service-app' | 'service-app-dpop'): Promise<ProviderFixture> {
  const line = await openSimulatedLine((faults) => createDescribedOkta({ faults }), {
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
  const { apiTokens, serviceApps, serviceKey } = line.simulator.credentials
  const app = kind === 'service-app' ? serviceApps.serviceDesk : serviceApps.serviceDeskWithDpop
  const privateKey = JSON.stringify(serviceKey.privateJwk)
  const signIn: SignIn =
    kind === 'api-token'
      ? { kind: 'access-token' }
      : { kind: 'service-app', clientId: app.clientId, keyId: serviceKey.keyId }
  return {
    ...line.fixture,
    provider: createOktaProvider({
      connection: { id: connectionId, baseUrl: line.baseUrl, signIn },
      transport: withoutEchoes(line.transport, ['client_assertion']),
      readSecret: () => Promise.resolve(new Secret(kind === 'api-token' ? apiTokens.serviceDesk : privateKey)),
      now: () => new Date(),
    }),
    connectionId,
    secrets: [apiTokens.serviceDesk, String(serviceKey.privateJwk.d)],
    listsFactors: true,
    person: { searchText: 'awa.nguessanou', displayName: "Awa N'Guessanou-D'Almada" },
    namesakesText: 'Ashdowne',
    nobodyText: 'Nobody of that name',
    unknownAccountId: '00uNobodyHasThisId000',
  }
}

describeProviderContract('Okta with an API token', () => fixture('api-token'))
describeProviderContract('Okta as a service application', () => fixture('service-app'))
describeProviderContract('Okta as a service application with DPoP', () => fixture('service-app-dpop'))
