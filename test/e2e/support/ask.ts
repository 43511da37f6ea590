/** Asks main over the page's own bridge. */
import type { Page } from '@playwright/test'
import type { Channel } from '../../../shared/ipc/channels.ts'
import type { Request, Response } from '../../../shared/ipc/contract.ts'
import type { Envelope } from '../../../shared/ipc/envelope.ts'

/** Throws what main refused. */
export async function askIn<C extends Channel>(page: Page, channel: C, request: Request<C>): Promise<Response<C>> {
  const envelope = await page.evaluate(
    ([name, payload]) => {
      const bridge = window.mfaDesk as unknown as Record<string, (request: unknown) => Promise<unknown>>
      return bridge[name]?.(payload)
    },
    [channel, request] as const,
  )
  const answer = envelope as Envelope<Response<C>>
  if (!answer.ok) throw new Error(`${channel}: ${answer.error.code}`)
  return answer.value
}
