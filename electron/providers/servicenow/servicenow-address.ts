/** ServiceNow addresses: whichever page of an instance was pasted, the base is the instance's host. */
import { normaliseBaseUrl } from '../http/base-url.ts'

/** Base URL without trailing slash: `https://example.service-now.com`. Throws like `normaliseBaseUrl`. */
export function normaliseServiceNowAddress(pasted: string): string {
  return normaliseBaseUrl(pasted, () => '')
}
