/**
 * How a connection authenticates to ServiceNow: with user name and password, as an application (OAuth 2.0 client credentials), or with an
 * API key. The key is sent in a header and never in a URL, which servers log.
 */
import { Secret } from '../../secret/secret.ts'
import { createBasicSignIn } from '../http/basic-sign-in.ts'
import { parse } from '../http/parse-answer.ts'
import { keepSession, pastedToken, renewalTime, sendSignIn, type Session } from '../http/session.ts'
import type { Authentication } from '../http/system-client.ts'
import { isOk, type Transport } from '../http/transport.ts'
import type { ProviderInput } from '../system-definition.ts'
import { signInFailureOf } from './failures.ts'
import { TokenAnswer } from './schemas.ts'

/** The default of instances. */
const defaultLifeMs = 30 * 60_000

export function createSignIn({
  connection: { signIn },
  transport,
  readSecret,
  now,
}: Pick<ProviderInput, 'connection' | 'transport' | 'readSecret' | 'now'>): Authentication {
  switch (signIn.kind) {
    case 'password':
      return createBasicSignIn(signIn.username, readSecret)
    case 'client-secret':
      return createApplicationSignIn({ transport, clientId: signIn.clientId, readSecret, now })
    default:
      return pastedToken(readSecret, (key) => ({ 'x-sn-apikey': key.reveal() }))
  }
}

function createApplicationSignIn(ports: {
  readonly transport: Transport
  readonly clientId: string
  readonly readSecret: () => Promise<Secret>
  readonly now: () => Date
}): Authentication {
  const { transport, clientId, readSecret, now } = ports
  const signIn = async (secret: Secret): Promise<Session> => {
    const answer = await sendSignIn(transport, {
      method: 'POST',
      path: '/oauth_token.do',
      form: { grant_type: 'client_credentials', client_id: clientId, client_secret: secret.reveal() },
    })
    if (!isOk(answer)) throw signInFailureOf(answer, now())
    const { access_token, expires_in } = parse(TokenAnswer, answer.json)
    const lifeMs = expires_in === null ? defaultLifeMs : expires_in * 1000
    return { token: new Secret(access_token), renewAt: renewalTime(NaN, answer, now(), lifeMs) }
  }
  return keepSession({
    readSecret,
    now,
    headersOf: (token) => ({ authorization: `Bearer ${token.reveal()}` }),
    signIn,
  })
}
