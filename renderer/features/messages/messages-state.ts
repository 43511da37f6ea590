/** The one store of messages, joined to the bridge and to main's events for as long as the page lives. */
import { useStore } from 'zustand'
import { ask, onEvent } from '../../bridge/bridge.ts'
import { createMessagesStore, type MessagesState } from './messages-store.ts'

export const messagesStore = createMessagesStore({ ask, onEvent })

export function useMessages<Part>(select: (state: MessagesState) => Part): Part {
  return useStore(messagesStore, select)
}
