/** What to tell the caller, chosen by what is known. Pure; the words are in the catalogue. */
import type { Operation, OperationStep } from '../../../shared/domain/history-entry.ts'
import type { ResetEffect } from '../../../shared/domain/reset-plan.ts'

export type Advice = {
  readonly key:
    | 'advice.unknown'
    | 'advice.unknown-gone'
    | 'advice.unknown-still-there'
    | 'advice.unknown-cannot-tell'
    | 'advice.pending'
    | 'advice.failed'
    | 'advice.still-there'
    | 'advice.removed'
    | 'advice.all'
    | 'advice.microsoft365'
    | 'advice.end-sessions'
    | 'advice.unlock'
    | 'advice.temporary-access-code'
    | 'advice.no-change'
  /** Factor labels the sentence speaks of. */
  readonly labels: readonly string[]
}

/** The most urgent first: what must not be repeated, what waits, what failed, then what to do next. */
export function adviceFor(operation: Operation): Advice[] {
  const advice: Advice[] = []
  const add = (key: Advice['key'], steps: readonly OperationStep[]) => {
    if (steps.length > 0) advice.push({ key, labels: labelsOf(steps.flatMap(({ step }) => step.effects)) })
  }
  const inState = (...states: readonly OperationStep['state'][]) =>
    operation.steps.filter(({ state }) => states.includes(state))

  const unknown = inState('outcome-unknown')
  add(
    'advice.unknown',
    unknown.filter(({ check }) => check === null),
  )
  const checked = unknown.filter(({ check }) => check !== null)
  const verdict = (step: OperationStep) =>
    step.check?.verdicts.every((each) => each === 'gone') === true
      ? 'gone'
      : step.check?.verdicts.includes('still-there') === true
        ? 'still-there'
        : 'cannot-tell'
  add(
    'advice.unknown-gone',
    checked.filter((step) => verdict(step) === 'gone'),
  )
  add(
    'advice.unknown-still-there',
    checked.filter((step) => verdict(step) === 'still-there'),
  )
  add(
    'advice.unknown-cannot-tell',
    checked.filter((step) => verdict(step) === 'cannot-tell'),
  )
  add('advice.pending', inState('pending-approval'))
  add('advice.failed', inState('failed', 'not-sent'))

  const done = inState('succeeded')
  add(
    'advice.still-there',
    done.filter((step) => verdict(step) === 'still-there'),
  )
  const effects = done.filter((step) => verdict(step) !== 'still-there').flatMap(({ step }) => step.effects)
  advice.push(...adviceForEffects(effects))
  add('advice.no-change', inState('no-change'))
  return advice
}

/** What follows once these effects have taken place. */
export function adviceForEffects(effects: readonly ResetEffect[]): Advice[] {
  const advice: Advice[] = []
  const labels = labelsOf(effects)
  if (labels.length > 0) advice.push({ key: 'advice.removed', labels })
  if (effects.some(({ kind }) => kind === 'reset-all')) advice.push({ key: 'advice.all', labels: [] })
  if (effects.some(({ kind }) => kind === 'reset-microsoft365')) advice.push({ key: 'advice.microsoft365', labels: [] })
  for (const kind of ['unlock', 'end-sessions', 'temporary-access-code'] as const) {
    if (effects.some((effect) => effect.kind === kind)) advice.push({ key: `advice.${kind}`, labels: [] })
  }
  return advice
}

function labelsOf(effects: readonly ResetEffect[]): string[] {
  return [...new Set(effects.flatMap((effect) => (effect.kind === 'remove-factor' ? [effect.label] : [])))]
}
