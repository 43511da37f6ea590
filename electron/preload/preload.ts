/**
 * Builds the page's bridge from the list of channels: one function each, one that gives a call up, and one subscription. No
 * schemas, no way to name a channel, and nothing of Electron goes through: not `ipcRenderer`, not an event object.
 */
import { contextBridge, ipcRenderer, webFrame, type IpcRendererEvent } from 'electron'
import {
  prefetchedChannels,
  cancelChannel,
  cancellable,
  channels,
  eventChannel,
  type Channel,
} from '../../shared/ipc/channels.ts'
import { startOverMs } from '../../shared/ipc/start-over.ts'

/**
 * What every start asks is asked here, while the page's code is still on its way; the answer goes to whoever asks first. Once main has
 * told of a change it may be old, and is asked for again.
 */
const early = new Map<Channel, Promise<unknown>>(
  prefetchedChannels.map((channel) => [channel, ipcRenderer.invoke(channel, {})]),
)
// Whoever takes an answer is told of a fault; one that nobody takes is nobody's trouble.
for (const answer of early.values()) answer.catch(() => undefined)
ipcRenderer.once(eventChannel, () => early.clear())

const canBeCancelled = new Set<Channel>(cancellable)

const calls = Object.fromEntries(
  channels.map((channel) => [
    channel,
    (request: object, callId?: string): Promise<unknown> => {
      const answer = Object.keys(request).length === 0 ? early.get(channel) : undefined
      early.delete(channel)
      const beside = callId !== undefined && canBeCancelled.has(channel) ? [callId] : []
      return answer ?? ipcRenderer.invoke(channel, request, ...beside)
    },
  ]),
)

const cancel = (callId: string): void => ipcRenderer.send(cancelChannel, callId)

function onEvent(listener: (event: unknown) => void): () => void {
  const forward = (_electronEvent: IpcRendererEvent, event: unknown) => listener(event)
  ipcRenderer.on(eventChannel, forward)
  return () => {
    ipcRenderer.off(eventChannel, forward)
  }
}

contextBridge.exposeInMainWorld('mfaDesk', Object.freeze({ ...calls, cancel, onEvent }))

// It also collects the page's garbage, which would stay until its heap is short of room.
setTimeout(() => webFrame.clearCache(), startOverMs)
