/** The Okta simulator over a socket: finding people, who is asking, and answers shaped as Okta describes them. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { createOktaSimulator } from '../../../electron/practice/okta/okta-simulator.ts'
import { notOffered } from '../../../electron/practice/okta/not-offered.ts'
import { type OktaCaller, ssws, startOkta } from '../../support/okta-caller.ts'
import { OrgShape, RoleShape } from '../../support/okta-description/administration.ts'
import { AuthenticatorShape } from '../../support/okta-description/authenticators.ts'
import { ErrorShape } from '../../support/okta-description/common.ts'
import { FactorShape } from '../../support/okta-description/factors.ts'
import { UserShape } from '../../support/okta-description/users.ts'

let okta: OktaCaller
beforeAll(async () => {
  okta = await startOkta({ rateLimits: { 'read-user': 10_000, users: 10_000, 'list-users': 10_000 } })
})
afterAll(() => okta.close())

const search = (expression: string, more = '') => `/api/v1/users?search=${encodeURIComponent(expression)}${more}`
const logins = (json: unknown) =>
  z
    .array(UserShape)
    .parse(json)
    .map(({ profile }) => profile.login)
const errorOf = (answer: { status: number; json: unknown }) => [answer.status, ErrorShape.parse(answer.json).errorCode]

describe('everybody', () => {
  it('is shaped as described, alone and in lists, with every factor', async () => {
    for (const { id, factors, profile } of okta.sim.state.users()) {
      const one = await okta.get(`/api/v1/users/${id}`)
      UserShape.parse(one.json)
      if (one.json && UserShape.parse(one.json).status === 'DEPROVISIONED') continue
      const listed = await okta.get(`/api/v1/users/${id}/factors`)
      expect(z.array(FactorShape).safeParse(listed.json).error, profile.login).toBeUndefined()
      for (const factor of factors) {
        FactorShape.parse((await okta.get(`/api/v1/users/${id}/factors/${factor.id}`)).json)
      }
    }
  }, 60_000)

  it('comes in pages that are followed by their links', async () => {
    const seen: string[] = []
    let next: string | undefined = search('status eq "ACTIVE"', '&limit=90&sortBy=profile.lastName')
    let pages = 0
    while (next !== undefined) {
      const answer = await okta.get(next)
      seen.push(...logins(answer.json))
      const links = answer.headers.get('link') ?? ''
      expect(links).toContain('rel="self"')
      next = /<([^<>]+)>; rel="next"/.exec(links)?.[1]
      if (next !== undefined) expect(next.startsWith(`${okta.server.baseUrl}/api/v1/users?`)).toBe(true)
      pages += 1
    }
    expect(pages).toBe(Math.ceil(seen.length / 90))
    expect(new Set(seen).size).toBe(okta.sim.state.users().filter(({ status }) => status === 'ACTIVE').length)
  })
})

describe('what is not described', () => {
  it.each([
    ['HEAD', '/api/v1/users', 405],
    ['PUT', '/.well-known/okta-organization', 405],
    ['GET', '/api/v1/users?search=status+eq+%22ACTIVE%22&sortBy=id&sortOrder=sideways', 400],
  ])('is refused: %s %s', async (method, path, status) => {
    // By itself: an answer to HEAD has no body that could be held to a description.
    const sim = createOktaSimulator()
    const headers = { authorization: `SSWS ${sim.credentials.apiTokens.superAdmin}` }
    const answer = await sim.app.fetch(new Request(`https://okta.example${path}`, { method, headers }))
    expect(answer.status).toBe(status)
  })
})

describe('finding', () => {
  it('by login, by the login without its domain, and by identifier', async () => {
    const { id } = okta.sim.state.user('mira.dunmore')
    for (const name of [id, 'mira.dunmore@practice.example', 'MIRA.DUNMORE@PRACTICE.EXAMPLE', 'mira.dunmore']) {
      expect((await okta.get(`/api/v1/users/${encodeURIComponent(name)}`)).json).toMatchObject({ id })
    }
    expect(errorOf(await okta.get('/api/v1/users/nobody'))).toEqual([404, 'E0000007'])
  })

  it('by parts of names, by employee number, those who left included', async () => {
    expect(logins((await okta.get(search('profile.lastName co "SHDOWN"'))).json)).toHaveLength(4)
    const { employeeNumber } = okta.sim.state.user('dagny.disselhoff').profile
    const found = await okta.get(search(`profile.employeeNumber eq "${employeeNumber}"`))
    expect(found.json).toMatchObject([{ status: 'DEPROVISIONED', profile: { lastName: 'Disselhoff' } }])
    expect(Object.keys(z.array(UserShape).parse(found.json)[0]?._links ?? {})).toEqual(['self'])
  })

  it('gives only the fields that were asked for', async () => {
    const found = await okta.get(search('profile.login sw "mira."', '&fields=id,status,profile:(login,firstName)'))
    expect(found.json).toEqual([
      {
        id: okta.sim.state.user('mira.dunmore').id,
        status: 'ACTIVE',
        profile: { login: 'mira.dunmore@practice.example', firstName: 'Mira' },
        _links: expect.anything() as unknown,
      },
    ])
  })

  it('refuses a search it does not understand, and says why', async () => {
    const answer = await okta.get(search('profile.department co "Fin"'))
    expect(errorOf(answer)).toEqual([400, 'E0000031'])
    expect(ErrorShape.parse(answer.json).errorCauses).toHaveLength(1)
  })

  it('says whether somebody has a password, never what it is', async () => {
    const credentials = async (login: string) =>
      UserShape.parse((await okta.get(`/api/v1/users/${login}`)).json).credentials
    expect(await credentials('mira.dunmore')).toHaveProperty('password', {})
    expect(
      await credentials(okta.sim.state.users().find(({ status }) => status === 'STAGED')?.id ?? ''),
    ).not.toHaveProperty('password')
  })

  it('says by a link whether anything is enrolled, hidden or not', async () => {
    const links = async (login: string) => UserShape.parse((await okta.get(`/api/v1/users/${login}`)).json)._links
    expect(await links('blanche.nullmeyer')).toHaveProperty('resetFactors')
    expect(await links('robin.ashdownlee')).not.toHaveProperty('resetFactors')
    expect(await links('lachlan.lockside')).toHaveProperty('unlock')
  })
})

describe('who is asking', () => {
  const tokens = () => okta.sim.credentials.apiTokens

  it('is the owner of the token', async () => {
    const me = await okta.get('/api/v1/users/me', ssws(tokens().helpDesk))
    expect(UserShape.parse(me.json).profile.login).toBe('svc-helpdesk@practice.example')
  })

  it.each([
    ['no credential', null, [403, 'E0000005']],
    ['an unknown token', 'SSWS 00unknown', [401, 'E0000011']],
    ['another scheme', 'Basic eDp5', [401, 'E0000011']],
    ['a bearer token nobody issued', 'Bearer abc', [401, 'E0000011']],
  ])('is refused with %s', async (_, authorization, expected) => {
    expect(errorOf(await okta.get('/api/v1/users/me', { authorization }))).toEqual(expected)
  })

  it('shows its roles to those who may read them', async () => {
    const rolesOf = (login: string) => `/api/v1/users/${okta.sim.state.user(login).id}/roles`
    const standard = await okta.get(rolesOf('svc-helpdesk'), ssws(tokens().readOnly))
    expect(z.array(RoleShape).parse(standard.json)).toMatchObject([{ type: 'HELP_DESK_ADMIN' }])
    const [custom] = z.array(RoleShape).parse((await okta.get(rolesOf('svc-servicedesk'))).json)
    expect(custom).toMatchObject({ type: 'CUSTOM', label: 'Service desk' })
    const role = custom && 'role' in custom ? custom.role : ''
    const permissions = await okta.get(`/api/v1/iam/roles/${role}/permissions`)
    expect(permissions.json).toMatchObject({
      permissions: expect.arrayContaining([
        expect.objectContaining({ label: 'okta.users.credentials.resetFactors' }),
      ]) as unknown,
    })
    expect((await okta.get(rolesOf('mira.dunmore'))).json).toEqual([])
    expect(errorOf(await okta.get(rolesOf('svc-helpdesk'), ssws(tokens().helpDesk)))).toEqual([403, 'E0000006'])
  })

  it('shows roles kept back to super administrators alone, and groups to whoever may read people', async () => {
    const { id } = okta.sim.state.user('isolde.veilmark')
    const seeing = ssws(tokens().serviceDeskSeeingRoles)
    expect((await okta.get(`/api/v1/users/${id}/roles`)).json).toEqual([])
    expect(errorOf(await okta.get(`/api/v1/users/${id}/roles`, seeing))).toEqual([403, 'E0000006'])
    const groups = await okta.get(`/api/v1/users/${id}/groups`, ssws(tokens().helpDesk))
    expect(groups.json).toMatchObject([
      { type: 'BUILT_IN', profile: { name: 'Everyone' } },
      { type: 'OKTA_GROUP', profile: { name: 'All staff' } },
      { profile: { name: 'People & Culture' } },
    ])
    expect(errorOf(await okta.get('/api/v1/users/00unobody/groups'))).toEqual([404, 'E0000007'])
  })

  it('learns of the org: everybody its generation, some its name, and its authenticators', async () => {
    const known = await okta.get('/.well-known/okta-organization', { authorization: null })
    expect(known.json).toMatchObject({ pipeline: 'idx' })
    OrgShape.parse((await okta.get('/api/v1/org')).json)
    expect(errorOf(await okta.get('/api/v1/org', ssws(tokens().helpDesk)))).toEqual([403, 'E0000006'])
    const authenticators = await okta.get('/api/v1/authenticators', ssws(tokens().serviceDesk))
    expect(
      z
        .array(AuthenticatorShape)
        .parse(authenticators.json)
        .map(({ key }) => key),
    ).toContain('tac')
  })
})

describe('paths', () => {
  it.each([
    ['PUT', '/api/v1/users', 405, 'E0000022'],
    ['GET', '/api/v1/users/mira.dunmore/lifecycle/reset_factors', 405, 'E0000022'],
    ['GET', '/oauth2/v1/token', 405, 'E0000022'],
    ['GET', '/api/v1/nothing', 404, 'E0000008'],
  ])('%s %s', async (method, path, status, code) => {
    expect(errorOf(await okta.call(method, path))).toEqual([status, code])
  })

  it.each(notOffered)('that Okta has and the practice directory does not: %s %s', async (method, path) => {
    const { id } = okta.sim.state.user('mira.dunmore')
    expect(errorOf(await okta.call(method, path.replace(/:\w+/u, id)))).toEqual([403, 'E0000015'])
    expect(okta.sim.state.user('mira.dunmore').status).toBe('ACTIVE')
  })
})
