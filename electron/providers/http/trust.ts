/**
 * Whom TLS trusts: Node's list and the certificates the platform names (the operating system's). There is no way to accept a
 * certificate by hand.
 *
 * Reading the operating system's may take long. The first connections wait for them, but not for ever; those after them go on
 * with Node's list alone until they have come: fewer servers are trusted then, never more.
 */
import { setTimeout as waitFor } from 'node:timers/promises'
import tls from 'node:tls'
import type { Logger } from '../../logging/logger.ts'

export interface Trust {
  /** For a new connection. The same one for all, as long as the certificates stay the same. */
  secureContext(): Promise<tls.SecureContext>
  /** Whether any certificate of the operating system is among the trusted ones by now. */
  knowsSystem(): boolean
}

export interface TrustPorts {
  /** PEM certificates to trust beside Node's own list, usually the operating system's; none where they could not be read. */
  readonly trustedCertificates: () => Promise<readonly string[]>
  readonly logger: Logger
  /** How long connections wait for the certificates, in milliseconds from the first one on. */
  readonly readTimeoutMs?: number
}

/** Reads take up to fifteen seconds in all, so that most of it is left for the answer. */
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
      // One for every connection: reading some hundred certificates for each would cost more than the handshake.
      context ??= tls.createSecureContext({
        ca: [...new Set([...runtimeCertificates(), ...system])],
        minVersion: 'TLSv1.2',
      })
      return context
    },
    knowsSystem: () => system.length > 0,
  }
}

/** With what `NODE_EXTRA_CA_CERTS` adds. A runtime that cannot tell that still has the list it was built with. */
function runtimeCertificates(): readonly string[] {
  try {
    return tls.getCACertificates('default')
  } catch {
    return tls.rootCertificates
  }
}
