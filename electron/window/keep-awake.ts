/** Prevents what would delay or stop the application's timers: App Nap, and sleep due to inactivity. */
import { powerSaveBlocker } from 'electron'

/** In effect until the returned function is called. The screen may still turn off and be locked. */
export function keepAwake(): () => void {
  const id = powerSaveBlocker.start('prevent-app-suspension')
  return () => void powerSaveBlocker.stop(id)
}
