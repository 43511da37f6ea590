/**
 * A transport that is opened with its first request. What opens sockets is half of all that main would have to load before its window
 * stands, and nobody looks anybody up before that.
 */
import type { Transport } from './transport.ts'

export function lateTransport(open: () => Promise<Transport>): Transport {
  let opened: Promise<Transport> | null = null
  return {
    async send(request) {
      opened ??= open()
      return (await opened).send(request)
    },
    async close() {
      await (await opened)?.close()
    },
  }
}
