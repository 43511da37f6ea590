/**
 * Which certificates TLS trusts: Node's list and those of the platform (the operating system's). A certificate cannot be accepted
 * manually.
 *
 * Reading the operating system's certificates may take long. The first connections wait for them, up to a limit; later ones use
 * Node's list alone until they are available, which means that fewer servers are trusted, never more.
 */
import { setTimeout as waitFor } from 'node:timers/promises'
import tls from 'node:tls'
import type { Logger } from '../../logging/logger.ts'

export interface Trust {
  /** For a new connection. Shared by all of them until the certificates change. */
  secureContext(): Promise<tls.SecureContext>
  /** Whether any certificate of the operating system is trusted yet. */
  knowsSystem(): boolean
}

export interface TrustPorts {
  /** PEM certificates to trust in addition to Node's own list, usually the operating system's; empty if they could not be read. */
  readonly trustedCertificates: () => Promise<readonly string[]>
  readonly logger: Logger
  /** How long connections wait for the certificates, in milliseconds counted from the first connection. */
  readonly readTimeoutMs?: number
}

/** Short enough that most of a read's fifteen seconds are left for the response. */
const defaultReadTimeoutMs = 4_000

export function createTrust(ports: TrustPorts): Trust {
  const { trustedCertificates, logger, readTimeoutMs = defaultReadTimeoutMs } = ports
  let system: readonly string[] = []
  let context: tls.SecureContext | null = null
  let waited: Promise<void> | null = null

  const wait = async (): Promise<void> => {
    const late = Symbol('late')
    const reading = trustedCertificates().then((certificates) => {
      system = certificates
      context = null
    })
    const first = await Promise.race([reading, waitFor(readTimeoutMs, late, { ref: false })])
    if (first === late) logger.warn('connected-before-system-certificates')
  }

  return {
    async secureContext() {
      waited ??= wait()
      await waited
      // Shared by all connections: parsing some hundred certificates for each would take longer than the handshake.
      context ??= tls.createSecureContext({
        ca: [...new Set([...runtimeCertificates(), ...system])],
        minVersion: 'TLSv1.2',
      })
      return context
    },
    knowsSystem: () => system.length > 0,
  }
}

/** Includes those from `NODE_EXTRA_CA_CERTS`. A runtime that cannot list these still has its built-in ones. */
function runtimeCertificates(): readonly string[] {
  try {
    return tls.getCACertificates('default')
  } catch {
    return tls.rootCertificates
  }
}
