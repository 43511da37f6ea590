/**
 * What waits to be sent, and what becomes of the messages about a reset that is on the screen. Read again whenever main says that it is
 * another; what was read before stays until then.
 */
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { WaitingMessage } from '../../../shared/domain/notices.ts'
import type { Response } from '../../../shared/ipc/contract.ts'
import type { AppError } from '../../../shared/ipc/envelope.ts'
import type { ask as askMain, onEvent as onMainEvent } from '../../bridge/bridge.ts'
import { errorOf } from '../../bridge/error-of.ts'
import { takeTurns } from '../../state/take-turns.ts'

export type AboutReset = Response<'outbox:of-operation'>

export interface MessagesState {
  readonly waiting: readonly WaitingMessage[]
  /** Why the list could not be read, or something not be done to it. */
  readonly error: AppError | null
  /** The message something is being done to. */
  readonly busyId: string | null
  /** By operation. */
  readonly aboutResets: Readonly<Record<string, AboutReset>>

  /** Reads the list from now on, until `hide`. */
  readonly show: () => void
  readonly hide: () => void
  readonly retry: (id: string) => Promise<void>
  readonly dismiss: (id: string) => Promise<void>
  /** Puts a file aside that cannot be opened. */
  readonly startOver: () => Promise<void>
  /** Tells of the messages about an operation until the returned function is called. */
  readonly follow: (operationId: string) => () => void
}

export interface MessagesPorts {
  readonly ask: typeof askMain
  readonly onEvent: typeof onMainEvent
}

export function createMessagesStore({ ask, onEvent }: MessagesPorts): StoreApi<MessagesState> {
  return createStore<MessagesState>((set, get) => {
    let isShown = false
    const followed = new Map<string, number>()

    const listTurn = takeTurns()
    const read = async (): Promise<void> => {
      const isNewest = listTurn()
      try {
        const { messages } = await ask('outbox:list', {})
        if (isNewest()) set({ waiting: messages })
      } catch (thrown) {
        if (isNewest()) set({ error: errorOf(thrown) })
      }
    }

    const aboutTurns = new Map<string, ReturnType<typeof takeTurns>>()
    const readAbout = async (operationId: string): Promise<void> => {
      const turn = aboutTurns.get(operationId) ?? takeTurns()
      aboutTurns.set(operationId, turn)
      const isNewest = turn()
      try {
        const about = await ask('outbox:of-operation', { operationId })
        if (!isNewest()) return
        set((state) => ({ aboutResets: { ...state.aboutResets, [operationId]: about } }))
      } catch {
        // The list on the history page tells what is wrong; the outcome is not hidden by it.
      }
    }

    const change = async (id: string | null, work: () => Promise<unknown>): Promise<void> => {
      if (get().busyId !== null) return
      set({ busyId: id, error: null })
      try {
        await work()
      } catch (thrown) {
        set({ error: errorOf(thrown) })
      }
      set({ busyId: null })
      await read()
    }

    let isListening = false
    /** From the first one on who wants to know: the picture the document comes with is drawn without main. */
    const listen = (): void => {
      if (isListening) return
      isListening = true
      onEvent('outbox-changed', () => {
        if (isShown) void read()
        for (const operationId of followed.keys()) void readAbout(operationId)
      })
      onEvent('workspace-changed', () => {
        set({ waiting: [], error: null, aboutResets: {} })
        if (isShown) void read()
      })
    }

    return {
      waiting: [],
      error: null,
      busyId: null,
      aboutResets: {},

      show() {
        listen()
        isShown = true
        void read()
      },
      hide() {
        isShown = false
        set({ error: null })
      },
      retry: (id) => change(id, () => ask('outbox:retry', { id })),
      dismiss: (id) => change(id, () => ask('outbox:dismiss', { id })),
      startOver: () => change(null, () => ask('outbox:start-over', {})),

      follow(operationId) {
        listen()
        followed.set(operationId, (followed.get(operationId) ?? 0) + 1)
        void readAbout(operationId)
        return () => {
          const left = (followed.get(operationId) ?? 1) - 1
          if (left > 0) followed.set(operationId, left)
          else {
            followed.delete(operationId)
            aboutTurns.delete(operationId)
          }
        }
      },
    }
  })
}
