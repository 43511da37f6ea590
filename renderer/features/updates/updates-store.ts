/** What is known of newer versions, read when it is shown and again when main says that it changed. */
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Updates } from '../../../shared/domain/updates.ts'
import type { AppError } from '../../../shared/ipc/envelope.ts'
import { errorOf } from '../../bridge/error-of.ts'
import { takeTurns } from '../../state/take-turns.ts'

export interface UpdatesPorts {
  read(): Promise<Updates>
  checkNow(): Promise<Updates>
  openLink(): Promise<void>
}

export interface UpdatesState {
  /** `null` before it was read. */
  readonly updates: Updates | null
  readonly isLooking: boolean
  /** Why the last wish could not be carried out. */
  readonly error: AppError | null

  readonly load: () => Promise<void>
  readonly checkNow: () => Promise<void>
  readonly openLink: () => Promise<void>
  /** Main says that something changed: read again, unless nobody has asked so far. */
  readonly changed: () => Promise<void>
}

export function createUpdatesStore(ports: UpdatesPorts): StoreApi<UpdatesState> {
  const takeTurn = takeTurns()
  return createStore<UpdatesState>((set, get) => ({
    updates: null,
    isLooking: false,
    error: null,

    async load() {
      const isNewest = takeTurn()
      try {
        const updates = await ports.read()
        if (isNewest()) set({ updates, error: null })
      } catch (thrown) {
        if (isNewest()) set({ error: errorOf(thrown) })
      }
    },

    async checkNow() {
      if (get().isLooking) return
      set({ isLooking: true, error: null })
      try {
        const updates = await ports.checkNow()
        // Newer than whatever was asked for while it looked.
        takeTurn()()
        set({ updates })
      } catch (thrown) {
        set({ error: errorOf(thrown) })
      }
      set({ isLooking: false })
    },

    async openLink() {
      set({ error: null })
      try {
        await ports.openLink()
      } catch (thrown) {
        set({ error: errorOf(thrown) })
      }
    },

    async changed() {
      if (get().updates !== null) await get().load()
    },
  }))
}
