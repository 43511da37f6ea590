/** Run in a process of its own: prints how many milliseconds importing main's bundle takes. */
import { registerHooks } from 'node:module'

/** A stand-in whose application finds another instance running, so that nothing but the loading happens. */
const electronStandIn = `
  const nothing = () => undefined
  export const app = {
    isPackaged: false,
    enableSandbox: nothing,
    setAppUserModelId: nothing,
    requestSingleInstanceLock: () => false,
    quit: nothing,
  }
  export const protocol = { registerSchemesAsPrivileged: nothing }
  const part = {}
  export {
    part as BrowserWindow, part as clipboard, part as dialog, part as ipcMain, part as Menu, part as MenuItem,
    part as nativeTheme, part as net, part as powerMonitor, part as screen, part as session, part as shell,
  }
  export default { app }
`

registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron'
      ? { url: `data:text/javascript,${encodeURIComponent(electronStandIn)}`, shortCircuit: true }
      : next(specifier, context),
})

const bundle = new URL('../../out/main/main.js', import.meta.url)
const started = performance.now()
await import(bundle.href)
process.stdout.write(String(performance.now() - started))
process.exit(0)
