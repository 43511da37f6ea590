import { randomBytes } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { codeOf } from '../../../electron/errors/coded-error.ts'
import { maxEntries, openOutbox, type OutboxPorts } from '../../../electron/outbox/outbox.ts'
import { openOutboxFile, type OutboxFilePorts } from '../../../electron/outbox/outbox-file.ts'
import type { Attempt, Message } from '../../../electron/outbox/sender.ts'
import { seal } from '../../../electron/storage/sealed-file.ts'
import { VaultUnavailableError } from '../../../electron/vault/secret-vault.ts'
import type { ErrorCode } from '../../../shared/errors/error-code.ts'
import { watchedFiles } from '../../support/watched-files.ts'
import { breakableFileSystem, fails } from '../../support/breakable-file-system.ts'
import { clockwork } from '../../support/clockwork.ts'
import { createRecordingLogger } from '../../support/recording-logger.ts'
import { makeTempFolder } from '../../support/temp-folder.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

const Letter = z.strictObject({ to: z.string(), place: z.string() })
type Letter = z.infer<typeof Letter>

/** An outbox in a folder, a sender of letters that answers as it is told, and a clock that stands. */
function setUp() {
  const key = randomBytes(32)
  const path = join(makeTempFolder(), 'outbox.sealed')
  /** By receiver; the last answer stays. */
  const answers = new Map<string, Attempt[]>()
  const sent: { readonly to: string; readonly id: string; readonly at: string }[] = []
  const ends: string[] = []
  const troubles: ErrorCode[] = []
  const world = { underWay: 0, mostUnderWay: 0, trouble: null as ErrorCode | null, keysRead: 0 }
  const { files, idle } = watchedFiles()
  const time = clockwork('2026-03-02T08:00:00.000Z', idle)
  const send = async ({ id, payload: { to } }: Message<Letter>, signal: AbortSignal): Promise<Attempt> => {
    world.underWay += 1
    world.mostUnderWay = Math.max(world.mostUnderWay, world.underWay)
    sent.push({ to, id, at: time.now().toISOString() })
    await Promise.resolve()
    const those = answers.get(to) ?? [{ kind: 'sent' }]
    const answer = those.length > 1 ? those.shift() : those[0]
    if (answer === undefined) {
      // Takes the message and says nothing.
      await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()))
    }
    world.underWay -= 1
    return answer ?? { kind: 'retry', code: 'timed-out' }
  }
  const defaultKey = () => {
    world.keysRead += 1
    return Promise.resolve(key)
  }
  const openUnregistered = ({
    readKey = defaultKey,
    files: theirs,
    ...parts
  }: Partial<OutboxPorts & OutboxFilePorts> = {}) =>
    openOutbox({
      file: openOutboxFile({ path, readKey, files: files(theirs) }),
      now: time.now,
      wait: time.wait,
      random: () => 0,
      logger: createRecordingLogger(),
      changed: () => undefined,
      kept: {
        accepted: () => (world.trouble = null),
        refused(cause) {
          world.trouble = codeOf(cause)
          troubles.push(world.trouble)
        },
      },
      ended: ({ payload }, end) => void ends.push(`${end} ${Letter.parse(payload).to}`),
      ...parts,
    })
  const open = (parts: Partial<OutboxPorts & OutboxFilePorts> = {}) => {
    const outbox = openUnregistered(parts)
    outbox.register({
      kind: 'letter',
      schema: Letter,
      place: ({ place }) => place,
      describe: ({ to }) => ({ about: `about ${to}`, to }),
      send,
    })
    return outbox
  }
  const receivers = () => sent.map(({ to }) => to)
  return { key, path, answers, sent, receivers, ends, world, troubles, time, idle, open, openUnregistered }
}

const letter = (to: string, place = 'post') => ({ to, place })
const states = (outbox: ReturnType<typeof openOutbox>) =>
  outbox.list().map(({ to, state, lastError }) => `${to} ${state} ${lastError ?? ''}`.trim())

describe('the outbox', () => {
  it('sends at once, and keeps nothing of what was sent', async () => {
    const { open, receivers, path, idle, ends } = setUp()
    const outbox = open()
    await outbox.add('letter', letter('mira'))
    await idle()
    expect(receivers()).toEqual(['mira'])
    expect(ends).toEqual(['sent mira'])
    expect(outbox.list()).toEqual([])
    expect(existsSync(path)).toBe(false)
    await outbox.close()
  })

  it('asks the keychain for nothing while there is nothing to keep', async () => {
    const { open, world, idle } = setUp()
    const outbox = open()
    await outbox.opened()
    await idle()
    await outbox.close()
    expect(world.keysRead).toBe(0)
  })

  it('lies sealed on the disk', async () => {
    const { open, path, answers } = setUp()
    answers.set('canary', [{ kind: 'retry', code: 'not-reachable' }])
    const outbox = open()
    await outbox.add('letter', letter('canary'))
    expect(readFileSync(path).includes('canary')).toBe(false)
    await outbox.close()
    expect(readdirSync(dirname(path))).toEqual(['outbox.sealed'])
  })

  it('tries again with growing pauses, under the same id, and sends when a day has passed', async () => {
    const { open, answers, sent, time } = setUp()
    answers.set('mira', [{ kind: 'place-down', code: 'not-reachable' }])
    const outbox = open()
    await outbox.add('letter', letter('mira'))
    await time.pass(day)
    const pauses = sent.slice(1).map(({ at }, index) => (Date.parse(at) - Date.parse(sent[index]?.at ?? '')) / minute)
    expect(pauses.slice(0, 7)).toEqual([1, 2, 4, 8, 16, 32, 60])
    expect(new Set(pauses.slice(6))).toEqual(new Set([60]))
    expect(new Set(sent.map(({ id }) => id)).size).toBe(1)
    answers.delete('mira')
    await time.pass(hour)
    expect(outbox.list()).toEqual([])
    await outbox.close()
  })

  it('waits as long as the receiver asks, and no longer than six hours', async () => {
    const { open, answers, receivers, time } = setUp()
    answers.set('mira', [{ kind: 'retry', code: 'rate-limited', afterMs: 3 * hour }, { kind: 'sent' }])
    answers.set('otto', [{ kind: 'retry', code: 'rate-limited', afterMs: 90 * day }, { kind: 'sent' }])
    const outbox = open()
    await outbox.add('letter', letter('mira'))
    await outbox.add('letter', letter('otto'))
    await time.pass(3 * hour - minute)
    expect(receivers()).toEqual(['mira', 'otto'])
    await time.pass(2 * minute)
    expect(receivers()).toEqual(['mira', 'otto', 'mira'])
    await time.pass(3 * hour)
    expect(receivers()).toEqual(['mira', 'otto', 'mira', 'otto'])
    await outbox.close()
  })

  it('tries one message, not all, while the place is down, and the other places meanwhile', async () => {
    const { open, answers, receivers, time, idle } = setUp()
    answers.set('mira', [{ kind: 'place-down', code: 'not-reachable' }, { kind: 'sent' }])
    const outbox = open()
    await outbox.add('letter', letter('mira'))
    await idle()
    await outbox.add('letter', letter('otto', 'elsewhere'))
    await idle()
    expect(receivers()).toEqual(['mira', 'otto'])
    const later = await Promise.all(['a', 'b', 'c'].map((to) => outbox.add('letter', letter(to))))
    expect(later).toHaveLength(3)
    await time.pass(minute)
    expect(receivers()).toEqual(['mira', 'otto', 'a', 'b', 'c', 'mira'])
    await outbox.close()
  })

  it('holds what waits for a place that has gone down', async () => {
    const { open, answers, receivers, world, time } = setUp()
    answers.set('a', [{ kind: 'place-down', code: 'not-reachable' }, { kind: 'sent' }])
    const outbox = open()
    await Promise.all(['a', 'b', 'c'].map((to) => outbox.add('letter', letter(to))))
    await time.pass(minute - 1)
    expect(receivers()).toEqual(['a'])
    expect(states(outbox)).toEqual(['a', 'b', 'c'].map((to) => `${to} waiting not-reachable`))
    await time.pass(minute)
    expect(receivers()).toEqual(['a', 'a', 'b', 'c'])
    expect(world.mostUnderWay).toBe(1)
    await outbox.close()
  })

  it('trouble with one message holds up no other', async () => {
    const { open, answers, receivers, idle } = setUp()
    answers.set('a', [{ kind: 'retry', code: 'server-error' }])
    const outbox = open()
    await Promise.all(['a', 'b'].map((to) => outbox.add('letter', letter(to))))
    await idle()
    expect(receivers()).toEqual(['a', 'b'])
    await outbox.close()
  })

  it('stops at what trying again cannot mend, for the whole place and beyond a restart, until settings change', async () => {
    const { open, answers, receivers, time, idle } = setUp()
    answers.set('a', [{ kind: 'stop', code: 'password-rejected' }])
    let outbox = open()
    await Promise.all(['a', 'b'].map((to) => outbox.add('letter', letter(to))))
    await time.pass(day)
    await outbox.close()
    outbox = open()
    await outbox.add('letter', letter('c'))
    await time.pass(hour)
    expect(receivers()).toEqual(['a'])
    expect(states(outbox)).toEqual(['a', 'b', 'c'].map((to) => `${to} stopped password-rejected`))
    answers.set('a', [{ kind: 'sent' }])
    await outbox.tryAgain('letter')
    await idle()
    expect(receivers()).toEqual(['a', 'a', 'b', 'c'])
    await outbox.close()
  })

  it('tries a stopped place once more when somebody asks for one of its messages', async () => {
    const { open, answers, receivers, idle } = setUp()
    answers.set('a', [{ kind: 'stop', code: 'password-rejected' }])
    const outbox = open()
    await Promise.all(['a', 'b'].map((to) => outbox.add('letter', letter(to))))
    await idle()
    await outbox.retryNow(outbox.list()[1]?.id ?? '')
    await idle()
    expect(receivers()).toEqual(['a', 'a'])
    await outbox.close()
  })

  it('gives up after two days, aloud, and keeps it to be seen until it is dismissed', async () => {
    const { open, answers, receivers, ends, time } = setUp()
    answers.set('mira', [{ kind: 'place-down', code: 'not-reachable' }])
    answers.set('otto', [{ kind: 'stop', code: 'password-rejected' }])
    let outbox = open()
    await outbox.add('letter', letter('mira'))
    await outbox.add('letter', letter('otto', 'elsewhere'))
    await time.pass(2 * day - 2 * hour)
    expect(states(outbox)).toEqual(['mira waiting not-reachable', 'otto stopped password-rejected'])
    await time.pass(3 * hour)
    const givenUp = ['mira given-up not-reachable', 'otto given-up password-rejected']
    expect(states(outbox)).toEqual(givenUp)
    expect(ends.toSorted()).toEqual(['given-up mira', 'given-up otto'])
    const tries = receivers().length
    await outbox.close()
    outbox = open()
    await time.pass(day)
    expect(states(outbox)).toEqual(givenUp)
    expect(receivers()).toHaveLength(tries)
    for (const { id } of outbox.list()) await outbox.dismiss(id)
    expect(outbox.list()).toEqual([])
    expect(ends.slice(2)).toEqual(['dismissed mira', 'dismissed otto'])
    await outbox.close()
  })

  it('tries what lay in a computer that was off for a long weekend', async () => {
    const { open, answers, receivers, time, ends } = setUp()
    answers.set('mira', [{ kind: 'place-down', code: 'not-reachable' }])
    const before = open()
    await before.add('letter', letter('mira'))
    await time.pass(minute)
    await before.close()
    time.jump(4 * day)
    const outbox = open()
    await time.pass(10 * minute)
    expect(ends).toEqual([])
    answers.delete('mira')
    await time.pass(30 * minute)
    expect(ends).toEqual(['sent mira'])
    expect(receivers().length).toBeGreaterThan(3)
    await outbox.close()
  })

  it('wakes with a computer that slept', async () => {
    const { open, answers, receivers, time } = setUp()
    answers.set('mira', [{ kind: 'retry', code: 'server-error', afterMs: 3 * hour }, { kind: 'sent' }])
    const outbox = open()
    await outbox.add('letter', letter('mira'))
    await time.pass(minute)
    time.jump(5 * hour)
    await time.pass(minute)
    expect(receivers()).toEqual(['mira', 'mira'])
    await outbox.close()
  })

  it('waits for no time that a clock ahead of the right one has set', async () => {
    const { open, answers, receivers, time } = setUp()
    answers.set('mira', [{ kind: 'retry', code: 'server-error' }, { kind: 'sent' }])
    const before = open()
    time.jump(365 * day)
    await before.add('letter', letter('mira'))
    await time.pass(1)
    await before.close()
    time.jump(-365 * day)
    const outbox = open()
    await time.pass(1)
    expect(receivers()).toEqual(['mira', 'mira'])
    await outbox.close()
  })

  it('gives up at once what can never be delivered, and tries it again when somebody says so', async () => {
    const { open, answers, receivers, ends, idle } = setUp()
    answers.set('nobody', [{ kind: 'give-up', code: 'rejected-by-server' }, { kind: 'sent' }])
    const outbox = open()
    const id = await outbox.add('letter', letter('nobody'))
    await idle()
    expect(states(outbox)).toEqual(['nobody given-up rejected-by-server'])
    await outbox.retryNow(id)
    await idle()
    expect(receivers()).toEqual(['nobody', 'nobody'])
    expect(ends).toEqual(['given-up nobody', 'sent nobody'])
    await outbox.close()
  })

  it('lets go of what came to an end only once that is heard, and does not send it again meanwhile', async () => {
    const { open, answers, receivers, time, idle } = setUp()
    answers.set('nobody', [{ kind: 'give-up', code: 'rejected-by-server' }])
    const { promise: heard, resolve: hear } = Promise.withResolvers<undefined>()
    const told: unknown[] = []
    const outbox = open({
      ended: (entry, end, recorded) => {
        told.push([end, recorded, entry.lastError])
        return heard
      },
    })
    await outbox.add('letter', letter('mira'))
    await outbox.add('letter', letter('nobody', 'elsewhere'))
    await time.pass(hour)
    expect(states(outbox)).toEqual(['mira waiting', 'nobody waiting'])
    hear(undefined)
    await idle()
    expect(states(outbox)).toEqual(['nobody given-up rejected-by-server'])
    expect(receivers()).toEqual(['mira', 'nobody'])
    expect(told).toEqual([
      ['sent', null, null],
      ['given-up', null, 'rejected-by-server'],
    ])
    await outbox.close()
  })

  it('tells with the end of a message what its sender says is recorded of it', async () => {
    const { openUnregistered, idle } = setUp()
    const recorded = {
      operationId: '00000001-0000-4000-8000-000000000001',
      message: { kind: 'notice', to: 'person', accounts: [] },
    } as const
    const told: unknown[] = []
    const outbox = openUnregistered({ ended: (_, end, of) => void told.push([end, of]) })
    outbox.register({
      kind: 'letter',
      schema: Letter,
      place: () => '',
      describe: ({ to }) => ({ about: '', to }),
      recorded: () => ({ ...recorded, message: { ...recorded.message, accounts: [] } }),
      send: () => Promise.resolve({ kind: 'sent' }),
    })
    await outbox.add('letter', letter('mira'))
    await idle()
    expect(told).toEqual([['sent', recorded]])
    await outbox.close()
  })

  it('dismisses nothing that may still be delivered', async () => {
    const { open, answers, idle } = setUp()
    answers.set('mira', [{ kind: 'retry', code: 'server-error' }])
    const outbox = open()
    const id = await outbox.add('letter', letter('mira'))
    await idle()
    await expect(outbox.dismiss(id)).rejects.toMatchObject({ code: 'outbox-entry-waits' })
    await expect(outbox.dismiss('other')).rejects.toMatchObject({ code: 'outbox-entry-gone' })
    expect(states(outbox)).toEqual(['mira waiting server-error'])
    await outbox.close()
  })

  it('a sender that throws is tried again, and one that says nothing is cut off', async () => {
    const { openUnregistered, time } = setUp()
    const outbox = openUnregistered()
    const tries: string[] = []
    outbox.register({
      kind: 'letter',
      schema: Letter,
      place: ({ place }) => place,
      describe: ({ to }) => ({ about: '', to }),
      async send({ payload: { to } }, signal) {
        tries.push(to)
        if (to === 'throws') throw new TypeError('secret words')
        await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()))
        return { kind: 'retry', code: 'timed-out' }
      },
    })
    await outbox.add('letter', letter('throws'))
    await outbox.add('letter', letter('silent', 'elsewhere'))
    await time.pass(2.5 * minute)
    expect(states(outbox)).toEqual(['throws waiting internal', 'silent waiting timed-out'])
    await outbox.close()
  })
})

describe('what is held', () => {
  it('is sent only once it is let go, with what it says by then, also in another run', async () => {
    const { open, receivers, time } = setUp()
    const before = open()
    const ids = await Promise.all(
      ['mira', 'otto', 'wanda'].map((to) => before.add('letter', letter(to), { held: true })),
    )
    await before.close()
    const outbox = open()
    await time.pass(3 * day)
    expect(receivers()).toEqual([])
    await outbox.release(ids[0] ?? '', letter('mira, later'))
    await outbox.withdraw(ids[1] ?? '')
    await time.pass(1)
    expect(receivers()).toEqual(['mira, later'])
    expect(states(outbox)).toEqual(['wanda held'])
    await outbox.close()
  })

  it('is not let go a second time', async () => {
    const { open, receivers, answers, time } = setUp()
    answers.set('mira', [{ kind: 'retry', code: 'server-error', afterMs: hour }])
    const outbox = open()
    const id = await outbox.add('letter', letter('mira'), { held: true })
    await outbox.release(id)
    await time.pass(minute)
    await outbox.release(id, letter('another'))
    await outbox.withdraw(id)
    await time.pass(minute)
    expect(receivers()).toEqual(['mira'])
    expect(outbox.list()).toHaveLength(1)
    await outbox.close()
  })
})

describe('the outbox on bad days of the disk', () => {
  it('finds after a restart what waited, oldest first', async () => {
    const { open, openUnregistered, answers, receivers, idle } = setUp()
    for (const to of ['a', 'b', 'c']) answers.set(to, [{ kind: 'place-down', code: 'not-reachable' }])
    const before = open()
    for (const to of ['a', 'b', 'c']) await before.add('letter', letter(to))
    await before.close()
    receivers().length = 0
    answers.clear()
    const outbox = openUnregistered()
    await outbox.opened()
    expect(outbox.list().map(({ payload }) => Letter.parse(payload).to)).toEqual(['a', 'b', 'c'])
    await idle()
    await outbox.close()
  })

  it.each(['ENOSPC', 'EBUSY'])(
    'keeps in memory what the disk refuses with %s, sends it, and writes as soon as it can',
    async (code) => {
      const { open, answers, receivers, world, path, time } = setUp()
      const disk = breakableFileSystem()
      answers.set('mira', [{ kind: 'retry', code: 'server-error' }])
      const outbox = open({ files: disk.fileSystem })
      await outbox.opened()
      disk.breakAt(() => ({ answer: fails(code) }))
      await outbox.add('letter', letter('mira'))
      await outbox.add('letter', letter('otto'))
      await time.pass(1)
      expect(receivers()).toEqual(['mira', 'otto'])
      expect(world.trouble).toBe(code === 'ENOSPC' ? 'disk-full' : 'file-in-use')
      expect(existsSync(path)).toBe(false)
      disk.breakAt(() => null)
      await time.pass(minute)
      expect(world.trouble).toBeNull()
      expect(existsSync(path)).toBe(true)
      await outbox.close()
    },
  )

  it('does not write over a file it could not look at, and joins both when it can', async () => {
    const { open, openUnregistered, answers, path, receivers, world, time } = setUp()
    answers.set('mira', [{ kind: 'retry', code: 'server-error' }])
    answers.set('otto', [{ kind: 'retry', code: 'server-error' }])
    const before = open()
    await before.add('letter', letter('mira'))
    await before.close()
    const sealed = readFileSync(path)
    const disk = breakableFileSystem()
    disk.breakAnywhere(({ name }) => (name === 'readFile' ? { answer: fails('EACCES') } : null))
    const outbox = open({ files: disk.fileSystem })
    await outbox.add('letter', letter('otto'))
    await time.pass(1)
    expect(world.trouble).toBe('file-in-use')
    expect(readFileSync(path)).toEqual(sealed)
    disk.breakAnywhere(() => null)
    await time.pass(2 * minute)
    expect(world.trouble).toBeNull()
    expect(new Set(receivers())).toEqual(new Set(['mira', 'otto']))
    await outbox.close()
    const later = openUnregistered()
    await later.opened()
    expect(later.list()).toHaveLength(2)
    await later.close()
  })

  it('sends what was taken while the keychain is locked, leaves the file alone, and is whole when it is open again', async () => {
    const { open, answers, key, path, receivers, world, time } = setUp()
    answers.set('mira', [{ kind: 'retry', code: 'server-error' }])
    const before = open()
    await before.add('letter', letter('mira'))
    await before.close()
    const sealed = readFileSync(path)
    let isLocked = true
    const readKey = () => (isLocked ? Promise.reject(new VaultUnavailableError('locked')) : Promise.resolve(key))
    const outbox = open({ readKey })
    await outbox.add('letter', letter('otto'))
    await time.pass(minute)
    expect(world.trouble).toBe('keychain-locked')
    expect(receivers()).toContain('otto')
    expect(readFileSync(path)).toEqual(sealed)
    isLocked = false
    await outbox.keepAgain()
    expect(world.trouble).toBeNull()
    expect(states(outbox)).toEqual(['mira waiting server-error'])
    await outbox.close()
  })

  const damaged = (key: Buffer) => {
    const whole = seal(Buffer.from('{"version":1,"entries":[]}'), key)
    return whole.subarray(0, whole.length - 1)
  }
  it.each([
    ['cut', damaged, 'outbox-unreadable'],
    ['of another key', () => seal(Buffer.from('{"version":1,"entries":[]}'), randomBytes(32)), 'outbox-unreadable'],
    ['with something else in it', (key: Buffer) => seal(Buffer.from('{"version":1}'), key), 'outbox-unreadable'],
    ['of a newer version', (key: Buffer) => seal(Buffer.from('{"version":2,"entries":{}}'), key), 'outbox-newer'],
  ] as const)('a file %s is left as it is and told, and new messages go out', async (_what, content, code) => {
    const { open, key, path, receivers, troubles, time } = setUp()
    const found = content(key)
    writeFileSync(path, found)
    const outbox = open()
    await outbox.add('letter', letter('mira'))
    await time.pass(minute)
    await outbox.close()
    expect(new Set(troubles)).toEqual(new Set([code]))
    expect(receivers()).toEqual(['mira'])
    expect(readFileSync(path)).toEqual(found)
  })

  it('a file that cannot be opened is put aside when somebody says so, one of a newer version is not', async () => {
    const { open, key, path, answers, world, time } = setUp()
    answers.set('mira', [{ kind: 'retry', code: 'server-error' }])
    const newer = seal(Buffer.from('{"version":2}'), key)
    writeFileSync(path, newer)
    const outbox = open()
    await outbox.add('letter', letter('mira'))
    await outbox.startOver()
    expect(readFileSync(path)).toEqual(newer)
    writeFileSync(path, damaged(key))
    await outbox.startOver()
    await time.pass(1)
    expect(world.trouble).toBeNull()
    expect(readdirSync(dirname(path)).toSorted()).toEqual([
      'outbox.sealed',
      'outbox.sealed.2026-03-02T08-00-00.000Z.unreadable',
    ])
    await outbox.startOver()
    expect(readdirSync(dirname(path))).toHaveLength(2)
    await outbox.close()
  })

  it('refuses the newest when it is full, and keeps the oldest', async () => {
    const { openUnregistered, idle } = setUp()
    const outbox = openUnregistered()
    await Promise.all(Array.from({ length: maxEntries }, (_none, number) => outbox.add('letter', letter(`m${number}`))))
    await expect(outbox.add('letter', letter('late'))).rejects.toMatchObject({ code: 'outbox-full' })
    expect(outbox.list()).toHaveLength(maxEntries)
    expect(Letter.parse(outbox.list()[0]?.payload).to).toBe('m0')
    // Of its kind: another kind of message has room of its own.
    await expect(outbox.add('card', letter('other'))).resolves.toBeTypeOf('string')
    await idle()
    await outbox.close()
  })

  it('what this version does not understand is kept and given up, and what nobody sends is kept', async () => {
    const { open, openUnregistered, idle } = setUp()
    const before = openUnregistered()
    await before.add('letter', { to: 'mira', of: 'a newer version' })
    await before.add('parcel', { to: 'otto' })
    await before.close()
    const outbox = open({ ended: () => undefined })
    await idle()
    expect(outbox.list().map(({ kind, state, lastError }) => [kind, state, lastError])).toEqual([
      ['letter', 'given-up', 'outbox-entry-unreadable'],
      ['parcel', 'waiting', null],
    ])
    await outbox.close()
  })
})

describe('the end of the program', () => {
  it('gives an attempt under way some seconds, breaks it off, and makes it again at the next start', async () => {
    const { open, answers, receivers, sent, time, idle } = setUp()
    answers.set('mira', [])
    const before = open()
    await before.add('letter', letter('mira'))
    await idle()
    let isClosed = false
    const closing = before.close().then(() => (isClosed = true))
    await time.pass(4_000)
    expect(isClosed).toBe(false)
    await time.pass(2_000)
    await closing
    answers.delete('mira')
    const outbox = open()
    await time.pass(1)
    expect(receivers()).toEqual(['mira', 'mira'])
    expect(sent[0]?.id).toBe(sent[1]?.id)
    await outbox.close()
  })
})
