/** One row of the list: who it is, and what distinguishes this person from others with the same name. */
import { CircleDashed } from 'lucide-react'
import type { Ref } from 'react'
import type { Account } from '../../../shared/domain/account.ts'
import { isOff } from '../../../shared/domain/account-state.ts'
import type { ConnectionView } from '../../../shared/domain/connection.ts'
import { readablePath } from '../../../shared/domain/directory-path.ts'
import { Avatar } from '../../components/avatar.tsx'
import { Badge, SystemMark } from '../../components/badge.tsx'
import { classes } from '../../components/classes.ts'
import typography from '../../components/typography.module.css'
import { useTimeText } from '../../components/time.tsx'
import { useText } from '../../messages/use-text.ts'
import { useAppStore } from '../../state/app-state.ts'
import type { PersonRow } from './state/person-rows.ts'
import styles from './find-column.module.css'

export type PersonOptionProps = {
  readonly id: string
  readonly row: PersonRow
  readonly active: boolean
  readonly open: boolean
  /** Something is still ticked or typed for the person, who is not open. */
  readonly unfinished: boolean
  readonly onOpen: () => void
  readonly ref: Ref<HTMLLIElement>
}

export function PersonOption({ id, row, active, open, unfinished, onOpen, ref }: PersonOptionProps) {
  const t = useText()
  const timeText = useTimeText()
  const connections = useAppStore((state) => state.connections)
  const first = <Key extends 'title' | 'department' | 'office' | 'email' | 'employeeNumber' | 'path'>(key: Key) =>
    row.accounts.map((account) => account[key]).find((value) => value !== null)
  const login = row.accounts[0]?.logins[0] ?? first('email')
  const place = [first('department') ?? first('title'), first('office')]
  const disabled = row.accounts.filter(({ state }) => isOff(state))
  const connectionName = (account: Account | undefined) =>
    connections.find(({ id }) => id === account?.connectionId)?.name ?? ''
  const states = [
    disabled.length === 0
      ? null
      : disabled.length === row.accounts.length
        ? t('find.disabled')
        : t('find.disabled-in', { count: disabled.length, name: connectionName(disabled[0]) }),
    row.accounts.some((account) => account.state.locked === true) ? t('find.locked') : null,
  ]
  const seen = [row.recentAt === null ? null : t('find.seen', { ago: timeText(row.recentAt, 'relative') })]
  const number = first('employeeNumber')
  const email = first('email')
  const lines = (
    row.lookAlike
      ? [
          [login],
          place,
          [number === undefined ? null : t('find.number', { number }), email === login ? null : email],
          [...states, ...seen],
        ]
      : [[login], [...states, ...place, ...seen]]
  )
    .map((line) => line.filter(isKnown).join(' · '))
    .filter((line) => line !== '')
  return (
    <li
      ref={ref}
      id={id}
      role="option"
      aria-selected={open}
      className={classes(styles.option, active && styles.active, row.lookAlike && styles['look-alike'])}
      title={row.lookAlike ? readablePath(first('path') ?? '') : undefined}
      onClick={onOpen}
    >
      <Avatar name={row.name} />
      <div className={styles.who}>
        <p className={styles.name} dir="auto" title={row.name}>
          {row.name}
        </p>
        {row.lookAlike && <span className="visually-hidden">{t('find.look-alike')}: </span>}
        {lines.map((line) => (
          <p
            key={line}
            className={classes(typography.small, !row.lookAlike && typography.truncated, styles.facts)}
            title={row.lookAlike ? undefined : line}
          >
            <bdi>{line}</bdi>
          </p>
        ))}
        {unfinished && (
          <p className={styles.unfinished}>
            <Badge tone="warn" icon={CircleDashed}>
              {t('find.unfinished')}
            </Badge>
          </p>
        )}
        {/* Shown beside the name, but read out last, because who it is matters most. */}
        <span className={styles.systems}>{connections.map(mark)}</span>
      </div>
    </li>
  )

  /** In the order of the connections, so that the same systems look the same in every row. */
  function mark({ id: connectionId, system, environment, name }: ConnectionView) {
    return row.accounts
      .filter((account) => account.connectionId === connectionId)
      .map((account) => (
        <SystemMark
          key={account.accountId}
          system={system}
          environment={environment}
          name={t('plan.where', { system: t(`system.${system}`), name })}
        />
      ))
  }
}

const isKnown = (fact: string | null | undefined): fact is string => fact !== null && fact !== undefined && fact !== ''
