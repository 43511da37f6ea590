/**
 * The history screen's state: the filters, a window of rows around what is in view, the operation that is open, and the
 * long actions (export, verify).
 *
 * The table may be a hundred thousand rows long; only pages near the view are ever held. Each question has a generation:
 * an answer to an older one is dropped. When the history grows, the rows are read again and the place is kept by the row
 * that was at the top of the view.
 */
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Operation, StatedOutcome } from '../../../shared/domain/history-entry.ts'
import type { HistoryPage, HistoryProblem, OperationRow, VerifyReport } from '../../../shared/domain/history-query.ts'
import type { AppError } from '../../../shared/ipc/envelope.ts'
import { errorOf } from '../../bridge/error-of.ts'
import { emptyForm, filtersOf, type HistoryForm } from './history-filters.ts'
import type { HistoryPorts } from './history-ports.ts'

export const pageSize = 100
/** Pages held at once: what is in view, what is scrolled to next, and some to come back to. */
const keptPages = 8
const requestsAtOnce = 2
const textPauseMs = 120

export interface OpenOperation {
  readonly id: string
  /** `null` while it is read, or when it could not be read. */
  readonly operation: Operation | null
  readonly error: AppError | null
  readonly checking: boolean
  readonly checkError: AppError | null
  readonly evidence: { readonly text: string; readonly format: 'text' | 'markdown'; readonly serial: number } | null
  readonly copyError: AppError | null
}

export type ExportState =
  | { readonly status: 'idle' }
  | { readonly status: 'running'; readonly format: 'csv' | 'json' }
  | { readonly status: 'saved'; readonly operations: number; readonly fileName: string }
  | { readonly status: 'not-saved' }
  | { readonly status: 'failed'; readonly error: AppError }

export type VerifyState =
  | { readonly status: 'idle' }
  | { readonly status: 'running'; readonly done: number; readonly total: number }
  | { readonly status: 'done'; readonly report: VerifyReport }
  | { readonly status: 'cancelled' }
  | { readonly status: 'failed'; readonly error: AppError }

export interface HistoryState {
  readonly form: HistoryForm
  /** Rows by their place in the answer to the current question. */
  readonly rows: ReadonlyMap<number, OperationRow>
  /** How many operations match; `null` before the first answer. */
  readonly total: number | null
  readonly problems: readonly HistoryProblem[]
  /** The current question has no answer yet; the rows are those of the question before. */
  readonly asking: boolean
  readonly error: AppError | null
  /** The row the arrow keys are on. */
  readonly activeIndex: number
  /** Tells the table to scroll: to the top for a new question, or by some rows when rows came in above the view. */
  readonly scroll: { readonly serial: number; readonly to: 'top' | number }
  readonly open: OpenOperation | null
  readonly exporting: ExportState
  readonly verifying: VerifyState

  readonly show: () => void
  readonly hide: () => void
  readonly changeForm: (changes: Partial<HistoryForm>) => void
  readonly clearForm: () => void
  /** The table tells which rows are in view, both ends included. */
  readonly showRange: (first: number, last: number) => void
  readonly moveTo: (index: number) => void
  readonly retry: () => Promise<void>
  readonly openOperation: (operationId: string) => void
  readonly closeOperation: () => void
  readonly checkNow: () => Promise<void>
  /** Records the agent's word about a step with an unknown outcome. */
  readonly settle: (stepId: string, word: StatedOutcome) => Promise<void>
  readonly copyEvidence: (format: 'text' | 'markdown') => Promise<void>
  readonly exportAs: (format: 'csv' | 'json') => Promise<void>
  readonly dismissExport: () => void
  readonly verify: () => Promise<void>
  readonly cancelVerify: () => void
  readonly dismissVerify: () => void
  /** The journal has grown. */
  readonly historyChanged: () => void
  /** Another workspace has another history: nothing of this one may stay on the screen. */
  readonly workspaceChanged: () => void
}

const atStart = {
  form: emptyForm,
  rows: new Map<number, OperationRow>(),
  total: null,
  problems: [],
  asking: false,
  error: null,
  activeIndex: 0,
  scroll: { serial: 0, to: 'top' },
  open: null,
  exporting: { status: 'idle' },
  verifying: { status: 'idle' },
} as const

export function createHistoryStore(ports: HistoryPorts): StoreApi<HistoryState> {
  return createStore<HistoryState>((set, get) => {
    let generation = 0
    let loaded = new Set<number>()
    let inFlight = new Set<number>()
    let inView = { first: 0, last: 0 }
    /** A whole-window read (new question, or reading again) is under way. */
    let reading = false
    let shown = false
    let outdated = true
    let evidenceSerial = 0
    let callOffPause: () => void = () => undefined
    let verifyAbort: AbortController | null = null

    const nextGeneration = (): number => {
      loaded = new Set()
      inFlight = new Set()
      return ++generation
    }

    /** Asks the current question from its first row. */
    async function readFromTop(): Promise<void> {
      const asked = nextGeneration()
      reading = true
      outdated = false
      inView = { first: 0, last: 0 }
      set({ asking: true, error: null })
      try {
        const page = await ports.query(filtersOf(get().form), 0, pageSize)
        if (asked !== generation) return
        loaded.add(0)
        set((state) => ({
          rows: new Map(page.rows.map((row, index) => [index, row])),
          total: page.total,
          problems: page.problems,
          asking: false,
          activeIndex: 0,
          scroll: { serial: state.scroll.serial + 1, to: 'top' },
        }))
      } catch (thrown) {
        if (asked === generation) set({ asking: false, error: errorOf(thrown) })
      }
      if (asked === generation) readingEnded()
    }

    /** Asks the same question again and keeps the place: by the row at the top of the view, unless that is the very top. */
    async function readAgain(): Promise<void> {
      const asked = nextGeneration()
      reading = true
      outdated = false
      const before = get()
      const anchorIndex = inView.first
      const firstPage = Math.floor(anchorIndex / pageSize)
      try {
        const page = await ports.query(filtersOf(before.form), firstPage * pageSize, 2 * pageSize)
        if (asked !== generation) return
        set((state) => movedTo(state, page, firstPage * pageSize, anchorIndex))
        loaded.add(firstPage)
        loaded.add(firstPage + 1)
      } catch (thrown) {
        // What is on the screen was true a moment ago and stays.
        if (asked === generation) set({ error: errorOf(thrown) })
      }
      if (asked === generation) readingEnded()
    }

    function readingEnded(): void {
      reading = false
      if (outdated && shown) void readAgain()
      else fill()
    }

    /** Loads what is in view and not held, a few requests at a time: pages scrolled past before their turn are never read. */
    function fill(): void {
      if (reading || get().error !== null) return
      const total = get().total
      if (total === null || total === 0) return
      const lastPage = Math.floor(Math.min(inView.last, total - 1) / pageSize)
      for (let page = Math.floor(inView.first / pageSize); page <= lastPage; page++) {
        if (inFlight.size >= requestsAtOnce) return
        if (!loaded.has(page) && !inFlight.has(page)) void loadPage(page)
      }
    }

    async function loadPage(page: number): Promise<void> {
      const asked = generation
      const mine = inFlight
      mine.add(page)
      try {
        const answer = await ports.query(filtersOf(get().form), page * pageSize, pageSize)
        if (asked !== generation) return
        loaded.add(page)
        const rows = new Map(get().rows)
        answer.rows.forEach((row, index) => rows.set(page * pageSize + index, row))
        dropFarPages(rows)
        set({ rows, total: answer.total, problems: answer.problems })
      } catch (thrown) {
        if (asked === generation) set({ error: errorOf(thrown) })
      } finally {
        mine.delete(page)
      }
      if (asked === generation) fill()
    }

    function dropFarPages(rows: Map<number, OperationRow>): void {
      const middle = (inView.first + inView.last) / 2 / pageSize
      const distance = (page: number) => Math.abs(page + 0.5 - middle)
      const held = new Set([...rows.keys()].map((index) => Math.floor(index / pageSize)))
      const kept = new Set([...held].sort((a, b) => distance(a) - distance(b)).slice(0, keptPages))
      for (const page of held) if (!kept.has(page)) loaded.delete(page)
      for (const index of rows.keys()) if (!kept.has(Math.floor(index / pageSize))) rows.delete(index)
    }

    function setOpen(id: string, changes: Partial<OpenOperation>): void {
      set((state) => (state.open?.id === id ? { open: { ...state.open, ...changes } } : {}))
    }

    /** What comes of asking a system, or the agent, about the operation that is open. One question at a time. */
    async function findOut(ask: (id: string) => Promise<Operation>): Promise<void> {
      const id = get().open?.id
      if (id === undefined || get().open?.checking === true) return
      setOpen(id, { checking: true, checkError: null })
      try {
        setOpen(id, { operation: await ask(id), checking: false })
      } catch (thrown) {
        setOpen(id, { checking: false, checkError: errorOf(thrown) })
      }
    }

    async function readOpen(id: string): Promise<void> {
      try {
        setOpen(id, { operation: await ports.readOperation(id), error: null })
      } catch (thrown) {
        setOpen(id, { error: errorOf(thrown) })
      }
    }

    return {
      ...atStart,

      show() {
        shown = true
        if (get().total === null) void readFromTop()
        else if (outdated) void readAgain()
      },

      hide() {
        shown = false
      },

      changeForm(changes) {
        set((state) => ({ form: { ...state.form, ...changes }, asking: true }))
        callOffPause()
        // Only typing waits: a choice in a filter is one press.
        const pauseMs = Object.keys(changes).every((key) => key === 'text') ? textPauseMs : 0
        // Whatever is still on its way answers a question nobody asks any more.
        nextGeneration()
        reading = true
        callOffPause = ports.later(pauseMs, () => void readFromTop())
      },

      clearForm() {
        callOffPause()
        set({ form: emptyForm })
        void readFromTop()
      },

      showRange(first, last) {
        inView = { first, last }
        fill()
      },

      moveTo(index) {
        const total = get().total ?? 0
        set({ activeIndex: Math.max(0, Math.min(index, total - 1)) })
      },

      async retry() {
        set({ error: null })
        // Whether it helped is seen by reading.
        await ports.tryAgain().catch(() => undefined)
        await (get().total === null ? readFromTop() : readAgain())
      },

      openOperation(id) {
        set({
          open: {
            id,
            operation: null,
            error: null,
            checking: false,
            checkError: null,
            evidence: null,
            copyError: null,
          },
        })
        void readOpen(id)
      },

      closeOperation() {
        set({ open: null })
      },

      checkNow: () => findOut((id) => ports.checkNow(id)),

      settle: (stepId, word) => findOut((id) => ports.settle(id, stepId, word)),

      async copyEvidence(format) {
        const id = get().open?.id
        if (id === undefined) return
        try {
          const text = await ports.copyEvidence(id, format)
          setOpen(id, { evidence: { text, format, serial: ++evidenceSerial }, copyError: null })
        } catch (thrown) {
          setOpen(id, { evidence: null, copyError: errorOf(thrown) })
        }
      },

      async exportAs(format) {
        if (get().exporting.status === 'running') return
        set({ exporting: { status: 'running', format } })
        try {
          const answer = await ports.exportAs(format, filtersOf(get().form))
          set({
            exporting: answer.saved
              ? { status: 'saved', operations: answer.operations, fileName: answer.fileName ?? '' }
              : { status: 'not-saved' },
          })
        } catch (thrown) {
          set({ exporting: { status: 'failed', error: errorOf(thrown) } })
        }
      },

      dismissExport() {
        set({ exporting: { status: 'idle' } })
      },

      async verify() {
        if (get().verifying.status === 'running') return
        const abort = new AbortController()
        verifyAbort = abort
        const isMine = () => verifyAbort === abort
        set({ verifying: { status: 'running', done: 0, total: 0 } })
        try {
          const report = await ports.verify(abort.signal, (done, total) => {
            if (isMine()) set({ verifying: { status: 'running', done, total } })
          })
          if (isMine()) set({ verifying: { status: 'done', report } })
        } catch (thrown) {
          if (isMine()) set({ verifying: { status: 'failed', error: errorOf(thrown) } })
        }
      },

      cancelVerify() {
        verifyAbort?.abort()
        verifyAbort = null
        set({ verifying: { status: 'cancelled' } })
      },

      dismissVerify() {
        set({ verifying: { status: 'idle' } })
      },

      historyChanged() {
        outdated = true
        if (!shown) return
        const id = get().open?.id
        if (id !== undefined) void readOpen(id)
        if (!reading) void readAgain()
      },

      workspaceChanged() {
        callOffPause()
        verifyAbort?.abort()
        verifyAbort = null
        nextGeneration()
        reading = false
        outdated = true
        inView = { first: 0, last: 0 }
        set({ ...atStart, rows: new Map() })
        if (shown) void readFromTop()
      },
    }
  })
}

/** The state after the same question was read again from `offset`: rows that stay keep their place under the eye. */
function movedTo(
  state: HistoryState,
  page: HistoryPage,
  offset: number,
  anchorIndex: number,
): Pick<HistoryState, 'rows' | 'total' | 'problems' | 'asking' | 'error' | 'activeIndex' | 'scroll'> {
  const placeOf = new Map(page.rows.map((row, index) => [row.id, offset + index]))
  const newPlace = (index: number): number | null => {
    const id = state.rows.get(index)?.id
    return id === undefined ? null : (placeOf.get(id) ?? null)
  }
  const shift = (newPlace(anchorIndex) ?? anchorIndex) - anchorIndex

  // Rows around the page that was read are kept until their own turn comes, so that nothing blinks.
  const rows = new Map<number, OperationRow>()
  for (const [index, row] of state.rows) if (!placeOf.has(row.id)) rows.set(index + shift, row)
  for (const index of rows.keys()) if (index >= page.total || index < 0) rows.delete(index)
  page.rows.forEach((row, index) => rows.set(offset + index, row))

  return {
    rows,
    total: page.total,
    problems: page.problems,
    asking: false,
    error: null,
    activeIndex: newPlace(state.activeIndex) ?? Math.max(0, Math.min(state.activeIndex + shift, page.total - 1)),
    // At the very top a new operation is meant to be seen coming in.
    scroll: anchorIndex === 0 || shift === 0 ? state.scroll : { serial: state.scroll.serial + 1, to: shift },
  }
}
