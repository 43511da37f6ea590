/** A package as electron-builder makes it around a stand-in, in small: what is wrong with it has to be seen. */
import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { createPackageWithOptions } from '@electron/asar'
import { flipFuses, getCurrentFuseWire } from '@electron/fuses'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { checkPackage } from '../../../scripts/packing/check-package.ts'
import { archiveList } from '../../../scripts/packing/file-lists.ts'
import { fusesFor, wireOf } from '../../../scripts/packing/fuses.ts'
import { importBefore } from '../../../scripts/packing/import-before.ts'
import { applicationIn, type PackedApplication } from '../../../scripts/packing/packed-application.ts'
import { createReport } from '../../../scripts/packing/report.ts'
import { makeStandIn } from '../../../scripts/packing/stand-in.ts'
import { removeFolder } from '../../support/remove-folder.ts'

const where = { system: 'linux', arch: 'x64' } as const

let folder: string
let electron: string
let application: PackedApplication

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'check-package-'))
  electron = join(folder, 'electron')
  application = applicationIn(join(folder, 'packed'), where)
  await makeStandIn(electron, 'linux')
})
afterEach(() => removeFolder(folder))

async function write(path: string, text = ''): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  await writeFile(path, text)
}

/** `more`: files of the archive that a package does not have. */
async function packAll(more: readonly string[] = []): Promise<void> {
  const source = join(folder, 'source')
  for (const path of [...archiveList(where).required, ...more]) await write(join(source, path))
  await write(join(source, 'package.json'), '{"main":"out/main/main.js"}')
  await mkdir(application.resources, { recursive: true })
  await createPackageWithOptions(source, join(application.resources, 'app.asar'), { unpack: '**/*.node' })
  for (const name of ['third-party-notices.txt', 'sbom.cdx.json'])
    await write(join(application.resources, 'notices', name))
  await copyFile(join(electron, 'electron'), application.program)
}

const flip = async (): Promise<unknown> =>
  flipFuses(application.program, fusesFor(wireOf(await getCurrentFuseWire(application.program))))

/** Lines of what failed. */
async function check(): Promise<string[]> {
  const lines: string[] = []
  await checkPackage(
    application,
    electron,
    createReport((line) => lines.push(line)),
  )
  return lines.filter((line) => !line.startsWith('ok'))
}

describe('looking at a package', () => {
  it('finds nothing wrong where all is as it should be', async () => {
    await packAll()
    await flip()
    expect(await check()).toEqual([])
  })

  it('tells what should not be in the archive', async () => {
    await packAll(['out/main/main.js.map', 'node_modules/keytar/prebuilds/win32-x64/keytar.node'])
    await flip()
    const wrong = await check()
    expect(wrong.join('\n')).toContain('too much: out/main/main.js.map')
    expect(wrong.join('\n')).toContain('too much: node_modules/keytar/prebuilds/win32-x64/keytar.node')
  })

  it('tells a fuse that was not flipped', async () => {
    await packAll()
    expect((await check()).join('\n')).toContain('RunAsNode is ENABLE')
  })

  it('tells what lacks beside the archive', async () => {
    await packAll()
    await flip()
    await rm(join(application.resources, 'notices', 'sbom.cdx.json'))
    expect((await check()).join('\n')).toContain('lacking: sbom.cdx.json')
  })
})

describe('importing a module before the application', () => {
  it('starts with it and leaves the rest', async () => {
    await packAll()
    const module = join(folder, 'gaps.mjs')
    await write(module, '// fills gaps')
    await importBefore(application, module)
    const archive = await readFile(join(application.resources, 'app.asar'), 'latin1')
    expect(archive).toContain('// fills gaps')
    expect(archive).toContain("import './before.mjs'\nawait import('./out/main/main.js')")
    expect(archive).toContain('"main":"start.mjs"')
  })

  it('is refused where Electron checks its archive', async () => {
    await expect(importBefore(applicationIn(folder, { system: 'windows', arch: 'x64' }), 'x.mjs')).rejects.toThrow(
      'Linux',
    )
  })
})
