/** What the desk's actions work with: its state, the ports to main and the browser, and the tasks in progress. */
import type { DeskState } from '../state/desk-state.ts'
import type { DeskPorts } from './desk-ports.ts'
import type { Tasks } from './tasks.ts'

export type DeskContext = {
  readonly ports: DeskPorts
  readonly get: () => DeskState
  readonly set: (change: Partial<DeskState> | ((state: DeskState) => Partial<DeskState>)) => void
  readonly tasks: Tasks
  /** A unique number, which distinguishes one opening, check or run from another. */
  readonly nextNumber: () => number
}
