import type { AppState, WorkspaceKind } from '../../../shared/domain/app-state.ts'
import { CodedError } from '../../errors/coded-error.ts'
import type { SystemId } from '../../../shared/domain/connection.ts'
import type { KeptEvent } from '../../../shared/ipc/events.ts'
import type { AboutService } from '../../about/about.ts'
import type { Handlers } from '../dispatch.ts'

type AppChannel = Extract<keyof Handlers, `app:${string}`>

export interface AppPorts {
  /** `fresh`: tries again what can be tried, and asks also what an earlier answer would hold for. */
  readonly readState: (fresh: boolean) => Promise<AppState>
  /** What was kept for the window's page before it listened, which it does from now on. */
  readonly takeKeptEvents: (windowId: number) => KeptEvent[]
  readonly enter: (kind: WorkspaceKind) => Promise<void>
  readonly restartPractice: () => Promise<void>
  /** Where a link of a system's help leads, so that the page never names an address; `null`: there is no such link. */
  readonly linkOf: (system: SystemId, link: string) => string | null
  /** In the system's browser. */
  readonly openExternal: (url: string) => Promise<void>
  readonly about: AboutService
  readonly writeClipboard: (text: string) => Promise<void>
}

export function appHandlers(ports: AppPorts): Pick<Handlers, AppChannel> {
  return {
    'app:read-state': ({ again = false }) => ports.readState(again),

    'app:take-kept-events': (_request, { windowId }) => Promise.resolve({ events: ports.takeKeptEvents(windowId) }),

    'app:enter-practice': async () => {
      await ports.enter('practice')
      return {}
    },

    'app:leave-practice': async () => {
      await ports.enter('real')
      return {}
    },

    'app:restart-practice': async () => {
      await ports.restartPractice()
      return {}
    },

    'app:open-link': async ({ system, link }) => {
      const url = ports.linkOf(system, link)
      if (url === null) throw new CodedError('invalid-request', { fieldErrors: { link: 'not-known' } })
      await ports.openExternal(url)
      return {}
    },

    'app:read-about': () => ports.about.read(),

    'app:copy-about': async () => {
      const text = await ports.about.supportText()
      try {
        await ports.writeClipboard(text)
      } catch (cause) {
        throw new CodedError('clipboard-refused', {}, { cause })
      }
      return {}
    },

    'app:open-notices': async () => {
      await ports.about.openNotices()
      return {}
    },
  }
}
