/** What a step may ask for, offered by its system or not: mostly everything at once, else one factor or another kind of reset. */
import fc from 'fast-check'
import type { ResetEffect } from '../../shared/domain/reset-plan.ts'
import { oddIds } from './odd-ids.ts'
import { resetMicrosoft365 } from './domain-fixtures.ts'

export function anyEffect(factorIds: fc.Arbitrary<string> = oddIds): fc.Arbitrary<ResetEffect> {
  return fc.oneof(
    { weight: 3, arbitrary: fc.constant<ResetEffect>({ kind: 'reset-all' }) },
    {
      weight: 2,
      arbitrary: factorIds.map((factorId): ResetEffect => ({ kind: 'remove-factor', factorId, label: 'x' })),
    },
    fc.constantFrom<ResetEffect>(resetMicrosoft365, { kind: 'end-sessions' }, { kind: 'unlock' }),
  )
}
