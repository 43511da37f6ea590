/** The one store of the central record, joined to the bridge and to main's events for as long as the page lives. */
import { useStore } from 'zustand'
import { ask, onEvent } from '../../bridge/bridge.ts'
import { createRecordStore, type RecordState } from './record-store.ts'

export const recordStore = createRecordStore({
  read: () => ask('central-record:read', {}),
  keepSecret: (receiver, secret) => ask('central-record:keep-secret', { receiver, secret }),
  sendAgain: (receiver, from) => ask('central-record:send-again', { receiver, from }),
})

for (const event of ['central-record-changed', 'settings-changed', 'workspace-changed'] as const) {
  onEvent(event, () => void recordStore.getState().changed())
}

export function useRecord<Part>(select: (state: RecordState) => Part): Part {
  return useStore(recordStore, select)
}
