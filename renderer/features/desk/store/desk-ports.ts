/** What the desk's store needs from outside. The page connects it to the bridge and the browser; tests supply their own. */
import type { ConnectionView } from '../../../../shared/domain/connection.ts'
import type { Settings } from '../../../../shared/domain/settings.ts'
import type { ask, onEvent } from '../../../bridge/bridge.ts'

export type DeskPorts = {
  readonly ask: typeof ask
  readonly onEvent: typeof onEvent
  readonly connections: () => readonly ConnectionView[]
  /** Whether tickets can be looked up anywhere. */
  readonly hasTicketSystem: () => boolean
  /** The rules for resets; `null` until the settings have been read. Main enforces them in any case. */
  readonly settings: () => Pick<Settings, 'ticket' | 'reasonRequired' | 'tiers' | 'acceptedProofs'> | null
  /** Resolves after `ms`; rejects when the signal is aborted. */
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>
  /** Calls `listener` when the computer is online again. Returns a function that unsubscribes. */
  readonly onOnline: (listener: () => void) => () => void
}
