/**
 * Electron's program: its npm package brings no binary; it is fetched at the first start, by the package's own installer,
 * which checks it against the checksums in the package. Nothing else is tried.
 */
import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** `packageFolder`: `node_modules/electron`. The path of the program, or null when it has not been fetched. */
export function findElectron(packageFolder: string): string | null {
  const pathFile = join(packageFolder, 'path.txt')
  if (!existsSync(pathFile)) return null
  const binary = join(
    process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? join(packageFolder, 'dist'),
    readFileSync(pathFile, 'utf8'),
  )
  return existsSync(binary) ? binary : null
}

/** The program, fetched now if need be; null where it cannot be had. Never rejects. */
export async function obtainElectron(packageFolder: string): Promise<string | null> {
  const found = findElectron(packageFolder)
  if (found !== null) return found
  await new Promise((resolve) => {
    // Its own words are a stack trace; whether it worked is seen by looking again.
    const installer = spawn(process.execPath, [join(packageFolder, 'install.js')], { stdio: 'ignore' })
    installer.on('error', resolve)
    installer.on('close', resolve)
  })
  return findElectron(packageFolder)
}
