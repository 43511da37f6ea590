import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { isBuildCurrent } from '../../../scripts/lib/build-state.ts'
import { findElectron, obtainElectron } from '../../../scripts/lib/electron-binary.ts'

let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'start-'))
})

afterEach(() => rm(folder, { recursive: true }))

describe('Electron’s program', () => {
  const installer = (source: string) => writeFile(join(folder, 'install.js'), source)

  it('is fetched by the installer of the package where it is missing', async () => {
    await installer(`
      const { mkdirSync, writeFileSync } = require('node:fs')
      mkdirSync(__dirname + '/dist')
      writeFileSync(__dirname + '/dist/electron', '')
      writeFileSync(__dirname + '/path.txt', 'electron')
    `)
    expect(findElectron(folder)).toBeNull()
    expect(await obtainElectron(folder)).toBe(join(folder, 'dist', 'electron'))
  })

  it('is not fetched again', async () => {
    await installer('process.exit(1)')
    await mkdir(join(folder, 'dist'))
    await writeFile(join(folder, 'dist', 'electron'), '')
    await writeFile(join(folder, 'path.txt'), 'electron')
    expect(await obtainElectron(folder)).toBe(join(folder, 'dist', 'electron'))
  })

  it.each([
    ['fails', 'throw new TypeError("fetch failed")'],
    ['says it worked and left nothing', ''],
    ['names a program that is not there', 'require("node:fs").writeFileSync(__dirname + "/path.txt", "electron")'],
  ])('is none when the installer %s', async (_name, source) => {
    await installer(source)
    expect(await obtainElectron(folder)).toBeNull()
  })

  it('is none when there is no package', async () => {
    expect(await obtainElectron(join(folder, 'missing'))).toBeNull()
  })
})

describe('the build', () => {
  const write = async (name: string, seconds: number) => {
    const path = join(folder, name)
    await mkdir(dirname(path), { recursive: true })
    await writeFile(path, '')
    await utimes(path, seconds, seconds)
  }
  const sources = ['electron/main.ts', 'renderer/a/b.tsx', 'shared/c.ts', 'electron.vite.config.ts', 'package.json', 'package-lock.json'] // prettier-ignore
  const products = ['out/main/main.js', 'out/preload/preload.cjs', 'out/renderer/index.html']

  beforeEach(async () => {
    for (const name of sources) await write(name, 1000)
    for (const name of ['electron', 'renderer', 'renderer/a', 'shared']) await utimes(join(folder, name), 1000, 1000)
    for (const name of products) await write(name, 2000)
  })

  it('is current when everything built is newer than every source', async () => {
    expect(await isBuildCurrent(folder)).toBe(true)
  })

  it.each(sources)('is not when %s was changed since', async (name) => {
    await write(name, 3000)
    expect(await isBuildCurrent(folder)).toBe(false)
  })

  it.each(products)('is not when %s is missing', async (name) => {
    await rm(join(folder, name))
    expect(await isBuildCurrent(folder)).toBe(false)
  })

  it('is not when a source was deleted since', async () => {
    await rm(join(folder, 'renderer/a/b.tsx'))
    expect(await isBuildCurrent(folder)).toBe(false)
  })
})
