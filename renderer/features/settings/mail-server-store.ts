/**
 * The mail server as it stands in its fields, until somebody saves it: its parts belong together, main asks about a new one, and the
 * password goes to the keychain after it.
 */
import { createStore, type StoreApi } from 'zustand/vanilla'
import { mailAddressIn } from '../../../shared/domain/mail-address.ts'
import type { MailServer } from '../../../shared/domain/notice-rules.ts'
import { mailHostPattern } from '../../../shared/domain/mail-address.ts'
import type { Settings } from '../../../shared/domain/settings.ts'
import type { AppError } from '../../../shared/ipc/envelope.ts'
import type { ask as askMain } from '../../bridge/bridge.ts'
import { errorOf, wasDeclined } from '../../bridge/error-of.ts'

export interface MailServerDraft {
  readonly host: string
  readonly port: string
  readonly security: MailServer['security']
  readonly user: string
  readonly from: string
  readonly password: string
}

export type MailServerField = keyof MailServerDraft
export type Done =
  | { readonly status: 'idle' | 'working' | 'done' | 'declined' }
  | { readonly status: 'failed'; readonly error: AppError }

export interface MailServerState {
  readonly draft: MailServerDraft
  /** Whether the fields hold what is not saved. */
  readonly isEdited: boolean
  /** Refusals are shown once somebody has tried to save. */
  readonly isTried: boolean
  readonly isPasswordKept: boolean
  readonly saving: Done
  readonly testAddress: string
  readonly testing: Done

  /** What is in force, from now on. Fields that were edited stay. */
  readonly follow: (server: MailServer | null) => void
  readonly edit: <Field extends MailServerField>(field: Field, value: MailServerDraft[Field]) => void
  readonly save: () => Promise<void>
  /** Nobody is told any more. */
  readonly turnOff: () => Promise<void>
  readonly editTestAddress: (address: string) => void
  readonly test: () => Promise<void>
}

export interface MailServerPorts {
  readonly ask: typeof askMain
  readonly stored: () => Settings | null
}

const empty: MailServerDraft = { host: '', port: '587', security: 'starttls', user: '', from: '', password: '' }
const usualPorts: Readonly<Record<MailServer['security'], string>> = { starttls: '587', tls: '465' }

/** Why a field cannot be saved as it stands; `null` where it can. */
export function faultOf(field: MailServerField, draft: MailServerDraft): boolean {
  switch (field) {
    case 'host':
      return !mailHostPattern.test(draft.host.trim())
    case 'port':
      return !/^\d{1,5}$/.test(draft.port.trim()) || Number(draft.port) < 1 || Number(draft.port) > 65_535
    case 'from':
      return mailAddressIn(draft.from) === null
    default:
      return false
  }
}

const fields: readonly MailServerField[] = ['host', 'port', 'from']

export function createMailServerStore({ ask, stored }: MailServerPorts): StoreApi<MailServerState> {
  return createStore<MailServerState>((set, get) => {
    const readPassword = async (): Promise<void> => {
      const { kept } = await ask('notices:read-password', {}).catch(() => ({ kept: false }))
      set({ isPasswordKept: kept })
    }

    const change = async (mailServer: MailServer | null): Promise<void> => {
      const notices = stored()?.notices
      if (notices === undefined) return
      await ask('settings:change', { changes: { notices: { ...notices, mailServer } } })
    }

    const work = async (key: 'saving' | 'testing', does: () => Promise<void>): Promise<void> => {
      if (get()[key].status === 'working') return
      set({ [key]: { status: 'working' } })
      try {
        await does()
        set({ [key]: { status: 'done' } })
      } catch (thrown) {
        const error = errorOf(thrown)
        set({ [key]: wasDeclined(error) ? { status: 'declined' } : { status: 'failed', error } })
      }
    }

    return {
      draft: empty,
      isEdited: false,
      isTried: false,
      isPasswordKept: false,
      saving: { status: 'idle' },
      testAddress: '',
      testing: { status: 'idle' },

      follow(server) {
        void readPassword()
        if (get().isEdited) return
        set({ draft: server === null ? empty : { ...server, port: String(server.port), password: '' } })
      },

      edit(field, value) {
        const { draft } = get()
        // The usual port follows what it is usual for.
        const isUsual = draft.port === usualPorts[draft.security]
        const port = field === 'security' && isUsual ? { port: usualPorts[value as MailServer['security']] } : {}
        set({ draft: { ...draft, ...port, [field]: value }, isEdited: true, saving: { status: 'idle' } })
      },

      async save() {
        const { draft } = get()
        set({ isTried: true })
        if (fields.some((field) => faultOf(field, draft))) return
        const { host, port, security, user, from, password } = draft
        await work('saving', async () => {
          const server = { host: host.trim(), port: Number(port), security, user: user.trim(), from: from.trim() }
          await change(server)
          if (password !== '') await ask('notices:keep-password', { password })
          set({ draft: { ...draft, password: '' }, isEdited: false, isTried: false })
        })
        await readPassword()
      },

      turnOff: () =>
        work('saving', async () => {
          await change(null)
          set({ draft: empty, isEdited: false, isTried: false })
        }),

      editTestAddress: (testAddress) => set({ testAddress, testing: { status: 'idle' } }),

      test: () =>
        work('testing', async () => {
          await ask('notices:test', { address: get().testAddress.trim() })
        }),
    }
  })
}
