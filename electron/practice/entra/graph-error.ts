/** Refusals as Microsoft Graph words them ("Microsoft Graph error responses and resource types"). */
import { randomUUID } from 'node:crypto'
import { Refusal } from '../refusal.ts'

export function refusal(
  status: number,
  code: string,
  message: string,
  headers: Readonly<Record<string, string>> = {},
): Refusal {
  const requestId = randomUUID()
  const innerError = {
    date: new Date().toISOString().slice(0, 19),
    'request-id': requestId,
    'client-request-id': requestId,
  }
  return new Refusal(status, { error: { code, message, innerError } }, { 'request-id': requestId, ...headers })
}

export function unauthenticated(challenge: string | null): Refusal {
  return refusal(401, 'InvalidAuthenticationToken', 'Lifetime validation failed, the token is expired.', {
    'WWW-Authenticate': challenge ?? 'Bearer realm="", error="invalid_token"',
  })
}

export const noUser = (id: string): Refusal =>
  refusal(
    404,
    'Request_ResourceNotFound',
    `Resource '${id}' does not exist or one of its queried reference-property objects are not present.`,
  )

export const notAllowed = (): Refusal => refusal(403, 'accessDenied', 'Request Authorization failed')

export const noPrivileges = (): Refusal =>
  refusal(403, 'Authorization_RequestDenied', 'Insufficient privileges to complete the operation.')

export const badQuery = (message: string): Refusal => refusal(400, 'Request_UnsupportedQuery', message)
