/**
 * The authenticated requests that this provider sends to Flashback's API. Sources: docs.flashback.tech,
 * platform API reference: mfa-multi-factor-authentication, organization, user-account.
 *
 * A reset is only ever sent for somebody else. Nothing here sends it without an id, and the sender's own id is refused again
 * here, just before sending.
 */
import type { PausePorts } from '../http/pause.ts'
import type { LongList } from '../http/long-list.ts'
import { obeyRetryAfter } from '../http/retry-after.ts'
import { createSystemClient, type Authentication } from '../http/system-client.ts'
import type { Transport, TransportResponse } from '../http/transport.ts'
import { ProviderError } from '../provider-error.ts'
import { failureOf } from './failures.ts'
import { foreignUserId, type ForeignUserId, type Sender } from './foreign-user-id.ts'
import { Organisation, OwnMfaStatus, Profile, User, UserList, UserWithRole } from './schemas.ts'

/** Five times the users of the largest organisations. */
const maxUsers = 250_000

/** The whole organisation arrives in one response: about 260 bytes a user, 13 MB for 50,000. */
const listTimeoutMs = 120_000
const listCapBytes = 64 * 1024 * 1024

export interface FlashbackClient {
  readProfile(signal: AbortSignal): Promise<Profile>
  readOrganisation(orgId: string, signal: AbortSignal): Promise<Organisation>
  readOwnMfaStatus(signal: AbortSignal): Promise<OwnMfaStatus>
  /** Calls `take` with each user as it arrives. Resolves with the number that could not be parsed; rejects if none could be. */
  listUsers(take: (user: User) => void, signal: AbortSignal): Promise<number>
  readUser(userId: string, signal: AbortSignal): Promise<UserWithRole>
  /**
   * The response, whatever its status. Rejects with `ProviderError` `outcome-unknown` if the change may have been sent, and
   * with any other error only if it certainly was not carried out. `waiting` as in `SystemClient.change`.
   */
  resetMfa(
    target: ForeignUserId,
    sender: Sender,
    signal: AbortSignal,
    waiting?: AbortSignal,
  ): Promise<TransportResponse>
}

export function createFlashbackClient(
  ports: PausePorts & {
    readonly transport: Transport
    readonly authentication: Authentication
  },
): FlashbackClient {
  const { transport, authentication, now } = ports

  const client = createSystemClient({
    transport,
    authentication,
    pacing: obeyRetryAfter(ports),
    isUnauthenticated: ({ status }) => status === 401,
    failureOf: (response, about) => failureOf(response, now(), about),
  })

  return {
    readProfile: (signal) => client.read(Profile, { path: '/user/profile' }, signal),

    readOrganisation: (orgId, signal) =>
      client.read(Organisation, { path: `/organization/${encodeURIComponent(orgId)}` }, signal),

    readOwnMfaStatus: (signal) => client.read(OwnMfaStatus, { path: '/mfa/status' }, signal),

    async listUsers(take, signal) {
      let read = 0
      let unreadable = 0
      const list: LongList = {
        field: 'data',
        maxItems: maxUsers,
        take(item) {
          // Checked first, because a schema error costs far more than parsing a user.
          const user = hasId(item) ? User.safeParse(item) : null
          if (user?.success !== true) {
            unreadable += 1
            return
          }
          read += 1
          take(user.data)
        },
      }
      const limits = { timeoutMs: listTimeoutMs, maxAnswerBytes: listCapBytes }
      await client.read(UserList, { path: '/organization/users', list, ...limits }, signal)
      if (read === 0 && unreadable > 0) throw new ProviderError('unexpected-response', 'answer-not-understood')
      return unreadable
    },

    readUser: (userId, signal) =>
      client.read(UserWithRole, { path: `/organization/users/${encodeURIComponent(userId)}` }, signal, 'account'),

    async resetMfa(target, sender, signal, waiting) {
      const resetUserId = foreignUserId(target, sender)
      return client.change({ method: 'POST', path: '/mfa/reset', json: { resetUserId } }, signal, waiting)
    },
  }
}

function hasId(item: unknown): boolean {
  const isObject = typeof item === 'object' && item !== null && 'id' in item
  return isObject && typeof item.id === 'string' && item.id !== ''
}
