/**
 * The overview's state: what is asked for and the latest answer, which stays on the screen while the next one is read. An answer to an
 * older question is dropped.
 */
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Overview, OverviewQuestion } from '../../../shared/domain/overview.ts'
import type { AppError } from '../../../shared/ipc/envelope.ts'
import { errorOf } from '../../bridge/error-of.ts'
import type { OverviewPorts } from './overview-ports.ts'
import { periodsOf, type Span } from './spans.ts'

export type SaveState =
  | { readonly status: 'idle' | 'running' | 'not-saved' }
  | { readonly status: 'saved'; readonly fileName: string }
  | { readonly status: 'failed'; readonly error: AppError }

export interface OverviewState {
  readonly span: Span
  /** The operating system's account of an agent; `null`: everybody. */
  readonly agent: string | null
  /** The latest answer with the question it answers. */
  readonly answer: {
    readonly span: Span
    readonly question: OverviewQuestion
    readonly overview: Overview
  } | null
  readonly error: AppError | null
  readonly asTable: boolean
  readonly saving: SaveState

  readonly show: () => void
  readonly hide: () => void
  readonly choose: (choice: { readonly span?: Span; readonly agent?: string | null }) => void
  readonly showAsTable: (asTable: boolean) => void
  readonly retry: () => Promise<void>
  readonly save: () => Promise<void>
  readonly dismissSave: () => void
  readonly historyChanged: () => void
  /** Another workspace has another history: nothing of this one may stay on the screen. */
  readonly workspaceChanged: () => void
}

const atStart = {
  span: 'days-30',
  agent: null,
  answer: null,
  error: null,
  asTable: false,
  saving: { status: 'idle' },
} as const

export function createOverviewStore(ports: OverviewPorts): StoreApi<OverviewState> {
  return createStore<OverviewState>((set, get) => {
    let generation = 0
    let shown = false

    const questionNow = (): OverviewQuestion => ({ ...periodsOf(get().span, ports.now()), agent: get().agent })

    async function read(): Promise<void> {
      const asked = ++generation
      const { span } = get()
      const question = questionNow()
      try {
        const overview = await ports.read(question)
        if (asked === generation) set({ answer: { span, question, overview }, error: null })
      } catch (thrown) {
        // What is on the screen was true a moment ago and stays.
        if (asked === generation) set({ error: errorOf(thrown) })
      }
    }

    return {
      ...atStart,
      show() {
        shown = true
        // Also without any change: another day may have begun.
        void read()
      },
      hide() {
        shown = false
      },
      choose(choice) {
        set(choice)
        void read()
      },
      showAsTable: (asTable) => set({ asTable }),
      retry: read,
      async save() {
        if (get().saving.status === 'running') return
        set({ saving: { status: 'running' } })
        try {
          const { saved, fileName } = await ports.save(get().answer?.question ?? questionNow())
          set({ saving: saved ? { status: 'saved', fileName: fileName ?? '' } : { status: 'not-saved' } })
        } catch (thrown) {
          set({ saving: { status: 'failed', error: errorOf(thrown) } })
        }
      },
      dismissSave: () => set({ saving: { status: 'idle' } }),
      historyChanged() {
        if (shown) void read()
      },
      workspaceChanged() {
        generation += 1
        set(atStart)
        if (shown) void read()
      },
    }
  })
}
