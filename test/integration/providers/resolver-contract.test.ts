/** The Resolver provider against the practice directory over a real socket, with both ways of signing in. */
import { createFaultSwitches, type FaultEffect, type FaultSwitches } from '../../../electron/practice/fault-switches.ts'
import { createResolverSimulator } from '../../../electron/practice/resolver/resolver-simulator.ts'
import { createSocketTransport } from '../../../electron/providers/http/socket-transport.ts'
import { createResolverProvider } from '../../../electron/providers/resolver/index.ts'
import { Secret } from '../../../electron/secret/secret.ts'
import type { SignIn } from '../../../shared/domain/connection.ts'
import { describeProviderContract, type ProviderFixture } from '../../support/provider-contract.ts'
import { serveSimulator } from '../../support/simulator-server.ts'

const connectionId = '0b6a8f6e-8d43-4a52-9f5d-6f7a1c2b3d4e'

async function fixture(kind: SignIn['kind']): Promise<ProviderFixture> {
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
  const simulator = createResolverSimulator({ faults })
  const server = await serveSimulator(simulator)
  const transport = createSocketTransport({
    baseUrl: server.baseUrl,
    userAgent: 'MFA-Desk/test',
    resolveProxy: () => Promise.resolve(null),
    trustedCertificates: () => [],
  })
  const { apiKey, email, password, organisationId } = simulator.credentials
  const always = (effect: FaultEffect): void => {
    faults.clear()
    faults.add({ path: '', times: 1_000, effect })
  }
  return {
    provider: createResolverProvider({
      connection: {
        id: connectionId,
        baseUrl: server.baseUrl,
        signIn:
          kind === 'password'
            ? { kind, username: email, organisation: String(organisationId) }
            : { kind: 'access-token' },
      },
      transport,
      readSecret: () => Promise.resolve(new Secret(kind === 'password' ? password : apiKey)),
      now: () => new Date(),
    }),
    connectionId,
    secrets: [apiKey, password],
    person: { searchText: 'gwendolyn.oakes', displayName: 'Gwendolyn Oakes' },
    namesakesText: 'Robin Ashdowne',
    nobodyText: 'Nobody of that name',
    unknownAccountId: '999999',
    seen: () => ({
      requests: simulator.requests.length,
      resets: simulator.requests.filter(({ path }) => path === '/user/users/mfa/reset').length,
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
      'server error': () => always({ kind: 'answer', status: 500, json: { message: 'Broke.' } }),
      forbidden: () => always({ kind: 'answer', status: 403, json: { message: 'No.' } }),
      'an odd answer': () => always({ kind: 'answer', status: 400, json: 'what' }),
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

describeProviderContract('Resolver with an API key', () => fixture('access-token'))
describeProviderContract('Resolver with a password', () => fixture('password'))
