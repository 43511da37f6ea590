/**
 * The main job on one screen: find, person, reset. Wide windows show all three columns; narrower ones show the plan below the
 * person, or one step at a time.
 */
import { Suspense, useLayoutEffect, useMemo, useRef } from 'react'
import { flushSync } from 'react-dom'
import { Button } from 'react-aria-components/Button'
import { useText } from '../../messages/use-text.ts'
import { useCommands, type Command } from '../../state/commands.ts'
import { isDialogOpen } from '../../components/modal.tsx'
import { isShortcut, shortcutHere } from '../../components/platform.ts'
import type { ShortcutName } from '../../../shared/domain/shortcuts.ts'
import { announce } from '../../state/announce.ts'
import { focusSearch } from '../../state/navigation.ts'
import { refreshPerson, useDesk } from './desk.ts'
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

function useDeskCommands() {
  const canReview = useDesk((state) => plannedEffects(state).length > 0)
  const hasPerson = useDesk((state) => state.open !== null)
  const hasOperation = useDesk((state) => (runOf(state)?.operation ?? null) !== null)
  const commands = useMemo<readonly Command[]>(
    () => [
      {
        id: 'review',
        label: 'command.review',
        keys: shortcutHere('review'),
        run: () => void useDesk.review(),
        disabled: !canReview,
      },
      {
        id: 'copy-evidence',
        label: 'command.copy-evidence',
        keys: shortcutHere('copy-evidence'),
        run: () => copyShownEvidence('text'),
        disabled: !hasOperation,
      },
      {
        id: 'copy-evidence-markdown',
        label: 'command.copy-evidence-markdown',
        keys: shortcutHere('copy-evidence-markdown'),
        run: () => copyShownEvidence('markdown'),
        disabled: !hasOperation,
      },
      {
        id: 'refresh-person',
        label: 'command.refresh-person',
        keys: shortcutHere('refresh-person'),
        run: refreshPerson,
        disabled: !hasPerson,
      },
      {
        id: 'report',
        label: 'command.report',
        keys: shortcutHere('report'),
        run: useDesk.beginReport,
        disabled: !hasPerson,
      },
    ],
    [canReview, hasOperation, hasPerson],
  )
  useCommands('desk', commands)
}

/**
 * The desk's own keys. Esc goes back one step: from the plan to the person, from the person to the list. F6 goes to the next column, as
 * it does between panes in other applications; Alt and a letter goes to a field from anywhere on the desk.
 */
function useDeskKeys(root: { readonly current: HTMLDivElement | null }) {
  const t = useText()
  // A layout effect, so that the keys work as soon as the page is visible.
  useLayoutEffect(() => {
    const isTaken = (event: KeyboardEvent) => event.defaultPrevented || event.isComposing || isDialogOpen()
    // Handled before the focused control: a button consumes Enter, and does nothing with it while Ctrl is held.
    const onReviewKey = (event: KeyboardEvent) => {
      if (isTaken(event) || !isShortcut(event, 'review')) return
      event.preventDefault()
      event.stopPropagation()
      void useDesk.review()
    }
    const actions: readonly (readonly [ShortcutName, (desk: HTMLElement) => void])[] = [
      ['copy-evidence', () => copyShownEvidence('text')],
      ['copy-evidence-markdown', () => copyShownEvidence('markdown')],
      ['report', useDesk.beginReport],
      ['refresh-person', refreshPerson],
      ['next-column', (desk) => moveToColumn(desk, 1)],
      ['previous-column', (desk) => moveToColumn(desk, -1)],
      ['ticket', (desk) => goToPlace(desk, desk.querySelector('[data-place=ticket]'))],
      ['reason', (desk) => goToPlace(desk, desk.querySelector('[data-place=reason]'))],
      ['caller-check', (desk) => goToPlace(desk, callerCheckIn(desk)) || announce(t('check.no-way'))],
    ]
    const onKeyDown = (event: KeyboardEvent) => {
      const { current } = root
      if (isTaken(event) || current === null) return
      const action = actions.find(([name]) => isShortcut(event, name))?.[1]
      if (action !== undefined) action(current)
      else if (event.key === 'Escape') goBack(current)
      else return
      event.preventDefault()
    }
    window.addEventListener('keydown', onReviewKey, { capture: true })
    window.addEventListener('keydown', onKeyDown)
    return () => {
      window.removeEventListener('keydown', onReviewKey, { capture: true })
      window.removeEventListener('keydown', onKeyDown)
    }
  }, [root, t])
}

const focusedColumn = () => columnOf(document.activeElement)

const columnOf = (element: Element | null) =>
  element?.closest<HTMLElement>('[data-column]')?.dataset['column'] as DeskStep | undefined

function goBack(root: HTMLElement) {
  const column = focusedColumn()
  // From the search, once it is empty, it leads back to the person.
  if (column === 'find') goToPlace(root, root.querySelector('[data-person-heading]'))
  else goToColumn(root, column === 'reset' ? 'person' : 'find')
}

function moveToColumn(root: HTMLElement, by: 1 | -1) {
  const open = steps.filter((step) => step === 'find' || placeIn(root, step) !== null)
  const from = open.indexOf(focusedColumn() ?? 'find')
  goToColumn(root, open.at((from + by) % open.length) ?? 'find')
}

function goToColumn(root: HTMLElement, column: DeskStep) {
  if (column !== 'find') {
    goToPlace(root, placeIn(root, column))
    return
  }
  // A narrow window shows one column at a time, and hidden elements cannot get the focus.
  flushSync(() => useDesk.setStep('find'))
  focusSearch()
}

/** Returns whether there is such a place. */
function goToPlace(root: HTMLElement, place: HTMLElement | null): boolean {
  const column = columnOf(place)
  if (place === null || column === undefined || !root.contains(place)) return false
  flushSync(() => useDesk.setStep(column))
  place.focus()
  return true
}

/** The element to focus in a column: the person's name; in the reset, the check that is under way, the ticket, or the first control. */
function placeIn(root: HTMLElement, column: DeskStep): HTMLElement | null {
  const within = root.querySelector<HTMLElement>(`[data-column=${column}]`)
  return within === null
    ? null
    : firstOf(within, [
        '[data-person-heading]',
        ...underWay,
        '[data-place=ticket]',
        ':is(button, input, textarea):enabled',
      ])
}

/** What the caller reads out is typed there; where nothing is typed, its heading says what is awaited. */
const underWay = ['[data-place=check-under-way] input:enabled', '[data-place=check-under-way] h2']

/** The check that is under way, the way to begin one, or the ways to state how the caller is known. */
function callerCheckIn(root: HTMLElement): HTMLElement | null {
  return firstOf(root, [
    ...underWay,
    '[data-place=caller-check]:enabled',
    '[data-place=who-is-calling] :is(button, input):enabled',
  ])
}

function firstOf(within: HTMLElement, selectors: readonly string[]): HTMLElement | null {
  for (const selector of selectors) {
    const found = within.querySelector<HTMLElement>(selector)
    if (found !== null) return found
  }
  return null
}
