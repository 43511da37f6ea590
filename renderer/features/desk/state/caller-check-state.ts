/** The caller check that is shown, and the proofs from checks that passed. */
import type {
  Approval,
  Approver,
  CallerCheck,
  CallerProof,
  StatedProof,
} from '../../../../shared/domain/caller-check.ts'
import { accountKey } from '../../../../shared/domain/match-people.ts'
import type { Factor } from '../../../../shared/domain/mfa-status.ts'
import type { AppError } from '../../../../shared/ipc/envelope.ts'
import type { PersonState } from './person-state.ts'

/** The fields of a factor that the check needs. */
export type CheckFactor = Pick<Factor, 'id' | 'label' | 'callerCheck'>

/** A check in progress, or how it ended. */
export type CheckView = {
  /** Tells checks apart, because one has no id until its challenge has been sent. */
  readonly attempt: number
  /** Whose factor it is: the caller's account, or the second person's. */
  readonly accountKey: string
  readonly factor: CheckFactor
  /** Set if a second person is asked. */
  readonly approver: Approver | null
  /** `null` until the challenge has been sent, and if it never was. */
  readonly check: CallerCheck | null
  /** Why the challenge, or the latest answer, was refused. */
  readonly error: AppError | null
  /** What the caller reads out, as far as it has been typed. */
  readonly answer: string
  readonly answering: boolean
}

/** What the agent is about to state, and why main did not accept it. */
export type StatingView = {
  readonly kind: StatedProof['kind']
  readonly sending: boolean
  readonly error: AppError | null
}

export type CallerState = {
  readonly check: CheckView | null
  /** Passed checks of this conversation that no reset has used. Main decides whether they still count. */
  readonly proofs: readonly CallerProof[]
  readonly stating: StatingView | null
  /** A second person's approval, and the accounts it is for. */
  readonly approval: { readonly given: Approval; readonly accountKeys: readonly string[] } | null
  /** Who can be asked; `null` until requested. */
  readonly approvers: ApproversView | null
}

export type ApproversView = {
  readonly reading: boolean
  readonly list: readonly Approver[]
  readonly error: AppError | null
}

export const emptyCaller: CallerState = {
  check: null,
  proofs: [],
  stating: null,
  approval: null,
  approvers: null,
}

/** Whether a check is still waiting for somebody. */
export function isChecking(view: CheckView | null): boolean {
  if (view === null) return false
  const { check, error } = view
  if (check === null) return error === null
  return (
    check.state === 'waiting' ||
    check.state === 'answer-wanted' ||
    (check.state === 'wrong-answer' && check.triesLeft !== 0)
  )
}

/**
 * Why a reset has to wait for the check that is shown: it may still pass and belong in the record, or it was rejected on the
 * device, which nobody should overlook in a hurry.
 */
export function heldBy(view: CheckView | null): 'checking' | 'rejected' | null {
  if (isChecking(view)) return 'checking'
  return view?.check?.state === 'rejected' ? 'rejected' : null
}

/** Whether a proof is about one of these accounts. */
export function isProofOf({ connection: { connectionId }, accountId }: CallerProof, keys: readonly string[]): boolean {
  return keys.includes(accountKey({ connectionId, accountId }))
}

/** The proofs about the person who is open that have not expired at `now`, in milliseconds since the epoch. */
export function proofsOfOpen(
  state: Pick<PersonState, 'open'> & Pick<CallerState, 'proofs'>,
  now: number,
): readonly CallerProof[] {
  const keys = state.open?.accountKeys ?? []
  return state.proofs.filter((proof) => Date.parse(proof.expiresAt) > now && isProofOf(proof, keys))
}

/** A second person's approval for resetting the person who is open, if it is still valid at `now`. */
export function approvalOfOpen(
  { open, approval }: Pick<PersonState, 'open'> & Pick<CallerState, 'approval'>,
  now: number,
): Approval | null {
  if (approval === null || Date.parse(approval.given.expiresAt) <= now) return null
  return open?.accountKeys.some((key) => approval.accountKeys.includes(key)) === true ? approval.given : null
}
