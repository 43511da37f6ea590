/** The socket transport as tests use it: straight, with nothing trusted beside the runtime's certificates. */
import { createSocketTransport, type SocketTransportOptions } from '../../electron/providers/http/socket-transport.ts'
import type { Transport } from '../../electron/providers/http/transport.ts'

export function openLine(baseUrl: string, more: Partial<SocketTransportOptions> = {}): Transport {
  return createSocketTransport({
    baseUrl,
    userAgent: 'MFA-Desk/test',
    resolveProxy: () => Promise.resolve(null),
    trustedCertificates: () => [],
    ...more,
  })
}
