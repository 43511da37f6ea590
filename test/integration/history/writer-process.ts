/**
 * A process to be killed: opens the history in the folder of its first argument, writes two operations in two months, and
 * says each acknowledged entry's number on its own line. Its second argument is the number of the changing call to the file
 * system at which it kills itself (a write after its first half); 0 is never. `hold` writes nothing and waits.
 */
import { writeSync } from 'node:fs'
import { setTimeout } from 'node:timers/promises'
import { inventedOperation } from '../../support/history-fixtures.ts'
import { breakableFileSystem } from '../../support/breakable-file-system.ts'
import { cutPower } from '../../support/power-cut.ts'
import { openOn } from './open-history.ts'

const [folder = '', argument = '0'] = process.argv.slice(2)
const disk = breakableFileSystem()
disk.breakAt((call) => (call.number === Number(argument) ? { half: true, answer: cutPower } : null))

const history = await openOn(folder, { fileSystem: disk.fileSystem })
if (argument === 'hold') {
  writeSync(1, 'open\n')
  await setTimeout(60_000)
}
const entries = [
  ...inventedOperation(1, '2026-10-31T23:59:00.000Z', ['succeeded', 'failed']),
  ...inventedOperation(2, '2026-11-01T00:01:00.000Z'),
]
for (const [number, entry] of entries.entries()) {
  await history.append(entry)
  writeSync(1, `${number}\n`)
}
await history.close()
writeSync(1, `calls ${disk.calls.length}\n`)
