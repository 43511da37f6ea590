import type { Handlers } from '../dispatch.ts'
import type { CurrentWorkspace } from './workspace.ts'

type DirectoryChannel = Extract<keyof Handlers, `directory:${string}`>

export function directoryHandlers(workspace: CurrentWorkspace): Pick<Handlers, DirectoryChannel> {
  return {
    'directory:search': ({ connectionId, text }, { signal }) =>
      workspace().directory.search(connectionId, text, signal),
    'directory:read-account': (ref, { signal }) => workspace().directory.readAccount(ref, signal),
    'directory:read-status': (ref, { signal }) => workspace().directory.readStatus(ref, signal),
    'directory:list-recents': async () => ({ recents: [...(await workspace().directory.listRecents())] }),
    'directory:clear-recents': async () => {
      await workspace().directory.clearRecents()
      return {}
    },
  }
}
