/** Access and refresh tokens of the Flashback simulator, kept in memory. */
import { randomBytes, randomUUID } from 'node:crypto'
import { organisation, type FlashbackUser } from './users.ts'

const accessTokenLifetimeMs = 60 * 60 * 1000
/** The vendor says "longer" only. */
const refreshTokenLifetimeMs = 30 * 24 * 60 * 60 * 1000

export interface AccessToken {
  readonly userId: string
  readonly expiresAt: Date
  /** `pending`: good for nothing but giving the second factor and asking about one's own MFA. */
  readonly secondFactor: 'not-asked' | 'pending' | 'verified'
}

export interface RefreshToken {
  /** What `GET /token` and `DELETE /token/{id}` call it. Not the token. */
  readonly id: string
  readonly userId: string
  readonly secondFactor: AccessToken['secondFactor']
  readonly createdAt: Date
  readonly expiresAt: Date
  readonly deviceInfo: object | null
}

export interface Sessions {
  issueAccess(user: FlashbackUser, secondFactor: AccessToken['secondFactor']): { token: string; expiresAt: Date }
  issueRefresh(
    user: FlashbackUser,
    secondFactor: AccessToken['secondFactor'],
    deviceInfo: object | null,
  ): { token: string; id: string }
  /** The record of an access token, expired or not. */
  access(token: string): AccessToken | undefined
  forgetAccess(token: string): void
  /** Takes the token away and gives its record when it was still good. A refresh token works once. */
  takeRefresh(token: string): RefreshToken | undefined
  /** The successor of a refresh token, under the same id. */
  renewRefresh(old: RefreshToken): string
  refreshTokensOf(userId: string): readonly RefreshToken[]
  /** `false`: the user has none with this id. */
  revoke(userId: string, id: string): boolean
}

export function createSessions(now: () => Date): Sessions {
  const accessTokens = new Map<string, AccessToken>()
  const refreshTokens = new Map<string, RefreshToken>()
  const after = (ms: number) => new Date(now().getTime() + ms)

  function keepRefresh(record: RefreshToken): string {
    const token = randomBytes(32).toString('hex')
    refreshTokens.set(token, record)
    return token
  }

  return {
    issueAccess(user, secondFactor) {
      const expiresAt = after(accessTokenLifetimeMs)
      const token = jwt({
        userId: user.id,
        email: user.email,
        orgId: organisation.id,
        type: secondFactor === 'pending' ? 'partial' : 'access',
        iat: inSeconds(now()),
        exp: inSeconds(expiresAt),
      })
      accessTokens.set(token, { userId: user.id, expiresAt, secondFactor })
      return { token, expiresAt }
    },
    issueRefresh(user, secondFactor, deviceInfo) {
      const id = randomUUID()
      const expiresAt = after(refreshTokenLifetimeMs)
      const token = keepRefresh({ id, userId: user.id, secondFactor, createdAt: now(), expiresAt, deviceInfo })
      return { token, id }
    },
    access: (token) => accessTokens.get(token),
    forgetAccess: (token) => void accessTokens.delete(token),
    takeRefresh(token) {
      const record = refreshTokens.get(token)
      refreshTokens.delete(token)
      return record && record.expiresAt > now() ? record : undefined
    },
    renewRefresh: (old) => keepRefresh({ ...old, expiresAt: after(refreshTokenLifetimeMs) }),
    refreshTokensOf: (userId) => [...refreshTokens.values()].filter((record) => record.userId === userId),
    revoke(userId, id) {
      const found = [...refreshTokens].find(([, record]) => record.userId === userId && record.id === id)
      return found !== undefined && refreshTokens.delete(found[0])
    },
  }
}

export const inSeconds = (instant: Date): number => Math.floor(instant.getTime() / 1000)

/** Shaped like a JSON web token; the signature is chance and proves nothing. */
function jwt(claims: object): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  return `${part({ alg: 'HS256', typ: 'JWT' })}.${part(claims)}.${randomBytes(32).toString('base64url')}`
}
