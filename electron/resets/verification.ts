/** What is known of the caller, held against what the rules demand for the person. Pure. */
import type { Approval, CallerProof } from '../../shared/domain/caller-check.ts'
import type { Rules, Tier } from '../../shared/domain/rules.ts'
import { demandOf, isNothingMissing, missingProofs, tierOf } from '../../shared/domain/tiers.ts'
import { CodedError } from '../errors/coded-error.ts'
import type { PlanGrounds } from './plan-book.ts'

/** What a reset may begin with, as it is asked, carried out and recorded. */
export interface Verification {
  readonly tier: Tier
  readonly proofs: readonly CallerProof[]
  /** Why nobody was checked, as far as something demanded was not proved; otherwise `null`, whatever was written. */
  readonly unchecked: string | null
  /** Who agreed as the second person, `null` where nobody was asked. */
  readonly approval: Approval | null
}

/** Throws `CodedError` `caller-not-checked` where a reason is missing, `proofs-missing` where none would do, `second-person-missing`. */
export function requireVerification(
  { proofs, approval, inheritedProofs, known }: Pick<PlanGrounds, 'proofs' | 'approval' | 'inheritedProofs' | 'known'>,
  rules: Pick<Rules, 'tiers' | 'acceptedProofs'>,
  unchecked: string,
  now: Date,
): Verification {
  const { tier } = tierOf(known, rules.tiers)
  const demand = demandOf(tier, rules.tiers)
  const valid = [...proofs, ...inheritedProofs].filter(({ expiresAt }) => Date.parse(expiresAt) > now.getTime())
  const isProved = isNothingMissing(missingProofs(demand, valid, rules))
  if (isProved && demand.secondPerson && approval === null) throw new CodedError('second-person-missing')
  if (isProved) return { tier, proofs: valid, unchecked: null, approval }
  if (!demand.mayGoUnchecked) throw new CodedError('proofs-missing')
  if (unchecked === '') throw new CodedError('caller-not-checked', { fieldErrors: { unchecked: 'caller-not-checked' } })
  if (demand.secondPerson && approval === null) throw new CodedError('second-person-missing')
  return { tier, proofs: valid, unchecked, approval }
}
