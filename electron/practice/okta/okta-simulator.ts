/**
 * A server that speaks the Okta Management API v1 about invented people: finding users, their factors, resetting and checking them,
 * sessions, unlocking, temporary access codes, tokens. For practice, demonstration and tests.
 *
 * Paths, fields, enums and statuses follow Okta's OpenAPI description (version 2026.06), sentences of errors Okta's list of error
 * codes. Where both are silent the choice is listed in `../README.md`; a client must not lean on it. It is stricter than Okta where
 * strictness finds a client's mistakes. Of a password, a secret of a factor or a sign-in of people it knows nothing.
 */
import { randomUUID } from 'node:crypto'
import type { Context } from 'hono'
import type { FaultInjector } from '../fault-injector.ts'
import { practiceAnswer, practiceCode } from '../read-out.ts'
import { createShell, type SimulatorOptions } from '../simulator-shell.ts'
import type { Simulator } from '../simulator.ts'
import { ApiError } from './api-error.ts'
import { identify, invalidToken } from './callers.ts'
import { factorRoutes } from './factor-routes.ts'
import type { Engine, OktaFactor } from './factors.ts'
import { notOfferedRoutes } from './not-offered.ts'
import type { OktaUser } from './okta-user.ts'
import { orgRoutes } from './org-routes.ts'
import { createOrg, type SessionEnd } from './org.ts'
import { type Bucket, bucketOf, buckets, createRateLimits, type RateState } from './rate-limits.ts'
import { type ServiceApp, serviceApps, type ServiceKey, serviceKey } from './service-apps.ts'
import type { Service } from './service.ts'
import { createTokenEndpoint } from './token-endpoint.ts'
import { userRoutes } from './user-routes.ts'
import { lateCode } from './verification.ts'
import type { AccessCode, LogEntry } from './wire.ts'

export interface OktaSimulatorOptions extends SimulatorOptions {
  /** Default `identity`. */
  readonly engine?: Engine
  /**
   * Default no: every answer fits Okta's description. Yes: whoever the scenarios give it has a factor of a type that no list knows,
   * as Okta may have tomorrow.
   */
  readonly unknownFactorType?: boolean
  /** Default yes. No: an org without the operations on authenticator enrolments, which are in limited release. */
  readonly enrollments?: boolean
  /** Calls a minute. Default 600 each. */
  readonly rateLimits?: Partial<Readonly<Record<Bucket, number>>>
  /** Calls at once. Default 75, Okta's number. */
  readonly concurrencyLimit?: number
  /** What absolute links begin with. Default: the origin the request came to. */
  readonly origin?: string
}

export interface OktaCredentials {
  /** API tokens, by the role of their owner. */
  readonly apiTokens: {
    readonly superAdmin: string
    readonly helpDesk: string
    readonly readOnly: string
    /** A custom role with no more than a service desk needs. */
    readonly serviceDesk: string
    /** The same, and told who is an administrator. */
    readonly serviceDeskSeeingRoles: string
    /** A custom role that may read and unlock. */
    readonly withoutReset: string
  }
  readonly serviceApps: Readonly<Record<keyof typeof serviceApps, ServiceApp>>
  /** Of all service applications; another one in every process. */
  readonly serviceKey: ServiceKey
  /** What everybody reads out, and what was right a moment ago. */
  readonly code: string
  readonly lateCode: string
  readonly answer: string
}

/** For tests: what the org holds now. Users are named by login, with or without the domain, or by identifier. */
export interface OktaState {
  users(): readonly OktaUser[]
  /** Throws when there is none: a test names people who exist. */
  user(name: string): OktaUser
  /** Everything enrolled, hidden by the policy or not. */
  factors(name: string): readonly OktaFactor[]
  sessionEnds(name: string): readonly SessionEnd[]
  accessCode(name: string): AccessCode | null
  messagesSent(name: string): number
  /** The person answers the push that waits, whatever their scenario. Throws when none waits. */
  answerPush(name: string, answer: 'approve' | 'reject'): void
  log(): readonly LogEntry[]
}

export interface OktaSimulator extends Simulator {
  readonly basePath: ''
  readonly credentials: OktaCredentials
  readonly state: OktaState
  readonly faults: FaultInjector
}

const apiTokens = {
  superAdmin: '00practice-super-admin-token',
  helpDesk: '00practice-help-desk-token',
  readOnly: '00practice-read-only-token',
  serviceDesk: '00practice-service-desk-token',
  serviceDeskSeeingRoles: '00practice-service-desk-seeing-roles-token',
  withoutReset: '00practice-without-reset-token',
}

const tokenOwners: Readonly<Record<string, string>> = {
  [apiTokens.superAdmin]: 'svc-super',
  [apiTokens.helpDesk]: 'svc-helpdesk',
  [apiTokens.readOnly]: 'svc-readonly',
  [apiTokens.serviceDesk]: 'svc-servicedesk',
  [apiTokens.serviceDeskSeeingRoles]: 'svc-practicedesk',
  [apiTokens.withoutReset]: 'svc-viewer',
}

const defaultCallsPerMinute = 600
const defaultConcurrency = 75

export function createOktaSimulator(options: OktaSimulatorOptions = {}): OktaSimulator {
  const concurrencyLimit = options.concurrencyLimit ?? defaultConcurrency
  const perMinute = Object.fromEntries(
    buckets.map((bucket) => [bucket, options.rateLimits?.[bucket] ?? defaultCallsPerMinute]),
  ) as Record<Bucket, number>
  const rates = new WeakMap<Request, RateState>()
  let underWay = 0
  const shell = createShell(options, {
    expiredToken: () => invalidToken('The token has expired.'),
    nowhere: () => new ApiError('E0000008').toResponse(),
    failed: () => new ApiError('E0000009'),
    before: async (c, next) => {
      underWay += 1
      try {
        const bucket = bucketOf(c.req.method, new URL(c.req.url).pathname)
        const rate = underWay > concurrencyLimit ? limits.concurrencyExceeded() : limits.take(bucket)
        rates.set(c.req.raw, rate)
        await next()
        mark(c.res, rate)
      } finally {
        underWay -= 1
      }
    },
  })
  const { app, now, people, slowMs } = shell
  const limits = createRateLimits(perMinute, now)
  const tokens = createTokenEndpoint(now)
  const setting = { engine: options.engine ?? 'identity', unknownFactorType: options.unknownFactorType ?? false }
  const org = createOrg(people, setting, now)

  /** As the client addressed it, which is what assertions, proofs and links are about. */
  const urlOf = (c: Context): string => {
    const { origin, pathname } = new URL(c.req.url)
    return (options.origin ?? origin) + pathname
  }

  const service: Service = {
    org,
    slowMs,
    hasEnrollments: options.enrollments ?? true,
    address: (c) => {
      const origin = options.origin ?? new URL(c.req.url).origin
      return (path) => origin + path
    },
    caller: (c) =>
      identify(
        {
          method: c.req.method,
          url: urlOf(c),
          authorization: c.req.header('Authorization') ?? null,
          dpop: c.req.header('DPoP') ?? null,
        },
        {
          tokenOwner: (token) => {
            const login = Object.hasOwn(tokenOwners, token) ? tokenOwners[token] : undefined
            return login === undefined ? undefined : org.find(login)
          },
          tokens,
          now,
        },
      ),
  }

  app.use(async (c, next) => {
    if (rates.get(c.req.raw)?.exceeded) throw new ApiError('E0000047')
    await next()
  })

  /** What every answer carries. What a fault has set stays. */
  function mark({ headers }: Response, rate: RateState): void {
    const carried = {
      Date: now().toUTCString(),
      'X-Okta-Request-Id': randomUUID(),
      'X-Rate-Limit-Limit': String(rate.limit),
      'X-Rate-Limit-Remaining': String(rate.remaining),
      'X-Rate-Limit-Reset': String(rate.resetSeconds),
    }
    for (const [name, value] of Object.entries(carried)) {
      if (!headers.has(name)) headers.set(name, value)
    }
  }

  app.post('/oauth2/v1/token', async (c) => {
    const form = new URLSearchParams(await c.req.text())
    return c.json(tokens.issue({ url: urlOf(c), form, dpop: c.req.header('DPoP') ?? null }))
  })
  // The framework answers HEAD as GET; no operation is described for it.
  app.use(async (c, next) => {
    if (c.req.method === 'HEAD') throw new ApiError('E0000022')
    await next()
  })
  notOfferedRoutes(app)
  userRoutes(app, service)
  factorRoutes(app, service)
  orgRoutes(app, service)

  const named = (name: string): OktaUser => {
    const user = org.find(name)
    if (!user) throw new Error(`Nobody called ${name} has an Okta user in the practice directory.`)
    return user
  }

  return {
    ...shell.finish(() => {
      org.reset()
      tokens.clear()
      limits.clear()
    }),
    basePath: '',
    credentials: {
      apiTokens,
      serviceApps,
      get serviceKey() {
        return serviceKey()
      },
      code: practiceCode,
      lateCode,
      answer: practiceAnswer,
    },
    state: {
      users: () => org.users(),
      user: named,
      factors: (name) => named(name).factors,
      sessionEnds: (name) => org.sessionEnds(named(name)),
      accessCode: (name) => org.accessCode(named(name)),
      messagesSent: (name) => org.verification.messagesSent(named(name).id),
      answerPush: (name, answer) => org.verification.answerPush(named(name).id, answer),
      log: () => org.log(),
    },
  }
}
