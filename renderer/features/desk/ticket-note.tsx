/** What the ticket system says of the ticket, in a line below its field. */
import { CircleAlert, CircleCheck, Search, type LucideIcon } from 'lucide-react'
import { useEffect, useRef } from 'react'
import type { TicketAnswer } from '../../../shared/domain/ticket.ts'
import { ticketStateText } from '../../../shared/messages/format-text.ts'
import { Button } from '../../components/button.tsx'
import { classes } from '../../components/classes.ts'
import { toned, type Tone } from '../../components/tone.ts'
import typography from '../../components/typography.module.css'
import { useErrorText, useText } from '../../messages/use-text.ts'
import { useDesk } from './desk.ts'
import { ticketVerdict, type TicketVerdict } from './state/ticket-state.ts'
import styles from './reset-column.module.css'

const good: ReadonlySet<TicketVerdict> = new Set<TicketVerdict>(['same-person', 'nobody-open'])

export function TicketNote() {
  const t = useText()
  const errorText = useErrorText()
  const look = useDesk((state) => state.ticketLook)
  const place = useRef<HTMLDivElement>(null)
  // It stands below a field that may be the last thing in sight. Whoever has left the field is looking elsewhere.
  useEffect(() => {
    if (look !== null && place.current?.previousElementSibling?.contains(document.activeElement))
      place.current.scrollIntoView({ block: 'nearest' })
  }, [look])
  return (
    <div role="status" className={styles['ticket-note']} ref={place}>
      {look?.phase === 'looking' && <Line icon={Search} tone="neutral" text={t('ticket.looking')} />}
      {look?.phase === 'answered' && <Answer answer={look.answer} />}
      {look?.phase === 'failed' && (
        <>
          <Line icon={CircleAlert} tone="warn" text={t('ticket.failed', { reason: errorText(look.error, 'title') })} />
          <Button variant="link" size="small" onPress={useDesk.lookUpTicket}>
            {t('ticket.again')}
          </Button>
        </>
      )}
    </div>
  )
}

function Answer({ answer }: { readonly answer: TicketAnswer }) {
  const t = useText()
  const typed = useDesk((state) => state.ticket.trim().toUpperCase())
  const verdict = ticketVerdict(answer)
  const [icon, tone] = good.has(verdict) ? ([CircleCheck, 'ok'] as const) : ([CircleAlert, 'warn'] as const)
  if (answer.kind === 'not-found') {
    return <Line icon={icon} tone={tone} text={t(`ticket.verdict.${answer.isNumber ? 'not-found' : 'no-number'}`)} />
  }
  const { number, title, state, people } = answer.ticket
  const words = t(`ticket.verdict.${verdict}`, {
    state: ticketStateText(state, t),
    person: people[0] ?? t('ticket.nobody-named'),
  })
  const moved = number === typed ? '' : ` ${t('ticket.moved', { number })}`
  return <Line icon={icon} tone={tone} text={`${words}${moved}`} title={title} />
}

type LineProps = {
  readonly icon: LucideIcon
  readonly tone: Tone
  readonly text: string
  readonly title?: string | null
}

function Line({ icon: Icon, tone, text, title = null }: LineProps) {
  return (
    <p className={classes(typography.small, styles.ticket)}>
      <Icon size={16} className={toned(tone)} aria-hidden="true" />
      <span>
        <span className={toned(tone)}>{text}</span>
        {title !== null && <bdi className={styles['ticket-title']}>{title}</bdi>}
      </span>
    </p>
  )
}
