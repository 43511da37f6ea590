/** A simulator on a loopback socket, the transport to it and its bad days: what the contract suite needs alike of every system. */
import { createFaultSwitches, type FaultEffect, type FaultSwitches } from '../../electron/practice/fault-switches.ts'
import type { LoggedRequest, Simulator } from '../../electron/practice/simulator.ts'
import type { Transport } from '../../electron/providers/http/transport.ts'
import { openLine } from './line.ts'
import type { ProviderFixture } from './provider-contract.ts'
import { serveSimulator } from './simulator-server.ts'

/** What differs between systems. */
interface Manners {
  readonly isReset: (request: LoggedRequest) => boolean
  /** The JSON of a refusal in the system's own words. */
  readonly refusal: (status: 403 | 500) => unknown
  /** Status of an answer that is JSON and not what was asked for. */
  readonly oddStatus: number
}

export interface SimulatedLine<Served extends Simulator> {
  readonly simulator: Served
  readonly baseUrl: string
  readonly transport: Transport
  readonly fixture: Pick<ProviderFixture, 'seen' | 'holdNextAnswer' | 'badDays' | 'close'>
}

export async function openSimulatedLine<Served extends Simulator>(
  createSimulator: (faults: FaultSwitches) => Served,
  manners: Manners,
): Promise<SimulatedLine<Served>> {
  const switches = createFaultSwitches()
  let onNextRequest: (() => void) | null = null
  const simulator = createSimulator({
    ...switches,
    take(path) {
      if (!onNextRequest) return switches.take(path)
      onNextRequest()
      onNextRequest = null
      return { kind: 'delay', ms: 4_000 }
    },
  })
  const server = await serveSimulator(simulator)
  const transport = openLine(server.baseUrl)
  const always = (effect: FaultEffect) => (): void => {
    switches.clear()
    switches.add({ path: '', times: 1_000, effect })
  }
  const refusing = (status: 403 | 500) => always({ kind: 'answer', status, json: manners.refusal(status) })
  return {
    simulator,
    baseUrl: server.baseUrl,
    transport,
    fixture: {
      seen: () => ({
        requests: simulator.requests.length,
        resets: simulator.requests.filter(manners.isReset).length,
      }),
      holdNextAnswer: () =>
        new Promise((arrived) => {
          onNextRequest = arrived
        }),
      badDays: {
        'expired token': always({ kind: 'expired-token' }),
        redirect: always({ kind: 'redirect', to: 'https://login.example/' }),
        'a page': always({ kind: 'answer', status: 200, html: '<p>Welcome' }),
        'a gateway': always({ kind: 'answer', status: 502, html: '<p>Bad gateway' }),
        'server error': refusing(500),
        forbidden: refusing(403),
        'an odd answer': always({ kind: 'answer', status: manners.oddStatus, json: 'what' }),
        'cut line': always({ kind: 'cut-before-applying' }),
        'no server': () => server.stop(),
      },
      async close() {
        switches.clear()
        // First the server, whose held answers would keep a change waiting.
        await server.close()
        await transport.close()
      },
    },
  }
}
