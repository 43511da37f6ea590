/**
 * Electron's program: its npm package brings no binary; it is fetched at the first start, by the package's own installer,
 * which checks it against the checksums in the package. Nothing else is tried.
 */
import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './run.ts'

/** What the program is called inside a folder of Electron's. */
const programs: Readonly<Partial<Record<NodeJS.Platform, string>>> = {
  darwin: 'Electron.app/Contents/MacOS/Electron',
  linux: 'electron',
  win32: 'electron.exe',
}

/** As Electron's own package reads it, so that an empty one counts as none. */
const chosenFolder = (): string | null => process.env['ELECTRON_OVERRIDE_DIST_PATH'] || null

/**
 * `packageFolder`: `node_modules/electron`. The path of the program, or null when it has not been fetched. A folder named by
 * `ELECTRON_OVERRIDE_DIST_PATH` is taken instead of what was fetched.
 */
export function findElectron(packageFolder: string, platform: NodeJS.Platform = process.platform): string | null {
  const chosen = chosenFolder()
  const binary = chosen === null ? findFetched(packageFolder) : join(chosen, programs[platform] ?? 'electron')
  return binary !== null && existsSync(binary) ? binary : null
}

/** The folder that holds the program `findElectron` finds, and all that belongs to it. */
export function findElectronFolder(packageFolder: string): string | null {
  return findElectron(packageFolder) === null ? null : (chosenFolder() ?? join(packageFolder, 'dist'))
}

/** The installer writes the program's name last, so without it the folder may be half of what it should be. */
function findFetched(packageFolder: string): string | null {
  const pathFile = join(packageFolder, 'path.txt')
  return existsSync(pathFile) ? join(packageFolder, 'dist', readFileSync(pathFile, 'utf8')) : null
}

export type ObtainedElectron =
  | { readonly kind: 'here'; readonly binary: string }
  /** `reason`: why, in the installer's own words; empty when it gave none. */
  | { readonly kind: 'missing'; readonly reason: string }

/** The program, fetched now if need be. Never rejects. */
export async function obtainElectron(packageFolder: string): Promise<ObtainedElectron> {
  const found = findElectron(packageFolder)
  if (found !== null) return { kind: 'here', binary: found }
  const said = await install(packageFolder)
  // Whether it worked is seen by looking again.
  const binary = findElectron(packageFolder)
  return binary === null ? { kind: 'missing', reason: essence(said) } : { kind: 'here', binary }
}

/** Resolves with all that the installer wrote as errors. */
function install(packageFolder: string): Promise<string> {
  const args = ['--import', new URL('tell-fetch-cause.ts', import.meta.url).href, join(packageFolder, 'install.js')]
  return new Promise((resolve) => {
    const installer = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'pipe'] })
    let said = ''
    installer.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()))
    installer.on('error', (error) => resolve(error.message))
    installer.on('close', () => resolve(said))
  })
}

/** The message of the error that a stack trace is about; the first line of anything else. */
function essence(said: string): string {
  const message = /^(?:Uncaught )?\w*Error(?: \[\w+\])?: (.+)$/m.exec(said)?.[1]
  return (message ?? said.trim().split('\n')[0] ?? '').trim()
}

/** Why Electron would end at once for whoever runs this, before it has read a line of the application; null when it would not. */
export function whyElectronRefuses(
  platform: NodeJS.Platform = process.platform,
  userId: number | undefined = process.geteuid?.(),
): string | null {
  return platform === 'linux' && userId === 0 ? 'Electron does not start as root with its sandbox on' : null
}

/** Electron's program for the specs of the lane `electron`, or why they cannot be run here. Does not fetch it. */
export function electronForSpecs(): { readonly binary: string } | { readonly binary: null; readonly reason: string } {
  const binary = findElectron(join(root, 'node_modules', 'electron'))
  if (binary === null) {
    return { binary, reason: 'the Electron binary is not here; `npm start` downloads it where it is available' }
  }
  const reason = whyElectronRefuses()
  return reason === null ? { binary } : { binary: null, reason }
}
