/**
 * Looks again at settings that could not be used: when somebody asks and, while another program holds the file, by itself. It
 * refuses to wait for that: everything else goes on meanwhile.
 */
import { isUsable } from '../../shared/domain/settings-found.ts'
import type { SettingsStore } from '../settings/settings-store.ts'

/** A virus scanner is done by then, and nobody has read the notice to its end. */
const betweenMs = 1_000

export interface SettingsWatch {
  look(): void
  close(): void
}

/** `cameBack` hears when they can be used again. */
export function watchSettings(
  settings: Pick<SettingsStore, 'found' | 'readAgain'>,
  cameBack: () => void,
  againMs = betweenMs,
): SettingsWatch {
  let wasUsable = isUsable(settings.found)
  let timer: NodeJS.Timeout | null = null
  let isClosed = false

  const look = (): void => {
    if (wasUsable && isUsable(settings.found)) return
    wasUsable = settings.readAgain()
    if (wasUsable) cameBack()
    else if (settings.found === 'no-access') later()
  }

  const later = (): void => {
    if (isClosed || timer !== null) return
    timer = setTimeout(() => {
      timer = null
      look()
    }, againMs)
    // Nothing waits for it: it must not keep a process alive that is otherwise done.
    timer.unref()
  }

  look()
  return {
    look,
    close() {
      isClosed = true
      if (timer !== null) clearTimeout(timer)
    },
  }
}
