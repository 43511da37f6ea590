import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import {
  readFileIfThere,
  readFileIfThereSync,
  removeLeftTemporaryFilesSync,
  renameIfThereSync,
  writeFileAtomically,
  writeFileAtomicallySync,
} from '../../../electron/storage/atomic-file.ts'
import { flushFolderSync } from '../../../electron/storage/flush-folder.ts'
import { retryingFileSystem } from '../../../electron/storage/file-system.ts'
import { StorageError } from '../../../electron/storage/storage-error.ts'
import {
  breakableFileSystem,
  fails,
  heldCodes,
  heldTimes,
  refusedFrom,
  type AnyCall,
} from '../../support/breakable-file-system.ts'
import { breakableSyncCalls } from '../../support/breakable-sync-calls.ts'
import { canFlushFolders, shownMode, tellsFilesFromFolders } from '../../support/system.ts'
import { makeTempFolder, writeYesterday } from '../../support/temp-folder.ts'

const syncDisk = breakableSyncCalls()
const [before, after] = [Buffer.from('before'), Buffer.from('what comes after')]

describe('writeFileAtomically', () => {
  it('makes folders and file, for this user only, and replaces what is there', async () => {
    const folder = makeTempFolder()
    const path = join(folder, 'deep', 'er', 'file')
    await writeFileAtomically(path, before)
    await writeFileAtomically(path, after)
    expect(readFileSync(path)).toEqual(after)
    expect(statSync(path).mode & 0o777).toBe(shownMode(0o600))
    expect(statSync(join(folder, 'deep')).mode & 0o777).toBe(shownMode(0o700))
    expect(readdirSync(join(folder, 'deep', 'er'))).toEqual(['file'])
  })

  it('has the bytes on the disk before the name points to them, and the name before it returns', async () => {
    const disk = breakableFileSystem()
    await writeFileAtomically(join(makeTempFolder(), 'file'), after, { files: disk.fileSystem })
    const calls = disk.allCalls.map(({ name }) => name)
    const flushed = canFlushFolders ? ['look', 'sync', 'close'] : []
    expect(calls).toEqual(['mkdir', 'open', 'write', 'sync', 'close', 'rename', ...flushed])
  })

  it.each([
    ['ENOSPC', 'disk-full'],
    ['EDQUOT', 'disk-full'],
    ['EIO', 'storage-unavailable'],
    ['EROFS', 'storage-unavailable'],
  ] as const)('with %s at each call leaves old or new, whole, and nothing beside it', async (code, fault) => {
    const { fileSystem: all, allCalls } = breakableFileSystem()
    await writeFileAtomically(join(makeTempFolder(), 'file'), after, { files: all })
    const renamed = allCalls.findIndex(({ name }) => name === 'rename') + 1
    const calls = allCalls.length
    for (let failAt = 1; failAt <= calls; failAt += 1) {
      const folder = makeTempFolder()
      const path = join(folder, 'file')
      writeFileSync(path, before)
      const disk = breakableFileSystem()
      disk.breakAnywhere(refusedFrom(failAt, code))
      const writing = writeFileAtomically(path, after, { files: disk.fileSystem })
      const trouble = await writing.catch((cause: unknown) => cause)
      expect(trouble, `call ${failAt}`).toEqual(new StorageError(fault))
      expect(readFileSync(path)).toEqual(failAt <= renamed ? before : after)
      expect(readdirSync(folder)).toEqual(['file'])
    }
  })

  it('by many at once leaves one of the contents, whole', async () => {
    const path = join(makeTempFolder(), 'file')
    const contents = Array.from({ length: 20 }, (_none, number) => Buffer.alloc(100_000, number))
    await Promise.all(contents.map((content) => writeFileAtomically(path, content)))
    const found = readFileSync(path)
    expect(contents.some((content) => content.equals(found))).toBe(true)
  })

  it('cannot replace a folder, and says so', async () => {
    const folder = makeTempFolder()
    mkdirSync(join(folder, 'file'))
    await expect(writeFileAtomically(join(folder, 'file'), after)).rejects.toThrow(StorageError)
    expect(readdirSync(folder)).toEqual(['file'])
  })
})

describe('on Windows', () => {
  it('the folder is not flushed, which Windows cannot do', async () => {
    const disk = breakableFileSystem()
    await writeFileAtomically(join(makeTempFolder(), 'file'), after, { files: disk.fileSystem, platform: 'win32' })
    expect(disk.allCalls.map(({ name }) => name)).not.toContain('look')
  })
})

describe.each(heldCodes)('a file that another program holds (%s)', (code) => {
  /** A patient file system whose waits are counted and not waited. */
  function patient() {
    const disk = breakableFileSystem()
    const waits: number[] = []
    const files = retryingFileSystem(disk.fileSystem, (ms) => Promise.resolve(waits.push(ms)))
    return { disk, files, waits }
  }

  it.each(heldTimes.filter(Number.isFinite))('is tried again (%i times) and written', async (times) => {
    const path = join(makeTempFolder(), 'file')
    writeFileSync(path, before)
    const { disk, files, waits } = patient()
    disk.breakAnywhere(({ name }) => (name === 'rename' && times > waits.length ? { answer: fails(code) } : null))
    await writeFileAtomically(path, after, { files })
    expect(readFileSync(path)).toEqual(after)
    expect(waits).toHaveLength(times)
    expect(waits).toEqual(waits.toSorted((one, other) => one - other))
  })

  it('for good is given up after about a second, with a fault of its own, and nothing changed', async () => {
    const folder = makeTempFolder()
    const path = join(folder, 'file')
    writeFileSync(path, before)
    const { disk, files, waits } = patient()
    disk.breakAnywhere(({ name }) => (name === 'rename' ? { answer: fails(code) } : null))
    await expect(writeFileAtomically(path, after, { files })).rejects.toThrow(new StorageError('file-in-use'))
    expect(waits.reduce((sum, ms) => sum + ms)).toBe(1000)
    expect(readFileSync(path)).toEqual(before)
    expect(readdirSync(folder)).toEqual(['file'])
  })

  it('is read when it is let go, and never taken for one that is not there', async () => {
    const path = join(makeTempFolder(), 'file')
    writeFileSync(path, before)
    const { disk, files, waits } = patient()
    disk.breakAnywhere(() => (waits.length < 5 ? { answer: fails(code) } : null))
    expect(await readFileIfThere(path, files)).toEqual(before)
    disk.breakAnywhere(() => ({ answer: fails(code) }))
    await expect(readFileIfThere(path, files)).rejects.toThrow(new StorageError('file-in-use'))
  })
})

it('other trouble is not waited for', async () => {
  const path = join(makeTempFolder(), 'file')
  for (const [code, fault] of [
    ['ENOSPC', 'disk-full'],
    ['EROFS', 'storage-unavailable'],
  ] as const) {
    const disk = breakableFileSystem()
    const files = retryingFileSystem(disk.fileSystem, () => Promise.reject(new Error('waited')))
    disk.breakAnywhere(refusedFrom(1, code))
    await expect(writeFileAtomically(path, after, { files })).rejects.toThrow(new StorageError(fault))
  }
})

describe('readFileIfThere', () => {
  it('tells absent, unreadable and empty apart', async () => {
    const folder = makeTempFolder()
    writeFileSync(join(folder, 'empty'), '')
    expect(await readFileIfThere(join(folder, 'none'))).toBeNull()
    expect(await readFileIfThere(join(folder, 'no', 'folder'))).toBeNull()
    expect(await readFileIfThere(join(folder, 'empty'))).toEqual(Buffer.alloc(0))
    await expect(readFileIfThere(folder)).rejects.toThrow(new StorageError('storage-unavailable'))
    const below = readFileIfThere(join(folder, 'empty', 'below'))
    if (tellsFilesFromFolders) await expect(below).rejects.toThrow(new StorageError('storage-unavailable'))
    else expect(await below).toBeNull()
  })
})

describe('at once, for the settings', () => {
  it('writes for this user only, reads, renames, and tells what is not there', () => {
    const folder = makeTempFolder()
    const [path, other] = [join(folder, 'file'), join(folder, 'other')]
    writeFileAtomicallySync(path, before)
    flushFolderSync(folder)
    expect(readFileIfThereSync(path)).toEqual(before)
    expect(statSync(path).mode & 0o777).toBe(shownMode(0o600))
    expect(renameIfThereSync(path, other)).toBe(true)
    expect(renameIfThereSync(path, other)).toBe(false)
    expect(readFileIfThereSync(path)).toBeNull()
    expect(readFileIfThereSync(other)).toEqual(before)
    expect(() => writeFileAtomicallySync(join(folder, 'none', 'file'), after)).toThrow(StorageError)
    expect(readdirSync(folder)).toEqual(['other'])
  })

  it.runIf(canFlushFolders)('says when a folder is not there to be flushed', () => {
    expect(() => flushFolderSync(join(makeTempFolder(), 'none'))).toThrow(StorageError)
  })
})

describe('removeLeftTemporaryFilesSync', () => {
  const left = '.file.0f8fad5b-d9cb-469f-a165-70867728950e.tmp'

  it('takes what a killed process left of this file, and nothing else', () => {
    const folder = makeTempFolder()
    const others = [
      'file',
      '.file.tmp',
      '.file.notes.tmp',
      left.replace('.file', '.file2'),
      `${left}.txt`,
      'file.tmp-1',
    ]
    for (const name of [left, ...others]) writeYesterday(join(folder, name), 'half')
    mkdirSync(join(folder, left.replace('0f', 'f0')))
    removeLeftTemporaryFilesSync(join(folder, 'file'))
    expect(readdirSync(folder).sort()).toEqual([...others, left.replace('0f', 'f0')].sort())
    removeLeftTemporaryFilesSync(join(folder, 'file'), /^\.tmp-\d$/)
    expect(readdirSync(folder)).not.toContain('file.tmp-1')
  })

  it('knows the name that the writing really gives, and leaves what may be being written', async () => {
    const folder = makeTempFolder()
    const path = join(folder, 'file')
    const disk = breakableFileSystem()
    disk.breakAnywhere(({ name }) => (name === 'rename' || name === 'rm' ? { answer: fails('EIO') } : null))
    await expect(writeFileAtomically(path, after, { files: disk.fileSystem })).rejects.toThrow(StorageError)
    const [name = ''] = readdirSync(folder)
    removeLeftTemporaryFilesSync(path)
    expect(readdirSync(folder)).toEqual([name])
    writeYesterday(join(folder, name), 'half')
    removeLeftTemporaryFilesSync(path)
    expect(readdirSync(folder)).toEqual([])
  })

  it('goes on behind one that another program holds, which goes the next time', () => {
    const folder = makeTempFolder()
    const other = left.replace('0f', '1f')
    for (const name of [left, other]) writeYesterday(join(folder, name), 'half')
    const heldOne = ({ file }: AnyCall) => (file === left ? { answer: fails('EBUSY') } : null)
    expect(syncDisk.during(heldOne, () => removeLeftTemporaryFilesSync(join(folder, 'file'))).trouble).toBeNull()
    expect(readdirSync(folder)).toEqual([left])
    removeLeftTemporaryFilesSync(join(folder, 'file'))
    expect(readdirSync(folder)).toEqual([])
  })

  it('says nothing where there is no folder yet', () => {
    expect(() => removeLeftTemporaryFilesSync(join(makeTempFolder(), 'none', 'file'))).not.toThrow()
  })
})
