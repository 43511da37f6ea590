/**
 * What the application adds to a look-up: `directory:search` through the dispatcher, connections, provider and transport,
 * against the bare HTTP call of the same body, both to the same simulator on loopback.
 */
import { once } from 'node:events'
import { mkdtemp } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { compose } from '../../electron/app/compose.ts'
import { createAdaxesSimulator } from '../../electron/practice/adaxes/adaxes-simulator.ts'
import { createMemoryVault } from '../../electron/vault/memory-vault.ts'
import type { ConnectionView } from '../../shared/domain/connection.ts'
import { createPerson, testPlatform } from '../e2e/support/platform.ts'
import { serveSimulator } from '../support/simulator-server.ts'
import { removeFolder } from '../support/remove-folder.ts'
import type { BenchRow } from './bench-row.ts'
import { median, percentile } from './statistics.ts'

const rounds = 300

export async function lookupBenchmarks(): Promise<BenchRow[]> {
  const simulator = createAdaxesSimulator({ latencyMs: 0 })
  const server = await serveSimulator(simulator)
  const dataFolder = await mkdtemp(join(tmpdir(), 'mfa-desk-bench-'))
  const application = await compose({ ...testPlatform(dataFolder, createPerson()), vault: createMemoryVault() })
  const window = { windowId: 1 }
  try {
    const connect = async (name: string, address: string): Promise<string> => {
      const draft = {
        system: 'adaxes',
        name,
        address,
        environment: 'sandbox',
        signIn: { kind: 'access-token' },
        secret: simulator.credentials.token,
      }
      const added = await application.dispatch(window, 'connections:add', { draft })
      if (!added.ok) throw new Error(added.error.code)
      return (added.value as ConnectionView).id
    }
    const searchIn = async (connectionId: string): Promise<void> => {
      const request = { connectionId, text: 'an' }
      const answer = await application.dispatch(window, 'directory:search', request)
      if (!answer.ok) throw new Error(answer.error.code)
    }

    const recorded = await recordRequest(async (origin) => {
      await searchIn(await connect('recorder', `${origin}/restApi`))
    })
    const bareUrl = `${new URL(server.baseUrl).origin}${recorded.path}`
    const bare = async (): Promise<void> => {
      const answer = await fetch(bareUrl, { method: 'POST', headers: recorded.headers, body: recorded.body })
      if (!answer.ok) throw new Error(`the recorded request was answered with ${answer.status}`)
      await answer.json()
    }
    const connectionId = await connect('bench', server.baseUrl)
    const search = (): Promise<void> => searchIn(connectionId)

    for (let warm = 0; warm < 30; warm++) {
      await search()
      await bare()
    }
    // Taking turns, so that whatever else the machine does falls on both alike.
    const overhead: number[] = []
    for (let round = 0; round < rounds; round++) {
      const bareMs = await timed(bare)
      const searchMs = await timed(search)
      overhead.push(searchMs - bareMs)
    }
    const p95 = percentile(overhead, 95)
    return [
      {
        name: 'look-up: added over the bare HTTP call',
        unit: 'ms',
        median: median(overhead),
        p99: percentile(overhead, 99),
        target: `p95 ≤ 5 (is ${p95.toFixed(2)})`,
        met: p95 <= 5,
      },
    ]
  } finally {
    await application.close()
    await server.close()
    await removeFolder(dataFolder)
  }
}

interface RecordedRequest {
  readonly path: string
  readonly headers: Record<string, string>
  readonly body: string
}

/** The one request `work` sends to a server of ours, so that the bare call is the very same. */
async function recordRequest(work: (origin: string) => Promise<void>): Promise<RecordedRequest> {
  const recorded: RecordedRequest[] = []
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      recorded.push({
        path: request.url ?? '',
        headers: {
          'content-type': 'application/json',
          'adm-authorization': String(request.headers['adm-authorization']),
        },
        body,
      })
      response.setHeader('Content-Type', 'application/json').end('[]')
    })
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  try {
    await work(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
  } finally {
    server.close()
    server.closeAllConnections()
  }
  const [first] = recorded
  if (!first) throw new Error('no request was sent')
  return first
}

async function timed(work: () => Promise<void>): Promise<number> {
  const started = performance.now()
  await work()
  return performance.now() - started
}
