/** The Resolver provider against the practice directory over a real socket, with both ways of signing in. */
import { createResolverSimulator } from '../../../electron/practice/resolver/resolver-simulator.ts'
import { createResolverProvider } from '../../../electron/providers/resolver/resolver-provider.ts'
import { Secret } from '../../../electron/secret/secret.ts'
import { describeProviderContract, type ProviderFixture } from '../../support/provider-contract.ts'
import { openSimulatedLine } from '../../support/simulated-line.ts'

const connectionId = '0b6a8f6e-8d43-4a52-9f5d-6f7a1c2b3d4e'

async function fixture(kind: 'access-token' | 'password'): Promise<ProviderFixture> {
  const line = await openSimulatedLine((faults) => createResolverSimulator({ faults }), {
    isReset: ({ path }) => path === '/user/users/mfa/reset',
    refusal: () => ({ message: 'No.' }),
    oddStatus: 400,
  })
  const { apiKey, email, password, organisationId } = line.simulator.credentials
  return {
    ...line.fixture,
    provider: createResolverProvider({
      connection: {
        id: connectionId,
        baseUrl: line.baseUrl,
        signIn: kind === 'password' ? { kind, username: email, organisation: String(organisationId) } : { kind },
      },
      transport: line.transport,
      readSecret: () => Promise.resolve(new Secret(kind === 'password' ? password : apiKey)),
      now: () => new Date(),
    }),
    connectionId,
    secrets: [apiKey, password],
    listsFactors: false,
    person: { searchText: 'gwendolyn.oakes', displayName: 'Gwendolyn Oakes' },
    namesakesText: 'Robin Ashdowne',
    nobodyText: 'Nobody of that name',
    unknownAccountId: '999999',
  }
}

describeProviderContract('Resolver with an API key', () => fixture('access-token'))
describeProviderContract('Resolver with a password', () => fixture('password'))
