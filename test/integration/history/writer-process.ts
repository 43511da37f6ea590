/**
 * A process of its own that writes the history in the folder of its first argument. Its second argument is what it does:
 *
 * - `write`: two operations in two months, each acknowledged entry's number on its own line of its output, then how many calls
 *   that change something it made;
 * - `delete`: the months that are older than one, by November 15th of 2026, then the same number;
 * - `hold`: says that it is open, then writes an operation for each line of its input, says so, and closes at the end of it.
 *
 * Its third argument is the number of the changing call to the file system at which it kills itself (a write after its first
 * half); 0 is never.
 */
import { writeSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { breakableFileSystem } from '../../support/breakable-file-system.ts'
import { inventedOperation } from '../../support/history-fixtures.ts'
import { cutPower } from '../../support/power-cut.ts'
import { agent, appendAll, openOn } from './open-history.ts'

const [folder = '', task = 'write', killAt = '0'] = process.argv.slice(2)
const disk = breakableFileSystem()
disk.breakAt((call) => (call.number === Number(killAt) ? { half: true, answer: cutPower } : null))

const history = await openOn(folder, { fileSystem: disk.fileSystem })
if (task === 'hold') {
  writeSync(1, 'open\n')
  let number = 100
  for await (const line of createInterface({ input: process.stdin })) {
    await appendAll(history, inventedOperation(++number, '2026-11-10T00:00:00.000Z'))
    writeSync(1, `${line}${number}\n`)
  }
} else if (task === 'delete') {
  await history.deleteMonthsOlderThan(1, new Date('2026-11-15T00:00:00.000Z'), agent)
} else {
  const entries = [
    ...inventedOperation(1, '2026-10-31T23:59:00.000Z', ['succeeded', 'failed']),
    ...inventedOperation(2, '2026-11-01T00:01:00.000Z'),
  ]
  for (const [number, entry] of entries.entries()) {
    await history.append(entry)
    writeSync(1, `${number}\n`)
  }
}
await history.close()
writeSync(1, `calls ${disk.calls.length}\n`)
