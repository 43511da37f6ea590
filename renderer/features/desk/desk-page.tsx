/**
 * The main job on one screen: find, person, reset. Wide windows show all three columns; narrower ones show the plan below the
 * person, or one step at a time.
 */
import { Suspense, useLayoutEffect, useMemo, useRef } from 'react'
import { flushSync } from 'react-dom'
import { Button } from 'react-aria-components/Button'
import { useText } from '../../messages/use-text.ts'
import { useCommands, type Command } from '../../state/commands.ts'
import { hasCommandKey } from '../../components/platform.ts'
import { focusSearch } from '../../state/navigation.ts'
import { useDesk } from './desk.ts'
import { ReportDialog } from './desk-parts.ts'
import type { DeskStep } from './state/desk-state.ts'
import { plannedEffects } from './state/plan-state.ts'
import { runOf } from './state/run-state.ts'
import { FindColumn } from './find-column.tsx'
import { PersonColumn } from './person-column.tsx'
import { ResetColumn } from './reset-column.tsx'
import styles from './desk-page.module.css'

const steps: readonly DeskStep[] = ['find', 'person', 'reset']

export function DeskPage() {
  const t = useText()
  const step = useDesk((state) => state.step)
  const hasPerson = useDesk((state) => state.open !== null)
  const name = useDesk((state) => state.open?.name ?? null)
  const count = useDesk((state) => plannedEffects(state).length)
  // Shown in place of a person while nobody is open.
  const questions = useDesk((state) => (state.open === null ? state.questions.length : 0))
  const isReporting = useDesk((state) => state.report !== null)
  const root = useRef<HTMLDivElement>(null)

  useDeskCommands()
  useDeskKeys(root)

  return (
    <div className={styles.desk} data-step={step} data-person={hasPerson} ref={root}>
      <h1 className="visually-hidden">{t('desk.title')}</h1>
      <nav className={styles.steps} aria-label={t('desk.steps')}>
        {steps.map((each) => (
          <Button
            key={each}
            className={styles.step ?? ''}
            aria-current={each === step ? 'step' : false}
            isDisabled={each === 'reset' && !hasPerson}
            onPress={() => (each === 'find' ? focusSearch() : useDesk.setStep(each))}
          >
            <span dir="auto">
              {each !== 'person'
                ? t(`desk.step-${each}`)
                : (name ?? t(questions > 0 ? 'desk.step-check' : 'desk.step-person'))}
            </span>
            {each === 'reset' && count > 0 && <b>{count}</b>}
            {each === 'person' && questions > 0 && <b>{questions}</b>}
          </Button>
        ))}
      </nav>
      <FindColumn className={styles.find ?? ''} />
      <PersonColumn className={styles.person ?? ''} />
      <ResetColumn className={styles.reset ?? ''} />
      {isReporting && (
        <Suspense fallback={null}>
          <ReportDialog />
        </Suspense>
      )}
    </div>
  )
}

function copyShownEvidence(format: 'text' | 'markdown') {
  const run = runOf(useDesk.getState())
  if (run !== null) void useDesk.copyEvidence(run, format)
}

function startNextCaller() {
  useDesk.nextCaller()
  focusSearch()
}

function refreshPerson() {
  for (const key of useDesk.getState().open?.accountKeys ?? []) useDesk.refresh(key)
}

function useDeskCommands() {
  const canReview = useDesk((state) => plannedEffects(state).length > 0)
  const hasPerson = useDesk((state) => state.open !== null)
  const hasOperation = useDesk((state) => (runOf(state)?.operation ?? null) !== null)
  const commands = useMemo<readonly Command[]>(
    () => [
      {
        id: 'review',
        label: 'command.review',
        keys: 'Ctrl+Enter',
        run: () => void useDesk.review(),
        disabled: !canReview,
      },
      {
        id: 'copy-evidence',
        label: 'command.copy-evidence',
        keys: 'Ctrl+Shift+C',
        run: () => copyShownEvidence('text'),
        disabled: !hasOperation,
      },
      {
        id: 'copy-evidence-markdown',
        label: 'command.copy-evidence-markdown',
        keys: 'Ctrl+Shift+M',
        run: () => copyShownEvidence('markdown'),
        disabled: !hasOperation,
      },
      {
        id: 'refresh-person',
        label: 'command.refresh-person',
        keys: 'Ctrl+R',
        run: refreshPerson,
        disabled: !hasPerson,
      },
      {
        id: 'report',
        label: 'command.report',
        keys: 'Ctrl+Shift+X',
        run: useDesk.beginReport,
        disabled: !hasPerson,
      },
      { id: 'next-caller', label: 'command.next-caller', keys: 'Ctrl+Shift+N', run: startNextCaller },
    ],
    [canReview, hasOperation, hasPerson],
  )
  useCommands('desk', commands)
}

/**
 * The desk's own keys. Esc goes back one step: from the plan to the person, from the person to the list. F6 goes to the next column, as
 * it does between panes in other applications.
 */
function useDeskKeys(root: { readonly current: HTMLDivElement | null }) {
  // A layout effect, so that the keys work as soon as the page is visible.
  useLayoutEffect(() => {
    const isTaken = (event: KeyboardEvent) =>
      event.defaultPrevented || event.isComposing || document.querySelector('[role=dialog]') !== null
    // Handled before the focused control: a button consumes Enter, and does nothing with it while Ctrl is held.
    const onReviewKey = (event: KeyboardEvent) => {
      if (isTaken(event) || !hasCommandKey(event) || event.shiftKey || event.key !== 'Enter') return
      event.preventDefault()
      event.stopPropagation()
      void useDesk.review()
    }
    const onKeyDown = (event: KeyboardEvent) => {
      if (isTaken(event)) return
      const command = hasCommandKey(event)
      const key = event.key.toLowerCase()
      if (command && event.shiftKey && key === 'c') copyShownEvidence('text')
      else if (command && event.shiftKey && key === 'm') copyShownEvidence('markdown')
      else if (command && event.shiftKey && key === 'n') startNextCaller()
      else if (command && event.shiftKey && key === 'x') useDesk.beginReport()
      else if (command && !event.shiftKey && key === 'r') refreshPerson()
      else if (key === 'escape' && root.current !== null) goBack(root.current)
      else if (key === 'f6' && root.current !== null) moveToColumn(root.current, event.shiftKey ? -1 : 1)
      else return
      event.preventDefault()
    }
    window.addEventListener('keydown', onReviewKey, { capture: true })
    window.addEventListener('keydown', onKeyDown)
    return () => {
      window.removeEventListener('keydown', onReviewKey, { capture: true })
      window.removeEventListener('keydown', onKeyDown)
    }
  }, [root])
}

const focusedColumn = () =>
  document.activeElement?.closest<HTMLElement>('[data-column]')?.dataset['column'] as DeskStep | undefined

function goBack(root: HTMLElement) {
  const column = focusedColumn()
  if (column !== 'find') goToColumn(root, column === 'reset' ? 'person' : 'find')
}

function moveToColumn(root: HTMLElement, by: 1 | -1) {
  const open = steps.filter((step) => step === 'find' || placeIn(root, step) !== null)
  const from = open.indexOf(focusedColumn() ?? 'find')
  goToColumn(root, open.at((from + by) % open.length) ?? 'find')
}

function goToColumn(root: HTMLElement, column: DeskStep) {
  // A narrow window shows one column at a time, and hidden elements cannot get the focus.
  flushSync(() => useDesk.setStep(column))
  if (column === 'find') focusSearch()
  else placeIn(root, column)?.focus()
}

/** The element to focus in a column: the person's name, or the first control of the reset. */
function placeIn(root: HTMLElement, column: DeskStep): HTMLElement | null {
  const within = root.querySelector(`[data-column=${column}]`)
  const name = within?.querySelector<HTMLElement>('[data-person-heading]')
  return name ?? within?.querySelector<HTMLElement>(':is(button, input, textarea):enabled') ?? null
}
