/**
 * Whom TLS trusts: Node's list and the certificates the platform names (the operating system's). There is no way to accept a
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

/** With what `NODE_EXTRA_CA_CERTS` adds. A runtime that cannot tell that still has the list it was built with. */
function runtimeCertificates(): readonly string[] {
  try {
    return tls.getCACertificates('default')
  } catch {
    return tls.rootCertificates
  }
}
