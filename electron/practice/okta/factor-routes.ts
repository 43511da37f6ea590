/** Factors of a user: listing, removing, resetting, checking the person with them; temporary access codes. */
import { setTimeout as wait } from 'node:timers/promises'
import type { Context, Hono } from 'hono'
import { z } from 'zod'
import { ConnectionLost } from '../simulator.ts'
import { ApiError, invalid, notFound } from './api-error.ts'
import { demand, demandOn } from './callers.ts'
import { type OktaFactor, visible } from './factors.ts'
import type { OktaUser } from './okta-user.ts'
import type { Service } from './service.ts'
import type { PushTransaction } from './verification.ts'
import {
  accessCodeBody,
  againLinks,
  challengeLinks,
  enrollmentBody,
  enrollments,
  factorBody,
  tacAuthenticatorId,
  temporaryAccessCode,
  transactionLinks,
} from './wire.ts'

const VerifyBody = z.object({
  passCode: z.string().nullish(),
  answer: z.string().nullish(),
  useNumberMatchingChallenge: z.boolean().nullish(),
})

/** Minutes: a text in Okta's description, a number in its example. */
const Ttl = z.union([z.string().regex(/^\d{1,6}$/u), z.int()]).transform(Number)
const AccessCodeBody = z.object({
  authenticatorId: z.string(),
  profile: z.object({ ttl: Ttl.optional(), multiUse: z.boolean().default(false) }).prefault({}),
})

const defaultLifetimeSeconds = 300
const maxLifetimeSeconds = 86_400

export function factorRoutes(app: Hono, service: Service): void {
  const { org, caller, address } = service
  const users = '/api/v1/users/:userId'

  /** Paths below a user take identifiers only, as described; a deactivated user has no factors to speak of. */
  function userOf(c: Context): OktaUser {
    return userOr(c, (id) => notFound(id, 'User'))
  }

  function userOr(c: Context, refusal: (id: string) => ApiError): OktaUser {
    const id = c.req.param('userId') ?? ''
    const user = org.byId(id)
    if (!user || user.status === 'DEPROVISIONED') throw refusal(id)
    return user
  }

  function factorOf(user: OktaUser, c: Context): OktaFactor {
    const id = c.req.param('factorId') ?? ''
    const factor = user.factors.find((one) => one.id === id)
    if (!factor) throw notFound(id, 'UserFactor')
    return factor
  }

  app.get(`${users}/factors`, (c) => {
    demand(caller(c), 'read-users', 'okta.users.read')
    const user = userOf(c)
    return c.json(visible(user.factors, user.hidden).map((factor) => factorBody(user.id, factor, address(c))))
  })

  app.get(`${users}/factors/:factorId`, (c) => {
    demand(caller(c), 'read-users', 'okta.users.read')
    const user = userOf(c)
    return c.json(factorBody(user.id, factorOf(user, c), address(c)))
  })

  app.delete(`${users}/factors/:factorId`, async (c) => {
    const by = caller(c)
    const user = userOf(c)
    demandOn(by, user, 'reset-factors')
    const factor = factorOf(user, c)
    await asTheScenarioSays(user, () => org.removeFactor(user, factor.id, by))
    return c.body(null, 204)
  })

  // This path takes a login as well.
  app.post('/api/v1/users/:id/lifecycle/reset_factors', async (c) => {
    const by = caller(c)
    const { id } = c.req.param()
    const user = org.find(id)
    if (!user) throw notFound(id, 'User')
    demandOn(by, user, 'reset-factors')
    if (user.status === 'DEPROVISIONED') throw new ApiError('E0000038')
    await asTheScenarioSays(user, () => org.resetFactors(user, by))
    return c.body(null, 200)
  })

  async function asTheScenarioSays(user: OktaUser, apply: () => void): Promise<void> {
    switch (user.onReset) {
      case 'slow':
        await wait(service.slowMs)
        apply()
        return
      case 'gone':
        org.remove(user)
        throw notFound(user.id, 'User')
      case 'connection-lost-after-applying':
        apply()
        throw new ConnectionLost()
      case 'usual':
        apply()
    }
  }

  app.post(`${users}/factors/:factorId/verify`, async (c) => {
    const by = caller(c)
    const user = userOf(c)
    demandOn(by, user, 'verify-factors')
    const factor = factorOf(user, c)
    if (by.role?.verifiesOktaFactorsOnly && factor.provider !== 'OKTA') throw new ApiError('E0000006')
    const { passCode, answer, useNumberMatchingChallenge } = await bodyOf(c, VerifyBody)
    const outcome = org.verification.verify(user, factor, {
      passCode: passCode ?? null,
      answer: answer ?? null,
      useNumberMatchingChallenge: useNumberMatchingChallenge ?? false,
      lifetimeSeconds: lifetimeSeconds(c),
      hasUserAgent: c.req.header('User-Agent') !== undefined,
    })
    switch (outcome.kind) {
      case 'success':
        return c.json({ factorResult: 'SUCCESS' })
      case 'challenge':
        return c.json({
          factorResult: 'CHALLENGE',
          expiresAt: outcome.expiresAt.toISOString(),
          _links: challengeLinks(user.id, factor.id, address(c)),
        })
      case 'push':
        return c.json(
          {
            factorResult: 'WAITING',
            expiresAt: outcome.transaction.expiresAt.toISOString(),
            ...waiting(outcome.transaction, c),
          },
          201,
        )
    }
  })

  function waiting({ userId, factorId, id, correctAnswer }: PushTransaction, c: Context): object {
    return {
      ...(correctAnswer === null ? {} : { _embedded: { challenge: { correctAnswer } } }),
      _links: transactionLinks(userId, factorId, id, address(c)),
    }
  }

  app.get(`${users}/factors/:factorId/transactions/:transactionId`, (c) => {
    demand(caller(c), 'read-users', 'okta.users.read')
    const user = userOf(c)
    const factor = factorOf(user, c)
    const { transaction, result } = org.verification.result(user, factor.id, c.req.param('transactionId'))
    const profile = { credentialId: user.profile.login }
    switch (result) {
      case 'WAITING':
        return c.json({ factorResult: result, profile, ...waiting(transaction, c) })
      case 'SUCCESS':
        return c.json({ factorResult: result })
      case 'REJECTED':
      case 'TIMEOUT':
        return c.json({ factorResult: result, profile, _links: againLinks(user.id, factor.id, address(c)) })
    }
  })

  app.delete(`${users}/factors/:factorId/transactions/:transactionId`, (c) => {
    const by = caller(c)
    const user = userOf(c)
    demandOn(by, user, 'verify-factors')
    org.verification.cancel(user, factorOf(user, c).id, c.req.param('transactionId'))
    return c.body(null, 204)
  })

  function needEnrollments(): void {
    if (org.engine === 'classic') throw new ApiError('E0000015')
    if (!service.hasEnrollments) throw new ApiError('E0000008')
  }

  app.post(`${users}/authenticator-enrollments/tac`, async (c) => {
    const by = caller(c)
    needEnrollments()
    // Alone of all operations on a user, this one is described without a 404.
    const user = userOr(c, (id) => invalid('userId', `Resource not found: ${id} (User)`))
    demandOn(by, user, 'temporary-access-code')
    const { authenticatorId, profile } = await bodyOf(c, AccessCodeBody)
    if (authenticatorId !== tacAuthenticatorId) throw invalid('authenticatorId', 'No such authenticator.')
    if (profile.multiUse)
      throw invalid('multiUse', 'The authenticator does not allow codes that are used several times.')
    const minutes = profile.ttl ?? temporaryAccessCode.defaultTtl
    const { minTtl, maxTtl } = temporaryAccessCode
    if (minutes < minTtl || minutes > maxTtl) throw invalid('ttl', `The value is from ${minTtl} to ${maxTtl} minutes.`)
    if (user.status !== 'ACTIVE') throw new ApiError('E0000038')
    return c.json(accessCodeBody(user.id, org.issueAccessCode(user, minutes, by), true, address(c)))
  })

  app.get(`${users}/authenticator-enrollments`, (c) => {
    demand(caller(c), 'read-users', 'okta.users.read')
    needEnrollments()
    const user = userOf(c)
    const code = org.accessCode(user)
    return c.json([
      ...enrollments(user).map((one) => enrollmentBody(user.id, one, disclosesPhone(c), address(c))),
      ...(code ? [accessCodeBody(user.id, code, false, address(c))] : []),
    ])
  })

  app.get(`${users}/authenticator-enrollments/:enrollmentId`, (c) => {
    demand(caller(c), 'read-users', 'okta.users.read')
    needEnrollments()
    const user = userOf(c)
    const id = c.req.param('enrollmentId')
    const code = org.accessCode(user)
    if (code?.id === id) return c.json(accessCodeBody(user.id, code, false, address(c)))
    const one = enrollments(user).find((enrollment) => enrollment.id === id)
    if (!one) throw notFound(id, 'Enrollment')
    return c.json(enrollmentBody(user.id, one, disclosesPhone(c), address(c)))
  })

  app.delete(`${users}/authenticator-enrollments/:enrollmentId`, (c) => {
    const by = caller(c)
    needEnrollments()
    const user = userOf(c)
    demandOn(by, user, 'reset-factors')
    const id = c.req.param('enrollmentId')
    if (org.accessCode(user)?.id === id) {
      org.removeAccessCode(user, by)
      return c.body(null, 204)
    }
    const one = enrollments(user).find((enrollment) => enrollment.id === id)
    if (!one) throw notFound(id, 'Enrollment')
    if (one.factorIds.length === 0) throw new ApiError('E0000006')
    for (const factorId of one.factorIds) org.removeFactor(user, factorId, by)
    return c.body(null, 204)
  })

  const known = [
    `${users}/factors`,
    `${users}/factors/:factorId`,
    `${users}/factors/:factorId/verify`,
    `${users}/factors/:factorId/transactions/:transactionId`,
    `${users}/lifecycle/reset_factors`,
    `${users}/authenticator-enrollments`,
    `${users}/authenticator-enrollments/:enrollmentId`,
  ]
  for (const path of known) {
    app.all(path, () => {
      throw new ApiError('E0000022')
    })
  }
}

function disclosesPhone(c: Context): boolean {
  return c.req.query('discloseIdentifiers')?.split(',').includes('phone') ?? false
}

function lifetimeSeconds(c: Context): number {
  const text = c.req.query('tokenLifetimeSeconds')
  if (text === undefined) return defaultLifetimeSeconds
  const seconds = /^\d{1,6}$/u.test(text) ? Number(text) : 0
  if (seconds < 1 || seconds > maxLifetimeSeconds) {
    throw invalid('tokenLifetimeSeconds', `The value is from 1 to ${maxLifetimeSeconds}.`)
  }
  return seconds
}

/** No body is an empty object: a challenge is asked for without one. */
async function bodyOf<T>(c: Context, schema: z.ZodType<T>): Promise<T> {
  const text = await c.req.text()
  let json: unknown
  try {
    json = text === '' ? {} : JSON.parse(text)
  } catch {
    throw new ApiError('E0000003')
  }
  const parsed = schema.safeParse(json ?? {})
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw invalid(issue?.path.join('.') ?? '', issue?.message ?? '')
}
