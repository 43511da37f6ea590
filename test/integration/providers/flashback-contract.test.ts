/**
 * The Flashback provider against the practice directory over a real socket, signed in with a password, with a password and a code, and
 * with a pasted token.
 */
import { createFlashbackSimulator } from '../../../electron/practice/flashback/flashback-simulator.ts'
import { createFlashbackProvider } from '../../../electron/providers/flashback/flashback-provider.ts'
import { Secret } from '../../../electron/secret/secret.ts'
import { describeProviderContract, type ProviderFixture } from '../../support/provider-contract.ts'
import { openSimulatedLine } from '../../support/simulated-line.ts'

const connectionId = '0b6a8f6e-8d43-4a52-9f5d-6f7a1c2b3d4e'

async function fixture(kind: 'password' | 'code' | 'access-token'): Promise<ProviderFixture> {
  const line = await openSimulatedLine((faults) => createFlashbackSimulator({ faults }), {
    isReset: ({ path }) => path === '/mfa/reset',
    refusal: () => ({ message: 'No.' }),
    oddStatus: 400,
  })
  const { email, emailWithSecondFactor, password, code } = line.simulator.credentials
  const token = line.simulator.issueAccessToken()
  const provider = createFlashbackProvider({
    connection: {
      id: connectionId,
      baseUrl: line.baseUrl,
      signIn:
        kind === 'access-token'
          ? { kind }
          : { kind: 'password', username: kind === 'code' ? emailWithSecondFactor : email },
    },
    transport: line.transport,
    readSecret: () => Promise.resolve(new Secret(kind === 'access-token' ? token : password)),
    now: () => new Date(),
  })
  if (kind === 'code') await provider.enterCode?.(new Secret(code), new AbortController().signal)
  return {
    ...line.fixture,
    provider,
    connectionId,
    secrets: [token, password],
    listsFactors: false,
    person: { searchText: 'mira.dunmore', displayName: 'Mira Dunmore' },
    namesakesText: 'Robin Ashdowne',
    nobodyText: 'Nobody of that name',
    unknownAccountId: '00000000-1111-4222-8333-444444444444',
    searchesFromMemory: true,
  }
}

describeProviderContract('Flashback with a pasted token', () => fixture('access-token'))
describeProviderContract('Flashback with a password', () => fixture('password'))
describeProviderContract('Flashback with a password and a code', () => fixture('code'))
