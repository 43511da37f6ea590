/** What the Okta simulator holds: users with their factors, ended sessions, access codes, the log. */
import { randomInt, randomUUID } from 'node:crypto'
import type { InventedPerson } from '../invented-person.ts'
import type { Caller } from './callers.ts'
import { afterResetAll, type Engine, oktaId, withoutFactor } from './factors.ts'
import type { OktaUser } from './okta-user.ts'
import { oktaUsers, type OrgSetting } from './users.ts'
import { createVerification, type Verification } from './verification.ts'
import { type AccessCode, type LogEntry, temporaryAccessCode } from './wire.ts'

export interface SessionEnd {
  readonly oauthTokens: boolean
  readonly forgetDevices: boolean
}

export interface Org {
  readonly engine: Engine
  readonly verification: Verification
  readonly now: () => Date
  /** When the org was made, for what has no date of its own. */
  readonly since: Date
  users(): readonly OktaUser[]
  /** By identifier alone. */
  byId(id: string): OktaUser | undefined
  /** By identifier, login, or the part of the login before the `@` when only one user has it. */
  find(idOrLogin: string): OktaUser | undefined
  remove(user: OktaUser): void
  resetFactors(user: OktaUser, by: Caller): void
  removeFactor(user: OktaUser, factorId: string, by: Caller): void
  unlock(user: OktaUser, by: Caller): void
  endSessions(user: OktaUser, end: SessionEnd, by: Caller): void
  /** A new one cancels the one before. */
  issueAccessCode(user: OktaUser, minutes: number, by: Caller): AccessCode
  /** `null` = none, or it has ended. */
  accessCode(user: OktaUser): AccessCode | null
  removeAccessCode(user: OktaUser, by: Caller): void
  sessionEnds(user: OktaUser): readonly SessionEnd[]
  log(): readonly LogEntry[]
  reset(): void
}

const dayMs = 24 * 60 * 60 * 1000
const codeLetters = 'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789@*#'

export function createOrg(people: readonly InventedPerson[], setting: OrgSetting, now: () => Date): Org {
  const { engine } = setting
  const verification = createVerification(now)
  const since = new Date(now().getTime() - 700 * dayMs)
  const users = new Map<string, OktaUser>()
  const sessionEnds = new Map<string, SessionEnd[]>()
  const accessCodes = new Map<string, AccessCode>()
  const log: LogEntry[] = []

  function refill(): void {
    for (const map of [users, sessionEnds, accessCodes]) map.clear()
    log.length = 0
    for (const user of oktaUsers(people, setting, now())) users.set(user.id, user)
  }
  refill()

  function record(eventType: string, displayMessage: string, user: OktaUser, by: Caller): void {
    const { login, displayName } = user.profile
    log.push({
      uuid: randomUUID(),
      published: now(),
      eventType,
      displayMessage,
      actor: {
        id: by.id,
        type: by.user ? 'User' : 'PublicClientApp',
        alternateId: by.user?.profile.login ?? by.id,
        displayName: by.name,
      },
      target: { id: user.id, type: 'User', alternateId: login, displayName },
    })
  }

  function keepFactors(user: OktaUser, kept: OktaUser['factors'], by: Caller): void {
    // The Identity Engine writes one line for each factor, Classic none for a single one of them but "reset_all" for all.
    for (const factor of user.factors) {
      if (engine === 'identity' && !kept.includes(factor)) {
        record('user.mfa.factor.deactivate', 'Reset factor for user', user, by)
      }
    }
    user.factors = kept
    user.lastUpdated = now()
  }

  return {
    engine,
    verification,
    now,
    since,
    users: () => [...users.values()],
    byId: (id) => users.get(id),
    find(idOrLogin) {
      const exact = users.get(idOrLogin)
      if (exact) return exact
      const wanted = idOrLogin.toLowerCase()
      const all = [...users.values()]
      const byLogin = all.find(({ profile }) => profile.login.toLowerCase() === wanted)
      if (byLogin) return byLogin
      const short = all.filter(({ profile }) => profile.login.toLowerCase().startsWith(`${wanted}@`))
      return short.length === 1 ? short[0] : undefined
    },
    remove(user) {
      users.delete(user.id)
    },
    resetFactors(user, by) {
      keepFactors(user, afterResetAll(user.factors, engine), by)
      if (engine === 'classic') record('user.mfa.factor.reset_all', 'Reset all factors for user', user, by)
    },
    removeFactor(user, factorId, by) {
      keepFactors(user, withoutFactor(user.factors, factorId), by)
      if (engine === 'classic') record('user.mfa.factor.deactivate', 'Reset factor for user', user, by)
    },
    unlock(user, by) {
      user.status = 'ACTIVE'
      user.blocked = false
      user.statusChanged = now()
      record('user.account.unlock_by_admin', 'Unlock user account by admin', user, by)
    },
    endSessions(user, end, by) {
      sessionEnds.set(user.id, [...(sessionEnds.get(user.id) ?? []), end])
      record('user.session.clear', 'Clear user session', user, by)
    },
    issueAccessCode(user, minutes, by) {
      const created = now()
      const letters = Array.from(
        { length: temporaryAccessCode.length },
        () => codeLetters[randomInt(codeLetters.length)] ?? '',
      )
      const code = {
        id: oktaId('tac', `${user.id}:${created.toISOString()}`),
        code: letters.join(''),
        created,
        expiresAt: new Date(created.getTime() + minutes * 60_000),
      }
      accessCodes.set(user.id, code)
      record('user.mfa.factor.activate', 'Activate factor or authenticator enrollment', user, by)
      return code
    },
    accessCode(user) {
      const code = accessCodes.get(user.id)
      return code && code.expiresAt > now() ? code : null
    },
    removeAccessCode(user, by) {
      accessCodes.delete(user.id)
      record('user.mfa.factor.deactivate', 'Deactivate factor or authenticator enrollment', user, by)
    },
    sessionEnds: (user) => sessionEnds.get(user.id) ?? [],
    log: () => log,
    reset() {
      verification.clear()
      refill()
    },
  }
}
