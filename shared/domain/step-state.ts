/** What a step's state says. Pure, and free of schemas so that the page can load it. */
import type { StepState } from './history-entry.ts'

/** The outcome was unknown, and reading the state again has shown it since. */
export function isConfirmed(state: StepState): boolean {
  return state === 'confirmed-done' || state === 'confirmed-not-done'
}
