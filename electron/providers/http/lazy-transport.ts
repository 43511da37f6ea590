/**
 * A transport that is loaded with its first request. The networking code is half of what main would otherwise have to load before it
 * shows its window, and no one searches before that.
 */
import { ProviderError } from '../provider-error.ts'
import type { Transport } from './transport.ts'

export function lazyTransport(open: () => Promise<Transport>): Transport {
  let opened: Promise<Transport> | null = null
  let closed = false
  return {
    async send(request) {
      // A provider may still try to send something after its connection was removed or while the program is quitting.
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
