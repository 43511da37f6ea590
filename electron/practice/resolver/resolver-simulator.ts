/**
 * A server that speaks as much of Resolver Core's interface as resetting MFA needs, about invented people: sign-in by API key
 * and by session token, who am I, searching users, a membership, and the reset. For practice, demonstration and tests.
 *
 * Paths, bodies and statuses follow the vendor's help centre (helpcenter.resolver.com: Resetting Multi-Factor Authentication
 * through Swagger, Retrieving a User ID, Session Tokens, API Keys). Where it is silent the choice is listed in `../README.md`; a
 * client must not lean on it. `PUT /user/org/mfa`, which changes the whole organisation, is here because a client must be shown
 * never to send it: whatever arrives there raises an alarm.
 */
import { randomBytes } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import type { Hono } from 'hono'
import { z } from 'zod'
import { createAlarms, type Alarm } from '../alarms.ts'
import type { FaultInjector } from '../fault-injector.ts'
import { plainPath } from '../plain-path.ts'
import { jsonBody, Refusal } from '../refusal.ts'
import { createShell, type SimulatorOptions } from '../simulator-shell.ts'
import { ConnectionLost, type Simulator } from '../simulator.ts'
import {
  organisations,
  resolverUsers,
  serviceAccounts,
  type ResolverEnvironment,
  type ResolverOrganisation,
  type ResolverUser,
} from './users.ts'

export interface ResolverSimulatorOptions extends SimulatorOptions {
  /** Default: production. Each environment has an organisation, users, keys and numbers of its own. */
  readonly environment?: ResolverEnvironment
  /** Users beside those of the people, such as the one in the vendor's example. */
  readonly furtherUsers?: readonly ResolverUser[]
  /** Whether `GET /user/users` answers a bare list or `{"data":[…]}`; the vendor does not say. Default `array`. */
  readonly envelope?: 'array' | 'data'
  readonly onAlarm?: (alarm: Alarm) => void
}

/** A number in a reset that is no user of this organisation. */
export interface RefusedId {
  readonly id: number
  readonly kind: 'membership' | 'organisation' | 'unknown'
}

/** For tests: what the organisation holds now. */
export interface ResolverState {
  users(): readonly ResolverUser[]
  /** By id, or by e-mail address in any letter case. Throws when there is none: a test names people who exist. */
  user(idOrEmail: number | string): ResolverUser
  /** How often MFA was reset for a user. */
  mfaResets(userId: number): number
  organisation(): ResolverOrganisation & { readonly isMfaEnforced: boolean }
  /** Every number that was sent in place of a user's id. */
  refusedIds(): readonly RefusedId[]
}

export interface ResolverSimulator extends Simulator {
  readonly app: Hono
  readonly basePath: ''
  readonly credentials: {
    /** Of an administrator. */
    readonly apiKey: string
    /** May search, may not reset. */
    readonly otherApiKey: string
    readonly email: string
    readonly password: string
    readonly organisationId: number
  }
  readonly state: ResolverState
  readonly faults: FaultInjector
  /** Requests to the switch for the whole organisation, done or not. */
  readonly alarms: readonly Alarm[]
  /** The organisation's IP allow-list: while on, every request is 403 as from a place that is not on it. */
  refuseByAddress(on: boolean): void
}

const tokenLifetimeMs = 15 * 60 * 1000

const AuthenticateBody = z.object({
  email: z.string().min(1),
  password: z.string().min(1),
  selectedOrg: z.int().optional(),
  client: z.string().optional(),
})
const ResetBody = z.object({ ids: z.array(z.int()).min(1) })
const OrganisationMfaBody = z.object({ isMfaEnforced: z.boolean() })

interface Organisation {
  readonly users: Map<number, ResolverUser>
  readonly resets: Map<number, number>
  readonly failedOnce: Set<number>
  readonly tokens: Map<string, { readonly userId: number; readonly expiresAt: Date }>
  readonly refusedIds: RefusedId[]
  isMfaEnforced: boolean
  refusesAddresses: boolean
}

export function createResolverSimulator(options: ResolverSimulatorOptions = {}): ResolverSimulator {
  const environment = options.environment ?? 'production'
  const identity = organisations[environment]
  const credentials = {
    apiKey: `practice-${environment}-api-key`,
    otherApiKey: `practice-${environment}-api-key-not-administrator`,
    email: serviceAccounts.administrator,
    password: 'practice-password',
    organisationId: identity.id,
  }
  const alarms = createAlarms(options.onAlarm)
  const shell = createShell(options, {
    pathOf: plainPath,
    expiredToken: forbidden,
    nowhere: () => new Refusal(404, { message: 'No such request in the practice directory.' }).toResponse(),
    failed: () => new Refusal(500, { message: 'The practice directory failed.' }),
    before: async (c, next) => {
      if (plainPath(c.req.raw) === '/user/org/mfa') {
        alarms.raise({
          trap: 'organisation-switch',
          method: c.req.method,
          path: new URL(c.req.url).pathname,
          at: now(),
          sentence: `A request to the MFA switch of the whole organisation ${identity.id}: ${c.req.method} /user/org/mfa.`,
        })
      }
      await next()
    },
  })
  const { app, now, people, slowMs } = shell

  const freshOrganisation = (): Organisation => ({
    users: new Map(
      [...resolverUsers(people, environment), ...structuredClone(options.furtherUsers ?? [])]
        .sort((one, other) => one.id - other.id)
        .map((user) => [user.id, user]),
    ),
    resets: new Map(),
    failedOnce: new Set(),
    tokens: new Map(),
    refusedIds: [],
    isMfaEnforced: true,
    refusesAddresses: false,
  })
  let organisation = freshOrganisation()

  function withEmail(email: string): ResolverUser | undefined {
    const wanted = email.toLowerCase()
    return [...organisation.users.values()].find((user) => user.email.toLowerCase() === wanted)
  }

  function callerOf(headers: Headers): ResolverUser {
    // Only where Resolver's support has switched it on, which it has not here.
    if (headers.has('impersonate-user-id')) throw forbidden()
    const user = ofApiKey(headers.get('x-api-key')) ?? ofToken(headers)
    if (!user?.active) throw forbidden()
    return user
  }

  function ofApiKey(key: string | null): ResolverUser | undefined {
    if (key === credentials.apiKey) return withEmail(serviceAccounts.administrator)
    if (key === credentials.otherApiKey) return withEmail(serviceAccounts.other)
    return undefined
  }

  function ofToken(headers: Headers): ResolverUser | undefined {
    const token = /^bearer (\S+)$/iu.exec(headers.get('Authorization') ?? '')?.[1]
    const issued = token === undefined ? undefined : organisation.tokens.get(token)
    if (!issued || issued.expiresAt <= now()) return undefined
    return organisation.users.get(issued.userId)
  }

  function issueToken(user: ResolverUser): { token: string; expiresAt: number } {
    const token = randomBytes(32).toString('base64url')
    const expiresAt = new Date(now().getTime() + tokenLifetimeMs)
    organisation.tokens.set(token, { userId: user.id, expiresAt })
    return { token, expiresAt: Math.floor(expiresAt.getTime() / 1000) }
  }

  function needAdministrator(headers: Headers): void {
    if (!callerOf(headers).administrator) throw forbidden()
  }

  app.use(async (_, next) => {
    if (organisation.refusesAddresses) throw forbidden()
    await next()
  })

  app.post('/user/authenticate', async (c) => {
    const wish = await jsonBody(c, AuthenticateBody)
    if (!wish) throw malformed('E-mail and password are needed.')
    const user = withEmail(wish.email)
    if (!user || wish.password !== credentials.password) {
      throw new Refusal(401, { message: 'Wrong e-mail or password.' })
    }
    if (!user.active || (wish.selectedOrg ?? identity.id) !== identity.id) {
      throw new Refusal(404, { message: 'Not an active member of an organization.' })
    }
    return c.json(issueToken(user))
  })

  app.get('/user/authenticate', (c) => {
    const user = ofToken(c.req.raw.headers)
    if (!user) throw forbidden()
    return c.json(issueToken(user))
  })

  app.use('/user/*', async (c, next) => {
    callerOf(c.req.raw.headers)
    await next()
  })

  app.get('/user/users/me', (c) => c.json({ ...shown(callerOf(c.req.raw.headers)), currentOrg: identity }))

  app.get('/user/users', (c) => {
    const part = (c.req.query('search') ?? '').trim().toLowerCase()
    const found = [...organisation.users.values()]
      .filter((user) => `${user.email}\n${user.firstName} ${user.lastName}`.toLowerCase().includes(part))
      .map(shown)
    return c.json(options.envelope === 'data' ? { data: found } : found)
  })

  app.get('/user/users/email/:email', (c) => c.json({ exists: withEmail(c.req.param('email')) !== undefined }))

  app.get('/user/org/:orgId{[0-9]+}/user/:userId{[0-9]+}', (c) => {
    const user = organisation.users.get(Number(c.req.param('userId')))
    if (Number(c.req.param('orgId')) !== identity.id || !user) {
      throw new Refusal(404, { message: 'No such membership.' })
    }
    return c.json({ id: user.membershipId, org: identity.id, user: user.id, active: user.active })
  })

  app.put('/user/users/mfa/reset', async (c) => {
    needAdministrator(c.req.raw.headers)
    const wish = await jsonBody(c, ResetBody)
    if (!wish) throw malformed('ids: a list of the integer ids of users is needed.')
    const refused = wish.ids.flatMap(refusedId)
    organisation.refusedIds.push(...refused)
    if (refused.length > 0) throw malformed(refused.map(sentenceAbout).join(' '))
    const users = wish.ids.flatMap((id) => organisation.users.get(id) ?? [])
    const gone = users.filter((user) => user.onReset === 'gone')
    for (const user of gone) organisation.users.delete(user.id)
    if (gone.length > 0) throw malformed(gone.map(({ id }) => sentenceAbout({ id, kind: 'unknown' })).join(' '))
    if (users.some(failsNow)) throw new Refusal(500, { message: 'Internal Server Error' })
    if (users.some((user) => user.onReset === 'slow')) await wait(slowMs)
    for (const user of users) {
      user.hasAuthenticator = false
      organisation.resets.set(user.id, (organisation.resets.get(user.id) ?? 0) + 1)
    }
    if (users.some((user) => user.onReset === 'connection-lost-after-applying')) throw new ConnectionLost()
    return c.body(null, 204)
  })

  function refusedId(id: number): RefusedId[] {
    if (organisation.users.has(id)) return []
    const isMembership = [...organisation.users.values()].some((user) => user.membershipId === id)
    const isOrganisation = Object.values(organisations).some((one) => one.id === id)
    return [{ id, kind: isMembership ? 'membership' : isOrganisation ? 'organisation' : 'unknown' }]
  }

  function failsNow(user: ResolverUser): boolean {
    if (user.onReset !== 'fails-once') return user.onReset === 'fails'
    const first = !organisation.failedOnce.has(user.id)
    organisation.failedOnce.add(user.id)
    return first
  }

  app.put('/user/org/mfa', async (c) => {
    needAdministrator(c.req.raw.headers)
    const wish = await jsonBody(c, OrganisationMfaBody)
    if (!wish) throw malformed('isMfaEnforced is needed.')
    organisation.isMfaEnforced = wish.isMfaEnforced
    return c.body(null, 204)
  })

  return {
    ...shell.finish(() => {
      organisation = freshOrganisation()
      alarms.clear()
    }),
    basePath: '',
    credentials,
    alarms: alarms.raised,
    refuseByAddress(on) {
      organisation.refusesAddresses = on
    },
    state: {
      users: () => [...organisation.users.values()],
      user(idOrEmail) {
        const user = typeof idOrEmail === 'number' ? organisation.users.get(idOrEmail) : withEmail(idOrEmail)
        if (!user) throw new Error(`Nobody called ${idOrEmail} is in this organisation of the practice directory.`)
        return user
      },
      mfaResets: (userId) => organisation.resets.get(userId) ?? 0,
      organisation: () => ({ ...identity, isMfaEnforced: organisation.isMfaEnforced }),
      refusedIds: () => organisation.refusedIds,
    },
  }
}

/** A user as an answer shows one: nothing about MFA. */
function shown(user: ResolverUser): object {
  const { id, email, firstName, lastName, active } = user
  return { id, email, firstName, lastName, active }
}

function sentenceAbout({ id, kind }: RefusedId): string {
  if (kind === 'membership') return `${id} is the id of an organization membership, not of a user.`
  if (kind === 'organisation') return `${id} is the id of an organization, not of a user.`
  return `There is no user ${id} in this organization.`
}

function forbidden(): Refusal {
  return new Refusal(403, { message: 'Forbidden' })
}

function malformed(message: string): Refusal {
  return new Refusal(400, { message })
}
