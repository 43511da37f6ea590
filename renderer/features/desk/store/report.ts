/** Ending a call as suspicious. */
import { errorOf } from '../../../bridge/error-of.ts'
import { isProofOf } from '../state/caller-check-state.ts'
import { openRefs } from '../state/person-state.ts'
import { emptyPlan } from '../state/plan-state.ts'
import type { Report } from '../state/record-state.ts'
import { isBusy, runOf } from '../state/run-state.ts'
import { dismissCheck, dropProofs } from './caller-check.ts'
import { endCalls } from './calls.ts'
import type { DeskContext } from './desk-context.ts'
import { untick } from './plan.ts'
import { stopRun } from './run.ts'

/** Opens the dialog. */
export function beginReport({ get, set }: DeskContext): void {
  if (get().open === null || get().report !== null) return
  set({ report: { reason: '', sending: false, error: null } })
}

export function setReportReason({ set }: DeskContext, reason: string): void {
  set(({ report }) => (report === null ? {} : { report: { ...report, reason } }))
}

export function dismissReport({ get, set }: DeskContext): void {
  if (get().report?.sending !== true) set({ report: null })
}

/** Main asks, drops what it has about the person and records the report. Resolves with whether the call ended, with everything typed. */
export async function sendReport(desk: DeskContext): Promise<boolean> {
  const { ports, get, set } = desk
  const { open, report } = get()
  const reason = report?.reason.trim() ?? ''
  const accounts = openRefs(get())
  if (open === null || report === null || report.sending || reason === '' || accounts.length === 0) return false
  const change = (changes: Partial<Report>) =>
    set((state) => (state.report === null ? {} : { report: { ...state.report, ...changes } }))
  change({ sending: true, error: null })
  try {
    await ports.ask('history:report-call', { accounts, reason })
  } catch (thrown) {
    const error = errorOf(thrown)
    change({ sending: false, error: error.code === 'not-confirmed' ? null : error })
    return false
  }
  const run = runOf(get())
  if (run !== null && isBusy(run)) stopRun(desk, run)
  dismissCheck(desk)
  untick(desk, open.accountKeys)
  endCalls(desk, open.accountKeys)
  dropProofs(
    desk,
    get()
      .proofs.filter((proof) => isProofOf(proof, open.accountKeys))
      .map(({ id }) => id),
  )
  const { ticket, reason: nothing, unchecked, fieldErrors } = emptyPlan
  set({ report: null, step: 'person', ticket, reason: nothing, unchecked, fieldErrors })
  return true
}
