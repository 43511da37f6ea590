/** What is ticked, in words; ticket and reason; and the main button. */
import { ListChecks } from 'lucide-react'
import { useEffect, useRef, type SyntheticEvent } from 'react'
import { useIntl } from 'react-intl'
import type { ConnectionView } from '../../../shared/domain/connection.ts'
import { effectKey } from '../../../shared/domain/effects.ts'
import { describeEffect } from '../../../shared/messages/format-text.ts'
import { EnvironmentBadge, OutcomeBadge } from '../../components/badge.tsx'
import { Button } from '../../components/button.tsx'
import { classes } from '../../components/classes.ts'
import { ErrorNotice } from '../../components/notice.tsx'
import { shortcutHere } from '../../components/platform.ts'
import { TextField } from '../../components/text-field.tsx'
import typography from '../../components/typography.module.css'
import { tinted } from '../../components/tone.ts'
import { useText } from '../../messages/use-text.ts'
import { useAppStore } from '../../state/app-state.ts'
import { adviceForEffects } from './advice.ts'
import { adviceText } from './advice-text.ts'
import { useDesk } from './desk.ts'
import { VerificationPanel, useVerification } from './verification-panel.tsx'
import { heldBy } from './state/caller-check-state.ts'
import { isTicked, plannedEffects } from './state/plan-state.ts'
import type { Run } from './state/run-state.ts'
import { LimitNotes } from './limit-notes.tsx'
import { HeldBack } from './run-panel.tsx'
import { TicketNote } from './ticket-note.tsx'
import { Where } from './where.tsx'
import styles from './reset-column.module.css'

export function PlanPanel({ run }: { readonly run: Run | null }) {
  const t = useText()
  const intl = useIntl()
  const state = useDesk()
  const connections = useAppStore((app) => app.connections)
  const settings = useAppStore((app) => app.settings)
  const resetsOff = useAppStore((app) => app.app?.resetsOff ?? null)
  const effects = plannedEffects(state)
  const held = heldBy(state.check)
  const verification = useVerification()
  const locked = verification?.state === 'locked'
  const preparing = run?.phase === 'preparing'
  const limited = run?.phase === 'refused' && run.error?.approverLifts === true
  const connectionOf = (accountKey: string) =>
    connections.find((each) => each.id === state.accounts[accountKey]?.account.connectionId)
  const environments = [...new Set(effects.flatMap(({ accountKey }) => connectionOf(accountKey)?.environment ?? []))]
  const placed = effects.map(({ accountKey, effect }) => ({ effect, system: connectionOf(accountKey)?.system ?? null }))
  const form = useRef<HTMLFormElement>(null)
  useFocusOnReturn(form)
  useFocusOnError(
    form,
    Object.values(state.fieldErrors).some((error) => error !== null),
  )

  const failed = (state.open?.accountKeys ?? []).filter((key) => state.accounts[key]?.statusRead.phase === 'failed')
  const allOff = failed.length > 0 && failed.length === state.open?.accountKeys.length
  const off = failed.filter((key) => allOff || isTicked(state.ticks, key))

  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    void useDesk.review()
  }

  return (
    <form className={styles.panel} data-empty={effects.length === 0} onSubmit={submit} ref={form} noValidate>
      <div className={styles.scroll}>
        <h2 className={styles.title} tabIndex={-1}>
          {t('plan.title')}
        </h2>
        {run !== null && run.operation !== null && (
          <p className={classes(typography.small, styles.last)}>
            {t('run.last')}
            <OutcomeBadge outcome={run.operation.outcome} />
            <Button variant="link" size="small" onPress={() => useDesk.putAside(run, false)}>
              {t('run.other-show')}
            </Button>
          </p>
        )}
        <div className={styles.fields}>
          <TextField
            label={t('plan.ticket')}
            shortcut="ticket"
            value={state.ticket}
            onChange={useDesk.setTicket}
            maxLength={128}
            isRequired={settings?.ticket.required === true}
            optional={settings?.ticket.required === false}
            error={state.fieldErrors.ticket === null ? null : t(`error.${state.fieldErrors.ticket}.text`)}
          />
          <TicketNote />
          <TextField
            label={t('plan.reason')}
            shortcut="reason"
            value={state.reason}
            onChange={useDesk.setReason}
            maxLength={2000}
            rows={2}
            isRequired={settings?.reasonRequired === true}
            optional={settings?.reasonRequired === false}
            error={state.fieldErrors.reason === null ? null : t(`error.${state.fieldErrors.reason}.text`)}
          />
        </div>
        {!allOff && <Planned effects={effects} connectionOf={connectionOf} />}
        {resetsOff !== null && (
          <p className={classes(tinted('warn'), styles.off)} role="status">
            {t('plan.resets-off', { reason: t(`error.${resetsOff}.title`) })}
          </p>
        )}
        {off.length > 0 && (
          <p className={classes(tinted('warn'), styles.off)} role="status">
            {t('plan.offline', { names: intl.formatList(off.map((key) => connectionOf(key)?.name ?? '')) })}
          </p>
        )}
        {verification !== null && <VerificationPanel verification={verification} limited={limited} />}
        {effects.length > 0 && (
          <div className={styles.after}>
            <h3>{t('plan.afterwards')}</h3>
            {adviceForEffects(placed).map((each) => (
              <p key={each.key}>{adviceText(each, t, intl)}</p>
            ))}
          </div>
        )}
        {run?.phase === 'preparing' && <HeldBack run={run} />}
        {run?.phase === 'refused' && run.error !== null && <ErrorNotice error={run.error} />}
      </div>
      <div className={styles.foot}>
        {environments.length > 0 && (
          <p className={classes(typography.small, styles.changes)}>
            {t('plan.changes')}{' '}
            {environments.map((environment) => (
              <EnvironmentBadge key={environment} environment={environment} />
            ))}
          </p>
        )}
        <LimitNotes />
        {locked && effects.length > 0 && held === null && <p className={typography.note}>{t('plan.locked')}</p>}
        {held !== null && effects.length > 0 && <p className={typography.note}>{t(`plan.held-${held}`)}</p>}
        <Button
          type="submit"
          variant="primary"
          size="large"
          wide
          keys={shortcutHere('review')}
          isDisabled={effects.length === 0 || resetsOff !== null || held !== null || locked}
          isPending={preparing}
        >
          {preparing ? t('plan.preparing') : t('plan.review', { count: effects.length })}
        </Button>
      </div>
    </form>
  )
}

type PlannedProps = {
  readonly effects: ReturnType<typeof plannedEffects>
  readonly connectionOf: (accountKey: string) => ConnectionView | undefined
}

/** The steps, below what is typed: however many there are, ticket and reason stay where they were. */
function Planned({ effects, connectionOf }: PlannedProps) {
  const t = useText()
  const isOpen = useDesk((state) => state.open !== null)
  if (!isOpen) return <p className={classes(typography.note, styles.planned)}>{t('plan.no-person')}</p>
  if (effects.length === 0) {
    return (
      <p className={classes(typography.note, styles.planned, styles.empty)}>
        <ListChecks size={18} strokeWidth={1.75} aria-hidden="true" />
        {t('plan.empty')}
      </p>
    )
  }
  return (
    <ol className={classes(styles.planned, styles.plan)}>
      {effects.map(({ accountKey, effect }) => (
        <li key={`${accountKey}/${effectKey(effect)}`}>
          <p dir="auto">{describeEffect(effect, t)}</p>
          <Where connection={connectionOf(accountKey)} />
        </li>
      ))}
    </ol>
  )
}

/** After returning from a reset or cancelling one, whose buttons have disappeared, focuses the place to continue from. */
function useFocusOnReturn(form: { readonly current: HTMLFormElement | null }) {
  useEffect(() => {
    if (document.activeElement !== document.body) return
    const find = (selector: string) => form.current?.querySelector<HTMLElement>(selector)
    ;(find('[type=submit]:not(:disabled)') ?? find('h2'))?.focus()
  }, [form])
}

/** After a refusal, focuses the field it is about. */
function useFocusOnError(form: { readonly current: HTMLFormElement | null }, refused: boolean) {
  const before = useRef(false)
  useEffect(() => {
    if (refused && !before.current) {
      form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus()
    }
    before.current = refused
  }, [refused, form])
}
