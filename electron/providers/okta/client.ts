/** Requests to Okta's management API, authenticated and within its rate limits. */
import type { z } from 'zod'
import { createSystemClient, type RequestTarget, type SystemClient } from '../http/system-client.ts'
import type { Transport } from '../http/transport.ts'
import { ProviderError } from '../provider-error.ts'
import { failureOf, isUnauthenticated } from './failures.ts'
import type { RateLimits } from './rate-limits.ts'
import type { OktaAuthentication } from './sign-in.ts'

export interface OktaClient extends SystemClient {
  /** Like `read`, with a scope that is not requested otherwise; `null` if it was not granted. */
  readWithScope<Schema extends z.ZodType>(
    schema: Schema,
    path: string,
    scope: string,
    signal: AbortSignal,
  ): Promise<z.output<Schema> | null>
}

export function createOktaClient(ports: {
  readonly transport: Transport
  readonly authentication: OktaAuthentication
  readonly limits: RateLimits
  readonly now: () => Date
}): OktaClient {
  const { transport, authentication, limits, now } = ports
  const { isServiceApp } = authentication

  const clientWith = (headers: OktaAuthentication['headers']): SystemClient =>
    createSystemClient({
      transport,
      authentication: { ...authentication, headers },
      pacing: { run: (target, attempt, waiting) => limits.run(bucketOf(target), attempt, waiting) },
      isUnauthenticated,
      failureOf: (response) => failureOf(response, { now: now(), isServiceApp }),
    })

  return {
    ...clientWith((target, signal) => authentication.headers(target, signal)),

    async readWithScope(schema, path, scope, signal) {
      const scoped = clientWith((target, waiting) => authentication.headersWithScope(scope, target, waiting))
      try {
        return await scoped.read(schema, { path }, signal)
      } catch (error) {
        if (error instanceof ProviderError && error.code === 'scope-missing') return null
        throw error
      }
    },
  }
}

/** Okta counts requests by endpoint, whatever the ids in the path. */
function bucketOf({ method, path }: RequestTarget): string {
  return `${method} ${path.replace(/\/(?=[^/]*\d)(?!v1(?:\/|$))[^/]+/gu, '/*')}`
}

/** The path of a user's resource. The transport refuses `.` and `..` segments. */
export function userPath(accountId: string, ...below: readonly string[]): string {
  return ['/api/v1/users', encodeURIComponent(accountId), ...below.map(encodeURIComponent)].join('/')
}
