/** The one move of the data, on a real disk that fails at any call. */
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { lockFolder } from '../../../electron/history/folder-lock.ts'
import { dataIn, findData, isUsed } from '../../../electron/place/find-data.ts'
import { moveData, type Moved } from '../../../electron/place/move-data.ts'
import type { FileSystem } from '../../../electron/storage/file-system.ts'
import { breakableFileSystem, fails } from '../../support/breakable-file-system.ts'
import { inventedOperation } from '../../support/history-fixtures.ts'
import { removeFolder } from '../../support/remove-folder.ts'
import { makeTempFolder } from '../../support/temp-folder.ts'
import { appendAll, idsOf, verifyNow, withHistory } from '../history/open-history.ts'

const now = () => new Date('2026-11-29T08:00:00.000Z')

/** As an earlier version has left them. */
let template: string
beforeAll(async () => {
  template = await mkdtemp(join(tmpdir(), 'move-data-'))
  writeFileSync(join(template, 'settings.json'), '{"version": 2}')
  writeFileSync(join(template, 'recents.sealed'), 'sealed')
  mkdirSync(join(template, 'log'))
  writeFileSync(join(template, 'log', 'mfa-desk.log'), '{}\n')
  await record(template, [1, 2, 3])
  await record(join(template, 'practice'), [9])
})
afterAll(() => removeFolder(template))

/** A person's folders: the old one with data in it, and the new one, which is there and empty. */
function withOldData(): { old: string; place: string } {
  const base = makeTempFolder()
  const [old, place] = [join(base, 'Roaming', 'MFA Desk'), join(base, 'Local', 'MFA Desk')]
  mkdirSync(place, { recursive: true })
  cpSync(template, dataIn(old), { recursive: true })
  return { old, place }
}

const record = (data: string, operations: readonly number[]): Promise<void> =>
  withHistory(join(data, 'history'), async (history) => {
    for (const number of operations) await appendAll(history, inventedOperation(number, '2026-11-02T00:00:00.000Z'))
  })

const recorded = (data: string): Promise<{ ids: string[]; verdict: string }> =>
  withHistory(join(data, 'history'), async (history) => ({
    ids: (await idsOf(history)).map((id) => id.slice(-1)).toSorted(),
    verdict: (await verifyNow(history)).verdict,
  }))

/** Every file below, with its content. */
function contentOf(folder: string): Record<string, string> {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name))
  const files = paths.filter((path) => statSync(path).isFile() && !path.includes('history.lock'))
  return Object.fromEntries(files.map((path) => [relative(folder, path), readFileSync(path, 'utf8')]))
}

const move = ({ old, place }: { old: string; place: string }, files?: FileSystem, host = 'DESK-A'): Promise<Moved> =>
  moveData({ from: dataIn(old), to: dataIn(place), host, now, ...(files && { files }) })

const whereAre = ({ old, place }: { old: string; place: string }, host = 'DESK-A') =>
  findData({ folder: place, earlier: [old] }, host)

describe('the data move', () => {
  it('whole, once, and the old ones stay as they were', async () => {
    const folders = withOldData()
    const before = contentOf(folders.old)
    expect(whereAre(folders)).toEqual({ kind: 'elsewhere', from: dataIn(folders.old) })
    expect(await move(folders)).toEqual({ kind: 'moved', history: 'taken', marked: true })

    const data = dataIn(folders.place)
    expect(readFileSync(join(data, 'settings.json'), 'utf8')).toBe('{"version": 2}')
    expect(await recorded(data)).toEqual({ ids: ['1', '2', '3'], verdict: 'intact' })
    expect(await recorded(join(data, 'practice'))).toEqual({ ids: ['9'], verdict: 'intact' })
    expect(readdirSync(data).toSorted()).toEqual(['history', 'practice', 'settings.json'])
    expect(readdirSync(folders.place)).toEqual(['data'])
    expect(contentOf(folders.old)).toEqual({ ...before, [join('data', 'moved.json')]: expect.any(String) as string })
    expect(whereAre(folders)).toEqual({ kind: 'here' })
  })

  it('beside the log of a start that failed, which is kept', async () => {
    const folders = withOldData()
    mkdirSync(join(dataIn(folders.place), 'log'), { recursive: true })
    writeFileSync(join(dataIn(folders.place), 'log', 'mfa-desk.log'), 'of the failed start')
    expect(await move(folders)).toMatchObject({ kind: 'moved' })
    expect(readFileSync(join(dataIn(folders.place), 'log', 'mfa-desk.log'), 'utf8')).toBe('of the failed start')
    expect(await recorded(dataIn(folders.place))).toMatchObject({ ids: ['1', '2', '3'] })
  })

  it('never over data that are there', async () => {
    const folders = withOldData()
    mkdirSync(dataIn(folders.place))
    writeFileSync(join(dataIn(folders.place), 'settings.json'), 'of another time')
    expect(await move(folders)).toEqual({ kind: 'not-moved', reason: 'not-empty' })
    expect(readFileSync(join(dataIn(folders.place), 'settings.json'), 'utf8')).toBe('of another time')
  })

  it('not while another MFA Desk writes them', async () => {
    const folders = withOldData()
    const lock = lockFolder(join(dataIn(folders.old), 'history', 'history.lock'))
    expect(await move(folders)).toEqual({ kind: 'not-moved', reason: 'in-use' })
    lock.release()
    expect(isUsed(folders.place)).toBe(false)
    expect(await move(folders)).toMatchObject({ kind: 'moved' })
  })

  it('again where the new place is gone, as with a profile that is recreated', async () => {
    const folders = withOldData()
    await move(folders)
    rmSync(dataIn(folders.place), { recursive: true })
    expect(whereAre(folders)).toEqual({ kind: 'elsewhere', from: dataIn(folders.old) })
    expect(await move(folders)).toMatchObject({ kind: 'moved', history: 'taken' })
    expect(await recorded(dataIn(folders.place))).toMatchObject({ ids: ['1', '2', '3'] })
  })
})

describe('broken off', { timeout: 120_000 }, () => {
  it('at any call, nothing is lost, and the next start moves them whole', async () => {
    const calls = breakableFileSystem()
    await move(withOldData(), calls.fileSystem)
    expect(calls.allCalls.length).toBeGreaterThan(30)

    let whole = 0
    for (let nth = 1; nth <= calls.allCalls.length; nth += 1) {
      const folders = withOldData()
      const before = contentOf(folders.old)
      const broken = breakableFileSystem()
      let call = 0
      // For good: as after a power cut, nothing more reaches the disk.
      broken.breakAnywhere(() => ((call += 1) >= nth ? { half: true, answer: fails('EIO') } : null))
      const moved = await move(folders, broken.fileSystem)

      expect(contentOf(folders.old)).toMatchObject(before)
      if (moved.kind === 'moved') {
        // Only the mark was missing.
        whole += 1
        expect(moved.marked).toBe(false)
      } else {
        expect(moved.reason).toBe('EIO')
        // Where the last flush alone failed, they are there, and whole.
        if (!isUsed(folders.place)) expect(await move(folders)).toMatchObject({ kind: 'moved', marked: true })
      }
      expect(whereAre(folders)).toEqual({ kind: 'here' })
      expect(await recorded(dataIn(folders.place))).toEqual({ ids: ['1', '2', '3'], verdict: 'intact' })
      expect(readFileSync(join(dataIn(folders.place), 'settings.json'), 'utf8')).toBe('{"version": 2}')
      expect(readdirSync(folders.place)).toEqual(['data'])
    }
    expect(whole).toBeGreaterThan(0)
  })
})

describe('a second computer with a copy of the old data', () => {
  /** Another computer's folders over the same travelling ones. */
  const onAnother = ({ old }: { old: string }) => {
    const place = join(makeTempFolder(), 'Local', 'MFA Desk')
    mkdirSync(place, { recursive: true })
    return { old, place }
  }

  it('takes the settings, and leaves the history to the one that has it', async () => {
    const first = withOldData()
    await move(first)
    const second = onAnother(first)
    expect(whereAre(second, 'DESK-B')).toMatchObject({ kind: 'elsewhere' })
    expect(await move(second, undefined, 'DESK-B')).toEqual({
      kind: 'moved',
      history: 'with-another-computer',
      marked: true,
    })
    expect(existsSync(join(dataIn(second.place), 'history'))).toBe(false)
    expect(existsSync(join(dataIn(second.place), 'settings.json'))).toBe(true)
    // And the first is not confused by that.
    expect(whereAre(first)).toEqual({ kind: 'here' })
    rmSync(dataIn(first.place), { recursive: true })
    expect(await move(first)).toMatchObject({ history: 'taken' })
  })

  it('knows the history by its journal, whatever is indexed of it', async () => {
    const first = withOldData()
    const index = join(dataIn(first.old), 'history', 'index')
    mkdirSync(index)
    writeFileSync(join(index, '2026-11'), 'as indexed by one')
    await move(first)
    writeFileSync(join(index, '2026-11'), 'as indexed by the other')
    expect(await move(onAnother(first), undefined, 'DESK-B')).toMatchObject({ history: 'with-another-computer' })
  })

  it('does not say that another has the history where nothing was recorded', async () => {
    const first = withOldData()
    rmSync(join(dataIn(first.old), 'history'), { recursive: true })
    await record(dataIn(first.old), [])
    await move(first)
    expect(await move(onAnother(first), undefined, 'DESK-B')).toMatchObject({ history: 'taken' })
  })

  it('takes it where something was recorded that the first has not', async () => {
    const first = withOldData()
    await move(first)
    await record(dataIn(first.old), [4])
    const second = onAnother(first)
    expect(await move(second, undefined, 'DESK-B')).toMatchObject({ history: 'taken' })
    expect(await recorded(dataIn(second.place))).toEqual({ ids: ['1', '2', '3', '4'], verdict: 'intact' })
  })

  it('takes it where nothing says that the first has', async () => {
    const first = withOldData()
    await move(first)
    for (const content of ['', '{"computers": {"DESK-A": {"at": 1}}}', 'null']) {
      writeFileSync(join(dataIn(first.old), 'moved.json'), content)
      expect(await move(onAnother(first), undefined, 'DESK-B')).toMatchObject({ history: 'taken' })
    }
  })
})

describe('data that this computer has moved to somewhere else', () => {
  it('are not started again in the old place, nor in a third', async () => {
    const folders = withOldData()
    await move(folders)
    const left = { kind: 'left', to: dataIn(folders.place) }
    expect(findData({ folder: folders.old, earlier: [] }, 'DESK-A')).toEqual(left)
    const third = join(dirname(folders.place), 'third')
    expect(findData({ folder: third, earlier: [folders.old] }, 'DESK-A')).toEqual(left)
    // Moved there by hand, they are simply there.
    mkdirSync(dataIn(third), { recursive: true })
    writeFileSync(join(dataIn(third), 'settings.json'), '{}')
    expect(findData({ folder: third, earlier: [folders.old] }, 'DESK-A')).toEqual({ kind: 'here' })
  })

  it('are another computer’s matter', async () => {
    const folders = withOldData()
    await move(folders)
    expect(findData({ folder: folders.old, earlier: [] }, 'DESK-B')).toEqual({ kind: 'here' })
  })
})

it('a place nobody has used is begun', () => {
  const folder = join(makeTempFolder(), 'MFA Desk')
  expect(findData({ folder, earlier: [join(folder, 'old')] }, 'DESK-A')).toEqual({ kind: 'here' })
})
