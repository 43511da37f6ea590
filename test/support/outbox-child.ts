/**
 * A process of its own that works through an outbox and dies at a call to the disk, between sending and noting it, or right after that was
 * recorded, as if its power were cut. Its one argument is an `OutboxChildOrder` as JSON; it writes a line for each message taken. Receivers
 * keep what they get in a file beside the outbox, and the record has one, too.
 */
import { appendFileSync, writeSync } from 'node:fs'
import { setTimeout as waitReally } from 'node:timers/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { createSilentLogger } from '../../electron/logging/file-logger.ts'
import { openOutbox } from '../../electron/outbox/outbox.ts'
import { openOutboxFile } from '../../electron/outbox/outbox-file.ts'
import { breakableFileSystem } from './breakable-file-system.ts'
import { cutPower } from './power-cut.ts'

export interface OutboxChildOrder {
  readonly folder: string
  /** Base 64. */
  readonly key: string
  readonly letters: readonly string[]
  /** The nth change of the disk, or the nth message right after it was sent or recorded; from 1. */
  readonly diesAt: { readonly at: 'disk' | 'sent' | 'recorded'; readonly nth: number } | null
}

export const receivedIn = (folder: string): string => join(folder, 'received.txt')
export const recordedIn = (folder: string): string => join(folder, 'recorded.txt')

if (process.argv[1] === import.meta.filename) {
  const { folder, key, letters, diesAt } = JSON.parse(process.argv[2] ?? '') as OutboxChildOrder
  const disk = breakableFileSystem()
  if (diesAt?.at === 'disk') {
    disk.breakAt(({ number }) => (number === diesAt.nth ? { half: true, answer: cutPower } : null))
  }
  let [sent, recorded] = [0, 0]
  const outbox = openOutbox({
    file: openOutboxFile({
      path: join(folder, 'outbox.sealed'),
      readKey: () => Promise.resolve(Buffer.from(key, 'base64')),
      files: disk.fileSystem,
    }),
    now: () => new Date(),
    wait: (ms, signal) => waitReally(ms, undefined, { signal }),
    random: () => 0,
    logger: createSilentLogger(),
    changed: () => undefined,
    ended({ id }) {
      appendFileSync(recordedIn(folder), `${id}\n`)
      recorded += 1
      if (diesAt?.at === 'recorded' && recorded === diesAt.nth) cutPower()
    },
    kept: {
      accepted: () => undefined,
      refused(cause) {
        throw cause
      },
    },
  })
  outbox.register({
    kind: 'letter',
    schema: z.strictObject({ text: z.string() }),
    place: () => 'post',
    describe: ({ text }) => ({ about: text, to: 'post' }),
    send({ id, payload: { text } }) {
      appendFileSync(receivedIn(folder), `${id} ${text}\n`)
      sent += 1
      if (diesAt?.at === 'sent' && sent === diesAt.nth) cutPower()
      return Promise.resolve({ kind: 'sent' })
    },
  })
  for (const text of letters) {
    const id = await outbox.add('letter', { text })
    writeSync(1, `${id} ${text}\n`)
  }
  await outbox.opened()
  while (outbox.list().length > 0) await waitReally(1)
  await outbox.close()
  writeSync(1, 'done\n')
}
