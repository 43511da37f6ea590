/** A system as a provider over a real socket to its simulator, with a watched transport in between. */
import type { SignIn } from '../../shared/domain/connection.ts'
import type { ResetStep } from '../../shared/domain/reset-plan.ts'
import type { Language } from '../../shared/domain/language.ts'
import type { Simulator } from '../../electron/practice/simulator.ts'
import type { Wait } from '../../electron/providers/http/pause.ts'
import type { Transport, TransportRequest, TransportResponse } from '../../electron/providers/http/transport.ts'
import type { MfaProvider } from '../../electron/providers/provider.ts'
import type { AccountSystemDefinition, ProviderInput } from '../../electron/providers/system-definition.ts'
import { Secret } from '../../electron/secret/secret.ts'
import { openTransport } from './direct-transport.ts'
import { serveSimulator, type SimulatorServer } from './simulator-server.ts'

export const connectionId = '0b6a8f6e-8d43-4a52-9f5d-6f7a1c2b3d4e'
export const alive = new AbortController().signal

export interface Simulated<Sim> {
  readonly simulator: Sim
  readonly server: SimulatorServer
  readonly provider: MfaProvider
  /** What the provider gave to the transport, sent or refused there. */
  readonly sent: readonly TransportRequest[]
  /** What happens around each request: tests replace it to have something else happen meanwhile. */
  around: (request: TransportRequest, send: () => Promise<TransportResponse>) => Promise<TransportResponse>
  close(): Promise<void>
}

export interface SignInWish<Sim> {
  readonly signIn?: SignIn
  readonly secret?: string | ((simulator: Sim) => string)
  readonly now?: () => Date
}

/** For a system that people sign in to with the browser. */
export type BrowserWish = Required<Pick<ProviderInput, 'browser' | 'keptSignIn'>>

export async function connect<Sim extends Simulator>(
  { createProvider }: AccountSystemDefinition,
  simulator: Sim,
  {
    signIn,
    secret,
    now,
    wait,
    language = () => 'en',
    ...wish
  }: Required<SignInWish<Sim>> &
    Partial<BrowserWish> & { readonly language?: () => Language; readonly wait?: Wait | undefined },
): Promise<Simulated<Sim>> {
  const server = await serveSimulator(simulator)
  const sent: TransportRequest[] = []
  const socket = openTransport(server.baseUrl)
  const transport: Transport = {
    send(request) {
      sent.push(request)
      return simulated.around(request, () => socket.send(request))
    },
    close: () => socket.close(),
  }
  const { baseUrl } = server
  const simulated: Simulated<Sim> = {
    simulator,
    server,
    provider: createProvider({
      connection: { id: connectionId, baseUrl, signIn, offer: { hiddenFactorIds: [], hiddenServiceIds: [] } },
      transport,
      readSecret: () => Promise.resolve(new Secret(typeof secret === 'string' ? secret : secret(simulator))),
      language,
      wait,
      now,
      ...wish,
    }),
    sent,
    around: (_request, send) => send(),
    async close() {
      await server.close()
      await socket.close()
    },
  }
  return simulated
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
