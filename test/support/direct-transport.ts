/** The socket transport as tests use it: straight, with the runtime's certificates and those a test names beside them. */
import { rootCertificates } from 'node:tls'
import { createSilentLogger } from '../../electron/logging/file-logger.ts'
import { createSocketTransport, type SocketTransportOptions } from '../../electron/providers/http/socket-transport.ts'
import { createTrust } from '../../electron/providers/http/trust.ts'
import type { Transport } from '../../electron/providers/http/transport.ts'

export interface DirectTransportOptions extends Partial<SocketTransportOptions> {
  /** What the operating system trusts. One of the runtime's own when left out, which changes nothing. */
  readonly trusted?: readonly string[]
}

export function openTransport(
  baseUrl: string,
  { trusted = rootCertificates.slice(0, 1), logger = createSilentLogger(), ...more }: DirectTransportOptions = {},
): Transport {
  return createSocketTransport({
    baseUrl,
    userAgent: 'MFA-Desk/test',
    resolveProxy: () => Promise.resolve([{ by: 'direct' }]),
    trust: createTrust({ trustedCertificates: () => Promise.resolve(trusted), logger }),
    logger,
    ...more,
  })
}
