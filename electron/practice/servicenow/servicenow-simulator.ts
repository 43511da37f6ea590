/**
 * A server that speaks as much of ServiceNow's Table API as looking tickets up and adding a work note need, about invented people. Paths,
 * parameters, statuses and limits follow the product documentation; where it is silent the choice is listed in `../README.md`.
 *
 * A write of anything but `work_notes` is carried out as the instance would, and raises an alarm: `comments` beside it goes by mail to the
 * person the ticket is for.
 */
import { randomBytes } from 'node:crypto'
import type { Hono } from 'hono'
import { z } from 'zod'
import { createAlarms, type Alarm } from '../alarms.ts'
import type { FaultInjector } from '../fault-injector.ts'
import { plainPath } from '../plain-path.ts'
import { jsonBody, Refusal } from '../refusal.ts'
import { createShell, type SimulatorOptions } from '../simulator-shell.ts'
import type { Simulator } from '../simulator.ts'
import { practiceTickets, type PracticeTicket } from './tickets.ts'

export interface ServiceNowSimulatorOptions extends SimulatorOptions {
  readonly onAlarm?: (alarm: Alarm) => void
  /** What becomes of a note in a ticket that is not active. Default `refused`. */
  readonly closedTickets?: 'refused' | 'dropped'
  /** Whether notes can be read by whoever may write them. Default yes. */
  readonly notesReadable?: boolean
  /** Whether `caller_id` and the like may be followed to people. Default yes. */
  readonly peopleReadable?: boolean
  /** Tickets that no row is shown of. */
  readonly hidden?: readonly string[]
  /** Every answer to a query brings all rows, as where a field of it is not known. */
  readonly ignoresQueries?: boolean
}

export interface ServiceNowSimulator extends Simulator {
  readonly app: Hono
  readonly basePath: ''
  readonly credentials: {
    readonly username: string
    readonly password: string
    readonly apiKey: string
    readonly clientId: string
    readonly clientSecret: string
  }
  readonly state: {
    /** Throws when there is none: a test names tickets that exist. */
    ticket(number: string): PracticeTicket
    /** What people outside the help desk were sent. */
    readonly customerComments: readonly string[]
  }
  readonly faults: FaultInjector
  readonly alarms: readonly Alarm[]
}

const tokenLifeSeconds = 1_800
const Update = z.record(z.string(), z.unknown())

export function createServiceNowSimulator(options: ServiceNowSimulatorOptions = {}): ServiceNowSimulator {
  const credentials = {
    username: 'svc.mfadesk',
    password: 'practice-password',
    apiKey: 'now_practice-api-key-0001',
    clientId: '5f0c7a520c554c379a0c0d1f6b1f0a05',
    clientSecret: 'practice-client-secret',
  }
  const { closedTickets = 'refused', notesReadable = true, peopleReadable = true, hidden = [] } = options
  const alarms = createAlarms(options.onAlarm)
  const shell = createShell(options, {
    pathOf: plainPath,
    expiredToken: notAuthenticated,
    nowhere: () => refusal(404, 'Requested URI does not represent any resource').toResponse(),
    failed: () => refusal(500, 'The practice instance failed.'),
  })
  const { app, now, people } = shell
  const byLogin = new Map(people.map((person) => [person.login, person]))

  let tickets = practiceTickets(people)
  let tokens = new Map<string, number>()
  const customerComments: string[] = []

  const requireUser = (headers: Headers): void => {
    const basic = Buffer.from(`${credentials.username}:${credentials.password}`).toString('base64')
    const authorization = headers.get('Authorization') ?? ''
    const token = /^bearer (\S+)$/iu.exec(authorization)?.[1] ?? ''
    const isGood =
      headers.get('x-sn-apikey') === credentials.apiKey ||
      authorization === `Basic ${basic}` ||
      (tokens.get(token) ?? 0) > now().getTime()
    if (!isGood) throw notAuthenticated()
  }

  app.post('/oauth_token.do', async (c) => {
    const form = new URLSearchParams(await c.req.text())
    const isGood =
      form.get('grant_type') === 'client_credentials' &&
      form.get('client_id') === credentials.clientId &&
      form.get('client_secret') === credentials.clientSecret
    if (!isGood) return c.json({ error: 'access_denied', error_description: 'access_denied' }, 401)
    const token = randomBytes(48).toString('base64url')
    tokens.set(token, now().getTime() + tokenLifeSeconds * 1000)
    return c.json({ access_token: token, scope: 'useraccount', token_type: 'Bearer', expires_in: tokenLifeSeconds })
  })

  app.use('/api/now/*', async (c, next) => {
    requireUser(c.req.raw.headers)
    await next()
  })

  const isIn = (table: string) => (ticket: PracticeTicket) => table === 'task' || ticket.table === table
  const visible = (table: string): PracticeTicket[] => {
    if (!['incident', 'sc_task', 'sc_req_item', 'task'].includes(table)) throw refusal(400, `Invalid table ${table}`)
    return tickets.filter(isIn(table)).filter(({ number }) => !hidden.includes(number))
  }

  /** A condition that is not understood is dropped, and everything matches. `^` begins the next. */
  const matches = (query: string) => (ticket: PracticeTicket) =>
    options.ignoresQueries === true ||
    query
      .split('^')
      .map((condition) => /^number=(.*)$/u.exec(condition)?.[1])
      .every((number) => number === undefined || number.toUpperCase() === ticket.number)

  const shownField = (ticket: PracticeTicket, field: string, table: string): readonly [string, string] | null => {
    const person = ticket.login === null ? undefined : byLogin.get(ticket.login)
    const personField = /^(caller_id|request_item\.requested_for|request\.requested_for)\.(email|user_name)$/u.exec(
      field,
    )
    if (personField) {
      const belongs = table === (personField[1] === 'caller_id' ? 'incident' : 'sc_task')
      if (!peopleReadable || !belongs) return null
      const value = personField[2] === 'email' ? (person?.email ?? '') : (person?.login ?? 'guest')
      return [value, value]
    }
    switch (field) {
      case 'sys_id':
        return [ticket.id, ticket.id]
      case 'number':
        return [ticket.number, ticket.number]
      case 'short_description':
        return [ticket.title, ticket.title]
      case 'state':
        return [ticket.state, ticket.stateName]
      case 'active':
        return [String(ticket.active), String(ticket.active)]
      case 'sys_class_name':
        return [ticket.table, ticket.table]
      case 'sys_mod_count':
        return [String(ticket.updates), String(ticket.updates)]
      case 'work_notes':
        // The raw value of a journal is empty; what is shown is all of it, the latest first.
        return notesReadable ? ['', ticket.workNotes.toReversed().join('')] : ['', '']
      default:
        return null
    }
  }

  const rowOf = (ticket: PracticeTicket, fields: string, table: string, display: string | undefined): object =>
    Object.fromEntries(
      fields.split(',').flatMap((field) => {
        const shown = shownField(ticket, field, table)
        if (shown === null) return []
        const [value, display_value] = shown
        return [[field, display === 'all' ? { value, display_value } : display === 'true' ? display_value : value]]
      }),
    )

  app.get('/api/now/table/:table', (c) => {
    const table = c.req.param('table')
    const limit = Number(c.req.query('sysparm_limit') ?? '10000')
    const found = visible(table).filter(matches(c.req.query('sysparm_query') ?? ''))
    const fields = c.req.query('sysparm_fields') ?? 'sys_id,number'
    const display = c.req.query('sysparm_display_value')
    return c.json({ result: found.slice(0, limit).map((ticket) => rowOf(ticket, fields, table, display)) })
  })

  app.patch('/api/now/table/:table/:id', async (c) => {
    const table = c.req.param('table')
    const update = await jsonBody(c, Update)
    if (update === null) throw refusal(400, 'Invalid request body')
    const ticket = visible(table).find(({ id }) => id === c.req.param('id'))
    if (ticket === undefined) throw refusal(404, 'No Record found')
    for (const key of Object.keys(update).filter((name) => name !== 'work_notes')) {
      alarms.raise({
        trap: 'other-field',
        method: 'PATCH',
        path: new URL(c.req.url).pathname,
        at: now(),
        sentence: `A write of “${key}” to ${ticket.number}.`,
      })
      if (key === 'comments') customerComments.push(String(update[key]))
    }
    if (!ticket.active && closedTickets === 'refused') {
      throw refusal(403, 'Operation Failed', 'ACL Exception Update Failed due to security constraints')
    }
    if (ticket.active && typeof update['work_notes'] === 'string') {
      const at = now().toISOString().slice(0, 19).replace('T', ' ')
      ticket.workNotes.push(`${at} - ${credentials.username} (Work notes)\n${update['work_notes']}\n\n`)
      ticket.updates += 1
    }
    return c.json({ result: rowOf(ticket, c.req.query('sysparm_fields') ?? 'sys_id,number', table, undefined) })
  })

  return {
    ...shell.finish(() => {
      tickets = practiceTickets(people)
      tokens = new Map()
      customerComments.length = 0
      alarms.clear()
    }),
    basePath: '',
    credentials,
    alarms: alarms.raised,
    state: {
      ticket(number) {
        const found = tickets.find((ticket) => ticket.number === number)
        if (!found) throw new Error(`There is no ticket ${number} in the practice instance.`)
        return found
      },
      customerComments,
    },
  }
}

function refusal(status: number, message: string, detail: string | null = null): Refusal {
  return new Refusal(status, { error: { message, detail }, status: 'failure' })
}

function notAuthenticated(): Refusal {
  return new Refusal(
    401,
    { error: { message: 'User Not Authenticated', detail: 'Required to provide Auth information' }, status: 'failure' },
    { 'WWW-Authenticate': 'BASIC realm="Service-now"' },
  )
}
