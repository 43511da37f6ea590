/** Where no system can show what became of a step: the agent says it, and it stands there as the agent's word. */
import { useEffect, useRef } from 'react'
import type { OperationStep, StatedOutcome } from '../../shared/domain/history-entry.ts'
import { useText } from '../messages/use-text.ts'
import { Button } from './button.tsx'
import { classes } from './classes.ts'
import layout from './layout.module.css'
import { useTimeText } from './time.tsx'
import styles from './settlement.module.css'
import typography from './typography.module.css'

export type SettlementProps = {
  readonly step: OperationStep
  readonly isPending: boolean
  readonly onSettle: (word: StatedOutcome) => void
}

export function Settlement({ step: { state, settled }, isPending, onSettle }: SettlementProps) {
  const t = useText()
  const timeText = useTimeText()
  const sentence = useRef<HTMLParagraphElement>(null)
  const wasOpen = useRef(state === 'outcome-unknown')
  const isSettled = settled !== undefined
  // The button that had the focus gives way to the sentence.
  useEffect(() => {
    if (wasOpen.current && isSettled) sentence.current?.focus()
    wasOpen.current = state === 'outcome-unknown'
  }, [state, isSettled])

  if (settled !== undefined) {
    const { agent, at } = settled
    const name = agent.displayName === '' ? agent.osUser : agent.displayName
    return (
      <p className={classes(typography.small, styles.said)} ref={sentence} tabIndex={-1} role="status">
        {t('settlement.by', { name, at: timeText(at, 'full') })}
      </p>
    )
  }
  if (state !== 'outcome-unknown') return null
  return (
    <div className={styles.choice} role="group" aria-label={t('settlement.lead')}>
      <p className={typography.small}>{t('settlement.lead')}</p>
      <div className={layout.row}>
        <Button size="small" isDisabled={isPending} onPress={() => onSettle('done')}>
          {t('settlement.done')}
        </Button>
        <Button size="small" isDisabled={isPending} onPress={() => onSettle('not-done')}>
          {t('settlement.not-done')}
        </Button>
      </div>
    </div>
  )
}
