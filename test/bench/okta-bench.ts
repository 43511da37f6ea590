/**
 * The Okta provider beside Okta's own SDK for Node, against the same simulator on a socket that holds every answer back for
 * 50 ms: how many calls, how long. Both do the same job as a person at a desk would: find by login, look, reset. And a night's
 * work under a limit: 200 people one after the other at 100 calls a minute.
 */
import { Client } from '@okta/okta-sdk-nodejs'
import { createOktaSimulator, type OktaSimulator } from '../../electron/practice/okta/okta-simulator.ts'
import { createSilentLogger } from '../../electron/logging/file-logger.ts'
import { createSocketTransport } from '../../electron/providers/http/socket-transport.ts'
import type { Transport } from '../../electron/providers/http/transport.ts'
import { createTrust } from '../../electron/providers/http/trust.ts'
import { createOktaProvider } from '../../electron/providers/okta/okta-provider.ts'
import type { MfaProvider } from '../../electron/providers/provider.ts'
import { Secret } from '../../electron/secret/secret.ts'
import { serveSimulator } from '../support/simulator-server.ts'
import { chosen } from '../support/domain-fixtures.ts'
import type { BenchRow } from './bench-row.ts'
import { besideAnother, type Measured, measured, resetByLogin } from './beside-another.ts'

const latencyMs = 50
const alive = new AbortController().signal

const connectionId = '2d9f4c1a-7b36-4e0d-8a52-91c3d5e7f604'

/** A factor of every type: two of them are far from everything, so two are two calls. */
const login = 'septima.allgood@practice.example'
const twoOfThem = ['sms', 'call']

export async function oktaBenchmarks(): Promise<BenchRow[]> {
  return [...(await besideTheSdk()), await underALimit()]
}

type Job = 'two' | 'all'

async function besideTheSdk(): Promise<BenchRow[]> {
  const simulator = createOktaSimulator({ latencyMs })
  const server = await serveSimulator(simulator)
  const transport = openTransport(server.baseUrl)
  try {
    const provider = openProvider(simulator, server.baseUrl, transport)
    const client = new Client({
      orgUrl: server.baseUrl,
      token: simulator.credentials.apiTokens.serviceDesk,
      // http, because it is this computer.
      testing: { disableHttpsCheck: true },
    } as ConstructorParameters<typeof Client>[0])

    const ours = (job: Job) => resetting(simulator, () => withProvider(provider, job))
    const theirs = (job: Job) => resetting(simulator, () => withSdk(client, job))
    const first = await ours('two')
    await theirs('two')
    const rows: BenchRow[] = []
    for (const [job, title] of [
      ['two', 'find by login, look, reset two factors'],
      ['all', 'find by login, look, reset all'],
    ] as const) {
      const names = { system: 'okta', title, other: 'the SDK' }
      rows.push(
        ...(await besideAnother(
          names,
          () => ours(job),
          () => theirs(job),
        )),
      )
    }
    rows.push({
      name: 'okta: the same for the first person of a connection, which asks about the organisation too',
      unit: 'calls',
      median: first.calls,
      p99: null,
      target: '',
      met: null,
    })
    return rows
  } finally {
    await transport.close()
    await server.close()
  }
}

async function resetting(simulator: OktaSimulator, work: () => Promise<void>): Promise<Measured> {
  const taken = await measured(simulator, work)
  if (simulator.state.factors(login).some(({ factorType }) => twoOfThem.includes(factorType))) {
    throw new Error('what was to be reset is still there')
  }
  return taken
}

const withProvider = (provider: MfaProvider, job: Job): Promise<void> =>
  resetByLogin(provider, connectionId, login, ({ factors }) =>
    job === 'all'
      ? { all: true }
      : { factorIds: factors.items.filter(({ kind }) => twoOfThem.includes(kind)).map(({ id }) => id) },
  )

/** As its documentation shows it. */
async function withSdk(client: Client, job: Job): Promise<void> {
  const found: string[] = []
  for await (const user of await client.userApi.listUsers({ search: `profile.login eq "${login}"` })) {
    if (user?.id !== undefined) found.push(user.id)
  }
  const [userId] = found
  if (userId === undefined || found.length > 1) throw new Error('not one person')
  const factorIds: string[] = []
  for await (const factor of await client.userFactorApi.listFactors({ userId })) {
    if (factor?.id !== undefined && twoOfThem.includes(factor.factorType ?? '')) factorIds.push(factor.id)
  }
  // Looking includes whether devices are blocked: such an account is unlocked beside the reset.
  for await (const block of await client.userApi.listUserBlocks({ userId })) {
    if (block) throw new Error('nobody has blocked this person')
  }
  if (job === 'all') await client.userApi.resetFactors({ userId })
  else for (const factorId of factorIds) await client.userFactorApi.unenrollFactor({ userId, factorId })
}

function openTransport(baseUrl: string): Transport {
  const logger = createSilentLogger()
  return createSocketTransport({
    baseUrl,
    userAgent: 'MFA-Desk/bench',
    resolveProxy: () => Promise.resolve([{ by: 'direct' }]),
    trust: createTrust({ trustedCertificates: () => Promise.resolve([]), logger }),
    logger,
  })
}

function openProvider(
  simulator: OktaSimulator,
  baseUrl: string,
  transport: Transport,
  more: Partial<Parameters<typeof createOktaProvider>[0]> = {},
): MfaProvider {
  return createOktaProvider({
    connection: {
      id: connectionId,
      baseUrl,
      signIn: { kind: 'access-token' },
      offer: { hiddenFactorIds: [], hiddenServiceIds: [] },
    },
    transport,
    readSecret: () => Promise.resolve(new Secret(simulator.credentials.apiTokens.serviceDesk)),
    language: () => 'en',
    now: () => new Date(),
    ...more,
  })
}

const people = 200
const callsPerMinute = 100
/** Below one user. The search for the person is counted elsewhere. */
const callsOfOne = 3

/**
 * The clock of both sides is run ahead: each call costs 50 ms of it, each pause its length. The limit counts what belongs to one
 * user in one bucket: the list of factors, the blocks and the reset, three calls for each person. So the last person cannot be
 * served before five minutes are over, and then come the calls of the last minute.
 */
async function underALimit(): Promise<BenchRow> {
  let at = Date.parse('2026-11-02T09:00:00Z')
  const begun = at
  const now = (): Date => new Date(at)
  const limit = callsPerMinute
  const simulator = createOktaSimulator({
    now,
    rateLimits: { 'list-users': limit, 'read-user': limit, users: limit, other: limit },
  })
  const server = await serveSimulator(simulator)
  const socket = openTransport(server.baseUrl)
  let refusals = 0
  let line: Promise<unknown> = Promise.resolve()
  const transport: Transport = {
    // One after the other: the clock cannot run ahead for one call while another is on its way.
    send(request) {
      const sent = line.then(async () => {
        await new Promise(setImmediate)
        at += latencyMs
        const response = await socket.send(request)
        if (response.status === 429) refusals += 1
        return response
      })
      line = sent.catch(() => undefined)
      return sent
    },
    close: () => socket.close(),
  }
  try {
    const provider = openProvider(simulator, server.baseUrl, transport, {
      now,
      wait: (ms) => {
        at += ms
        return Promise.resolve()
      },
    })
    const logins = simulator.state
      .users()
      .filter(({ status, role, onReset }) => status === 'ACTIVE' && role === null && onReset === 'usual')
      .slice(0, people)
      .map(({ profile }) => profile.login)
    if (logins.length < people) throw new Error('not enough people')
    for (const one of logins) {
      const { accounts } = await provider.searchUsers(one, alive)
      const account = accounts.find(({ logins: own }) => own.includes(one))
      if (!account) throw new Error(`${one} was not found`)
      const { accountId } = account
      const status = await provider.readMfaStatus(accountId, alive)
      const selection = { connectionId, accountId, ...chosen({ all: true }) }
      for (const step of provider.planReset(status, selection)) {
        const outcome = await provider.runStep(step, alive)
        if (outcome.kind !== 'succeeded') throw new Error(`a step was ${outcome.kind}`)
      }
    }
    const seconds = (at - begun) / 1000
    const minutes = Math.ceil((people * callsOfOne) / callsPerMinute)
    const peopleInLastMinute = people - Math.floor(((minutes - 1) * callsPerMinute) / callsOfOne)
    const theoretical = (minutes - 1) * 60 + (peopleInLastMinute * (callsOfOne + 1) * latencyMs) / 1000
    const ratio = seconds / theoretical
    return {
      name: `okta: 200 people one after the other at 100 calls a minute, clock run ahead, ${refusals} calls refused`,
      unit: 's',
      median: seconds,
      p99: null,
      target: `≤ 1.05 × ${theoretical.toFixed(1)} (is ${ratio.toFixed(3)} ×)`,
      met: ratio <= 1.05,
    }
  } finally {
    await transport.close()
    await server.close()
  }
}
