/** What a step's state says. Pure, and free of schemas so that the page can load it. */
import type { StepState } from './history-entry.ts'

/** Whether a reset of its own may carry the step out again: it certainly was not. An unknown one is never repeated. */
export function isNotDone(state: StepState): boolean {
  return state === 'failed' || state === 'not-sent' || state === 'confirmed-not-done'
}

/** The outcome was unknown, and a system or a person has settled it since. */
export function isConfirmed(state: StepState): boolean {
  return state === 'confirmed-done' || state === 'confirmed-not-done'
}
