/**
 * Okta as a provider: looks up users, lists their factors, resets the selected ones or all with the fewest calls, ends sessions,
 * unlocks, creates and revokes temporary access codes, challenges the caller. It never picks a user by itself, and never relies on the
 * list of factors being complete: it lacks what an enrolment policy hides from this sign-in, which is shown if the enrolments list it.
 */
import type { Account } from '../../../shared/domain/account.ts'
import { isYounger } from '../../../shared/domain/age.ts'
import type { AdditionalAction, MfaStatus } from '../../../shared/domain/mfa-status.ts'
import type { StepOutcome } from '../../../shared/domain/outcome.ts'
import type { ResetStep } from '../../../shared/domain/reset-plan.ts'
import { Secret } from '../../secret/secret.ts'
import { checkConnection, permitted } from '../connection-check.ts'
import type { Change } from '../http/system-client.ts'
import { readableOf, unreadableIn } from '../http/parse-answer.ts'
import { isOk, type TransportResponse } from '../http/transport.ts'
import { ProviderError } from '../provider-error.ts'
import type { MfaProvider, OneTimeCode } from '../provider.ts'
import { failed, outcomeOfFailure, succeeded, outcomeUnknown } from '../step-outcome.ts'
import type { ProviderInput } from '../system-definition.ts'
import { createCallerVerifier } from './caller-verifier.ts'
import { createOktaClient, userPath } from './client.ts'
import { findOut } from './connection-check.ts'
import { enrollmentIdOf, toFurtherFactors } from './enrollments.ts'
import { toFactors } from './factors.ts'
import { nextLink, placeOf, type Place } from './links.ts'
import { readInstant, toAccount, toPhones, userFields } from './mapper.ts'
import { errorOf } from './okta-error.ts'
import { createOrgFacts, type OrgFacts } from './org-facts.ts'
import { compareAfter, planReset } from './plan.ts'
import { createRateLimits } from './rate-limits.ts'
import { noChange, outcomeOfRefusal } from './reset-outcome.ts'
import { AccessCodeAnswer, BlockAnswer, EnrollmentAnswer, FactorAnswer, listOf, UserAnswer } from './schemas.ts'
import { searchExpressions } from './search-expression.ts'
import { createServiceAppSignIn, createTokenSignIn } from './sign-in.ts'
import { createStandings, readRoles } from './standing.ts'
import { oktaTexts } from './texts.ts'

/** The most that are shown; one more is requested, to find out whether there are more. */
const pageSize = 50

/** Okta may return less than a full page, or even an empty one, with a link to the next. */
const maxPages = 5

/** The domain's maximum. */
const maxFactors = 256

/** How long the status seen with an account is cached. */
const stateHoldsMs = 60_000
const maxStates = 500

export function createOktaProvider(input: ProviderInput): MfaProvider {
  const { connection, transport, readSecret, now, language } = input
  const { baseUrl } = connection
  const limits = createRateLimits(input)
  const authentication =
    connection.signIn.kind === 'service-app'
      ? createServiceAppSignIn({ ...connection.signIn, transport, limits, baseUrl, readSecret, now })
      : createTokenSignIn(readSecret)
  const client = createOktaClient({ transport, authentication, limits, now })
  const orgFacts = createOrgFacts(client)
  const standings = createStandings(client)
  /** By account: Okta's status and when it was seen. */
  const states = new Map<string, { readonly status: string | null; readonly at: number }>()
  /** By account: the enrolment of the temporary access code created last. */
  const madeCodes = new Map<string, string>()

  const seen = (user: UserAnswer): UserAnswer => {
    states.delete(user.id)
    states.set(user.id, { status: user.status, at: now().getTime() })
    const [oldest] = states.keys()
    if (states.size > maxStates && oldest !== undefined) states.delete(oldest)
    return user
  }

  const readUser = async (accountId: string, signal: AbortSignal): Promise<UserAnswer> =>
    seen(await client.read(UserAnswer, { path: userPath(accountId) }, signal))

  const stateOf = async (accountId: string, signal: AbortSignal): Promise<string | null> => {
    const known = states.get(accountId)
    if (known && isYounger(known.at, stateHoldsMs, now().getTime())) return known.status
    return (await readUser(accountId, signal)).status
  }

  interface Found {
    readonly users: UserAnswer[]
    readonly more: boolean
    readonly unreadable: number
  }

  /** Reads one user more than are shown, over several pages if necessary. If a page fails, the users of the earlier ones are kept. */
  const search = async (expression: string, signal: AbortSignal): Promise<Found> => {
    const query = { search: expression, limit: String(pageSize + 1), fields: userFields }
    let place: Place | null = { path: '/api/v1/users', query }
    const users = new Map<string, UserAnswer>()
    let unreadable = 0
    for (let page = 0; place !== null && page < maxPages && users.size <= pageSize; page += 1) {
      try {
        const response: TransportResponse = await client.ask(place, signal)
        const read = client.understand(readableOf(UserAnswer), response)
        for (const user of read.items) users.set(user.id, seen(user))
        unreadable += read.unreadable.length
        const next = nextLink(response.headers['link'])
        place = next === null ? null : placeOf(next, baseUrl)
      } catch (error) {
        if (users.size === 0 || !(error instanceof ProviderError) || error.kind === 'cancelled') throw error
        break
      }
    }
    return { users: [...users.values()].slice(0, pageSize), more: users.size > pageSize || place !== null, unreadable }
  }

  /** Whether devices are blocked from signing in while the account is active. `false` if the organisation does not say. */
  const readBlocked = async (accountId: string, signal: AbortSignal): Promise<boolean> => {
    const blocks = await permitted(() =>
      client.read(listOf(BlockAnswer), { path: userPath(accountId, 'blocks') }, signal),
    ).catch((error: unknown) => {
      if (error instanceof ProviderError && error.code === 'interface-not-found') return null
      throw error
    })
    return blocks?.kind === 'yes' && blocks.value.length > 0
  }

  const readFactors = async (accountId: string, signal: AbortSignal): Promise<FactorAnswer[] | null> => {
    try {
      return await client.read(listOf(FactorAnswer), { path: userPath(accountId, 'factors') }, signal)
    } catch (error) {
      // A deactivated user's factors are "not found", just like those of a user who does not exist.
      if (!(error instanceof ProviderError) || error.kind !== 'not-found') throw error
      const { status } = await readUser(accountId, signal)
      if (status === 'DEPROVISIONED') return null
      throw error
    }
  }

  /**
   * Enrolments of the Identity Engine; `complete` if the organisation listed them. The endpoint is in limited release, and other requests
   * supply the rest, so a failure counts as not disclosed.
   */
  const readEnrollments = async (accountId: string, facts: Promise<OrgFacts>, signal: AbortSignal) => {
    const told = <Answer>(reading: Promise<Answer>): Promise<Answer | null> =>
      reading.catch((error: unknown) => {
        if (error instanceof ProviderError && error.kind !== 'cancelled') return null
        throw error
      })
    if ((await facts).engine === 'classic') return { items: [], complete: false }
    const path = (...below: readonly string[]) => userPath(accountId, 'authenticator-enrollments', ...below)
    const list = await told(client.read(readableOf(EnrollmentAnswer), { path: path() }, signal))
    const { items = [], unreadable = [] } = list ?? {}
    const made = madeCodes.get(accountId)
    // A code that was just created can be revoked even if no list contains it.
    const code =
      made === undefined || items.some(({ id }) => id === made)
        ? null
        : await told(client.read(EnrollmentAnswer, { path: path(made) }, signal))
    return { items: code === null ? items : [...items, code], complete: list !== null && unreadable.length === 0 }
  }

  /** Only a super administrator's token may change administrators, and Okta's response does not say that this is why it refused. */
  const refusal = async (response: TransportResponse, accountId: string, signal: AbortSignal): Promise<StepOutcome> => {
    const failure = client.failureOf(response)
    const mayBeAdministrator = errorOf(response).code === 'E0000006' && failure.code !== 'scope-missing'
    if (!mayBeAdministrator) return outcomeOfRefusal(response, failure)
    // If the roles cannot be read, the error names both possible reasons.
    const roles = await readRoles(client, accountId, signal).catch(() => null)
    const isNone = roles?.items.length === 0
    return failed(isNone ? 'forbidden' : 'administrator-protected', failure.detail.serverText)
  }

  const change = async (
    step: ResetStep,
    call: Change,
    signal: AbortSignal,
    waiting: AbortSignal | undefined,
  ): Promise<StepOutcome> => {
    let response: TransportResponse
    try {
      response = await client.change(call, signal, waiting)
    } catch (cause) {
      return outcomeOfFailure(cause)
    }
    // Okta confirms success without a body; a body that is not an object does not come from Okta.
    if (isOk(response)) return typeof (response.json ?? {}) === 'object' ? succeeded() : outcomeUnknown(null)
    const { code, summary, text } = errorOf(response)
    const isGone =
      /\/(?:factors|authenticator-enrollments)\//.test(call.path) &&
      code === 'E0000007' &&
      !/\(User\)/.test(summary ?? '')
    return isGone ? noChange(text) : refusal(response, step.accountId, signal)
  }

  const makeAccessCode = async (
    step: ResetStep,
    signal: AbortSignal,
    onOneTimeCode: (code: OneTimeCode) => void,
    waiting: AbortSignal | undefined,
  ): Promise<StepOutcome> => {
    let response: TransportResponse
    try {
      const { accessCode } = await orgFacts(signal)
      if (accessCode === null) return failed('reset-not-offered')
      const { authenticatorId, ttl } = accessCode
      const json = { authenticatorId, profile: { ...(ttl === null ? {} : { ttl }), multiUse: false } }
      const path = userPath(step.accountId, 'authenticator-enrollments', 'tac')
      response = await client.change({ method: 'POST', path, json }, signal, waiting)
    } catch (cause) {
      return outcomeOfFailure(cause)
    }
    if (!isOk(response)) return refusal(response, step.accountId, signal)
    const made = AccessCodeAnswer.safeParse(response.json)
    // A code was created, but it is not known.
    if (!made.success) return outcomeUnknown(null)
    const { id, profile } = made.data
    if (id !== null) madeCodes.set(step.accountId, id)
    const { tac, expiresAt } = profile
    onOneTimeCode({ code: new Secret(tac), expiresAt: readInstant(expiresAt) })
    return succeeded()
  }

  return {
    callerVerifier: createCallerVerifier(client, baseUrl),

    checkConnection: (signal) =>
      checkConnection(input, authentication, () => {
        standings.startOver()
        return findOut(client, connection, signal)
      }),

    async searchUsers(text, signal) {
      const { usual, narrow } = searchExpressions(text)
      const toPage = ({ users, more, unreadable }: Found, narrowed: boolean) => ({
        accounts: users.map((user) => toAccount(connection.id, user)),
        more,
        narrowed,
        ...unreadableIn(unreadable),
      })
      try {
        return toPage(await search(usual, signal), false)
      } catch (error) {
        const isNotTaken =
          error instanceof ProviderError && error.kind === 'rejected' && error.detail.httpStatus === 400
        if (!isNotTaken) throw error
        return toPage(await search(narrow, signal), true)
      }
    },

    async readAccount(accountId, signal): Promise<Account> {
      const [user, standing] = await Promise.all([readUser(accountId, signal), standings.read(accountId, signal)])
      // Okta accepts a login in place of an id, but ids are what is stored and compared here.
      if (user.id !== accountId) throw new ProviderError('not-found', 'account-not-found')
      return { ...toAccount(connection.id, user), ...toPhones(user), standing }
    },

    async readMfaStatus(accountId, signal): Promise<MfaStatus> {
      const facts = orgFacts(signal)
      const [state, answers, { engine, accessCode }, isBlocked, enrollments] = await Promise.all([
        stateOf(accountId, signal),
        readFactors(accountId, signal),
        facts,
        readBlocked(accountId, signal),
        readEnrollments(accountId, facts, signal),
      ])
      if (state === 'DEPROVISIONED' || answers === null) return deprovisioned(now())
      const { words } = oktaTexts[language()]
      const checkable = state !== 'SUSPENDED' && state !== 'LOCKED_OUT'
      const additionalActions: AdditionalAction[] = ['end-sessions']
      const isLocked = state === 'LOCKED_OUT' || (state === 'ACTIVE' && isBlocked)
      const unlockElsewhere = isLocked && isFromDirectory(await readUser(accountId, signal))
      if (isLocked && !unlockElsewhere) additionalActions.unshift('unlock')
      if (accessCode !== null && state === 'ACTIVE') additionalActions.push('temporary-access-code')
      return {
        readAt: now().toISOString(),
        factors: {
          knowledge: 'listed',
          // What the enrolment policy hides from this sign-in's network zone is not on the list of factors (okta-sdk-java#1548).
          mayBeIncomplete: !enrollments.complete,
          items: [
            ...toFactors(answers, { engine, checkable, words }),
            ...toFurtherFactors(enrollments.items, answers, words),
          ].slice(0, maxFactors),
        },
        services: [],
        all: 'possible',
        additionalActions,
        ...(unlockElsewhere ? { unlockElsewhere } : {}),
      }
    },

    planReset,
    compareAfter,

    async runStep(step, signal, onOneTimeCode, waiting) {
      const { accountId } = step
      const [first] = step.effects
      const path = (...below: readonly string[]): string => userPath(accountId, ...below)
      switch (first?.kind) {
        case undefined:
          return failed('nothing-selected')
        case 'reset-all':
          return change(step, { method: 'POST', path: path('lifecycle', 'reset_factors') }, signal, waiting)
        case 'remove-factor': {
          const enrollmentId = enrollmentIdOf(first.factorId)
          if (enrollmentId !== null) {
            const call: Change = { method: 'DELETE', path: path('authenticator-enrollments', enrollmentId) }
            return change(step, call, signal, waiting)
          }
          // Removing the first factor of a group removes the whole group.
          return change(
            step,
            {
              method: 'DELETE',
              path: path('factors', first.factorId),
              ...(first.recovery === 'removed' ? { query: { removeRecoveryEnrollment: 'true' } } : {}),
            },
            signal,
            waiting,
          )
        }
        case 'end-sessions': {
          const query = { oauthTokens: 'true', forgetDevices: 'true' }
          return change(step, { method: 'DELETE', path: path('sessions'), query }, signal, waiting)
        }
        case 'unlock':
          states.delete(accountId)
          return change(step, { method: 'POST', path: path('lifecycle', 'unlock') }, signal, waiting)
        case 'temporary-access-code':
          // A new code that nobody can be shown would only cancel the previous one.
          return onOneTimeCode === undefined
            ? failed('reset-not-offered')
            : makeAccessCode(step, signal, onOneTimeCode, waiting)
        case 'reset-service':
          return failed('reset-not-offered')
      }
    },
  }
}

/** Such an account can only be unlocked in the directory. */
function isFromDirectory({ credentials }: UserAnswer): boolean {
  return ['ACTIVE_DIRECTORY', 'LDAP'].includes(credentials?.provider?.type?.toUpperCase() ?? '')
}

function deprovisioned(readAt: Date): MfaStatus {
  return {
    readAt: readAt.toISOString(),
    factors: { knowledge: 'not-disclosed', mayBeIncomplete: true, items: [] },
    services: [],
    all: 'not-possible',
    allObstacle: 'account-state-forbids',
  }
}
