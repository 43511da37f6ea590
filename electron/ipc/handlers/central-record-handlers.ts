import type { CentralRecordService } from '../../central-record/central-record.ts'
import { Secret } from '../../secret/secret.ts'
import type { Handlers } from '../dispatch.ts'

type CentralRecordChannel = Extract<keyof Handlers, `central-record:${string}`>

/** `record` loads the service at the first question. */
export function centralRecordHandlers(
  record: () => Promise<CentralRecordService>,
): Pick<Handlers, CentralRecordChannel> {
  return {
    'central-record:read': async () => (await record()).read(),

    'central-record:keep-secret': async ({ receiver, secret }, { windowId }) => {
      const service = await record()
      await service.keepSecret(windowId, receiver, new Secret(secret))
      return service.read()
    },

    'central-record:send-again': async ({ receiver, from }) => {
      const service = await record()
      await service.sendAgainFrom(receiver, from)
      return service.read()
    },
  }
}
