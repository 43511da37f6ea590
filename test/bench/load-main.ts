/** Run in a process of its own: prints how many milliseconds importing main takes, with all that is loaded beside the first window. */
import { readdir } from 'node:fs/promises'
import { registerHooks } from 'node:module'

/** A stand-in whose application is called with a switch that it refuses, so that nothing but the loading happens. */
const electronStandIn = `
  const nothing = () => undefined
  export const app = {
    isPackaged: true,
    commandLine: { hasSwitch: () => true },
    exit: nothing,
  }
  export const dialog = { showErrorBox: nothing }
  const part = {}
  export {
    part as BrowserWindow, part as clipboard, part as ipcMain, part as Menu, part as MenuItem,
    part as nativeTheme, part as net, part as powerMonitor, part as powerSaveBlocker, part as protocol, part as screen,
    part as session, part as shell,
  }
  export default { app }
`

registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron'
      ? { url: `data:text/javascript,${encodeURIComponent(electronStandIn)}`, shortCircuit: true }
      : next(specifier, context),
})

const folder = new URL('../../out/main/', import.meta.url)
const beside = (await readdir(new URL('chunks', folder))).find((name) => name.startsWith('running-application-'))
if (beside === undefined) throw new Error('main was built in other parts than expected')
const started = performance.now()
await import(new URL('main.js', folder).href)
await import(new URL(`chunks/${beside}`, folder).href)
process.stdout.write(String(performance.now() - started))
process.exit(0)
