/** What an effect is about, in as few words as a table has room for. */
import type { ResetEffect } from '../../../shared/domain/reset-plan.ts'
import type { Text } from '../../messages/use-text.ts'

export function effectName(effect: ResetEffect, t: Text): string {
  return effect.kind === 'remove-factor'
    ? effect.label
    : t(`history.effect.${effect.kind}`, 'label' in effect ? { label: effect.label } : {})
}
