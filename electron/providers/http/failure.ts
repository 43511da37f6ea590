/** The meaning of a response that is not 2xx, unless the system is more specific, and its error detail. Pure. */
import { cleanServerText } from '../../../shared/domain/clean-text.ts'
import { ProviderError, type ProviderErrorDetail } from '../provider-error.ts'
import { isBusy, retryAfterSeconds } from './retry-after.ts'
import type { TransportResponse } from './transport.ts'

/** The failure of an authenticated request. The status must not be 2xx. */
export function failureByStatus(response: TransportResponse, detail: ProviderErrorDetail): ProviderError {
  const { status } = response
  if (isBusy(response)) return new ProviderError('rate-limited', 'rate-limited', detail)
  if (status === 401) return new ProviderError('unauthenticated', 'token-rejected', detail)
  if (status === 403) return new ProviderError('forbidden', 'forbidden', detail)
  if (status === 404 || status === 405) return new ProviderError('unexpected-response', 'interface-not-found', detail)
  if (status >= 500) return new ProviderError('unexpected-response', 'server-error', detail)
  return new ProviderError('rejected', 'rejected-by-server', detail)
}

/** `said`: the server's own words; empty if there are none. */
export function failureDetail(response: TransportResponse, said: string, now: Date): ProviderErrorDetail {
  const serverText = cleanServerText(said)
  const seconds = retryAfterSeconds(response.headers, now)
  return {
    httpStatus: response.status,
    ...(serverText === null ? {} : { serverText }),
    ...(seconds === null ? {} : { retryAfterSeconds: seconds }),
  }
}
