/** What to do and what to tell the caller, depending on what is known. Pure; the texts are in the catalogue. */
import type { Operation, OperationStep } from '../../../shared/domain/history-entry.ts'
import type { SystemId } from '../../../shared/domain/connection.ts'
import type { ResetEffect } from '../../../shared/domain/reset-plan.ts'
import { stepsToRetry } from './state/plan-state.ts'

export type Advice = {
  readonly key:
    | 'advice.unknown'
    | 'advice.unknown-gone'
    | 'advice.unknown-still-there'
    | 'advice.unknown-cannot-tell'
    | 'advice.pending'
    | 'advice.failed'
    | 'advice.refused'
    | 'advice.still-there'
    | 'advice.removed'
    | 'advice.all'
    | 'advice.service'
    | 'advice.end-sessions'
    | 'advice.unlock'
    | 'advice.temporary-access-code'
    | 'advice.no-change'
  /** Labels of the factors or services in the sentence. */
  readonly labels: readonly string[]
  /** The systems it is about. Empty if the sentence itself names them or it is the same everywhere. */
  readonly systems: readonly SystemId[]
}

export type PlacedEffect = { readonly effect: ResetEffect; readonly system: SystemId | null }

/** The most urgent first: what must not be repeated, what is pending, what failed, then what to do next. */
export function adviceFor(operation: Operation): Advice[] {
  const advice: Advice[] = []
  const add = (key: Advice['key'], steps: readonly OperationStep[]) => {
    if (steps.length > 0) advice.push({ key, labels: labelsOf(steps.flatMap(({ step }) => step.effects)), systems: [] })
  }
  const inState = (...states: readonly OperationStep['state'][]) =>
    operation.steps.filter(({ state }) => states.includes(state))

  const unknown = inState('outcome-unknown')
  add(
    'advice.unknown',
    unknown.filter(({ check }) => check === null),
  )
  add('advice.unknown-gone', inState('confirmed-done'))
  const checked = unknown.filter(({ check }) => check !== null)
  const isStillThere = ({ check }: OperationStep) => check?.verdicts.includes('still-there') === true
  add('advice.unknown-still-there', checked.filter(isStillThere))
  add(
    'advice.unknown-cannot-tell',
    checked.filter((step) => !isStillThere(step)),
  )
  add('advice.pending', inState('pending-approval'))
  const failed = inState('failed', 'not-sent', 'confirmed-not-done')
  const toRetry = stepsToRetry(operation)
  add('advice.failed', toRetry)
  add(
    'advice.refused',
    failed.filter((step) => !toRetry.includes(step)),
  )

  const done = inState('succeeded', 'confirmed-done')
  add('advice.still-there', done.filter(isStillThere))
  const systemOf = (connectionId: string) =>
    operation.accounts.find(({ connection }) => connection.connectionId === connectionId)?.connection.system ?? null
  const placed = done
    .filter((step) => !isStillThere(step))
    .flatMap(({ step }) => step.effects.map((effect) => ({ effect, system: systemOf(step.connectionId) })))
  advice.push(...adviceForEffects(placed))
  add('advice.no-change', inState('no-change'))
  return advice
}

/** What to do once these effects have taken place. */
export function adviceForEffects(placed: readonly PlacedEffect[]): Advice[] {
  const advice: Advice[] = []
  const of = (kind: ResetEffect['kind']) => placed.filter(({ effect }) => effect.kind === kind)
  const labels = labelsOf(placed.map(({ effect }) => effect))
  if (labels.length > 0) advice.push({ key: 'advice.removed', labels, systems: [] })
  const all = of('reset-all')
  if (all.length > 0) {
    advice.push({ key: 'advice.all', labels: [], systems: [...new Set(all.flatMap(({ system }) => system ?? []))] })
  }
  const services = placed.flatMap(({ effect }) => (effect.kind === 'reset-service' ? [effect.label] : []))
  if (services.length > 0) advice.push({ key: 'advice.service', labels: [...new Set(services)], systems: [] })
  for (const [kind, key] of [
    ['unlock', 'advice.unlock'],
    ['end-sessions', 'advice.end-sessions'],
    ['temporary-access-code', 'advice.temporary-access-code'],
  ] as const) {
    if (of(kind).length > 0) advice.push({ key, labels: [], systems: [] })
  }
  return advice
}

function labelsOf(effects: readonly ResetEffect[]): string[] {
  return [...new Set(effects.flatMap((effect) => (effect.kind === 'remove-factor' ? [effect.label] : [])))]
}
