/**
 * Builds the page's bridge from the list of channels: one function each, and one subscription. No logic, no schemas, no way
 * to name a channel, and nothing of Electron goes through: not `ipcRenderer`, not an event object.
 */
import { contextBridge, ipcRenderer, webFrame, type IpcRendererEvent } from 'electron'
import { channels, eventChannel } from '../../shared/ipc/channels.ts'
import { startOverMs } from '../../shared/ipc/start-over.ts'

const calls = Object.fromEntries(
  channels.map((channel) => [channel, (request: unknown): Promise<unknown> => ipcRenderer.invoke(channel, request)]),
)

function onEvent(listener: (event: unknown) => void): () => void {
  const forward = (_electronEvent: IpcRendererEvent, event: unknown) => listener(event)
  ipcRenderer.on(eventChannel, forward)
  return () => {
    ipcRenderer.off(eventChannel, forward)
  }
}

contextBridge.exposeInMainWorld('mfaDesk', Object.freeze({ ...calls, onEvent }))

// It also collects the page's garbage, which would stay until its heap is short of room.
setTimeout(() => webFrame.clearCache(), startOverMs)
