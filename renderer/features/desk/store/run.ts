/**
 * From the plan to the outcome. Main reads everything again, asks the agent in a native dialog, and carries it out; nothing is
 * ever repeated automatically.
 */
import type { Operation, StatedOutcome } from '../../../../shared/domain/history-entry.ts'
import { accountKey } from '../../../../shared/domain/match-people.ts'
import type { ResetSelection } from '../../../../shared/domain/reset-plan.ts'
import type { AppError } from '../../../../shared/ipc/envelope.ts'
import type { AppEvent } from '../../../../shared/ipc/events.ts'
import { errorOf } from '../../../bridge/error-of.ts'
import { approvalOfOpen, heldBy, proofsOfOpen } from '../state/caller-check-state.ts'
import { verificationOf } from '../state/verification-state.ts'
import type { OpenPerson } from '../state/person-state.ts'
import { checkFields, failedSelections, plannedSelections } from '../state/plan-state.ts'
import { isTransient } from '../state/reading.ts'
import { isBusy, newRun, runOf, withPlanInFront, type Run } from '../state/run-state.ts'
import { dropProofs } from './caller-check.ts'
import { endCalls } from './calls.ts'
import type { DeskContext } from './desk-context.ts'
import { refreshIfOpen } from './person.ts'
import { untick } from './plan.ts'
import { readQuestions } from './questions.ts'

/** Resets what is ticked. */
export async function review(desk: DeskContext): Promise<void> {
  const state = desk.get()
  const selections = plannedSelections(state)
  if (state.open === null || selections.length === 0 || isBusy(runOf(state)) || heldBy(state.check) !== null) return
  const rules = desk.ports.settings()
  if (rules !== null && verificationOf(state, rules, Date.now())?.state === 'locked') return
  await carryOut(desk, state.open, selections, null)
}

/** Tries the failed steps again, as an operation of its own. */
export async function retryFailed(desk: DeskContext, run: Run): Promise<void> {
  if (run.operation === null || isBusy(runOf(desk.get()))) return
  // The plan shows what the reset has to wait for.
  if (heldBy(desk.get().check) !== null) {
    putAside(desk, run, true)
    return
  }
  const selections = failedSelections(run.operation)
  if (selections.length > 0) await carryOut(desk, run.person, selections, run.operation.id)
}

async function carryOut(
  desk: DeskContext,
  person: OpenPerson,
  selections: ResetSelection[],
  retryOf: string | null,
): Promise<void> {
  const { ports, get, set } = desk
  const { ticket, reason, unchecked } = get()
  const rules = ports.settings()
  const verification = rules === null ? null : verificationOf({ ...get(), open: person }, rules, Date.now())
  // For a retry, the proofs of the original operation may still count, which main decides.
  const fieldErrors = checkFields({ ticket, reason, unchecked }, rules, retryOf === null ? verification : null)
  set({ fieldErrors, step: 'reset' })
  if (Object.values(fieldErrors).some((error) => error !== null)) return
  const id = desk.nextNumber()
  // A retry replaces what it retries only once it has been confirmed.
  set(({ runs }) => ({
    runs: [...runs.filter(({ phase }) => phase !== 'refused'), { ...newRun, id, person, retryOf }],
  }))
  try {
    const plan = await prepare(desk, id, person, selections, retryOf)
    const steps = Object.fromEntries(plan.steps.map((step) => [step.id, 'planned' as const]))
    setRun(desk, id, { phase: 'confirming', plan, steps })
    const why = unchecked.trim()
    const note = { ticket: ticket.trim(), reason: reason.trim(), ...(why === '' ? {} : { unchecked: why }) }
    const operation = await ports.ask('resets:commit', { planId: plan.id, ...note })
    setRun(desk, id, { phase: 'done', operation })
    const used = [...(operation.proofs ?? []), ...(operation.approval === undefined ? [] : [operation.approval])]
    dropProofs(
      desk,
      used.map(({ id }) => id),
    )
    const keys = operation.accounts.map(({ account }) => accountKey(account))
    untick(desk, keys)
    endCalls(desk, keys)
  } catch (thrown) {
    const error = errorOf(thrown)
    applyRefusal(desk, id, error)
    // Read again, so that a system that stopped answering since its card was read drops out of the plan and delays no other.
    const isOfSystem = error.connectionId !== undefined || error.code === 'selection-outdated' || isTransient(error)
    if (!isOfSystem) return
  }
  refreshIfOpen(desk, person.accountKeys)
}

/** Main's plan for the selections. */
async function prepare(
  { ports, get, tasks }: DeskContext,
  runId: number,
  person: OpenPerson,
  selections: ResetSelection[],
  retryOf: string | null,
) {
  const { proofs, approval } = get()
  const agreed = approvalOfOpen({ open: person, approval }, Date.now())
  const named = [...proofsOfOpen({ open: person, proofs }, Date.now()), ...(agreed === null ? [] : [agreed])]
  const proofIds = named.map((proof) => proof.id)
  const request = { selections, retryOf, ...(proofIds.length === 0 ? {} : { proofIds }) }
  try {
    return await ports.ask('resets:prepare', request, tasks.start(preparing(runId)))
  } finally {
    tasks.forget(preparing(runId))
  }
}

const preparing = (runId: number) => `prepare/${runId}/`

/** Nothing was sent. Cancelled by the agent, the run leaves no trace; a refused field is shown at the field. */
function applyRefusal(desk: DeskContext, id: number, error: AppError): void {
  const { get, set } = desk
  switch (error.code) {
    case 'not-confirmed':
    case 'cancelled':
      dropRun(desk, id)
      return
    case 'ticket-required':
    case 'ticket-invalid':
    case 'ticket-not-found':
    case 'ticket-closed':
    case 'ticket-for-somebody-else': {
      const ticket = error.code
      dropRun(desk, id)
      set(({ fieldErrors }) => ({ fieldErrors: { ...fieldErrors, ticket } }))
      return
    }
    case 'caller-not-checked':
      dropRun(desk, id)
      // A retry is started from the outcome, but the field is in the plan.
      set((state) => withPlanInFront(state))
      set(({ fieldErrors }) => ({ fieldErrors: { ...fieldErrors, unchecked: 'caller-not-checked' } }))
      return
    case 'reason-required':
      dropRun(desk, id)
      set(({ fieldErrors }) => ({ fieldErrors: { ...fieldErrors, reason: 'reason-required' } }))
      return
    default:
      setRun(desk, id, { phase: 'refused', error })
      if (error.code === 'proof-not-valid') {
        dropProofs(desk, [...get().proofs.map((proof) => proof.id), get().approval?.given.id ?? ''])
      }
      void readQuestions(desk)
  }
}

/**
 * Cancels what can be cancelled: reading for a plan, the steps of a plan that have not been sent, and after them reading the
 * state again. What has been sent continues, so the run ends only when main reports its outcome. With `connectionId`, a plan under way
 * goes on in its other connections.
 */
export function stopRun({ ports, tasks }: DeskContext, run: Run, connectionId?: string): void {
  if (run.phase === 'preparing') tasks.cancel(preparing(run.id))
  if ((run.phase !== 'running' && run.phase !== 'checking') || run.plan === null) return
  const request = { planId: run.plan.id, ...(connectionId === undefined ? {} : { connectionId }) }
  void ports.ask('resets:stop', request).catch(() => undefined)
}

/** Has the system checked for steps with an unknown outcome. */
export async function checkRun(desk: DeskContext, run: Run): Promise<void> {
  const checked = await findOut(desk, run, (operationId) => desk.ports.ask('resets:check-now', { operationId }))
  if (checked) refreshIfOpen(desk, run.person.accountKeys)
}

/** Records the agent's statement about a step whose outcome no system can show. */
export async function settleRun(desk: DeskContext, run: Run, stepId: string, word: StatedOutcome): Promise<void> {
  const settled = await findOut(desk, run, (operationId) =>
    desk.ports.ask('resets:settle', { operationId, stepId, word }),
  )
  if (settled) setRun(desk, run.id, { evidence: 'none' })
}

/** Resolves with whether it succeeded. */
async function findOut(
  desk: DeskContext,
  run: Run,
  ask: (operationId: string) => Promise<Operation>,
): Promise<boolean> {
  if (run.operation === null) return false
  setRun(desk, run.id, { findingOut: true, error: null })
  try {
    setRun(desk, run.id, { operation: await ask(run.operation.id), findingOut: false })
    return true
  } catch (thrown) {
    setRun(desk, run.id, { error: errorOf(thrown), findingOut: false })
    return false
  }
}

/** Reads an outcome that is still on the screen again. What could not be read is in the history. */
export async function readOutcome(desk: DeskContext, operationId: string): Promise<void> {
  const isShown = (run: Run): boolean => run.operation?.id === operationId
  if (!desk.get().runs.some(isShown)) return
  const operation = await desk.ports.ask('history:read-operation', { operationId }).catch(() => null)
  if (operation === null) return
  for (const run of desk.get().runs.filter(isShown)) setRun(desk, run.id, { operation, evidence: 'none' })
}

export async function copyEvidence(desk: DeskContext, run: Run, format: 'text' | 'markdown'): Promise<void> {
  if (run.operation === null) return
  try {
    await desk.ports.ask('history:copy-evidence', { operationId: run.operation.id, format })
    setRun(desk, run.id, { evidence: format === 'text' ? 'copied' : 'copied-markdown' })
  } catch (thrown) {
    setRun(desk, run.id, { evidence: errorOf(thrown) })
  }
}

/** Back from an outcome to the plan of the same person, or to the outcome again. */
export function putAside(desk: DeskContext, run: Run, aside: boolean): void {
  if (!isBusy(run)) setRun(desk, run.id, { putAside: aside })
}

export function onProgress(desk: DeskContext, event: Extract<AppEvent, { type: 'reset-progress' }>): void {
  const run = runOfPlan(desk, event.planId)
  if (run === undefined) return
  setRun(desk, run.id, { phase: 'running', steps: { ...run.steps, [event.stepId]: event.state } })
}

export function onChecking(desk: DeskContext, event: Extract<AppEvent, { type: 'reset-checking' }>): void {
  const run = runOfPlan(desk, event.planId)
  if (run !== undefined) setRun(desk, run.id, { phase: 'checking' })
}

/** The run that a plan belongs to, unless it is done. */
function runOfPlan({ get }: DeskContext, planId: string): Run | undefined {
  return get().runs.find((run) => run.plan?.id === planId && run.phase !== 'done')
}

function setRun({ set }: DeskContext, id: number, change: Partial<Run>): void {
  set(({ runs }) => ({ runs: runs.map((run) => (run.id === id ? { ...run, ...change } : run)) }))
}

function dropRun({ set }: DeskContext, id: number): void {
  set(({ runs }) => ({ runs: runs.filter((run) => run.id !== id) }))
}
