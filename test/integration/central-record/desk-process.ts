/**
 * A process of its own that writes the history in the folder of its first argument, and hands it on to the syslog server on the port of
 * its second. Its third is how many operations it writes, from the number in its fourth on; each acknowledged one is said on its output.
 * With none to write it ends when everything was handed over.
 */
import { writeSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { inventedOperation } from '../../support/history-fixtures.ts'
import { openSyslogRecord } from '../../support/syslog-record.ts'
import { appendAll, openOn } from '../history/open-history.ts'

const [folder = '', port = '', operations = '0', from = '1'] = process.argv.slice(2)
const history = await openOn(join(folder, 'history'))
const handedOver = Promise.withResolvers<undefined>()
const record = openSyslogRecord(history, folder, Number(port), {
  // As in the application, only that nobody waits a second here.
  wait: (ms, signal) => setTimeout(ms / 100, undefined, { signal }),
  random: () => 0,
  changed: () =>
    void record.read().then(({ receivers }) => {
      if (receivers[0]?.waiting === 0) handedOver.resolve(undefined)
    }),
})
await record.lookAgain()
for (let number = Number(from); number < Number(from) + Number(operations); number += 1) {
  await appendAll(history, inventedOperation(number, '2026-11-10T00:00:00.000Z'))
  writeSync(1, `${number}\n`)
}
if (operations === '0') await handedOver.promise
else await setTimeout(60_000)
await record.close()
await history.close()
