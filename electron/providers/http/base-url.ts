/**
 * Converts a pasted address to the base URL of a connection.
 *
 * Accepts only https, and http for this computer. Refuses user names and passwords in the address, queries, fragments,
 * backslashes and embedded blanks: URL parsers interpret those in surprising ways, and a token must go to the host that is visible. Also
 * refuses text that looks like a token itself.
 */
import { ProviderError } from '../provider-error.ts'

/**
 * The normalised address: scheme, host, port and path without trailing slashes. `trimPath` removes the excess that users of a system
 * tend to paste (an endpoint, `/api`); it is given the path without trailing slashes ('' or '/a/b') and returns one in the same form.
 *
 * A pasted address without a scheme is assumed to be https. Throws `ProviderError` `rejected` with `address-invalid` or
 * `address-not-https`.
 */
export function normaliseBaseUrl(pasted: string, trimPath: (path: string) => string = (path) => path): string {
  const text = pasted.trim()
  if (text === '' || /[\s\\\p{Cc}\p{Cf}]/u.test(text)) throw new ProviderError('rejected', 'address-invalid')

  const hasScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(text)
  if (!hasScheme && text.includes('://')) throw new ProviderError('rejected', 'address-invalid')

  let url: URL
  try {
    url = new URL(hasScheme ? text : `https://${text}`)
  } catch (cause) {
    throw new ProviderError('rejected', 'address-invalid', {}, { cause })
  }
  if (url.protocol !== 'https:' && url.protocol !== 'http:') throw new ProviderError('rejected', 'address-invalid')
  if (url.username !== '' || url.password !== '' || /[@?#]/.test(text)) {
    throw new ProviderError('rejected', 'address-invalid')
  }
  if (url.hostname === '' || hasLabelTooLong(url.hostname) || (!hasScheme && looksLikeSecret(text))) {
    throw new ProviderError('rejected', 'address-invalid')
  }
  if (url.protocol === 'http:' && !isLoopback(url)) throw new ProviderError('rejected', 'address-not-https')

  return url.origin + withoutTrailingSlashes(trimPath(withoutTrailingSlashes(url.pathname)))
}

/** A label of a host name has at most 63 characters (RFC 1035, 2.3.4); a part of a token often has more. */
const hasLabelTooLong = (hostname: string): boolean => hostname.split('.').some((label) => label.length > 63)

/**
 * Whether a single word is more likely a token than a server name: it is longer than server names are, or alternates between letters and
 * digits more often (`directory01` does once, 32 hexadecimal digits about fifteen times). A token in this field would be stored as an
 * address, shown, and looked up in DNS.
 */
function looksLikeSecret(text: string): boolean {
  if (/[.:/]/.test(text)) return false
  const changes = text.match(/[a-z](?=[0-9])|[0-9](?=[a-z])/gi)?.length ?? 0
  return text.length >= 40 || (text.length >= 16 && changes >= 4)
}

/** Whether the address is this computer, so that requests never leave it. */
export function isLoopback(url: URL): boolean {
  const host = url.hostname
  return host === 'localhost' || host === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(host)
}

/** Whether a connection's address is without TLS, which `normaliseBaseUrl` allows only for this computer. */
export function isPlainHttp(baseUrl: string): boolean {
  return new URL(baseUrl).protocol === 'http:'
}

function withoutTrailingSlashes(path: string): string {
  return path.replace(/\/+$/, '')
}
