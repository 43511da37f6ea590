/**
 * A server that speaks as much of Flashback's interface as resetting MFA needs, about invented people: sign-in with a second
 * factor, renewal, the users of the organisation, one's own MFA, and the reset. For practice, demonstration and tests.
 *
 * Paths, bodies and error texts follow docs.flashback.tech (platform API reference) and, where it is silent, the types of the
 * official client; what neither says is a choice listed in `../README.md`, and a client must not lean on it.
 * `POST /mfa/reset` without the id of somebody else resets the caller, as documented: whatever arrives so raises an alarm.
 */
import { setTimeout as wait } from 'node:timers/promises'
import type { Context, Hono } from 'hono'
import { z } from 'zod'
import { createAlarms, type Alarm } from '../alarms.ts'
import type { FaultInjector } from '../fault-injector.ts'
import { plainPath } from '../plain-path.ts'
import { jsonBody, Refusal } from '../refusal.ts'
import { createShell, type SimulatorOptions } from '../simulator-shell.ts'
import { ConnectionLost, type Simulator } from '../simulator.ts'
import { roleFields, roles } from './roles.ts'
import { createSessions, inSeconds, type AccessToken, type Sessions } from './sessions.ts'
import type { MfaMethod } from './scenarios.ts'
import { manyUsers, flashbackUsers, organisation, serviceAccounts, type FlashbackUser } from './users.ts'

export interface FlashbackSimulatorOptions extends SimulatorOptions {
  /** Users beside those of the people, such as the one in the vendor's example. */
  readonly furtherUsers?: readonly FlashbackUser[]
  /** Generated users beside all others: 50,000 make an answer of about 13 MB. Default 0. */
  readonly crowd?: number
  /** The name under which a refresh token is taken: the documents and the official client disagree. Default `both`. */
  readonly refreshField?: 'refresh_token' | 'refreshToken' | 'both'
  /** The documents' objects or the official client's names. Default `objects`. */
  readonly methodsShape?: 'objects' | 'names'
  /** Of `expiresAt`, which is documented as a number only. Default `seconds`. */
  readonly expiresAtUnit?: 'seconds' | 'milliseconds'
  readonly onAlarm?: (alarm: Alarm) => void
}

/** For tests: what the organisation holds now. */
export interface FlashbackState {
  users(): readonly FlashbackUser[]
  /** By id or e-mail address. Throws when there is none: a test names people who exist. */
  user(idOrEmail: string): FlashbackUser
  /** How often MFA was reset for a user, by whomever. */
  mfaResets(userId: string): number
}

export interface FlashbackSimulator extends Simulator {
  readonly app: Hono
  readonly basePath: ''
  readonly credentials: {
    /** An administrator without MFA. */
    readonly email: string
    /** An administrator whose sign-in needs `code`. */
    readonly emailWithSecondFactor: string
    /** May list users, may not reset. */
    readonly emailLookOnly: string
    readonly password: string
    readonly code: string
    readonly organisationId: string
  }
  readonly state: FlashbackState
  readonly faults: FaultInjector
  /** Resets that would have met the caller, done or not. */
  readonly alarms: readonly Alarm[]
  /** A fresh access token as somebody would paste it. Default: the administrator's. */
  issueAccessToken(email?: string): string
}

const LoginBody = z.object({
  email: z.string().min(1),
  password: z.string().min(1),
  deviceInfo: z
    .looseObject({
      userAgent: z.string(),
      deviceType: z.enum(['DESKTOP', 'MOBILE', 'TABLET']),
      os: z.string(),
      browser: z.string(),
    })
    .optional(),
})
const VerifyLoginBody = z.object({ mfaType: z.enum(['GOOGLE_AUTH', 'MAGIC_LINK', 'PASSKEY']), code: z.string() })
const RefreshBody = z.object({ refresh_token: z.string().optional(), refreshToken: z.string().optional() })
const ResetBody = z.strictObject({ resetUserId: z.string().nullish() })

interface Organisation {
  readonly users: Map<string, FlashbackUser>
  readonly resets: Map<string, number>
  readonly failedOnce: Set<string>
  readonly sessions: Sessions
  /** What the second factor's owner said at sign-in, until the second factor is given. By partial token. */
  readonly devices: Map<string, object>
}

interface Caller {
  readonly user: FlashbackUser
  readonly token: string
  readonly access: AccessToken
}

export function createFlashbackSimulator(options: FlashbackSimulatorOptions = {}): FlashbackSimulator {
  const refreshField = options.refreshField ?? 'both'
  const credentials = {
    email: serviceAccounts.administrator,
    emailWithSecondFactor: serviceAccounts.administratorWithSecondFactor,
    emailLookOnly: serviceAccounts.lookOnly,
    password: 'practice-password',
    code: '123456',
    organisationId: organisation.id,
  }
  const alarms = createAlarms(options.onAlarm)
  const shell = createShell(options, {
    pathOf: plainPath,
    expiredToken: unauthorized,
    nowhere: () =>
      new Refusal(404, { success: false, message: 'No such request in the practice directory.' }).toResponse(),
    failed: () => new Refusal(500, { success: false, error: 'The practice directory failed.' }),
    before: async (c, next) => {
      if (c.req.method === 'POST' && plainPath(c.req.raw) === '/mfa/reset') {
        const wish = await resetWish(c)
        const target = wish === 'malformed' ? null : wish.target
        const callerId = held.sessions.access(bearer(c))?.userId
        if (target === null || target === callerId) {
          alarms.raise({
            trap: 'self-reset',
            method: 'POST',
            path: new URL(c.req.url).pathname,
            at: now(),
            sentence:
              target === null
                ? 'A reset without the id of a user: it meets the one who sent it.'
                : `A reset with the id of the one who sent it, ${target}.`,
          })
        }
      }
      await next()
    },
  })
  const { app, now, people, slowMs } = shell

  const freshOrganisation = (): Organisation => ({
    users: new Map(
      [
        ...flashbackUsers(people, now()),
        ...structuredClone(options.furtherUsers ?? []),
        ...manyUsers(options.crowd ?? 0),
      ].map((user) => [user.id, user]),
    ),
    resets: new Map(),
    failedOnce: new Set(),
    sessions: createSessions(now),
    devices: new Map(),
  })
  let held = freshOrganisation()

  function withEmail(email: string): FlashbackUser | undefined {
    const wanted = email.toLowerCase()
    for (const user of held.users.values()) if (user.email.toLowerCase() === wanted) return user
    return undefined
  }

  const bearer = (c: Context) => /^bearer (\S+)$/iu.exec(c.req.header('Authorization') ?? '')?.[1] ?? ''

  /** Whoever signed in, also when the second factor is still to come. */
  function anyCaller(c: Context): Caller {
    const token = bearer(c)
    const access = held.sessions.access(token)
    const user = access && held.users.get(access.userId)
    if (!user || user.deletedAt !== null || access.expiresAt <= now()) throw unauthorized()
    return { user, token, access }
  }

  function caller(c: Context): Caller {
    const found = anyCaller(c)
    if (found.access.secondFactor === 'pending') {
      throw new Refusal(403, { success: false, error: 'MFA verification required' })
    }
    return found
  }

  const expiry = (instant: Date) => (options.expiresAtUnit === 'milliseconds' ? instant.getTime() : inSeconds(instant))

  app.post('/user/login', async (c) => {
    const wish = await jsonBody(c, LoginBody)
    if (!wish) throw new Refusal(400, accountError('VALIDATION_ERROR', 'E-mail and password are needed.'))
    const user = withEmail(wish.email)
    if (!user || user.deletedAt !== null || wish.password !== credentials.password) {
      throw new Refusal(401, accountError('INVALID_CREDENTIALS', 'Invalid email or password'))
    }
    const needsSecondFactor = user.enabledMethods.length > 0
    const access = held.sessions.issueAccess(user, needsSecondFactor ? 'pending' : 'not-asked')
    const about = { id: user.id, email: user.email, name: user.name, orgId: organisation.id, orgRole: user.role }
    if (needsSecondFactor) {
      if (wish.deviceInfo) held.devices.set(access.token, wish.deviceInfo)
      return c.json({
        success: true,
        accessToken: access.token,
        expiresAt: expiry(access.expiresAt),
        user: about,
      })
    }
    const refresh = held.sessions.issueRefresh(user, 'not-asked', wish.deviceInfo ?? null)
    return c.json({
      success: true,
      accessToken: access.token,
      refreshToken: refresh.token,
      tokenId: refresh.id,
      expiresAt: expiry(access.expiresAt),
      user: about,
    })
  })

  app.post('/mfa/verify-login', async (c) => {
    const { user, token, access } = anyCaller(c)
    const wish = await jsonBody(c, VerifyLoginBody)
    if (!wish) throw new Refusal(400, { success: false, error: 'Invalid request' })
    if (access.secondFactor !== 'pending') throw new Refusal(400, { success: false, error: 'Already verified' })
    const isRight =
      wish.mfaType === 'GOOGLE_AUTH' && user.enabledMethods.includes(wish.mfaType) && wish.code === credentials.code
    if (!isRight) throw new Refusal(400, { success: false, error: 'Invalid verification code' })
    const deviceInfo = held.devices.get(token) ?? null
    held.devices.delete(token)
    held.sessions.forgetAccess(token)
    return c.json({
      success: true,
      message: 'MFA verified successfully',
      fullAccessToken: held.sessions.issueAccess(user, 'verified').token,
      refreshToken: held.sessions.issueRefresh(user, 'verified', deviceInfo).token,
    })
  })

  app.post('/user/refresh', async (c) => {
    const wish = await jsonBody(c, RefreshBody)
    const named = [
      refreshField === 'refreshToken' ? undefined : wish?.refresh_token,
      refreshField === 'refresh_token' ? undefined : wish?.refreshToken,
    ]
    const token = named.find((one) => one !== undefined)
    if (token === undefined) throw new Refusal(400, accountError('VALIDATION_ERROR', 'Refresh token is required'))
    const record = held.sessions.takeRefresh(token)
    const user = record && held.users.get(record.userId)
    if (!user || user.deletedAt !== null) {
      throw new Refusal(401, accountError('INVALID_REFRESH_TOKEN', 'Invalid or expired refresh token'))
    }
    const access = held.sessions.issueAccess(user, record.secondFactor)
    return c.json({
      success: true,
      accessToken: access.token,
      refreshToken: held.sessions.renewRefresh(record),
      expiresAt: expiry(access.expiresAt),
    })
  })

  app.get('/token', (c) => {
    const own = held.sessions.refreshTokensOf(caller(c).user.id)
    return c.json({
      success: true,
      data: own.map(({ id, createdAt, expiresAt, deviceInfo }) => ({ id, createdAt, expiresAt, deviceInfo })),
    })
  })

  app.delete('/token/:id', (c) => {
    if (!held.sessions.revoke(caller(c).user.id, c.req.param('id'))) {
      throw new Refusal(404, { success: false, message: 'Token not found' })
    }
    return c.json({ success: true, message: 'Token revoked' })
  })

  app.get('/user/profile', (c) => {
    const { user } = caller(c)
    const { id, name, lastName, email, role, validated } = user
    return c.json({
      success: true,
      data: {
        id,
        name,
        lastName,
        email,
        orgId: organisation.id,
        ...roleFields(role),
        validated,
        mfaRequired: false,
        isBusiness: true,
      },
    })
  })

  app.get('/organization/users', (c) => {
    if (caller(c).user.role < roles.workspaces) throw new Refusal(403, { success: false, data: [], total: 0 })
    const data = [...held.users.values()].map(shown)
    return c.json({ success: true, data, total: data.length })
  })

  app.get('/organization/users/:id', (c) => {
    if (caller(c).user.role < roles.workspaces) {
      throw new Refusal(403, { success: false, message: 'Insufficient permissions to view users' })
    }
    const user = held.users.get(c.req.param('id'))
    if (!user) throw new Refusal(404, { success: false, message: 'User not found' })
    return c.json(shown(user))
  })

  app.get('/organization/:id', (c) => {
    caller(c)
    if (c.req.param('id') !== organisation.id) {
      throw new Refusal(404, { success: false, message: 'Organization not found' })
    }
    return c.json({
      success: true,
      data: { ...organisation, deletedAt: null, reposDisabled: false, is_business: true, mfaEnforced: false },
    })
  })

  app.get('/mfa/status', (c) => {
    const { user, access } = anyCaller(c)
    const [primaryMethod] = user.enabledMethods
    return c.json({
      success: true,
      data: {
        isEnabled: primaryMethod !== undefined,
        isRequired: false,
        isEnforced: false,
        enabledMethods: user.enabledMethods,
        ...(primaryMethod === undefined ? {} : { primaryMethod }),
        ...(access.secondFactor === 'not-asked' ? {} : { sessionVerified: access.secondFactor === 'verified' }),
      },
    })
  })

  app.get('/mfa/methods', (c) => {
    const { user } = anyCaller(c)
    const methods = (Object.keys(methodTexts) as MfaMethod[]).map((type) => {
      const isEnabled = user.enabledMethods.includes(type)
      return { type, ...methodTexts[type], isAvailable: true, isConfigured: isEnabled, isEnabled }
    })
    return c.json({
      success: true,
      data: options.methodsShape === 'names' ? methods.map((method) => method.type) : methods,
    })
  })

  app.post('/mfa/reset', async (c) => {
    const { user } = caller(c)
    const wish = await resetWish(c)
    if (wish === 'malformed') throw new Refusal(400, { success: false, error: 'Invalid request' })
    const isOwn = wish.target === null || wish.target === user.id
    if (!isOwn && user.role < roles.administrator) {
      throw new Refusal(403, {
        success: false,
        error: "Insufficient permissions. OWNER or ADMINISTRATOR role required to reset another user's MFA.",
      })
    }
    const target = isOwn ? user : held.users.get(wish.target)
    if (!target || target.deletedAt !== null) throw userNotFound()
    await resetMfa(target)
    return c.json({ success: true, message: 'MFA reset successfully' })
  })

  async function resetMfa(user: FlashbackUser): Promise<void> {
    const fails = user.onReset === 'fails' || (user.onReset === 'fails-once' && !held.failedOnce.has(user.id))
    if (fails) {
      held.failedOnce.add(user.id)
      throw new Refusal(500, { success: false, error: 'Failed to reset MFA' })
    }
    if (user.onReset === 'gone') {
      held.users.delete(user.id)
      throw userNotFound()
    }
    if (user.onReset === 'slow') await wait(slowMs)
    user.enabledMethods = []
    held.resets.set(user.id, (held.resets.get(user.id) ?? 0) + 1)
    if (user.onReset === 'connection-lost-after-applying') throw new ConnectionLost()
  }

  return {
    ...shell.finish(() => {
      held = freshOrganisation()
      alarms.clear()
    }),
    basePath: '',
    credentials,
    alarms: alarms.raised,
    issueAccessToken(email = serviceAccounts.administrator) {
      const user = withEmail(email)
      if (!user) throw new Error(`Nobody with the address ${email} is in the practice directory.`)
      return held.sessions.issueAccess(user, 'not-asked').token
    },
    state: {
      users: () => [...held.users.values()],
      user(idOrEmail) {
        const user = held.users.get(idOrEmail) ?? withEmail(idOrEmail)
        if (!user) throw new Error(`Nobody called ${idOrEmail} is in the practice directory.`)
        return user
      },
      mfaResets: (userId) => held.resets.get(userId) ?? 0,
    },
  }
}

/**
 * Whom a reset means; `null` = the one who sends it. A body that is not declared as JSON is not read, as usual with such
 * servers: the id in it is lost, and the reset means the caller.
 */
async function resetWish(c: Context): Promise<'malformed' | { readonly target: string | null }> {
  const isJson = /^application\/json\b/iu.test(c.req.header('Content-Type') ?? '')
  if (!isJson || (await c.req.text()) === '') return { target: null }
  const wish = await jsonBody(c, ResetBody)
  if (!wish) return 'malformed'
  return { target: wish.resetUserId ? wish.resetUserId.toLowerCase() : null }
}

/** A user as the organisation's pages document one; nothing about MFA. */
function shown({ id, email, name, lastName, role, validated, deletedAt }: FlashbackUser): object {
  const { orgRole, orgRoleDescription, orgRoles } = roleFields(role)
  const { id: orgId } = organisation
  return { id, email, name, lastName, orgId, orgRole, validated, deletedAt, orgRoleDescription, orgRoles }
}

const methodTexts: Readonly<Record<MfaMethod, { readonly name: string; readonly description: string }>> = {
  GOOGLE_AUTH: { name: 'Authenticator app', description: 'A code from an app on the phone' },
  MAGIC_LINK: { name: 'Magic link', description: 'A link sent by e-mail' },
  PASSKEY: { name: 'Passkey', description: 'A key kept on the device' },
}

function accountError(code: string, message: string): object {
  return { success: false, error_code: code, message }
}

function unauthorized(): Refusal {
  return new Refusal(401, accountError('UNAUTHORIZED', 'Invalid or expired token'))
}

function userNotFound(): Refusal {
  return new Refusal(404, { success: false, error: 'User not found' })
}
