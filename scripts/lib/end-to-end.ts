/**
 * Runs the end-to-end tests where the application finds what a desk has: a keychain, and for Electron a screen. On Linux both
 * are made for the run and thrown away; elsewhere they are the system's own, and each spec clears its keychain entries away.
 */
import { withDisplay } from './display.ts'
import { electronForSpecs } from './electron-binary.ts'
import { runTool, toolEntry, type Ran } from './run.ts'
import { withSecretService } from './secret-service.ts'

/** The main of specs that need an organisation's policy. */
const underPolicy = 'test/e2e/under-policy/electron.vite.config.ts'

/** `words` go to Playwright. With `show` the output is shown as it comes, and may be missing from the result. */
export async function runEndToEnd(
  words: readonly string[],
  { show, env = {} }: { readonly show: boolean; readonly env?: Readonly<Record<string, string>> },
): Promise<Ran> {
  const args = ['test', '--config', 'test/e2e/playwright.config.ts', ...words]
  const hasElectron = electronForSpecs().binary !== null
  if (hasElectron) {
    const built = await runTool('electron-vite', ['build', '--config', underPolicy, '--ignoreConfigWarning'], { env })
    if (built.code !== 0) {
      if (show) console.error(built.output)
      return built
    }
  }
  if (process.platform !== 'linux') return runTool('playwright', args, { show, env })

  const inKeychain = async (): Promise<Ran> => {
    const started = performance.now()
    const stdio = show ? 'inherit' : 'capture'
    const inside = [toolEntry('playwright'), ...args]
    const { exitCode, output, errorOutput } = await withSecretService('unlocked', process.execPath, inside, {
      stdio,
      env,
    })
    return { code: exitCode ?? 1, output: output + errorOutput, tookMs: performance.now() - started }
  }
  if (!hasElectron) return inKeychain()
  const ran = await withDisplay(inKeychain)
  if ('done' in ran) return ran.done
  if (show) console.error(ran.missing)
  return { code: 1, output: ran.missing, tookMs: 0 }
}
