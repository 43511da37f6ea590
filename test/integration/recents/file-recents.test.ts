import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createFileRecents, type FileRecentsPorts } from '../../../electron/directory/file-recents.ts'
import { maxRecents } from '../../../electron/directory/recent-list.ts'
import { type Recents, RecentsUnreadableError } from '../../../electron/directory/recents.ts'
import { retryingFileSystem } from '../../../electron/storage/file-system.ts'
import { StorageError } from '../../../electron/storage/storage-error.ts'
import { VaultUnavailableError } from '../../../electron/vault/secret-vault.ts'
import { seal, unseal } from '../../../electron/storage/sealed-file.ts'
import {
  connectionId,
  makeAccount,
  makeStatus,
  microsoft365,
  otherConnectionId,
} from '../../support/domain-fixtures.ts'
import {
  breakableFileSystem,
  fails,
  heldCodes,
  heldFrom,
  heldTimes,
  refusedFrom,
  type BreakableFileSystem,
} from '../../support/breakable-file-system.ts'
import { createRecordingLogger } from '../../support/recording-logger.ts'
import { shownMode } from '../../support/system.ts'
import { makeTempFolder, writeYesterday } from '../../support/temp-folder.ts'

const day = (number: number) => new Date(Date.UTC(2026, 0, number))

function setUp(changes: Partial<FileRecentsPorts> = {}) {
  const key = randomBytes(32)
  const world = { rules: { kept: true, days: 2 }, now: day(1), keysRead: 0 }
  const ports: FileRecentsPorts = {
    path: join(makeTempFolder(), 'recents.sealed'),
    readKey() {
      world.keysRead += 1
      return Promise.resolve(key)
    },
    rules: () => world.rules,
    now: () => world.now,
    logger: createRecordingLogger(),
    ...changes,
  }
  return { world, key, ports, path: ports.path, recents: createFileRecents(ports) }
}

const namesOf = async (recents: ReturnType<typeof createFileRecents>) =>
  (await recents.list()).map(({ account }) => account.accountId)
const account = (accountId: string, ofConnection = connectionId) =>
  makeAccount({ accountId, connectionId: ofConnection })

const writtenByVersion1 = new URL('../../support/fixtures/version-1/recents.json', import.meta.url)

describe('recent look-ups', () => {
  it('hold no telephone number and nothing of what an account can do, whatever is remembered', async () => {
    const { key, path, recents } = setUp()
    const phones = [{ kind: 'mobile' as const, number: '+44 7700 900999' }]
    await recents.rememberAccount(
      makeAccount({ phones, standing: { administrator: true, groups: ['Executives'], allGroups: true } }),
    )
    const written = unseal(readFileSync(path), key)
    expect(written).toMatchObject({ kind: 'ok' })
    if (written.kind === 'ok') expect(written.value.toString()).not.toMatch(/900999|Executives|standing|phones/)
    expect((await recents.list()).map((recent) => recent.account)).toEqual([makeAccount()])
  })

  it('of an earlier version are read in the words of today', async () => {
    const { key, path, recents, world } = setUp()
    world.now = new Date('2026-11-04T00:00:00.000Z')
    writeFileSync(path, seal(readFileSync(writtenByVersion1), key))
    expect(await recents.list()).toMatchObject([
      { status: { services: [{ ...microsoft365, reset: 'possible' }] } },
      {
        account: { state: { reported: 'LOCKED_OUT' } },
        status: {
          services: [],
          additionalActions: ['end-sessions', 'unlock'],
          factors: { knowledge: 'not-disclosed' },
        },
      },
    ])
  })

  it('are found by the next start, with the status last read', async () => {
    const { ports, recents } = setUp()
    await recents.rememberAccount(account('a'))
    await recents.rememberAccount(account('b'))
    await recents.rememberStatus(account('a'), makeStatus())
    expect(await createFileRecents(ports).list()).toEqual([
      { account: account('b'), status: null, lookedUpAt: day(1).toISOString() },
      { account: account('a'), status: makeStatus(), lookedUpAt: day(1).toISOString() },
    ])
  })

  it('are not written again for the status of somebody who is not among them', async () => {
    const disk = breakableFileSystem()
    const { recents } = setUp({ files: disk.fileSystem })
    await recents.rememberAccount(account('a'))
    const renames = () => disk.calls.filter(({ name }) => name === 'rename').length
    expect(renames()).toBe(1)
    await recents.rememberStatus(account('b'), makeStatus())
    expect(renames()).toBe(1)
    await recents.rememberStatus(account('a'), makeStatus())
    expect(renames()).toBe(2)
  })

  it('of a writing that was killed half way are gone at the next start, also where they are no longer kept', () => {
    const { ports, path } = setUp({ rules: () => ({ kept: false, days: 2 }) })
    writeYesterday(join(path, '..', '.recents.sealed.0f8fad5b-d9cb-469f-a165-70867728950e.tmp'), 'sealed')
    createFileRecents(ports)
    expect(readdirSync(join(path, '..'))).toEqual([])
  })

  it('lie sealed in one file, for this user only', async () => {
    const { path, recents } = setUp()
    await recents.rememberAccount(makeAccount({ displayName: 'Canary Name' }))
    expect(readFileSync(path).includes('Canary')).toBe(false)
    expect(statSync(path).mode & 0o777).toBe(shownMode(0o600))
    expect(readdirSync(join(path, '..'))).toEqual(['recents.sealed'])
  })

  it('asked for all at once are all kept, in the order of asking', async () => {
    const { recents } = setUp()
    const ids = Array.from({ length: 15 }, (_none, number) => `a${number}`)
    await Promise.all(ids.map((id) => recents.rememberAccount(account(id))))
    expect(await namesOf(recents)).toEqual(ids.toReversed())
  })

  it('are bounded', async () => {
    const { recents } = setUp()
    for (let number = 0; number <= maxRecents; number += 1) await recents.rememberAccount(account(`a${number}`))
    expect(await recents.list()).toHaveLength(maxRecents)
  })

  it('past their time are neither shown nor left on the disk', async () => {
    const { world, path, recents } = setUp()
    await recents.rememberAccount(account('old'))
    world.now = day(2)
    await recents.rememberAccount(account('new'))
    const before = statSync(path).size
    world.now = new Date(day(3).getTime() + 1)
    expect(await namesOf(recents)).toEqual(['new'])
    expect(statSync(path).size).toBeLessThan(before)
    world.now = day(30)
    expect(await namesOf(recents)).toEqual([])
    expect(existsSync(path)).toBe(false)
  })

  it('of a removed connection go, the others stay', async () => {
    const { path, recents } = setUp()
    await recents.forgetConnection(connectionId)
    await recents.rememberAccount(account('a'))
    await recents.rememberAccount(account('b', otherConnectionId))
    await recents.forgetConnection(connectionId)
    expect(await namesOf(recents)).toEqual(['b'])
    await recents.forgetConnection(otherConnectionId)
    expect(existsSync(path)).toBe(false)
  })

  it('that could not be read again are not written', async () => {
    const { recents } = setUp()
    await recents.rememberAccount(account('a'))
    await expect(recents.rememberAccount(makeAccount({ displayName: 'x'.repeat(5000) }))).rejects.toThrow()
    expect(await namesOf(recents)).toEqual(['a'])
    await recents.rememberAccount(account('b'))
    expect(await namesOf(recents)).toEqual(['b', 'a'])
  })
})

describe('while look-ups are not kept', () => {
  it('nothing is written, nothing is listed and the keychain is not asked', async () => {
    const { world, path, recents } = setUp()
    world.rules = { kept: false, days: 2 }
    await recents.rememberAccount(account('a'))
    await recents.rememberStatus(account('a'), makeStatus())
    expect(await recents.list()).toEqual([])
    expect(existsSync(path)).toBe(false)
    expect(world.keysRead).toBe(0)
  })

  it('a connection is forgotten and all is cleared nevertheless', async () => {
    const { world, path, recents } = setUp()
    await recents.rememberAccount(account('a'))
    world.rules = { kept: false, days: 2 }
    expect(await recents.list()).toEqual([])
    await recents.forgetConnection(connectionId)
    expect(existsSync(path)).toBe(false)
  })
})

describe('a file that cannot be opened', () => {
  async function damaged(damage: (path: string, sealed: Buffer, key: Buffer) => void) {
    const made = setUp()
    await made.recents.rememberAccount(account('a'))
    damage(made.path, readFileSync(made.path), made.key)
    return made
  }
  const sealedText = (text: string) => (path: string, _sealed: Buffer, key: Buffer) =>
    writeFileSync(path, seal(Buffer.from(text), key))

  it.each<[string, (path: string, sealed: Buffer, key: Buffer) => void]>([
    ['empty', (path) => writeFileSync(path, '')],
    ['full of zeros', (path, sealed) => writeFileSync(path, Buffer.alloc(sealed.length))],
    ['cut by a byte', (path, sealed) => writeFileSync(path, sealed.subarray(0, -1))],
    ['with a byte order mark', (path, sealed) => writeFileSync(path, Buffer.concat([Buffer.from('\uFEFF'), sealed]))],
    ['sealed with another key', (path, sealed) => writeFileSync(path, seal(sealed, randomBytes(32)))],
    ['not JSON inside', sealedText('{')],
    ['of another version', sealedText('{"version":3,"recents":[]}')],
    ['of another shape', sealedText('{"version":2,"recents":[{"account":1}]}')],
  ])('%s is reported, kept as it is by everything, and goes when a person clears', async (_case, damage) => {
    const { path, recents, ports } = await damaged(damage)
    const content = readFileSync(path)
    await expect(recents.list()).rejects.toThrow(RecentsUnreadableError)
    await expect(recents.rememberAccount(account('b'))).rejects.toThrow(RecentsUnreadableError)
    await expect(recents.rememberStatus(account('a'), makeStatus())).rejects.toThrow(RecentsUnreadableError)
    await expect(recents.forgetConnection(connectionId)).rejects.toThrow(RecentsUnreadableError)
    expect(readFileSync(path)).toEqual(content)
    expect((ports.logger as ReturnType<typeof createRecordingLogger>).lines).not.toEqual([])

    await recents.clear()
    await recents.rememberAccount(account('b'))
    expect(await namesOf(recents)).toEqual(['b'])
  })

  it('cut at any byte is never an empty list', async () => {
    const { path, recents } = setUp()
    await recents.rememberAccount(account('a'))
    const sealed = readFileSync(path)
    for (let length = 0; length < sealed.length; length += 1) {
      writeFileSync(path, sealed.subarray(0, length))
      await expect(recents.list(), `cut to ${length}`).rejects.toThrow(RecentsUnreadableError)
    }
  })

  it('because a folder is in its place is reported, and cleared', async () => {
    const { path, recents } = setUp()
    mkdirSync(path)
    await expect(recents.list()).rejects.toThrow(StorageError)
    await expect(recents.rememberAccount(account('a'))).rejects.toThrow(StorageError)
    await recents.clear()
    await recents.rememberAccount(account('a'))
    expect(await namesOf(recents)).toEqual(['a'])
  })
})

describe('a keychain that does not answer', () => {
  it('passes through as it is, and what is kept is there again when it does', async () => {
    let locked = false
    const key = randomBytes(32)
    const { path, recents } = setUp({
      readKey: () => (locked ? Promise.reject(new VaultUnavailableError('locked')) : Promise.resolve(key)),
    })
    await recents.rememberAccount(account('a'))
    locked = true
    const content = readFileSync(path)
    await expect(recents.list()).rejects.toThrow(new VaultUnavailableError('locked'))
    await expect(recents.rememberAccount(account('b'))).rejects.toThrow(new VaultUnavailableError('locked'))
    expect(readFileSync(path)).toEqual(content)
    locked = false
    expect(await namesOf(recents)).toEqual(['b', 'a'])
    expect(readFileSync(path)).not.toEqual(content)
  })

  it('is not asked to list nothing', async () => {
    const { recents } = setUp({ readKey: () => Promise.reject(new VaultUnavailableError('unavailable')) })
    expect(await recents.list()).toEqual([])
  })
})

describe.each(heldCodes)('a file that another program holds (%s)', (code) => {
  const key = randomBytes(32)
  const readKey = () => Promise.resolve(key)
  const patient = (disk: BreakableFileSystem) => retryingFileSystem(disk.fileSystem, () => Promise.resolve())

  it.each<[string, (recents: Recents) => Promise<unknown>, string[]]>([
    ['adding', (recents) => recents.rememberAccount(account('b')), ['b', 'a']],
    ['a status', (recents) => recents.rememberStatus(account('a'), makeStatus()), ['a']],
    ['forgetting', (recents) => recents.forgetConnection(connectionId), []],
    ['listing', (recents) => recents.list(), ['a']],
    ['clearing', (recents) => recents.clear(), []],
  ])('at each call of %s, for however long, loses nothing and comes back', async (name, work, done) => {
    for (const times of heldTimes) {
      for (let nth = 1, calls = nth; nth <= calls; nth += 1) {
        const disk = breakableFileSystem()
        const { recents, path, ports } = setUp({ readKey, files: patient(disk) })
        await recents.rememberAccount(account('a'))
        const before = disk.allCalls.length
        disk.breakAnywhere(heldFrom(nth, code, times))
        const trouble = await work(recents).then(
          () => null,
          (cause: unknown) => cause,
        )
        calls = disk.allCalls.length - before
        disk.breakAnywhere(() => null)
        if (trouble !== null) expect(trouble, `call ${nth}`).toEqual(new StorageError('file-in-use'))
        // A person who cleared was told that it did not work, and does it again. Everything else was taken.
        await (name === 'clearing' ? work(recents) : recents.keepAgain())
        expect(await namesOf(createFileRecents(ports)), `call ${nth}`).toEqual(done)
        const left = readdirSync(join(path, '..')).filter((entry) => !entry.endsWith('.tmp'))
        expect(left, `call ${nth}`).toEqual(done.length > 0 ? ['recents.sealed'] : [])
      }
    }
  })

  it('has what could not be written in its list, and writes it with the next look-up', async () => {
    const disk = breakableFileSystem()
    const { recents, ports } = setUp({ readKey, files: patient(disk) })
    await recents.rememberAccount(account('a'))
    disk.breakAnywhere(({ name }) => (name === 'rename' ? { answer: fails(code) } : null))
    await expect(recents.rememberAccount(account('b'))).rejects.toThrow(StorageError)
    await expect(recents.rememberAccount(account('c'))).rejects.toThrow(StorageError)
    expect(await namesOf(recents)).toEqual(['c', 'b', 'a'])
    disk.breakAnywhere(() => null)
    await recents.rememberAccount(account('d'))
    expect(await namesOf(createFileRecents(ports))).toEqual(['d', 'c', 'b', 'a'])
  })

  it('is removed as soon as it is let go, where somebody has cleared', async () => {
    const disk = breakableFileSystem()
    const { recents, path, world } = setUp({ readKey, files: patient(disk) })
    await recents.rememberAccount(account('a'))
    disk.breakAnywhere(() => ({ answer: fails(code) }))
    world.rules = { kept: false, days: 2 }
    await expect(recents.clear()).rejects.toThrow(new StorageError('file-in-use'))
    await expect(recents.keepAgain()).rejects.toThrow(new StorageError('file-in-use'))
    disk.breakAnywhere(() => null)
    await recents.keepAgain()
    expect(existsSync(path)).toBe(false)
  })

  it('does not come back with what was cleared meanwhile', async () => {
    const disk = breakableFileSystem()
    const { recents } = setUp({ readKey, files: patient(disk) })
    disk.breakAnywhere(() => ({ answer: fails(code) }))
    await expect(recents.rememberAccount(account('b'))).rejects.toThrow(StorageError)
    await expect(recents.clear()).rejects.toThrow(new StorageError('file-in-use'))
    disk.breakAnywhere(() => null)
    expect(await namesOf(recents)).toEqual([])
  })
})

describe('a full disk', () => {
  it('at each call loses nothing that was kept', async () => {
    const key = randomBytes(32)
    const readKey = () => Promise.resolve(key)
    const counting = breakableFileSystem()
    const { path, recents } = setUp({ readKey, files: counting.fileSystem })
    await recents.rememberAccount(account('a'))
    const sealed = readFileSync(path)
    const callsBefore = counting.allCalls.length
    await recents.rememberAccount(account('b'))
    const calls = counting.allCalls.length - callsBefore
    for (let failAt = 1; failAt <= calls; failAt += 1) {
      const disk = breakableFileSystem()
      const full = setUp({ readKey, files: disk.fileSystem })
      writeFileSync(full.path, sealed)
      disk.breakAnywhere(refusedFrom(failAt, 'ENOSPC'))
      await expect(full.recents.rememberAccount(account('b')), `call ${failAt}`).rejects.toThrow(
        new StorageError('disk-full'),
      )
      expect(await namesOf(full.recents)).toContain('a')
      expect(readdirSync(join(full.path, '..'))).toEqual(['recents.sealed'])
    }
  })

  it('does not keep from reading what is left after the rest ran out of time', async () => {
    const key = randomBytes(32)
    const made = setUp({ readKey: () => Promise.resolve(key) })
    await made.recents.rememberAccount(account('old'))
    made.world.now = day(2)
    await made.recents.rememberAccount(account('new'))
    const disk = breakableFileSystem()
    disk.breakAt(() => ({ answer: fails('ENOSPC') }))
    const full = createFileRecents({
      ...made.ports,
      now: () => new Date(day(3).getTime() + 1),
      files: disk.fileSystem,
    })
    expect(await namesOf(full)).toEqual(['new'])
  })
})
