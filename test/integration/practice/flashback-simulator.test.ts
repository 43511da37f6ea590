/** The simulator over a real socket, asked with plain fetch, against the documents and the official client's types. */
import { readFile } from 'node:fs/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Alarm } from '../../../electron/practice/alarms.ts'
import {
  createFlashbackSimulator,
  type FlashbackSimulator,
  type FlashbackSimulatorOptions,
} from '../../../electron/practice/flashback/flashback-simulator.ts'
import { roles } from '../../../electron/practice/flashback/roles.ts'
import type { FlashbackUser } from '../../../electron/practice/flashback/users.ts'
import { inventedPeople } from '../../../electron/practice/people.ts'
import { serveSimulator, type SimulatorServer } from '../../support/simulator-server.ts'

/** The user of the documents' examples. */
const userOfTheExample: FlashbackUser = {
  id: 'user-id-to-reset',
  email: 'user@example.com',
  name: 'Example',
  lastName: 'User',
  role: roles.workspaces,
  validated: true,
  deletedAt: null,
  enabledMethods: ['GOOGLE_AUTH', 'PASSKEY'],
  onReset: 'usual',
}

const deviceInfo = { userAgent: 'a test', deviceType: 'DESKTOP', os: 'any', browser: 'none' }

let clock: Date
let simulator: FlashbackSimulator
let server: SimulatorServer
let token: string

async function open(options: FlashbackSimulatorOptions = {}) {
  simulator = createFlashbackSimulator({ now: () => clock, furtherUsers: [userOfTheExample], slowMs: 1, ...options })
  server = await serveSimulator(simulator)
  token = simulator.issueAccessToken()
}

async function reopen(options: FlashbackSimulatorOptions) {
  await server.close()
  await open(options)
}

beforeEach(async () => {
  clock = new Date('2026-03-02T09:00:00.000Z')
  await open()
})
afterEach(() => server.close())

type Json = Record<string, unknown>

interface Answer {
  readonly status: number
  readonly text: string
  readonly json: Json
}

async function send(method: string, path: string, body?: unknown, bearer: string = token): Promise<Answer> {
  return raw(
    method,
    path,
    { Authorization: `Bearer ${bearer}`, ...(body === undefined ? {} : { 'Content-Type': 'application/json' }) },
    body === undefined ? undefined : JSON.stringify(body),
  )
}

async function raw(
  method: string,
  path: string,
  headers: Readonly<Record<string, string>>,
  body?: string,
): Promise<Answer> {
  const response = await fetch(server.baseUrl + path, {
    method,
    redirect: 'manual',
    headers,
    ...(body === undefined ? {} : { body }),
  })
  const text = await response.text()
  const isJson = response.headers.get('content-type')?.startsWith('application/json') ?? false
  return { status: response.status, text, json: isJson ? (JSON.parse(text) as Json) : {} }
}

const get = (path: string, bearer?: string) => send('GET', path, undefined, bearer)
const reset = (resetUserId?: unknown, bearer?: string) => send('POST', '/mfa/reset', { resetUserId }, bearer)
const somebody = (login: string) => simulator.state.user(`${login}@practice.example`)
const administrator = () => simulator.state.user(simulator.credentials.email)

const signIn = (email: string, more: object = {}) =>
  send('POST', '/user/login', { email, password: simulator.credentials.password, ...more }, '')

const doneText = '{"success":true,"message":"MFA reset successfully"}'
const forbiddenText =
  '{"success":false,"error":"Insufficient permissions. OWNER or ADMINISTRATOR role required to reset another user\'s MFA."}'
const notFoundText = '{"success":false,"error":"User not found"}'
const failedText = '{"success":false,"error":"Failed to reset MFA"}'

describe("the documents' examples", () => {
  it("resets another user's MFA", async () => {
    const answer = await raw(
      'POST',
      '/mfa/reset',
      { Accept: 'application/json', Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
      '{"resetUserId": "user-id-to-reset"}',
    )
    expect(answer).toMatchObject({ status: 200, text: doneText })
    expect(simulator.state.user('user-id-to-reset').enabledMethods).toEqual([])
    expect(simulator.state.mfaResets('user-id-to-reset')).toBe(1)
    expect(simulator.state.mfaResets(administrator().id)).toBe(0)
    expect(simulator.alarms).toEqual([])
  })

  it("resets the caller's own MFA without a body", async () => {
    const own = simulator.issueAccessToken('user@example.com')
    const answer = await raw('POST', '/mfa/reset', { Accept: 'application/json', Authorization: `Bearer ${own}` })
    expect(answer).toMatchObject({ status: 200, text: doneText })
    expect(simulator.state.user('user-id-to-reset').enabledMethods).toEqual([])
  })

  it.each([roles.user, roles.billing, roles.workspaces])('is 403 for role %i', async (role) => {
    await reopen({ furtherUsers: [{ ...userOfTheExample, role }] })
    const answer = await reset(somebody('mira.dunmore').id, simulator.issueAccessToken('user@example.com'))
    expect(answer).toMatchObject({ status: 403, text: forbiddenText })
    expect(simulator.state.mfaResets(somebody('mira.dunmore').id)).toBe(0)
  })

  it.each([roles.administrator, roles.owner])('is allowed for role %i', async (role) => {
    await reopen({ furtherUsers: [{ ...userOfTheExample, role }] })
    const answer = await reset(somebody('mira.dunmore').id, simulator.issueAccessToken('user@example.com'))
    expect(answer.status).toBe(200)
  })

  it('is 404 for whom there is not, and for a deleted user', async () => {
    expect(await reset('11111111-2222-4333-8444-555555555555')).toMatchObject({ status: 404, text: notFoundText })
    expect(await reset(somebody('dagny.disselhoff').id)).toMatchObject({ status: 404, text: notFoundText })
  })

  it('is 500 for whom it fails', async () => {
    expect(await reset(somebody('norbert.rulinghaus').id)).toMatchObject({ status: 500, text: failedText })
    expect(somebody('norbert.rulinghaus').enabledMethods).toEqual(['GOOGLE_AUTH'])
  })

  it("tells one's own status in the documented shape", async () => {
    const { status, text } = await get('/mfa/status', simulator.issueAccessToken('user@example.com'))
    expect(status).toBe(200)
    expect(text).toBe(
      '{"success":true,"data":{"isEnabled":true,"isRequired":false,"isEnforced":false,"enabledMethods":["GOOGLE_AUTH","PASSKEY"],"primaryMethod":"GOOGLE_AUTH"}}',
    )
  })

  it('lists a user in the documented shape, and nothing about MFA', async () => {
    const { json } = await get('/organization/users')
    const users = json['data'] as Json[]
    expect(json['total']).toBe(users.length)
    expect(users.find((user) => user['email'] === 'user@example.com')).toEqual({
      id: 'user-id-to-reset',
      email: 'user@example.com',
      name: 'Example',
      lastName: 'User',
      orgId: simulator.credentials.organisationId,
      orgRole: 2,
      validated: true,
      deletedAt: null,
      orgRoleDescription: 'WORKSPACES',
      orgRoles: [0, 1, 2],
    })
  })
})

describe('the reset that meets its sender', () => {
  const sent = (headers: Record<string, string>, body?: string) =>
    raw('POST', '/mfa/reset', { Authorization: `Bearer ${token}`, ...headers }, body)
  const json = { 'Content-Type': 'application/json' }

  it.each<[string, Record<string, string>, string | undefined]>([
    ['no body', {}, undefined],
    ['an empty body', json, ''],
    ['an empty object', json, '{}'],
    ['null', json, '{"resetUserId":null}'],
    ['an empty id', json, '{"resetUserId":""}'],
    ['an id in a body that is not declared as JSON', { 'Content-Type': 'text/plain' }, '{"resetUserId":"other"}'],
  ])('is one with %s', async (_, headers, body) => {
    expect(await sent(headers, body)).toMatchObject({ status: 200, text: doneText })
    expect(simulator.state.mfaResets(administrator().id)).toBe(1)
    expect(simulator.alarms).toEqual([
      {
        trap: 'self-reset',
        method: 'POST',
        path: '/mfa/reset',
        at: clock,
        sentence: expect.stringContaining('meets the one who sent it') as string,
      },
    ])
  })

  it("is one with the sender's own id, in any letter case", async () => {
    const heard: Alarm[] = []
    await reopen({ onAlarm: (alarm) => heard.push(alarm) })
    const { id } = administrator()
    await reset(id)
    await reset(id.toUpperCase())
    expect(simulator.state.mfaResets(id)).toBe(2)
    expect(simulator.alarms).toHaveLength(2)
    expect(heard).toEqual(simulator.alarms)
    simulator.reset()
    expect(simulator.alarms).toEqual([])
  })

  it('raises the alarm for whoever is refused or cut, too, and however the path is written', async () => {
    expect((await raw('POST', '/mfa/reset', {})).status).toBe(401)
    expect((await sent(json, '{"resetUserId":')).status).toBe(400)
    expect((await sent(json, '{"resetUserId":7}')).status).toBe(400)
    simulator.faults.add({ path: '/mfa/reset', effect: { kind: 'connection-lost-before-applying' } })
    await expect(sent({})).rejects.toThrow()
    await send('POST', '/MFA//reset/')
    expect(simulator.alarms).toHaveLength(5)
    expect(simulator.state.mfaResets(administrator().id)).toBe(1)
  })

  it('refuses what the documents do not know, such as "enable"', async () => {
    const { id } = somebody('mira.dunmore')
    expect((await send('POST', '/mfa/reset', { resetUserId: id, enable: false })).status).toBe(400)
    expect(simulator.state.mfaResets(id)).toBe(0)
  })
})

describe('sign-in', () => {
  const claims = (jwt: unknown) =>
    JSON.parse(Buffer.from(String(jwt).split('.')[1] ?? '', 'base64url').toString()) as Json

  it('gives tokens in the documented shape, the access token for one hour', async () => {
    const { status, json } = await signIn(simulator.credentials.email, { deviceInfo })
    expect(status).toBe(200)
    const { id, email } = administrator()
    const text = expect.any(String) as string
    const end = clock.getTime() / 1000 + 3600
    expect(json).toEqual({
      success: true,
      accessToken: text,
      refreshToken: text,
      tokenId: text,
      expiresAt: end,
      user: { id, email, name: 'MFA Desk', orgId: simulator.credentials.organisationId, orgRole: 254 },
    })
    expect(claims(json['accessToken'])).toMatchObject({ userId: id, iat: end - 3600, exp: end })
    const works = async () => (await get('/user/profile', json['accessToken'] as string)).status
    clock = new Date(clock.getTime() + 3_599_000)
    expect(await works()).toBe(200)
    clock = new Date(clock.getTime() + 1_000)
    expect(await works()).toBe(401)
  })

  it('gives the end in milliseconds when told', async () => {
    await reopen({ expiresAtUnit: 'milliseconds' })
    expect((await signIn(simulator.credentials.email)).json['expiresAt']).toBe(clock.getTime() + 3_600_000)
  })

  it('refuses wrong credentials, deleted users and bodies that are none', async () => {
    const { email } = simulator.credentials
    for (const answer of [
      await signIn(email, { password: 'wrong' }),
      await signIn('nobody@practice.example'),
      await signIn('dagny.disselhoff@practice.example'),
    ]) {
      expect(answer.status).toBe(401)
      expect(answer.json).toEqual({
        success: false,
        error_code: 'INVALID_CREDENTIALS',
        message: expect.any(String) as string,
      })
    }
    expect((await signIn(email, { deviceInfo: { os: 'any' } })).status).toBe(400)
    expect((await raw('POST', '/user/login', {}, '{}')).status).toBe(400)
  })

  it.each(['', 'wrong'])('refuses the token "%s" with 401', async (bearer) => {
    for (const path of ['/user/profile', '/organization/users', '/mfa/status', '/mfa/methods', '/token']) {
      const { status, json } = await get(path, bearer)
      expect(status, path).toBe(401)
      expect(json).toMatchObject({ success: false, error_code: 'UNAUTHORIZED' })
    }
    expect((await reset(somebody('mira.dunmore').id, bearer)).status).toBe(401)
  })

  describe('with a second factor', () => {
    const partial = async () =>
      (await signIn(simulator.credentials.emailWithSecondFactor, { deviceInfo })).json['accessToken'] as string
    const verify = (bearer: string, body: object) => send('POST', '/mfa/verify-login', body, bearer)
    const rightCode = { mfaType: 'GOOGLE_AUTH', code: '123456' }

    it('gives a partial token first, good for asking about oneself', async () => {
      const { json } = await signIn(simulator.credentials.emailWithSecondFactor)
      expect(json).not.toHaveProperty('refreshToken')
      const bearer = json['accessToken'] as string
      for (const path of ['/user/profile', '/organization/users', '/token']) {
        expect((await get(path, bearer)).status, path).toBe(403)
      }
      expect((await reset(somebody('mira.dunmore').id, bearer)).status).toBe(403)
      expect((await get('/mfa/status', bearer)).json['data']).toMatchObject({
        isEnabled: true,
        sessionVerified: false,
      })
    })

    it('gives the full one for the right code', async () => {
      const bearer = await partial()
      const { status, json } = await verify(bearer, rightCode)
      expect(status).toBe(200)
      expect(Object.keys(json)).toEqual(['success', 'message', 'fullAccessToken', 'refreshToken'])
      const full = json['fullAccessToken'] as string
      expect((await get('/mfa/status', full)).json['data']).toMatchObject({ sessionVerified: true })
      expect((await reset(somebody('mira.dunmore').id, full)).status).toBe(200)
      expect((await get('/mfa/status', bearer)).status).toBe(401)
      const renewed = await send('POST', '/user/refresh', { refresh_token: json['refreshToken'] }, '')
      const next = renewed.json['accessToken'] as string
      expect((await get('/mfa/status', next)).json['data']).toMatchObject({ sessionVerified: true })
      expect((await get('/token', next)).json['data']).toEqual([expect.objectContaining({ deviceInfo })])
    })

    it('refuses a wrong code, a method without a code, and a second time', async () => {
      const bearer = await partial()
      expect((await verify(bearer, { ...rightCode, code: '654321' })).status).toBe(400)
      expect((await verify(bearer, { ...rightCode, mfaType: 'PASSKEY' })).status).toBe(400)
      expect((await verify(bearer, { mfaType: 'SMS', code: '123456' })).status).toBe(400)
      const full = simulator.issueAccessToken(simulator.credentials.emailWithSecondFactor)
      expect((await verify(full, rightCode)).status).toBe(400)
      expect((await verify(bearer, rightCode)).status).toBe(200)
      expect((await verify(bearer, rightCode)).status).toBe(401)
    })
  })
})

describe('renewal', () => {
  const refresh = (body: object) => send('POST', '/user/refresh', body, '')
  const refreshToken = async () => (await signIn(simulator.credentials.email)).json['refreshToken'] as string

  it('gives new tokens, once for each refresh token', async () => {
    const first = await refreshToken()
    clock = new Date(clock.getTime() + 2 * 3_600_000)
    const { status, json } = await refresh({ refresh_token: first })
    expect(status).toBe(200)
    expect(json).toEqual({
      success: true,
      accessToken: expect.any(String) as string,
      refreshToken: expect.any(String) as string,
      expiresAt: clock.getTime() / 1000 + 3600,
    })
    expect((await get('/user/profile', json['accessToken'] as string)).status).toBe(200)
    expect(await refresh({ refresh_token: first })).toMatchObject({
      status: 401,
      json: { success: false, error_code: 'INVALID_REFRESH_TOKEN' },
    })
    expect((await refresh({ refresh_token: json['refreshToken'] })).status).toBe(200)
  })

  it.each([
    ['both', 200, 200],
    ['refresh_token', 200, 400],
    ['refreshToken', 400, 200],
  ] as const)('takes the spelling %s', async (refreshField, clientForm, documentedForm) => {
    await reopen({ refreshField })
    expect((await refresh({ refresh_token: await refreshToken() })).status).toBe(clientForm)
    expect((await refresh({ refreshToken: await refreshToken() })).status).toBe(documentedForm)
  })

  it('ends after thirty days, and for a token that was revoked', async () => {
    const old = await refreshToken()
    clock = new Date(clock.getTime() + 30 * 24 * 3_600_000)
    expect((await refresh({ refresh_token: old })).status).toBe(401)

    const { json } = await signIn(simulator.credentials.email)
    const bearer = json['accessToken'] as string
    const id = String(json['tokenId'])
    expect((await get('/token', bearer)).json).toMatchObject({ success: true, data: [{ id }] })
    expect(
      (await send('DELETE', `/token/${id}`, undefined, simulator.issueAccessToken('user@example.com'))).status,
    ).toBe(404)
    expect((await send('DELETE', `/token/${id}`, undefined, bearer)).status).toBe(200)
    expect((await refresh({ refresh_token: json['refreshToken'] })).status).toBe(401)
    expect((await get('/token', bearer)).json['data']).toEqual([])
  })
})

describe('reading', () => {
  it('tells who is asking, with the role', async () => {
    expect((await get('/user/profile')).json).toEqual({
      success: true,
      data: {
        id: administrator().id,
        name: 'MFA Desk',
        lastName: 'Service',
        email: simulator.credentials.email,
        orgId: simulator.credentials.organisationId,
        orgRole: 254,
        orgRoleDescription: 'ADMINISTRATORS',
        orgRoles: [0, 1, 2, 254],
        validated: true,
        mfaRequired: false,
        isBusiness: true,
      },
    })
  })

  it('shows users from WORKSPACES up, who may still not reset', async () => {
    const { emailLookOnly } = simulator.credentials
    const look = (await signIn(emailLookOnly)).json['accessToken'] as string
    const { id } = somebody('mira.dunmore')
    expect((await get('/organization/users', look)).status).toBe(200)
    expect((await get(`/organization/users/${id}`, look)).json).toMatchObject({ id, orgRole: 0 })
    expect(await reset(id, look)).toMatchObject({ status: 403, text: forbiddenText })

    for (const login of ['mira.dunmore', 'lachlan.lockside']) {
      const basic = simulator.issueAccessToken(somebody(login).email)
      expect(await get('/organization/users', basic)).toMatchObject({
        status: 403,
        text: '{"success":false,"data":[],"total":0}',
      })
      expect(await get(`/organization/users/${id}`, basic)).toMatchObject({
        status: 403,
        text: '{"success":false,"message":"Insufficient permissions to view users"}',
      })
    }
  })

  it('reads one user without an envelope, and says who is not there', async () => {
    const { json } = await get('/organization/users/user-id-to-reset')
    expect(json).toMatchObject({ id: 'user-id-to-reset', orgRoleDescription: 'WORKSPACES' })
    expect(await get('/organization/users/nobody')).toMatchObject({
      status: 404,
      text: '{"success":false,"message":"User not found"}',
    })
  })

  it('keeps deleted users in the list, marked', async () => {
    const { json } = await get('/organization/users')
    const deleted = (json['data'] as Json[]).filter((user) => user['deletedAt'] !== null)
    expect(deleted).toEqual([
      expect.objectContaining({ lastName: 'Disselhoff', deletedAt: '2026-01-31T09:00:00.000Z' }),
    ])
  })

  it('has no search: whatever is asked, everybody is the answer', async () => {
    const { json } = await get('/organization/users?email=mira.dunmore@practice.example&limit=1')
    expect(json['total']).toBe(simulator.state.users().length)
  })

  it('knows its one organisation', async () => {
    const { organisationId: id } = simulator.credentials
    expect((await get(`/organization/${id}`)).json).toMatchObject({
      success: true,
      data: { id, name: 'Practice Freight', domain: 'practice.example', mfaEnforced: false },
    })
    expect((await get('/organization/another')).status).toBe(404)
  })

  it("lists one's own methods as objects, or by name when told", async () => {
    const ask = async () => (await get('/mfa/methods', simulator.issueAccessToken('user@example.com'))).json['data']
    const objects = (await ask()) as Json[]
    expect(Object.keys(objects[0] ?? {})).toEqual([
      'type',
      'name',
      'description',
      'isAvailable',
      'isConfigured',
      'isEnabled',
    ])
    expect(objects.map((method) => [method['type'], method['isEnabled']])).toEqual([
      ['GOOGLE_AUTH', true],
      ['MAGIC_LINK', false],
      ['PASSKEY', true],
    ])
    await reopen({ methodsShape: 'names' })
    expect(await ask()).toEqual(['GOOGLE_AUTH', 'MAGIC_LINK', 'PASSKEY'])
  })

  it('says when there is no method', async () => {
    expect((await get('/mfa/status')).json['data']).toEqual({
      isEnabled: false,
      isRequired: false,
      isEnforced: false,
      enabledMethods: [],
    })
  })
})

describe('the people', () => {
  it('fail once, are gone, are slow and lose the line as the README says', async () => {
    const outcome = async (login: string) => (await reset(somebody(login).id)).status
    expect(await outcome('gwendolyn.oakes')).toBe(500)
    expect(somebody('gwendolyn.oakes').enabledMethods).toEqual(['GOOGLE_AUTH'])
    expect(await outcome('gwendolyn.oakes')).toBe(200)
    expect(await outcome('norbert.rulinghaus')).toBe(500)
    expect(await outcome('norbert.rulinghaus')).toBe(500)
    expect(await outcome('lentina.slowacre')).toBe(200)
    const { id } = somebody('vanora.fadingham')
    expect((await get(`/organization/users/${id}`)).status).toBe(200)
    expect(await reset(id)).toMatchObject({ status: 404, text: notFoundText })
    expect((await get(`/organization/users/${id}`)).status).toBe(404)
    await expect(outcome('cutler.breckline')).rejects.toThrow()
    expect(simulator.state.mfaResets(somebody('cutler.breckline').id)).toBe(1)
  })

  it('are those of the practice directory, matched by e-mail, one in two', () => {
    const emails = new Set(inventedPeople().map((person) => person.userPrincipalName))
    const people = simulator.state.users().filter((user) => emails.has(user.email))
    expect(simulator.state.users().length - people.length).toBe(4)
    expect(people.length / emails.size).toBeGreaterThan(0.43)
    expect(people.length / emails.size).toBeLessThan(0.6)
    expect(new Set(simulator.state.users().map((user) => user.id)).size).toBe(simulator.state.users().length)
    expect(people.filter((user) => user.role === roles.owner)).toHaveLength(1)
    expect(createFlashbackSimulator({ now: () => clock, furtherUsers: [userOfTheExample] }).state.users()).toEqual(
      simulator.state.users(),
    )
  })

  it('can be 50,000 more', async () => {
    await reopen({ crowd: 50_000 })
    const { json } = await get('/organization/users')
    const users = json['data'] as Json[]
    expect(json['total']).toBe(users.length)
    expect(users.length).toBe(simulator.state.users().length)
    expect(new Set(users.map((user) => user['email'])).size).toBe(users.length)
    expect((await reset(users.at(-1)?.['id'])).status).toBe(200)
    expect(simulator.state.mfaResets(simulator.state.user('crowd50000@practice.example').id)).toBe(1)
  }, 20_000)

  it('are found as the README says', async () => {
    const readme = await readFile(new URL('../../../electron/practice/README.md', import.meta.url), 'utf8')
    const section = readme.split('\n## ').find((part) => part.startsWith('In Flashback')) ?? ''
    const rows = [...section.matchAll(/^\| ([^|`]+?) +\| `([a-z]+\.[a-z]+)`/gmu)]
    expect(rows.length).toBeGreaterThan(8)
    const users = (await get('/organization/users')).json['data'] as Json[]
    for (const [, name = '', login = ''] of rows) {
      const found = users.filter((user) => String(user['lastName']).includes(name)).map((user) => user['email'])
      expect(found, name).toEqual(login === 'blanche.nullmeyer' ? [] : [`${login}@practice.example`])
    }
  })

  it('are as on the first day after a reset of the simulator', async () => {
    const before = structuredClone(simulator.state.users())
    await reset('user-id-to-reset')
    await reset(somebody('gwendolyn.oakes').id)
    await reset(somebody('vanora.fadingham').id)
    simulator.reset()
    expect(simulator.state.users()).toEqual(before)
    expect(simulator.state.mfaResets('user-id-to-reset')).toBe(0)
    expect(simulator.requests).toEqual([])
    expect((await get('/user/profile')).status).toBe(401)
    expect((await reset(somebody('gwendolyn.oakes').id, simulator.issueAccessToken())).status).toBe(500)
  })
})

describe('the rest', () => {
  it('keeps a record of requests without what could be secret', async () => {
    await signIn('mira.dunmore@practice.example', { password: 'very-secret' })
    await get('/organization/users?secret=1')
    expect(simulator.requests).toEqual([
      { method: 'POST', path: '/user/login', at: clock },
      { method: 'GET', path: '/organization/users', at: clock },
    ])
  })

  it('has bad days on demand', async () => {
    const path = '/mfa/reset'
    const ask = () => reset('user-id-to-reset')
    simulator.faults.add({ path, effect: { kind: 'answer', status: 500, json: { success: false, error: 'x' } } })
    simulator.faults.add({ path, effect: { kind: 'expired-token' } })
    simulator.faults.add({ path, effect: { kind: 'connection-lost-before-applying' } })
    expect(await ask()).toMatchObject({ status: 500, json: { error: 'x' } })
    expect((await ask()).status).toBe(401)
    await expect(ask()).rejects.toThrow()
    expect(simulator.state.mfaResets('user-id-to-reset')).toBe(0)
    simulator.faults.add({ path, effect: { kind: 'connection-lost-after-applying' } })
    await expect(ask()).rejects.toThrow()
    expect(simulator.state.mfaResets('user-id-to-reset')).toBe(1)
    simulator.faults.add({
      path: '/organization/users',
      effect: { kind: 'answer', status: 502, html: '<h1>Down</h1>' },
    })
    expect(await get('/organization/users')).toMatchObject({ status: 502, text: '<h1>Down</h1>' })
    simulator.faults.add({ path: '/user/profile', effect: { kind: 'rewrite', change: () => ({ success: 'maybe' }) } })
    expect((await get('/user/profile')).json).toEqual({ success: 'maybe' })
  })

  it('knows no other paths, and no switch for the whole organisation', async () => {
    expect((await get('/somewhere')).status).toBe(404)
    expect((await send('POST', '/mfa/organization/enforce', { enforced: true })).status).toBe(404)
  })
})
