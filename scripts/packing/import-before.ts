/** Adds a module to a packed application that is imported before it, so that it can be started on an Electron that lacks something. */
import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createPackageWithOptions, extractAll } from '@electron/asar'
import { z } from 'zod'
import type { PackedApplication } from './packed-application.ts'

const Manifest = z.looseObject({ main: z.string() })

/** Rejects where Electron would notice: only on Linux it does not check its archive. */
export async function importBefore({ system, resources }: PackedApplication, module: string): Promise<void> {
  if (system !== 'linux')
    throw new Error('--before is for Linux alone: elsewhere Electron checks that nothing was added.')
  const archive = join(resources, 'app.asar')
  const folder = await mkdtemp(join(tmpdir(), 'mfa-desk-before-'))
  try {
    extractAll(archive, folder)
    const manifestFile = join(folder, 'package.json')
    const manifest = Manifest.parse(JSON.parse(await readFile(manifestFile, 'utf8')))
    await copyFile(module, join(folder, 'before.mjs'))
    await writeFile(join(folder, 'start.mjs'), `import './before.mjs'\nawait import('./${manifest.main}')\n`)
    await writeFile(manifestFile, JSON.stringify({ ...manifest, main: 'start.mjs' }))
    await rm(`${archive}.unpacked`, { recursive: true, force: true })
    await createPackageWithOptions(folder, archive, { unpack: '**/*.node' })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
