/** Flashback addresses: the backend's host, whichever endpoint of the documentation was pasted. */
import { normaliseBaseUrl } from '../http/base-url.ts'

/** The first path segments of the platform API. Source: docs.flashback.tech/support-reference/platform-api-reference */
const interfacePath = /^\/(mfa|user|organization|token|auth)(\/.*)?$/i

/** Base URL without trailing slash: `https://backend.flashback.tech`. Throws like `normaliseBaseUrl`. */
export function normaliseFlashbackAddress(pasted: string): string {
  return normaliseBaseUrl(pasted, (path) => (interfacePath.test(path) ? '' : path))
}
