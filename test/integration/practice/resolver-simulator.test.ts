/** The simulator over a real socket, asked with plain fetch, against what the vendor's help centre says. */
import { readFile } from 'node:fs/promises'
import http from 'node:http'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Alarm } from '../../../electron/practice/alarms.ts'
import { inventedPeople } from '../../../electron/practice/people.ts'
import {
  createResolverSimulator,
  type ResolverSimulator,
  type ResolverSimulatorOptions,
} from '../../../electron/practice/resolver/resolver-simulator.ts'
import { organisations, type ResolverUser } from '../../../electron/practice/resolver/users.ts'
import { serveSimulator, type SimulatorServer } from '../../support/simulator-server.ts'

/** The user of the vendor's pictures, with the id of its example. */
const valentina: ResolverUser = {
  id: 247_595,
  membershipId: 847_595,
  email: 'valentina.r@test.com',
  firstName: 'Valentina',
  lastName: 'R',
  active: true,
  administrator: false,
  hasAuthenticator: true,
  onReset: 'usual',
}

let clock: Date
let simulator: ResolverSimulator
let server: SimulatorServer

async function open(options: ResolverSimulatorOptions = {}) {
  simulator = createResolverSimulator({ now: () => clock, furtherUsers: [valentina], slowMs: 1, ...options })
  server = await serveSimulator(simulator)
}

async function reopen(options: ResolverSimulatorOptions) {
  await server.close()
  await open(options)
}

beforeEach(async () => {
  clock = new Date('2026-03-02T09:00:00.000Z')
  await open()
})
afterEach(() => server.close())

const byKey = (key = simulator.credentials.apiKey) => ({ 'x-api-key': key })
const byToken = (token: string) => ({ Authorization: `bearer ${token}` })

interface Answer {
  readonly status: number
  readonly text: string
  readonly json: unknown
}

async function send(
  method: string,
  path: string,
  body?: unknown,
  headers: Readonly<Record<string, string>> = byKey(),
): Promise<Answer> {
  const response = await fetch(server.baseUrl + path, {
    method,
    redirect: 'manual',
    headers: { ...headers, ...(body === undefined ? {} : { 'Content-Type': 'application/json' }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  const text = await response.text()
  const isJson = response.headers.get('content-type')?.startsWith('application/json') ?? false
  return { status: response.status, text, json: isJson ? (JSON.parse(text) as unknown) : null }
}

const get = (path: string, headers?: Readonly<Record<string, string>>) => send('GET', path, undefined, headers)
const reset = (ids: unknown, headers?: Readonly<Record<string, string>>) =>
  send('PUT', '/user/users/mfa/reset', { ids }, headers)
const somebody = (login: string) => simulator.state.user(`${login}@practice.example`)

async function search(part: string): Promise<{ id: number; email: string }[]> {
  const { status, json } = await get(`/user/users?${new URLSearchParams({ search: part }).toString()}`)
  expect(status).toBe(200)
  return json as { id: number; email: string }[]
}

async function signIn(more: object = {}) {
  const { email, password, organisationId } = simulator.credentials
  return send(
    'POST',
    '/user/authenticate',
    { email, password, selectedOrg: organisationId, client: 'core-client', ...more },
    {},
  )
}

async function freshToken(more: object = {}): Promise<string> {
  return ((await signIn(more)).json as { token: string }).token
}

describe('the reset', () => {
  it("answers the vendor's example with 204 and no body", async () => {
    const answer = await reset([247_595])
    expect(answer).toMatchObject({ status: 204, text: '' })
    expect(simulator.state.mfaResets(247_595)).toBe(1)
    expect(simulator.state.user(247_595).hasAuthenticator).toBe(false)
    expect(simulator.alarms).toEqual([])
  })

  it('takes several users in one call', async () => {
    const ids = [somebody('mira.dunmore').id, somebody('gwendolyn.oakes').id, valentina.id]
    expect((await reset(ids)).status).toBe(204)
    expect(ids.map((id) => simulator.state.mfaResets(id))).toEqual([1, 1, 1])
    expect(simulator.state.mfaResets(somebody('septima.allgood').id)).toBe(0)
  })

  it.each([
    ['a membership', valentina.membershipId, 'membership'],
    ['an organisation', 166, 'organisation'],
    ['nobody', 999_999, 'unknown'],
  ])('refuses the id of %s, changes nobody and remembers it', async (_, id, kind) => {
    const { status, json } = await reset([valentina.id, id])
    expect(status).toBe(400)
    expect(json).toEqual({ message: expect.stringContaining(String(id)) as string })
    expect(simulator.state.mfaResets(valentina.id)).toBe(0)
    expect(simulator.state.refusedIds()).toEqual([{ id, kind }])
  })

  it.each([[[]], [['247595']], [[1.5]], [247_595], [undefined]])('refuses ids %j', async (ids) => {
    expect((await reset(ids)).status).toBe(400)
    expect(simulator.state.mfaResets(valentina.id)).toBe(0)
  })

  it('refuses a body that does not say that it is JSON', async () => {
    const answer = await fetch(`${server.baseUrl}/user/users/mfa/reset`, {
      method: 'PUT',
      headers: byKey(),
      body: '{"ids":[247595]}',
    })
    expect(answer.status).toBe(400)
  })

  it("is an administrator's alone, by key and by token", async () => {
    const other = byKey(simulator.credentials.otherApiKey)
    expect((await get('/user/users/me', other)).status).toBe(200)
    expect((await reset([valentina.id], other)).status).toBe(403)
    const miraToken = byToken(await freshToken({ email: 'mira.dunmore@practice.example' }))
    expect((await get('/user/users/me', miraToken)).status).toBe(200)
    expect((await reset([valentina.id], miraToken)).status).toBe(403)
    expect(simulator.state.mfaResets(valentina.id)).toBe(0)
    expect((await reset([valentina.id], byToken(await freshToken()))).status).toBe(204)
  })
})

describe('authentication', () => {
  it.each<[string, Record<string, string>]>([
    ['nothing', {}],
    ['a wrong key', { 'x-api-key': 'wrong' }],
    ['a key of the sandbox', { 'x-api-key': 'practice-sandbox-api-key' }],
    ['a wrong token', { Authorization: 'bearer wrong' }],
    ['an API key as a token', { Authorization: 'bearer practice-production-api-key' }],
    ['a key and somebody to impersonate', { 'x-api-key': 'practice-production-api-key', 'impersonate-user-id': '1' }],
  ])('refuses %s with 403', async (_, headers) => {
    for (const path of ['/user/users/me', '/user/users?search=x', '/user/users/email/a@b.example']) {
      expect((await get(path, headers)).status, path).toBe(403)
    }
    expect((await reset([valentina.id], headers)).status).toBe(403)
    expect(simulator.state.mfaResets(valentina.id)).toBe(0)
  })

  it('gives a token of fifteen minutes with its end in seconds', async () => {
    const { status, json } = await signIn()
    expect(status).toBe(200)
    const { token, expiresAt } = json as { token: string; expiresAt: number }
    expect(expiresAt).toBe(clock.getTime() / 1000 + 900)
    const works = async () => (await get('/user/users/me', byToken(token))).status
    expect(await works()).toBe(200)
    clock = new Date(clock.getTime() + 899_000)
    expect(await works()).toBe(200)
    clock = new Date(clock.getTime() + 1_000)
    expect(await works()).toBe(403)
  })

  it('renews a token before its end, not after', async () => {
    const old = await freshToken()
    clock = new Date(clock.getTime() + 14 * 60_000)
    const { status, json } = await get('/user/authenticate', byToken(old))
    expect(status).toBe(200)
    const renewed = json as { token: string; expiresAt: number }
    expect(renewed.expiresAt).toBe(clock.getTime() / 1000 + 900)
    clock = new Date(clock.getTime() + 2 * 60_000)
    expect((await get('/user/users/me', byToken(old))).status).toBe(403)
    expect((await get('/user/authenticate', byToken(old))).status).toBe(403)
    expect((await get('/user/users/me', byToken(renewed.token))).status).toBe(200)
  })

  it('is 401 for wrong credentials, 404 for whom the organisation does not have as an active member', async () => {
    expect((await signIn({ password: 'wrong' })).status).toBe(401)
    expect((await signIn({ email: 'nobody@practice.example' })).status).toBe(401)
    expect((await signIn({ email: 'dagny.disselhoff@practice.example' })).status).toBe(404)
    expect((await signIn({ selectedOrg: 167 })).status).toBe(404)
    expect((await signIn({ selectedOrg: 'one' })).status).toBe(400)
    expect((await signIn({ email: 'SVC-mfadesk@Practice.example', selectedOrg: undefined })).status).toBe(200)
  })

  it('refuses everything while the address is not on the allow-list', async () => {
    const token = await freshToken()
    simulator.refuseByAddress(true)
    expect((await get('/user/users/me')).status).toBe(403)
    expect((await get('/user/users/me', byToken(token))).status).toBe(403)
    expect((await signIn()).status).toBe(403)
    simulator.refuseByAddress(false)
    expect((await get('/user/users/me')).status).toBe(200)
    simulator.refuseByAddress(true)
    simulator.reset()
    expect((await get('/user/users/me')).status).toBe(200)
  })
})

describe('reading', () => {
  it('tells who is asking, and in which organisation', async () => {
    expect((await get('/user/users/me')).json).toMatchObject({
      email: simulator.credentials.email,
      currentOrg: { id: 166, name: 'Practice Freight' },
    })
  })

  it('finds the id by e-mail address, and nothing about MFA', async () => {
    const { json } = await get('/user/users?search=valentina.r%40test.com')
    expect(json).toEqual([
      { id: 247_595, email: 'valentina.r@test.com', firstName: 'Valentina', lastName: 'R', active: true },
    ])
  })

  it('answers in an envelope when told', async () => {
    await reopen({ envelope: 'data' })
    const { json } = await get('/user/users?search=valentina')
    expect(json).toEqual({ data: [expect.objectContaining({ id: 247_595 })] })
  })

  it('is a search, not a look-up: the wrong Robin comes first', async () => {
    const found = await search('robin.ashdowne@practice.example')
    expect(found.map((user) => user.email)).toEqual([
      'test-robin.ashdowne@practice.example',
      'robin.ashdowne@practice.example',
    ])
    expect((await search('Robin Ashd')).length).toBeGreaterThan(3)
    expect(await search('nobody-at-all')).toEqual([])
    expect((await search('')).length).toBe(simulator.state.users().length)
  })

  it('keeps addresses in the letter case they were typed in', async () => {
    const [septima] = await search('septima.allgood@practice.example')
    expect(septima?.email).toBe('Septima.ALLGOOD@Practice.Example')
  })

  it('says whether somebody exists, without an id', async () => {
    const exists = async (email: string) => (await get(`/user/users/email/${encodeURIComponent(email)}`)).json
    expect(await exists('Mira.Dunmore@practice.example')).toEqual({ exists: true })
    expect(await exists('mira.dunmore@practice')).toEqual({ exists: false })
  })

  it("gives a membership's id, which is not the user's", async () => {
    const { status, json } = await get('/user/org/166/user/247595')
    expect(status).toBe(200)
    expect(json).toMatchObject({ id: 847_595 })
    expect((await get('/user/org/167/user/247595')).status).toBe(404)
    expect((await get('/user/org/166/user/847595')).status).toBe(404)
  })
})

describe('the switch of the whole organisation', () => {
  const turnOff = (path: string, headers?: Readonly<Record<string, string>>) =>
    send('PUT', path, { isMfaEnforced: false }, headers)

  it('works as documented, and raises an alarm', async () => {
    const heard: Alarm[] = []
    await reopen({ onAlarm: (alarm) => heard.push(alarm) })
    expect(await turnOff('/user/org/mfa')).toMatchObject({ status: 204, text: '' })
    expect(simulator.state.organisation().isMfaEnforced).toBe(false)
    expect(simulator.alarms).toEqual([
      {
        trap: 'organisation-switch',
        method: 'PUT',
        path: '/user/org/mfa',
        at: clock,
        sentence: expect.stringContaining('whole organisation 166') as string,
      },
    ])
    expect(heard).toEqual(simulator.alarms)
  })

  it('raises it for whoever is refused, too', async () => {
    expect((await turnOff('/user/org/mfa', {})).status).toBe(403)
    expect((await turnOff('/user/org/mfa', byKey(simulator.credentials.otherApiKey))).status).toBe(403)
    expect((await send('PUT', '/user/org/mfa', {})).status).toBe(400)
    simulator.faults.add({ path: '/mfa', effect: { kind: 'connection-lost-before-applying' } })
    await expect(turnOff('/user/org/mfa')).rejects.toThrow()
    expect(simulator.alarms).toHaveLength(4)
    expect(simulator.state.organisation().isMfaEnforced).toBe(true)
  })

  it('raises it however the path is written, and for any method', async () => {
    const paths = ['/user/org/mfa/', '/USER/Org/MFA', '//user//org/mfa', '/user/%6frg/mfa', '/user/users/../org/mfa']
    for (const path of paths) await raw('PUT', path)
    await raw('DELETE', '/user/org/mfa')
    expect(simulator.alarms).toHaveLength(paths.length + 1)
    simulator.reset()
    expect(simulator.alarms).toEqual([])
  })

  /** Without the tidying that fetch does to a path. */
  function raw(method: string, path: string): Promise<void> {
    return new Promise((done, failed) => {
      http
        .request({ port: server.port, host: '127.0.0.1', method, path, headers: byKey() }, (answer) => {
          answer.resume().once('end', done)
        })
        .once('error', failed)
        .end()
    })
  }
})

describe('sandbox and production', () => {
  it('are told apart by organisation, and share neither keys nor numbers', async () => {
    const production = simulator.state.users()
    await reopen({ environment: 'sandbox', furtherUsers: [] })
    expect((await get('/user/users/me')).json).toMatchObject({
      currentOrg: { id: 167, name: 'Practice Freight (Sandbox)' },
    })
    expect((await get('/user/users/me', byKey('practice-production-api-key'))).status).toBe(403)
    const mira = production.find((user) => user.email === 'mira.dunmore@practice.example')
    expect(somebody('mira.dunmore').id).not.toBe(mira?.id)
    expect((await reset([mira?.id])).status).toBe(400)
    expect(simulator.state.refusedIds()).toEqual([{ id: mira?.id, kind: 'unknown' }])
    expect(simulator.state.users().length).toBeLessThan(production.length / 3)
  })

  it('never give two things the same number', () => {
    const ids = [166, 167]
    for (const environment of ['production', 'sandbox'] as const) {
      const { state } = createResolverSimulator({ environment })
      ids.push(...state.users().flatMap((user) => [user.id, user.membershipId]))
      expect(organisations[environment].id).toBe(state.organisation().id)
    }
    expect(new Set(ids).size).toBe(ids.length)
  })
})

describe('the people', () => {
  it('fail, fail once, are gone, are slow and lose the line as the README says', async () => {
    const outcome = async (login: string) => (await reset([somebody(login).id])).status
    expect(await outcome('norbert.rulinghaus')).toBe(500)
    expect(await outcome('norbert.rulinghaus')).toBe(500)
    expect(await outcome('warrick.heedwell')).toBe(500)
    expect(simulator.state.mfaResets(somebody('warrick.heedwell').id)).toBe(0)
    expect(await outcome('warrick.heedwell')).toBe(204)
    expect(await outcome('vanora.fadingham')).toBe(400)
    expect(await search('vanora.fadingham')).toEqual([])
    expect(await outcome('lentina.slowacre')).toBe(204)
    const { id } = somebody('cutler.breckline')
    await expect(reset([id])).rejects.toThrow()
    expect(simulator.state.mfaResets(id)).toBe(1)
  })

  it('all or none of several, when one of them fails', async () => {
    const [mira, norbert] = [somebody('mira.dunmore').id, somebody('norbert.rulinghaus').id]
    expect((await reset([mira, norbert])).status).toBe(500)
    expect(simulator.state.mfaResets(mira)).toBe(0)
  })

  it('are those of the practice directory, matched by e-mail, two in three', () => {
    const emails = new Set(inventedPeople().map((person) => person.userPrincipalName))
    const people = simulator.state.users().filter((user) => emails.has(user.email.toLowerCase()))
    expect(simulator.state.users().length - people.length).toBe(4)
    expect(people.length / emails.size).toBeGreaterThan(0.6)
    expect(people.length / emails.size).toBeLessThan(0.75)
    expect(createResolverSimulator({ furtherUsers: [valentina] }).state.users()).toEqual(simulator.state.users())
  })

  it('are found as the README says', async () => {
    const readme = await readFile(new URL('../../../electron/practice/README.md', import.meta.url), 'utf8')
    const section = readme.split('\n## ').find((part) => part.startsWith('In Resolver')) ?? ''
    const rows = [...section.matchAll(/^\| ([^|`]+?) +\| `([a-z]+\.[a-z]+)`/gmu)]
    expect(rows.length).toBeGreaterThan(8)
    for (const [, text = '', login = ''] of rows) {
      const found = (await search(text)).map((user) => user.email.toLowerCase().split('@')[0])
      if (login === 'oswin.cloudless') expect(found).toEqual([])
      else expect(found, text).toContain(login)
    }
  })

  it('are as on the first day after a reset of the simulator', async () => {
    const before = structuredClone(simulator.state.users())
    const token = await freshToken()
    await reset([valentina.id])
    await reset([somebody('warrick.heedwell').id])
    await reset([somebody('vanora.fadingham').id, 1])
    simulator.reset()
    expect(simulator.state.users()).toEqual(before)
    expect(simulator.state.mfaResets(valentina.id)).toBe(0)
    expect(simulator.state.refusedIds()).toEqual([])
    expect(simulator.requests).toEqual([])
    expect((await get('/user/users/me', byToken(token))).status).toBe(403)
    expect((await reset([somebody('warrick.heedwell').id])).status).toBe(500)
  })
})

describe('the rest', () => {
  it('keeps a record of requests without what could be secret', async () => {
    await signIn({ password: 'very-secret' })
    await search('mira')
    expect(simulator.requests).toEqual([
      { method: 'POST', path: '/user/authenticate', at: clock },
      { method: 'GET', path: '/user/users', at: clock },
    ])
  })

  it('has bad days on demand', async () => {
    const path = '/users/mfa/reset'
    simulator.faults.add({ path, effect: { kind: 'answer', status: 503, headers: { 'Retry-After': '2' } } })
    simulator.faults.add({ path, effect: { kind: 'expired-token' } })
    simulator.faults.add({ path, effect: { kind: 'redirect', to: 'https://elsewhere.example/' } })
    simulator.faults.add({ path, effect: { kind: 'connection-lost-before-applying' } })
    expect((await reset([valentina.id])).status).toBe(503)
    expect((await reset([valentina.id])).status).toBe(403)
    expect((await reset([valentina.id])).status).toBe(302)
    await expect(reset([valentina.id])).rejects.toThrow()
    expect(simulator.state.mfaResets(valentina.id)).toBe(0)
    simulator.faults.add({ path, effect: { kind: 'connection-lost-after-applying' } })
    await expect(reset([valentina.id])).rejects.toThrow()
    expect(simulator.state.mfaResets(valentina.id)).toBe(1)
    simulator.faults.add({ path, effect: { kind: 'empty-answer' } })
    expect(await reset([valentina.id])).toMatchObject({ status: 200, text: '' })
    simulator.faults.add({ path: '/users', effect: { kind: 'rewrite', change: () => [{ id: 'x' }] } })
    expect((await get('/user/users?search=mira')).json).toEqual([{ id: 'x' }])
    simulator.faults.add({ path: '/users', effect: { kind: 'large-answer', bytes: 6_000_000 } })
    expect((await get('/user/users?search=mira')).text.length).toBeGreaterThan(6_000_000)
  })

  it('knows no other paths', async () => {
    expect((await get('/user/something')).status).toBe(404)
    expect((await get('/api')).status).toBe(404)
  })
})
