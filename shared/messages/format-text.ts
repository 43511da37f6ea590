/** How code in either world turns a common key into text. Main and the page each bring their own formatter. */
import type { ResetEffect } from '../domain/reset-plan.ts'
import type { CommonTextKey } from './common-texts.ts'
import type { SystemTextKey } from './system-texts.ts'

export type FormatText = (
  key: CommonTextKey | SystemTextKey,
  values?: Readonly<Record<string, string | number>>,
) => string

/** One effect in words: "Remove Google Authenticator". */
export function describeEffect(effect: ResetEffect, text: FormatText): string {
  const recovery = effect.kind === 'remove-factor' ? effect.recovery : undefined
  const key = recovery === undefined ? effect.kind : (`remove-factor-recovery-${recovery}` as const)
  return text(`effect.${key}`, 'label' in effect ? { label: effect.label } : {})
}
