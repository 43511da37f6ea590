/** Users: finding, reading, unlocking, ending sessions, reading their administrator roles and groups. */
import type { Context, Hono } from 'hono'
import { ApiError, notFound } from './api-error.ts'
import { demand, demandOn } from './callers.ts'
import { listUsers, withFields } from './listing.ts'
import type { OktaUser } from './okta-user.ts'
import { tellPage } from './page-links.ts'
import type { Service } from './service.ts'
import { group, listedUser, oneUser, userBlocks, userRole } from './wire.ts'

export function userRoutes(app: Hono, { org, caller, address }: Service): void {
  app.get('/api/v1/users', (c) => {
    demand(caller(c), 'read-users', 'okta.users.read')
    const { users, after } = listUsers(org.users(), new URL(c.req.url).searchParams)
    const at = address(c)
    tellPage(c, at, after)
    const fields = c.req.query('fields')
    const bodies = users.map((user) => listedUser(user, at))
    return c.json(fields === undefined ? bodies : bodies.map((body) => withFields(body, fields)))
  })

  app.get('/api/v1/users/:id', (c) => {
    const by = caller(c)
    const { id } = c.req.param()
    // Everybody may read themselves; an application is nobody.
    if (id === 'me' && by.user) return c.json(oneUser(by.user, address(c)))
    demand(by, 'read-users', 'okta.users.read')
    return c.json(oneUser(findOrRefuse(id), address(c)))
  })

  function findOrRefuse(idOrLogin: string): OktaUser {
    const user = org.find(idOrLogin)
    if (!user) throw notFound(idOrLogin, 'User')
    return user
  }

  app.post('/api/v1/users/:id/lifecycle/unlock', (c) => {
    const by = caller(c)
    const user = findOrRefuse(c.req.param('id'))
    demandOn(by, user, 'unlock')
    const isLocked = user.status === 'LOCKED_OUT' || user.blocked
    if (!isLocked || user.source !== 'OKTA') throw new ApiError('E0000032')
    org.unlock(user, by)
    return c.body(null, 200)
  })

  app.delete('/api/v1/users/:id/sessions', (c) => {
    const by = caller(c)
    const user = org.byId(c.req.param('id'))
    if (!user) throw notFound(c.req.param('id'), 'User')
    demandOn(by, user, 'clear-sessions')
    const end = {
      oauthTokens: flag(c, 'oauthTokens', false),
      forgetDevices: flag(c, 'forgetDevices', org.engine === 'identity'),
    }
    org.endSessions(user, end, by)
    return c.body(null, 204)
  })

  app.get('/api/v1/users/:id/blocks', (c) => {
    demand(caller(c), 'read-users', 'okta.users.read')
    return c.json(userBlocks(findOrRefuse(c.req.param('id'))))
  })

  app.get('/api/v1/users/:id/roles', (c) => {
    const by = caller(c)
    demand(by, 'read-roles', 'okta.roles.read')
    const user = org.byId(c.req.param('id'))
    if (!user) throw notFound(c.req.param('id'), 'User')
    if (user.isRoleKeptBack && by.role?.type !== 'SUPER_ADMIN') throw new ApiError('E0000006')
    return c.json(user.role ? [userRole(user.id, user.role, user.created, address(c))] : [])
  })

  app.get('/api/v1/users/:id/groups', (c) => {
    demand(caller(c), 'read-users', 'okta.users.read')
    const user = org.byId(c.req.param('id'))
    if (!user) throw notFound(c.req.param('id'), 'User')
    return c.json(user.groups.map((name) => group(name, org.since)))
  })

  for (const path of [
    '',
    '/:id',
    '/:id/lifecycle/unlock',
    '/:id/sessions',
    '/:id/blocks',
    '/:id/roles',
    '/:id/groups',
  ]) {
    app.all(`/api/v1/users${path}`, () => {
      throw new ApiError('E0000022')
    })
  }
}

/** The operation has no answer for a value that is neither true nor false: it counts as false. */
function flag(c: Context, name: string, usual: boolean): boolean {
  const text = c.req.query(name)
  return text === undefined ? usual : text === 'true'
}
