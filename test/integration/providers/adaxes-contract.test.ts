/** The Adaxes provider against the practice directory over a real socket, with both ways of signing in. */
import { createAdaxesSimulator } from '../../../electron/practice/adaxes/adaxes-simulator.ts'
import { createAdaxesProvider } from '../../../electron/providers/adaxes/adaxes-provider.ts'
import { Secret } from '../../../electron/secret/secret.ts'
import { describeProviderContract, type ProviderFixture } from '../../support/provider-contract.ts'
import { openSimulatedLine } from '../../support/simulated-line.ts'

const connectionId = '0b6a8f6e-8d43-4a52-9f5d-6f7a1c2b3d4e'

async function fixture(kind: 'access-token' | 'password'): Promise<ProviderFixture> {
  const line = await openSimulatedLine((faults) => createAdaxesSimulator({ token: 'canary-access-token', faults }), {
    isReset: ({ path }) => path.toLowerCase().endsWith('/resetmfa'),
    refusal: (status) => ({ message: 'No.', code: status === 403 ? 'forbidden' : 'internal' }),
    oddStatus: 200,
  })
  const { token, username, password } = line.simulator.credentials
  return {
    ...line.fixture,
    provider: createAdaxesProvider({
      connection: {
        id: connectionId,
        baseUrl: line.baseUrl,
        signIn: kind === 'password' ? { kind, username } : { kind },
        offer: { microsoft365: true, hiddenFactorIds: [] },
      },
      transport: line.transport,
      readSecret: () => Promise.resolve(new Secret(kind === 'password' ? password : token)),
      now: () => new Date(),
    }),
    connectionId,
    secrets: [token, password],
    listsFactors: true,
    person: { searchText: 'gwendolyn.oakes', displayName: 'Gwendolyn Oakes' },
    namesakesText: 'Ashdowne',
    nobodyText: 'Nobody of that name',
    unknownAccountId: '00000000-1111-4222-8333-444444444444',
  }
}

describeProviderContract('Adaxes with an access token', () => fixture('access-token'))
describeProviderContract('Adaxes with a password', () => fixture('password'))
