/**
 * The requests of Resolver's interface that this provider makes. Sources: helpcenter.resolver.com, "Retrieving a User ID",
 * "Resetting Multi-Factor Authentication through Swagger".
 *
 * The last picture of the latter shows `PUT /user/org/mfa` by mistake, the switch for the whole organisation. It is not among
 * the paths below, and nothing but these can be asked for.
 */
import { createSignedSender, type Call } from '../http/signed-sender.ts'
import { isOk, type Transport, type TransportResponse } from '../http/transport.ts'
import { ProviderError } from '../provider-error.ts'
import { failureOf } from './failures.ts'
import type { ResolverSignIn } from './sign-in.ts'
import type { UserId } from './user-id.ts'

type Path = '/user/users' | '/user/users/me' | '/user/users/mfa/reset'

export interface ResolverClient {
  whoAmI(signal: AbortSignal): Promise<unknown>
  /** A search and not a look-up: the answer may hold anybody. */
  searchUsers(text: string, signal: AbortSignal): Promise<unknown>
  /**
   * The answer, whatever its status. Rejects with `ProviderError` `outcome-unknown` where the change may have been sent, and
   * with anything else only where it certainly was not carried out.
   */
  resetMfa(ids: readonly UserId[], signal: AbortSignal): Promise<TransportResponse>
}

type ResolverCall = Call & { readonly path: Path }

export function createResolverClient(ports: {
  readonly transport: Transport
  readonly signIn: ResolverSignIn
  readonly now: () => Date
}): ResolverClient {
  const { transport, signIn, now } = ports

  const send: (call: ResolverCall, signal: AbortSignal) => Promise<TransportResponse> = createSignedSender({
    transport,
    signIn,
    now,
    headersFor: (token) => signIn.header(token),
    // "No or bad authentication" is 403 here.
    isUnauthenticated: ({ status }) => status === 401 || status === 403,
  })

  const read = async (call: Omit<ResolverCall, 'effect' | 'method'>, signal: AbortSignal): Promise<unknown> => {
    const response = await send({ ...call, method: 'GET', effect: 'read' }, signal)
    if (!isOk(response)) throw failureOf(response, now())
    return response.json
  }

  return {
    whoAmI: (signal) => read({ path: '/user/users/me' }, signal),

    searchUsers: (text, signal) => read({ path: '/user/users', query: { search: text } }, signal),

    async resetMfa(ids, signal) {
      // The type says so already; a list that is empty or holds anything else must not leave under any circumstances.
      if (ids.length === 0 || !ids.every((id) => Number.isSafeInteger(id) && id > 0)) {
        throw new ProviderError('rejected', 'user-id-refused')
      }
      return send({ method: 'PUT', path: '/user/users/mfa/reset', json: { ids }, effect: 'change' }, signal)
    },
  }
}
