/**
 * The requests of Flashback's interface that this provider makes, with the token on them. Sources: docs.flashback.tech,
 * platform API reference: mfa-multi-factor-authentication, organization, user-account.
 *
 * A reset is sent for somebody else only. Nothing here sends it without an id, and the sender's own is refused once more
 * at this last place before the line.
 */
import type { SignInMethod } from '../http/session.ts'
import { createSignedSender, type Call } from '../http/signed-sender.ts'
import { isOk, type Transport, type TransportResponse } from '../http/transport.ts'
import { failureOf } from './failures.ts'
import { foreignUserId, type ForeignUserId, type Sender } from './foreign-user-id.ts'
import { authorization } from './sign-in.ts'

/** The whole organisation comes in one answer: about 260 bytes a user, 13 MB for 50,000. */
const listTimeoutMs = 120_000
const listCapBytes = 64 * 1024 * 1024

export interface FlashbackClient {
  readProfile(signal: AbortSignal): Promise<unknown>
  readOrganisation(orgId: string, signal: AbortSignal): Promise<unknown>
  readOwnMfaStatus(signal: AbortSignal): Promise<unknown>
  listUsers(signal: AbortSignal): Promise<unknown>
  readUser(userId: string, signal: AbortSignal): Promise<unknown>
  /**
   * The answer, whatever its status. Rejects with `ProviderError` `outcome-unknown` where the change may have been sent, and
   * with anything else only where it certainly was not carried out.
   */
  resetMfa(target: ForeignUserId, sender: Sender, signal: AbortSignal): Promise<TransportResponse>
}

export function createFlashbackClient(ports: {
  readonly transport: Transport
  readonly signIn: SignInMethod
  readonly now: () => Date
}): FlashbackClient {
  const { transport, signIn, now } = ports

  const send = createSignedSender({
    transport,
    signIn,
    now,
    headersFor: authorization,
    isUnauthenticated: ({ status }) => status === 401,
  })

  const read = async (
    path: string,
    signal: AbortSignal,
    about: 'account' | 'interface' = 'interface',
    limits: Pick<Call, 'timeoutMs' | 'maxAnswerBytes'> = {},
  ): Promise<unknown> => {
    const response = await send({ method: 'GET', path, effect: 'read', ...limits }, signal)
    if (!isOk(response)) throw failureOf(response, now(), about)
    return response.json
  }

  return {
    readProfile: (signal) => read('/user/profile', signal),
    readOrganisation: (orgId, signal) => read(`/organization/${encodeURIComponent(orgId)}`, signal),
    readOwnMfaStatus: (signal) => read('/mfa/status', signal),
    listUsers: (signal) =>
      read('/organization/users', signal, 'interface', { timeoutMs: listTimeoutMs, maxAnswerBytes: listCapBytes }),
    readUser: (userId, signal) => read(`/organization/users/${encodeURIComponent(userId)}`, signal, 'account'),

    async resetMfa(target, sender, signal) {
      const resetUserId = foreignUserId(target, sender)
      return send({ method: 'POST', path: '/mfa/reset', json: { resetUserId }, effect: 'change' }, signal)
    },
  }
}
