import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { ExportError, writeExport } from '../../../electron/history/export-file.ts'
import { breakableFileSystem, fails, type AnyCall, type Fault } from '../../support/breakable-file-system.ts'
import { withTemporaryFolder } from '../../support/history-fixtures.ts'

/** Long enough for several writes. */
const text = 'Some operation or other, one of many.\r\n'.repeat(40_000)
const parts = async function* () {
  for (let at = 0; at < text.length; at += 1000) yield await Promise.resolve(text.slice(at, at + 1000))
}

const isHidden = ({ file }: AnyCall): boolean => file.startsWith('.chosen.csv.')
const refused: Fault = { answer: fails('EPERM') }

interface Place {
  readonly path: string
  /** What lies in the folder of the chosen file, hidden files included. */
  readonly names: () => Promise<string[]>
  readonly temporaryFolder: string
}

const withPlace = (former: string | null, work: (place: Place) => Promise<void>): Promise<void> =>
  withTemporaryFolder(async (folder) => {
    const chosen = join(folder, 'chosen')
    const temporaryFolder = join(folder, 'temporary')
    await mkdir(chosen)
    await mkdir(temporaryFolder)
    const path = join(chosen, 'chosen.csv')
    if (former !== null) await writeFile(path, former)
    await work({ path, names: () => readdir(chosen), temporaryFolder })
  })

/** The folder takes no other file than the chosen one. */
const closedFolder = ({ name, file }: AnyCall): Fault | null =>
  name === 'open' && isHidden({ name, file }) ? refused : null

describe('a chosen file that another program has open', () => {
  test.each(['EPERM', 'EBUSY', 'EACCES'])('is told as such (%s), and is left as it is', (code) =>
    withPlace('an earlier export', async ({ path, names, temporaryFolder }) => {
      const { fileSystem, breakAnywhere } = breakableFileSystem()
      breakAnywhere(({ name }) => (name === 'rename' ? { answer: fails(code) } : null))
      const error: unknown = await writeExport(path, parts(), { fileSystem, temporaryFolder }).catch(
        (cause: unknown) => cause,
      )
      expect(error).toBeInstanceOf(ExportError)
      expect(error).toMatchObject({ code: 'export-file-in-use' })
      expect(await readFile(path, 'utf8')).toBe('an earlier export')
      expect(await names()).toEqual(['chosen.csv'])
    }),
  )

  test('is not blamed where there is none of that name', () =>
    withPlace(null, async ({ path, names, temporaryFolder }) => {
      const { fileSystem, breakAnywhere } = breakableFileSystem()
      breakAnywhere(({ name }) => (name === 'rename' ? refused : null))
      await expect(writeExport(path, parts(), { fileSystem, temporaryFolder })).rejects.toMatchObject({
        code: 'export-failed',
      })
      expect(await names()).toEqual([])
    }))
})

describe('a folder that takes no file but the chosen one', () => {
  test.each([null, 'an earlier export, much longer or not'])('gets it (there before: %s)', (former) =>
    withPlace(former, async ({ path, names, temporaryFolder }) => {
      const { fileSystem, breakAnywhere } = breakableFileSystem()
      let isFirst = true
      breakAnywhere((call) => {
        if (!isFirst || closedFolder(call) === null) return null
        isFirst = false
        return refused
      })
      await writeExport(path, parts(), { fileSystem, temporaryFolder })
      expect(await readFile(path, 'utf8')).toBe(text)
      expect(await names()).toEqual(['chosen.csv'])
      expect(await readdir(temporaryFolder)).toEqual([])
    }),
  )

  test.each<[string | null, string]>([
    [null, 'ENOSPC'],
    [null, 'EPERM'],
    ['an earlier export', 'ENOSPC'],
    ['an earlier export', 'EPERM'],
  ])('has what it had before (%s) when any one call fails (%s), and nothing is left', async (former, code) => {
    let isOver = false as boolean
    for (let failAt = 1; !isOver; failAt += 1) {
      await withPlace(former, async ({ path, names, temporaryFolder }) => {
        const { fileSystem, breakAnywhere, breakAt } = breakableFileSystem()
        let drafts = 0
        let calls = 0
        breakAnywhere((call) => (call.name === 'open' && isHidden(call) && drafts++ === 0 ? refused : null))
        // What is left because it cannot be removed is a matter of its own.
        breakAt(({ name }) => (name !== 'unlink' && ++calls === failAt ? { half: true, answer: fails(code) } : null))
        const error: unknown = await writeExport(path, parts(), { fileSystem, temporaryFolder }).then(
          () => null,
          (cause: unknown) => cause,
        )
        isOver = error === null
        if (isOver) expect(await readFile(path, 'utf8')).toBe(text)
        else {
          expect(error).toBeInstanceOf(ExportError)
          expect(await names()).toEqual(former === null ? [] : ['chosen.csv'])
          if (former !== null) expect(await readFile(path, 'utf8')).toBe(former)
        }
        expect(await readdir(temporaryFolder)).toEqual([])
      })
    }
  })

  test('keeps what was there in the temporary folder where it cannot be put back', () =>
    withPlace('an earlier export', async ({ path, temporaryFolder }) => {
      const { fileSystem, breakAnywhere } = breakableFileSystem()
      let hidden = 0
      breakAnywhere((call) => {
        if (call.name === 'open' && isHidden(call)) return hidden++ === 0 ? refused : null
        return call.name === 'write' && call.file === 'chosen.csv' ? { half: true, answer: fails('ENOSPC') } : null
      })
      await expect(writeExport(path, parts(), { fileSystem, temporaryFolder })).rejects.toMatchObject({
        code: 'export-disk-full',
      })
      const [kept, ...others] = await readdir(temporaryFolder)
      expect(others).toEqual([])
      expect(await readFile(join(temporaryFolder, kept ?? ''), 'utf8')).toBe('an earlier export')
    }))
})

test('what cannot be read of the history is no trouble of the chosen place', () =>
  withPlace('an earlier export', async ({ path, names, temporaryFolder }) => {
    const { fileSystem } = breakableFileSystem()
    const trouble = new Error('a month that cannot be read')
    const broken = async function* () {
      yield await Promise.resolve(text)
      throw trouble
    }
    await expect(writeExport(path, broken(), { fileSystem, temporaryFolder })).rejects.toBe(trouble)
    expect(await readFile(path, 'utf8')).toBe('an earlier export')
    expect(await names()).toEqual(['chosen.csv'])
  }))
