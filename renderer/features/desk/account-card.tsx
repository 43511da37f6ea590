/**
 * One account: where it is, which methods it has, and as of when. The card says what the system does not disclose, and also shows what
 * cannot be reset. The screen depends on the status and the capabilities, never on the system's name.
 */
import { CircleCheck, RefreshCw } from 'lucide-react'
import type { ReactNode } from 'react'
import { useIntl } from 'react-intl'
import type { Account } from '../../../shared/domain/account.ts'
import { isOff } from '../../../shared/domain/account-state.ts'
import type { ConnectionView } from '../../../shared/domain/connection.ts'
import { readablePath } from '../../../shared/domain/directory-path.ts'
import { hasEffect, removalOf } from '../../../shared/domain/effects.ts'
import type { Factor, MfaStatus } from '../../../shared/domain/mfa-status.ts'
import type { ResetEffect } from '../../../shared/domain/reset-plan.ts'
import { Badge, EnvironmentBadge, SystemMark } from '../../components/badge.tsx'
import { IconButton } from '../../components/button.tsx'
import { Card } from '../../components/card.tsx'
import { classes } from '../../components/classes.ts'
import { ErrorNotice, Notice } from '../../components/notice.tsx'
import { Skeleton } from '../../components/skeleton.tsx'
import typography from '../../components/typography.module.css'
import { useNow, useTimeText } from '../../components/time.tsx'
import { useErrorText, useText } from '../../messages/use-text.ts'
import { useAppStore } from '../../state/app-state.ts'
import { useDesk } from './desk.ts'
import { proofsOfOpen } from './state/caller-check-state.ts'
import { openAccounts } from './state/verification-state.ts'
import { canReset, type AccountView } from './state/person-state.ts'
import { isTransient } from './state/reading.ts'
import { isBusy, runOf } from './state/run-state.ts'
import { groupOf, isEffectTicked, noTicks, usableFactors, type Ticks } from './state/ticks.ts'
import { FactorRow, WholeResetRow } from './factor-row.tsx'
import { useStateName } from './use-state-name.ts'
import { ToConnections } from './to-connections.tsx'
import styles from './account-card.module.css'

export function AccountCard({ accountKey, personName }: { readonly accountKey: string; readonly personName: string }) {
  const view = useDesk((state) => state.accounts[accountKey])
  const connection = useAppStore((state) => state.connections.find((each) => each.id === view?.account.connectionId))
  if (view === undefined || connection === undefined) return null
  return <Shown accountKey={accountKey} view={view} connection={connection} personName={personName} />
}

type ShownProps = {
  readonly accountKey: string
  readonly view: AccountView
  readonly connection: ConnectionView
  readonly personName: string
}

function Shown({ accountKey, view, connection, personName }: ShownProps) {
  const t = useText()
  const errorText = useErrorText()
  const { status, statusRead, accountRead, account } = view
  const { system, name, environment } = connection
  const reading = statusRead.phase === 'reading'
  const timeText = useTimeText()
  const waitingUntil = useAppStore((state) => state.waitingUntil[connection.id] ?? null)
  return (
    <Card
      level={3}
      flush
      busy={reading}
      environment={environment}
      mark={<SystemMark system={system} environment={environment} name={name} />}
      title={t('account.title', { system: t(`system.${system}`), name })}
      badges={
        <>
          <EnvironmentBadge environment={environment} />
          <OwnState account={account} />
        </>
      }
      aside={
        <>
          {waitingUntil !== null && (
            <span className={styles.reading} role="status">
              {t('account.waiting', { when: timeText(waitingUntil, 'time-to-the-second') })}
            </span>
          )}
          {reading && waitingUntil === null && <span className={styles.reading}>{t('account.reading')}</span>}
          {!reading && status !== null && <AsOf at={status.readAt} />}
        </>
      }
      action={
        <IconButton
          icon={RefreshCw}
          size="small"
          label={t('account.refresh', { name })}
          isPending={reading}
          onPress={() => useDesk.refresh(accountKey)}
        />
      }
    >
      <p className={classes(typography.small, styles.identity)}>
        {/* The header has the person's name; a card shows its account's name only if that differs. */}
        {account.displayName !== personName && <bdi className={typography.truncated}>{account.displayName}</bdi>}
        {account.logins[0] !== undefined && (
          <bdi className={classes(typography.truncated, styles.login)}>{account.logins[0]}</bdi>
        )}
        {account.path !== null && (
          <bdi className={classes(typography.truncated, styles.path)} title={account.path}>
            {readablePath(account.path)}
          </bdi>
        )}
      </p>
      {statusRead.error !== null && (
        <Trouble>
          <ErrorNotice
            error={statusRead.error}
            tone="warn"
            role="status"
            brief={status !== null}
            onRetry={() => useDesk.refresh(accountKey)}
            actions={<ToConnections code={statusRead.error.code} />}
          >
            <OffWhy view={view} name={name} />
          </ErrorNotice>
        </Trouble>
      )}
      {view.snapshotAt !== null && statusRead.phase !== 'failed' && <Snapshot at={view.snapshotAt} name={name} />}
      {accountRead.error !== null && statusRead.error === null && (
        <Trouble>
          <Notice tone="warn" role="status">
            {t('account.details-failed', { problem: errorText(accountRead.error, 'title') })}
          </Notice>
        </Trouble>
      )}
      {status !== null && <Methods accountKey={accountKey} view={view} status={status} connection={connection} />}
      {status === null && reading && <ReadingRows />}
    </Card>
  )
}

/** What the person's header does not say: it names the accounts that are off, unless all of them are. */
function OwnState({ account }: { readonly account: Account }) {
  const t = useText()
  const stateName = useStateName()(account)
  const isOffEverywhere = useDesk((state) => {
    const all = openAccounts(state)
    return all.length > 1 && all.every((each) => isOff(each.state))
  })
  const { disabled, locked, deleted } = account.state
  if (!isOffEverywhere && (disabled === true || locked === true)) return null
  const said = deleted === true ? t('person.deleted') : (stateName ?? (disabled === true ? t('person.disabled') : null))
  return said !== null && <Badge tone={isOff(account.state) ? 'bad' : 'neutral'}>{said}</Badge>
}

function Trouble({ children }: { readonly children: ReactNode }) {
  return <div className={styles.trouble}>{children}</div>
}

function AsOf({ at }: { readonly at: string }) {
  const t = useText()
  const timeText = useTimeText()
  return (
    <time dateTime={at} title={timeText(at)}>
      {t('account.as-of', { time: timeText(at, 'clock') })}
    </time>
  )
}

/** The age of the cached status, until the system has answered. */
function Snapshot({ at, name }: { readonly at: string; readonly name: string }) {
  const t = useText()
  const timeText = useTimeText()
  return (
    <p className={classes(typography.note, styles.snapshot)}>
      {t('account.snapshot', { ago: timeText(at, 'relative'), name })}
    </p>
  )
}

/** Why nothing can be ticked, and the age of what is shown. */
function OffWhy({ view, name }: { readonly view: AccountView; readonly name: string }) {
  const t = useText()
  const timeText = useTimeText()
  const kept =
    view.status === null ? '' : `${t('account.off-kept', { ago: timeText(view.status.readAt, 'relative') })} `
  const again =
    view.statusRead.error !== null && isTransient(view.statusRead.error) ? ` ${t('account.asked-again')}` : ''
  return `${kept}${t('account.off', { name })}${again}`
}

function ReadingRows() {
  return (
    <div className={styles['reading-rows']}>
      {['58%', '44%', '66%'].map((width) => (
        <div key={width} className={styles['reading-row']}>
          <Skeleton width="20px" height="20px" />
          <Skeleton width="20px" height="20px" />
          <div>
            <Skeleton width="38%" height="12px" />
            <Skeleton width={width} height="9px" />
          </div>
        </div>
      ))}
    </div>
  )
}

type MethodsProps = {
  readonly accountKey: string
  readonly view: AccountView
  readonly status: MfaStatus
  readonly connection: ConnectionView
}

function Methods({ accountKey, view, status, connection }: MethodsProps) {
  const t = useText()
  const intl = useIntl()
  const timeText = useTimeText()
  const ticks = useDesk((state) => state.ticks[accountKey] ?? noTicks)
  const busy = useDesk((state) => isBusy(runOf(state)))
  const off = busy || !canReset(view)
  const { factors, additionalActions = [] } = status
  const all = hasEffect(ticks, 'reset-all')
  const tick = (effect: ResetEffect) => (ticked: boolean) => useDesk.tick(accountKey, effect, ticked)
  const left = usableFactors(status, ticks)
  const system = t(`system.${connection.system}`)
  return (
    <div className={styles.methods} role="group" aria-label={t('account.factors', { name: connection.name })}>
      {factors.knowledge === 'listed' && factors.items.length === 0 && (
        <p className={classes(typography.note, styles.plain)}>{t('account.no-factors', { system })}</p>
      )}
      {factors.items.map((factor) => {
        const detail = [
          factor.detail,
          factor.enrolledAt === null ? null : t('account.enrolled', { date: timeText(factor.enrolledAt, 'date') }),
        ].filter((part) => part !== null)
        const others = groupOf(factor, factors.items).filter(({ id }) => id !== factor.id)
        const why = [
          !factor.removable
            ? t(factor.known ? 'account.not-removable' : 'account.unknown-factor')
            : all
              ? [t('account.covered'), ...(factor.recovers ? [t('account.recovery-stays')] : [])].join(', ')
              : others.length > 0
                ? t('account.group', { labels: intl.formatList(others.map(({ label }) => label)) })
                : null,
          !factor.known && factor.removable ? t('account.unknown-removable') : null,
          factor.known && connection.capabilities?.checksCaller === true && factor.callerCheck === undefined
            ? t(notCheckable(view.account.state))
            : null,
        ].filter((part) => part !== null)
        return (
          <FactorRow
            key={factor.id}
            kind={factor.kind}
            label={factor.label}
            detail={detail.length === 0 ? kindUnlessSaid(t(`kind.${factor.kind}`), factor.label) : detail.join(' · ')}
            why={why.length === 0 ? null : why.join(', ')}
            ticked={!all && isEffectTicked(ticks, removalOf(factor))}
            tickable={factor.removable}
            off={off || all}
            onTick={tick(removalOf(factor))}
            aside={
              connection.capabilities?.checksCaller !== true ? undefined : factor.callerCheck === undefined ||
                !canReset(view) ? null : (
                <Usable accountKey={accountKey} factor={factor} ticks={ticks} />
              )
            }
          />
        )
      })}
      {factors.knowledge === 'not-disclosed' && (
        <p className={classes(typography.note, styles.plain)}>{t('account.not-disclosed', { system })}</p>
      )}
      {factors.knowledge === 'listed' && factors.mayBeIncomplete && (
        <p className={classes(typography.note, styles.plain)}>
          {t(status.all === 'possible' ? 'account.may-be-incomplete-all' : 'account.may-be-incomplete')}
        </p>
      )}
      {status.all !== null && status.all !== 'not-possible' && left.length > 0 && (
        <p className={styles.left}>
          {t('account.left-first', { labels: intl.formatList(left.map(({ label }) => label)) })}
        </p>
      )}
      {status.all !== null && (
        <WholeResetRow
          kind="reset-all"
          label={t('account.all')}
          detail={t(`account.all-${status.allObstacle ?? status.all}`, { system })}
          ticked={all}
          off={off || status.all === 'not-possible'}
          onTick={tick({ kind: 'reset-all' })}
        />
      )}
      {status.services.map(({ id, label, reset }) => {
        const effect: ResetEffect = { kind: 'reset-service', serviceId: id, label }
        return (
          <WholeResetRow
            key={id}
            kind="reset-service"
            label={label}
            detail={t(`account.service-${reset}`, { system, service: label })}
            ticked={isEffectTicked(ticks, effect)}
            off={off || reset === 'not-possible'}
            onTick={tick(effect)}
          />
        )
      })}
      {status.unlockElsewhere === true && (
        <p className={classes(typography.note, styles.plain)}>{t('account.unlock-elsewhere', { system })}</p>
      )}
      {additionalActions.length > 0 && <p className={styles.subhead}>{t('account.additional-actions')}</p>}
      {additionalActions.map((kind) => (
        <WholeResetRow
          key={kind}
          kind={kind}
          label={t(`account.${kind}`)}
          detail={t(`account.${kind}-detail`)}
          ticked={hasEffect(ticks, kind)}
          off={off}
          onTick={tick({ kind })}
        />
      ))}
    </div>
  )
}

/** If the account's state prevents checks with any method, that is the reason. */
function notCheckable({ locked, disabled }: Account['state']) {
  if (locked === true) return 'account.not-checkable-locked'
  return disabled === true ? 'account.not-checkable-disabled' : 'account.not-checkable'
}

type UsableProps = { readonly accountKey: string; readonly factor: Factor; readonly ticks: Ticks }

/** Whether the caller can be checked with this factor, or has been. */
function Usable({ accountKey, factor, ticks }: UsableProps) {
  const t = useText()
  const timeText = useTimeText()
  const now = useNow()
  const accountId = useDesk((state) => state.accounts[accountKey]?.account.accountId)
  const open = useDesk((state) => state.open)
  const proofs = useDesk((state) => state.proofs)
  const proof = proofsOfOpen({ open, proofs }, now).findLast(
    (each) => each.kind === 'factor-challenge' && each.accountId === accountId && each.factor.id === factor.id,
  )
  const lost = hasEffect(ticks, 'reset-all') || isEffectTicked(ticks, removalOf(factor))
  if (proof === undefined && lost) return null
  return (
    <Badge tone="ok" icon={CircleCheck}>
      {proof === undefined ? t('account.usable') : t('account.checked', { time: timeText(proof.takenAt, 'clock') })}
    </Badge>
  )
}

/** The kind in words, unless the label already says it. */
function kindUnlessSaid(kind: string, label: string): string | null {
  return kind.toLocaleLowerCase() === label.toLocaleLowerCase() ? null : kind
}
