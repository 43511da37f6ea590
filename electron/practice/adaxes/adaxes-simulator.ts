/**
 * A server that speaks the Adaxes REST interface about invented people: sign-in, search, reading an account, MFA status, MFA
 * reset, unlock. For practice, demonstration and tests.
 *
 * Field names, numbers, names and error shapes follow the vendor's pages (adaxes.com/sdk/REST_…). Where they are silent the
 * choice is marked "not documented" and listed in `../README.md`; a client must not lean on it. It is stricter than a real
 * server where strictness finds a client's mistakes: names of apps exactly as documented, property lists without blanks.
 */
import { randomBytes, randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import type { Context, Hono } from 'hono'
import { z } from 'zod'
import type { FaultInjector } from '../fault-injector.ts'
import type { Refusal } from '../refusal.ts'
import { createShell, type SimulatorOptions } from '../simulator-shell.ts'
import { ConnectionLost, type Simulator } from '../simulator.ts'
import { adaxesAccounts, type AdaxesAccount } from './accounts.ts'
import { Criteria, meets } from './criteria.ts'
import { errorBody, interfaceError, modelStateOf } from './interface-error.ts'
import { directoryObject, instantWithSevenDigits, type OperationMessage, operationResult } from './wire.ts'

export interface AdaxesSimulatorOptions extends SimulatorOptions {
  /** Accounts beside those of the people, such as the one in the vendor's examples. */
  readonly furtherAccounts?: readonly AdaxesAccount[]
  /** The access token with all rights. The one without the right to reset is this followed by `-read-only`. */
  readonly token?: string
  /**
   * After the third failed sign-in each further one is answered later by this much more
   * (adaxes.com/sdk/REST_BruteForceProtection). Default 0: off.
   */
  readonly signInSlowDownMs?: number
}

export interface PendingApproval {
  readonly guid: string
  readonly apps: readonly number[]
  readonly microsoft365: boolean
}

/** For tests: what the directory holds now. Identifiers are GUIDs. */
export interface AdaxesState {
  accounts(): readonly AdaxesAccount[]
  /** By login, DN, GUID or SID. Throws when there is none: a test names people who exist. */
  account(id: string): AdaxesAccount
  activatedApps(guid: string): readonly number[]
  microsoft365Resets(guid: string): number
  pendingApprovals(): readonly PendingApproval[]
}

export interface AdaxesSimulator extends Simulator {
  readonly app: Hono
  readonly basePath: '/restApi'
  readonly credentials: {
    readonly token: string
    /** May read, may not reset. */
    readonly readOnlyToken: string
    readonly username: string
    readonly password: string
  }
  readonly state: AdaxesState
  readonly faults: FaultInjector
}

/** adaxes.com/sdk/REST_ResetMfa: names go out, the number is the position. */
const authApps = ['Google', 'Authy', 'Microsoft', 'Okta', 'OneLogin', 'Duo', 'Auth0'] as const

const sessionLifetimeMs = 10 * 60 * 1000
const tokenLifetimeMs = 30 * 60 * 1000
const allowedSignIns = 5
const defaultSizeLimit = 1000

const CreateSessionBody = z.object({ username: z.string().min(1), password: z.string().min(1) })
const CreateTokenBody = z.object({ sessionId: z.string().min(1) })
const OneObjectBody = z.object({ directoryObject: z.string().min(1) })
const StatusBody = z.object({
  directoryObjects: z.array(z.string().min(1)).min(1),
  options: z
    .object({ need365Status: z.boolean().default(false), needAdaxesStatus: z.boolean().default(false) })
    .prefault({}),
})
const ResetBody = z.object({
  directoryObject: z.string().min(1),
  resetInM365: z.boolean().default(false),
  appsInAdaxesToReset: z.array(z.enum(authApps)).default([]),
})
const SearchBody = z.object({
  baseObject: z.string().optional(),
  oneLevel: z.boolean().default(false),
  criteria: Criteria.optional(),
  select: z
    .object({
      properties: z.string().default(''),
      thumbnailPhoto: z.enum(['None', 'Normal', 'HighQuality']).default('None'),
    })
    .prefault({}),
  scope: z.enum(['All', 'TotpEnrolledAccounts']).default('All'),
  sizeLimit: z.int().min(1).default(defaultSizeLimit),
})

interface IssuedToken {
  readonly mayReset: boolean
  /** `null` = never, as an access token of 2026.1 without an end. */
  readonly expiresAt: Date | null
}

interface Directory {
  readonly accounts: Map<string, AdaxesAccount>
  readonly microsoft365Resets: Map<string, number>
  readonly approvals: PendingApproval[]
  readonly sessions: Map<string, Date>
  readonly tokens: Map<string, IssuedToken>
  /** By user name as it was typed, lower case. */
  readonly failedSignIns: Map<string, number>
  failedInARow: number
}

export function createAdaxesSimulator(options: AdaxesSimulatorOptions = {}): AdaxesSimulator {
  const shell = createShell(options, {
    // IIS does not tell upper from lower case in a path, nor a trailing slash.
    pathOf: (request) => new URL(request.url).pathname.toLowerCase().replace(/(?<=.)\/$/u, ''),
    expiredToken: unauthenticated,
    nowhere: (c) =>
      new URL(c.req.url).pathname.toLowerCase().startsWith('/restapi/api/')
        ? interfaceError(404, errorBody('notFound', 'No such request in the practice directory.')).toResponse()
        : c.html(noSuchPage, 404),
    failed: () => interfaceError(500, errorBody('internalServerError', 'The practice directory failed.')),
  })
  const { app, now, people, slowMs } = shell
  const signInSlowDownMs = options.signInSlowDownMs ?? 0
  const token = options.token ?? 'practice-access-token'
  const credentials = {
    token,
    readOnlyToken: `${token}-read-only`,
    username: 'svc-mfadesk@practice.example',
    password: 'practice-password',
  }

  const freshDirectory = (): Directory => ({
    accounts: new Map(
      [...adaxesAccounts(people, now()), ...structuredClone(options.furtherAccounts ?? [])].map((account) => [
        account.guid,
        account,
      ]),
    ),
    microsoft365Resets: new Map(),
    approvals: [],
    sessions: new Map(),
    tokens: new Map([
      [credentials.token, { mayReset: true, expiresAt: null }],
      [credentials.readOnlyToken, { mayReset: false, expiresAt: null }],
    ]),
    failedSignIns: new Map(),
    failedInARow: 0,
  })
  let directory = freshDirectory()

  function find(id: string): AdaxesAccount | undefined {
    const wanted = id.toLowerCase()
    const byGuid = directory.accounts.get(wanted)
    if (byGuid) return byGuid
    for (const account of directory.accounts.values()) {
      if (account.dn.toLowerCase() === wanted || account.sid.toLowerCase() === wanted) return account
    }
    return undefined
  }

  function findOrRefuse(id: string): AdaxesAccount {
    const account = find(id)
    if (!account) throw notFound()
    return account
  }

  function tokenOf(headers: Headers): IssuedToken {
    const issued = directory.tokens.get(headers.get('Adm-Authorization') ?? '')
    if (!issued || (issued.expiresAt !== null && issued.expiresAt <= now())) throw unauthenticated()
    return issued
  }

  function needResetRight(c: Context): void {
    if (!tokenOf(c.req.raw.headers).mayReset) {
      throw interfaceError(
        403,
        errorBody('forbidden', 'You do not have sufficient permissions to perform the operation.'),
      )
    }
  }

  const api = app.basePath('/restapi/api')

  api.post('/authsessions/create', async (c) => {
    const { username, password } = await body(c, CreateSessionBody)
    const who = username.toLowerCase()
    const failed = directory.failedSignIns.get(who) ?? 0
    const refusal = signInRefusal(who, password, failed)
    if (refusal) {
      directory.failedInARow += 1
      if (refusal.code === 'invalidCredentials') directory.failedSignIns.set(who, failed + 1)
      await wait(Math.max(0, directory.failedInARow - 3) * signInSlowDownMs)
      throw interfaceError(403, { ...errorBody('forbidden', 'Authentication failed.'), innerError: refusal })
    }
    directory.failedInARow = 0
    directory.failedSignIns.delete(who)
    const sessionId = randomUUID()
    const expiresAt = new Date(now().getTime() + sessionLifetimeMs)
    directory.sessions.set(sessionId, expiresAt)
    return c.json({ sessionId, expiresAtUtc: instantWithSevenDigits(expiresAt) })
  })

  function signInRefusal(who: string, password: string, failed: number) {
    const serviceAccount = who === credentials.username || who === 'practice\\svc-mfadesk'
    const login = /^(?:[^\\]+\\)?([^@\\]+)/u.exec(who)?.[1]
    const person = [...directory.accounts.values()].find((account) => account.sAMAccountName === login)
    const refusal = (code: string, message: string) => ({ message, code })
    if (failed >= allowedSignIns) return refusal('accountLockedOut', 'The account is locked out.')
    if ((!serviceAccount && !person) || password !== credentials.password) {
      return {
        ...refusal('invalidCredentials', 'The user name or password is incorrect.'),
        attemptsLeft: allowedSignIns - failed - 1,
      }
    }
    if (serviceAccount) return null
    if (person?.accountStatus.isDisabled) return refusal('accountIsDisabled', 'The account is disabled.')
    if (person?.accountStatus.isLocked) return refusal('accountLockedOut', 'The account is locked out.')
    const expires = person?.accountStatus.expirationDate
    if (expires && expires <= now()) return refusal('accountExpired', 'The account has expired.')
    return refusal('accessDenied', 'The account is not allowed to sign in here.')
  }

  api.post('/auth', async (c) => {
    const { sessionId } = await body(c, CreateTokenBody)
    const sessionEnds = directory.sessions.get(sessionId)
    if (!sessionEnds || sessionEnds <= now()) throw unauthenticated()
    const issued = randomBytes(32).toString('base64url')
    const expiresAt = new Date(now().getTime() + tokenLifetimeMs)
    directory.tokens.set(issued, { mayReset: true, expiresAt })
    return c.json({ token: issued, expiresAtUtc: instantWithSevenDigits(expiresAt) })
  })

  api.delete('/auth', (c) => {
    tokenOf(c.req.raw.headers)
    const ended = c.req.query('token') ?? ''
    // An access token of 2026.1 is an administrator's to remove.
    if (directory.tokens.get(ended)?.expiresAt) directory.tokens.delete(ended)
    return c.body(null, 200)
  })

  api.delete('/authsessions', (c) => {
    directory.sessions.delete(c.req.query('id') ?? '')
    return c.body(null, 200)
  })

  api.use('/directoryobjects/*', async (c, next) => {
    tokenOf(c.req.raw.headers)
    await next()
  })

  api.get('/directoryobjects', (c) => {
    const id = c.req.query('directoryObject')
    if (!id) throw malformed({ directoryObject: ['The directoryObject parameter is required.'] })
    return c.json(directoryObject(findOrRefuse(id), propertyNames(c.req.query('properties') ?? '')))
  })

  api.post('/directoryobjects/search', async (c) => {
    const request = await body(c, SearchBody)
    const found = [...directory.accounts.values()].filter(
      (account) =>
        (request.scope === 'All' || account.activatedApps.length > 0) &&
        (request.criteria === undefined || meets(request.criteria, searchable(account))),
    )
    const below = request.baseObject === undefined ? found : found.filter(isBelow(request.baseObject, request.oneLevel))
    const names = propertyNames(request.select.properties)
    return c.json({ objects: below.slice(0, request.sizeLimit).map((account) => directoryObject(account, names)) })
  })

  /** Throws 404 for a container nobody is in. Business units exist, and are empty. */
  function isBelow(baseObject: string, oneLevel: boolean): (account: AdaxesAccount) => boolean {
    if (baseObject === 'wkobj:BusinessUnitsContainer') return () => false
    const base = (find(baseObject)?.dn ?? baseObject).toLowerCase()
    const known = [...directory.accounts.values()].some(({ dn }) => `,${dn.toLowerCase()}`.endsWith(`,${base}`))
    if (!known) throw notFound()
    return ({ dn }) => {
      const lower = dn.toLowerCase()
      if (oneLevel) return lower.replace(/^(?:\\.|[^\\,])*,/u, '') === base
      return lower === base || lower.endsWith(`,${base}`)
    }
  }

  api.post('/directoryobjects/resetmfa/getstatus', async (c) => {
    const { directoryObjects, options: asked } = await body(c, StatusBody)
    const accounts = directoryObjects.map(findOrRefuse)
    const apps = asked.needAdaxesStatus ? new Set(accounts.flatMap((account) => account.activatedApps)) : []
    return c.json({
      canResetInM365: asked.need365Status && accounts.some((account) => account.hasMicrosoft365),
      adaxesActivatedApps: [...apps].sort((a, b) => a - b),
    })
  })

  api.post('/directoryobjects/resetmfa', async (c) => {
    const { directoryObject: id, resetInM365, appsInAdaxesToReset } = await body(c, ResetBody)
    const account = findOrRefuse(id)
    needResetRight(c)
    const apps = appsInAdaxesToReset.map((name) => authApps.indexOf(name))
    // Not documented: a request that asks for nothing.
    if (!resetInM365 && apps.length === 0) return c.json(operationResult(account.dn, { noChanges: true }))

    switch (account.onReset.kind) {
      case 'usual':
        return c.json(operationResult(account.dn, applyReset(account, apps, resetInM365)))
      case 'slow':
        await wait(slowMs)
        return c.json(operationResult(account.dn, applyReset(account, apps, resetInM365)))
      case 'done-with-warnings':
        return c.json(
          operationResult(account.dn, { ...applyReset(account, apps, resetInM365), innerMessages: reminders }),
        )
      case 'connection-lost-after-applying':
        applyReset(account, apps, resetInM365)
        throw new ConnectionLost()
      case 'sent-for-approval':
        directory.approvals.push({ guid: account.guid, apps, microsoft365: resetInM365 })
        return c.json(operationResult(account.dn, { resultType: 2, innerMessages: approvalMessages }))
      case 'refused-by-rule':
        return c.json(
          operationResult(account.dn, {
            resultType: 1,
            innerMessages: refusalMessages,
            exception: { message: 'Finance accounts are reset by the security team only.' },
          }),
        )
      case 'gone':
        directory.accounts.delete(account.guid)
        throw notFound()
    }
  })

  function applyReset(account: AdaxesAccount, apps: readonly number[], microsoft365: boolean) {
    // Not documented: Microsoft 365 asked for somebody who has no account there. Nothing is done then.
    if (microsoft365 && !account.hasMicrosoft365) {
      return { resultType: 1 as const, exception: { message: 'The user does not have a Microsoft 365 account.' } }
    }
    const kept = account.activatedApps.filter((number) => !apps.includes(number))
    const noChanges = kept.length === account.activatedApps.length && !microsoft365
    account.activatedApps = kept
    if (microsoft365) {
      directory.microsoft365Resets.set(account.guid, (directory.microsoft365Resets.get(account.guid) ?? 0) + 1)
    }
    return { noChanges }
  }

  api.post('/directoryobjects/account/unlock', async (c) => {
    const account = findOrRefuse((await body(c, OneObjectBody)).directoryObject)
    needResetRight(c)
    const noChanges = !account.accountStatus.isLocked
    account.accountStatus.isLocked = false
    return c.json(operationResult(account.dn, { noChanges }))
  })

  return {
    ...shell.finish(() => {
      directory = freshDirectory()
    }),
    basePath: '/restApi',
    credentials,
    state: {
      accounts: () => [...directory.accounts.values()],
      account(id) {
        const account = find(id) ?? [...directory.accounts.values()].find((one) => one.sAMAccountName === id)
        if (!account) throw new Error(`Nobody called ${id} is in the practice directory.`)
        return account
      },
      activatedApps: (guid) => directory.accounts.get(guid)?.activatedApps ?? [],
      microsoft365Resets: (guid) => directory.microsoft365Resets.get(guid) ?? 0,
      pendingApprovals: () => directory.approvals,
    },
  }
}

const noSuchPage = '<!DOCTYPE html><html><head><title>404 - Not Found</title></head><body>Not found.</body></html>'

const reminders: readonly OperationMessage[] = [
  { source: null, text: 'The user must register a new method at the next sign-in.', messageType: 1, innerMessages: [] },
  { source: null, text: 'Existing sign-in sessions stay open for up to one hour.', messageType: 1, innerMessages: [] },
]

function ruleMessages(inner: OperationMessage): readonly OperationMessage[] {
  const text = '1 rule encountered while processing your request'
  return [{ source: 'Business Rules', text, messageType: 2, innerMessages: [inner] }]
}

const approvalMessages = ruleMessages({
  source: null,
  text: 'Send this operation for approval.',
  messageType: 3,
  innerMessages: [{ source: null, text: 'Request submitted for approval.', messageType: 4, innerMessages: [] }],
})

const refusalMessages = ruleMessages({
  source: null,
  text: 'Cancel this operation.',
  messageType: 3,
  innerMessages: [],
})

function notFound(): Refusal {
  return interfaceError(404, errorBody('notFound', 'The specified directory object does not exist.'))
}

function unauthenticated(): Refusal {
  return interfaceError(401, {
    message: 'The provided authentication token is either expired or invalid.',
    code: 'unauthenticated',
  })
}

function malformed(modelState: Readonly<Record<string, readonly string[]>>): Refusal {
  return interfaceError(400, { ...errorBody('badRequest', 'The request is invalid.'), modelState })
}

async function body<T>(c: Context, schema: z.ZodType<T>): Promise<T> {
  if (!/^application\/json\b/iu.test(c.req.header('Content-Type') ?? '')) {
    throw interfaceError(415, errorBody('unsupportedMediaType', 'Use application/json as the Content-Type.'))
  }
  let json: unknown
  try {
    json = await c.req.json()
  } catch {
    throw malformed({ '': ['The body is not JSON.'] })
  }
  const parsed = schema.safeParse(json)
  if (!parsed.success) throw malformed(modelStateOf(parsed.error))
  return parsed.data
}

/** Commas only: a blank becomes part of a name that nothing has, as the vendor's page warns. */
function propertyNames(list: string): string[] {
  return list === '' ? [] : list.split(',')
}

function searchable(account: AdaxesAccount) {
  return {
    objectType: 'user',
    values: (property: string): readonly (string | boolean)[] => {
      if (property === 'accountdisabled') return [account.accountStatus.isDisabled]
      const value = account.properties[property]
      return value === undefined ? [] : [value].flat()
    },
  }
}
