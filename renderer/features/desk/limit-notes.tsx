/** The limits that apply or soon will, beside the button they affect. */
import typography from '../../components/typography.module.css'
import { useTimeText } from '../../components/time.tsx'
import { useText } from '../../messages/use-text.ts'
import { useDesk } from './desk.ts'

export function LimitNotes() {
  const t = useText()
  const timeText = useTimeText()
  const limits = useDesk(({ record }) => record?.limits)
  return limits?.map(({ kind, left, until }) => (
    <p key={kind} className={typography.note}>
      {left > 0 || until === null
        ? t(`limits.left-${kind}`, { left })
        : t(`limits.none-${kind}`, { until: timeText(until, 'clock') })}
    </p>
  ))
}
