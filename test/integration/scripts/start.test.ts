import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { isBuildCurrent } from '../../../scripts/lib/build-state.ts'
import {
  findElectron,
  findElectronFolder,
  obtainElectron,
  whyElectronRefuses,
} from '../../../scripts/lib/electron-binary.ts'
import { root } from '../../../scripts/lib/run.ts'
import { removeFolder } from '../../support/remove-folder.ts'

let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'start-'))
})

afterEach(() => removeFolder(folder))

describe('Electron’s program', () => {
  const installer = (source: string) => writeFile(join(folder, 'install.js'), source)
  const put = async (...path: readonly string[]) => {
    const file = join(folder, ...path)
    await mkdir(dirname(file), { recursive: true })
    await writeFile(file, '')
    return file
  }

  beforeEach(() => vi.stubEnv('ELECTRON_OVERRIDE_DIST_PATH', undefined))
  afterEach(() => void vi.unstubAllEnvs())

  it('is fetched by the installer of the package where it is missing', async () => {
    await installer(`
      const { mkdirSync, writeFileSync } = require('node:fs')
      mkdirSync(__dirname + '/dist')
      writeFileSync(__dirname + '/dist/electron', '')
      writeFileSync(__dirname + '/path.txt', 'electron')
    `)
    expect(findElectron(folder)).toBeNull()
    expect(await obtainElectron(folder)).toEqual({ kind: 'here', binary: join(folder, 'dist', 'electron') })
  })

  it('is not fetched again', async () => {
    await installer('process.exit(1)')
    const binary = await put('dist', 'electron')
    await writeFile(join(folder, 'path.txt'), 'electron')
    expect(await obtainElectron(folder)).toEqual({ kind: 'here', binary })
  })

  it('is not taken from a folder whose unpacking was broken off', async () => {
    await put('dist', 'electron')
    expect(findElectron(folder)).toBeNull()
  })

  it('is looked for with what belongs to it where an empty name is given as where none is', async () => {
    vi.stubEnv('ELECTRON_OVERRIDE_DIST_PATH', '')
    expect(findElectronFolder(folder)).toBeNull()
    await put('dist', 'electron')
    await writeFile(join(folder, 'path.txt'), 'electron')
    expect(findElectronFolder(folder)).toBe(join(folder, 'dist'))
  })

  it.each([
    ['win32', ['electron.exe']],
    ['darwin', ['Electron.app', 'Contents', 'MacOS', 'Electron']],
    ['linux', ['electron']],
  ] as const)(
    'is taken from the folder that the environment names, and only from there, on %s',
    async (platform, program) => {
      await put('dist', 'electron')
      await writeFile(join(folder, 'path.txt'), 'electron')
      const chosen = join(folder, 'chosen')
      vi.stubEnv('ELECTRON_OVERRIDE_DIST_PATH', chosen)
      expect(findElectron(folder, platform)).toBeNull()
      const binary = await put('chosen', ...program)
      expect(findElectron(folder, platform)).toBe(binary)
      vi.stubEnv('ELECTRON_OVERRIDE_DIST_PATH', '')
      expect(findElectron(folder)).toBe(join(folder, 'dist', 'electron'))
    },
  )

  it.each([
    ['throws', 'throw new TypeError("no such version")', 'no such version'],
    [
      'prints the stack of an error',
      'console.error("a warning"); const e = new RangeError("too far"); e.code = 1; console.error(e.stack)',
      'too far',
    ],
    ['prints something else', 'console.error("\\nPermission denied\\nfor you")', 'Permission denied'],
    ['says it worked and left nothing', '', ''],
    ['names a program that is not there', 'require("node:fs").writeFileSync(__dirname + "/path.txt", "electron")', ''],
  ])('is missing, with the reason in one sentence, when the installer %s', async (_name, source, reason) => {
    await installer(source)
    expect(await obtainElectron(folder)).toEqual({ kind: 'missing', reason })
  })

  it('is missing for the reason that Node keeps behind “fetch failed”', async () => {
    const server = createServer().listen(0, '127.0.0.1')
    await once(server, 'listening')
    const { port } = server.address() as AddressInfo
    server.close()
    await once(server, 'close')
    await installer(`fetch('http://127.0.0.1:${port}').catch((error) => console.error(error.stack))`)
    expect(await obtainElectron(folder)).toEqual({
      kind: 'missing',
      reason: expect.stringContaining('ECONNREFUSED') as string,
    })
  })

  it('is missing when there is no package', async () => {
    expect(await obtainElectron(join(folder, 'missing'))).toMatchObject({ kind: 'missing' })
  })

  it('refuses root on Linux, where its sandbox does not start for root, and nobody else', () => {
    expect(whyElectronRefuses('linux', 0)).toMatch(/root/)
    expect(whyElectronRefuses('linux', 1000)).toBeNull()
    expect(whyElectronRefuses('darwin', 0)).toBeNull()
    expect(whyElectronRefuses('win32', undefined)).toBeNull()
  })

  it.skipIf(whyElectronRefuses() === null)(
    'is not started for root: one sentence says so, and nothing is fetched',
    () => {
      const start = join(root, 'scripts', 'start.ts')
      const env = { ...process.env, ELECTRON_OVERRIDE_DIST_PATH: folder }
      const { status, stdout, stderr } = spawnSync(process.execPath, [start], { encoding: 'utf8', env })
      expect({ status, stdout }).toEqual({ status: 1, stdout: '' })
      expect(stderr).toMatch(/^[^\n]*root[^\n]*ordinary user\.\n$/)
    },
  )
})

describe('the build', () => {
  const write = async (name: string, seconds: number) => {
    const path = join(folder, name)
    await mkdir(dirname(path), { recursive: true })
    await writeFile(path, '')
    await utimes(path, seconds, seconds)
  }
  const sources = [
    'electron/main.ts',
    'renderer/a/b.tsx',
    'shared/c.ts',
    'electron.vite.config.ts',
    'scripts/lib/build-commit.ts',
    'scripts/lib/first-frame.ts',
    'scripts/packing/notices.ts',
    'package.json',
    'package-lock.json',
  ]
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
