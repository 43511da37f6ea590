/**
 * Whom TLS trusts: Node's list, the operating system's and the certificates the platform names. There is no way to accept a
 * certificate by hand.
 */
import tls from 'node:tls'

/** One context for every connection: reading some hundred certificates for each would cost more than the handshake. */
export function createTrust(trustedCertificates: () => readonly string[]): () => tls.SecureContext {
  let context: tls.SecureContext | null = null
  return () => {
    context ??= tls.createSecureContext({
      ca: [...new Set([...runtimeCertificates(), ...trustedCertificates()])],
      minVersion: 'TLSv1.2',
    })
    return context
  }
}

/** Electron's runtime may lack `getCACertificates` or its `system` list; Node's own list is always there. */
function runtimeCertificates(): readonly string[] {
  const read = (tls as { getCACertificates?: typeof tls.getCACertificates }).getCACertificates
  if (!read) return tls.rootCertificates
  try {
    return [...read('default'), ...read('system')]
  } catch {
    return tls.rootCertificates
  }
}
