/**
 * A reset in progress and its outcome: each step in our words and the system's, the state as read again, and what to tell the
 * caller. "Unknown" is never shown as failed, and nothing is repeated automatically.
 */
import { ArrowLeft, Check, ClipboardCopy, FileCode, PhoneForwarded, RotateCcw, SearchCheck } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { useIntl } from 'react-intl'
import type { Operation, OperationStep, StepState } from '../../../shared/domain/history-entry.ts'
import { connectionIdOf } from '../../../shared/domain/match-people.ts'
import { isConfirmed } from '../../../shared/domain/step-state.ts'
import type { ServerMessage } from '../../../shared/domain/outcome.ts'
import type { ConnectionLabel, ResetStep } from '../../../shared/domain/reset-plan.ts'
import { describeEffect, describeSetUpAgain } from '../../../shared/messages/format-text.ts'
import { effectKey } from '../../../shared/domain/effects.ts'
import { OutcomeBadge, StepStateBadge, VerdictBadge } from '../../components/badge.tsx'
import { Button, IconButton } from '../../components/button.tsx'
import { classes } from '../../components/classes.ts'
import layout from '../../components/layout.module.css'
import { ErrorNotice, Notice } from '../../components/notice.tsx'
import { SetUpAgain } from '../../components/set-up-again.tsx'
import { Settlement } from '../../components/settlement.tsx'
import typography from '../../components/typography.module.css'
import { useTimeText } from '../../components/time.tsx'
import { tinted } from '../../components/tone.ts'
import { useErrorText, useText } from '../../messages/use-text.ts'
import { announce, announceOnce } from '../../state/announce.ts'
import { shortcutHere } from '../../components/platform.ts'
import { useAppStore } from '../../state/app-state.ts'
import { NoticesOutcome, TicketNoteOutcome } from '../messages/index.ts'
import { adviceFor } from './advice.ts'
import { adviceText } from './advice-text.ts'
import { nextCaller, useDesk } from './desk.ts'
import { stepsToRetry } from './state/plan-state.ts'
import type { Run } from './state/run-state.ts'
import { Where } from './where.tsx'
import styles from './reset-column.module.css'

export function RunPanel({ run }: { readonly run: Run }) {
  const t = useText()
  const heading = useRef<HTMLHeadingElement>(null)
  const { operation } = run
  const title = t(operation === null ? 'run.title-running' : 'run.title-done')
  useAnnouncements(run)
  useEffect(() => heading.current?.focus(), [])
  return (
    <div className={styles.panel}>
      {/* Focusable, so that the arrow keys can scroll it: its buttons are outside. */}
      <div className={styles.scroll} role="group" aria-label={title} tabIndex={0}>
        <div className={styles['run-head']}>
          <h2 className={styles.title} ref={heading} tabIndex={-1}>
            {title}
          </h2>
          {operation !== null && <OutcomeBadge outcome={operation.outcome} />}
        </div>
        <p className={classes(typography.truncated, styles.whom)} dir="auto" title={run.person.name}>
          {run.person.name}
        </p>
        {operation === null && <Progress run={run} />}
        {operation === null ? (
          <PlannedSteps run={run} />
        ) : (
          <>
            <DoneSteps run={run} operation={operation} steps={operation.steps.filter(needsAttention)} />
            <TellCaller run={run} />
            <TicketNoteOutcome operation={operation} />
            <NoticesOutcome operationId={operation.id} />
            <DoneSteps
              run={run}
              operation={operation}
              steps={operation.steps.filter((step) => !needsAttention(step))}
            />
          </>
        )}
        {run.error !== null && <ErrorNotice error={run.error} tone="warn" />}
        {typeof run.evidence === 'object' && <ErrorNotice error={run.evidence} tone="warn" />}
      </div>
      {operation !== null && <OutcomeActions run={run} />}
    </div>
  )
}

function isOver(state: StepState): boolean {
  return state !== 'planned' && state !== 'sent'
}

function Progress({ run }: { readonly run: Run }) {
  const t = useText()
  const states = Object.values(run.steps)
  const done = states.filter(isOver).length
  if (run.phase === 'preparing') {
    return (
      <>
        <Notice tone="info" title={t('plan.preparing')} />
        <HeldBack run={run} />
      </>
    )
  }
  if (run.phase === 'confirming') {
    return (
      <Notice tone="info" title={t('plan.confirming')}>
        {t('run.confirm-text')}
      </Notice>
    )
  }
  const progress = run.phase === 'checking' ? t('run.checking') : t('run.progress', { done, count: states.length })
  return (
    <div className={styles.progress}>
      <progress max={states.length + 1} value={run.phase === 'checking' ? states.length : done} aria-label={progress} />
      <p className={typography.small}>
        <span>{progress}</span>
        <span>{t('run.running-text')}</span>
      </p>
      <HeldBack run={run} />
    </div>
  )
}

/** Says which rate limits are delaying the run, until when, and offers not to wait for them: for each connection by itself, once it runs. */
export function HeldBack({ run }: { readonly run: Run }) {
  const t = useText()
  const held = useHeld(run)
  if (held.length === 0) return null
  if (run.phase === 'running' || run.phase === 'checking') {
    const text = run.phase === 'running' ? 'run.stop-text' : 'run.stop-checking-text'
    return held.map((each) => (
      <Notice
        key={each.id}
        tone="info"
        role="status"
        actions={
          <Button size="small" onPress={() => useDesk.stopRun(run, each.id)}>
            {t('run.stop-one', { name: each.name })}
          </Button>
        }
      >
        <HeldUntil held={each} />
        <p dir="auto">{t(text, { name: each.name })}</p>
      </Notice>
    ))
  }
  return (
    <Notice
      tone="info"
      role="status"
      actions={
        <Button size="small" onPress={() => useDesk.stopRun(run)}>
          {t('run.stop')}
        </Button>
      }
    >
      {held.map((each) => (
        <HeldUntil key={each.id} held={each} />
      ))}
    </Notice>
  )
}

type Held = { readonly id: string; readonly until: string; readonly name: string }

function useHeld(run: Run): Held[] {
  const waitingUntil = useAppStore((state) => state.waitingUntil)
  const names = useAppStore((state) => state.connections)
  const ids =
    run.plan?.accounts.map(({ account }) => account.connectionId) ?? run.person.accountKeys.map(connectionIdOf)
  return [...new Set(ids)].flatMap((id) => {
    const until = waitingUntil[id] ?? null
    return until === null ? [] : [{ id, until, name: names.find((each) => each.id === id)?.name ?? '' }]
  })
}

function HeldUntil({ held: { name, until } }: { readonly held: Held }) {
  const t = useText()
  const timeText = useTimeText()
  return <p dir="auto">{t('run.held-back', { name, when: timeText(until, 'time-to-the-second') })}</p>
}

function PlannedSteps({ run: { plan, steps } }: { readonly run: Run }) {
  return (
    <ol className={styles.steps}>
      {plan?.steps.map((step) => (
        <li key={step.id}>
          <StepHead step={step} state={steps[step.id] ?? 'planned'} connection={labelOf(plan, step)} />
        </li>
      ))}
    </ol>
  )
}

const goodStates: ReadonlySet<StepState> = new Set<StepState>(['succeeded', 'no-change', 'confirmed-done'])

/** Steps that failed, are unknown or have warnings are shown first, before the advice, even after a person has settled them. */
function needsAttention({ state, outcome, settled }: OperationStep): boolean {
  return !goodStates.has(state) || settled !== undefined || (outcome !== null && outcome.messages.some(isWarning))
}

const isWarning = ({ level }: ServerMessage) => level !== 'information'

type DoneStepsProps = { readonly run: Run; readonly operation: Operation; readonly steps: readonly OperationStep[] }

function DoneSteps({ run, operation, steps }: DoneStepsProps) {
  if (steps.length === 0) return null
  return (
    <ol className={styles.steps}>
      {steps.map((done) => (
        <li key={done.step.id}>
          <StepHead step={done.step} state={done.state} connection={labelOf(operation, done.step)} />
          <StepWords done={done} connection={labelOf(operation, done.step)} />
          <SetUpAgain step={done} times="clock" />
          <Settlement
            step={done}
            isPending={run.findingOut}
            onSettle={(word) => void useDesk.settleRun(run, done.step.id, word)}
          />
        </li>
      ))}
    </ol>
  )
}

function labelOf({ accounts }: Pick<Operation, 'accounts'>, step: ResetStep): ConnectionLabel | undefined {
  return accounts.find(
    ({ account }) => account.connectionId === step.connectionId && account.accountId === step.accountId,
  )?.connection
}

type StepHeadProps = {
  readonly step: ResetStep
  readonly state: StepState
  readonly connection: ConnectionLabel | undefined
}

function StepHead({ step, state, connection }: StepHeadProps) {
  const t = useText()
  return (
    <div className={styles['step-head']}>
      <div>
        {step.effects.map((effect) => (
          <p key={effectKey(effect)} className={styles.effect} dir="auto">
            {describeEffect(effect, t)}
          </p>
        ))}
        <Where connection={connection} />
      </div>
      <StepStateBadge state={state} />
    </div>
  )
}

function StepWords({
  done,
  connection,
}: {
  readonly done: OperationStep
  readonly connection: ConnectionLabel | undefined
}) {
  const t = useText()
  const errorText = useErrorText()
  const timeText = useTimeText()
  const { outcome, check, step } = done
  const messages = outcome?.messages ?? []
  const words = outcome?.serverText ?? null
  return (
    <>
      {(words !== null || messages.length > 0) && (
        <details className={styles.server} open={needsAttention(done)}>
          <summary>
            {t('run.server-words', { system: connection === undefined ? '' : t(`system.${connection.system}`) })}
          </summary>
          {words !== null && <p dir="auto">{words}</p>}
          {messages.length > 0 && (
            <ul>
              {messages.map((message, index) => (
                <li key={index} style={{ marginInlineStart: `${Math.min(message.depth, 6) * 12}px` }} dir="auto">
                  <b>{t(`run.level-${message.level}`)}</b>
                  {message.source === null ? '' : ` (${message.source})`}: {message.text}
                </li>
              ))}
            </ul>
          )}
        </details>
      )}
      {outcome !== null && outcome.code !== null && !isConfirmed(done.state) && (
        <p className={styles.why}>{errorText({ code: outcome.code, system: connection?.system }, 'text')}</p>
      )}
      {check !== null && (
        <ul className={styles.verdicts}>
          {step.effects.map((effect, index) => {
            const verdict = check.verdicts[index]
            return verdict === undefined ? null : (
              <li key={effectKey(effect)}>
                {step.effects.length > 1 && (
                  <span className={styles['verdict-of']} dir="auto">
                    {effect.kind === 'remove-factor' ? effect.label : describeEffect(effect, t)}
                  </span>
                )}
                <VerdictBadge verdict={verdict} />
              </li>
            )
          })}
          {check.readAt !== null && (
            <li className={styles['read-at']}>{t('run.read-again', { time: timeText(check.readAt, 'clock') })}</li>
          )}
        </ul>
      )}
    </>
  )
}

function TellCaller({ run }: { readonly run: Run }) {
  const t = useText()
  const intl = useIntl()
  if (run.operation === null) return null
  const advice = adviceFor(run.operation)
  if (advice.length === 0) return null
  return (
    <div className={classes(tinted('info'), styles.after)} data-strong="">
      <h3>{t('run.next')}</h3>
      {advice.map((each) => (
        <p key={each.key}>{adviceText(each, t, intl)}</p>
      ))}
    </div>
  )
}

function OutcomeActions({ run }: { readonly run: Run }) {
  const t = useText()
  if (run.operation === null) return null
  const toRetry = stepsToRetry(run.operation).length
  const unknown = run.operation.steps.some(({ state }) => state === 'outcome-unknown')
  return (
    <div className={styles.foot}>
      <div className={classes(layout.row, styles.actions)}>
        <IconButton
          icon={ArrowLeft}
          variant="secondary"
          label={t('run.back')}
          onPress={() => useDesk.putAside(run, true)}
        />
        <Button
          icon={run.evidence === 'copied' ? Check : ClipboardCopy}
          keys={shortcutHere('copy-evidence')}
          onPress={() => useDesk.copyEvidence(run, 'text')}
        >
          {t(run.evidence === 'copied' ? 'run.copied' : 'run.copy')}
        </Button>
        <IconButton
          icon={run.evidence === 'copied-markdown' ? Check : FileCode}
          variant="secondary"
          label={t('run.copy-markdown')}
          onPress={() => useDesk.copyEvidence(run, 'markdown')}
        />
        {unknown && (
          <Button icon={SearchCheck} isPending={run.findingOut} onPress={() => useDesk.checkRun(run)}>
            {t('run.check-now')}
          </Button>
        )}
        {toRetry > 0 && (
          <Button icon={RotateCcw} onPress={() => useDesk.retryFailed(run)}>
            {t('run.retry', { count: toRetry })}
          </Button>
        )}
      </div>
      <Button
        variant="primary"
        size="large"
        wide
        icon={PhoneForwarded}
        keys={shortcutHere('next-caller')}
        onPress={nextCaller}
      >
        {t('plan.next-caller')}
      </Button>
    </div>
  )
}

/** Announces each step as it ends, then the outcome, what is set up again, and that the evidence has been copied. */
function useAnnouncements(run: Run) {
  const t = useText()
  const connections = useAppStore((state) => state.connections)
  useEffect(() => {
    for (const step of run.plan?.steps ?? []) {
      const state = run.steps[step.id]
      if (state === undefined || !isOver(state)) continue
      const sentence = t('run.announce-step', {
        name: connections.find(({ id }) => id === step.connectionId)?.name ?? '',
        effects: step.effects.map((effect) => describeEffect(effect, t)).join(', '),
        state: t(`step.${state}`),
      })
      announceOnce(`${run.id} ${step.id}`, sentence)
    }
  }, [run.id, run.steps, run.plan, connections, t])

  const outcome = run.operation?.outcome
  useEffect(() => {
    if (outcome !== undefined) {
      const sentence = t('run.announce-done', { name: run.person.name, outcome: t(`operation.${outcome}`) })
      announceOnce(`${run.id} outcome`, sentence)
    }
  }, [outcome, run.id, run.person.name, t])

  const timeText = useTimeText()
  const again = run.operation?.steps.flatMap((step) => describeSetUpAgain(step, t, (at) => timeText(at, 'clock'))) ?? []
  const lines = again.join('. ')
  useEffect(() => {
    if (lines !== '') announceOnce(`${run.id} again`, t('run.announce-again', { name: run.person.name, lines }))
  }, [lines, run.id, run.person.name, t])

  const copied = useRef(run.evidence)
  useEffect(() => {
    // Said when it is copied, and not when the panel comes back with it.
    if (copied.current === run.evidence) return
    copied.current = run.evidence
    if (run.evidence === 'copied') announce(t('run.copied-announce'))
    if (run.evidence === 'copied-markdown') announce(t('run.copied-markdown-announce'))
  }, [run.evidence, t])
}
