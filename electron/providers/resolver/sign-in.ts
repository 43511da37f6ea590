/**
 * How a connection authenticates to Resolver: with an API key, or with e-mail address and password, which are exchanged for a
 * token that is valid for fifteen minutes and renewed before it expires. Source: help.resolver.com/help/session-tokens
 */
import type { SignIn } from '../../../shared/domain/connection.ts'
import { Secret } from '../../secret/secret.ts'
import { parse } from '../http/parse-answer.ts'
import { keepSession, pastedToken, renewalTime, sendSignIn, type Session } from '../http/session.ts'
import type { AuthHeaders, Authentication } from '../http/system-client.ts'
import { isOk, type Transport, type TransportResponse } from '../http/transport.ts'
import { ProviderError } from '../provider-error.ts'
import { signInFailureOf } from './failures.ts'
import { SessionToken } from './schemas.ts'

export const createKeySignIn = (readSecret: () => Promise<Secret>): Authentication =>
  pastedToken(readSecret, (key) => ({ 'x-api-key': key.reveal() }))

const defaultLifeMs = 15 * 60_000

export function createPasswordSignIn(ports: {
  readonly transport: Transport
  readonly signIn: Extract<SignIn, { kind: 'password' }>
  readonly readSecret: () => Promise<Secret>
  readonly now: () => Date
}): Authentication {
  const { transport, readSecret, now } = ports
  const { username, organisation } = ports.signIn

  const read = (answer: TransportResponse): Session => {
    const { token, expiresAt } = parse(SessionToken, answer.json)
    const endsAt = expiresAt === null ? NaN : expiresAt * 1000
    return { token: new Secret(token), renewAt: renewalTime(endsAt, answer, now(), defaultLifeMs) }
  }
  const headersOf = (token: Secret): AuthHeaders => ({ Authorization: `bearer ${token.reveal()}` })

  const signIn = async (password: Secret): Promise<Session> => {
    // Public scripts send this `client`; the vendor's own pages do not say what it means.
    const json = {
      email: username,
      password: password.reveal(),
      ...organisationOf(organisation),
      client: 'core-client',
    }
    const answer = await sendSignIn(transport, { method: 'POST', path: '/user/authenticate', json })
    if (!isOk(answer)) throw signInFailureOf(answer, now())
    return read(answer)
  }

  const renew = async ({ token }: Session): Promise<Session | null> => {
    const answer = await sendSignIn(transport, { method: 'GET', path: '/user/authenticate', headers: headersOf(token) })
    if (isOk(answer)) return read(answer)
    // Expired or revoked: the password has not been rejected and may still be valid.
    if (answer.status === 401 || answer.status === 403) return null
    throw signInFailureOf(answer, now())
  }

  return keepSession({ readSecret, now, headersOf, signIn, renew })
}

/** The organisation's number as the API expects it. Throws `ProviderError` `organisation-refused` for anything but a number. */
function organisationOf(organisation: string | undefined): { selectedOrg?: number } {
  if (organisation === undefined) return {}
  if (!/^\d{1,15}$/.test(organisation)) throw new ProviderError('rejected', 'organisation-refused')
  return { selectedOrg: Number(organisation) }
}
