/**
 * The requests of Flashback's interface that this provider makes, with the token on them. Sources: docs.flashback.tech,
 * platform API reference: mfa-multi-factor-authentication, organization, user-account.
 *
 * A reset is sent for somebody else only. Nothing here sends it without an id, and the sender's own is refused once more
 * at this last place before the line.
 */
import type { PausePorts } from '../http/pause.ts'
import { obeyRetryAfter } from '../http/retry-after.ts'
import type { ReadList } from '../http/parse-answer.ts'
import { createSystemClient, type Authentication } from '../http/system-client.ts'
import type { Transport, TransportResponse } from '../http/transport.ts'
import { failureOf } from './failures.ts'
import { foreignUserId, type ForeignUserId, type Sender } from './foreign-user-id.ts'
import { Organisation, OwnMfaStatus, Profile, User, UserList } from './schemas.ts'

/** The whole organisation comes in one answer: about 260 bytes a user, 13 MB for 50,000. */
const listTimeoutMs = 120_000
const listCapBytes = 64 * 1024 * 1024

export interface FlashbackClient {
  readProfile(signal: AbortSignal): Promise<Profile>
  readOrganisation(orgId: string, signal: AbortSignal): Promise<Organisation>
  readOwnMfaStatus(signal: AbortSignal): Promise<OwnMfaStatus>
  listUsers(signal: AbortSignal): Promise<ReadList<User>>
  readUser(userId: string, signal: AbortSignal): Promise<User>
  /**
   * The answer, whatever its status. Rejects with `ProviderError` `outcome-unknown` where the change may have been sent, and
   * with anything else only where it certainly was not carried out. `waiting` as in `SystemClient.change`.
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

    listUsers: (signal) =>
      client.read(
        UserList,
        { path: '/organization/users', timeoutMs: listTimeoutMs, maxAnswerBytes: listCapBytes },
        signal,
      ),

    readUser: (userId, signal) =>
      client.read(User, { path: `/organization/users/${encodeURIComponent(userId)}` }, signal, 'account'),

    async resetMfa(target, sender, signal, waiting) {
      const resetUserId = foreignUserId(target, sender)
      return client.change({ method: 'POST', path: '/mfa/reset', json: { resetUserId } }, signal, waiting)
    },
  }
}
