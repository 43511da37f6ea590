/** What the desk's store needs from outside. The page joins it to the bridge and the browser; tests bring their own. */
import type { ConnectionView } from '../../../../shared/domain/connection.ts'
import type { Settings } from '../../../../shared/domain/settings.ts'
import type { ask, onEvent } from '../../../bridge/bridge.ts'

export type DeskPorts = {
  readonly ask: typeof ask
  readonly onEvent: typeof onEvent
  readonly connections: () => readonly ConnectionView[]
  /** The rules of a reset; `null` while the settings are not read. Main holds to them in any case. */
  readonly settings: () => Pick<Settings, 'ticket' | 'reasonRequired' | 'tiers' | 'acceptedProofs'> | null
  /** Resolves after `ms`; rejects when the signal is aborted. */
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>
  /** Calls back when the computer is on a network again. Returns the way to stop. */
  readonly onOnline: (listener: () => void) => () => void
}
