/**
 * `npm start`: starts the real application under Electron, which is fetched at the first start, building it first where
 * sources are newer. Arguments are handed on.
 */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { isBuildCurrent } from './lib/build-state.ts'
import { findElectron, obtainElectron, whyElectronRefuses } from './lib/electron-binary.ts'
import { root, toolEntry } from './lib/run.ts'

const packageFolder = join(root, 'node_modules', 'electron')

const refusal = whyElectronRefuses()
if (refusal !== null) fail(`${refusal}, and MFA Desk has no other way to start. Run \`npm start\` as an ordinary user.`)
if (findElectron(packageFolder) === null) console.log('Fetching Electron (once, about 120 MB) …')
const electron = await obtainElectron(packageFolder)
if (electron.kind === 'missing') {
  fail(
    `Electron could not be fetched${electron.reason === '' ? '' : ` (${electron.reason})`}, so the application cannot be started on this machine.`,
    'Behind a proxy, set HTTPS_PROXY to its address and ELECTRON_GET_USE_PROXY to 1: without the second, Electron’s installer does not look at the first.',
    '`npm run demo -- --headed` shows the application in Chromium instead.',
  )
}

if (!(await isBuildCurrent(root))) {
  const code = await runHere(process.execPath, [toolEntry('electron-vite'), 'build'])
  if (code !== 0) process.exit(code)
}
process.exit(await runHere(electron.binary, [root, ...process.argv.slice(2)]))

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

/** Says the sentences, a line each, and ends. */
function fail(...sentences: readonly string[]): never {
  for (const sentence of sentences) console.error(sentence)
  process.exit(1)
}
