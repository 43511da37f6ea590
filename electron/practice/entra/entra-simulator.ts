/**
 * A server that speaks as much of Microsoft Graph as a help desk needs, about invented people: finding users, their roles and methods,
 * removing methods, Temporary Access Passes, ending sessions. For practice, demonstration and tests.
 *
 * Paths, properties, permissions and codes follow Microsoft's documentation and Graph's published metadata. Where both are silent the
 * choice is listed in `../README.md`; a client must not lean on it. Requests that would do harm are carried out and raise an alarm.
 */
import { randomBytes, randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import type { Context } from 'hono'
import { type Alarm, createAlarms } from '../alarms.ts'
import type { FaultInjector } from '../fault-injector.ts'
import { plainPath } from '../plain-path.ts'
import { jsonBody } from '../refusal.ts'
import { createShell, type SimulatorOptions } from '../simulator-shell.ts'
import { ConnectionLost, type Simulator } from '../simulator.ts'
import { z } from 'zod'
import { parseFilter, parseSearch, Unsupported, type Matches } from './filter.ts'
import { badQuery, notAllowed, noPrivileges, noUser, refusal, unauthenticated } from './graph-error.ts'
import { createEntraSignInServer, type EntraSignInServer } from './sign-in-server.ts'
import {
  agents,
  mayChange,
  readsEligibilities,
  readsMethods,
  type RoleName,
  roleTemplates,
  seesWholeNumbers,
  tenant,
} from './tenant.ts'
import { trapOf } from './traps.ts'
import { type AuthenticationMethod, type EntraAccount, entraAccounts, guidOf } from './users.ts'

/** Where a role counts that is given for one administrative unit only. */
const unitScope = `/administrativeUnits/${guidOf('unit:lindhaven')}`

export interface EntraSimulatorOptions extends SimulatorOptions {
  readonly onAlarm?: (alarm: Alarm) => void
  /** Gives somebody nobody knows the type of a method of. */
  readonly unknownFactor?: boolean
  /** The tenant has no licence for Privileged Identity Management. */
  readonly withoutPremium?: boolean
  /** A kind of tenant in which `$search` does not exist. */
  readonly withoutSearch?: boolean
}

export interface EntraState {
  /** By login. Throws when there is none: a test names people who exist. */
  account(login: string): EntraAccount
  /** The ids of everything somebody can sign in with, with their types. */
  methods(login: string): readonly string[]
  /** How often somebody was signed out everywhere. */
  sessionsEnded(login: string): number
  /** Every pass that was made, in order. */
  readonly passes: readonly string[]
}

export interface EntraSimulator extends Simulator {
  readonly basePath: ''
  readonly faults: FaultInjector
  readonly alarms: readonly Alarm[]
  readonly state: EntraState
  /** Where agents sign in; `next.agent` is who does. */
  readonly signIn: EntraSignInServer
  /** Cuts every token there is, and wants a new one with claims. */
  demandClaims(): void
}

const defaultSelect = [
  'businessPhones',
  'displayName',
  'givenName',
  'id',
  'jobTitle',
  'mail',
  'mobilePhone',
  'officeLocation',
  'preferredLanguage',
  'surname',
  'userPrincipalName',
]

/** Where a method of each type is removed. */
const segments: Readonly<Record<string, string>> = {
  phoneMethods: 'phoneAuthenticationMethod',
  emailMethods: 'emailAuthenticationMethod',
  microsoftAuthenticatorMethods: 'microsoftAuthenticatorAuthenticationMethod',
  softwareOathMethods: 'softwareOathAuthenticationMethod',
  fido2Methods: 'fido2AuthenticationMethod',
  windowsHelloForBusinessMethods: 'windowsHelloForBusinessAuthenticationMethod',
  platformCredentialMethods: 'platformCredentialAuthenticationMethod',
  temporaryAccessPassMethods: 'temporaryAccessPassAuthenticationMethod',
  externalAuthenticationMethods: 'externalAuthenticationMethod',
}

const policy = { defaultLifetimeInMinutes: 60, minimum: 60, maximum: 480 }

interface Caller {
  readonly id: string
  readonly roles: readonly RoleName[]
  readonly scopes: ReadonlySet<string>
}

export function createEntraSimulator(options: EntraSimulatorOptions = {}): EntraSimulator {
  const alarms = createAlarms(options.onAlarm)
  let challenge: string | null = null
  const shell = createShell(options, {
    expiredToken: () => unauthenticated(null),
    nowhere: (c) => refusal(400, 'BadRequest', `Resource not found for the segment '${c.req.path}'.`).toResponse(),
    failed: () => refusal(500, 'generalException', 'The practice directory failed.'),
    before: async (c, next) => {
      const { method } = c.req
      const path = plainPath(c.req.raw)
      const trap = trapOf({ method, path })
      if (trap) alarms.raise({ ...trap, method, path, at: now() })
      await next()
      c.res.headers.set('Date', now().toUTCString())
      if (!c.res.headers.has('request-id')) c.res.headers.set('request-id', randomUUID())
    },
  })
  const { app, now, people, slowMs } = shell
  const signIn = createEntraSignInServer({ tenantId: tenant.id, clientId: tenant.clientId, agent: agents.desk, now })
  let accounts = new Map<string, EntraAccount>()
  const ended = new Map<string, number>()
  const passes: string[] = []
  const failedOnce = new Set<string>()

  const startOver = (): void => {
    accounts = new Map(entraAccounts(people, now()).map((account) => [account.user.id, account]))
    ended.clear()
    passes.length = 0
    failedOnce.clear()
    challenge = null
    if (options.unknownFactor === true) {
      named('nona.weirside').methods.push({
        '@odata.type': '#microsoft.graph.somethingNewAuthenticationMethod',
        id: guidOf('something-new'),
        displayName: 'Something new',
      })
    }
  }
  const named = (login: string): EntraAccount => {
    const account = [...accounts.values()].find((one) => one.login === login)
    if (!account) throw new Error(`Nobody called ${login} has an account in the practice tenant.`)
    return account
  }
  startOver()

  const callers = new WeakMap<Request, Caller>()
  const callerOf = (c: Context): Caller => {
    const caller = callers.get(c.req.raw)
    if (!caller) throw unauthenticated(null)
    return caller
  }
  const needs = (c: Context, ...scopes: readonly string[]): Caller => {
    const caller = callerOf(c)
    if (!scopes.some((scope) => caller.scopes.has(scope))) throw noPrivileges()
    return caller
  }

  // Elsewhere in reality; at an address of its own, the practice tenant has room for both.
  app.all('/:tenant/oauth2/v2.0/*', (c) => signIn.app.fetch(c.req.raw))

  app.use(async (c, next) => {
    const [, token = ''] = /^Bearer (\S+)$/.exec(c.req.header('Authorization') ?? '') ?? []
    const issued = signIn.signedInWith(token)
    if (issued?.tenantId !== tenant.id) throw unauthenticated(challenge)
    challenge = null
    const { objectId } = issued.agent
    callers.set(c.req.raw, {
      id: objectId,
      roles: accounts.get(objectId)?.roles ?? [],
      scopes: new Set(issued.scopes.map((scope) => scope.slice(scope.lastIndexOf('/') + 1))),
    })
    await next()
  })

  const found = (c: Context): EntraAccount => {
    const id = c.req.param('user') ?? ''
    const account =
      accounts.get(id.toLowerCase()) ??
      [...accounts.values()].find(({ user }) => user.userPrincipalName.toLowerCase() === id.toLowerCase())
    if (!account) throw noUser(id)
    return account
  }

  const select = (user: Readonly<Record<string, unknown>>, c: Context): Record<string, unknown> => {
    const wanted = c.req.query('$select')?.split(',') ?? defaultSelect
    return Object.fromEntries(wanted.map((property) => [property, user[property] ?? null]))
  }

  app.get('/v1.0/users', (c) => {
    needs(c, 'User.Read.All', 'Directory.Read.All')
    const matches = matcherOf(c, options.withoutSearch === true)
    const top = Number(c.req.query('$top') ?? '100')
    if (!Number.isInteger(top) || top < 1 || top > 999) throw badQuery('Invalid page size specified.')
    const users = [...accounts.values()].map(({ user }) => user).filter(matches)
    const page = users.slice(0, top).map((user) => select(user, c))
    const next = new URL(c.req.url)
    next.searchParams.set('$skiptoken', randomBytes(12).toString('base64url'))
    return c.json({
      '@odata.context': `${next.origin}/v1.0/$metadata#users`,
      ...(c.req.query('$count') === 'true' ? { '@odata.count': users.length } : {}),
      ...(users.length > top ? { '@odata.nextLink': next.href } : {}),
      value: page,
    })
  })

  app.get('/v1.0/users/:user', (c) => {
    needs(c, 'User.Read.All', 'Directory.Read.All')
    return c.json({ '@odata.context': 'users/$entity', ...select(found(c).user, c) })
  })

  app.get('/v1.0/users/:user/manager', (c) => {
    needs(c, 'User.Read.All', 'Directory.Read.All')
    const { managerId } = found(c)
    const manager = accounts.get(managerId ?? '')
    if (!manager) throw noUser('manager')
    return c.json({ '@odata.type': '#microsoft.graph.user', ...select(manager.user, c) })
  })

  app.get('/v1.0/users/:user/transitiveMemberOf', (c) => {
    const { scopes } = needs(c, 'User.Read.All', 'Directory.Read.All')
    const { roles, groups } = found(c)
    const showsRoles = scopes.has('RoleManagement.Read.Directory') || scopes.has('Directory.Read.All')
    const showsGroups = scopes.has('GroupMember.Read.All') || scopes.has('Directory.Read.All')
    return c.json({
      value: [
        ...roles.map((role) => ({
          '@odata.type': '#microsoft.graph.directoryRole',
          id: guidOf(`role:${role}`),
          displayName: showsRoles ? role : null,
          roleTemplateId: showsRoles ? roleTemplates[role] : null,
        })),
        ...groups.map(({ name, isAssignableToRole }) => ({
          '@odata.type': '#microsoft.graph.group',
          id: guidOf(`group:${name}`),
          displayName: showsGroups ? name : null,
          isAssignableToRole: showsGroups ? isAssignableToRole || null : null,
        })),
      ],
    })
  })

  const principalOf = (c: Context): string => {
    const [, principal] = /^principalId eq '([0-9a-f-]{36})'$/.exec(c.req.query('$filter') ?? '') ?? []
    if (principal === undefined) throw badQuery('The filter is not supported.')
    return principal
  }

  const holding = (c: Context, how: string, principal: string, role: RoleName, directoryScopeId: string) => ({
    id: guidOf(`${how}:${principal}:${role}`),
    principalId: principal,
    roleDefinitionId: roleTemplates[role],
    directoryScopeId,
    ...(c.req.query('$expand') === 'roleDefinition'
      ? { roleDefinition: { id: roleTemplates[role], displayName: role } }
      : {}),
  })

  app.get('/v1.0/roleManagement/directory/roleEligibilityScheduleInstances', (c) => {
    const { roles } = needs(c, 'RoleManagement.Read.Directory', 'RoleEligibilitySchedule.Read.Directory')
    if (options.withoutPremium === true) {
      throw refusal(400, 'AadPremiumLicenseRequired', 'The tenant needs an AAD Premium 2 license.')
    }
    if (!readsEligibilities(roles)) throw noPrivileges()
    const principal = principalOf(c)
    return c.json({
      value: (accounts.get(principal)?.eligible ?? []).map((role) => holding(c, 'eligible', principal, role, '/')),
    })
  })

  app.get('/v1.0/roleManagement/directory/roleAssignments', (c) => {
    needs(c, 'RoleManagement.Read.Directory')
    const principal = principalOf(c)
    const account = accounts.get(principal)
    return c.json({
      value: [
        ...(account?.roles ?? []).map((role) => holding(c, 'assigned', principal, role, '/')),
        ...(account?.unitRoles ?? []).map((role) => holding(c, 'assigned', principal, role, unitScope)),
      ],
    })
  })

  app.get('/v1.0/organization', (c) => {
    needs(c, 'User.Read.All', 'Directory.Read.All', 'Organization.Read.All')
    return c.json({ value: [{ id: tenant.id, displayName: tenant.name }] })
  })

  const listed = (account: EntraAccount): AuthenticationMethod[] => {
    account.lagging = account.lagging.filter(({ until }) => until > now().getTime())
    return [...account.methods, ...account.lagging.map(({ method }) => method)]
  }

  app.get('/v1.0/users/:user/authentication/methods', (c) => {
    const caller = needs(c, 'UserAuthenticationMethod.Read.All', 'UserAuthenticationMethod.ReadWrite.All')
    const account = found(c)
    if (!readsMethods(caller.roles) && caller.id !== account.user.id) throw notAllowed()
    const masks = !seesWholeNumbers(caller.roles)
    return c.json({ value: listed(account).map((method) => (masks ? masked(method) : method)) })
  })

  app.get('/beta/users/:user/authentication/signInPreferences', (c) => {
    const caller = needs(c, 'UserAuthenticationMethod.Read.All', 'UserAuthenticationMethod.ReadWrite.All')
    if (!readsMethods(caller.roles)) throw notAllowed()
    return c.json({
      isSystemPreferredAuthenticationMethodEnabled: false,
      userPreferredMethodForSecondaryAuthentication: preferenceOf(found(c)),
    })
  })

  /** Nobody can do this on himself as an administrator. */
  const changed = (c: Context, what: 'methods' | 'sessions', ...scopes: readonly string[]): EntraAccount => {
    const caller = needs(c, ...scopes)
    const account = found(c)
    if (caller.id === account.user.id || !mayChange(what, caller.roles, account)) {
      throw what === 'methods' ? notAllowed() : noPrivileges()
    }
    return account
  }

  /** What becomes of a change, by the person it is for. */
  const meet = async (account: EntraAccount, apply: () => void): Promise<void> => {
    switch (account.onReset) {
      case 'gone':
        accounts.delete(account.user.id)
        throw noUser(account.user.id)
      case 'fails':
        throw refusal(500, 'generalException', 'An internal server error occurred.')
      case 'fails-once':
        if (!failedOnce.has(account.login)) {
          failedOnce.add(account.login)
          throw refusal(500, 'generalException', 'An internal server error occurred.')
        }
        break
      case 'slow':
        await wait(slowMs)
        break
      default:
    }
    apply()
    if (account.onReset === 'connection-lost-after-applying') throw new ConnectionLost()
  }

  app.delete('/v1.0/users/:user/authentication/:segment/:method', async (c) => {
    const account = changed(c, 'methods', 'UserAuthenticationMethod.ReadWrite.All')
    const type = Object.hasOwn(segments, c.req.param('segment')) ? segments[c.req.param('segment')] : undefined
    if (type === undefined) throw refusal(405, 'methodNotAllowed', 'The HTTP method is not allowed for this resource.')
    const method = account.methods.find(
      (one) => one.id === c.req.param('method') && one['@odata.type'] === `#microsoft.graph.${type}`,
    )
    if (!method) throw refusal(404, 'resourceNotFound', 'The requested resource was not found.')
    const others = listed(account).filter((one) => one.id !== method.id)
    if (method['phoneType'] === 'mobile' && others.some((one) => one['phoneType'] === 'alternateMobile')) {
      throw refusal(
        400,
        'badRequest',
        'Mobile number cannot be deleted without first deleting alternate mobile number.',
      )
    }
    if (account.defaultId === method.id && others.some(countsBesideDefault)) {
      throw refusal(
        400,
        'badRequest',
        "The requested authentication method's id matches the user's current default authentication method, and cannot be deleted until the default authentication method is changed.",
      )
    }
    await meet(account, () => {
      account.methods = account.methods.filter((one) => one !== method)
      if (account.defaultId === method.id) account.defaultId = null
      if (account.lagMs > 0) account.lagging.push({ method, until: now().getTime() + account.lagMs })
    })
    return c.body(null, 204)
  })

  const Pass = z.object({
    lifetimeInMinutes: z.int().optional(),
    isUsableOnce: z.boolean().optional(),
    startDateTime: z.string().optional(),
  })

  app.post('/v1.0/users/:user/authentication/temporaryAccessPassMethods', async (c) => {
    const account = changed(c, 'methods', 'UserAuthenticationMethod.ReadWrite.All')
    const asked = await jsonBody(c, Pass)
    const lifetimeInMinutes = asked?.lifetimeInMinutes ?? policy.defaultLifetimeInMinutes
    if (asked === null) throw refusal(400, 'badRequest', 'The request body is missing or not as it should be.')
    if (lifetimeInMinutes < policy.minimum || lifetimeInMinutes > policy.maximum) {
      throw refusal(400, 'badRequest', 'The lifetime is outside of what the policy permits.')
    }
    if (account.user.userType === 'Guest') {
      throw refusal(400, 'badRequest', 'Temporary Access Pass cannot be added to an external guest user.')
    }
    const made = {
      '@odata.type': '#microsoft.graph.temporaryAccessPassAuthenticationMethod' as const,
      id: randomUUID(),
      createdDateTime: now().toISOString(),
      startDateTime: asked.startDateTime ?? now().toISOString(),
      lifetimeInMinutes,
      isUsableOnce: asked.isUsableOnce ?? false,
      isUsable: account.isInPassPolicy,
      methodUsabilityReason: account.isInPassPolicy ? 'EnabledByPolicy' : 'DisabledByPolicy',
    }
    const pass = `+${randomBytes(6).toString('base64').replaceAll('/', '+').slice(0, 7)}`
    await meet(account, () => {
      account.methods = [...account.methods.filter((one) => one['@odata.type'] !== made['@odata.type']), made]
      passes.push(pass)
    })
    return c.json({ ...made, temporaryAccessPass: pass }, 201)
  })

  app.post('/v1.0/users/:user/revokeSignInSessions', async (c) => {
    const account = changed(c, 'sessions', 'User.RevokeSessions.All', 'User.ReadWrite.All')
    await meet(account, () => {
      account.user = { ...account.user, signInSessionsValidFromDateTime: now().toISOString() }
      ended.set(account.login, (ended.get(account.login) ?? 0) + 1)
    })
    return c.json({ '@odata.context': 'Edm.Boolean', value: true })
  })

  app.delete('/v1.0/users/:user', (c) => {
    accounts.delete(found(c).user.id)
    return c.body(null, 204)
  })

  return {
    ...shell.finish(() => {
      startOver()
      alarms.clear()
      signIn.reset()
    }),
    basePath: '',
    alarms: alarms.raised,
    signIn,
    demandClaims() {
      challenge = signIn.demandClaims()
    },
    state: {
      account: named,
      methods: (login) =>
        named(login).methods.map((method) => `${method['@odata.type'].replace('#microsoft.graph.', '')}:${method.id}`),
      sessionsEnded: (login) => ended.get(login) ?? 0,
      passes,
    },
  }
}

function matcherOf(c: Context, withoutSearch: boolean): Matches {
  const isEventual = c.req.header('ConsistencyLevel')?.toLowerCase() === 'eventual'
  const [search, filter] = [c.req.query('$search'), c.req.query('$filter')]
  try {
    if (search !== undefined) {
      if (!isEventual)
        throw badQuery(
          "Request with $search query parameter only works through MSGraph with a special request header: 'ConsistencyLevel: eventual'",
        )
      if (withoutSearch) throw badQuery('Search is not supported in this tenant.')
      return parseSearch(search)
    }
    if (filter === undefined) return () => true
    const { matches, isAdvanced } = parseFilter(filter)
    if (isAdvanced && !(isEventual && c.req.query('$count') === 'true')) {
      throw badQuery('Unsupported or invalid query filter clause specified for a property.')
    }
    return matches
  } catch (error) {
    throw error instanceof Unsupported ? refusal(400, 'Request_BadRequest', 'Invalid filter clause') : error
  }
}

/** Beside these, the default method can go. */
function countsBesideDefault({ '@odata.type': type }: AuthenticationMethod): boolean {
  return !/\.(?:password|email|temporaryAccessPass)AuthenticationMethod$/.test(type)
}

function preferenceOf({ methods, defaultId }: EntraAccount): string {
  const method = methods.find(({ id }) => id === defaultId)
  switch (method?.['@odata.type']) {
    case '#microsoft.graph.microsoftAuthenticatorAuthenticationMethod':
      return 'push'
    case '#microsoft.graph.softwareOathAuthenticationMethod':
      return 'oath'
    case '#microsoft.graph.phoneAuthenticationMethod':
      return (
        { mobile: 'sms', alternateMobile: 'voiceAlternateMobile', office: 'voiceOffice' }[
          String(method['phoneType'])
        ] ?? 'none'
      )
    default:
      return 'none'
  }
}

/** All that an Authentication Administrator sees of a number. */
function masked(method: AuthenticationMethod): AuthenticationMethod {
  const number = method['phoneNumber']
  if (typeof number !== 'string') return method
  return { ...method, phoneNumber: number.replace(/\d(?=.{2})/g, 'X') }
}
