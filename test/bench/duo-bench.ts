/**
 * The Duo provider beside Duo's own client for Node, against the same simulator on a socket that holds every answer back for 50 ms: how many
 * calls, how long. Both do the same job as a person at a desk would: find by login, see everything that somebody has, reset.
 */
import { createDuoSimulator, type DuoSimulator } from '../../electron/practice/duo/duo-simulator.ts'
import { createDuoProvider } from '../../electron/providers/duo/duo-provider.ts'
import type { Transport } from '../../electron/providers/http/transport.ts'
import type { MfaProvider } from '../../electron/providers/provider.ts'
import { Secret } from '../../electron/secret/secret.ts'
import { openTransport } from '../support/direct-transport.ts'
import { type DuoClientCalls, duoOrigin, openDuoClient } from '../support/duo-client.ts'
import { serveSimulator } from '../support/simulator-server.ts'
import type { BenchRow } from './bench-row.ts'
import { besideAnother, type Measured, measured, resetByLogin } from './beside-another.ts'

const latencyMs = 50
const connectionId = '2d9f4c1a-7b36-4e0d-8a52-91c3d5e7f604'
/** Has one of everything. */
const login = 'septima.allgood'
const everything = 8

type Job = 'two' | 'all'

export async function duoBenchmarks(): Promise<BenchRow[]> {
  const simulator = createDuoSimulator({ latencyMs, origin: duoOrigin })
  const server = await serveSimulator(simulator)
  const transport = openTransport(server.baseUrl)
  const client = openDuoClient(server.port, simulator.credentials.desk)
  try {
    const provider = openProvider(simulator, transport)
    const rows: BenchRow[] = []
    for (const [job, title] of [
      ['two', 'find by login, look, take two methods away'],
      ['all', 'find by login, look, take everything away'],
    ] as const) {
      rows.push(
        ...(await besideAnother(
          { system: 'duo', title, other: 'Duo’s client' },
          () => resetting(simulator, job, () => withProvider(provider, job)),
          () => resetting(simulator, job, () => withClient(client, job)),
        )),
      )
    }
    return rows
  } finally {
    await client.close()
    await transport.close()
    await server.close()
  }
}

async function resetting(simulator: DuoSimulator, job: Job, work: () => Promise<void>): Promise<Measured> {
  const taken = await measured(simulator, work)
  const left = simulator.state.things(login).length
  if (left !== (job === 'all' ? 0 : everything - 2)) throw new Error(`${left} things are left`)
  return taken
}

const withProvider = (provider: MfaProvider, job: Job): Promise<void> =>
  resetByLogin(provider, connectionId, login, ({ factors }) => {
    const factorIds = factors.items.map(({ id }) => id)
    return { factorIds: job === 'all' ? factorIds : factorIds.slice(0, 2) }
  })

const idsOf = (list: unknown, name: string): string[] =>
  (list as readonly Readonly<Record<string, unknown>>[]).map((item) => String(item[name]))

/** One after the other, as its examples show it. */
async function withClient({ call }: DuoClientCalls, job: Job): Promise<void> {
  const found = await call('GET', '/admin/v1/users', { username: login })
  const [user, another] = found.response as readonly Readonly<Record<string, unknown>>[]
  if (user === undefined || another !== undefined) throw new Error('not one person')
  const path = `/admin/v1/users/${String(user['user_id'])}`
  const codes = await call('GET', `${path}/bypass_codes`, { limit: '300', offset: '0' })
  const desktops = await call('GET', `${path}/desktopauthenticators`)
  const phones = idsOf(user['phones'], 'phone_id').map((id) => `${path}/phones/${id}`)
  const all = [
    ...phones,
    ...idsOf(user['tokens'], 'token_id').map((id) => `${path}/tokens/${id}`),
    ...idsOf(user['webauthncredentials'], 'webauthnkey').map((id) => `/admin/v1/webauthncredentials/${id}`),
    ...idsOf(desktops.response, 'dakey').map((id) => `/admin/v1/desktop_authenticators/${id}`),
    ...idsOf(codes.response, 'bypass_code_id').map((id) => `/admin/v1/bypass_codes/${id}`),
  ]
  for (const thing of job === 'all' ? all : all.slice(0, 2)) {
    const { stat } = await call('DELETE', thing)
    if (stat !== 'OK') throw new Error(`a call was ${stat}`)
  }
}

/** Signs for the host that the simulator takes for its own, over the line to this computer. */
function openProvider(simulator: DuoSimulator, transport: Transport): MfaProvider {
  const { integrationKey, secretKey } = simulator.credentials.desk
  return createDuoProvider({
    connection: {
      id: connectionId,
      baseUrl: duoOrigin,
      signIn: { kind: 'client-secret', clientId: integrationKey },
      offer: { hiddenFactorIds: [], hiddenServiceIds: [] },
    },
    transport,
    readSecret: () => Promise.resolve(new Secret(secretKey)),
    language: () => 'en',
    now: () => new Date(),
  })
}
