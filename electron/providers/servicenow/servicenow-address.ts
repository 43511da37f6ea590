/** ServiceNow addresses: whatever page of an instance a person pasted, the base is the instance's host. */
import { normaliseBaseUrl } from '../http/base-url.ts'

/** Base URL without trailing slash: `https://example.service-now.com`. Throws as `normaliseBaseUrl`. */
export function normaliseServiceNowAddress(pasted: string): string {
  return normaliseBaseUrl(pasted, () => '')
}
