/** The Adaxes provider against the practice directory over a real socket, with both ways of signing in. */
import { createFaultSwitches, type FaultEffect, type FaultSwitches } from '../../../electron/practice/fault-switches.ts'
import { createAdaxesSimulator } from '../../../electron/practice/adaxes/adaxes-simulator.ts'
import { createAdaxesProvider } from '../../../electron/providers/adaxes/index.ts'
import { createSocketTransport } from '../../../electron/providers/http/socket-transport.ts'
import { Secret } from '../../../electron/secret/secret.ts'
import { describeProviderContract, type ProviderFixture } from '../../support/provider-contract.ts'
import { serveSimulator } from '../../support/simulator-server.ts'

const connectionId = '0b6a8f6e-8d43-4a52-9f5d-6f7a1c2b3d4e'

async function fixture(kind: 'access-token' | 'password'): Promise<ProviderFixture> {
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
  const simulator = createAdaxesSimulator({ token: 'canary-access-token', faults })
  const server = await serveSimulator(simulator)
  const transport = createSocketTransport({
    baseUrl: server.baseUrl,
    userAgent: 'MFA-Desk/test',
    resolveProxy: () => Promise.resolve(null),
    trustedCertificates: () => [],
  })
  const { token, username, password } = simulator.credentials
  const always = (effect: FaultEffect): void => {
    faults.clear()
    faults.add({ path: '', times: 1_000, effect })
  }
  return {
    provider: createAdaxesProvider({
      connection: {
        id: connectionId,
        baseUrl: server.baseUrl,
        signIn: kind === 'password' ? { kind, username } : { kind },
        offer: { microsoft365: true, hiddenFactorIds: [] },
      },
      transport,
      readSecret: () => Promise.resolve(new Secret(kind === 'password' ? password : token)),
      now: () => new Date(),
    }),
    connectionId,
    secrets: [token, password],
    person: { searchText: 'gwendolyn.oakes', displayName: 'Gwendolyn Oakes' },
    namesakesText: 'Ashdowne',
    nobodyText: 'Nobody of that name',
    unknownAccountId: '00000000-1111-4222-8333-444444444444',
    seen: () => ({
      requests: simulator.requests.length,
      resets: simulator.requests.filter(({ path }) => path.toLowerCase().endsWith('/resetmfa')).length,
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
      'server error': () => always({ kind: 'answer', status: 500, json: { message: 'Broke.', code: 'internal' } }),
      forbidden: () => always({ kind: 'answer', status: 403, json: { message: 'No.', code: 'forbidden' } }),
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

describeProviderContract('Adaxes with an access token', () => fixture('access-token'))
describeProviderContract('Adaxes with a password', () => fixture('password'))
