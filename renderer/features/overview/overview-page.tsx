/** The history in figures: how much was reset, how callers were checked, and what deserves a look. */
import { FileSpreadsheet, Table2, UserRoundSearch, X, ChartColumn } from 'lucide-react'
import { useEffect, useMemo } from 'react'
import { useIntl } from 'react-intl'
import type { Overview } from '../../../shared/domain/overview.ts'
import { Button, IconButton } from '../../components/button.tsx'
import { Card } from '../../components/card.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import layout from '../../components/layout.module.css'
import { ErrorNotice, Notice } from '../../components/notice.tsx'
import { Page, PageHeader } from '../../components/page-header.tsx'
import { Select } from '../../components/select.tsx'
import { Skeleton } from '../../components/skeleton.tsx'
import { ToggleButton } from '../../components/toggle-button.tsx'
import { useText } from '../../messages/use-text.ts'
import { useAppStore, useIsPractice } from '../../state/app-state.ts'
import { useCommands, type Command } from '../../state/commands.ts'
import { focusSearch, showHistoryOf } from '../../state/navigation.ts'
import { overviewStore, useOverview } from './overview-state.ts'
import { PeriodChart, PeriodTable } from './period-chart.tsx'
import { ShareTable } from './share-table.tsx'
import { dayOf, spans, type Span } from './spans.ts'
import styles from './overview.module.css'

/** No account of an operating system is called this. */
const everybody = '*'

export function OverviewPage() {
  const t = useText()
  const practice = useIsPractice()
  const error = useOverview((state) => state.error)
  const answer = useOverview((state) => state.answer)
  const isSaving = useOverview((state) => state.saving.status === 'running')
  const { show, hide, save, retry } = overviewStore.getState()

  useEffect(() => {
    show()
    return hide
  }, [show, hide])

  const commands = useMemo<readonly Command[]>(
    () => [{ id: 'overview-save', label: 'overview.command.export', run: () => void save() }],
    [save],
  )
  useCommands('overview', commands)

  return (
    <Page>
      <PageHeader
        title={t('overview.title')}
        description={t(practice ? 'overview.description-practice' : 'overview.description')}
        actions={
          <Button icon={FileSpreadsheet} isPending={isSaving} onPress={save}>
            {t('history.export-csv')}
          </Button>
        }
      />
      <SaveResult />
      {error !== null && <ErrorNotice error={error} onRetry={retry} />}
      <Choice />
      {answer === null ? error === null && <Skeleton width="100%" height="240px" /> : <Answer />}
    </Page>
  )
}

function Choice() {
  const t = useText()
  const span = useOverview((state) => state.span)
  const agent = useOverview((state) => state.agent)
  const asTable = useOverview((state) => state.asTable)
  const agents = useOverview((state) => state.answer?.overview.agents) ?? []
  const { choose, showAsTable } = overviewStore.getState()
  const named = agents.map(({ osUser, displayName }) => ({
    id: osUser,
    label: displayName === osUser ? osUser : t('overview.agent-name', { name: displayName, account: osUser }),
  }))
  // Whoever was chosen stays a choice where they have begun nothing.
  const missing = agent === null || named.some(({ id }) => id === agent) ? [] : [{ id: agent, label: agent }]
  return (
    <section className={styles.choice} aria-label={t('overview.choice')}>
      <Select<Span>
        label={t('overview.span')}
        value={span}
        options={spans.map((id) => ({ id, label: t(`overview.span.${id}`) }))}
        onChange={(chosen) => choose({ span: chosen })}
      />
      <Select
        label={t('overview.agent')}
        value={agent ?? everybody}
        options={[{ id: everybody, label: t('overview.everybody') }, ...named, ...missing]}
        onChange={(id) => choose({ agent: id === everybody ? null : id })}
      />
      <div className={styles.quick}>
        <ToggleButton icon={Table2} isSelected={asTable} onChange={showAsTable}>
          {t('overview.as-table')}
        </ToggleButton>
      </div>
    </section>
  )
}

function Answer() {
  const t = useText()
  const answer = useOverview((state) => state.answer)
  const asTable = useOverview((state) => state.asTable)
  const systems = useAppStore((state) => state.systems) ?? []
  if (answer === null) return null
  const { span, overview } = answer
  if (overview.resets + overview.refusedChecks + overview.reportedCalls === 0) {
    return (
      <EmptyState
        icon={ChartColumn}
        title={t('overview.empty.title')}
        action={
          <Button icon={UserRoundSearch} onPress={focusSearch}>
            {t('history.empty.action')}
          </Button>
        }
      >
        {t('overview.empty.text')}
      </EmptyState>
    )
  }
  const Periods = asTable ? PeriodTable : PeriodChart
  return (
    <>
      <Figures overview={overview} />
      <Card title={t(span === 'days-30' ? 'overview.per-day' : 'overview.per-week')}>
        <Periods {...answer} />
      </Card>
      <div className={styles.shares}>
        <ShareTable
          title={t('overview.by-system')}
          nameOfColumn={t('history.system')}
          rows={overview.bySystem.map(({ system, resets }) => ({
            id: system,
            name: systems.find(({ id }) => id === system)?.name ?? system,
            count: resets,
          }))}
        />
        <ShareTable
          title={t('overview.by-check')}
          nameOfColumn={t('overview.column.check')}
          note={t('overview.by-check-note')}
          rows={overview.byCallerCheck.map(({ kind, resets }) => ({
            id: kind,
            name: t(`overview.check.${kind}`),
            count: resets,
          }))}
        />
      </div>
    </>
  )
}

function Figures({ overview }: { readonly overview: Overview }) {
  const t = useText()
  const intl = useIntl()
  const { resets, byCallerCheck, withoutTicket, unknown, notSetUpAgain, refusedChecks, reportedCalls } = overview
  const unchecked = byCallerCheck.find(({ kind }) => kind === 'unchecked')?.resets ?? 0
  const question = useOverview((state) => state.answer?.question)
  const showThem = () => {
    const [from] = question?.starts ?? []
    showHistoryOf({
      notSetUpAgain: true,
      text: question?.agent ?? '',
      ...(from === undefined ? {} : { from: dayOf(from) }),
    })
  }
  const figures = { resets, unchecked, withoutTicket, unknown, notSetUpAgain, refusedChecks, reportedCalls }
  return (
    <dl className={styles.figures}>
      {Object.entries(figures).map(([name, count]) => (
        <div key={name}>
          <dt>{t(`overview.figure.${name as keyof typeof figures}`)}</dt>
          <dd>
            {name === 'notSetUpAgain' && count > 0 ? (
              <Button variant="link" aria-label={t('overview.show-not-set-up-again', { count })} onPress={showThem}>
                {intl.formatNumber(count)}
              </Button>
            ) : (
              intl.formatNumber(count)
            )}
          </dd>
        </div>
      ))}
    </dl>
  )
}

function SaveResult() {
  const t = useText()
  const saving = useOverview((state) => state.saving)
  if (saving.status === 'idle' || saving.status === 'running') return null
  return (
    <div className={layout.dismissible}>
      {saving.status === 'failed' ? (
        <ErrorNotice error={saving.error} />
      ) : (
        <Notice tone={saving.status === 'saved' ? 'ok' : 'neutral'} role="status">
          {saving.status === 'saved' ? t('overview.saved', { file: saving.fileName }) : t('history.export.not-saved')}
        </Notice>
      )}
      <IconButton icon={X} size="small" label={t('history.dismiss')} onPress={overviewStore.getState().dismissSave} />
    </div>
  )
}
