/**
 * The check of the caller, above the plan it belongs to: the number to read out, the field for what the caller reads back, and how
 * it ended. The code of a push is compared by main and never here. A rejection on the device is an alarm and looks like one; no answer proves nothing.
 */
import { X } from 'lucide-react'
import { useEffect, useRef, useState, type SyntheticEvent } from 'react'
import type { Approver, CallerCheck, CallerCheckState, CallerProof } from '../../../shared/domain/caller-check.ts'
import type { SystemId } from '../../../shared/domain/connection.ts'
import { Button, IconButton } from '../../components/button.tsx'
import { classes } from '../../components/classes.ts'
import layout from '../../components/layout.module.css'
import { ErrorNotice, Notice } from '../../components/notice.tsx'
import { TextField } from '../../components/text-field.tsx'
import typography from '../../components/typography.module.css'
import { useTimeText } from '../../components/time.tsx'
import { tinted } from '../../components/tone.ts'
import { useErrorText, useText } from '../../messages/use-text.ts'
import { announce } from '../../state/announce.ts'
import { useAppStore } from '../../state/app-state.ts'
import { useDesk } from './desk.ts'
import { isChecking, type CheckView } from './state/caller-check-state.ts'
import styles from './caller-check.module.css'

export function CallerCheckPanel() {
  const view = useDesk((state) => state.check)
  if (view === null) return null
  return (
    <div className={styles.area}>
      <Shown key={view.attempt} view={view} />
    </div>
  )
}

function ProofWords({ proof }: { readonly proof: CallerProof }) {
  const t = useText()
  const timeText = useTimeText()
  return t('check.passed', {
    label: proof.kind === 'factor-challenge' ? proof.factor.label : '',
    time: timeText(proof.takenAt, 'clock'),
    until: timeText(proof.expiresAt, 'clock'),
  })
}

function Shown({ view }: { readonly view: CheckView }) {
  const t = useText()
  const account = useDesk((state) => state.accounts[view.accountKey]?.account)
  const connectionId = view.approver?.connectionId ?? account?.connectionId
  const connection = useAppStore((state) => state.connections.find(({ id }) => id === connectionId))
  const heading = useRef<HTMLHeadingElement>(null)
  const { check, error } = view
  const checking = isChecking(view)
  useEffect(() => heading.current?.focus(), [])
  useFocusKept(heading, check?.state)

  return (
    <section className={styles.panel} aria-labelledby="caller-check" data-place="check-under-way">
      <div className={styles.head}>
        <div className={styles.title}>
          <h2 id="caller-check" ref={heading} tabIndex={-1}>
            {view.approver === null ? t('check.title') : t('check.title-approver', { name: view.approver.name })}
          </h2>
          <p className={typography.small} dir="auto">
            {t('check.with', { label: view.factor.label, name: connection?.name ?? '' })}
          </p>
        </div>
        {!checking && <IconButton icon={X} size="small" label={t('check.close')} onPress={useDesk.dismissCheck} />}
      </div>
      {check === null && error === null && (
        <p role="status">{t(view.factor.callerCheck === 'shown-code' ? 'check.beginning-code' : 'check.beginning')}</p>
      )}
      {check !== null &&
        (checking ? (
          <UnderWay view={view} check={check} isPractice={connection?.environment === 'practice'} />
        ) : (
          <Ended check={check} system={connection?.system} approver={view.approver} />
        ))}
      {error !== null && <ErrorNotice error={error} />}
      <div className={classes(layout.row, styles.actions)}>
        {checking && (
          <Button size="small" onPress={useDesk.dismissCheck}>
            {t('check.cancel')}
          </Button>
        )}
        {mayBeginAgain(view) && (
          <Button size="small" onPress={() => void beginAgain(view)}>
            {t('check.again')}
          </Button>
        )}
      </div>
    </section>
  )
}

const beginAgain = ({ accountKey, approver, factor }: CheckView) =>
  approver === null ? useDesk.beginCheck(accountKey, factor) : useDesk.askApprover(approver, factor)

/** After a rejection or wrong answers, the next step is not another challenge. */
function mayBeginAgain({ check, error }: CheckView): boolean {
  if (check === null) return error !== null && error.code !== 'caller-check-limit'
  return check.state === 'expired' || check.state === 'cancelled' || check.state === 'failed'
}

/** If the focused element disappears as the check goes on, the heading gets the focus. */
function useFocusKept(heading: { readonly current: HTMLElement | null }, state: CallerCheckState | undefined) {
  useEffect(() => {
    if (document.activeElement === document.body) heading.current?.focus()
  }, [state, heading])
}

type UnderWayProps = { readonly view: CheckView; readonly check: CallerCheck; readonly isPractice: boolean }

function UnderWay({ view, check, isPractice }: UnderWayProps) {
  const { numberToChoose, question, expiresAt, state } = check
  const withCode = isCodeCompared(view)
  return (
    <>
      {state !== 'waiting' ? (
        <>
          {question !== null && <Question text={question} />}
          <AnswerForm view={view} check={check} isPractice={isPractice} />
        </>
      ) : numberToChoose === null ? (
        <Requested view={view} />
      ) : (
        <NumberToRead number={numberToChoose} isApprover={view.approver !== null} />
      )}
      {expiresAt !== null && (
        <Countdown until={expiresAt} waiting={state === 'waiting' || (withCode && !check.confirmedOnDevice)} />
      )}
    </>
  )
}

/** The code of such a push is read out by the caller and compared by main, beside the confirmation on the device. */
const isCodeCompared = ({ factor }: CheckView): boolean => factor.callerCheck === 'push-with-code'

/** Nothing to do but confirm. With a code, it has been read out and was right. */
function Requested({ view }: { readonly view: CheckView }) {
  const t = useText()
  const withCode = isCodeCompared(view)
  const text = t(
    view.approver === null
      ? withCode
        ? 'check.code-right'
        : 'check.push'
      : withCode
        ? 'check.code-right-approver'
        : 'check.push-approver',
  )
  // The field that had the focus is gone, and what takes it does not say that the code was right.
  useEffect(() => {
    if (withCode) announce(text)
  }, [withCode, text])
  return <p role="status">{text}</p>
}

function NumberToRead({ number, isApprover }: { readonly number: string; readonly isApprover: boolean }) {
  const t = useText()
  useEffect(() => announce(t('check.announce-number', { code: number })), [number, t])
  return (
    <div className={classes(tinted('info'), styles.read)}>
      <p className={styles.lead}>{t(isApprover ? 'check.number-approver' : 'check.number')}</p>
      <p className={styles.number}>{number}</p>
      <p className={typography.small}>{t(isApprover ? 'check.number-how-approver' : 'check.number-how')}</p>
    </div>
  )
}

function Question({ text }: { readonly text: string }) {
  const t = useText()
  return (
    <div className={classes(tinted('info'), styles.read)}>
      <p className={styles.lead}>{t('check.question')}</p>
      <p className={styles.question} dir="auto">
        {text}
      </p>
    </div>
  )
}

function AnswerForm({ view, check, isPractice }: UnderWayProps) {
  const t = useText()
  const input = useRef<HTMLInputElement & HTMLTextAreaElement>(null)
  const isCode = check.question === null
  const withCode = isCodeCompared(view)
  const wrong =
    check.state === 'wrong-answer' && check.triesLeft !== null && view.answer === '' && !view.answering
      ? t('check.tries-left', { count: check.triesLeft })
      : null
  // The caller is about to read it out, or to repeat it after a wrong answer.
  useEffect(() => {
    if (!view.answering) input.current?.focus()
  }, [view.answering])
  useEffect(() => {
    if (wrong !== null) announce(wrong)
  }, [wrong])
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    void useDesk.answerCheck()
  }
  return (
    <form className={styles.answer} onSubmit={submit} noValidate>
      {isCode && (withCode ? <CodeOnDevice view={view} check={check} /> : <CodeOfCaller view={view} />)}
      <div className={styles.field}>
        <TextField
          label={t(isCode ? 'check.code' : 'check.answer')}
          value={view.answer}
          onChange={useDesk.setAnswer}
          maxLength={256}
          mono={isCode}
          inputMode={isCode ? 'numeric' : 'text'}
          inputRef={input}
          isDisabled={view.answering}
          description={t(withCode ? 'check.code-kept' : 'check.answer-kept')}
          error={wrong}
        />
        <Button type="submit" variant="primary" isDisabled={view.answer.trim() === ''} isPending={view.answering}>
          {t('check.send')}
        </Button>
      </div>
      {isPractice && <p className={typography.small}>{t(isCode ? 'check.practice-code' : 'check.practice-answer')}</p>}
    </form>
  )
}

function CodeOfCaller({ view }: { readonly view: CheckView }) {
  const t = useText()
  return (
    <p className={typography.small}>
      {t(view.factor.callerCheck === 'sent-code' ? 'check.code-sent' : 'check.code-shown')}
    </p>
  )
}

/** What to ask for, and what the device has said so far. */
function CodeOnDevice({ view, check }: { readonly view: CheckView; readonly check: CallerCheck }) {
  const t = useText()
  const whatToAsk = t(view.approver === null ? 'check.code-on-device' : 'check.code-on-device-approver')
  const confirmed = check.confirmedOnDevice ? t('check.confirmed-on-device') : null
  useEffect(() => announce(confirmed ?? whatToAsk), [confirmed, whatToAsk])
  return (
    <>
      <p>{whatToAsk}</p>
      {confirmed !== null && <Notice tone="info">{confirmed}</Notice>}
    </>
  )
}

/** Counts by this computer's clock; the system decides when the check expires. */
function Countdown({ until, waiting }: { readonly until: string; readonly waiting: boolean }) {
  const t = useText()
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000)
    return () => clearInterval(timer)
  }, [])
  const seconds = Math.max(0, Math.ceil((Date.parse(until) - now) / 1000))
  return (
    <p className={classes(typography.small, styles.countdown)} role="timer">
      {waiting && <span>{t('check.waiting')}</span>}
      <span>
        {seconds === 0
          ? t('check.over-soon')
          : t('check.left', { minutes: Math.floor(seconds / 60), seconds: String(seconds % 60).padStart(2, '0') })}
      </span>
    </p>
  )
}

type EndedProps = {
  readonly check: CallerCheck
  readonly system: SystemId | undefined
  readonly approver: Approver | null
}

function Ended({ check, system, approver }: EndedProps) {
  const t = useText()
  const errorText = useErrorText()
  switch (check.state) {
    case 'passed':
      if (approver !== null) {
        return (
          <Notice tone="ok" role="status">
            {t('check.approved', { name: approver.name })}
          </Notice>
        )
      }
      return check.proof === null ? null : (
        <Notice tone="ok" role="status">
          <ProofWords proof={check.proof} />
        </Notice>
      )
    case 'rejected':
      return (
        <Notice tone="bad" role="alert" title={t('check.rejected-title')}>
          {approver === null ? t('check.rejected-text') : t('check.rejected-text-approver', { name: approver.name })}
        </Notice>
      )
    case 'wrong-answer':
      return (
        <Notice
          tone="bad"
          role="alert"
          title={approver === null ? t('check.wrong-title') : t('check.wrong-title-approver', { name: approver.name })}
        >
          {/* Whoever confirms what somebody else has set off is being tricked, or is not looking. */}
          {t(
            check.confirmedOnDevice
              ? 'check.wrong-text-confirmed'
              : approver === null
                ? 'check.wrong-text'
                : 'check.wrong-text-approver',
          )}
        </Notice>
      )
    case 'failed':
      return (
        <Notice tone="warn" role="alert" title={t('check.failed-title')}>
          {check.code !== null && <p>{errorText({ code: check.code, system }, 'text')}</p>}
          {check.serverText !== undefined && <p dir="auto">{check.serverText}</p>}
          <p>{t('check.expired-text')}</p>
        </Notice>
      )
    case 'cancelled':
      return (
        <Notice tone="neutral" role="status" title={t('check.cancelled-title')}>
          {t('check.cancelled-text')}
        </Notice>
      )
    default:
      return (
        <Notice tone="warn" role="status" title={t('check.expired-title')}>
          {t('check.expired-text')}
        </Notice>
      )
  }
}
