/**
 * A server that speaks as much of Jira Cloud and its service management as looking requests up and adding an internal comment need, about
 * invented people. Paths, fields and statuses follow developer.atlassian.com; where it is silent the choice is listed in `../README.md`.
 *
 * A comment that people outside would see is carried out as the site would, and raises an alarm: it goes to them by mail at once.
 */
import type { Hono } from 'hono'
import { z } from 'zod'
import { createAlarms, type Alarm } from '../alarms.ts'
import type { FaultInjector } from '../fault-injector.ts'
import { jsonBody, Refusal } from '../refusal.ts'
import { createShell, type SimulatorOptions } from '../simulator-shell.ts'
import type { Simulator } from '../simulator.ts'
import { practiceIssues, type PracticeIssue } from './requests.ts'

export interface JiraSimulatorOptions extends SimulatorOptions {
  readonly onAlarm?: (alarm: Alarm) => void
  /** Issues that are not shown. */
  readonly hidden?: readonly string[]
  /** Whether the site lets anonymous people in: then a wrong token is answered with 200, as nobody. Default no. */
  readonly letsAnybodyIn?: boolean
  /** What becomes of a comment that is asked for as internal. Default `internal`; as a mere customer, others saw `public`. */
  readonly internalComments?: 'internal' | 'public' | 'not-told' | 'refused'
}

export interface JiraSimulator extends Simulator {
  readonly app: Hono
  readonly basePath: ''
  readonly credentials: { readonly email: string; readonly token: string }
  readonly state: {
    /** Throws when there is none: a test names issues that exist. */
    issue(key: string): PracticeIssue
  }
  readonly faults: FaultInjector
  readonly alarms: readonly Alarm[]
}

const Comment = z.strictObject({ body: z.string().min(1).max(32_767), public: z.boolean().optional() })
const pageSize = 50

export function createJiraSimulator(options: JiraSimulatorOptions = {}): JiraSimulator {
  const credentials = { email: 'svc.mfadesk@practice.example', token: 'ATATT3xPracticeApiToken0001' }
  const { hidden = [], letsAnybodyIn = false, internalComments = 'internal' } = options
  const alarms = createAlarms(options.onAlarm)
  const shell = createShell(options, {
    expiredToken: notAuthenticated,
    nowhere: () => new Refusal(404, { errorMessages: ['Dead link'], errors: {} }).toResponse(),
    failed: () => new Refusal(500, { errorMessages: ['Internal server error'], errors: {} }),
  })
  const { app, now, people } = shell
  const byLogin = new Map(people.map((person) => [person.login, person]))
  let issues = practiceIssues(people)
  let lastId = 10_000

  const isSignedIn = (headers: Headers): boolean => {
    const pair = Buffer.from(`${credentials.email}:${credentials.token}`).toString('base64')
    return headers.get('Authorization') === `Basic ${pair}`
  }

  app.use('/rest/*', async (c, next) => {
    const known = isSignedIn(c.req.raw.headers)
    if (!known && !letsAnybodyIn) throw notAuthenticated()
    await next()
    if (!known) c.res.headers.set('X-Seraph-LoginReason', 'AUTHENTICATED_FAILED')
  })

  const find = (headers: Headers, key: string): PracticeIssue => {
    const wanted = key.toUpperCase()
    const found = issues.find((issue) => issue.key === wanted || issue.formerKeys.includes(wanted))
    if (found === undefined || hidden.includes(found.key) || !isSignedIn(headers)) throw notFound()
    return found
  }

  const findRequest = (headers: Headers, key: string): PracticeIssue => {
    const found = find(headers, key)
    if (!found.isRequest) throw notFound()
    return found
  }

  app.get('/rest/api/3/myself', (c) =>
    c.json({ accountId: '5f0c7a520c55', emailAddress: credentials.email, displayName: 'Practice Desk', active: true }),
  )

  app.get('/rest/servicedeskapi/servicedesk', (c) =>
    c.json({
      size: 1,
      start: 0,
      limit: 50,
      isLastPage: true,
      values: [{ id: '1', projectKey: 'HELP', projectName: 'Help' }],
    }),
  )

  app.get('/rest/api/3/issue/:key', (c) => {
    const { key, summary, status, category, login, showsAddress } = find(c.req.raw.headers, c.req.param('key'))
    const person = byLogin.get(login)
    return c.json({
      id: '10001',
      key,
      fields: {
        summary,
        status: { name: status, statusCategory: { key: category, name: status } },
        reporter: {
          accountId: `practice-${login}`,
          displayName: person?.displayName,
          ...(showsAddress ? { emailAddress: person?.email } : {}),
          active: true,
        },
      },
    })
  })

  app.get('/rest/servicedeskapi/request/:key/comment', (c) => {
    const { comments } = findRequest(c.req.raw.headers, c.req.param('key'))
    const wants = (name: string): boolean => c.req.query(name) !== 'false'
    const start = Number(c.req.query('start') ?? '0')
    const limit = Math.min(Number(c.req.query('limit') ?? String(pageSize)), 100)
    const shown = comments.filter((comment) => (comment.public ? wants('public') : wants('internal')))
    const values = shown.slice(start, start + limit)
    return c.json({ size: values.length, start, limit, isLastPage: start + limit >= shown.length, values })
  })

  app.post('/rest/servicedeskapi/request/:key/comment', async (c) => {
    const issue = findRequest(c.req.raw.headers, c.req.param('key'))
    const wish = await jsonBody(c, Comment)
    if (wish === null) throw new Refusal(400, { errorMessage: 'The request is not valid.' })
    const isInternal = wish.public === false
    if (isInternal && internalComments === 'refused') {
      throw new Refusal(403, { errorMessage: 'You do not have permission to comment internally.' })
    }
    const isPublic = !isInternal || internalComments === 'public'
    if (!isInternal) {
      alarms.raise({
        trap: 'public-comment',
        method: 'POST',
        path: new URL(c.req.url).pathname,
        at: now(),
        sentence: `A comment on ${issue.key} that its reporter is sent.`,
      })
    }
    lastId += 1
    const comment = { id: String(lastId), body: wish.body, public: isPublic }
    issue.comments.push(comment)
    return c.json(internalComments === 'not-told' ? { id: comment.id, body: comment.body } : comment, 201)
  })

  return {
    ...shell.finish(() => {
      issues = practiceIssues(people)
      lastId = 10_000
      alarms.clear()
    }),
    basePath: '',
    credentials,
    alarms: alarms.raised,
    state: {
      issue(key) {
        const found = issues.find((issue) => issue.key === key)
        if (!found) throw new Error(`There is no issue ${key} in the practice site.`)
        return found
      },
    },
  }
}

function notAuthenticated(): Refusal {
  return new Refusal(
    401,
    { errorMessages: ['Client must be authenticated to access this resource.'], errors: {} },
    { 'X-Seraph-LoginReason': 'AUTHENTICATED_FAILED' },
  )
}

function notFound(): Refusal {
  return new Refusal(404, {
    errorMessages: ['Issue does not exist or you do not have permission to see it.'],
    errors: {},
  })
}
