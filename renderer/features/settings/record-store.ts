/** How far the central record has come, read when it is shown and again when main says that it changed. */
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { CentralRecord, RecordReceiver, SecretReceiver } from '../../../shared/domain/central-record.ts'
import type { AppError } from '../../../shared/ipc/envelope.ts'
import { errorOf } from '../../bridge/error-of.ts'

export interface RecordPorts {
  read(): Promise<CentralRecord>
  keepSecret(receiver: SecretReceiver, secret: string): Promise<CentralRecord>
  sendAgain(receiver: RecordReceiver, from: number): Promise<CentralRecord>
}

export interface RecordState {
  /** `null` before it was read. */
  readonly record: CentralRecord | null
  readonly error: AppError | null
  /** Why the last wish about a receiver could not be carried out. */
  readonly refused: { readonly receiver: RecordReceiver; readonly error: AppError } | null

  readonly load: () => Promise<void>
  /** Again, unless nobody has asked so far. */
  readonly changed: () => Promise<void>
  /** Answers whether it is kept, or forgotten. */
  readonly keepSecret: (receiver: SecretReceiver, secret: string) => Promise<boolean>
  readonly sendAgain: (receiver: RecordReceiver, from: number) => Promise<boolean>
}

export function createRecordStore(ports: RecordPorts): StoreApi<RecordState> {
  return createStore<RecordState>((set, get) => {
    const wish = async (receiver: RecordReceiver, carryOut: () => Promise<CentralRecord>): Promise<boolean> => {
      set({ refused: null })
      try {
        set({ record: await carryOut(), error: null })
        return true
      } catch (thrown) {
        const error = errorOf(thrown)
        // A no to main's question is an answer, not an error.
        if (error.code !== 'not-confirmed') set({ refused: { receiver, error } })
        return false
      }
    }
    let reading: Promise<void> | null = null
    let isStale = false
    const read = async (): Promise<void> => {
      do {
        isStale = false
        try {
          set({ record: await ports.read(), error: null })
        } catch (thrown) {
          set({ error: errorOf(thrown) })
        }
      } while (isTold())
    }
    const isTold = (): boolean => isStale
    return {
      record: null,
      error: null,
      refused: null,
      load: () => {
        isStale = true
        reading ??= read().finally(() => {
          reading = null
        })
        return reading
      },
      async changed() {
        if (get().record !== null) await get().load()
      },
      keepSecret: (receiver, secret) => wish(receiver, () => ports.keepSecret(receiver, secret)),
      sendAgain: (receiver, from) => wish(receiver, () => ports.sendAgain(receiver, from)),
    }
  })
}
