/**
 * `npm run package:check`: packs the application, looks at what was packed, starts it as installed and looks whether it lives.
 * Its last line is `N passed, N failed`.
 *
 * For this system, with the Electron that is there: the folder named by `ELECTRON_OVERRIDE_DIST_PATH`, or what `npm start` has
 * fetched. Without one it packs for every system around a stand-in and starts nothing, which it says.
 *
 * - `-- --application FOLDER` looks at one that is installed instead of packing.
 * - `-- --before FILE.mjs` imports a module before the packed application, for an Electron older than the application is built
 *   for. On Linux alone: elsewhere Electron checks that nothing was added.
 */
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { findElectronFolder } from './lib/electron-binary.ts'
import { root, runTool } from './lib/run.ts'
import { checkLife } from './packing/check-life.ts'
import { checkPackage } from './packing/check-package.ts'
import { withDisplay } from './lib/display.ts'
import { importBefore } from './packing/import-before.ts'
import { compileInstallerScript } from './packing/installer-script.ts'
import { applicationIn, pack, type Package, type PackedApplication } from './packing/packed-application.ts'
import { createReport } from './packing/report.ts'
import { makeStartableByAnybody } from './packing/running.ts'
import { thisSystem } from './packing/signing.ts'
import { makeStandIn } from './packing/stand-in.ts'

const { values } = parseArgs({ options: { application: { type: 'string' }, before: { type: 'string' } } })
const report = createReport((line) => console.log(line))
const here: Package = { system: thisSystem, arch: process.arch === 'arm64' ? 'arm64' : 'x64' }

const work = await mkdtemp(join(tmpdir(), 'mfa-desk-packed-'))
await chmod(work, 0o755)
try {
  const electron = findElectronFolder(join(root, 'node_modules', 'electron'))
  if (values.application !== undefined) await checkInstalled(resolve(values.application))
  else if (electron !== null) await checkAround(resolve(electron))
  else await checkAroundStandIns()
} catch (cause) {
  report.check('the check itself', [cause instanceof Error ? cause.message : String(cause)])
} finally {
  await rm(work, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
}
console.log(report.summary())
process.exitCode = report.failed() ? 1 : 0

async function checkInstalled(folder: string): Promise<void> {
  const application = applicationIn(folder, here)
  await checkPackage(application, null, report)
  await live(application)
}

async function checkAround(electron: string): Promise<void> {
  await build()
  const application = await pack(here, electron, join(work, 'packed'))
  await checkPackage(application, electron, report)
  checkInstallerScript()
  if (values.before !== undefined) await importBefore(application, resolve(values.before))
  await makeStartableByAnybody(application.folder)
  await live(application)
}

async function checkAroundStandIns(): Promise<void> {
  await build()
  for (const system of ['windows', 'macos', 'linux'] as const) {
    const electron = join(work, `stand-in-${system}`)
    await makeStandIn(electron, system)
    for (const arch of ['x64', 'arm64'] as const) {
      await checkPackage(await pack({ system, arch }, electron, join(work, system)), electron, report)
    }
  }
  checkInstallerScript()
  report.note('There is no Electron here: packed around a stand-in, and nothing was started.')
}

async function build(): Promise<void> {
  const built = await runTool('electron-vite', ['build'])
  if (built.code !== 0) throw new Error(built.output)
}

function checkInstallerScript(): void {
  const compiled = compileInstallerScript(join(work, 'installer.exe'))
  if (compiled.kind === 'no-compiler') report.note('makensis is not here: build/installer.nsh was not compiled.')
  else report.check("the setup program's script compiles", compiled.errors === '' ? [] : [compiled.errors])
}

async function live({ program }: PackedApplication): Promise<void> {
  const screen = await withDisplay(() => checkLife(program, report))
  if ('missing' in screen) report.check('a screen to start on', [screen.missing])
}
