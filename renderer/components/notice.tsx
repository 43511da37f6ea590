/**
 * Something the person should know, where it matters. `ErrorNotice` says an `AppError` in the catalogue's sentences: what
 * happened, what is known, what to do, and the server's own words where there are any.
 */
import { CircleCheck, CircleX, Info, TriangleAlert, type LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import type { AppError } from '../../shared/ipc/envelope.ts'
import { useErrorText, useText } from '../messages/use-text.ts'
import { Button } from './button.tsx'
import { classes } from './classes.ts'
import layout from './layout.module.css'
import typography from './typography.module.css'
import { useTimeText } from './time.tsx'
import { tinted, type Tone } from './tone.ts'
import styles from './notice.module.css'

const icons: Readonly<Record<Tone, LucideIcon>> = {
  neutral: Info,
  info: Info,
  ok: CircleCheck,
  warn: TriangleAlert,
  bad: CircleX,
}

export type NoticeProps = {
  readonly tone?: Tone
  readonly icon?: LucideIcon
  readonly title?: string
  readonly children?: ReactNode
  readonly actions?: ReactNode
  /** Reaches over the whole window: actions stand beside the words. */
  readonly wide?: boolean
  /** Spoken as soon as it appears: `status` when the person pauses, `alert` at once. */
  readonly role?: 'status' | 'alert'
}

export function Notice({ tone = 'info', icon, title, children, actions, wide = false, role }: NoticeProps) {
  const Icon = icon ?? icons[tone]
  return (
    <div
      className={classes(tinted(tone), styles.notice, tone !== 'neutral' && styles.toned, wide && styles.wide)}
      role={role}
    >
      <Icon size={18} strokeWidth={2} aria-hidden="true" />
      <div className={styles.body}>
        {title !== undefined && <p className={styles.title}>{title}</p>}
        {children !== undefined && <div>{children}</div>}
        {actions !== undefined && <div className={classes(layout.row, styles.actions)}>{actions}</div>}
      </div>
    </div>
  )
}

/** Codes whose sentences speak of a reference that support can look up. */
const withReference: readonly AppError['code'][] = [
  'internal',
  'invalid-request',
  'answer-not-understood',
  'server-error',
]

export type ErrorNoticeProps = {
  readonly error: AppError
  readonly onRetry?: () => void
  readonly actions?: ReactNode
  /** What the error means on this screen, after its own sentences. */
  readonly children?: ReactNode
  /** `warn` where the rest of the screen still works. */
  readonly tone?: Tone
  /** Leaves out what to do, where the screen says it better. */
  readonly brief?: boolean
  readonly role?: 'status' | 'alert'
}

export function ErrorNotice({
  error,
  onRetry,
  actions,
  children,
  tone = 'bad',
  brief = false,
  role = 'alert',
}: ErrorNoticeProps) {
  const t = useText()
  const errorText = useErrorText()
  const buttons =
    onRetry === undefined && actions === undefined ? undefined : (
      <>
        {onRetry !== undefined && (
          <Button size="small" onPress={onRetry}>
            {t('part.try-again')}
          </Button>
        )}
        {actions}
      </>
    )
  return (
    <Notice tone={tone} title={errorText(error, 'title')} role={role} actions={buttons}>
      <ErrorSentences error={error} brief={brief} />
      {children !== undefined && <p>{children}</p>}
      {error.serverText !== undefined && (
        <p className={styles.words} dir="auto">
          {error.serverText}
        </p>
      )}
      {withReference.includes(error.code) && (
        <p className={classes(typography.small, styles.reference)}>
          {t('part.reference')} <code>{error.correlationId}</code>
        </p>
      )}
    </Notice>
  )
}

/** What happened and is known, then what to do (not where `brief`). The title stands elsewhere. */
export function ErrorSentences({ error, brief = false }: Pick<ErrorNoticeProps, 'error' | 'brief'>) {
  const t = useText()
  const errorText = useErrorText()
  const timeText = useTimeText()
  return (
    <>
      <p>{errorText(error, 'text')}</p>
      {error.code === 'password-rejected' && error.attemptsLeft !== undefined && (
        <p>{t('error.password-rejected.attempts', { attemptsLeft: error.attemptsLeft })}</p>
      )}
      {error.code === 'rate-limited' && error.retryAfterSeconds !== undefined && (
        <p>{t('error.rate-limited.wait', { seconds: Math.ceil(error.retryAfterSeconds) })}</p>
      )}
      {error.approverLifts !== undefined && (
        <p>
          {error.until !== undefined && `${t('error.limit.until', { time: timeText(error.until, 'clock') })} `}
          {t(error.approverLifts ? 'error.limit.approver' : 'error.limit.time-alone')}
        </p>
      )}
      {error.tried !== undefined && <TriedRoutes tried={error.tried} />}
      {!brief && <p>{errorText(error, 'action')}</p>}
    </>
  )
}

function TriedRoutes({ tried }: { readonly tried: NonNullable<AppError['tried']> }) {
  const t = useText()
  return (
    <>
      <p>{t('route.tried')}</p>
      <ul className={styles.tried}>
        {tried.map(({ by, address = '', problem }, index) => (
          <li key={index}>
            <bdi>{t(`route.${by}`, { address })}</bdi>: {t(`route.problem.${problem}`)}
          </li>
        ))}
      </ul>
    </>
  )
}
