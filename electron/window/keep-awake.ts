/** Holding off what would slow down the application's timers or stop them: App Nap, and sleep for want of a touched key. */
import { powerSaveBlocker } from 'electron'

/** Until the returned function is called. The screen may go dark and be locked meanwhile. */
export function keepAwake(): () => void {
  const id = powerSaveBlocker.start('prevent-app-suspension')
  return () => void powerSaveBlocker.stop(id)
}
