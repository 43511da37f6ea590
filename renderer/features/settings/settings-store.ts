/**
 * The settings screen's state. A setting is saved as soon as it is changed: choices at once, the name after a pause, other texts when
 * the field is left, because main may ask about them; how long the history is kept only when somebody says so. After a no a choice goes
 * back to what is in force, and a text stays as typed until it is sent again or put back. Saves are sent one after the other, so that a slow one never undoes a later one. What may not be
 * saved stays in its field with the reason.
 */
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { ConnectionView, ResetOffer } from '../../../shared/domain/connection.ts'
import type { Settings } from '../../../shared/domain/settings.ts'
import type { AppError } from '../../../shared/ipc/envelope.ts'
import { errorOf, wasDeclined } from '../../bridge/error-of.ts'
import { changesFor, formOf, reasonFor, usualForm, type FieldName, type SettingsForm } from './settings-form.ts'
import type { SettingsPorts } from './settings-ports.ts'

const textPauseMs = 600

/** Saved when the field is left, or Enter is pressed in it. */
export const leftFields: readonly FieldName[] = [
  'ticketPattern',
  'recentsDays',
  'updateAddress',
  'noticesDeskName',
  'noticesContact',
  'recordHost',
  'recordPort',
  'recordAuthority',
  'recordFrame',
  'recordWebhookAddress',
  'recordOtlpAddress',
  'sensitive.people',
  'sensitive.groups',
  'privileged.people',
  'privileged.groups',
  'approvers',
  'limits.agentHour',
  'limits.agentDay',
  'limits.person30Days',
  'limits.coolDownMinutes',
]
/** Saved together, by `applyRetention`. */
const retentionFields: readonly FieldName[] = ['retention', 'retentionMonths']
const staysTyped = (field: FieldName): boolean => leftFields.includes(field) || retentionFields.includes(field)

export type SaveState =
  | { readonly status: 'waiting' }
  | { readonly status: 'saving' }
  | { readonly status: 'saved' }
  /** A person said no to main's question. */
  | { readonly status: 'declined' }
  | { readonly status: 'failed'; readonly error: AppError }

export type RecentsState =
  | { readonly status: 'unknown' }
  | { readonly status: 'counted'; readonly count: number }
  | { readonly status: 'clearing'; readonly count: number }
  | { readonly status: 'cleared' }
  | { readonly status: 'failed'; readonly error: AppError; readonly count: number | null }

export interface SettingsState {
  /** As main has them; `null` before the first answer. */
  readonly stored: Settings | null
  readonly form: SettingsForm | null
  readonly readError: AppError | null
  readonly saves: Partial<Readonly<Record<FieldName, SaveState>>>
  readonly connections: readonly ConnectionView[] | null
  readonly connectionsError: AppError | null
  /** By connection id. */
  readonly offerSaves: Readonly<Record<string, SaveState>>
  readonly recents: RecentsState

  readonly load: () => Promise<void>
  readonly edit: <F extends FieldName>(field: F, value: SettingsForm[F]) => void
  /** The field was left: what waits is saved now. */
  readonly flush: (field: FieldName) => void
  /** Enter in a field: also what was declined or could not be saved is sent again. */
  readonly submit: (field: FieldName) => void
  /** The screen is left: so are its fields. */
  readonly leaveScreen: () => void
  readonly applyRetention: () => void
  readonly retry: (field: FieldName) => void
  /** What was typed gives way to what is in force. */
  readonly putBack: (field: FieldName) => void
  /** As MFA Desk comes, saved together: one question of main's where it asks at all. */
  readonly useUsual: (fields: readonly FieldName[]) => void
  /** Main says the settings changed, perhaps elsewhere: fields nobody is editing follow. */
  readonly settingsChanged: () => Promise<void>
  readonly loadConnections: () => Promise<void>
  readonly changeOffer: (connectionId: string, offer: ResetOffer) => Promise<void>
  readonly clearRecents: () => Promise<void>
}

export function createSettingsStore(ports: SettingsPorts): StoreApi<SettingsState> {
  return createStore<SettingsState>((set, get) => {
    let queue: Promise<void> = Promise.resolve()
    const waiting = new Map<FieldName, () => void>()
    /** The latest edit of each field: only its own save may speak for the field. */
    const edits = new Map<FieldName, number>()
    let editSerial = 0

    const setSave = (field: FieldName, save: SaveState): void =>
      set((state) => ({ saves: { ...state.saves, [field]: save } }))

    const forgetSave = (field: FieldName): void =>
      set((state) => ({
        saves: Object.fromEntries(Object.entries(state.saves).filter(([name]) => name !== field)),
      }))

    const setOfferSave = (connectionId: string, save: SaveState): void =>
      set((state) => ({ offerSaves: { ...state.offerSaves, [connectionId]: save } }))

    /** `isChoice`: goes back as a whole after a no, texts as well. */
    function send(fields: readonly FieldName[], isChoice = false): void {
      const sent = fields.map((field) => {
        waiting.get(field)?.()
        waiting.delete(field)
        setSave(field, { status: 'saving' })
        return { field, edit: edits.get(field) }
      })
      queue = queue.then(async () => {
        const { form, stored } = get()
        // A later edit of the same field has its own turn in the queue, or waits because it may not be saved.
        const latest = () => sent.filter(({ field, edit }) => edits.get(field) === edit).map(({ field }) => field)
        const going = latest()
        if (form === null || stored === null || going.length === 0) return
        try {
          const saved = await ports.change(changesFor(going, form, stored))
          for (const field of latest()) edits.delete(field)
          // A choice that waited for its number to be right is saved with the number.
          if (going.includes('retentionMonths')) edits.delete('retention')
          takeStored(saved)
          for (const field of going) if (!edits.has(field)) setSave(field, { status: 'saved' })
        } catch (thrown) {
          applyRefusal(latest(), errorOf(thrown), isChoice)
        }
      })
    }

    function applyRefusal(fields: readonly FieldName[], error: AppError, isChoice: boolean): void {
      for (const field of fields) {
        if (!wasDeclined(error)) {
          setSave(field, { status: 'failed', error })
          continue
        }
        setSave(field, { status: 'declined' })
        // A switch that shows what is not in force would mislead.
        if (isChoice || !staysTyped(field)) edits.delete(field)
      }
      const { stored } = get()
      if (stored !== null) takeStored(stored)
    }

    /** New values from main reach the fields that hold nothing unsaved. */
    function takeStored(stored: Settings): void {
      const form = get().form
      const fresh = formOf(stored)
      if (form === null) {
        set({ stored, form: fresh })
        return
      }
      const unsaved = Object.fromEntries([...edits.keys()].map((field) => [field, form[field]]))
      // Months that are not in force keep what was typed.
      const months = fresh.retention === 'everything' ? { retentionMonths: form.retentionMonths } : {}
      set({ stored, form: { ...fresh, ...months, ...unsaved } })
    }

    async function countRecents(): Promise<void> {
      try {
        set({ recents: { status: 'counted', count: await ports.countRecents() } })
      } catch (thrown) {
        set({ recents: { status: 'failed', error: errorOf(thrown), count: null } })
      }
    }

    async function read(): Promise<void> {
      try {
        takeStored(await ports.read())
        set({ readError: null })
      } catch (thrown) {
        set({ readError: errorOf(thrown) })
      }
    }

    return {
      stored: null,
      form: null,
      readError: null,
      saves: {},
      connections: null,
      connectionsError: null,
      offerSaves: {},
      recents: { status: 'unknown' },

      async load() {
        // A "Saved" from an earlier visit would speak of nothing that happened now.
        set((state) => ({
          saves: Object.fromEntries(Object.entries(state.saves).filter(([, save]) => save.status !== 'saved')),
          offerSaves: {},
        }))
        await Promise.all([read(), get().loadConnections(), countRecents()])
      },

      edit(field, value) {
        const before = get().form
        if (before === null) return
        const form = { ...before, [field]: value }
        waiting.get(field)?.()
        waiting.delete(field)
        edits.set(field, ++editSerial)
        set({ form })
        if (reasonFor(field, form) !== null) {
          forgetSave(field)
        } else if (retentionFields.includes(field)) {
          setSave(field, { status: 'waiting' })
        } else if (leftFields.includes(field)) {
          setSave(field, { status: 'waiting' })
          waiting.set(field, () => undefined)
        } else if (field === 'agentName') {
          setSave(field, { status: 'waiting' })
          waiting.set(
            field,
            ports.later(textPauseMs, () => send([field])),
          )
        } else send([field])
      },

      flush(field) {
        if (waiting.has(field)) send([field])
      },

      submit(field) {
        const status = get().saves[field]?.status
        if (waiting.has(field) || status === 'declined' || status === 'failed') send([field])
      },

      leaveScreen() {
        for (const field of waiting.keys()) send([field])
      },

      applyRetention() {
        const { form } = get()
        if (form !== null && reasonFor('retentionMonths', form) === null) {
          edits.set('retentionMonths', ++editSerial)
          send(['retentionMonths'])
        }
      },

      retry(field) {
        send([field])
      },

      putBack(field) {
        waiting.get(field)?.()
        waiting.delete(field)
        edits.delete(field)
        forgetSave(field)
        const { stored } = get()
        if (stored !== null) takeStored(stored)
      },

      useUsual(fields) {
        const { form } = get()
        if (form === null) return
        const usual = Object.fromEntries(fields.map((field) => [field, usualForm[field]]))
        set({ form: { ...form, ...usual } })
        for (const field of fields) edits.set(field, ++editSerial)
        send(fields, true)
      },

      async settingsChanged() {
        await read()
      },

      async loadConnections() {
        try {
          set({ connections: await ports.listConnections(), connectionsError: null })
        } catch (thrown) {
          set({ connectionsError: errorOf(thrown) })
        }
      },

      async changeOffer(connectionId, offer) {
        const before = get().connections
        const place = (connection: ConnectionView): void =>
          set((state) => ({
            connections: state.connections?.map((each) => (each.id === connection.id ? connection : each)) ?? null,
          }))
        const current = before?.find(({ id }) => id === connectionId)
        if (current === undefined) return
        place({ ...current, offer })
        setOfferSave(connectionId, { status: 'saving' })
        const isLatest = () => get().connections?.find(({ id }) => id === connectionId)?.offer === offer
        queue = queue.then(async () => {
          if (!isLatest()) return
          try {
            const saved = await ports.changeOffer(connectionId, offer)
            if (!isLatest()) return
            place(saved)
            setOfferSave(connectionId, { status: 'saved' })
          } catch (thrown) {
            if (!isLatest()) return
            // A switch that shows what is not in force would mislead: it goes back.
            const error = errorOf(thrown)
            setOfferSave(connectionId, wasDeclined(error) ? { status: 'declined' } : { status: 'failed', error })
            await get().loadConnections()
          }
        })
        await queue
      },

      async clearRecents() {
        const recents = get().recents
        if (recents.status === 'clearing') return
        set({ recents: { status: 'clearing', count: recents.status === 'counted' ? recents.count : 0 } })
        try {
          await ports.clearRecents()
          set({ recents: { status: 'cleared' } })
        } catch (thrown) {
          set({ recents: { status: 'failed', error: errorOf(thrown), count: null } })
        }
      },
    }
  })
}
