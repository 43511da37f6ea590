/** The history: what was done on this computer, searchable, provable. The list keeps its place while it grows. */
import { Braces, FileSpreadsheet, ShieldCheck } from 'lucide-react'
import { useCallback, useEffect, useMemo, useRef } from 'react'
import { flushSync } from 'react-dom'
import { Button } from '../../components/button.tsx'
import { classes } from '../../components/classes.ts'
import { ErrorNotice } from '../../components/notice.tsx'
import { Page, PageHeader } from '../../components/page-header.tsx'
import panel from '../../components/panel.module.css'
import { useText } from '../../messages/use-text.ts'
import { useIsPractice } from '../../state/app-state.ts'
import { historyWishTaken, useNavigation } from '../../state/navigation.ts'
import { useCommands, type Command } from '../../state/commands.ts'
import { WaitingMessages } from '../messages/index.ts'
import { emptyForm, isEmptyForm } from './history-filters.ts'
import { historyStore, useHistory } from './history-state.ts'
import { ExportResult } from './export-result.tsx'
import { FilterBar, Found } from './filter-bar.tsx'
import { OperationDetails } from './operation-details.tsx'
import { OperationTable } from './operation-table.tsx'
import { ProblemsNotice } from './problems-notice.tsx'
import { VerifyResult } from './verify-result.tsx'
import styles from './history.module.css'

export function HistoryPage() {
  const t = useText()
  const practice = useIsPractice()
  const error = useHistory((state) => state.error)
  const problems = useHistory((state) => state.problems)
  const openId = useHistory((state) => state.open?.id ?? null)
  const exporting = useHistory((state) => (state.exporting.status === 'running' ? state.exporting.format : null))
  const verifying = useHistory((state) => state.verifying.status === 'running')
  const wished = useNavigation((state) => state.historyWish)
  const { show, hide, changeForm, verify, exportAs, retry } = historyStore.getState()
  const search = useRef<HTMLInputElement>(null)
  const list = useRef<HTMLDivElement>(null)
  const verifyButton = useRef<HTMLButtonElement>(null)
  const backToVerify = useCallback(() => verifyButton.current?.focus(), [])

  useEffect(() => {
    show()
    return hide
  }, [show, hide])

  useEffect(() => {
    if (wished === null) return
    changeForm({ ...emptyForm, ...wished })
    historyWishTaken()
  }, [wished, changeForm])

  useHistoryCommands(search)

  const close = () => {
    // The panel the focus was in is gone; the row it belongs to is still there. In a narrow window the panel hid the list, and what is
    // hidden takes no focus: the list has to be shown first.
    flushSync(() => historyStore.getState().closeOperation())
    list.current?.querySelector<HTMLElement>('[role=grid]')?.focus()
  }

  return (
    <Page width="fill">
      <PageHeader
        title={t('history.title')}
        description={t(practice ? 'history.description-practice' : 'history.description')}
        actions={
          <>
            <Button ref={verifyButton} icon={ShieldCheck} isPending={verifying} onPress={verify}>
              {t('history.verify')}
            </Button>
            <Button icon={FileSpreadsheet} isPending={exporting === 'csv'} onPress={() => exportAs('csv')}>
              {t('history.export-csv')}
            </Button>
            <Button icon={Braces} isPending={exporting === 'json'} onPress={() => exportAs('json')}>
              {t('history.export-json')}
            </Button>
          </>
        }
      />
      <VerifyResult onGone={backToVerify} />
      <ExportResult />
      <WaitingMessages />
      {problems.length > 0 && <ProblemsNotice problems={problems} />}
      {error !== null && <ErrorNotice error={error} onRetry={retry} />}
      <FilterBar searchRef={search} />
      <Found />
      <div
        className={styles.split}
        data-open={openId !== null}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || openId === null || event.defaultPrevented) return
          event.preventDefault()
          close()
        }}
      >
        <div className={classes(panel.panel, styles.list)} ref={list}>
          <OperationTable />
        </div>
        {openId !== null && <OperationDetails key={openId} onClose={close} />}
      </div>
    </Page>
  )
}

function useHistoryCommands(search: { readonly current: HTMLInputElement | null }) {
  const hasOpen = useHistory((state) => state.open !== null)
  const hasFilters = useHistory((state) => !isEmptyForm(state.form))
  const commands = useMemo<readonly Command[]>(() => {
    const { verify, exportAs, clearForm, copyEvidence } = historyStore.getState()
    return [
      { id: 'history-search', label: 'history.command.search', run: () => search.current?.focus() },
      { id: 'history-clear', label: 'history.command.clear', disabled: !hasFilters, run: clearForm },
      { id: 'history-verify', label: 'history.command.verify', run: () => void verify() },
      { id: 'history-csv', label: 'history.command.export-csv', run: () => void exportAs('csv') },
      { id: 'history-json', label: 'history.command.export-json', run: () => void exportAs('json') },
      { id: 'history-copy', label: 'history.command.copy', disabled: !hasOpen, run: () => void copyEvidence('text') },
      {
        id: 'history-copy-markdown',
        label: 'history.command.copy-markdown',
        disabled: !hasOpen,
        run: () => void copyEvidence('markdown'),
      },
    ]
  }, [search, hasFilters, hasOpen])
  useCommands('history', commands)
}
