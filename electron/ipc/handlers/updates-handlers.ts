import type { UpdatesService } from '../../updates/updates.ts'
import type { Handlers } from '../dispatch.ts'

type UpdatesChannel = Extract<keyof Handlers, `updates:${string}`>

/** `updates` loads the service at the first question. */
export function updatesHandlers(updates: () => Promise<UpdatesService>): Pick<Handlers, UpdatesChannel> {
  return {
    'updates:read': async () => (await updates()).read(),

    'updates:look-now': async () => (await updates()).checkNow(),

    'updates:open-link': async () => {
      await (await updates()).openLink()
      return {}
    },
  }
}
