/** What a test of a connection found: who signed in, what is permitted, what to think about. In words and signs. */
import { Check, CircleHelp, X, type LucideIcon } from 'lucide-react'
import { useIntl } from 'react-intl'
import type { ConnectionCheck, SystemId } from '../../../shared/domain/connection.ts'
import { Notice } from '../../components/notice.tsx'
import typography from '../../components/typography.module.css'
import { toned, type Tone } from '../../components/tone.ts'
import { useOwnText, useText } from '../../messages/use-text.ts'
import { checkIsGood, looksLikeSandbox, type DraftForm } from './connection-draft.ts'
import styles from './connections.module.css'

type Verdict = ConnectionCheck['abilities'][number]['verdict']

const signs: Readonly<Record<Verdict, readonly [LucideIcon, Tone]>> = {
  yes: [Check, 'ok'],
  no: [X, 'bad'],
  unknown: [CircleHelp, 'warn'],
}

type CheckResultProps = {
  readonly check: ConnectionCheck
  /** What answered. */
  readonly system: SystemId | null
  /** As the connection is marked, to be held against what answered. */
  readonly environment: DraftForm['environment'] | 'practice'
}

export function CheckResult({ check, system, environment }: CheckResultProps) {
  const t = useText()
  const own = useOwnText()
  const intl = useIntl()
  const good = checkIsGood(check)
  // A sign-in that can take over the organisation is more than a remark below a good test.
  const remarks = check.warnings.filter((warning) => warning !== 'more-rights-than-needed')
  return (
    <Notice tone={good ? 'ok' : 'warn'} title={t(good ? 'connections.check.good' : 'connections.check.short')}>
      {check.organisation !== undefined && (
        <p className={styles.organisation} dir="auto">
          {t('connections.check.organisation', { organisation: check.organisation })}
        </p>
      )}
      {looksLikeSandbox(check, environment) && (
        <Notice tone="warn" title={t('connections.check.sandbox-title')}>
          {t('connections.check.sandbox-text')}
        </Notice>
      )}
      {check.warnings.includes('more-rights-than-needed') && (
        <Notice tone="warn" title={t('connections.check.more-title')}>
          {own('connections.warning.more-rights-than-needed', system)}
        </Notice>
      )}
      {check.principal !== null && <p dir="auto">{t('connections.check.principal', { principal: check.principal })}</p>}
      {check.roles !== undefined && check.roles.length > 0 && (
        <p dir="auto">{t('connections.check.roles', { roles: intl.formatList(check.roles) })}</p>
      )}
      <ul className={styles.abilities}>
        {check.abilities.map(({ ability, verdict }) => {
          const [Icon, tone] = signs[verdict]
          return (
            <li key={ability}>
              <Icon size={16} className={toned(tone)} aria-hidden="true" />
              {t(`connections.ability.${ability}`)}
              <span className={styles.verdict}>{t(`connections.verdict.${verdict}`)}</span>
            </li>
          )
        })}
      </ul>
      {remarks.length > 0 && (
        <ul className={styles.warnings}>
          {remarks.map((warning) => (
            <li key={warning}>{own(`connections.warning.${warning}`, system)}</li>
          ))}
        </ul>
      )}
      <p className={typography.small}>
        <bdi>{t('connections.check.base-url', { url: check.baseUrl })}</bdi> ·{' '}
        {t('connections.check.took', { ms: Math.round(check.tookMs) })}
      </p>
    </Notice>
  )
}
