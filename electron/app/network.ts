/** How every server is reached: under one name, by the system's proxies, and with one set of trusted certificates for all. */
import type { SocketTransportOptions } from '../providers/http/socket-transport.ts'
import { createTrust } from '../providers/http/trust.ts'
import type { Platform } from './ports.ts'

export type Network = Pick<SocketTransportOptions, 'userAgent' | 'resolveProxy' | 'trust' | 'logger'>

/** Reads no certificate before the first connection. */
export function createNetwork(
  platform: Pick<Platform, 'version' | 'resolveProxy' | 'trustedCertificates' | 'logger'>,
): Network {
  const { version, resolveProxy, logger } = platform
  return { userAgent: `MFA-Desk/${version}`, resolveProxy, trust: createTrust(platform), logger }
}
