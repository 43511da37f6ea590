/** The verification required for the person who is open, and what is missing. Main makes the same decision from what it reads itself. */
import type { Account } from '../../../../shared/domain/account.ts'
import type { Approval, CallerProof, StatedProof } from '../../../../shared/domain/caller-check.ts'
import type { Demand, Rules } from '../../../../shared/domain/rules.ts'
import {
  demandFaults,
  demandOf,
  isNothingMissing,
  missingProofs,
  tierOf,
  type DemandFault,
  type Missing,
  type TierFound,
} from '../../../../shared/domain/tiers.ts'
import { approvalOfOpen, proofsOfOpen, type CallerState } from './caller-check-state.ts'
import type { PersonState } from './person-state.ts'

export type VerificationRules = Pick<Rules, 'tiers' | 'acceptedProofs'>

export type Verification = TierFound & {
  readonly demand: Demand
  /** All that are currently valid, including those that are not required. */
  readonly proofs: readonly CallerProof[]
  readonly missing: Missing
  /** Why nobody of this tier can be reset at this desk, whatever is proved; empty where somebody can. */
  readonly faults: readonly DemandFault[]
  /** Who agreed as the second person. */
  readonly approval: Approval | null
  /** `unchecked`: a reason is sufficient instead. `locked`: only proofs are. */
  readonly state: 'enough' | 'unchecked' | 'locked'
}

/** `null` while nobody is open. `now`: milliseconds since the epoch. */
export function verificationOf(
  state: PersonState & Pick<CallerState, 'proofs' | 'approval'>,
  rules: VerificationRules,
  now: number,
): Verification | null {
  if (state.open === null) return null
  const found = tierOf(openAccounts(state), rules.tiers)
  const demand = demandOf(found.tier, rules.tiers)
  const proofs = proofsOfOpen(state, now)
  const missing = missingProofs(demand, proofs, rules)
  const approval = approvalOfOpen(state, now)
  const without = demand.mayGoUnchecked ? 'unchecked' : 'locked'
  const lacksPerson = demand.secondPerson && approval === null
  const proved = isNothingMissing(missing) ? 'enough' : without
  const faults = demandFaults(demand, rules.acceptedProofs)
  return { ...found, demand, proofs, missing, faults, approval, state: lacksPerson ? 'locked' : proved }
}

export function openAccounts({ open, accounts }: PersonState): Account[] {
  return (open?.accountKeys ?? []).flatMap((key) => accounts[key]?.account ?? [])
}

/** The account a statement is about: the one whose directory entry supports it. `null` if none does. */
export function accountFor(accounts: readonly Account[], stated: StatedProof): Account | null {
  switch (stated.kind) {
    case 'call-back':
      return accounts.find(({ phones }) => phones?.some(({ number }) => number === stated.number)) ?? null
    case 'manager':
      return accounts.find(({ manager }) => manager !== null) ?? null
    case 'live-video':
    case 'in-person':
      return accounts[0] ?? null
  }
}
