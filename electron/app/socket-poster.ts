/** POSTs JSON over the transport the systems are reached by: the same proxies, certificates and limits. */
import { retryAfterSeconds } from '../providers/http/retry-after.ts'
import { createSocketTransport } from '../providers/http/socket-transport.ts'
import { ProviderError } from '../providers/provider-error.ts'
import type { OpenPoster, Posted } from '../webhook/poster.ts'
import type { Network } from './network.ts'

/** A receiver's answer is a word or two; more is a page. */
const capBytes = 64 * 1024

/** `timeoutMs`: for all of an attempt. */
export function openPosterWith(network: Network, now: () => Date, timeoutMs: number): OpenPoster {
  return (address, { takesText }) => {
    const url = new URL(address)
    const transport = createSocketTransport({ baseUrl: url.origin, ...network })
    return {
      async post(headers, body, signal): Promise<Posted> {
        try {
          const {
            status,
            json,
            headers: answered,
          } = await transport.send({
            method: 'POST',
            path: url.pathname,
            headers,
            jsonText: body,
            takesText,
            // A message may come twice, and receivers know it by its number.
            effect: 'read',
            timeoutMs,
            maxAnswerBytes: capBytes,
            signal,
          })
          const seconds = retryAfterSeconds(answered, now())
          return { kind: 'answered', status, json, retryAfterMs: seconds === null ? null : seconds * 1000 }
        } catch (cause) {
          if (!(cause instanceof ProviderError)) return { kind: 'failed', code: 'internal', status: null }
          return { kind: 'failed', code: cause.code, status: cause.detail.httpStatus ?? null }
        }
      },
      close: () => transport.close(),
    }
  }
}
