/**
 * A transport that is opened with its first request. What opens sockets is half of all that main would have to load before its window
 * stands, and nobody looks anybody up before that.
 */
import { ProviderError } from '../provider-error.ts'
import type { Transport } from './transport.ts'

export function lazyTransport(open: () => Promise<Transport>): Transport {
  let opened: Promise<Transport> | null = null
  let closed = false
  return {
    async send(request) {
      // A provider may still have something to send when its connection is already removed or the program ends.
      if (closed) throw new ProviderError('cancelled', 'cancelled')
      opened ??= open()
      return (await opened).send(request)
    },
    async close() {
      closed = true
      await (await opened)?.close()
    },
  }
}
