/** Resolver and Flashback as providers over a real socket to their simulators, with a watched transport in between. */
import type { SignIn } from '../../shared/domain/connection.ts'
import type { ResetStep } from '../../shared/domain/reset-plan.ts'
import {
  createFlashbackSimulator,
  type FlashbackSimulator,
  type FlashbackSimulatorOptions,
} from '../../electron/practice/flashback/flashback-simulator.ts'
import {
  createResolverSimulator,
  type ResolverSimulator,
  type ResolverSimulatorOptions,
} from '../../electron/practice/resolver/resolver-simulator.ts'
import type { Simulator } from '../../electron/practice/simulator.ts'
import { createFlashbackProvider } from '../../electron/providers/flashback/flashback-provider.ts'
import type { Transport, TransportRequest } from '../../electron/providers/http/transport.ts'
import type { MfaProvider } from '../../electron/providers/provider.ts'
import { createResolverProvider } from '../../electron/providers/resolver/resolver-provider.ts'
import { Secret } from '../../electron/secret/secret.ts'
import { openLine } from './line.ts'
import { serveSimulator, type SimulatorServer } from './simulator-server.ts'

export const connectionId = '0b6a8f6e-8d43-4a52-9f5d-6f7a1c2b3d4e'
export const alive = new AbortController().signal

export interface Simulated<Sim> {
  readonly simulator: Sim
  readonly server: SimulatorServer
  readonly provider: MfaProvider
  /** What the provider gave to the transport, sent or refused there. */
  readonly sent: readonly TransportRequest[]
  close(): Promise<void>
}

interface Wish<Sim> {
  readonly signIn?: SignIn
  readonly secret?: string | ((simulator: Sim) => string)
  readonly now?: () => Date
}

export function connectResolver(
  options: ResolverSimulatorOptions = {},
  { signIn, secret, now = () => new Date() }: Wish<ResolverSimulator> = {},
): Promise<Simulated<ResolverSimulator>> {
  const simulator = createResolverSimulator({ now, ...options })
  return connect(simulator, (baseUrl, transport) =>
    createResolverProvider({
      connection: { id: connectionId, baseUrl, signIn: signIn ?? { kind: 'access-token' } },
      transport,
      readSecret: () => Promise.resolve(secretOf(simulator, secret ?? simulator.credentials.apiKey)),
      now,
    }),
  )
}

/** Signs in with the password of the administrator without a second factor unless told otherwise. */
export function connectFlashback(
  options: FlashbackSimulatorOptions = {},
  { signIn, secret, now = () => new Date() }: Wish<FlashbackSimulator> = {},
): Promise<Simulated<FlashbackSimulator>> {
  const simulator = createFlashbackSimulator({ now, ...options })
  const usual: SignIn = { kind: 'password', username: simulator.credentials.email }
  return connect(simulator, (baseUrl, transport) =>
    createFlashbackProvider({
      connection: { id: connectionId, baseUrl, signIn: signIn ?? usual },
      transport,
      readSecret: () => Promise.resolve(secretOf(simulator, secret ?? simulator.credentials.password)),
      now,
    }),
  )
}

function secretOf<Sim>(simulator: Sim, secret: string | ((simulator: Sim) => string)): Secret {
  return new Secret(typeof secret === 'string' ? secret : secret(simulator))
}

async function connect<Sim extends Simulator>(
  simulator: Sim,
  createProvider: (baseUrl: string, transport: Transport) => MfaProvider,
): Promise<Simulated<Sim>> {
  const server = await serveSimulator(simulator)
  const sent: TransportRequest[] = []
  const line = openLine(server.baseUrl)
  const transport: Transport = {
    send(request) {
      sent.push(request)
      return line.send(request)
    },
    close: () => line.close(),
  }
  return {
    simulator,
    server,
    provider: createProvider(server.baseUrl, transport),
    sent,
    async close() {
      await server.close()
      await line.close()
    },
  }
}

/** The account's id of the only person a search finds. */
export async function findOne(provider: MfaProvider, text: string): Promise<string> {
  const { accounts } = await provider.searchUsers(text, alive)
  const [account] = accounts
  if (account === undefined || accounts.length > 1) throw new Error(`${accounts.length} people found by ${text}.`)
  return account.accountId
}

export function resetAll(accountId: string, id = 'all'): ResetStep {
  return { id, connectionId, accountId, effects: [{ kind: 'reset-all' }] }
}
