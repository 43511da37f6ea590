/**
 * The server for notices as it stands in its fields, until somebody saves it: its parts belong together, main asks about a new one, and its
 * password or secret goes to the keychain after it.
 */
import { createStore, type StoreApi } from 'zustand/vanilla'
import { mailAddressIn } from '../../../shared/domain/mail-address.ts'
import type { MailServer, NoticeServer } from '../../../shared/domain/notice-rules.ts'
import { mailHostPattern } from '../../../shared/domain/mail-address.ts'
import type { Settings } from '../../../shared/domain/settings.ts'
import { updateAddressFault } from '../../../shared/domain/update-address.ts'
import type { AppError } from '../../../shared/ipc/envelope.ts'
import type { ask as askMain } from '../../bridge/bridge.ts'
import { errorOf, wasDeclined } from '../../bridge/error-of.ts'

export interface NoticeServerDraft {
  readonly kind: NoticeServer['kind']
  readonly host: string
  readonly port: string
  readonly security: MailServer['security']
  readonly user: string
  readonly from: string
  /** Of the webhook. */
  readonly address: string
  /** The password of the mail server, or the secret of the webhook. */
  readonly secret: string
}

export type NoticeServerField = keyof NoticeServerDraft
export type Done =
  | { readonly status: 'idle' | 'working' | 'done' | 'declined' }
  | { readonly status: 'failed'; readonly error: AppError }

export interface NoticeServerState {
  readonly draft: NoticeServerDraft
  /** Whether the fields hold what is not saved. */
  readonly isEdited: boolean
  /** Refusals are shown once somebody has tried to save. */
  readonly isTried: boolean
  readonly isSecretKept: boolean
  readonly saving: Done
  readonly testAddress: string
  readonly testing: Done

  /** What is in force, from now on. Fields that were edited stay. */
  readonly follow: (server: NoticeServer | null) => void
  readonly edit: <Field extends NoticeServerField>(field: Field, value: NoticeServerDraft[Field]) => void
  readonly save: () => Promise<void>
  /** Nobody is told any more. */
  readonly turnOff: () => Promise<void>
  readonly editTestAddress: (address: string) => void
  readonly test: () => Promise<void>
}

export interface NoticeServerPorts {
  readonly ask: typeof askMain
  readonly stored: () => Settings | null
}

const empty: NoticeServerDraft = {
  kind: 'mail',
  host: '',
  port: '587',
  security: 'starttls',
  user: '',
  from: '',
  address: '',
  secret: '',
}
const usualPorts: Readonly<Record<MailServer['security'], string>> = { starttls: '587', tls: '465' }

/** Whether a field cannot be saved as it stands. */
export function faultOf(field: NoticeServerField, draft: NoticeServerDraft): boolean {
  switch (field) {
    case 'host':
      return !mailHostPattern.test(draft.host.trim())
    case 'port':
      return !/^\d{1,5}$/.test(draft.port.trim()) || Number(draft.port) < 1 || Number(draft.port) > 65_535
    case 'from':
      return mailAddressIn(draft.from) === null
    case 'address':
      return updateAddressFault(draft.address.trim()) !== null
    default:
      return false
  }
}

const checkedFields: Readonly<Record<NoticeServer['kind'], readonly NoticeServerField[]>> = {
  mail: ['host', 'port', 'from'],
  webhook: ['address'],
}

function serverIn({ kind, host, port, security, user, from, address }: NoticeServerDraft): NoticeServer {
  return kind === 'webhook'
    ? { kind, address: address.trim() }
    : { kind, host: host.trim(), port: Number(port), security, user: user.trim(), from: from.trim() }
}

function draftOf(server: NoticeServer | null): NoticeServerDraft {
  if (server === null) return empty
  return server.kind === 'webhook' ? { ...empty, ...server } : { ...empty, ...server, port: String(server.port) }
}

export function createNoticeServerStore({ ask, stored }: NoticeServerPorts): StoreApi<NoticeServerState> {
  return createStore<NoticeServerState>((set, get) => {
    const readSecret = async (): Promise<void> => {
      const { kept } = await ask('notices:read-secret', {}).catch(() => ({ kept: false }))
      set({ isSecretKept: kept })
    }

    const change = async (server: NoticeServer | null): Promise<void> => {
      const notices = stored()?.notices
      if (notices === undefined) return
      await ask('settings:change', { changes: { notices: { ...notices, server } } })
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
      isSecretKept: false,
      saving: { status: 'idle' },
      testAddress: '',
      testing: { status: 'idle' },

      follow(server) {
        void readSecret()
        if (get().isEdited) return
        set({ draft: draftOf(server) })
      },

      edit(field, value) {
        const { draft } = get()
        // What was typed for the one server is not for the other.
        const secret = field === 'kind' ? { secret: '' } : {}
        // The usual port follows what it is usual for.
        const isUsual = draft.port === usualPorts[draft.security]
        const port = field === 'security' && isUsual ? { port: usualPorts[value as MailServer['security']] } : {}
        set({ draft: { ...draft, ...port, ...secret, [field]: value }, isEdited: true, saving: { status: 'idle' } })
      },

      async save() {
        const { draft } = get()
        set({ isTried: true })
        if (checkedFields[draft.kind].some((field) => faultOf(field, draft))) return
        await work('saving', async () => {
          await change(serverIn(draft))
          if (draft.secret !== '') await ask('notices:keep-secret', { secret: draft.secret })
          set({ draft: { ...draft, secret: '' }, isEdited: false, isTried: false })
        })
        await readSecret()
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
