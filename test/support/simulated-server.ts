/** A simulator on a loopback socket, the transport to it and its bad days: what the contract suite needs alike of every system. */
import { setTimeout as sleep } from 'node:timers/promises'
import { createFaultInjector, type FaultEffect, type FaultInjector } from '../../electron/practice/fault-injector.ts'
import type { LoggedRequest, Simulator } from '../../electron/practice/simulator.ts'
import type { Wait } from '../../electron/providers/http/pause.ts'
import type { Transport } from '../../electron/providers/http/transport.ts'
import { openTransport } from './direct-transport.ts'
import type { ProviderFixture } from './provider-contract.ts'
import { serveSimulator } from './simulator-server.ts'

/** What differs between systems. */
interface SystemBehaviour {
  readonly isReset: (request: LoggedRequest) => boolean
  /** The JSON of a refusal in the system's own words. */
  readonly refusal: (status: 403 | 500) => unknown
  /** Status of an answer that is JSON and not what was asked for. 2xx only where that is no success of a reset: where one has a body. */
  readonly oddStatus: number
}

export interface SimulatedServer<Served extends Simulator> {
  readonly simulator: Served
  readonly baseUrl: string
  readonly transport: Transport
  readonly onWaiting: (until: string | null) => void
  readonly wait: Wait
  readonly fixture: Pick<
    ProviderFixture,
    'seen' | 'holdNextAnswer' | 'askForPause' | 'skipPauses' | 'heard' | 'badDays' | 'interfere' | 'close'
  >
}

export async function openSimulatedServer<Served extends Simulator>(
  createSimulator: (faults: FaultInjector) => Served,
  manners: SystemBehaviour,
): Promise<SimulatedServer<Served>> {
  const switches = createFaultInjector()
  let next: { readonly effect: FaultEffect; readonly arrived: () => void } | null = null
  const simulator = createSimulator({
    ...switches,
    take(path) {
      if (!next) return switches.take(path)
      const { effect, arrived } = next
      next = null
      arrived()
      return effect
    },
  })
  const heard: (string | null)[] = []
  let arePausesSkipped = false
  const server = await serveSimulator(simulator)
  const transport = openTransport(server.baseUrl)
  const nextRequest = (effect: FaultEffect): Promise<void> =>
    new Promise((arrived) => {
      next = { effect, arrived }
    })
  const always = (effect: FaultEffect) => (): void => {
    switches.clear()
    switches.add({ path: '', times: 1_000, effect })
  }
  const refusing = (status: 403 | 500) => always({ kind: 'answer', status, json: manners.refusal(status) })
  return {
    simulator,
    baseUrl: server.baseUrl,
    transport,
    onWaiting: (until) => void heard.push(until),
    wait: (ms, signal) => sleep(arePausesSkipped ? 0 : ms, undefined, { signal }),
    fixture: {
      heard,
      seen: () => ({
        requests: simulator.requests.length,
        resets: simulator.requests.filter(manners.isReset).length,
      }),
      holdNextAnswer: () => nextRequest({ kind: 'delay', ms: 4_000 }),
      askForPause: () => nextRequest({ kind: 'answer', status: 429, headers: { 'Retry-After': '1' } }),
      skipPauses: () => {
        arePausesSkipped = true
      },
      badDays: {
        'expired token': always({ kind: 'expired-token' }),
        redirect: always({ kind: 'redirect', to: 'https://login.example/' }),
        'a page': always({ kind: 'answer', status: 200, html: '<p>Welcome' }),
        'a gateway': always({ kind: 'answer', status: 502, html: '<p>Bad gateway' }),
        'server error': refusing(500),
        forbidden: refusing(403),
        'an odd answer': always({ kind: 'answer', status: manners.oddStatus, json: 'what' }),
        'lost connection': always({ kind: 'connection-lost-before-applying' }),
        'no server': () => server.stop(),
      },
      interfere: (oddity) => server.interfere(oddity),
      async close() {
        switches.clear()
        // First the server, whose held answers would keep a change waiting.
        await server.close()
        await transport.close()
      },
    },
  }
}
