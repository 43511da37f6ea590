/** Checking who is calling, with a factor the caller still has. */
import type { AccountRef } from '../../../../shared/domain/account.ts'
import type { Approver, CallerCheck, CallerProof, StatedProof } from '../../../../shared/domain/caller-check.ts'
import { accountKey } from '../../../../shared/domain/match-people.ts'
import type { AppEvent } from '../../../../shared/ipc/events.ts'
import { errorOf } from '../../../bridge/error-of.ts'
import { isChecking, type CheckFactor, type CheckView } from '../state/caller-check-state.ts'
import { accountFor, openAccounts } from '../state/verification-state.ts'
import { isBusy, runOf, withPlanInFront } from '../state/run-state.ts'
import type { DeskContext } from './desk-context.ts'

/** Challenges the caller, once. Main ends any previous check. */
export async function beginCheck(desk: DeskContext, key: string, factor: CheckFactor): Promise<void> {
  const account = desk.get().accounts[key]?.account
  if (account !== undefined) await challenge(desk, account, factor, null)
}

/** Asks a second person, once, whether the person who is open may be reset. */
export async function askApprover(desk: DeskContext, approver: Approver, factor: CheckFactor): Promise<void> {
  if (desk.get().open !== null) await challenge(desk, approver, factor, approver)
}

/** Reads who can be asked. */
export async function readApprovers({ ports, set, tasks }: DeskContext): Promise<void> {
  set({ approvers: { reading: true, list: [], error: null } })
  try {
    const { approvers } = await ports.ask('caller-check:list-approvers', {}, tasks.start('approvers'))
    set({ approvers: { reading: false, list: approvers, error: null } })
  } catch (thrown) {
    set({ approvers: { reading: false, list: [], error: errorOf(thrown) } })
  }
}

async function challenge(
  desk: DeskContext,
  account: AccountRef,
  factor: CheckFactor,
  approver: Approver | null,
): Promise<void> {
  const { ports, get, set, tasks } = desk
  if (isBusy(runOf(get()))) return
  const attempt = desk.nextNumber()
  const about = openAccounts(get()).map(({ connectionId, accountId }) => ({ connectionId, accountId }))
  set((state) => ({
    step: 'reset',
    check: {
      attempt,
      accountKey: accountKey(account),
      factor,
      approver,
      check: null,
      error: null,
      answer: '',
      answering: false,
    },
    // The check is shown in the plan's column.
    ...withPlanInFront(state),
  }))
  try {
    const { connectionId, accountId } = account
    const approves = approver === null ? {} : { approves: about }
    const request = { connectionId, accountId, factorId: factor.id, ...approves }
    const check = await ports.ask('caller-check:begin', request, tasks.start('check'))
    if (get().check?.attempt === attempt) applyCheck(desk, attempt, check)
    // Cancelled too late to stop the request. If there is a later check, it has already replaced this one in main.
    else if (get().check === null) cancelInMain(desk, check.id)
  } catch (thrown) {
    setCheck(desk, attempt, { error: errorOf(thrown) })
  }
}

export function setAnswer({ set }: DeskContext, answer: string): void {
  set(({ check }) => (check === null ? {} : { check: { ...check, answer } }))
}

/** Submits what the caller read out. It is not kept, whether it was right or not. */
export async function answerCheck(desk: DeskContext): Promise<void> {
  const view = desk.get().check
  const answer = view?.answer.trim() ?? ''
  if (view === null || view.check === null || view.answering || answer === '' || !isChecking(view)) return
  setCheck(desk, view.attempt, { answer: '', answering: true, error: null })
  try {
    const check = await desk.ports.ask('caller-check:answer', { checkId: view.check.id, answer })
    applyCheck(desk, view.attempt, check)
  } catch (thrown) {
    const error = errorOf(thrown)
    // The check has ended in main, so it needs no answer and blocks no reset.
    const over = error.code === 'caller-check-not-found' ? { check: null } : {}
    setCheck(desk, view.attempt, { answering: false, error, ...over })
  }
}

/** Cancels the check if it is still waiting, and removes it from the screen. A proof it gave is kept. */
export function dismissCheck(desk: DeskContext): void {
  const view = desk.get().check
  if (view === null) return
  desk.tasks.cancel('check')
  desk.set({ check: null })
  if (view.check !== null && isChecking(view)) cancelInMain(desk, view.check.id)
}

/** Opens the form for a statement of this kind, or closes it. */
export function setStating({ set }: DeskContext, kind: StatedProof['kind'] | null): void {
  set({ stating: kind === null ? null : { kind, sending: false, error: null } })
}

/** Has main record how the agent verified the caller. */
export async function stateProof(desk: DeskContext, stated: StatedProof): Promise<void> {
  const { ports, get, set, tasks } = desk
  const { open, stating } = get()
  const account = accountFor(openAccounts(get()), stated)
  if (open === null || account === null || stating?.sending !== false) return
  const sending = { kind: stated.kind, sending: true, error: null } as const
  set({ stating: sending })
  const isShown = () => get().stating === sending
  try {
    const { connectionId, accountId } = account
    const proof = await ports.ask(
      'caller-check:state-proof',
      { connectionId, accountId, stated },
      tasks.start('stating'),
    )
    set(({ proofs }) => ({ proofs: [...proofs, proof], ...(isShown() ? { stating: null } : {}) }))
  } catch (thrown) {
    if (isShown()) set({ stating: { kind: stated.kind, sending: false, error: errorOf(thrown) } })
  }
}

/** Removes what the agent stated by mistake, so that no reset uses it. */
export function dropProof(desk: DeskContext, proof: CallerProof): void {
  dropProofs(desk, [proof.id])
}

/** Forgets proofs that a reset has used or main no longer accepts, and the check that gave one. */
export function dropProofs({ set }: DeskContext, ids: readonly string[]): void {
  set(({ proofs, check, approval }) => ({
    approval: ids.includes(approval?.given.id ?? '') ? null : approval,
    proofs: proofs.filter(({ id }) => !ids.includes(id)),
    check: ids.includes(check?.check?.proof?.id ?? '') ? null : check,
  }))
}

export function onCallerCheck(desk: DeskContext, { check }: Extract<AppEvent, { type: 'caller-check' }>): void {
  const view = desk.get().check
  if (view?.check?.id === check.id) applyCheck(desk, view.attempt, check)
}

/** Applies main's update about a check, and keeps the proof if it passed. */
function applyCheck(desk: DeskContext, attempt: number, check: CallerCheck): void {
  const { get, set } = desk
  if (get().check?.attempt !== attempt) return
  setCheck(desk, attempt, { check, answering: false, error: null })
  const { proof, approval } = check
  const open = get().open
  if (approval !== undefined && open !== null) {
    set({ approval: { given: approval, accountKeys: open.accountKeys }, approvers: null })
  }
  if (proof !== null && get().proofs.every(({ id }) => id !== proof.id)) {
    set(({ proofs }) => ({ proofs: [...proofs, proof] }))
  }
}

function setCheck({ set }: DeskContext, attempt: number, change: Partial<CheckView>): void {
  set(({ check }) => (check?.attempt === attempt ? { check: { ...check, ...change } } : {}))
}

/** Errors are ignored: if the check has already ended in main, there is nothing to do. */
function cancelInMain({ ports }: DeskContext, checkId: string): void {
  void ports.ask('caller-check:cancel', { checkId }).catch(() => undefined)
}
