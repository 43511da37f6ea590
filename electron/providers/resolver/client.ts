/**
 * The requests that this provider sends to Resolver's API. Sources: helpcenter.resolver.com, "Retrieving a User ID",
 * "Resetting Multi-Factor Authentication through Swagger".
 *
 * The last picture of the latter mistakenly shows `PUT /user/org/mfa`, the switch for the whole organisation. It is not among
 * the paths below, and no other paths can be requested.
 */
import type { PausePorts } from '../http/pause.ts'
import { obeyRetryAfter } from '../http/retry-after.ts'
import type { ReadList } from '../http/parse-answer.ts'
import { createSystemClient, type Authentication, type SystemClient } from '../http/system-client.ts'
import type { Transport, TransportResponse } from '../http/transport.ts'
import { ProviderError } from '../provider-error.ts'
import { failureOf } from './failures.ts'
import { UserList, WhoAmI, type User } from './schemas.ts'
import type { UserId } from './user-id.ts'

type Path = '/user/users' | '/user/users/me' | '/user/users/mfa/reset'

export interface ResolverClient {
  whoAmI(signal: AbortSignal): Promise<WhoAmI>
  /** A search rather than a look-up: the result may contain anybody. */
  searchUsers(text: string, signal: AbortSignal): Promise<ReadList<User>>
  /**
   * The response, whatever its status. Rejects with `ProviderError` `outcome-unknown` if the change may have been sent, and
   * with any other error only if it certainly was not carried out. `waiting` as in `SystemClient.change`.
   */
  resetMfa(ids: readonly UserId[], signal: AbortSignal, waiting?: AbortSignal): Promise<TransportResponse>
}

export function createResolverClient(
  ports: PausePorts & {
    readonly transport: Transport
    readonly authentication: Authentication
  },
): ResolverClient {
  const { transport, authentication, now } = ports

  const client: SystemClient<Path> = createSystemClient({
    transport,
    authentication,
    pacing: obeyRetryAfter(ports),
    // "No or bad authentication" is 403 here.
    isUnauthenticated: ({ status }) => status === 401 || status === 403,
    failureOf: (response) => failureOf(response, now()),
  })

  return {
    whoAmI: (signal) => client.read(WhoAmI, { path: '/user/users/me' }, signal),

    searchUsers: (text, signal) => client.read(UserList, { path: '/user/users', query: { search: text } }, signal),

    async resetMfa(ids, signal, waiting) {
      // The type already ensures this, but an empty list, or one with anything else in it, must never be sent.
      if (ids.length === 0 || !ids.every((id) => Number.isSafeInteger(id) && id > 0)) {
        throw new ProviderError('rejected', 'user-id-refused')
      }
      return client.change({ method: 'PUT', path: '/user/users/mfa/reset', json: { ids } }, signal, waiting)
    },
  }
}
