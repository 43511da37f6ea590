/**
 * A server that speaks as much of Duo's Admin API as a help desk needs, about invented people: finding users, what they have, taking it off
 * them, unlocking, bypass codes, verification pushes. For practice, demonstration and tests.
 *
 * Paths, fields, parameters and codes follow https://duo.com/docs/adminapi and Duo's own clients. Where both are silent the choice is listed
 * in `../README.md`; a client must not lean on it. Requests that would do harm are carried out and raise an alarm.
 */
import { randomBytes, randomInt } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import type { Context } from 'hono'
import { type Alarm, createAlarms } from '../alarms.ts'
import type { FaultInjector } from '../fault-injector.ts'
import { plainPath } from '../plain-path.ts'
import { createShell, type SimulatorOptions } from '../simulator-shell.ts'
import { practiceCode } from '../read-out.ts'
import { ConnectionLost, type Simulator } from '../simulator.ts'
import { fieldsOf, refusal, signerOf } from './signed-request.ts'
import { trapOf } from './traps.ts'
import { type BypassCode, type DuoAccount, duoAccounts, duoObjectId } from './users.ts'

export interface DuoSimulatorOptions extends SimulatorOptions {
  readonly onAlarm?: (alarm: Alarm) => void
  /** What the API hostname is taken from. Default: the origin the request came to. */
  readonly origin?: string
  /** The most users that a page holds. Default 300, Duo's number. */
  readonly pageSize?: number
}

const permissions = ['read', 'write', 'admins', 'settings', 'applications'] as const
type Permission = (typeof permissions)[number]

export interface DuoApplication {
  readonly integrationKey: string
  readonly secretKey: string
}

/** By what they may do. */
const applications = {
  desk: application('desk', 'DIPRACTICEDESK000001', ['read', 'write']),
  readOnly: application('read-only', 'DIPRACTICEREADONLY01', ['read']),
  everything: application('everything', 'DIPRACTICEEVERYTHING', permissions),
  nothing: application('nothing', 'DIPRACTICENOTHING001', []),
}

function application(name: string, integrationKey: string, granted: readonly Permission[]) {
  return { integrationKey, secretKey: `practice-secret-key-of-${name}-00000000`.slice(0, 40), granted }
}

export interface DuoState {
  accounts(): readonly DuoAccount[]
  /** By login. Throws when there is none: a test names people who exist. */
  account(login: string): DuoAccount
  /** Everything that can be taken off somebody, by its id. */
  things(login: string): readonly string[]
  pushesSent(login: string): number
  /** The person answers the newest push that waits, whatever their scenario. Throws when none waits. */
  answerPush(login: string, answer: 'approve' | 'deny' | 'fraud'): void
}

export interface DuoSimulator extends Simulator {
  readonly basePath: ''
  readonly credentials: Readonly<Record<keyof typeof applications, DuoApplication>>
  readonly state: DuoState
  readonly faults: FaultInjector
  readonly alarms: readonly Alarm[]
}

/** Milliseconds until the person has looked at the phone. */
const answersAfterMs = 6_000
const answerKeptMs = 120_000
const maxPageSize = 300

interface Push {
  readonly id: string
  readonly userId: string
  readonly sentAt: number
  result: 'approve' | 'deny' | 'fraud' | null
}

export function createDuoSimulator(options: DuoSimulatorOptions = {}): DuoSimulator {
  const alarms = createAlarms(options.onAlarm)
  const shell = createShell(options, {
    expiredToken: () => refusal(401, 40103, 'Invalid signature in request credentials'),
    nowhere: () => refusal(404, 40401, 'Resource not found').toResponse(),
    failed: () => refusal(500, 50000, 'The practice directory failed.'),
    before: async (c, next) => {
      const { method } = c.req
      const path = plainPath(c.req.raw)
      const trap = trapOf({ method, path, body: await fieldsOf(c.req.raw) })
      if (trap) alarms.raise({ ...trap, method, path, at: now() })
      await next()
      if (!c.res.headers.has('Date')) c.res.headers.set('Date', now().toUTCString())
    },
  })
  const { app, now, people, slowMs } = shell
  let accounts = new Map<string, DuoAccount>()
  const pushes: Push[] = []
  const failedOnce = new Set<string>()

  const startOver = (): void => {
    accounts = new Map(duoAccounts(people, now()).map((account) => [account.user.user_id, account]))
    pushes.length = 0
    failedOnce.clear()
  }
  startOver()

  const found = (c: Context): DuoAccount => {
    const account = accounts.get(c.req.param('user') ?? '')
    if (!account) throw refusal(404, 40401, 'Resource not found')
    return account
  }
  const answer = (c: Context, response: unknown, metadata?: object) =>
    c.json({ stat: 'OK', response, ...(metadata === undefined ? {} : { metadata }) })

  app.use(async (c, next) => {
    const signer = await signerOf(c.req.raw, {
      host: new URL(options.origin ?? c.req.url).host,
      now: now(),
      secretKeyOf: (key) => byKey(key)?.secretKey ?? null,
    })
    const needed = permissionFor(c.req.method, c.req.path)
    if (!byKey(signer)?.granted.includes(needed)) throw refusal(403, 40301, 'Access forbidden')
    await next()
  })

  app.get('/admin/v1/users', (c) => {
    const username = c.req.query('username')?.toLowerCase()
    const email = c.req.query('email')?.toLowerCase()
    const users = [...accounts.values()].map(({ user }) => user)
    if (username !== undefined) {
      const isNamed = (name: string): boolean => name.toLowerCase() === username
      return answer(
        c,
        users.filter((user) => [user.username, ...Object.values(user.aliases)].some(isNamed)),
      )
    }
    if (email !== undefined) {
      return answer(
        c,
        users.filter((user) => user.email.toLowerCase() === email),
      )
    }
    return page(c, users, options.pageSize ?? maxPageSize)
  })

  const page = (c: Context, all: readonly unknown[], most: number) => {
    const offset = Number(c.req.query('offset') ?? '0')
    const limit = Math.min(Number(c.req.query('limit') ?? '100'), most)
    if (!Number.isInteger(offset) || !Number.isInteger(limit) || offset < 0 || limit < 1) {
      throw refusal(400, 40002, 'Invalid request parameters', 'limit')
    }
    return answer(c, all.slice(offset, offset + limit), {
      total_objects: all.length,
      ...(offset + limit < all.length ? { next_offset: offset + limit } : {}),
      ...(offset > 0 ? { prev_offset: Math.max(0, offset - limit) } : {}),
    })
  }

  app.get('/admin/v1/users/:user', (c) => answer(c, found(c).user))
  app.get('/admin/v1/users/:user/phones', (c) => page(c, found(c).user.phones, 500))
  app.get('/admin/v1/users/:user/tokens', (c) => page(c, found(c).user.tokens, 500))
  app.get('/admin/v1/users/:user/webauthncredentials', (c) => page(c, found(c).user.webauthncredentials, 500))
  app.get('/admin/v1/users/:user/desktopauthenticators', (c) => page(c, found(c).desktopAuthenticators, 500))
  app.get('/admin/v1/users/:user/bypass_codes', (c) => page(c, found(c).bypassCodes, 300))

  app.post('/admin/v1/users/:user', async (c) => {
    const { user } = found(c)
    const { status } = await fieldsOf(c.req.raw)
    if (status !== 'active' && status !== 'bypass' && status !== 'disabled') {
      throw refusal(400, 40002, 'Invalid request parameters', 'status')
    }
    user.status = status
    user.lockout_reason = null
    return answer(c, user)
  })

  app.delete('/admin/v1/users/:user', (c) => {
    accounts.delete(c.req.param('user'))
    return answer(c, '')
  })

  /** Whatever is there no longer, or was never there, is removed with success: Duo's answer says nothing. */
  const removed = async (c: Context, account: DuoAccount | undefined, remove: () => void) => {
    switch (account?.onReset) {
      case 'gone':
        accounts.delete(account.user.user_id)
        throw refusal(404, 40401, 'Resource not found')
      case 'fails':
        throw refusal(500, 50000, 'Internal error')
      case 'fails-once':
        if (!failedOnce.has(account.login)) {
          failedOnce.add(account.login)
          throw refusal(500, 50000, 'Internal error')
        }
        break
      case 'slow':
        await wait(slowMs)
        break
      default:
    }
    remove()
    if (account?.onReset === 'connection-lost-after-applying') throw new ConnectionLost()
    return answer(c, '')
  }

  app.delete('/admin/v1/users/:user/phones/:id', (c) => {
    const account = found(c)
    return removed(c, account, () => {
      account.user.phones = account.user.phones.filter(({ phone_id }) => phone_id !== c.req.param('id'))
    })
  })
  app.delete('/admin/v1/users/:user/tokens/:id', (c) => {
    const account = found(c)
    return removed(c, account, () => {
      account.user.tokens = account.user.tokens.filter(({ token_id }) => token_id !== c.req.param('id'))
    })
  })
  app.delete('/admin/v1/phones/:id', (c) => {
    for (const { user } of accounts.values()) {
      user.phones = user.phones.filter(({ phone_id }) => phone_id !== c.req.param('id'))
    }
    return answer(c, '')
  })
  app.delete('/admin/v1/tokens/:id', (c) => {
    for (const { user } of accounts.values()) {
      user.tokens = user.tokens.filter(({ token_id }) => token_id !== c.req.param('id'))
    }
    return answer(c, '')
  })
  app.delete('/admin/v1/webauthncredentials/:id', (c) => {
    const id = c.req.param('id')
    const owner = [...accounts.values()].find(({ user }) =>
      user.webauthncredentials.some((one) => one.webauthnkey === id),
    )
    return removed(c, owner, () => {
      if (!owner) return
      owner.user.webauthncredentials = owner.user.webauthncredentials.filter(({ webauthnkey }) => webauthnkey !== id)
    })
  })
  app.delete('/admin/v1/desktop_authenticators/:id', (c) => {
    const id = c.req.param('id')
    const owner = [...accounts.values()].find((one) => one.desktopAuthenticators.some(({ dakey }) => dakey === id))
    return removed(c, owner, () => {
      if (owner) owner.desktopAuthenticators = owner.desktopAuthenticators.filter(({ dakey }) => dakey !== id)
    })
  })
  app.delete('/admin/v1/bypass_codes/:id', (c) => {
    const id = c.req.param('id')
    const owner = [...accounts.values()].find((one) => one.bypassCodes.some((code) => code.bypass_code_id === id))
    return removed(c, owner, () => {
      if (owner) owner.bypassCodes = owner.bypassCodes.filter(({ bypass_code_id }) => bypass_code_id !== id)
    })
  })

  app.post('/admin/v1/users/:user/bypass_codes', async (c) => {
    const account = found(c)
    const fields = await fieldsOf(c.req.raw)
    const number = (name: string, usual: number): number => Number(fields[name] ?? usual)
    const created = Math.floor(now().getTime() / 1000)
    const validSeconds = number('valid_secs', 0)
    const reuse = number('reuse_count', 1)
    const made = Array.from({ length: number('count', 10) }, (): BypassCode => ({
      bypass_code_id: duoObjectId('DB', randomBytes(16).toString('hex')),
      admin_email: '',
      created,
      expiration: validSeconds === 0 ? null : created + validSeconds,
      reuse_count: reuse,
    }))
    const kept = ['true', true].includes(fields['preserve_existing'] as string | boolean) ? account.bypassCodes : []
    if (kept.length + made.length > 100) throw refusal(400, 40002, 'Invalid request parameters', 'preserve_existing')
    account.bypassCodes = [...kept, ...made]
    return answer(
      c,
      made.map(() => String(randomInt(100_000_000, 1_000_000_000))),
    )
  })

  app.post('/admin/v1/users/:user/send_verification_push', async (c) => {
    const { user } = found(c)
    const { phone_id } = await fieldsOf(c.req.raw)
    const phone = user.phones.find((one) => one.phone_id === phone_id)
    if (!phone?.activated || !phone.capabilities.includes('push')) {
      throw refusal(400, 40002, 'Invalid request parameters', 'phone_id')
    }
    const push: Push = {
      id: randomBytes(16).toString('hex'),
      userId: user.user_id,
      sentAt: now().getTime(),
      result: null,
    }
    pushes.push(push)
    return answer(c, { push_id: push.id, confirmation_code: practiceCode })
  })

  app.get('/admin/v1/users/:user/verification_push_response', (c) => {
    const account = found(c)
    const push = pushes.find(({ id, userId }) => id === c.req.query('push_id') && userId === account.user.user_id)
    const age = now().getTime() - (push?.sentAt ?? -Infinity)
    if (!push || age > answerKeptMs) throw refusal(404, 40401, 'Resource not found')
    if (push.result === null && age >= answersAfterMs) push.result = habits[account.push]
    return answer(c, { push_id: push.id, result: push.result ?? 'waiting' })
  })

  app.get('/admin/v1/admins', (c) => answer(c, [], { total_objects: 0 }))
  app.get('/admin/v1/settings', (c) => answer(c, { name: 'Practice Freight' }))
  app.get('/admin/v3/integrations', (c) => answer(c, [], { total_objects: 0 }))

  const named = (login: string): DuoAccount => {
    const account = [...accounts.values()].find((one) => one.login === login)
    if (!account) throw new Error(`Nobody called ${login} has a Duo user in the practice directory.`)
    return account
  }

  return {
    ...shell.finish(() => {
      startOver()
      alarms.clear()
    }),
    basePath: '',
    credentials: applications,
    alarms: alarms.raised,
    state: {
      accounts: () => [...accounts.values()],
      account: named,
      things(login) {
        const { user, desktopAuthenticators, bypassCodes } = named(login)
        return [
          ...user.phones.map(({ phone_id }) => phone_id),
          ...user.tokens.map(({ token_id }) => token_id),
          ...user.webauthncredentials.map(({ webauthnkey }) => webauthnkey),
          ...desktopAuthenticators.map(({ dakey }) => dakey),
          ...bypassCodes.map(({ bypass_code_id }) => bypass_code_id),
        ]
      },
      pushesSent: (login) => pushes.filter(({ userId }) => userId === named(login).user.user_id).length,
      answerPush(login, result) {
        const { user_id } = named(login).user
        const waiting = pushes.findLast((push) => push.userId === user_id && push.result === null)
        if (!waiting) throw new Error('No push is waiting for an answer.')
        waiting.result = result
      },
    },
  }
}

const habits = {
  approves: 'approve',
  'never-answers': null,
  denies: 'deny',
  'reports-fraud': 'fraud',
} as const satisfies Record<DuoAccount['push'], Push['result']>

function byKey(integrationKey: string) {
  return Object.values(applications).find((one) => one.integrationKey === integrationKey)
}

function permissionFor(method: string, path: string): Permission {
  if (path.startsWith('/admin/v1/admins')) return 'admins'
  if (path.startsWith('/admin/v1/settings')) return 'settings'
  if (path.startsWith('/admin/v3/integrations')) return 'applications'
  return method === 'GET' ? 'read' : 'write'
}
