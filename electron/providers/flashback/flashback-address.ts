/** Flashback addresses: the backend's host, whatever request of the documentation was pasted. */
import { normaliseBaseUrl } from '../http/base-url.ts'

/** Where the requests of the platform API begin. Source: docs.flashback.tech/support-reference/platform-api-reference */
const interfacePath = /^\/(mfa|user|organization|token|auth)(\/.*)?$/i

/** Base URL without trailing slash: `https://backend.flashback.tech`. Throws as `normaliseBaseUrl`. */
export function normaliseFlashbackAddress(pasted: string): string {
  return normaliseBaseUrl(pasted, (path) => (interfacePath.test(path) ? '' : path))
}
