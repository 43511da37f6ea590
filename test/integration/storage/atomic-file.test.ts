import fs, { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import {
  copyFileAtomicallySync,
  readFileResult,
  removeLeftTemporaryFilesSync,
  writeFileAtomically,
} from '../../../electron/storage/atomic-file.ts'
import { flushFolderSync } from '../../../electron/storage/flush-folder.ts'
import { nodeFileCalls } from '../../../electron/storage/file-calls.ts'
import { StorageError } from '../../../electron/storage/storage-error.ts'
import { createFaultyFiles } from '../../support/faulty-files.ts'
import { makeTempFolder, writeYesterday } from '../../support/temp-folder.ts'

const [before, after] = [Buffer.from('before'), Buffer.from('what comes after')]

describe('writeFileAtomically', () => {
  it('makes folders and file, for this user only, and replaces what is there', async () => {
    const folder = makeTempFolder()
    const path = join(folder, 'deep', 'er', 'file')
    await writeFileAtomically(path, before)
    await writeFileAtomically(path, after)
    expect(readFileSync(path)).toEqual(after)
    expect(statSync(path).mode & 0o777).toBe(0o600)
    expect(statSync(join(folder, 'deep')).mode & 0o777).toBe(0o700)
    expect(readdirSync(join(folder, 'deep', 'er'))).toEqual(['file'])
  })

  it('has the bytes on the disk before the name points to them, and the name before it returns', async () => {
    const files = createFaultyFiles(0)
    await writeFileAtomically(join(makeTempFolder(), 'file'), after, { files, platform: 'linux' })
    expect(files.calls).toEqual([
      'makeFolder',
      'open wx',
      'writeFile',
      'sync',
      'close',
      'rename',
      'open r',
      'sync',
      'close',
    ])
  })

  it.each([
    ['ENOSPC', 'disk-full'],
    ['EDQUOT', 'disk-full'],
    ['EIO', 'storage-unavailable'],
    ['EROFS', 'storage-unavailable'],
  ] as const)('with %s at each call leaves old or new, whole, and nothing beside it', async (code, fault) => {
    const all = createFaultyFiles(0)
    await writeFileAtomically(join(makeTempFolder(), 'file'), after, { files: all, platform: 'linux' })
    const renamed = all.calls.indexOf('rename') + 1
    for (let failAt = 1; failAt <= all.calls.length; failAt += 1) {
      const folder = makeTempFolder()
      const path = join(folder, 'file')
      writeFileSync(path, before)
      const files = createFaultyFiles(failAt, code)
      const trouble = await writeFileAtomically(path, after, { files, platform: 'linux' }).catch(
        (cause: unknown) => cause,
      )
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
  const heldFor = (renames: number, code: string) => {
    let tried = 0
    return {
      ...nodeFileCalls,
      rename(from: string, to: string) {
        tried += 1
        if (tried <= renames) return Promise.reject(Object.assign(new Error(code), { code }))
        return nodeFileCalls.rename(from, to)
      },
    }
  }

  it.each(['EPERM', 'EBUSY', 'EACCES'])('a file held open (%s) is tried again', async (code) => {
    const path = join(makeTempFolder(), 'file')
    await writeFileAtomically(path, after, { files: heldFor(2, code), platform: 'win32' })
    expect(readFileSync(path)).toEqual(after)
  })

  it('other trouble is not, nor the same trouble elsewhere', async () => {
    const path = join(makeTempFolder(), 'file')
    await expect(writeFileAtomically(path, after, { files: heldFor(1, 'ENOSPC'), platform: 'win32' })).rejects.toThrow(
      new StorageError('disk-full'),
    )
    await expect(writeFileAtomically(path, after, { files: heldFor(1, 'EACCES'), platform: 'linux' })).rejects.toThrow(
      StorageError,
    )
  })

  it('the folder is not flushed, which Windows cannot do', async () => {
    const files = createFaultyFiles(0)
    await writeFileAtomically(join(makeTempFolder(), 'file'), after, { files, platform: 'win32' })
    expect(files.calls).not.toContain('open r')
  })
})

describe('readFileResult', () => {
  it('tells absent, unreadable and empty apart', async () => {
    const folder = makeTempFolder()
    writeFileSync(join(folder, 'empty'), '')
    expect(await readFileResult(join(folder, 'none'))).toEqual({ kind: 'absent' })
    expect(await readFileResult(join(folder, 'no', 'folder'))).toEqual({ kind: 'absent' })
    expect(await readFileResult(join(folder, 'empty'))).toEqual({ kind: 'ok', value: Buffer.alloc(0) })
    expect(await readFileResult(folder)).toEqual({ kind: 'unreadable', reason: 'EISDIR' })
    expect(await readFileResult(join(folder, 'empty', 'below'))).toEqual({ kind: 'unreadable', reason: 'ENOTDIR' })
  })
})

describe('copyFileAtomicallySync', () => {
  it('copies, for this user only, and keeps the old copy when the original cannot be read', () => {
    const folder = makeTempFolder()
    const [path, copy] = [join(folder, 'file'), join(folder, 'copy')]
    writeFileSync(path, before)
    copyFileAtomicallySync(path, copy)
    flushFolderSync(folder)
    expect(readFileSync(copy)).toEqual(before)
    expect(statSync(copy).mode & 0o777).toBe(0o600)
    expect(() => copyFileAtomicallySync(join(folder, 'none'), copy)).toThrow(StorageError)
    expect(readFileSync(copy)).toEqual(before)
    expect(readdirSync(folder).sort()).toEqual(['copy', 'file'])
  })

  it.each([
    ['win32', 'EPERM', 2, after],
    ['win32', 'EIO', 1, before],
    ['linux', 'EPERM', 1, before],
  ] as const)(
    'on %s, with %s for an answer %i times, replaces the copy only where that passes',
    (platform, code, times, found) => {
      const folder = makeTempFolder()
      const [path, copy] = [join(folder, 'file'), join(folder, 'copy')]
      writeFileSync(path, after)
      writeFileSync(copy, before)
      let left: number = times
      const { renameSync } = fs
      fs.renameSync = (from, to) => {
        left -= 1
        if (left >= 0) throw Object.assign(new Error(code), { code })
        renameSync(from, to)
      }
      syncBuiltinESMExports()
      onTestFinished(() => {
        fs.renameSync = renameSync
        syncBuiltinESMExports()
      })
      const copying = () => copyFileAtomicallySync(path, copy, platform)
      if (found === after) copying()
      else expect(copying).toThrow(StorageError)
      expect(readFileSync(copy)).toEqual(found)
      expect(readdirSync(folder).sort()).toEqual(['copy', 'file'])
    },
  )

  it('says when a folder is not there to be flushed', () => {
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
    const killed = { ...createFaultyFiles(6), remove: () => Promise.resolve() }
    await expect(writeFileAtomically(path, after, { files: killed })).rejects.toThrow(StorageError)
    const [name = ''] = readdirSync(folder)
    removeLeftTemporaryFilesSync(path)
    expect(readdirSync(folder)).toEqual([name])
    writeYesterday(join(folder, name), 'half')
    removeLeftTemporaryFilesSync(path)
    expect(readdirSync(folder)).toEqual([])
  })

  it('says nothing where there is no folder yet', () => {
    expect(() => removeLeftTemporaryFilesSync(join(makeTempFolder(), 'none', 'file'))).not.toThrow()
  })
})
