/** Searching for people: each connection is searched independently, and none delays another. */
import { isTransient } from '../state/reading.ts'
import { emptyPart, searchText, type SearchPart } from '../state/search-state.ts'
import type { DeskContext } from './desk-context.ts'
import { joinToOpen, refresh } from './person.ts'

const debounceMs = 200

export function setText(desk: DeskContext, text: string): void {
  const { ports, get, set, tasks } = desk
  const changed = get().filled || searchText(text) !== searchText(get().text)
  set({ text, filled: false })
  if (!changed) return
  stopSearch(desk)
  if (searchText(text) === null) {
    set({ parts: {} })
    return
  }
  for (const connection of ports.connections()) setPart(desk, connection.id, { phase: 'waiting', error: null })
  const signal = tasks.start('debounce')
  void ports.wait(debounceMs, signal).then(
    () => {
      if (!signal.aborted) searchNow(desk)
    },
    () => undefined,
  )
}

export function stopSearch({ tasks }: DeskContext): void {
  tasks.cancel('search/')
  tasks.cancel('debounce')
}

/** Asks the connections again that `stopSearch` kept from answering. */
export function resumeSearch(desk: DeskContext): void {
  for (const { connectionId, phase, error } of Object.values(desk.get().parts)) {
    const waits = phase === 'waiting' || phase === 'searching' || (error !== null && isTransient(error))
    if (waits) retrySearch(desk, connectionId)
  }
}

/** Searches every connection for what is typed. */
export function searchNow(desk: DeskContext): void {
  desk.tasks.cancel('debounce')
  desk.set({ filled: false })
  for (const connection of desk.ports.connections()) retrySearch(desk, connection.id)
}

export function retrySearch(desk: DeskContext, connectionId: string): void {
  const text = searchText(desk.get().text)
  if (text !== null) searchConnection(desk, connectionId, text)
}

function searchConnection(desk: DeskContext, connectionId: string, text: string): void {
  setPart(desk, connectionId, { phase: 'searching', error: null })
  desk.tasks.readWithRetry(
    `search/${connectionId}`,
    (signal) => desk.ports.ask('directory:search', { connectionId, text }, signal),
    {
      value: (page) => {
        setPart(desk, connectionId, { phase: 'answered', error: null, ...page, unreadable: page.unreadable ?? 0 })
        joinToOpen(desk, page.accounts)
      },
      failure: (error) =>
        setPart(desk, connectionId, {
          phase: 'failed',
          error,
          accounts: [],
          more: false,
          narrowed: false,
          unreadable: 0,
        }),
    },
  )
}

/** Connections were added, removed or changed: new ones are searched for what is typed, answers of removed ones are dropped. */
export function connectionsChanged(desk: DeskContext): void {
  const { ports, get, set, tasks } = desk
  const ids = ports.connections().map((connection) => connection.id)
  const { parts, open, accounts } = get()
  for (const id of Object.keys(parts)) if (!ids.includes(id)) tasks.cancel(`search/${id}`)
  set({ parts: Object.fromEntries(Object.entries(parts).filter(([id]) => ids.includes(id))) })
  // The change may be what a failed read was waiting for.
  for (const key of open?.accountKeys ?? []) if (accounts[key]?.statusRead.phase === 'failed') refresh(desk, key)
  if (get().filled) return
  for (const id of ids) {
    if (parts[id] === undefined || parts[id].phase === 'failed') retrySearch(desk, id)
  }
}

function setPart({ set }: DeskContext, connectionId: string, change: Partial<SearchPart>): void {
  set(({ parts }) => ({
    parts: { ...parts, [connectionId]: { ...(parts[connectionId] ?? emptyPart(connectionId)), ...change } },
  }))
}
