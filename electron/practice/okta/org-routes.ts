/** The org and who calls: what a connection test asks, authenticators, the log. */
import type { Hono } from 'hono'
import { ApiError, invalid, notFound } from './api-error.ts'
import { demand } from './callers.ts'
import { type Dialect, ExpressionRefusal, meets, parseExpression } from './expression.ts'
import { tellPage } from './page-links.ts'
import { type AdminRole, roles } from './roles.ts'
import { serviceAppOf } from './service-apps.ts'
import type { Service } from './service.ts'
import {
  authenticators,
  clientRole,
  customRoleId,
  logEvent,
  type LogEntry,
  orgSetting,
  rolePermissions,
  wellKnownOrg,
} from './wire.ts'

const logDialect: Dialect = {
  allows: (attribute, operator) =>
    ['eq', 'sw', 'co'].includes(operator) && ['eventType', 'target.id', 'actor.id'].includes(attribute),
  isInstant: () => false,
  caseCounts: true,
}

const defaultLogPage = 100
const maxLogPageSize = 1000

export function orgRoutes(app: Hono, { org, caller, address }: Service): void {
  app.get('/.well-known/okta-organization', (c) => c.json(wellKnownOrg(org.engine, address(c))))

  app.get('/api/v1/org', (c) => {
    demand(caller(c), 'read-org', 'okta.orgs.read')
    return c.json(orgSetting(org.since))
  })

  app.get('/api/v1/authenticators', (c) => {
    const by = caller(c)
    if (org.engine === 'classic') throw new ApiError('E0000015')
    // Whoever gives out temporary access codes has to find the authenticator's identifier.
    demand(by, by.role?.powers.includes('read-org') ? 'read-org' : 'temporary-access-code', 'okta.authenticators.read')
    return c.json(authenticators(org.since, address(c)))
  })

  app.get('/oauth2/v1/clients/:clientId/roles', (c) => {
    demand(caller(c), 'read-roles', 'okta.roles.read')
    const { clientId } = c.req.param()
    const client = serviceAppOf(clientId)
    if (!client) throw notFound(clientId, 'Client')
    return c.json(client.role ? [clientRole(clientId, client.role, org.since, address(c))] : [])
  })

  app.get('/api/v1/iam/roles/:role/permissions', (c) => {
    demand(caller(c), 'read-roles', 'okta.roles.read')
    const { role } = c.req.param()
    const custom = Object.values<AdminRole>(roles).find(
      (one) => one.permissions && (customRoleId(one) === role || one.label === role),
    )
    if (!custom) throw notFound(role, 'Role')
    return c.json(rolePermissions(custom, org.since, address(c)))
  })

  app.get('/api/v1/logs', (c) => {
    demand(caller(c), 'read-logs', 'okta.logs.read')
    const { filter, q, since, until, limit, sortOrder, after } = c.req.query()
    if (sortOrder !== undefined && !['ASCENDING', 'DESCENDING'].includes(sortOrder)) {
      throw invalid('sortOrder', 'The value is ASCENDING or DESCENDING.')
    }
    const [from, to] = [instant('since', since, -Infinity), instant('until', until, Infinity)]
    const found = matching(org.log(), filter).filter((entry) => {
      const at = entry.published.getTime()
      return at >= from && at < to && hasKeywords(entry, q)
    })
    const ordered = sortOrder === 'DESCENDING' ? found.toReversed() : found
    const start = after === undefined ? 0 : ordered.findIndex(({ uuid }) => uuid === after) + 1
    if (after !== undefined && start === 0) throw new ApiError('E0000029')
    const page = ordered.slice(start, start + logPage(limit))
    const last = page.at(-1)
    tellPage(c, address(c), last && last !== ordered.at(-1) ? last.uuid : null)
    return c.json(page.map(logEvent))
  })

  const known = [
    '/.well-known/okta-organization',
    '/api/v1/org',
    '/api/v1/authenticators',
    '/api/v1/logs',
    '/api/v1/iam/roles/:role/permissions',
    '/oauth2/v1/clients/:clientId/roles',
    '/oauth2/v1/token',
  ]
  for (const path of known) {
    app.all(path, () => {
      throw new ApiError('E0000022')
    })
  }
}

function logPage(text: string | undefined): number {
  if (text === undefined) return defaultLogPage
  if (!/^\d{1,4}$/u.test(text) || Number(text) > maxLogPageSize) {
    throw invalid('limit', `The value is from 0 to ${maxLogPageSize}.`)
  }
  return Number(text)
}

function instant(name: string, text: string | undefined, usual: number): number {
  if (text === undefined) return usual
  const at = Date.parse(text)
  if (Number.isNaN(at)) throw invalid(name, 'The value is an instant in ISO 8601.')
  return at
}

/** All of them, anywhere in the entry, in any letter case. */
function hasKeywords(entry: LogEntry, keywords = ''): boolean {
  const text = JSON.stringify(logEvent(entry)).toLowerCase()
  return keywords
    .toLowerCase()
    .split(/\s+/u)
    .every((keyword) => text.includes(keyword))
}

function matching(entries: readonly LogEntry[], filter: string | undefined): readonly LogEntry[] {
  if (filter === undefined) return entries
  try {
    const expression = parseExpression(filter, logDialect)
    return entries.filter((entry) => meets(expression, (attribute) => read(entry, attribute), logDialect))
  } catch (error) {
    if (!(error instanceof ExpressionRefusal)) throw error
    throw new ApiError('E0000031', { causes: [error.message] })
  }
}

function read(entry: LogEntry, attribute: string): string | null {
  switch (attribute) {
    case 'eventType':
      return entry.eventType
    case 'target.id':
      return entry.target.id
    case 'actor.id':
      return entry.actor.id
    default:
      return null
  }
}
