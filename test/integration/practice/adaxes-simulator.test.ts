/** The simulator over a real socket, asked with plain fetch, against what the vendor's pages say. */
import { readFile } from 'node:fs/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { AdaxesAccount } from '../../../electron/practice/adaxes/accounts.ts'
import {
  createAdaxesSimulator,
  type AdaxesSimulator,
  type AdaxesSimulatorOptions,
} from '../../../electron/practice/adaxes/adaxes-simulator.ts'
import { inventedPeople } from '../../../electron/practice/people.ts'
import { serveSimulator, type SimulatorServer } from '../../support/simulator-server.ts'

/** The user of the vendor's examples (REST_ResetMfa, REST_GetMfaStatus). */
const johnSmith: AdaxesAccount = {
  guid: '7a4267ce-d354-44e7-8bd6-c681f1284a41',
  sid: 'S-1-5-21-3635565734-1729062999-1822655016-1627',
  dn: 'CN=John Smith,CN=Users,DC=example,DC=com',
  commonName: 'John Smith',
  domainName: 'example.com',
  sAMAccountName: 'jsmith',
  properties: { displayname: 'John Smith', department: 'Marketing', title: 'Marketing analyst' },
  accountStatus: { isDisabled: false, isLocked: false, expirationDate: null },
  passwordStatus: {
    whenChanged: new Date('2020-07-14T16:27:49.559Z'),
    expirationDate: new Date('2020-08-09T16:27:49.559Z'),
  },
  activatedApps: [2, 5],
  hasMicrosoft365: true,
  onReset: { kind: 'usual' },
}

const isoWithSevenDigits = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{7}Z$/

let clock: Date
let simulator: AdaxesSimulator
let server: SimulatorServer

async function open(options: AdaxesSimulatorOptions = {}) {
  simulator = createAdaxesSimulator({ now: () => clock, furtherAccounts: [johnSmith], slowMs: 1, ...options })
  server = await serveSimulator(simulator)
}

beforeEach(async () => {
  clock = new Date('2026-03-02T09:00:00.000Z')
  await open()
})
afterEach(() => server.close())

interface Answer {
  readonly status: number
  readonly text: string
  readonly json: Record<string, unknown>
}

async function send(
  method: string,
  path: string,
  body?: unknown,
  token = simulator.credentials.token,
): Promise<Answer> {
  const response = await fetch(server.baseUrl + path, {
    method,
    redirect: 'manual',
    headers: {
      'Adm-Authorization': token,
      ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  const text = await response.text()
  const isJson = response.headers.get('content-type')?.startsWith('application/json') ?? false
  return { status: response.status, text, json: isJson ? (JSON.parse(text) as Record<string, unknown>) : {} }
}

const post = (path: string, body: unknown, token?: string) => send('POST', path, body, token)
const reset = (body: unknown, token?: string) => post('/api/directoryObjects/resetMfa', body, token)
const getStatus = (...directoryObjects: readonly string[]) =>
  post('/api/directoryObjects/resetMfa/getStatus', {
    directoryObjects,
    options: { need365Status: true, needAdaxesStatus: true },
  })
const read = (directoryObject: string, properties = '') =>
  send('GET', `/api/directoryObjects?${new URLSearchParams({ directoryObject, properties }).toString()}`)
const somebody = (login: string) => simulator.state.account(login)

interface FoundObject {
  readonly guid: string
  readonly dn: string
  readonly displayName: string
  readonly properties: Readonly<Record<string, readonly string[]>>
}

async function search(body: object): Promise<FoundObject[]> {
  const { status, json } = await post('/api/directoryObjects/search', body)
  expect(status).toBe(200)
  return json['objects'] as FoundObject[]
}

const contains = (property: string, value: string) => ({
  objectTypes: [
    {
      type: 'user',
      items: {
        type: 'Compound',
        logicalOperator: 0,
        items: [{ type: 'Simple', property, operator: 'contains', values: [{ type: 2, value }] }],
      },
    },
  ],
})

const done = {
  resultType: 0,
  innerMessages: [],
  exception: null,
  actualObjectDN: 'CN=John Smith,CN=Users,DC=example,DC=com',
  noChanges: false,
  extraInfo: {},
}

describe("the vendor's examples", () => {
  it.each([
    ['DN', johnSmith.dn],
    ['GUID', johnSmith.guid],
    ['GUID in capitals', johnSmith.guid.toUpperCase()],
    ['SID', johnSmith.sid],
  ])('answers the status of [2, 5] by %s as documented', async (_, id) => {
    const { status, text } = await getStatus(id)
    expect(status).toBe(200)
    expect(text).toBe(JSON.stringify({ canResetInM365: true, adaxesActivatedApps: [2, 5] }))
  })

  it('resets in Microsoft 365 with the documented result', async () => {
    const { status, text } = await reset({ directoryObject: johnSmith.dn, resetInM365: true })
    expect(status).toBe(200)
    expect(text).toBe(JSON.stringify(done))
    expect(simulator.state.microsoft365Resets(johnSmith.guid)).toBe(1)
    expect(simulator.state.activatedApps(johnSmith.guid)).toEqual([2, 5])
  })

  it('resets Google and Okta with the documented result', async () => {
    somebody('jsmith').activatedApps = [0, 2, 3]
    const { text } = await reset({ directoryObject: johnSmith.dn, appsInAdaxesToReset: ['Google', 'Okta'] })
    expect(text).toBe(JSON.stringify(done))
    expect(simulator.state.activatedApps(johnSmith.guid)).toEqual([2])
    expect(simulator.state.microsoft365Resets(johnSmith.guid)).toBe(0)
  })

  it('shows a directory object in the documented shape and order', async () => {
    const { text } = await read(johnSmith.sid, 'department,TITLE')
    expect(text).toBe(
      JSON.stringify({
        accountStatus: { isDisabled: false, isLocked: false, expirationDate: null },
        passwordStatus: {
          whenChanged: '2020-07-14T16:27:49.5590448Z',
          expirationStatus: 0,
          expirationDate: '2020-08-09T16:27:49.5590448Z',
        },
        guid: johnSmith.guid,
        dn: johnSmith.dn,
        displayName: 'John Smith',
        objectType: 'user',
        objectTypeCode: 2,
        domainName: 'example.com',
        directoryType: 1,
        properties: { department: ['Marketing'], title: ['Marketing analyst'] },
      }),
    )
  })

  it('refuses a wrong token with the known body', async () => {
    for (const token of ['wrong', '']) {
      const { status, text } = await send('GET', '/api/directoryObjects?directoryObject=x', undefined, token)
      expect(status).toBe(401)
      expect(text).toBe(
        '{"message":"The provided authentication token is either expired or invalid.","code":"unauthenticated"}',
      )
    }
  })
})

describe('status', () => {
  it('is a union over several users', async () => {
    const without365 = somebody('oswin.cloudless').guid
    const { json } = await getStatus(somebody('mira.dunmore').guid, without365, somebody('gwendolyn.oakes').guid)
    expect(json).toEqual({ canResetInM365: true, adaxesActivatedApps: [0, 2, 3, 5] })
    expect((await getStatus(without365)).json).toEqual({ canResetInM365: false, adaxesActivatedApps: [0, 2] })
  })

  it('tells what was asked for only', async () => {
    const { json } = await post('/api/directoryObjects/resetMfa/getStatus', {
      directoryObjects: [johnSmith.dn],
      options: { need365Status: true },
    })
    expect(json).toEqual({ canResetInM365: true, adaxesActivatedApps: [] })
  })

  it('is 404 when one of them does not exist, 400 for nobody', async () => {
    expect((await getStatus(johnSmith.dn, 'CN=Nobody,DC=example,DC=com')).status).toBe(404)
    const nobody = await getStatus()
    expect(nobody.status).toBe(400)
    expect(Object.keys(nobody.json['modelState'] as object)).toEqual(['directoryObjects'])
  })
})

describe('reset', () => {
  it('says noChanges when nothing is asked or nothing of it is there', async () => {
    const { guid, dn } = somebody('mira.dunmore')
    const nothing = { ...done, actualObjectDN: dn, noChanges: true }
    expect((await reset({ directoryObject: guid })).json).toEqual(nothing)
    expect((await reset({ directoryObject: guid, resetInM365: false, appsInAdaxesToReset: [] })).json).toEqual(nothing)
    expect((await reset({ directoryObject: guid, appsInAdaxesToReset: ['Okta'] })).json).toEqual(nothing)
    expect(simulator.state.activatedApps(guid)).toEqual([2, 5])
  })

  it.each([
    [{ appsInAdaxesToReset: ['Nope'] }, 'appsInAdaxesToReset[0]'],
    [{ appsInAdaxesToReset: ['Duo', 'google'] }, 'appsInAdaxesToReset[1]'],
    [{ appsInAdaxesToReset: [0] }, 'appsInAdaxesToReset[0]'],
    [{ resetInM365: 'yes' }, 'resetInM365'],
  ])('refuses %j field by field', async (more, field) => {
    const { status, json } = await reset({ directoryObject: johnSmith.dn, ...more })
    expect(status).toBe(400)
    expect(json['code']).toBe('badRequest')
    expect(Object.keys(json['modelState'] as object)).toEqual([field])
    expect(simulator.state.activatedApps(johnSmith.guid)).toEqual([2, 5])
  })

  it('refuses a body that is no JSON, and one that does not say that it is', async () => {
    const broken = await fetch(`${server.baseUrl}/api/directoryObjects/resetMfa`, {
      method: 'POST',
      headers: { 'Adm-Authorization': simulator.credentials.token, 'Content-Type': 'application/json' },
      body: '{"directoryObject":',
    })
    expect(broken.status).toBe(400)
    const plain = await fetch(`${server.baseUrl}/api/directoryObjects/resetMfa`, {
      method: 'POST',
      headers: { 'Adm-Authorization': simulator.credentials.token },
      body: JSON.stringify({ directoryObject: johnSmith.dn, resetInM365: true }),
    })
    expect(plain.status).toBe(415)
    expect(simulator.state.microsoft365Resets(johnSmith.guid)).toBe(0)
  })

  it('refuses a token without the right, which may still read', async () => {
    const { readOnlyToken } = simulator.credentials
    const body = { directoryObject: johnSmith.dn, resetInM365: true }
    const { status, json } = await reset(body, readOnlyToken)
    expect(status).toBe(403)
    expect(json).not.toHaveProperty('innerError')
    expect(simulator.state.microsoft365Resets(johnSmith.guid)).toBe(0)
    expect((await post('/api/directoryObjects/search', {}, readOnlyToken)).status).toBe(200)
  })

  it('is 404 with an Error object for nobody', async () => {
    const { status, json } = await reset({ directoryObject: '00000000-0000-4000-8000-000000000000', resetInM365: true })
    expect(status).toBe(404)
    expect(json).toEqual({ message: expect.any(String) as string, code: 'notFound' })
  })
})

describe('people with a scenario', () => {
  const everything = (login: string) => ({
    directoryObject: somebody(login).guid,
    resetInM365: true,
    appsInAdaxesToReset: ['Microsoft', 'Google'],
  })

  it('sends for approval and changes nothing', async () => {
    const { guid, activatedApps } = somebody('apollonia.waiting')
    const { status, json } = await reset(everything('apollonia.waiting'))
    expect(status).toBe(200)
    expect(json).toMatchObject({ resultType: 2, exception: null, noChanges: false })
    expect(JSON.stringify(json)).toContain('Request submitted for approval.')
    expect(simulator.state.activatedApps(guid)).toEqual(activatedApps)
    expect(simulator.state.microsoft365Resets(guid)).toBe(0)
    expect(simulator.state.pendingApprovals()).toEqual([{ guid, apps: [2, 0], microsoft365: true }])
  })

  it('is refused by a rule with 200, and changes nothing', async () => {
    const { guid } = somebody('norbert.rulinghaus')
    const { status, json } = await reset(everything('norbert.rulinghaus'))
    expect(status).toBe(200)
    expect(json).toMatchObject({ resultType: 1, exception: { message: expect.stringMatching(/./) as string } })
    expect(simulator.state.activatedApps(guid)).toEqual([0, 2])
    expect(simulator.state.microsoft365Resets(guid)).toBe(0)
  })

  it('is done with warnings', async () => {
    const { guid } = somebody('warrick.heedwell')
    const { json } = await reset(everything('warrick.heedwell'))
    expect(json).toMatchObject({ resultType: 0, innerMessages: [{ messageType: 1 }, { messageType: 1 }] })
    expect(simulator.state.activatedApps(guid)).toEqual([])
  })

  it('loses the connection after the reset was done, once', async () => {
    const { guid } = somebody('cutler.breckline')
    await expect(reset(everything('cutler.breckline'))).rejects.toThrow()
    expect(simulator.state.activatedApps(guid)).toEqual([5])
    expect(simulator.state.microsoft365Resets(guid)).toBe(1)
    expect((await getStatus(guid)).json['adaxesActivatedApps']).toEqual([5])
  })

  it('is gone when the reset arrives', async () => {
    const { guid } = somebody('vanora.fadingham')
    expect((await getStatus(guid)).status).toBe(200)
    expect((await reset({ directoryObject: guid, appsInAdaxesToReset: ['Google'] })).status).toBe(404)
    expect((await read(guid)).status).toBe(404)
    expect(await search({ criteria: contains('displayName', 'Fadingham') })).toEqual([])
  })

  it('cannot be reset in Microsoft 365 without an account there, and loses no app over it', async () => {
    const { guid } = somebody('oswin.cloudless')
    expect((await getStatus(guid)).json).toEqual({ canResetInM365: false, adaxesActivatedApps: [0, 2] })
    expect((await reset(everything('oswin.cloudless'))).json).toMatchObject({ resultType: 1 })
    expect(simulator.state.activatedApps(guid)).toEqual([0, 2])
  })

  it('keeps an app with an unknown number through a reset of the known one', async () => {
    const { guid } = somebody('nona.weirside')
    await reset({ directoryObject: guid, appsInAdaxesToReset: ['Microsoft'] })
    expect((await getStatus(guid)).json['adaxesActivatedApps']).toEqual([9])
  })

  it('is slow, and done in the end', async () => {
    const { guid } = somebody('lentina.slowacre')
    expect((await reset(everything('lentina.slowacre'))).json).toMatchObject({ resultType: 0, noChanges: false })
    expect(simulator.state.activatedApps(guid)).toEqual([])
  })

  it('shows disabled, locked and expired accounts as such', async () => {
    const state = async (login: string) => (await read(somebody(login).guid)).json['accountStatus']
    expect(await state('dagny.disselhoff')).toMatchObject({ isDisabled: true, isLocked: false })
    expect(await state('lachlan.lockside')).toMatchObject({ isDisabled: false, isLocked: true })
    const { expirationDate } = (await state('elspeth.lapsleymoor')) as { expirationDate: string }
    expect(expirationDate).toMatch(isoWithSevenDigits)
    expect(new Date(expirationDate.replace(/\d{4}Z$/, 'Z')).getTime()).toBeLessThan(clock.getTime())
  })

  it('unlocks, and says noChanges the second time', async () => {
    const directoryObject = somebody('lachlan.lockside').guid
    const unlock = () => post('/api/directoryObjects/account/unlock', { directoryObject })
    expect((await unlock()).json).toMatchObject({ resultType: 0, noChanges: false })
    expect((await unlock()).json).toMatchObject({ resultType: 0, noChanges: true })
    expect((await read(directoryObject)).json['accountStatus']).toMatchObject({ isLocked: false })
  })

  it('are found as the README says', async () => {
    const readme = await readFile(new URL('../../../electron/practice/README.md', import.meta.url), 'utf8')
    const [scenarios = ''] = readme.split('## How')
    const rows = [...scenarios.matchAll(/^\| ([^|`]+?) +\| (`[a-z].*?`) +\|/gmu)]
    expect(rows.length).toBeGreaterThan(20)
    for (const [, text = '', logins = ''] of rows) {
      const found = await search({ criteria: contains('displayName', text), select: { properties: 'sAMAccountName' } })
      const expected = [...logins.matchAll(/`([^`]+)`/gu)].map((match) => match[1])
      expect(found.map((object) => object.properties['samaccountname']?.[0]).sort(), text).toEqual(expected.sort())
    }
  })
})

describe('search', () => {
  it('gives the properties asked for, in lower case, as lists; not those it lacks', async () => {
    const [mira] = await search({
      criteria: contains('displayName', 'dunmore'),
      select: { properties: 'sAMAccountName,employeeID,memberOf,adminCount' },
    })
    expect(mira?.properties).toEqual({
      samaccountname: ['mira.dunmore'],
      employeeid: [somebody('mira.dunmore').properties['employeeid']],
      memberof: ['CN=All staff,OU=Groups,DC=practice,DC=example', 'CN=Customer Care,OU=Groups,DC=practice,DC=example'],
    })
  })

  it('takes a blank in the list for part of a name', async () => {
    const [mira] = await search({ criteria: contains('displayName', 'dunmore'), select: { properties: 'mail, title' } })
    expect(Object.keys(mira?.properties ?? {})).toEqual(['mail'])
  })

  it('keeps to the size limit', async () => {
    expect(await search({ sizeLimit: 3 })).toHaveLength(3)
    expect((await search({})).length).toBe(inventedPeople().length + 1)
    expect((await post('/api/directoryObjects/search', { sizeLimit: 0 })).status).toBe(400)
  })

  it('finds everybody with an app by scope', async () => {
    const guids = new Set((await search({ scope: 'TotpEnrolledAccounts' })).map((object) => object.guid))
    for (const account of simulator.state.accounts()) {
      expect(guids.has(account.guid), account.dn).toBe(account.activatedApps.length > 0)
    }
  })

  it('looks below a container, and only at its children when told', async () => {
    const office = 'ou=port arden,OU=People,DC=practice,DC=example'
    const inOffice = await search({ baseObject: office, oneLevel: true })
    expect(inOffice.length).toBeGreaterThan(5)
    expect(inOffice.every((object) => object.dn.includes(',OU=Port Arden,'))).toBe(true)
    // A comma inside a name is not a level.
    expect(inOffice.map((object) => object.guid)).toContain(somebody('aurelia.vancewell').guid)
    const domain = 'DC=practice,DC=example'
    expect((await search({ baseObject: domain })).length).toBeGreaterThan(inOffice.length)
    expect(await search({ baseObject: domain, oneLevel: true })).toEqual([])
    expect(
      (await post('/api/directoryObjects/search', { baseObject: 'OU=Nowhere,DC=practice,DC=example' })).status,
    ).toBe(404)
    expect(await search({ baseObject: 'wkobj:BusinessUnitsContainer' })).toEqual([])
  })

  it('says which part of the criteria is wrong', async () => {
    const criteria = contains('displayName', 'x')
    const wrong = JSON.parse(JSON.stringify(criteria).replace('"contains"', '"like"')) as object
    const { status, json } = await post('/api/directoryObjects/search', { criteria: wrong })
    expect(status).toBe(400)
    expect(Object.keys(json['modelState'] as object)).toEqual(['criteria.objectTypes[0].items.items[0].operator'])
  })
})

describe('the directory', () => {
  it('gives every account a GUID, SID and DN of its own, the same in every run', () => {
    const accounts = simulator.state.accounts()
    for (const field of ['guid', 'sid', 'dn'] as const) {
      expect(new Set(accounts.map((account) => account[field].toLowerCase())).size, field).toBe(accounts.length)
    }
    const again = createAdaxesSimulator({ now: () => clock, furtherAccounts: [johnSmith] }).state.accounts()
    expect(again).toEqual(accounts)
  })

  it('reads every manager by the DN in the property', async () => {
    const withManager = simulator.state.accounts().filter((account) => account.properties['manager'])
    expect(withManager.length).toBe(inventedPeople().length - 1)
    const dns = new Set(withManager.map((account) => String(account.properties['manager'])))
    for (const dn of dns) expect((await read(dn)).status, dn).toBe(200)
  })

  it('reads by a DN with escaped characters', async () => {
    const { dn, guid } = somebody('aurelia.vancewell')
    expect(dn).toContain('CN=Vancewell\\, Aurelia \\+ \\"Relly\\" \\<PhD\\>,OU=')
    expect((await read(dn)).json['guid']).toBe(guid)
  })

  it('keeps within Active Directory on a very long name', () => {
    const { commonName, properties } = somebody('madalena.ferreirinha')
    expect(commonName.length).toBeLessThanOrEqual(64)
    expect(properties['displayname']).toHaveLength(114)
  })

  it('is as on the first day after a reset of the simulator', async () => {
    const before = structuredClone(simulator.state.accounts())
    await reset({ directoryObject: johnSmith.dn, resetInM365: true, appsInAdaxesToReset: ['Duo'] })
    await reset({ directoryObject: somebody('apollonia.waiting').guid, resetInM365: true })
    await reset({ directoryObject: somebody('vanora.fadingham').guid, resetInM365: true })
    simulator.reset()
    expect(simulator.state.accounts()).toEqual(before)
    expect(simulator.state.pendingApprovals()).toEqual([])
    expect(simulator.state.microsoft365Resets(johnSmith.guid)).toBe(0)
    expect(simulator.requests).toEqual([])
  })
})

describe('sign-in with a user name', () => {
  const signIn = (username: string, password: string) => post('/api/authSessions/create', { username, password }, '')
  const freshToken = async () => {
    const { username, password } = simulator.credentials
    const { sessionId } = (await signIn(username, password)).json
    return { sessionId, ...(await post('/api/auth', { sessionId }, '')).json } as { sessionId: string; token: string }
  }
  const later = (minutes: number) => {
    clock = new Date(clock.getTime() + minutes * 60_000)
  }
  const works = async (token: string) =>
    (await send('GET', `/api/directoryObjects?directoryObject=${johnSmith.guid}`, undefined, token)).status === 200

  it('gives a session of ten minutes and a token of thirty', async () => {
    const { username, password } = simulator.credentials
    const session = (await signIn(username, password)).json
    expect(Object.keys(session)).toEqual(['sessionId', 'expiresAtUtc'])
    expect(session['expiresAtUtc']).toBe('2026-03-02T09:10:00.0000448Z')
    const answer = (await post('/api/auth', { sessionId: session['sessionId'] }, '')).json
    expect(Object.keys(answer)).toEqual(['token', 'expiresAtUtc'])
    expect(answer['expiresAtUtc']).toBe('2026-03-02T09:30:00.0000448Z')
    expect(await works(answer['token'] as string)).toBe(true)
    later(29)
    expect(await works(answer['token'] as string)).toBe(true)
    later(1)
    expect(await works(answer['token'] as string)).toBe(false)
    expect((await post('/api/auth', { sessionId: session['sessionId'] }, '')).status).toBe(401)
  })

  it('takes DOMAIN\\name as well, in any letter case', async () => {
    expect((await signIn('PRACTICE\\SVC-mfadesk', simulator.credentials.password)).status).toBe(200)
  })

  it('does not take the session id for a token', async () => {
    expect(await works((await freshToken()).sessionId)).toBe(false)
  })

  it('ends a token and a session on request', async () => {
    const { token, sessionId } = await freshToken()
    expect((await send('DELETE', `/api/auth?token=${token}`, undefined, token)).status).toBe(200)
    expect(await works(token)).toBe(false)
    expect((await send('DELETE', `/api/authSessions?id=${sessionId}`, undefined, '')).status).toBe(200)
    expect((await post('/api/auth', { sessionId }, '')).status).toBe(401)
    expect(await works(simulator.credentials.token)).toBe(true)
  })

  it('counts attempts down to a lock-out, from which the right password does not lead out', async () => {
    const { username, password } = simulator.credentials
    for (const attemptsLeft of [4, 3, 2, 1, 0]) {
      const { status, json } = await signIn(username, 'wrong')
      expect(status).toBe(403)
      expect(json['innerError']).toMatchObject({ code: 'invalidCredentials', attemptsLeft })
    }
    const locked = await signIn(username, password)
    expect(locked.status).toBe(403)
    expect(locked.json['innerError']).toEqual({ message: expect.any(String) as string, code: 'accountLockedOut' })
  })

  it('answers later and later after the third failure, whoever it was', async () => {
    await server.close()
    await open({ signInSlowDownMs: 60 })
    const timed = async (username: string) => {
      const started = performance.now()
      await signIn(username, 'wrong')
      return performance.now() - started
    }
    for (const name of ['a', 'b', 'c']) await timed(name)
    expect(await timed('d')).toBeGreaterThan(55)
    expect(await timed('e')).toBeGreaterThan(115)
  })

  it.each([
    ['dagny.disselhoff@practice.example', 'accountIsDisabled'],
    ['PRACTICE\\lachlan.lockside', 'accountLockedOut'],
    ['elspeth.lapsleymoor', 'accountExpired'],
    ['mira.dunmore@practice.example', 'accessDenied'],
  ])('refuses %s: %s', async (username, code) => {
    const { status, json } = await signIn(username, simulator.credentials.password)
    expect(status).toBe(403)
    expect(json['innerError']).toMatchObject({ code })
    expect(json['innerError']).not.toHaveProperty('attemptsLeft')
  })
})

describe('addresses', () => {
  it('takes paths in any letter case and with a slash at the end, like IIS', async () => {
    const root = new URL(server.baseUrl).origin
    const ask = (path: string) =>
      fetch(root + path, { headers: { 'Adm-Authorization': simulator.credentials.token } }).then(
        (answer) => answer.status,
      )
    expect(await ask(`/RESTAPI/Api/DirectoryObjects?directoryObject=${johnSmith.guid}`)).toBe(200)
    expect(await ask(`/restapi/api/directoryObjects/?directoryObject=${johnSmith.guid}`)).toBe(200)
  })

  it('answers in HTML outside the interface and in JSON inside', async () => {
    const root = new URL(server.baseUrl).origin
    for (const path of ['/', '/restApi', '/other/api/directoryObjects']) {
      const outside = await fetch(root + path)
      expect(outside.status).toBe(404)
      expect(outside.headers.get('content-type')).toMatch(/^text\/html/)
    }
    const inside = await post('/api/directoryObjects/somethingElse', {})
    expect(inside.status).toBe(404)
    expect(inside.json).toHaveProperty('code')
  })

  it('keeps a record of requests without what could be secret', async () => {
    await send('DELETE', '/api/auth?token=very-secret', undefined, 'also-secret')
    await getStatus(johnSmith.guid)
    expect(simulator.requests).toEqual([
      { method: 'DELETE', path: '/restApi/api/auth', at: clock },
      { method: 'POST', path: '/restApi/api/directoryObjects/resetMfa/getStatus', at: clock },
    ])
  })
})

describe('faults', () => {
  const path = '/resetMfa/getStatus'
  const ask = () => getStatus(johnSmith.guid)

  it('meet so many requests to their path, and no others', async () => {
    simulator.faults.add({
      path,
      times: 2,
      effect: { kind: 'answer', status: 503, json: { message: 'down', code: 'x' } },
    })
    expect((await read(johnSmith.guid)).status).toBe(200)
    expect(await ask()).toMatchObject({ status: 503, json: { code: 'x' } })
    expect((await ask()).status).toBe(503)
    expect((await ask()).status).toBe(200)
  })

  it('answer HTML, redirect, say nothing, say too much, forget the token, change the answer', async () => {
    simulator.faults.add({ path, effect: { kind: 'answer', status: 502, html: '<h1>Bad gateway</h1>' } })
    simulator.faults.add({ path, effect: { kind: 'redirect', to: 'https://elsewhere.example/' } })
    simulator.faults.add({ path, effect: { kind: 'empty-answer' } })
    simulator.faults.add({ path, effect: { kind: 'large-answer', bytes: 6_000_000 } })
    simulator.faults.add({ path, effect: { kind: 'expired-token' } })
    simulator.faults.add({ path, effect: { kind: 'rewrite', change: () => ({ adaxesActivatedApps: [42] }) } })
    expect(await ask()).toMatchObject({ status: 502, text: '<h1>Bad gateway</h1>' })
    expect((await ask()).status).toBe(302)
    expect(await ask()).toMatchObject({ status: 200, text: '' })
    expect((await ask()).text.length).toBeGreaterThan(6_000_000)
    expect((await ask()).json['code']).toBe('unauthenticated')
    expect((await ask()).json).toEqual({ adaxesActivatedApps: [42] })
    expect((await ask()).json['adaxesActivatedApps']).toEqual([2, 5])
  })

  it('cut the line before or after applying', async () => {
    const body = { directoryObject: johnSmith.guid, resetInM365: true }
    simulator.faults.add({ path: '/resetMfa', effect: { kind: 'connection-lost-before-applying' } })
    await expect(reset(body)).rejects.toThrow()
    expect(simulator.state.microsoft365Resets(johnSmith.guid)).toBe(0)
    simulator.faults.add({ path: '/resetMfa', effect: { kind: 'connection-lost-after-applying' } })
    await expect(reset(body)).rejects.toThrow()
    expect(simulator.state.microsoft365Resets(johnSmith.guid)).toBe(1)
  })

  it('delay an answer beyond a caller who gives up, and are cleared by a reset', async () => {
    simulator.faults.add({ path, times: 9, effect: { kind: 'delay', ms: 300 } })
    const impatient = fetch(`${server.baseUrl}/api/directoryObjects${path}`, {
      method: 'POST',
      signal: AbortSignal.timeout(20),
    })
    await expect(impatient).rejects.toThrow()
    simulator.reset()
    expect((await ask()).status).toBe(200)
  })
})

describe('the server', () => {
  it('refuses connections while stopped and comes back on the same port', async () => {
    await server.stop()
    await expect(getStatus(johnSmith.guid)).rejects.toThrow()
    await server.start()
    expect((await getStatus(johnSmith.guid)).status).toBe(200)
  })

  it('cuts connections that wait for an answer', async () => {
    simulator.faults.add({ path: '/getStatus', effect: { kind: 'delay', ms: 5_000 } })
    const waiting = getStatus(johnSmith.guid)
    const failed = expect(waiting).rejects.toThrow()
    await expect.poll(() => simulator.requests.length).toBe(1)
    server.cutConnections()
    await failed
    expect((await getStatus(johnSmith.guid)).status).toBe(200)
  })
})
