/**
 * `npm start`: starts the real application under Electron, which is fetched at the first start, building it first where
 * sources are newer. Arguments are handed on.
 */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { isBuildCurrent } from './lib/build-state.ts'
import { findElectron, obtainElectron } from './lib/electron-binary.ts'
import { root } from './lib/run.ts'

const packageFolder = join(root, 'node_modules', 'electron')

if (findElectron(packageFolder) === null) console.log('Fetching Electron (once, about 120 MB) …')
const electron = await obtainElectron(packageFolder)
if (electron === null) {
  console.error(
    'Electron could not be fetched, so the application cannot be started on this machine; `npm run demo -- --headed` shows it in Chromium instead.',
  )
  process.exit(1)
}

if (!(await isBuildCurrent(root))) {
  const builder = join(root, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js')
  const code = await runHere(process.execPath, [builder, 'build'])
  if (code !== 0) process.exit(code)
}
process.exit(await runHere(electron, [root, ...process.argv.slice(2)]))

/** Resolves with the exit code; 1 for a program that was ended by a signal or could not be started. */
function runHere(command: string, args: readonly string[]): Promise<number> {
  // With the variable set, Electron would be a plain Node without a window.
  const env = { ...process.env, ELECTRON_RUN_AS_NODE: undefined }
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, env, stdio: 'inherit' })
    child.on('error', () => resolve(1))
    child.on('close', (code) => resolve(code ?? 1))
  })
}
