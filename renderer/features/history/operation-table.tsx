/** The operations as rows. What does not fit on a narrow window folds into the details. */
import { FileWarning, History, SearchX } from 'lucide-react'
import { useCallback, useMemo } from 'react'
import { useIntl } from 'react-intl'
import type { OperationRow } from '../../../shared/domain/history-query.ts'
import { describeErasure } from '../../../shared/messages/format-text.ts'
import { OutcomeBadge } from '../../components/badge.tsx'
import { Button } from '../../components/button.tsx'
import { classes } from '../../components/classes.ts'
import { EmptyState } from '../../components/empty-state.tsx'
import typography from '../../components/typography.module.css'
import { VirtualTable, type Column } from '../../components/virtual-table.tsx'
import { formatInstant } from '../../components/time.tsx'
import { useText, type Text } from '../../messages/use-text.ts'
import { focusSearch } from '../../state/navigation.ts'
import { effectName } from './effect-name.ts'
import { isEmptyForm } from './history-filters.ts'
import { historyStore, useHistory } from './history-state.ts'
import styles from './history.module.css'

const rowHeight = 3.5
/** Rows drawn as skeletons before the first answer says how many there are. */
const rowsWhileReading = 12

export function OperationTable() {
  const t = useText()
  const intl = useIntl()
  const rows = useHistory((state) => state.rows)
  const total = useHistory((state) => state.total)
  const asking = useHistory((state) => state.asking)
  const filtered = useHistory((state) => !isEmptyForm(state.form))
  const failed = useHistory((state) => state.error !== null)
  const unread = useHistory((state) => state.problems.length > 0)
  const activeIndex = useHistory((state) => state.activeIndex)
  const scroll = useHistory((state) => state.scroll)
  const openId = useHistory((state) => state.open?.id ?? null)
  const { moveTo, openOperation, showRange, clearForm } = historyStore.getState()

  const columns = useMemo<readonly Column<OperationRow>[]>(
    () => [
      {
        id: 'when',
        header: t('history.column.when'),
        cell: (row) => (
          <time dateTime={row.startedAt} className={styles.two} title={formatInstant(intl, row.startedAt, 'full')}>
            <span>{formatInstant(intl, row.startedAt, 'date')}</span>
            <span>{formatInstant(intl, row.startedAt, 'time')}</span>
          </time>
        ),
      },
      { id: 'person', header: t('history.column.person'), cell: (row) => <People row={row} t={t} /> },
      { id: 'what', header: t('history.column.what'), cell: (row) => <What row={row} t={t} /> },
      {
        id: 'agent',
        header: t('history.column.agent'),
        className: styles['fold-first'],
        cell: (row) => (
          <span className={classes(typography.truncated, styles.cut)} dir="auto" title={row.agentName}>
            {row.agentName}
          </span>
        ),
      },
      {
        id: 'ticket',
        header: t('history.column.ticket'),
        className: styles['fold-second'],
        cell: (row) =>
          row.ticket === null || row.ticket === '' ? (
            <span className={styles.none}>{t('history.no-ticket')}</span>
          ) : (
            <span className={classes(typography.truncated, styles.cut)} dir="auto" title={row.ticket}>
              {row.ticket}
            </span>
          ),
      },
      {
        id: 'outcome',
        header: t('history.column.outcome'),
        cell: (row) => <OutcomeBadge outcome={row.outcome} />,
      },
    ],
    [t, intl],
  )

  const open = useCallback((row: OperationRow) => openOperation(row.id), [openOperation])

  // Nothing can be said of an empty list while a file of it could not be read.
  if (total === 0 && !asking && !filtered && unread) {
    return (
      <EmptyState icon={FileWarning} title={t('history.unread.title')}>
        {t('history.unread.text')}
      </EmptyState>
    )
  }
  if (total === 0 && !asking) {
    return filtered ? (
      <EmptyState
        icon={SearchX}
        title={t('history.nothing.title')}
        action={<Button onPress={clearForm}>{t('history.clear-filters')}</Button>}
      >
        {t('history.nothing.text')}
      </EmptyState>
    ) : (
      <EmptyState
        icon={History}
        title={t('history.empty.title')}
        action={<Button onPress={focusSearch}>{t('history.empty.action')}</Button>}
      >
        {t('history.empty.text')}
      </EmptyState>
    )
  }
  // Without a first answer and with an error above there is nothing to draw the place of.
  if (total === null && failed) return null

  return (
    <VirtualTable
      label={t('history.table')}
      columns={columns}
      columnsClass={styles.columns}
      rowCount={total ?? rowsWhileReading}
      rowAt={(index) => rows.get(index)}
      rowHeight={rowHeight}
      activeIndex={activeIndex}
      isOpen={(row) => row.id === openId}
      onMove={moveTo}
      onOpen={open}
      onRangeChange={showRange}
      scroll={scroll}
      busy={asking || total === null}
      loadingLabel={t('history.row-loading')}
    />
  )
}

type CellProps = { readonly row: OperationRow; readonly t: Text }

function People({ row, t }: CellProps) {
  const [first] = row.people
  if (first === undefined) return <span className={styles.person}>{t('history.itself')}</span>
  // One person has an account in each system.
  const others = new Set(row.people.map(({ displayName }) => displayName).filter((name) => name !== first.displayName))
  const login = first.login ?? t('history.details.no-login')
  return (
    <span className={styles.two}>
      <span className={styles.person} dir="auto" title={first.displayName}>
        {first.displayName}
      </span>
      <span title={login}>
        <bdi>{login}</bdi>
        {others.size > 0 && ` ${t('history.more-people', { count: others.size })}`}
      </span>
    </span>
  )
}

function What({ row, t }: CellProps) {
  const effects = whatOf(row, t)
  const systems = row.systems.map(({ system, name }) => `${t(`system.${system}`)} · ${name}`).join(', ')
  return (
    <span className={styles.two}>
      <span dir="auto" title={effects}>
        {effects}
      </span>
      <span dir="auto" title={systems}>
        {systems}
      </span>
    </span>
  )
}

function whatOf({ refusal, reported, erasure, replacedBy, effects }: OperationRow, t: Text): string {
  if (replacedBy !== undefined) return t(`replaced.${replacedBy}`)
  if (reported !== undefined) return t('history.reported', { reason: reported })
  if (refusal !== undefined) return t('history.checked-with', { label: refusal.factor.label })
  if (erasure !== undefined) return describeErasure(erasure, t)
  return effects.map((effect) => effectName(effect, t)).join(', ')
}
