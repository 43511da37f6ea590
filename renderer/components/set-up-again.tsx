/** What was set up again of what a step removed, and what was not, a line each. */
import { CircleCheck, UserRoundX } from 'lucide-react'
import type { OperationStep } from '../../shared/domain/history-entry.ts'
import { describeSetUpAgain } from '../../shared/messages/format-text.ts'
import { useText } from '../messages/use-text.ts'
import { classes } from './classes.ts'
import styles from './set-up-again.module.css'
import { useTimeText } from './time.tsx'
import { toned } from './tone.ts'

type SetUpAgainProps = { readonly step: OperationStep; readonly times: 'clock' | 'full' }

export function SetUpAgain({ step, times }: SetUpAgainProps) {
  const t = useText()
  const timeText = useTimeText()
  const isThere = (index: number): boolean => index < (step.setUpAgain?.length ?? 0)
  return describeSetUpAgain(step, t, (at) => timeText(at, times)).map((line, index) => {
    const Sign = isThere(index) ? CircleCheck : UserRoundX
    return (
      <p key={line} className={classes(toned(isThere(index) ? 'ok' : 'warn'), styles.line)} dir="auto">
        <Sign size={16} aria-hidden="true" />
        {line}
      </p>
    )
  })
}
