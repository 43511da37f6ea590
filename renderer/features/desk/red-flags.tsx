/** What the record says about the person, shown before anything is reset: newest first, the rest in the history. */
import { History, ShieldAlert } from 'lucide-react'
import { useEffect, useMemo, useRef } from 'react'
import { useShallow } from 'zustand/react/shallow'
import type { Account } from '../../../shared/domain/account.ts'
import { describeEffect } from '../../../shared/messages/format-text.ts'
import { Button } from '../../components/button.tsx'
import { Notice } from '../../components/notice.tsx'
import { useTimeText } from '../../components/time.tsx'
import { useText } from '../../messages/use-text.ts'
import { announce } from '../../state/announce.ts'
import { showHistoryOf } from '../../state/navigation.ts'
import { useDesk } from './desk.ts'
import { openAccounts } from './state/verification-state.ts'
import type { OpenPerson } from './state/person-state.ts'
import { flagsOf, type Flag } from './state/record-state.ts'
import styles from './person-column.module.css'

const shownAtMost = 3

export function RedFlags({ open }: { readonly open: OpenPerson }) {
  const t = useText()
  const state = useDesk(
    useShallow(({ accounts, ticks, proofs, runs, record, report }) => ({
      accounts,
      ticks,
      proofs,
      runs,
      record,
      report,
    })),
  )
  const found = useMemo(() => flagsOf({ ...state, open }), [state, open])
  const isRead = state.record !== null
  const tone = found?.isContactAlone === true ? 'contact' : (found?.tone ?? null)
  const told = (found?.flags ?? []).filter(({ kind }) => tone !== 'warn' || kind === 'event')
  const count = told.length + (found?.more ?? 0)
  const announced = useRef(0)

  // Announced once per person, when the record has been read: later changes are the agent's own doing, or visible.
  useEffect(() => {
    if (tone === null || !isRead || announced.current === open.opening) return
    announced.current = open.opening
    announce(t(`flags.announce-${tone}`, { count }))
  }, [tone, count, isRead, open.opening, t])

  if (found === null || tone === null) return null
  const shown = found.flags.slice(0, shownAtMost)
  const events = found.flags.filter(({ kind }) => kind === 'event').length + found.more
  return (
    <section aria-label={t(`flags.title-${tone}`)}>
      <Notice
        tone={found.tone}
        icon={found.tone === 'bad' ? ShieldAlert : History}
        title={t(`flags.title-${tone}`)}
        actions={
          events > 0 && (
            <Button
              size="small"
              variant="link"
              onPress={() =>
                showHistoryOf({ text: historyTextOf(openAccounts({ accounts: state.accounts, open }), open.name) })
              }
            >
              {t('flags.show-all', { count: events })}
            </Button>
          )
        }
      >
        <ul className={styles.flags}>
          {shown.map((flag) => (
            <li key={flag.kind === 'event' ? flag.event.operationId : `${flag.kind} ${flag.label}`} dir="auto">
              <Sentence flag={flag} />
            </li>
          ))}
        </ul>
      </Notice>
    </section>
  )
}

/** The search text that finds this person's operations in any system. */
function historyTextOf(accounts: readonly Account[], name: string): string {
  const addresses = accounts.flatMap(({ email, logins }) => [
    email ?? [],
    logins.filter((login) => login.includes('@')),
  ])
  return addresses.flat()[0] ?? name
}

function Sentence({ flag }: { readonly flag: Flag }) {
  const t = useText()
  const timeText = useTimeText()
  if (flag.kind !== 'event') return t(`flags.${flag.kind}`, { label: flag.label, time: timeText(flag.at, 'clock') })
  const { at, agentName, outcome, effects, refusal, reported } = flag.event
  const told = { time: timeText(at, 'clock'), agent: agentName }
  if (reported !== undefined) return t('flags.reported', { ...told, reason: reported })
  if (refusal !== undefined) return t(`flags.refused-${refusal.answer}`, { ...told, label: refusal.factor.label })
  const what = effects.map((effect) => describeEffect(effect, t)).join('; ')
  return t('flags.reset', { ...told, effects: what, outcome: t(`operation.${outcome}`) })
}
