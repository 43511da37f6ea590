/**
 * How the caller has been verified and what the rules still require: one line with what this person needs, and below it the proofs so far
 * and the ways to add more. A system's confirmation and an agent's statement never look the same.
 */
import { CircleCheck, PenLine, UserRoundCheck, X } from 'lucide-react'
import { Suspense, useId } from 'react'
import { useIntl } from 'react-intl'
import type { Approval, CallerProof, StatedProof } from '../../../shared/domain/caller-check.ts'
import { isSystemProof } from '../../../shared/domain/proof-kinds.ts'
import type { ProofKind } from '../../../shared/domain/rules.ts'
import { describeProof } from '../../../shared/messages/format-text.ts'
import { Badge } from '../../components/badge.tsx'
import { Button, IconButton } from '../../components/button.tsx'
import { classes } from '../../components/classes.ts'
import layout from '../../components/layout.module.css'
import { ErrorNotice } from '../../components/notice.tsx'
import { TextField } from '../../components/text-field.tsx'
import { useNow, useTimeText } from '../../components/time.tsx'
import { toned } from '../../components/tone.ts'
import typography from '../../components/typography.module.css'
import { useText } from '../../messages/use-text.ts'
import { useAppStore } from '../../state/app-state.ts'
import { useDesk } from './desk.ts'
import { Statement } from './desk-parts.ts'
import { isChecking } from './state/caller-check-state.ts'
import { verificationOf, openAccounts, type Verification } from './state/verification-state.ts'
import styles from './verification-panel.module.css'

/** `null` if nobody is open or the rules have not been read. */
export function useVerification(): Verification | null {
  const state = useDesk()
  const rules = useAppStore((app) => app.settings)
  const now = useNow()
  return rules === null ? null : verificationOf(state, rules, now)
}

type VerificationPanelProps = {
  readonly verification: Verification
  /** A limit blocks the reset, which a second person can lift. */
  readonly limited: boolean
}

export function VerificationPanel({ verification, limited }: VerificationPanelProps) {
  const t = useText()
  const heading = useId()
  const stating = useDesk((state) => state.stating)
  const unchecked = useDesk((state) => state.unchecked)
  const error = useDesk((state) => state.fieldErrors.unchecked)
  // One thing at a time: the check in progress may provide all that is missing.
  const checking = useDesk(({ check }) => isChecking(check))
  const { tier, demand, proofs, state } = verification
  const isNothingWanted = demand.proofs === 0 && !demand.secondPerson && !limited
  if (isNothingWanted && proofs.length === 0 && stating === null) return null
  return (
    <section className={styles.panel} aria-labelledby={heading} data-place="who-is-calling">
      <div className={styles.head}>
        <h3 id={heading}>{t('known.title')}</h3>
        {tier !== 'standard' && <Badge tone={tier === 'privileged' ? 'bad' : 'warn'}>{t(`known.tier.${tier}`)}</Badge>}
      </div>
      <Wanted verification={verification} />
      {proofs.length > 0 && (
        <ul className={styles.proofs}>
          {proofs.map((proof) => (
            <Proof key={proof.id} proof={proof} />
          ))}
        </ul>
      )}
      {(demand.secondPerson || limited || verification.approval !== null) && (
        <SecondPerson approval={verification.approval} checking={checking} />
      )}
      {stating !== null && (
        <Suspense fallback={null}>
          <Statement key={stating.kind} stating={stating} />
        </Suspense>
      )}
      {stating === null && !checking && <Ways verification={verification} />}
      {state === 'unchecked' && (
        <TextField
          label={t('known.unchecked')}
          description={t('known.unchecked-text')}
          value={unchecked}
          onChange={useDesk.setUnchecked}
          maxLength={500}
          error={error === null ? null : t(`error.${error}.text`)}
        />
      )}
    </section>
  )
}

/** The one line: what this person needs, why, and what is still missing. */
function Wanted({ verification: { reason, demand, missing, faults, state } }: { readonly verification: Verification }) {
  const t = useText()
  const accepted = useAppStore((app) => app.settings?.acceptedProofs.length ?? 0)
  const intl = useIntl()
  const kinds = (list: readonly ProofKind[]) =>
    intl.formatList(
      list.map((kind) => t(`known.kind.${kind}`)),
      { type: 'disjunction' },
    )
  const needs = t(demand.mayGoUnchecked ? 'known.needs-or-reason' : 'known.needs', {
    count: demand.proofs,
    including:
      demand.including.length === 0
        ? ''
        : t('known.including', { count: demand.proofs, kinds: kinds(demand.including) }),
    second: demand.secondPerson ? 'yes' : 'no',
  })
  return (
    <div className={typography.small} role="status">
      {reason !== null && (
        <p>{t(`known.because-${reason.kind}`, reason.kind === 'group' ? { group: reason.group } : {})}</p>
      )}
      {/* If only a second person is needed, the panel explains that below. */}
      {(demand.proofs > 0 || !demand.secondPerson) && <p>{needs}</p>}
      {faults.map((fault) => (
        <p key={fault} className={styles.missing}>
          {t(`known.fault.${fault}`, { count: demand.proofs, accepted })}
        </p>
      ))}
      {state === 'locked' && missing.proofs > 0 && faults.length === 0 && (
        <p className={styles.missing}>
          {missing.oneOf.length > 0
            ? t('known.missing-including', { count: missing.proofs, kinds: kinds(missing.oneOf) })
            : t('known.missing', { count: missing.proofs })}
        </p>
      )}
    </div>
  )
}

/** Who may approve according to the rules, and with which factors. Read only when an approval is needed. */
function SecondPerson({ approval, checking }: { readonly approval: Approval | null; readonly checking: boolean }) {
  const t = useText()
  const timeText = useTimeText()
  const approvers = useDesk((state) => state.approvers)
  if (approval !== null) {
    const { name, takenAt, expiresAt } = approval
    return (
      <p className={classes(toned('ok'), styles.proof)}>
        <UserRoundCheck size={16} strokeWidth={2} aria-hidden="true" />
        <span dir="auto">
          {t('known.approved', { name, time: timeText(takenAt, 'clock'), until: timeText(expiresAt, 'clock') })}
        </span>
      </p>
    )
  }
  if (checking) return null
  const askable = approvers?.list.flatMap((approver) => approver.factors.map((factor) => ({ approver, factor }))) ?? []
  return (
    <div className={styles.statement}>
      <p className={styles.missing}>{t('known.second-missing')}</p>
      {approvers === null || approvers.reading ? (
        <div>
          <Button size="small" isPending={approvers?.reading === true} onPress={() => void useDesk.readApprovers()}>
            {t('known.second-find')}
          </Button>
        </div>
      ) : (
        <>
          {approvers.error !== null && <ErrorNotice error={approvers.error} />}
          {askable.length === 0 && approvers.error === null && <p role="status">{t('known.second-none')}</p>}
          <ul className={styles.proofs}>
            {askable.map(({ approver, factor }) => (
              <li key={`${approver.connectionId}/${approver.accountId}/${factor.id}`}>
                <Button size="small" onPress={() => void useDesk.askApprover(approver, factor)}>
                  {t('known.second-ask', { name: approver.name, label: factor.label })}
                </Button>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}

function Proof({ proof }: { readonly proof: CallerProof }) {
  const t = useText()
  const timeText = useTimeText()
  const confirmed = isSystemProof(proof)
  const Icon = confirmed ? CircleCheck : PenLine
  const words = describeProof(proof, t)
  return (
    <li className={classes(toned(confirmed ? 'ok' : 'info'), styles.proof)}>
      <Icon size={16} strokeWidth={2} aria-hidden="true" />
      <span dir="auto">
        {t(confirmed ? 'known.confirmed' : 'known.stated', {
          proof: words,
          time: timeText(proof.takenAt, 'clock'),
          until: timeText(proof.expiresAt, 'clock'),
        })}
      </span>
      {!confirmed && (
        <IconButton
          icon={X}
          size="small"
          label={t('known.take-back', { proof: words })}
          onPress={() => useDesk.dropProof(proof)}
        />
      )}
    </li>
  )
}

const statedKinds = [
  'call-back',
  'manager',
  'live-video',
  'in-person',
] as const satisfies readonly StatedProof['kind'][]

/** The statements that can still be made: each kind counts once. */
function Ways({ verification: { proofs } }: { readonly verification: Verification }) {
  const t = useText()
  const accepted = useAppStore((app) => app.settings?.acceptedProofs ?? [])
  const desk = useDesk()
  const accounts = openAccounts(desk)
  const left = statedKinds.filter((kind) => accepted.includes(kind) && proofs.every((proof) => proof.kind !== kind))
  const possible = {
    'call-back': accounts.some(({ phones = [] }) => phones.length > 0),
    manager: accounts.some(({ manager }) => manager !== null),
    'live-video': true,
    'in-person': true,
  }
  if (left.length === 0) return null
  return (
    <>
      <div className={classes(layout.row, styles.ways)} role="group" aria-label={t('known.add')}>
        {left.map((kind) => (
          <Button key={kind} size="small" isDisabled={!possible[kind]} onPress={() => useDesk.setStating(kind)}>
            {t(`known.add-${kind}`)}
          </Button>
        ))}
      </div>
      <p className={typography.small}>{t('known.no-proof')}</p>
    </>
  )
}
