/**
 * How long a reset in six connections takes, beside the one in the slowest of them alone: the same steps of the same person, from the
 * question to the end of the record. The servers answer after 10 to 60 ms.
 */
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { compose } from '../../electron/app/compose.ts'
import { createAdaxesSimulator } from '../../electron/practice/adaxes/adaxes-simulator.ts'
import { createMemoryVault } from '../../electron/vault/memory-vault.ts'
import type { Request, Response } from '../../shared/ipc/contract.ts'
import type { Channel } from '../../shared/ipc/channels.ts'
import { createPerson, testPlatform } from '../e2e/support/platform.ts'
import { chosen } from '../support/domain-fixtures.ts'
import { removeFolder } from '../support/remove-folder.ts'
import { serveSimulator } from '../support/simulator-server.ts'
import type { BenchRow } from './bench-row.ts'
import { median } from './statistics.ts'

const latenciesMs = [10, 20, 30, 40, 50, 60]
const rounds = 15
const maxRatio = 1.15

export async function planBenchmarks(): Promise<BenchRow[]> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'mfa-desk-bench-'))
  const application = await compose({ ...testPlatform(dataFolder, createPerson()), vault: createMemoryVault() })
  const simulators = latenciesMs.map((latencyMs) => createAdaxesSimulator({ latencyMs }))
  const servers = await Promise.all(simulators.map(serveSimulator))
  const ask = async <C extends Channel>(channel: C, request: Request<C>): Promise<Response<C>> => {
    const answer = await application.dispatch({ windowId: 1 }, channel, request)
    if (!answer.ok) throw new Error(answer.error.code)
    return answer.value as Response<C>
  }
  try {
    const { limits } = await ask('settings:read', {})
    const unlimited = { ...limits, agentHour: null, agentDay: null, person30Days: null, coolDownMinutes: null }
    await ask('settings:change', { changes: { limits: unlimited } })
    const connectionIds: string[] = []
    for (const [index, server] of servers.entries()) {
      const secret = simulators[index]?.credentials.token ?? ''
      const draft = {
        system: 'adaxes',
        name: `Server ${index}`,
        address: server.baseUrl,
        environment: 'sandbox',
      } as const
      const added = await ask('connections:add', { draft: { ...draft, signIn: { kind: 'access-token' }, secret } })
      connectionIds.push(added.id)
    }
    const selectionIn = async (connectionId: string) => {
      const { accounts } = await ask('directory:search', { connectionId, text: 'mira.dunmore' })
      const accountId = accounts[0]?.accountId ?? ''
      return { connectionId, accountId, ...chosen({ factorIds: ['Microsoft'], microsoft365: true }) }
    }
    const selections = await Promise.all(connectionIds.map(selectionIn))

    const resetMs = async (some: typeof selections): Promise<number> => {
      for (const simulator of simulators) simulator.reset()
      const { id } = await ask('resets:prepare', { selections: some, retryOf: null })
      const started = performance.now()
      const operation = await ask('resets:commit', { planId: id, ticket: '', reason: '', unchecked: 'Measured' })
      if (operation.outcome !== 'succeeded') throw new Error(operation.outcome)
      return performance.now() - started
    }
    const [alone, together]: [number[], number[]] = [[], []]
    for (let round = 0; round < rounds; round++) {
      alone.push(await resetMs(selections.slice(-1)))
      together.push(await resetMs(selections))
    }
    const ratio = median(together) / median(alone)
    return [
      {
        name: 'plan: two steps in the slowest of six systems',
        unit: 'ms',
        median: median(alone),
        p99: null,
        target: '',
        met: null,
      },
      {
        name: 'plan: two steps in each of six systems',
        unit: 'ms',
        median: median(together),
        p99: null,
        target: `≤ ${maxRatio} × the slowest (is ${ratio.toFixed(2)} ×)`,
        met: ratio <= maxRatio,
      },
    ]
  } finally {
    await application.close()
    await Promise.all(servers.map((server) => server.close()))
    await removeFolder(dataFolder)
  }
}
