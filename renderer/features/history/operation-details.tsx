/** One operation in full: for whom and by whom, what was there before, each step with the system's words, what is left. */
import { ClipboardCopy, CornerUpLeft, FileCode, RefreshCw, X } from 'lucide-react'
import { useEffect, useRef } from 'react'
import type { SystemId } from '../../../shared/domain/connection.ts'
import type { Erasure, Operation, OperationStep } from '../../../shared/domain/history-entry.ts'
import type { MfaStatus } from '../../../shared/domain/mfa-status.ts'
import type { ServerMessage, StepOutcome } from '../../../shared/domain/outcome.ts'
import { isSystemProof } from '../../../shared/domain/proof-kinds.ts'
import {
  describeEffect,
  describeErased,
  describeErasure,
  describeMessage,
  describeProof,
  describeReplacement,
  describeTicketSeen,
} from '../../../shared/messages/format-text.ts'
import { isConfirmed } from '../../../shared/domain/step-state.ts'
import { EnvironmentBadge, OutcomeBadge, StepStateBadge, SystemMark, VerdictBadge } from '../../components/badge.tsx'
import { Button, IconButton } from '../../components/button.tsx'
import { classes } from '../../components/classes.ts'
import { Fact, Facts } from '../../components/facts.tsx'
import layout from '../../components/layout.module.css'
import { ErrorNotice, Notice } from '../../components/notice.tsx'
import panel from '../../components/panel.module.css'
import { SetUpAgain } from '../../components/set-up-again.tsx'
import { Settlement } from '../../components/settlement.tsx'
import { Skeleton } from '../../components/skeleton.tsx'
import typography from '../../components/typography.module.css'
import { Time, useTimeText } from '../../components/time.tsx'
import { toned } from '../../components/tone.ts'
import { useErrorText, useText } from '../../messages/use-text.ts'
import { announce } from '../../state/announce.ts'
import { effectName } from './effect-name.ts'
import { historyStore, useHistory } from './history-state.ts'
import styles from './details.module.css'

type OperationAccount = Operation['accounts'][number]

export function OperationDetails({ onClose }: { readonly onClose: () => void }) {
  const t = useText()
  const open = useHistory((state) => state.open)
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus({ preventScroll: true }), [])
  if (open === null) return null
  const { operation, error } = open
  return (
    <aside
      className={classes(panel.panel, styles.panel)}
      aria-label={t('history.details')}
      aria-busy={operation === null && error === null}
    >
      <header className={styles.head}>
        <div className={styles.title}>
          <h2 ref={heading} tabIndex={-1} dir="auto">
            {operation === null ? t('history.details') : namesOf(operation)}
          </h2>
          {operation !== null && <OutcomeBadge outcome={operation.outcome} />}
        </div>
        <IconButton icon={X} label={t('history.details.close')} onPress={onClose} />
      </header>
      {error !== null && (
        <div className={styles.section}>
          <ErrorNotice error={error} onRetry={() => historyStore.getState().openOperation(open.id)} />
        </div>
      )}
      {operation === null ? error === null && <Reading /> : <Whole operation={operation} />}
    </aside>
  )
}

function Reading() {
  const t = useText()
  return (
    <div className={styles.section}>
      <span className="visually-hidden">{t('history.details.reading')}</span>
      <Skeleton width="60%" />
      <Skeleton width="80%" />
      <Skeleton width="40%" />
      <Skeleton height="88px" />
      <Skeleton height="88px" />
    </div>
  )
}

function Whole({ operation }: { readonly operation: Operation }) {
  const t = useText()
  const { refusal, erasure, replacement } = operation
  if (erasure !== undefined || replacement !== undefined) {
    return (
      <div className={styles.scroll}>
        <Note operation={operation} />
        <Evidence />
      </div>
    )
  }
  const isReset = operation.steps.length > 0
  const reported = operation.outcome === 'reported'
  const before = t(
    reported
      ? 'history.details.before-report'
      : refusal === undefined
        ? 'history.details.before'
        : 'history.details.before-check',
  )
  const people = new Set(operation.accounts.map(({ account }) => account.displayName))
  return (
    <div className={styles.scroll}>
      <CheckNow operation={operation} />
      {refusal !== undefined && (
        <Notice tone="bad" title={t(`history.details.refusal.${refusal.answer}.title`)}>
          {t(`history.details.refusal.${refusal.answer}.text`)}
        </Notice>
      )}
      {reported && (
        <Notice tone="bad" title={t('history.details.reported.title')}>
          {t('history.details.reported.text')}
        </Notice>
      )}
      {operation.recovered && (
        <Notice tone="warn" title={t('history.details.recovered.title')}>
          {t('history.details.recovered.text')}
        </Notice>
      )}
      <Note operation={operation} />
      {isReset && (
        <section className={styles.section} aria-label={t('history.details.steps')}>
          <h3>{t('history.details.steps')}</h3>
          <ol className={styles.steps}>
            {operation.steps.map((each, index) => (
              <Step
                key={each.step.id}
                number={index + 1}
                each={each}
                account={accountOf(operation, each)}
                namesAccount={people.size > 1}
              />
            ))}
          </ol>
        </section>
      )}
      <section className={styles.section} aria-label={before}>
        <h3>{before}</h3>
        {operation.accounts.map((planned) => (
          <Before key={`${planned.account.connectionId} ${planned.account.accountId}`} planned={planned} />
        ))}
      </section>
      <Evidence />
    </div>
  )
}

function CheckNow({ operation }: { readonly operation: Operation }) {
  const t = useText()
  const checking = useHistory((state) => state.open?.checking === true)
  const error = useHistory((state) => state.open?.checkError ?? null)
  if (operation.outcome !== 'unknown') return null
  const check = async () => {
    await historyStore.getState().checkNow()
    if (historyStore.getState().open?.checkError === null) announce(t('history.details.checked'))
  }
  return (
    <>
      <Notice
        tone="warn"
        title={t('history.details.unknown.title')}
        actions={
          <Button size="small" icon={RefreshCw} isPending={checking} onPress={check}>
            {t(checking ? 'history.details.checking' : 'history.details.check-now')}
          </Button>
        }
      >
        {t('history.details.unknown.text')}
      </Notice>
      {error !== null && <ErrorNotice error={error} />}
    </>
  )
}

function Note({ operation }: { readonly operation: Operation }) {
  const t = useText()
  const timeText = useTimeText()
  const { agent, ticket, reason, retryOf, refusal, erasure, replacement } = operation
  return (
    <Facts look="dense" names="92px">
      <Fact name={t('history.details.started')}>
        <Time at={operation.startedAt} />
      </Fact>
      <Fact name={t('history.details.ended')}>
        {operation.endedAt === null ? t('history.details.not-ended') : <Time at={operation.endedAt} />}
      </Fact>
      <Fact name={t('history.details.agent')}>
        {t('history.details.agent-value', {
          name: agent.displayName === '' ? agent.osUser : agent.displayName,
          osUser: agent.osUser,
          host: agent.host,
        })}
      </Fact>
      {erasure !== undefined && <ErasureFacts erasure={erasure} />}
      {replacement !== undefined && (
        <Fact name={t('history.details.what')}>
          {describeReplacement(replacement, t).map((line) => (
            <p key={line} dir="auto">
              {line}
            </p>
          ))}
        </Fact>
      )}
      {erasure !== undefined || replacement !== undefined ? null : refusal === undefined ? (
        <>
          {operation.outcome !== 'reported' && (
            <Fact name={t('history.details.ticket')}>
              {ticket === null || ticket === '' ? t('history.details.none-given') : ticket}
              {operation.ticketSeen !== undefined && <p dir="auto">{describeTicketSeen(operation.ticketSeen, t)}</p>}
            </Fact>
          )}
          <Fact name={t('history.details.reason')}>
            {reason === null || reason === '' ? t('history.details.none-given') : reason}
          </Fact>
        </>
      ) : (
        <Fact name={t('history.details.checked-with')}>{refusal.factor.label}</Fact>
      )}
      {operation.tier !== undefined && operation.tier !== 'standard' && (
        <Fact name={t('history.details.tier')}>{t(`known.tier.${operation.tier}`)}</Fact>
      )}
      {operation.policy !== undefined && (
        <Fact name={t('history.details.rules')}>
          {operation.policy === null ? (
            t('history.details.no-policy')
          ) : (
            <>
              {t('history.details.policy')} <code>{operation.policy}</code>
            </>
          )}
        </Fact>
      )}
      {operation.unchecked !== undefined && (
        <Fact name={t('history.details.unchecked')}>
          <strong dir="auto">{operation.unchecked}</strong>
        </Fact>
      )}
      {operation.approval !== undefined && (
        <Fact name={t('history.details.approval')}>
          {t('history.details.approval-value', {
            name: operation.approval.name,
            login: operation.approval.login,
            when: timeText(operation.approval.takenAt, 'full'),
          })}
        </Fact>
      )}
      {operation.proofs?.map((proof) => (
        <Fact key={proof.id} name={t(isSystemProof(proof) ? 'history.details.proof' : 'history.details.proof-stated')}>
          {t('history.details.proof-value', { proof: describeProof(proof, t), when: timeText(proof.takenAt, 'full') })}
        </Fact>
      ))}
      {operation.messages !== undefined && (
        <Fact name={t('history.details.messages')}>
          {operation.messages.map((message) => (
            <p
              key={message.messageId}
              className={message.outcome === 'accepted' ? undefined : toned('warn')}
              dir="auto"
            >
              {describeMessage(message, operation.accounts, t, (at) => timeText(at, 'full'))}
            </p>
          ))}
        </Fact>
      )}
      {retryOf !== null && (
        <Fact name={t('history.details.retry-of')}>
          <Button variant="link" icon={CornerUpLeft} onPress={() => historyStore.getState().openOperation(retryOf)}>
            {t('history.details.retry-of-link')}
          </Button>
        </Fact>
      )}
      <Fact name={t('history.details.id')}>
        <code>{operation.id}</code>
      </Fact>
    </Facts>
  )
}

/** What was decided or done about the history itself, and what went with it. */
function ErasureFacts({ erasure }: { readonly erasure: Erasure }) {
  const t = useText()
  const timeText = useTimeText()
  const { firstAt, lastAt } = erasure.erased
  const setBy = erasure.kind === 'months-deleted' ? erasure.ruleSet : undefined
  return (
    <>
      <Fact name={t('history.details.what')}>{describeErasure(erasure, t)}</Fact>
      {erasure.kind === 'retention-changed' && (
        <Fact name={t('history.details.deletes')}>{describeErased(erasure.erased, t)}</Fact>
      )}
      {firstAt !== null && lastAt !== null && (
        <Fact name={t('history.details.erased-from')}>
          {t('history.details.erased-span', { from: timeText(firstAt, 'full'), to: timeText(lastAt, 'full') })}
        </Fact>
      )}
      {setBy !== undefined && (
        <Fact name={t('history.details.rule')}>
          {t('erasure.set-by', {
            name: setBy.agent.displayName || setBy.agent.osUser,
            at: timeText(setBy.at, 'full'),
          })}
        </Fact>
      )}
    </>
  )
}

type StepProps = {
  readonly number: number
  readonly each: OperationStep
  readonly account: OperationAccount | null
  readonly namesAccount: boolean
}

function Step({ number, each, account, namesAccount }: StepProps) {
  const t = useText()
  const timeText = useTimeText()
  const { step, state, sentAt, endedAt, outcome, check } = each
  const checking = useHistory(({ open }) => open?.checking === true)
  const times = [
    sentAt === null ? null : t('history.details.sent', { when: timeText(sentAt, 'time-to-the-second') }),
    endedAt === null ? null : t('history.details.answered', { when: timeText(endedAt, 'time-to-the-second') }),
  ].filter((text) => text !== null)
  return (
    <li className={styles.step}>
      <span className={styles.number} aria-hidden="true">
        {number}
      </span>
      <div className={styles['step-body']}>
        <ul className={styles.effects}>
          {step.effects.map((effect, index) => (
            <li key={index} dir="auto">
              {describeEffect(effect, t)}
            </li>
          ))}
        </ul>
        {account !== null && (
          <p className={classes(typography.small, styles.where)}>
            <span>
              {namesAccount && (
                <>
                  <bdi>{t('history.details.for', { name: account.account.displayName })}</bdi> ·{' '}
                </>
              )}
              <bdi>
                {t(`system.${account.connection.system}`)} · {account.connection.name}
              </bdi>
            </span>
            <EnvironmentBadge environment={account.connection.environment} />
          </p>
        )}
        <p className={styles.state}>
          <StepStateBadge state={state} />
        </p>
        <Settlement
          step={each}
          isPending={checking}
          onSettle={(word) => void historyStore.getState().settle(step.id, word)}
        />
        {times.length > 0 && <p className={typography.small}>{times.join(' · ')}</p>}
        {outcome !== null && (
          <Words
            outcome={isConfirmed(state) ? { ...outcome, code: null } : outcome}
            system={account?.connection.system}
          />
        )}
        {check !== null && (
          <div className={classes(panel.inset, styles.after)}>
            <p className={classes(typography.faint, styles.label)}>
              {t('history.details.after')}
              {' · '}
              {check.readAt === null
                ? t('history.details.after-not-read')
                : t('history.details.after-read', { when: timeText(check.readAt, 'full') })}
            </p>
            <ul>
              {step.effects.map((effect, index) => (
                <li key={index}>
                  <span dir="auto">{effectName(effect, t)}</span>
                  <VerdictBadge verdict={check.verdicts[index] ?? 'not-read'} />
                </li>
              ))}
            </ul>
          </div>
        )}
        <SetUpAgain step={each} times="full" />
      </div>
    </li>
  )
}

/** The reason in the catalogue's words, then what the system itself said, nested as it said it. */
type WordsProps = { readonly outcome: StepOutcome; readonly system: SystemId | undefined }

function Words({ outcome, system }: WordsProps) {
  const t = useText()
  const errorText = useErrorText()
  const { code, serverText, messages } = outcome
  return (
    <>
      {code !== null && <p>{errorText({ code, system }, 'text')}</p>}
      {(serverText !== null || messages.length > 0) && (
        <div className={classes(panel.inset, styles.words)}>
          <p className={classes(typography.faint, styles.label)}>{t('history.details.server-words')}</p>
          {serverText !== null && <p dir="auto">{serverText}</p>}
          {messages.length > 0 && (
            <ul>
              {messages.map((message, index) => (
                <Message key={index} message={message} />
              ))}
            </ul>
          )}
        </div>
      )}
    </>
  )
}

/** Deeper than this, indenting would leave no room for the words. */
const maxIndent = 6

function Message({ message }: { readonly message: ServerMessage }) {
  const t = useText()
  const { level, source, text, depth } = message
  return (
    <li dir="auto" style={{ paddingInlineStart: `${Math.min(depth, maxIndent) * 16}px` }}>
      {level !== 'information' && (
        <strong className={toned(level === 'error' ? 'bad' : 'warn')}>
          {t(`history.details.message-level.${level}`)}{' '}
        </strong>
      )}
      {source !== null && <span className={typography.small}>{t('history.details.message-source', { source })} </span>}
      {text}
    </li>
  )
}

function Before({ planned }: { readonly planned: OperationAccount }) {
  const t = useText()
  const timeText = useTimeText()
  const { account, connection, before } = planned
  return (
    <div className={styles.before}>
      <p className={styles['before-head']}>
        <SystemMark system={connection.system} environment={connection.environment} name={connection.name} />
        <span dir="auto">{account.displayName}</span>
        <bdi className={typography.small}>{account.logins[0] ?? t('history.details.no-login')}</bdi>
      </p>
      {before !== undefined && (
        <>
          <FactorsBefore before={before} />
          <p className={typography.small}>
            {t('history.details.before-read', { when: timeText(before.readAt, 'full') })}
          </p>
        </>
      )}
    </div>
  )
}

function FactorsBefore({ before }: { readonly before: MfaStatus }) {
  const t = useText()
  const timeText = useTimeText()
  const { factors, services, all } = before
  return (
    <>
      {factors.knowledge === 'not-disclosed' ? (
        <p>{t('history.details.before-not-disclosed')}</p>
      ) : factors.items.length === 0 ? (
        <p>{t('history.details.before-factors-none')}</p>
      ) : (
        <ul className={styles.factors}>
          {factors.items.map((factor) => (
            <li key={factor.id} dir="auto">
              {factor.label}
              {factor.detail !== null && <span className={typography.small}> · {factor.detail}</span>}
              {factor.enrolledAt !== null && (
                <span className={typography.small}>
                  {' · '}
                  {t('history.details.enrolled', { when: timeText(factor.enrolledAt, 'date') })}
                </span>
              )}
            </li>
          ))}
        </ul>
      )}
      {factors.mayBeIncomplete && <p>{t('history.details.before-incomplete')}</p>}
      {services.map(({ id, label, reset }) => (
        <p key={id}>{t(`history.details.before-service.${reset}`, { service: label })}</p>
      ))}
      {all !== null && <p>{t(`history.details.before-all.${all}`)}</p>}
    </>
  )
}

function Evidence() {
  const t = useText()
  const evidence = useHistory((state) => state.open?.evidence ?? null)
  const error = useHistory((state) => state.open?.copyError ?? null)
  const copy = async (format: 'text' | 'markdown') => {
    await historyStore.getState().copyEvidence(format)
    if (historyStore.getState().open?.copyError === null) announce(t('history.details.copied'))
  }
  return (
    <footer className={styles.foot}>
      {error !== null && <ErrorNotice error={error} />}
      {evidence !== null && (
        <div className={styles.evidence} key={evidence.serial}>
          <p className={classes(typography.faint, styles.label)}>{t('history.details.copied-text')}</p>
          <pre className={panel.inset} tabIndex={0} dir="auto">
            {evidence.text}
          </pre>
        </div>
      )}
      <div className={layout.row}>
        <Button icon={ClipboardCopy} onPress={() => copy('text')}>
          {t(evidence?.format === 'text' ? 'history.details.copied' : 'history.details.copy')}
        </Button>
        <Button icon={FileCode} onPress={() => copy('markdown')}>
          {t(evidence?.format === 'markdown' ? 'history.details.copied' : 'history.details.copy-markdown')}
        </Button>
      </div>
    </footer>
  )
}

function namesOf(operation: Operation): string {
  return [...new Set(operation.accounts.map(({ account }) => account.displayName))].join(', ')
}

function accountOf(operation: Operation, { step }: OperationStep): OperationAccount | null {
  return (
    operation.accounts.find(
      ({ account }) => account.connectionId === step.connectionId && account.accountId === step.accountId,
    ) ?? null
  )
}
