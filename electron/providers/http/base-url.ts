/**
 * From what a person pasted to the base URL of a connection.
 *
 * Only https, and http for this very computer. Refuses user names and passwords in the address, queries, fragments,
 * backslashes and blanks inside: browsers read those in surprising ways, and a token must go to the host one can see. Refuses
 * what looks like a token itself.
 */
import { ProviderError } from '../provider-error.ts'

/**
 * The normalised address: scheme, host, port and path without trailing slashes. `trimPath` cuts what a system's people paste
 * too much (an endpoint, `/api`); it gets the path without trailing slashes ('' or '/a/b') and returns the same kind.
 *
 * A pasted address without a scheme is taken as https. Throws `ProviderError` `rejected` with `address-invalid` or
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

/** What stands between two dots of a host name has at most 63 characters (RFC 1035, 2.3.4); a part of a token often more. */
const hasLabelTooLong = (hostname: string): boolean => hostname.split('.').some((label) => label.length > 63)

/**
 * Whether a word on its own is rather a token than the name of a server: longer than people name servers, or letters and
 * digits mixed as nobody mixes them (`directory01` changes once, 32 hexadecimal digits about fifteen times). A token in this
 * field would be kept as an address, shown, and looked up on the network.
 */
function looksLikeSecret(text: string): boolean {
  if (/[.:/]/.test(text)) return false
  const changes = text.match(/[a-z](?=[0-9])|[0-9](?=[a-z])/gi)?.length ?? 0
  return text.length >= 40 || (text.length >= 16 && changes >= 4)
}

/** Whether the address is this computer: what is sent there never passes a wire. */
export function isLoopback(url: URL): boolean {
  const host = url.hostname
  return host === 'localhost' || host === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(host)
}

/** Whether a connection's own address is without TLS. `normaliseBaseUrl` lets that pass for this computer only. */
export function isPlainHttp(baseUrl: string): boolean {
  return new URL(baseUrl).protocol === 'http:'
}

function withoutTrailingSlashes(path: string): string {
  return path.replace(/\/+$/, '')
}
