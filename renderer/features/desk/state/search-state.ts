/** What is typed, what each connection has answered to it, and the recent look-ups. */
import type { Account } from '../../../../shared/domain/account.ts'
import { addressInBrackets } from '../../../../shared/domain/match-people.ts'
import type { Recent } from '../../../../shared/domain/recent.ts'
import type { AppError } from '../../../../shared/ipc/envelope.ts'
import type { LinkState } from './link-state.ts'

/** With fewer characters, a system would return half of its directory. */
const minSearchLength = 2
/** The IPC contract's limit for a search. */
const maxSearchLength = 320

/** One connection's part of a search. */
export type SearchPart = {
  readonly connectionId: string
  readonly phase: 'waiting' | 'searching' | 'answered' | 'failed'
  /** From the latest answer; while another text is being searched for, only those that still match are shown. */
  readonly accounts: readonly Account[]
  readonly more: boolean
  readonly narrowed: boolean
  /** The number of entries in the answer that could not be parsed. */
  readonly unreadable: number
  readonly error: AppError | null
}

export type SearchState = {
  readonly text: string
  /** By connection id. */
  readonly parts: Readonly<Record<string, SearchPart>>
  readonly recents: readonly Recent[]
  /** The recents have been requested at least once, so that an empty list means that there are none. */
  readonly recentsRead: boolean
  /** Why they could not be read the last time. What was read before stays. */
  readonly recentsError: AppError | null
}

export const emptySearch: SearchState = { text: '', parts: {}, recents: [], recentsRead: false, recentsError: null }

export const emptyPart = (connectionId: string): SearchPart => ({
  connectionId,
  phase: 'waiting',
  accounts: [],
  more: false,
  narrowed: false,
  unreadable: 0,
  error: null,
})

/** Whether every connection has answered to what is typed, or failed. */
export function hasAnswered({ text, parts, filled }: SearchState & LinkState): boolean {
  return (
    searchText(text) !== null &&
    !filled &&
    Object.values(parts).every(({ phase }) => phase === 'answered' || phase === 'failed')
  )
}

/** The text sent to the systems, or `null` while it is too short. Main handles a pasted address in angle brackets. */
export function searchText(text: string): string | null {
  const trimmed = text.trim()
  return Array.from(addressInBrackets(trimmed)).length >= minSearchLength ? trimmed.slice(0, maxSearchLength) : null
}
