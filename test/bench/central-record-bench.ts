/** How long after an entry was acknowledged a log server has it, over TLS on loopback, while a busy service writes. */
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { openHistory } from '../../electron/history/file-history.ts'
import { inventedOperation, silentLogger } from '../support/history-fixtures.ts'
import { serveSyslog } from '../support/record-receiver.ts'
import { removeFolder } from '../support/remove-folder.ts'
import { openSyslogRecord } from '../support/syslog-record.ts'
import type { BenchRow } from './bench-row.ts'
import { median, percentile } from './statistics.ts'

const entriesASecond = 50
const entries = 600
const maxLagMs = 2_000

export async function centralRecordBenchmarks(): Promise<BenchRow[]> {
  const folder = await mkdtemp(join(tmpdir(), 'mfa-desk-bench-'))
  const server = await serveSyslog()
  const now = () => new Date()
  const history = openHistory({ folder: join(folder, 'history'), now, logger: silentLogger })
  const record = openSyslogRecord(history, folder, server.port, {
    wait: (ms, signal) => setTimeout(ms, undefined, { signal }),
    random: Math.random,
    changed: () => undefined,
  })
  try {
    await history.opened()
    await record.lookAgain()
    const at = now().toISOString()
    // The first one brings the line of the month with it.
    const written = Array.from({ length: entries / 2 }, (_, number) => inventedOperation(number + 1, at)).flat()
    await history.append(take(written, 0))
    await server.received(2)
    const lags: Promise<number>[] = []
    const start = performance.now()
    for (let number = 1; number <= entries; number += 1) {
      await setTimeout(Math.max(0, start + (number * 1_000) / entriesASecond - performance.now()))
      await history.append(take(written, number))
      const acknowledged = performance.now()
      lags.push(server.received(number + 2).then(() => performance.now() - acknowledged))
    }
    const lagsMs = await Promise.all(lags)
    const p99 = percentile(lagsMs, 99)
    return [
      {
        name: `central record, ${entriesASecond} entries a second: lag of an entry at the log server`,
        unit: 'ms',
        median: median(lagsMs),
        p99,
        target: `p99 ≤ ${maxLagMs}`,
        met: p99 <= maxLagMs,
      },
    ]
  } finally {
    await record.close()
    await history.close()
    await server.close()
    await removeFolder(folder)
  }
}

function take<Value>(values: readonly Value[], index: number): Value {
  const value = values[index]
  if (value === undefined) throw new Error('The bench ran out of entries.')
  return value
}
