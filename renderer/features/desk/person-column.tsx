/** The person who is open: who it is, and one card per account. */
import { CalendarX2, Lock, PhoneOff, UserRoundX, UsersRound } from 'lucide-react'
import { useEffect, useRef } from 'react'
import type { Account } from '../../../shared/domain/account.ts'
import { isOff } from '../../../shared/domain/account-state.ts'
import { accountKey } from '../../../shared/domain/match-people.ts'
import { Avatar } from '../../components/avatar.tsx'
import { Badge } from '../../components/badge.tsx'
import { Button } from '../../components/button.tsx'
import { classes } from '../../components/classes.ts'
import { Kbd } from '../../components/kbd.tsx'
import { shortcutHere } from '../../components/platform.ts'
import { Sign } from '../../components/sign.tsx'
import typography from '../../components/typography.module.css'
import { useNow, useTimeText } from '../../components/time.tsx'
import { useText } from '../../messages/use-text.ts'
import { useAppStore, useIsPractice } from '../../state/app-state.ts'
import { AccountCard } from './account-card.tsx'
import { useDesk } from './desk.ts'
import type { OpenPerson } from './state/person-state.ts'
import { OpenQuestions } from './open-questions.tsx'
import { RedFlags } from './red-flags.tsx'
import { PracticeCalls, PracticeCallUnderWay } from './practice-calls.tsx'
import { CallerCheckBar } from './caller-check-bar.tsx'
import { useStateName } from './use-state-name.ts'
import styles from './person-column.module.css'

export function PersonColumn({ className }: { readonly className: string }) {
  const t = useText()
  const open = useDesk((state) => state.open)
  const onPracticeCall = useDesk((state) => state.practiceCall !== null)
  const isPractice = useIsPractice()
  return (
    <section className={classes(className, styles.column)} data-column="person" aria-label={t('desk.step-person')}>
      <div className={styles.inner}>
        <PracticeCallUnderWay />
        {open === null ? (
          <>
            <OpenQuestions />
            {isPractice && !onPracticeCall && <PracticeCalls />}
            <NobodyOpen />
          </>
        ) : (
          <>
            <PersonHeader open={open} />
            <RedFlags open={open} />
            <div className={styles.cards}>
              {open.accountKeys.map((key) => (
                <AccountCard key={key} accountKey={key} personName={open.name} />
              ))}
            </div>
          </>
        )}
      </div>
    </section>
  )
}

function NobodyOpen() {
  const t = useText()
  return (
    <div className={styles.nobody}>
      <Sign icon={UsersRound} look="large" />
      <h2>{t('person.none-title')}</h2>
      <p>{t('person.none-text')}</p>
      <dl>
        <div>
          <dt>{t('person.none-key-find')}</dt>
          <dd>
            <Kbd keys={shortcutHere('find')} />
          </dd>
        </div>
        <div>
          <dt>{t('person.none-key-move')}</dt>
          <dd>
            <Kbd keys="Up+Down" />
          </dd>
        </div>
        <div>
          <dt>{t('person.none-key-open')}</dt>
          <dd>
            <Kbd keys="Enter" />
          </dd>
        </div>
      </dl>
    </div>
  )
}

function PersonHeader({ open }: { readonly open: OpenPerson }) {
  const t = useText()
  const heading = useRef<HTMLHeadingElement>(null)
  const views = useDesk((state) => state.accounts)
  const accounts = open.accountKeys.flatMap((key) => views[key]?.account ?? [])
  const opened = useRef(0)

  // When a person is opened, focus moves to the name, from where Tab reaches the first checkbox; accounts that join later do not move it.
  useEffect(() => {
    if (opened.current === open.opening) return
    opened.current = open.opening
    heading.current?.focus()
  }, [open])

  // Each card says what it means there.
  const isDisabledEverywhere = accounts.length > 1 && accounts.every(({ state }) => isOff(state))

  const fact = (key: 'title' | 'department' | 'office' | 'manager' | 'email') =>
    accounts.map((account) => account[key]).find((value) => value !== null) ?? null
  const manager = fact('manager')
  const place = [
    [fact('title'), fact('department')].filter((part) => part !== null).join(', '),
    fact('office'),
    manager === null ? null : t('person.manager', { name: manager }),
  ].filter((part) => part !== null && part !== '')
  const logins = [...new Set(accounts.flatMap((account) => account.logins))]
  const email = fact('email')
  const addresses = email === null || logins.includes(email) ? logins : [...logins, email]
  return (
    <header className={styles.header}>
      {/* Before the name, which gets the focus, so that Tab goes from there to the first checkbox. */}
      <div className={styles.report}>
        <Button variant="quiet" icon={PhoneOff} onPress={useDesk.beginReport}>
          {t('command.report')}
        </Button>
      </div>
      <CallerCheckBar key={open.opening} className={styles.check} />
      <Avatar name={open.name} large />
      <div className={styles.who}>
        <div className={styles['name-line']}>
          <h2 ref={heading} tabIndex={-1} data-person-heading="" dir="auto" title={open.name}>
            {open.name}
          </h2>
          {isDisabledEverywhere && (
            <Badge tone="bad" icon={UserRoundX}>
              {t('person.disabled-everywhere')}
            </Badge>
          )}
          {accounts.map((account) => (
            <StateBadges
              key={accountKey(account)}
              account={account}
              named={accounts.length > 1}
              isSaid={isDisabledEverywhere}
            />
          ))}
        </div>
        {place.length > 0 && (
          <p className={styles.place} dir="auto" title={place.join(' · ')}>
            {place.join(' · ')}
          </p>
        )}
        <ul className={classes(typography.faint, styles.logins)} aria-label={t('person.logins')}>
          {addresses.slice(0, 6).map((login) => (
            <li key={login} className={typography.truncated} title={login}>
              <bdi>{login}</bdi>
            </li>
          ))}
        </ul>
      </div>
    </header>
  )
}

type StateBadgesProps = {
  readonly account: Account
  readonly named: boolean
  /** That the account is disabled or deleted has been said for all of them. */
  readonly isSaid: boolean
}

function StateBadges({ account, named, isSaid }: StateBadgesProps) {
  const t = useText()
  const timeText = useTimeText()
  const name = useAppStore(
    (state) => state.connections.find((connection) => connection.id === account.connectionId)?.name ?? '',
  )
  const { locked, disabled, expiresAt, deleted } = account.state
  const date = expiresAt === null ? '' : timeText(expiresAt, 'date')
  const expired = useIsPast(expiresAt)
  const state = useStateName()(account) ?? t('person.disabled')
  return (
    <>
      {locked === true && (
        <Badge tone="warn" icon={Lock}>
          {named ? t('person.locked-in', { name }) : t('person.locked')}
        </Badge>
      )}
      {disabled === true && !isSaid && (
        <Badge tone="bad" icon={UserRoundX}>
          {named ? t('person.state-in', { state, name }) : state}
        </Badge>
      )}
      {deleted === true && !isSaid && (
        <Badge tone="bad" icon={UserRoundX}>
          {named ? t('person.deleted-in', { name }) : t('person.deleted')}
        </Badge>
      )}
      {expired && (
        <Badge tone="bad" icon={CalendarX2}>
          {named ? t('person.expired-in', { name, date }) : t('person.expired', { date })}
        </Badge>
      )}
    </>
  )
}

/** Whether an instant has passed, by the clock that updates all ages on the screen. */
function useIsPast(at: string | null): boolean {
  const now = useNow()
  return at !== null && Date.parse(at) <= now
}
