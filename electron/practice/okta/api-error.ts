/**
 * Errors as the Okta APIs word them: the management API with a code and an id for Okta's support, the token endpoint as OAuth
 * (RFC 6749). Statuses and sentences follow Okta's published list of error codes.
 */
import { randomBytes } from 'node:crypto'
import { Refusal } from '../refusal.ts'

const errors = {
  E0000001: [400, 'Api validation failed: {0}'],
  E0000003: [400, 'The request body was not well-formed.'],
  E0000005: [403, 'Invalid session'],
  E0000006: [403, 'You do not have permission to perform the requested action'],
  E0000007: [404, 'Not found: {0}'],
  E0000008: [404, 'The requested path was not found'],
  E0000009: [500, 'Internal Server Error'],
  E0000011: [401, 'Invalid token provided'],
  // 401 in the list of codes; the operations that answer it are described with 403.
  E0000015: [403, 'You do not have permission to access the feature you are requesting'],
  E0000022: [405, 'The endpoint does not support the provided HTTP method'],
  E0000029: [400, 'Invalid paging request.'],
  E0000031: [400, 'Invalid search criteria.'],
  E0000032: [403, 'Unlock is not allowed for this user.'],
  E0000033: [400, "Bad request. Can't specify a search query and filter in the same request."],
  E0000038: [403, "This operation is not allowed in the user's current status."],
  E0000047: [429, 'API call exceeded rate limit due to too many requests.'],
  E0000068: [403, 'Invalid Passcode/Answer'],
  E0000069: [403, 'User Locked'],
  E0000082: [403, 'Each code can only be used once. Please wait for a new code and try again.'],
  E0000083: [403, 'PassCode is valid but exceeded time window.'],
  E0000109: [429, 'An SMS message was recently sent. Please wait 30 seconds before trying again.'],
  E0000118: [429, 'An email was recently sent. Please wait 5 seconds before trying again.'],
  E0000133: [429, 'A phone call was recently made. Please wait 30 seconds before trying again.'],
  // The list of codes says 410 and 423; the description of the operation knows neither.
  E0000154: [400, 'Invalid factor id, it is not currently active.'],
  // The published list stops before this one; the sentence is ours.
  E0000180: [403, 'The user is suspended.'],
} as const satisfies Readonly<Record<string, readonly [number, string]>>

export type ApiErrorCode = keyof typeof errors

export interface ApiErrorDetail {
  /** Stands for `{0}` in the sentence. */
  readonly about?: string
  readonly causes?: readonly string[]
  readonly headers?: Readonly<Record<string, string>>
}

export class ApiError extends Refusal {
  override readonly name = 'ApiError'
  readonly code: ApiErrorCode

  constructor(code: ApiErrorCode, { about = '', causes = [], headers = {} }: ApiErrorDetail = {}) {
    const [status, sentence] = errors[code]
    const body = {
      errorCode: code,
      errorSummary: sentence.replace('{0}', about),
      errorLink: code,
      errorId: `oae${randomBytes(15).toString('base64url')}`,
      errorCauses: causes.map((errorSummary) => ({ errorSummary })),
    }
    super(status, body, headers)
    this.code = code
  }
}

/** A refusal by the token endpoint. */
export class OAuthError extends Refusal {
  override readonly name = 'OAuthError'

  constructor(status: 400 | 401, error: string, description: string, headers: Readonly<Record<string, string>> = {}) {
    super(status, { error, error_description: description }, { 'Cache-Control': 'no-cache, no-store', ...headers })
  }
}

export function notFound(id: string, kind: 'User' | 'UserFactor' | 'Transaction' | 'Enrollment' | 'Client' | 'Role') {
  return new ApiError('E0000007', { about: `Resource not found: ${id} (${kind})` })
}

/** E0000001 about one field, with what is wrong with it as the cause. */
export function invalid(field: string, cause: string): ApiError {
  return new ApiError('E0000001', { about: field, causes: [`${field}: ${cause}`] })
}
