/**
 * The Flashback provider against the practice directory over a real socket, signed in with a password, with a password and a code, and
 * with a pasted token.
 */
import { createFaultSwitches, type FaultEffect, type FaultSwitches } from '../../../electron/practice/fault-switches.ts'
import { createFlashbackSimulator } from '../../../electron/practice/flashback/flashback-simulator.ts'
import { createSocketTransport } from '../../../electron/providers/http/socket-transport.ts'
import { createFlashbackProvider } from '../../../electron/providers/flashback/index.ts'
import { Secret } from '../../../electron/secret/secret.ts'
import { describeProviderContract, type ProviderFixture } from '../../support/provider-contract.ts'
import { serveSimulator } from '../../support/simulator-server.ts'

const connectionId = '0b6a8f6e-8d43-4a52-9f5d-6f7a1c2b3d4e'

async function fixture(kind: 'password' | 'code' | 'access-token'): Promise<ProviderFixture> {
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
  const simulator = createFlashbackSimulator({ faults })
  const server = await serveSimulator(simulator)
  const transport = createSocketTransport({
    baseUrl: server.baseUrl,
    userAgent: 'MFA-Desk/test',
    resolveProxy: () => Promise.resolve(null),
    trustedCertificates: () => [],
  })
  const { email, emailWithSecondFactor, password, code } = simulator.credentials
  const token = simulator.issueAccessToken()
  const always = (effect: FaultEffect): void => {
    faults.clear()
    faults.add({ path: '', times: 1_000, effect })
  }
  const provider = createFlashbackProvider({
    connection: {
      id: connectionId,
      baseUrl: server.baseUrl,
      signIn:
        kind === 'access-token'
          ? { kind }
          : { kind: 'password', username: kind === 'code' ? emailWithSecondFactor : email },
    },
    transport,
    readSecret: () => Promise.resolve(new Secret(kind === 'access-token' ? token : password)),
    now: () => new Date(),
  })
  if (kind === 'code') await provider.enterCode?.(new Secret(code), new AbortController().signal)
  return {
    provider,
    connectionId,
    secrets: [token, password],
    person: { searchText: 'mira.dunmore', displayName: 'Mira Dunmore' },
    namesakesText: 'Robin Ashdowne',
    nobodyText: 'Nobody of that name',
    unknownAccountId: '00000000-1111-4222-8333-444444444444',
    searchesFromMemory: true,
    seen: () => ({
      requests: simulator.requests.length,
      resets: simulator.requests.filter(({ path }) => path === '/mfa/reset').length,
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

describeProviderContract('Flashback with a pasted token', () => fixture('access-token'))
describeProviderContract('Flashback with a password', () => fixture('password'))
describeProviderContract('Flashback with a password and a code', () => fixture('code'))
