/** The search for secrets in a system that takes a token in a header and, if it does, a password in JSON for a session that is renewed. */
import type { SecretsCase } from './system-under-test.ts'
import { chosen } from '../domain-fixtures.ts'

const wrong = 'canary-wrong-secret-91ab'

export function jsonSecrets({
  token,
  tokenHeader,
  login,
}: {
  readonly token: string
  /** A scheme before it (`Bearer`) is no part of it. */
  readonly tokenHeader: string
  /** Only where people sign in with a password too. */
  readonly login?: { readonly username: string; readonly password: string }
}): Omit<SecretsCase, 'simulator'> {
  return {
    signIns: [
      { signIn: { kind: 'access-token' }, secret: token, wrong: [wrong] },
      ...(login === undefined
        ? []
        : [
            {
              signIn: { kind: 'password' as const, username: login.username },
              secret: login.password,
              wrong: [wrong],
            },
          ]),
    ],
    otherSecrets: [],
    async credentialsIn(request) {
      const body = await request.text()
      const [, bearer] = request.headers.get('Authorization')?.split(' ') ?? []
      const inBody = body === '' ? {} : (JSON.parse(body) as Record<string, unknown>)
      const secrets = [inBody['password'], inBody['refresh_token'], inBody['refreshToken']]
      const own = tokenHeader === 'Authorization' ? null : request.headers.get(tokenHeader)
      return [bearer, own, ...secrets.filter((one) => typeof one === 'string')]
    },
    paths: ['/user', '/mfa'],
    badDays: (sent) =>
      [400, 401, 403, 500, 200].map((status) => ({
        kind: 'answer',
        status,
        json: {
          success: false,
          // Made when it is sent, which is after what it quotes.
          get message() {
            return `This is not good: ${sent()}`
          },
          get error() {
            return `This is not good: ${sent()}`
          },
        },
      })),
    ticks: chosen({ all: true }),
    arriving: [token, ...(login === undefined ? [] : [login.password]), wrong],
    arrivals: login === undefined ? 2 : 3,
  }
}
