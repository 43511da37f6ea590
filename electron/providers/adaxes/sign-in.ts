/**
 * How a connection authenticates to Adaxes: with an access token (2026.1 and newer), or with a user name and password, which are
 * exchanged for a token that is valid for half an hour (older; adaxes.com/sdk/REST_Authentication_Legacy).
 */
import { Secret } from '../../secret/secret.ts'
import { parse } from '../http/parse-answer.ts'
import { keepSession, pastedToken, renewalTime, sendSignIn, type Session } from '../http/session.ts'
import type { AuthHeaders, Authentication } from '../http/system-client.ts'
import { isOk, type Transport } from '../http/transport.ts'
import { signInFailureOf } from './failures.ts'
import { AuthSession, AuthToken } from './schemas.ts'
import { readInstant } from './mapper.ts'

const headersOf = (token: Secret): AuthHeaders => ({ 'Adm-Authorization': token.reveal() })

export const createTokenSignIn = (readSecret: () => Promise<Secret>): Authentication =>
  pastedToken(readSecret, headersOf)

/** The server's default. */
const defaultLifeMs = 30 * 60_000

export function createPasswordSignIn(ports: {
  readonly transport: Transport
  readonly username: string
  readonly readSecret: () => Promise<Secret>
  readonly now: () => Date
}): Authentication {
  const { transport, username, readSecret, now } = ports
  const signIn = async (password: Secret): Promise<Session> => {
    const session = await sendSignIn(transport, {
      method: 'POST',
      path: '/api/authSessions/create',
      json: { username, password: password.reveal() },
    })
    if (!isOk(session)) throw signInFailureOf(session, now())
    const answer = await sendSignIn(transport, {
      method: 'POST',
      path: '/api/auth',
      json: { sessionId: parse(AuthSession, session.json).sessionid },
    })
    if (!isOk(answer)) throw signInFailureOf(answer, now())
    const { token, expiresatutc } = parse(AuthToken, answer.json)
    const endsAt = Date.parse(readInstant(expiresatutc) ?? '')
    return { token: new Secret(token), renewAt: renewalTime(endsAt, answer, now(), defaultLifeMs) }
  }
  return keepSession({ readSecret, now, headersOf, signIn })
}
