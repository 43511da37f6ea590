/** Okta over a real socket: signing in, what a person is told, what became of a step, and what was asked of the server. */
import { createFaultInjector } from '../../../electron/practice/fault-injector.ts'
import { generateKeyPairSync } from 'node:crypto'
import { afterEach, describe, expect, it } from 'vitest'
import { practiceCode } from '../../../electron/practice/read-out.ts'
import type { OktaSimulator, OktaSimulatorOptions } from '../../../electron/practice/okta/okta-simulator.ts'
import { createOktaProvider } from '../../../electron/providers/okta/okta-provider.ts'
import type { Transport, TransportRequest } from '../../../electron/providers/http/transport.ts'
import { redactEchoes } from '../../../electron/providers/http/redact-echoes.ts'
import { ProviderError } from '../../../electron/providers/provider-error.ts'
import type { CallerChallenge, MfaProvider, OneTimeCode } from '../../../electron/providers/provider.ts'
import { Secret } from '../../../electron/secret/secret.ts'
import type { Account } from '../../../shared/domain/account.ts'
import type { SignIn } from '../../../shared/domain/connection.ts'
import type { Factor, MfaStatus } from '../../../shared/domain/mfa-status.ts'
import type { StepOutcome } from '../../../shared/domain/outcome.ts'
import type { ResetSelection, ResetStep } from '../../../shared/domain/reset-plan.ts'
import { createDescribedOkta } from '../../support/described-okta.ts'
import { openTransport } from '../../support/direct-transport.ts'
import { standingClock } from '../../support/okta-caller.ts'
import { serveSimulator } from '../../support/simulator-server.ts'
import { chosen, type Ticked } from '../../support/domain-fixtures.ts'

const connectionId = '2d9f4c1a-7b36-4e0d-8a52-91c3d5e7f604'
const alive = new AbortController().signal
const closing: (() => Promise<void>)[] = []

afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close()
})

type Role = keyof OktaSimulator['credentials']['apiTokens']
type App = keyof OktaSimulator['credentials']['serviceApps']

interface World {
  readonly sim: OktaSimulator
  readonly baseUrl: string
  readonly as: (role: Role, more?: Partial<Parameters<typeof createOktaProvider>[0]>) => MfaProvider
  readonly asApp: (app: App, more?: AppOptions) => MfaProvider
}

interface AppOptions {
  readonly clientId?: string
  readonly keyId?: string | null
  readonly key?: string
  readonly now?: () => Date
}

async function practise(options: OktaSimulatorOptions = {}): Promise<World> {
  const sim = createDescribedOkta(options)
  const server = await serveSimulator(sim)
  closing.push(() => server.close())
  const { baseUrl } = server
  const { apiTokens, serviceApps, serviceKey } = sim.credentials

  const connect = (
    signIn: SignIn,
    secret: string,
    more: Partial<Parameters<typeof createOktaProvider>[0]> = {},
  ): MfaProvider => {
    const transport = redactEchoes(openTransport(baseUrl), ['client_assertion'])
    closing.push(() => transport.close())
    return createOktaProvider({
      connection: { id: connectionId, baseUrl, signIn, offer: { hiddenFactorIds: [], hiddenServiceIds: [] } },
      transport,
      readSecret: () => Promise.resolve(new Secret(secret)),
      language: () => 'en',
      now: options.now ?? (() => new Date()),
      ...more,
    })
  }

  return {
    sim,
    baseUrl,
    as: (role, more) => connect({ kind: 'access-token' }, apiTokens[role], more),
    asApp: (app, { clientId, keyId, key, now } = {}) =>
      connect(
        {
          kind: 'service-app',
          clientId: clientId ?? serviceApps[app].clientId,
          keyId: keyId === undefined ? null : keyId,
        },
        key ?? JSON.stringify(serviceKey.privateJwk),
        now === undefined ? {} : { now },
      ),
  }
}

async function find(provider: MfaProvider, text: string): Promise<Account> {
  const { accounts } = await provider.searchUsers(text, alive)
  const [account] = accounts
  if (!account || accounts.length > 1) throw new Error(`${text} is not one person`)
  return account
}

async function look(provider: MfaProvider, text: string): Promise<{ account: Account; status: MfaStatus }> {
  const account = await find(provider, text)
  return { account, status: await provider.readMfaStatus(account.accountId, alive) }
}

function select({ accountId }: Account, ticks: Ticked): ResetSelection {
  return { connectionId, accountId, ...chosen(ticks) }
}

async function failure(call: Promise<unknown>): Promise<ProviderError> {
  const reason: unknown = await call.then(
    () => new Error('it succeeded'),
    (error: unknown) => error,
  )
  expect(reason).toBeInstanceOf(ProviderError)
  return reason as ProviderError
}

async function run(provider: MfaProvider, steps: readonly ResetStep[]): Promise<StepOutcome[]> {
  const outcomes: StepOutcome[] = []
  for (const step of steps) outcomes.push(await provider.runStep(step, alive))
  return outcomes
}

const callsOf = (sim: OktaSimulator): string[] =>
  sim.requests.map(({ method, path }) => `${method} ${path.replace(/\/(00u|opf|ost|sms|uft|ufs|emf)[^/]*/g, '/$1')}`)

describe('signing in as an application', () => {
  it('gets one token for everybody who waits, and keeps it for its life', async () => {
    const clock = standingClock()
    const { sim, asApp } = await practise({ now: clock.now })
    const provider = asApp('serviceDesk')
    await Promise.all(['Dunmore', 'Oakes', 'Allgood'].map((text) => provider.searchUsers(text, alive)))
    const tokens = () => sim.requests.filter(({ path }) => path.endsWith('/token')).length
    expect(tokens()).toBe(1)
    clock.pass(50 * 60_000)
    await provider.searchUsers('Dunmore', alive)
    expect(tokens()).toBe(1)
    // Before it has ended.
    clock.pass(6 * 60_000)
    await provider.searchUsers('Dunmore', alive)
    expect(tokens()).toBe(2)
  })

  it('signs in again where the token was withdrawn, also for a change', async () => {
    const { sim, asApp } = await practise()
    const provider = asApp('serviceDeskWithDpop')
    const { account, status } = await look(provider, 'awa.nguessanou')
    sim.faults.add({ path: '/factors/', effect: { kind: 'expired-token' } })
    const [first] = status.factors.items
    const steps = provider.planReset(status, select(account, { factorIds: [first?.id ?? ''] }))
    expect(await run(provider, steps)).toMatchObject([{ kind: 'succeeded' }])
  })

  it('learns that DPoP and a nonce are wanted, once', async () => {
    const { sim, asApp } = await practise()
    const provider = asApp('serviceDeskWithDpop')
    await provider.searchUsers('Dunmore', alive)
    expect(sim.requests.map(({ path }) => path)).toEqual([
      '/oauth2/v1/token',
      '/oauth2/v1/token',
      '/oauth2/v1/token',
      '/api/v1/users',
    ])
  })

  it('goes by the type Okta gives a token, and by its own proof where Okta gives none', async () => {
    const clock = standingClock()
    const { sim, asApp } = await practise({ now: clock.now })
    const provider = asApp('serviceDeskWithDpop', { now: clock.now })
    const find = () => provider.searchUsers('Dunmore', alive)
    const nextTokens = (type: string) => {
      clock.pass(56 * 60_000)
      const change = (json: unknown) => ({ ...(json as object), token_type: type })
      sim.faults.add({ path: '/oauth2/v1/token', times: 2, effect: { kind: 'rewrite', change } })
    }
    expect((await find()).accounts).toHaveLength(1)
    nextTokens('DPoP')
    expect((await find()).accounts).toHaveLength(1)
    sim.faults.clear()
    nextTokens('Bearer')
    expect(await failure(find())).toMatchObject({ code: 'token-rejected' })
  })

  it('takes the key as PEM too', async () => {
    const { createPrivateKey } = await import('node:crypto')
    const { sim, asApp } = await practise()
    const { privateJwk, keyId } = sim.credentials.serviceKey
    const key = createPrivateKey({ key: privateJwk, format: 'jwk' }).export({ type: 'pkcs8', format: 'pem' }).toString()
    const provider = asApp('serviceDesk', { key, keyId })
    expect((await provider.searchUsers('Dunmore', alive)).accounts).toHaveLength(1)
  })

  const other = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey
  const cases: [string, string, AppOptions & { readonly app?: App }][] = [
    ['no key', 'private-key-invalid', { key: 'hello' }],
    ['another key', 'key-not-accepted', { key: JSON.stringify(other.export({ format: 'jwk' })) }],
    ['a key id that is not the key’s', 'key-id-mismatch', { keyId: 'another' }],
    [
      'a key id that Okta does not know',
      'key-not-accepted',
      { keyId: 'another', key: other.export({ type: 'pkcs8', format: 'pem' }).toString() },
    ],
    ['an unknown client id', 'client-id-rejected', { clientId: '0oaUnknown' }],
    ['a missing scope', 'scope-missing', { app: 'readingOnly' }],
    ['a missing role', 'role-missing', { app: 'withoutRole' }],
    ['a clock an hour late', 'clock-off', { now: () => new Date(Date.now() - 3_600_000) }],
    ['a clock an hour early', 'clock-off', { now: () => new Date(Date.now() + 3_600_000) }],
    [
      'a clock that is off, with DPoP',
      'clock-off',
      { app: 'serviceDeskWithDpop', now: () => new Date(Date.now() - 3_600_000) },
    ],
  ]
  it.each(cases)('says in its own words that it is %s', async (_, code, { app, ...options }) => {
    const { asApp } = await practise()
    expect(await failure(asApp(app ?? 'serviceDesk', options).checkConnection(alive))).toMatchObject({ code })
  })
})

describe('testing the connection', () => {
  const verdict = {
    superAdmin: 'yes',
    helpDesk: 'unknown',
    readOnly: 'no',
    serviceDesk: 'unknown',
    serviceDeskSeeingRoles: 'yes',
  } as const
  it.each(Object.entries(verdict))('as %s tells whose it is, and whether it may reset: %s', async (role, reset) => {
    const { as } = await practise()
    const check = await as(role as Role).checkConnection(alive)
    expect(check.abilities).toContainEqual({ ability: 'reset', verdict: reset })
    expect(check.principal).toMatch(/^svc-.*@practice\.example$/)
    expect(check.warnings.includes('more-rights-than-needed')).toBe(role === 'superAdmin')
    expect(check.warnings.includes('reset-right-not-testable')).toBe(reset === 'unknown')
    // Who may not read the organisation's name has its host; who may not read roles has none.
    const mayRead = role === 'superAdmin' || role === 'readOnly'
    expect(check.organisation).toBe(mayRead ? 'Practice Freight (invented)' : new URL(check.baseUrl).host)
    const shownRoles: Readonly<Record<string, string[]>> = {
      superAdmin: ['Super Administrator'],
      readOnly: ['Read-only Administrator'],
      serviceDeskSeeingRoles: ['Service desk that sees roles'],
    }
    expect(check.roles).toEqual(shownRoles[role])
  })

  it('warns of an application that may do everything', async () => {
    const { asApp } = await practise()
    const check = await asApp('powerful').checkConnection(alive)
    expect(check.warnings).toContain('more-rights-than-needed')
    expect(check.abilities).toContainEqual({ ability: 'reset', verdict: 'yes' })
    expect((await asApp('serviceDesk').checkConnection(alive)).warnings).not.toContain('more-rights-than-needed')
  })
})

describe('what an account can do', () => {
  const open = async (provider: MfaProvider, text: string): Promise<Account> =>
    provider.readAccount((await find(provider, text)).accountId, alive)
  const rolesAsked = (sim: OktaSimulator) => callsOf(sim).filter((call) => call.endsWith('/roles')).length

  it.each([
    ['mira.dunmore', { administrator: false, groups: ['Everyone', 'All staff', 'Customer Care'], allGroups: true }],
    [
      'leopold.keyswarden',
      {
        administrator: true,
        groups: ['Organization Administrator', 'ORG_ADMIN', 'Everyone', 'All staff', 'IT Services', 'Domain Admins'],
        allGroups: true,
      },
    ],
    // What a role of the company's own making is called is its label alone.
    [
      'svc-viewer',
      { administrator: true, groups: ['Directory viewer', 'Everyone', 'Technical accounts'], allGroups: true },
    ],
    [
      'isolde.veilmark',
      { administrator: null, groups: ['Everyone', 'All staff', 'People & Culture'], allGroups: true },
    ],
  ])('is told to a sign-in that may read roles: %s', async (login, standing) => {
    const { as } = await practise()
    expect((await open(as('serviceDeskSeeingRoles'), login)).standing).toEqual(standing)
  })

  it('is told to an application with a scope of its own, for which one more token is asked', async () => {
    const { sim, asApp } = await practise()
    const provider = asApp('powerful')
    expect((await open(provider, 'isolde.veilmark')).standing).toMatchObject({ administrator: false })
    expect((await open(provider, 'Heedwell')).standing).toMatchObject({ administrator: true })
    expect(callsOf(sim).filter((call) => call === 'POST /oauth2/v1/token')).toHaveLength(2)
  })

  it('is not told to an application without that scope, and its right to it is asked for once', async () => {
    const { sim, asApp } = await practise()
    const provider = asApp('serviceDesk')
    expect((await open(provider, 'mira.dunmore')).standing).toMatchObject({ administrator: null })
    const tokens = callsOf(sim).filter((call) => call === 'POST /oauth2/v1/token').length
    expect((await open(provider, 'Heedwell')).standing).toMatchObject({ administrator: null })
    expect(callsOf(sim).filter((call) => call === 'POST /oauth2/v1/token')).toHaveLength(tokens)
    expect(rolesAsked(sim)).toBe(0)
  })

  it('is asked for no more once two were refused and none was told, until the connection is tested', async () => {
    const { sim, as } = await practise()
    const provider = as('serviceDesk')
    for (const login of ['mira.dunmore', 'Heedwell', 'gwendolyn.oakes']) {
      expect((await open(provider, login)).standing).toMatchObject({ administrator: null })
    }
    expect(rolesAsked(sim)).toBe(2)
    await provider.checkConnection(alive)
    const before = rolesAsked(sim)
    await open(provider, 'mira.dunmore')
    expect(rolesAsked(sim)).toBe(before + 1)
  })

  it('is asked for again where it was refused for some only', async () => {
    const { sim, as } = await practise()
    const provider = as('serviceDeskSeeingRoles')
    await open(provider, 'mira.dunmore')
    const json = { errorCode: 'E0000006', errorSummary: 'No.', errorId: 'oaeX', errorCauses: [] }
    sim.faults.add({ path: '/roles', times: 3, effect: { kind: 'answer', status: 403, json } })
    for (const login of ['gwendolyn.oakes', 'zoe.unsal', 'nona.weirside']) {
      expect((await open(provider, login)).standing).toMatchObject({ administrator: null })
    }
    expect((await open(provider, 'Heedwell')).standing).toMatchObject({ administrator: true })
  })

  const role = { label: 'Support', type: 'HELP_DESK_ADMIN', status: 'ACTIVE' }
  it.each([
    ['an object in place of a list', { roles: [role] }, null],
    ['names in place of objects', ['SUPER_ADMIN'], null],
    ['one that cannot be read beside one that is over', [{ ...role, status: 'INACTIVE' }, 'SUPER_ADMIN'], null],
    ['one that is over', [{ ...role, status: 'INACTIVE' }], false],
    ['one without a status', [{ label: 'Support' }], true],
    ['one that cannot be read beside one that holds', [7, role], true],
  ])('is never "no administrator" by mistake: %s', async (_what, json, administrator) => {
    const { sim, as } = await practise()
    const provider = as('serviceDeskSeeingRoles')
    const { accountId } = await find(provider, 'mira.dunmore')
    sim.faults.add({ path: '/roles', effect: { kind: 'answer', status: 200, json } })
    const account = await provider.readAccount(accountId, alive)
    expect(account).toMatchObject({ displayName: 'Mira Dunmore', standing: { administrator } })
  })

  it.each([
    ['refused', 403],
    ['not there', 404],
    ['failing', 500],
  ])('keeps nobody from being read where roles and groups are %s', async (_what, status) => {
    const { sim, as } = await practise()
    const provider = as('serviceDeskSeeingRoles')
    const { accountId } = await find(provider, 'mira.dunmore')
    for (const path of ['/roles', '/groups']) {
      sim.faults.add({ path, times: 2, effect: { kind: 'answer', status, json: {} } })
    }
    expect(await provider.readAccount(accountId, alive)).toMatchObject({
      displayName: 'Mira Dunmore',
      standing: { administrator: null, groups: [], allGroups: false },
    })
  })

  it('takes names of groups cleaned, each once, and no more than are held', async () => {
    const { sim, as } = await practise()
    const provider = as('serviceDesk')
    const { accountId } = await find(provider, 'mira.dunmore')
    const named = (name: unknown) => ({ id: '00g1', profile: { name } })
    const many = Array.from({ length: 5_000 }, (_, at) => named(`Group ${at}`))
    const odd = [named('Exec\u202Eutives\u0007'), named('Executives '), named(7), named(' '), null, ...many]
    sim.faults.add({ path: '/groups', effect: { kind: 'answer', status: 200, json: odd } })
    const { standing } = await provider.readAccount(accountId, alive)
    expect(standing?.groups.slice(0, 3)).toEqual(['Executives', 'Group 0', 'Group 1'])
    expect(standing?.groups).toHaveLength(1_000)
    expect(standing?.allGroups).toBe(false)
  })

  it('tells telephone numbers as they are, and none where there is none', async () => {
    const { sim, as } = await practise()
    const provider = as('serviceDesk')
    const mira = sim.state.user('mira.dunmore').profile
    expect((await open(provider, 'mira.dunmore')).phones).toEqual([
      { kind: 'mobile', number: mira.mobilePhone },
      { kind: 'work', number: mira.primaryPhone },
    ])
    expect(await open(provider, 'Ashdown-Lee')).not.toHaveProperty('phones')
    const { accountId } = await find(provider, 'mira.dunmore')
    const odd = { mobilePhone: [' +1 202 555 0100 '], primaryPhone: ' \u202E+44 20\u0000 7946 0001 ' }
    sim.faults.add({
      path: accountId,
      times: 3,
      effect: {
        kind: 'rewrite',
        change: (json) => (Array.isArray(json) ? json : { ...(json as object), profile: { login: 'mira', ...odd } }),
      },
    })
    expect((await provider.readAccount(accountId, alive)).phones).toEqual([
      { kind: 'work', number: '+44 20 7946 0001' },
    ])
  })
})

describe('looking up', () => {
  it('shows a deactivated person as such, with nothing to reset', async () => {
    const { as } = await practise()
    const { account, status } = await look(as('serviceDesk'), 'Disselhoff')
    expect(account.state).toMatchObject({ disabled: true, reported: 'DEPROVISIONED' })
    expect(status).toMatchObject({
      all: 'not-possible',
      allObstacle: 'account-state-forbids',
      factors: { knowledge: 'not-disclosed', items: [] },
    })
    expect(status.additionalActions).toBeUndefined()
  })

  it('says that more were found than are shown, over pages that are shorter than asked for', async () => {
    const { sim, as } = await practise()
    const page = await as('serviceDesk').searchUsers('practice.example', alive)
    expect(page).toMatchObject({ more: true, narrowed: false })
    expect(page.accounts).toHaveLength(50)

    sim.faults.add({ path: '/api/v1/users', effect: { kind: 'rewrite', change: () => [] } })
    const empty = await as('serviceDesk').searchUsers('nobody at all', alive)
    expect(empty).toEqual({ accounts: [], more: false, narrowed: false })
  })

  it('follows no link to another host', async () => {
    const { sim, as } = await practise()
    const headers = { Link: '<https://evil.example/api/v1/users?after=1>; rel="next"' }
    sim.faults.add({ path: '/api/v1/users', effect: { kind: 'answer', status: 200, json: [], headers } })
    expect(await failure(as('serviceDesk').searchUsers('Dunmore', alive))).toMatchObject({ code: 'foreign-link' })
    expect(sim.requests).toHaveLength(1)
  })

  const firstPage = (users: unknown[], next: string) => ({
    kind: 'answer' as const,
    status: 200,
    json: users,
    headers: { Link: `<${next}>; rel="next"` },
  })
  const thirty = Array.from({ length: 30 }, (_, number) => ({ id: `00u${number}`, status: 'ACTIVE', profile: {} }))

  it('shows what came before a link to another host, says that there are more, and does not follow it', async () => {
    const { sim, as } = await practise()
    const next = 'https://evil.example/api/v1/users?after=1'
    sim.faults.add({ path: '/api/v1/users', effect: firstPage(thirty, next) })
    const page = await as('serviceDesk').searchUsers('Dunmore', alive)
    expect(page).toMatchObject({ more: true, narrowed: false })
    expect(page.accounts).toHaveLength(30)
    expect(sim.requests).toHaveLength(1)
  })

  it.each([400, 500])('shows what came before a page that is answered with %i', async (status) => {
    const { sim, baseUrl, as } = await practise()
    const next = `${baseUrl}/api/v1/users?after=1`
    sim.faults.add({ path: '/api/v1/users', effect: firstPage([...thirty, null], next) })
    sim.faults.add({ path: '/api/v1/users', effect: { kind: 'answer', status, json: { errorCode: 'E0000001' } } })
    const page = await as('serviceDesk').searchUsers('Dunmore', alive)
    expect(page).toMatchObject({ more: true, narrowed: false, unreadable: 1 })
    expect(page.accounts).toHaveLength(30)
    expect(sim.requests).toHaveLength(2)
  })

  it('asks for whole values where an operator is refused, and says so', async () => {
    const { sim, as } = await practise()
    const json = { errorCode: 'E0000031', errorSummary: 'Invalid search criteria.', errorId: 'oae1' }
    sim.faults.add({ path: '/api/v1/users', effect: { kind: 'answer', status: 400, json } })
    const page = await as('serviceDesk').searchUsers('Dunmore', alive)
    expect(page).toMatchObject({ narrowed: true, accounts: [{ displayName: 'Mira Dunmore' }] })
  })

  it.each([
    'mira.dunmore',
    'mira.dunmore@practice.example',
    'Dunmore, Mira',
    'dunm',
    '"Quoted" <mira.dunmore@practice.example>',
  ])('finds by %s', async (text) => {
    const { as } = await practise()
    expect(await find(as('serviceDesk'), text)).toMatchObject({ displayName: 'Mira Dunmore' })
  })

  it('finds by employee number', async () => {
    const { as } = await practise()
    const provider = as('serviceDesk')
    const { employeeNumber } = await find(provider, 'mira.dunmore')
    expect(await find(provider, employeeNumber ?? '')).toMatchObject({ displayName: 'Mira Dunmore' })
  })

  it('never shows the secret of an enrolment that was begun', async () => {
    const { sim, as } = await practise()
    const { status } = await look(as('serviceDesk'), 'zoe.unsal')
    const secret = sim.state.factors('zoe.unsal').find((factor) => factor.sharedSecret !== null)?.sharedSecret
    expect(secret).toBeTruthy()
    expect(JSON.stringify(status)).not.toContain(secret)
  })

  it('does not let an empty list stand in the way of resetting everything', async () => {
    const { sim, as } = await practise({ enrollments: false })
    const provider = as('serviceDesk')
    const { account, status } = await look(provider, 'Nullmeyer')
    expect(status).toMatchObject({ all: 'possible', factors: { mayBeIncomplete: true } })
    expect(status.factors.items).toEqual([])
    const outcomes = await run(provider, provider.planReset(status, select(account, { all: true })))
    expect(outcomes).toMatchObject([{ kind: 'succeeded' }])
    expect(sim.state.factors('blanche.nullmeyer').map(({ factorType }) => factorType)).toEqual(['email'])
  })
})

describe('enrolments', () => {
  const labels = ({ factors }: MfaStatus) => factors.items.map(({ label }) => label)

  it('tell what a policy hides from the list of factors, which can then be removed singly', async () => {
    const { sim, as } = await practise()
    const provider = as('serviceDesk')
    const { account, status } = await look(provider, 'Nullmeyer')
    expect(status.factors.mayBeIncomplete).toBe(false)
    expect(status.factors.items).toMatchObject([
      { label: 'Passkeys', kind: 'security-key', removable: true },
      { label: 'Phone', kind: 'sms', removable: true },
      { label: 'Email', kind: 'email', removable: false },
    ])
    expect(status.factors.items[1]?.detail).toMatch(/^••• \d{4}$/)
    const key = status.factors.items.find(({ kind }) => kind === 'security-key')?.id ?? ''
    const steps = provider.planReset(status, select(account, { factorIds: [key] }))
    expect(await run(provider, steps)).toMatchObject([{ kind: 'succeeded' }])
    const after = await provider.readMfaStatus(account.accountId, alive)
    expect(steps.flatMap((step) => provider.compareAfter(step, after))).toEqual(['gone'])
    expect(sim.state.factors('blanche.nullmeyer').map(({ factorType }) => factorType)).toEqual(['sms', 'email'])
    expect(await run(provider, steps)).toMatchObject([{ kind: 'no-change' }])
  })

  it.each([
    ['the ids of their factors', (id: string) => id],
    ['ids of their own', (id: string) => `own${id}`],
  ])('add nothing to a list of factors that is whole, by %s', async (_, idOf) => {
    const names = ['Dunmore', 'Allgood', 'Vancewell', 'Oakes']
    const { sim, as } = await practise()
    const change = (json: unknown) => (json as { id: string }[]).map((one) => ({ ...one, id: idOf(one.id) }))
    sim.faults.add({ path: '/authenticator-enrollments', times: names.length, effect: { kind: 'rewrite', change } })
    const told = as('serviceDesk')
    const notTold = (await practise({ enrollments: false })).as('serviceDesk')
    for (const name of names) {
      const { status } = await look(told, name)
      expect(status.factors.mayBeIncomplete, name).toBe(false)
      expect(labels(status), name).toEqual(labels((await look(notTold, name)).status))
    }
  })

  it('tell what is hidden beside what is listed', async () => {
    const { as } = await practise()
    const { status } = await look(as('serviceDesk'), 'r.ashdowne2')
    expect(labels(status).toSorted()).toEqual(['E-mail', 'Passkeys', 'SMS'])
  })

  it.each([
    [403, { errorCode: 'E0000006', errorSummary: 'No.' }],
    [404, { errorCode: 'E0000007', errorSummary: 'No.' }],
    [404, { errorCode: 'E0000008', errorSummary: 'No.' }],
    [401, { errorCode: 'E0000015', errorSummary: 'No.' }],
    [500, { errorCode: 'E0000009', errorSummary: 'No.' }],
    [200, { type: 'email', id: 'eae1', key: 'okta_email' }],
    [200, [{ type: 'email', id: 'eae1', key: 'okta_email' }, null]],
  ])('are not told, and nothing fails, where the organisation answers %i %j', async (status, json) => {
    const { sim, as } = await practise()
    sim.faults.add({ path: '/authenticator-enrollments', effect: { kind: 'answer', status, json } })
    const read = await look(as('serviceDesk'), 'mira.dunmore')
    expect(read.status.factors.mayBeIncomplete).toBe(true)
    expect(labels(read.status)).toContain('SMS')
  })

  it('are not asked for on Classic', async () => {
    const { sim, as } = await practise({ engine: 'classic' })
    const { status } = await look(as('superAdmin'), 'mira.dunmore')
    expect(status.factors.mayBeIncomplete).toBe(true)
    expect(sim.requests.filter(({ path }) => path.includes('enrollments'))).toEqual([])
  })
})

describe('resetting', () => {
  it('takes one call for a person, of whom everything is ticked', async () => {
    const { sim, as } = await practise()
    const provider = as('serviceDesk')
    const { account, status } = await look(provider, 'Cloudless')
    const factorIds = status.factors.items.filter(({ removable }) => removable).map(({ id }) => id)
    const before = sim.requests.length
    const steps = provider.planReset(status, select(account, { factorIds }))
    expect(await run(provider, steps)).toMatchObject([{ kind: 'succeeded' }])
    expect(callsOf(sim).slice(before)).toEqual(['POST /api/v1/users/00u/lifecycle/reset_factors'])
    const after = await provider.readMfaStatus(account.accountId, alive)
    expect(after.factors.items).toEqual([])
    expect(steps.flatMap((step) => provider.compareAfter(step, after))).not.toContain('still-there')
  })

  it('takes the number of a removed phone from the recovery of the account too, and of nothing else', async () => {
    const { baseUrl, as } = await practise()
    const socket = openTransport(baseUrl)
    const sent: TransportRequest[] = []
    const transport: Transport = {
      send: (request) => {
        if (request.effect === 'change') sent.push(request)
        return socket.send(request)
      },
      close: () => socket.close(),
    }
    closing.push(() => socket.close())
    const provider = as('serviceDesk', { transport })
    const { account, status } = await look(provider, 'mira.dunmore')
    const factorIds = status.factors.items.filter(({ removable }) => removable).map(({ id }) => id)
    await run(provider, provider.planReset(status, select(account, { factorIds })))
    expect(sent.map(({ path, query }) => [/factors\/(...)/.exec(path)?.[1], query])).toEqual([
      ['opf', undefined],
      ['sms', { removeRecoveryEnrollment: 'true' }],
    ])
  })

  it('removes Okta Verify with one call and nothing else', async () => {
    const { sim, as } = await practise()
    const provider = as('serviceDesk')
    const { account, status } = await look(provider, 'mira.dunmore')
    const factorIds = status.factors.items.filter(({ group }) => group !== undefined).map(({ id }) => id)
    expect(factorIds).toHaveLength(3)
    const before = sim.requests.length
    await run(provider, provider.planReset(status, select(account, { factorIds })))
    expect(callsOf(sim).slice(before)).toEqual(['DELETE /api/v1/users/00u/factors/opf'])
    expect(sim.state.factors('mira.dunmore').map(({ factorType }) => factorType)).toEqual(['sms', 'email'])
  })

  it('says that a help desk’s token may not reset an administrator', async () => {
    const { as } = await practise()
    for (const role of ['helpDesk', 'serviceDesk'] as const) {
      const provider = as(role)
      const { account, status } = await look(provider, 'Heedwell')
      const [outcome] = await run(provider, provider.planReset(status, select(account, { all: true })))
      expect(outcome).toMatchObject({ kind: 'failed', code: 'administrator-protected' })
      expect(outcome?.serverText).toMatch(/\(Okta reference oae/)
    }
  })

  it('says that the right is missing where nobody is an administrator', async () => {
    const { as } = await practise()
    const provider = as('readOnly')
    const { account, status } = await look(provider, 'mira.dunmore')
    const [outcome] = await run(provider, provider.planReset(status, select(account, { all: true })))
    expect(outcome).toMatchObject({ kind: 'failed', code: 'forbidden' })
  })

  it('does not know whether a reset whose answer never came was done', async () => {
    const { sim, as } = await practise()
    const provider = as('serviceDesk')
    const { account, status } = await look(provider, 'Breckline')
    const steps = provider.planReset(status, select(account, { all: true }))
    expect(await run(provider, steps)).toMatchObject([{ kind: 'outcome-unknown' }])
    expect(callsOf(sim).filter((call) => call.endsWith('reset_factors'))).toHaveLength(1)
    const after = await provider.readMfaStatus(account.accountId, alive)
    expect(provider.compareAfter(steps[0] as ResetStep, after)).not.toContain('still-there')
  })

  it('says that a person is gone', async () => {
    const { as } = await practise()
    const provider = as('serviceDesk')
    const { account, status } = await look(provider, 'Fadingham')
    const [first] = status.factors.items
    const steps = provider.planReset(status, select(account, { factorIds: [first?.id ?? ''] }))
    expect(await run(provider, steps)).toMatchObject([{ kind: 'failed', code: 'account-not-found' }])
  })
})

describe('further steps', () => {
  it('unlock first, then reset, and end every session last', async () => {
    const { sim, as } = await practise()
    const provider = as('serviceDesk')
    const { account, status } = await look(provider, 'Lockside')
    expect(status.additionalActions).toEqual(['unlock', 'end-sessions'])
    // Nobody can be checked while locked.
    expect(status.factors.items.some(({ callerCheck }) => callerCheck !== undefined)).toBe(false)
    const before = sim.requests.length
    const steps = provider.planReset(status, select(account, { all: true, actions: ['end-sessions', 'unlock'] }))
    expect((await run(provider, steps)).map(({ kind }) => kind)).toEqual(['succeeded', 'succeeded', 'succeeded'])
    expect(callsOf(sim).slice(before)).toEqual([
      'POST /api/v1/users/00u/lifecycle/unlock',
      'POST /api/v1/users/00u/lifecycle/reset_factors',
      'DELETE /api/v1/users/00u/sessions',
    ])
    expect(sim.state.sessionEnds('lachlan.lockside')).toEqual([{ oauthTokens: true, forgetDevices: true }])
    const after = await provider.readMfaStatus(account.accountId, alive)
    expect(provider.compareAfter(steps[0] as ResetStep, after)).toEqual(['gone'])
  })

  it('hand a temporary access code over once, and keep it out of the outcome', async () => {
    const { sim, as } = await practise()
    const provider = as('serviceDesk')
    const { account, status } = await look(provider, 'mira.dunmore')
    expect(status.additionalActions).toEqual(['end-sessions', 'temporary-access-code'])
    const [step] = provider.planReset(status, select(account, { actions: ['temporary-access-code'] }))
    if (!step) throw new Error('nothing was planned')
    const codes: OneTimeCode[] = []
    const outcome = await provider.runStep(step, alive, (code) => codes.push(code))
    expect(outcome).toMatchObject({ kind: 'succeeded' })
    const made = sim.state.accessCode('mira.dunmore')
    expect(codes.map(({ code, expiresAt }) => [code.reveal(), expiresAt])).toEqual([
      [made?.code, made?.expiresAt.toISOString()],
    ])
    expect(JSON.stringify([outcome, codes])).not.toContain(made?.code)
  })

  /** Whoever was given a code by mistake: what their card shows of it, and what taking it back comes to. */
  const madeCode = async (provider: MfaProvider, beforeLook: () => void = () => undefined) => {
    const { account, status } = await look(provider, 'mira.dunmore')
    const [step] = provider.planReset(status, select(account, { actions: ['temporary-access-code'] }))
    if (!step) throw new Error('nothing was planned')
    const codes: OneTimeCode[] = []
    await provider.runStep(step, alive, (code) => codes.push(code))
    beforeLook()
    const after = await provider.readMfaStatus(account.accountId, alive)
    const item = after.factors.items.find(({ label }) => label === 'Temporary Access Code')
    return { account, code: codes[0]?.code.reveal() ?? '', after, item }
  }

  it.each(['is listed', 'is not on the list', 'has no list'])('take a code back where it %s', async (where) => {
    const { sim, as } = await practise()
    const withoutCode = (json: unknown) => (json as { type: string }[]).filter(({ type }) => type !== 'tac')
    /** The list is what a look asks for first. */
    const hide = () => {
      const path = '/authenticator-enrollments'
      if (where === 'has no list') sim.faults.add({ path, effect: { kind: 'answer', status: 403, json: {} } })
      if (where === 'is not on the list') sim.faults.add({ path, effect: { kind: 'rewrite', change: withoutCode } })
    }
    const provider = as('serviceDesk')
    const { account, code, after, item } = await madeCode(provider, hide)
    expect(item).toMatchObject({ kind: 'token', known: true, removable: true })
    expect(JSON.stringify(after)).not.toContain(code)
    expect(sim.state.accessCode('mira.dunmore')?.code).toBe(code)

    const steps = provider.planReset(after, select(account, { factorIds: [item?.id ?? ''] }))
    expect(steps.flatMap((step) => provider.compareAfter(step, after))).toEqual(['still-there'])
    expect(await run(provider, steps)).toMatchObject([{ kind: 'succeeded' }])
    expect(sim.state.accessCode('mira.dunmore')).toBeNull()
    hide()
    const gone = await provider.readMfaStatus(account.accountId, alive)
    // Without a list nobody has told that it is gone.
    const verdict = where === 'has no list' ? 'cannot-tell' : 'gone'
    expect(steps.flatMap((step) => provider.compareAfter(step, gone))).toEqual([verdict])
    expect(await run(provider, steps)).toMatchObject([{ kind: 'no-change' }])
  })

  it('take a code back with all methods, and know it in another session too', async () => {
    const { sim, as } = await practise()
    await madeCode(as('serviceDesk'))
    const provider = as('serviceDesk')
    const { account, status } = await look(provider, 'mira.dunmore')
    const steps = provider.planReset(status, select(account, { all: true }))
    expect((await run(provider, steps)).map(({ kind }) => kind)).toEqual(['succeeded', 'succeeded'])
    expect(sim.state.accessCode('mira.dunmore')).toBeNull()
    const after = await provider.readMfaStatus(account.accountId, alive)
    expect(steps.flatMap((step) => provider.compareAfter(step, after))).not.toContain('still-there')
  })

  it('do not find a code that is over among the methods', async () => {
    const clock = standingClock()
    const { as } = await practise({ now: clock.now })
    const provider = as('serviceDesk')
    const { account } = await madeCode(provider)
    clock.pass(61 * 60_000)
    const { factors } = await provider.readMfaStatus(account.accountId, alive)
    expect(factors.items.map(({ label }) => label)).not.toContain('Temporary Access Code')
  })

  it('make no code where nobody takes it', async () => {
    const { sim, as } = await practise()
    const provider = as('serviceDesk')
    const { account, status } = await look(provider, 'mira.dunmore')
    const steps = provider.planReset(status, select(account, { actions: ['temporary-access-code'] }))
    expect(await run(provider, steps)).toMatchObject([{ kind: 'failed' }])
    expect(sim.state.accessCode('mira.dunmore')).toBeNull()
  })

  it('are offered as far as the organisation and the sign-in have them', async () => {
    const classic = await practise({ engine: 'classic' })
    expect((await look(classic.as('superAdmin'), 'mira.dunmore')).status.additionalActions).toEqual(['end-sessions'])
    const { as } = await practise()
    expect((await look(as('helpDesk'), 'mira.dunmore')).status.additionalActions).toEqual(['end-sessions'])
  })
})

describe('an account that is locked', () => {
  it('is unlocked where it is blocked from devices nobody knows', async () => {
    const { sim, as } = await practise()
    const provider = as('serviceDesk')
    const { account, status } = await look(provider, 'Strangeway')
    expect(status.additionalActions).toContain('unlock')
    const steps = provider.planReset(status, select(account, { actions: ['unlock'] }))
    expect(await run(provider, steps)).toMatchObject([{ kind: 'succeeded' }])
    const after = await provider.readMfaStatus(account.accountId, alive)
    expect(after.additionalActions).not.toContain('unlock')
    expect(steps.flatMap((step) => provider.compareAfter(step, after))).toEqual(['gone'])
    expect(sim.state.user('ursula.strangeway').blocked).toBe(false)
  })

  it('is left to the directory it comes from, and says so', async () => {
    const { as } = await practise()
    const { status } = await look(as('serviceDesk'), 'Treeholt')
    expect(status.additionalActions).not.toContain('unlock')
    expect(status.unlockElsewhere).toBe(true)
  })

  it.each([403, 404, 405])('is not offered to be unlocked where blocks are not told (%i)', async (code) => {
    const { sim, as } = await practise()
    const json = { errorCode: { 403: 'E0000006', 404: 'E0000007', 405: 'E0000022' }[code], errorSummary: 'No.' }
    sim.faults.add({ path: '/blocks', effect: { kind: 'answer', status: code, json } })
    const { status } = await look(as('serviceDesk'), 'Strangeway')
    expect(status.additionalActions).not.toContain('unlock')
    expect(status.unlockElsewhere).toBeUndefined()
  })
})

describe('checking the caller', () => {
  async function challenge(
    provider: MfaProvider,
    text: string,
    wanted: (factor: Factor) => boolean,
  ): Promise<CallerChallenge> {
    const { account, status } = await look(provider, text)
    const factor = status.factors.items.find(wanted)
    if (!factor || !provider.callerVerifier) throw new Error('nothing to check with')
    return provider.callerVerifier.challenge(account.accountId, factor, alive)
  }
  const byPush = ({ callerCheck }: Factor) => callerCheck === 'push-with-number'
  const bySms = ({ kind }: Factor) => kind === 'sms'
  const byApp = ({ label }: Factor) => label === 'Google Authenticator'

  it('reads out a number, and waits until the caller has chosen it', async () => {
    const clock = standingClock()
    const { sim, as } = await practise({ now: clock.now })
    const push = await challenge(as('serviceDesk'), 'mira.dunmore', byPush)
    expect(push).toMatchObject({ answeredBy: 'device', question: null })
    expect(push.numberToChoose).toMatch(/^[1-9]\d$/)
    expect(await push.poll(alive)).toBe('waiting')
    sim.state.answerPush('mira.dunmore', 'approve')
    expect(await push.poll(alive)).toBe('passed')
  })

  it('tells a refusal, the end of the time, and takes a push back', async () => {
    const clock = standingClock()
    const { as } = await practise({ now: clock.now })
    const rejected = await challenge(as('serviceDesk'), 'Rulinghaus', byPush)
    clock.pass(10_000)
    expect(await rejected.poll(alive)).toBe('rejected')

    const unanswered = await challenge(as('serviceDesk'), 'apollonia.waiting', byPush)
    clock.pass(301_000)
    expect(await unanswered.poll(alive)).toBe('expired')

    const taken = await challenge(as('serviceDesk'), 'mira.dunmore', byPush)
    await taken.cancel()
    expect(await taken.poll(alive)).toBe('expired')
    await taken.cancel()
  })

  it('waits on while Okta says in words what the caller has to do', async () => {
    const faults = createFaultInjector()
    const { as } = await practise({ faults })
    const push = await challenge(as('serviceDesk'), 'mira.dunmore', byPush)
    const json = { factorResult: 'WAITING (with number matching challenge)' }
    faults.add({ path: '', times: 1, effect: { kind: 'answer', status: 200, json } })
    expect(await push.poll(alive)).toBe('waiting')
  })

  it('goes through a gateway’s page as through a fault of Okta’s own', async () => {
    const faults = createFaultInjector()
    const { as } = await practise({ faults })
    const push = await challenge(as('serviceDesk'), 'mira.dunmore', byPush)
    const fault = { errorCode: 'E0000009', errorSummary: 'Internal Server Error', errorId: 'oaeX', errorCauses: [] }
    for (const body of [{ json: fault }, { html: '<h1>502 Bad Gateway</h1>' }]) {
      faults.add({ path: '', times: 1, effect: { kind: 'answer', status: 502, ...body } })
      await expect(push.poll(alive)).rejects.toMatchObject({ code: 'server-error' })
    }
    expect(await push.poll(alive)).toBe('waiting')
  })

  it('takes a refusal for one also where Okta says it as an error', async () => {
    const faults = createFaultInjector()
    const { as } = await practise({ faults })
    const push = await challenge(as('serviceDesk'), 'mira.dunmore', byPush)
    const json = {
      errorCode: 'E0000073',
      errorSummary: 'User rejected authentication',
      errorId: 'oaeX',
      errorCauses: [],
    }
    faults.add({ path: '', times: 1, effect: { kind: 'answer', status: 403, json } })
    expect(await push.poll(alive)).toBe('rejected')
  })

  it('says that the outcome is unknown when the connection is lost, and that a method is no longer there when it is gone', async () => {
    const faults = createFaultInjector()
    const { as } = await practise({ faults })
    const asked = await challenge(as('serviceDesk'), 'mira.dunmore', bySms)
    faults.add({ path: '/verify', times: 1, effect: { kind: 'connection-lost-after-applying' } })
    expect(await failure(asked.answer('123456', alive))).toMatchObject({ code: 'caller-check-unknown' })
    const json = {
      errorCode: 'E0000007',
      errorSummary: 'Not found: opf1 (UserFactor)',
      errorId: 'oaeX',
      errorCauses: [],
    }
    faults.add({ path: '/verify', times: 1, effect: { kind: 'answer', status: 404, json } })
    expect(await failure(asked.answer('123456', alive))).toMatchObject({ code: 'caller-check-not-offered' })
  })

  it('goes by links on its own host only', async () => {
    const { sim, as } = await practise({ origin: 'https://evil.example' })
    const provider = as('serviceDesk')
    const { account, status } = await look(provider, 'mira.dunmore')
    const factor = status.factors.items.find(byPush)
    const before = sim.requests.length
    const pushed = factor && provider.callerVerifier?.challenge(account.accountId, factor, alive)
    expect(await failure(pushed ?? Promise.resolve())).toMatchObject({ code: 'foreign-link' })
    expect(sim.requests.length).toBe(before + 1)
  })

  it.each([null, '', undefined])(
    'tells the number of a push when it comes with a look only (%j before)',
    async (none) => {
      const { sim, as } = await practise()
      const provider = as('serviceDesk')
      const { account, status } = await look(provider, 'mira.dunmore')
      const withNumber = (correctAnswer: unknown) => ({
        kind: 'rewrite' as const,
        change: (json: unknown) => ({ ...(json as object), _embedded: { challenge: { correctAnswer } } }),
      })
      sim.faults.add({ path: '/verify', effect: withNumber(none) })
      sim.faults.add({ path: '/transactions/', effect: withNumber(none) })
      sim.faults.add({ path: '/transactions/', effect: withNumber('042') })
      const factor = status.factors.items.find(byPush)
      const pushed = factor && (await provider.callerVerifier?.challenge(account.accountId, factor, alive))
      expect(pushed?.numberToChoose).toBeNull()
      expect(await pushed?.poll(alive)).toBe('waiting')
      expect(pushed?.numberToChoose).toBeNull()
      expect(await pushed?.poll(alive)).toBe('waiting')
      expect(pushed?.numberToChoose).toBe('042')
    },
  )

  it('has a sentence of its own for an error of Okta with the method', async () => {
    const { sim, as } = await practise()
    const provider = as('serviceDesk')
    const change = (json: unknown) => ({ ...(json as object), factorResult: 'ERROR' })
    sim.faults.add({ path: '/verify', effect: { kind: 'rewrite', change } })
    expect(await failure(challenge(provider, 'mira.dunmore', bySms))).toMatchObject({ code: 'caller-check-error' })
    const pushed = await challenge(provider, 'mira.dunmore', byPush)
    sim.faults.add({ path: '/transactions/', effect: { kind: 'rewrite', change } })
    expect(await failure(pushed.poll(alive))).toMatchObject({ code: 'caller-check-error' })
  })

  it.each([
    [{ minTtl: 90, maxTtl: 200 }, '90'],
    [{ minTtl: 10, maxTtl: 30 }, '30'],
    [{ minTtl: '10', maxTtl: '1440' }, '60'],
    [{ minTtl: null, maxTtl: 30 }, undefined],
    [undefined, undefined],
  ])('asks for an access code that lives as long as the organisation lets it: %j', async (configuration, ttl) => {
    const { sim, baseUrl, as } = await practise()
    const socket = openTransport(baseUrl)
    const bodies: unknown[] = []
    const transport: Transport = {
      send: (request) => {
        if (request.path.endsWith('/tac')) bodies.push(request.json)
        return socket.send(request)
      },
      close: () => socket.close(),
    }
    closing.push(() => socket.close())
    const change = (json: unknown) =>
      (json as { key: string }[]).map((one) => (one.key === 'tac' ? { ...one, provider: { configuration } } : one))
    sim.faults.add({ path: '/authenticators', effect: { kind: 'rewrite', change } })
    const provider = as('serviceDesk', { transport })
    const { account, status } = await look(provider, 'mira.dunmore')
    const [step] = provider.planReset(status, select(account, { actions: ['temporary-access-code'] }))
    await (step && provider.runStep(step, alive, () => undefined))
    expect(bodies).toMatchObject([{ profile: { multiUse: false } }])
    expect((bodies[0] as { profile: { ttl?: string } }).profile.ttl).toBe(ttl)
  })

  it('takes a code that was sent, as it is read out', async () => {
    const { sim, as } = await practise()
    const provider = as('serviceDesk')
    const sent = await challenge(provider, 'mira.dunmore', bySms)
    expect(sim.state.messagesSent('mira.dunmore')).toBe(1)
    expect(sent.answeredBy).toBe('agent')
    expect(await sent.answer('111111', alive)).toBe('wrong-answer')
    expect(await sent.answer(` ${practiceCode.slice(0, 3)} ${practiceCode.slice(3)} `, alive)).toBe('passed')
    expect(await failure(challenge(provider, 'mira.dunmore', bySms))).toMatchObject({ code: 'message-just-sent' })
  })

  it('takes a code of a device once, and says when it is old', async () => {
    const { sim, as } = await practise()
    const shown = await challenge(as('serviceDesk'), 'gwendolyn.oakes', byApp)
    expect(await failure(shown.answer(sim.credentials.lateCode, alive))).toMatchObject({ code: 'code-too-late' })
    expect(await shown.answer(sim.credentials.code, alive)).toBe('passed')
    expect(await failure(shown.answer(sim.credentials.code, alive))).toMatchObject({ code: 'code-already-used' })
  })

  it('asks the question, and does not send an answer that cannot be one', async () => {
    const { sim, as } = await practise()
    const asked = await challenge(as('serviceDesk'), 'gwendolyn.oakes', ({ kind }) => kind === 'question')
    expect(asked.question).toBe('What is the food you least liked as a child?')
    const before = sim.requests.length
    expect(await asked.answer('no', alive)).toBe('wrong-answer')
    expect(sim.requests.length).toBe(before)
    expect(await asked.answer('sprouts', alive)).toBe('wrong-answer')
    expect(await asked.answer(' Practice ', alive)).toBe('passed')
  })
})

describe('limits', () => {
  it('are waited for by the server’s clock, and the wait is told and ends', async () => {
    const clock = standingClock()
    const { as } = await practise({ now: clock.now, rateLimits: { 'list-users': 2 } })
    const told: (string | null)[] = []
    const waits: number[] = []
    const provider = as('serviceDesk', {
      // An hour late: nobody asks this clock.
      now: () => new Date(clock.now().getTime() - 3_600_000),
      wait: (ms) => {
        waits.push(ms)
        clock.pass(ms)
        return Promise.resolve()
      },
      onWaiting: (until) => told.push(until),
    })
    for (let call = 0; call < 5; call += 1) await provider.searchUsers('Dunmore', alive)
    expect(waits).toHaveLength(2)
    for (const ms of waits) expect(ms).toBeLessThanOrEqual(62_000)
    expect(told.map((until) => until === null)).toEqual([false, true, false, true])
  })

  it('hold back calls of their own kind, whomever those are about, and no others', async () => {
    const clock = standingClock()
    const { sim, as } = await practise({ now: clock.now, rateLimits: { 'list-users': 1, 'read-user': 1 } })
    const waits: number[] = []
    const provider = as('serviceDesk', {
      now: clock.now,
      wait: (ms) => {
        waits.push(ms)
        clock.pass(ms)
        return Promise.resolve()
      },
    })
    const { accounts } = await provider.searchUsers('Dunmore', alive)
    const other = sim.state.user('gwendolyn.oakes').id
    await provider.readAccount(accounts[0]?.accountId ?? '', alive)
    expect(waits).toHaveLength(0)
    await provider.readAccount(other, alive)
    expect(waits).toHaveLength(1)
    // Beforehand: none was refused. Roles and groups are of another kind.
    expect(callsOf(sim).filter((call) => !/\/(?:roles|groups)$/.test(call))).toHaveLength(3)
  })

  it('end at once when the search is given up', async () => {
    const { sim, as } = await practise({ rateLimits: { 'list-users': 1 } })
    const controller = new AbortController()
    const provider = as('serviceDesk', { onWaiting: (until) => until !== null && controller.abort() })
    await provider.searchUsers('Dunmore', alive)
    expect(await failure(provider.searchUsers('Oakes', controller.signal))).toMatchObject({ kind: 'cancelled' })
    expect(sim.requests).toHaveLength(1)
  })

  it('are not waited for by a change whose wait is given up: it is not sent', async () => {
    const clock = standingClock()
    const { sim, as } = await practise({ now: clock.now, rateLimits: { users: 4 } })
    const waiting = new AbortController()
    const provider = as('serviceDesk', { onWaiting: (until) => until !== null && waiting.abort() })
    const { account, status } = await look(provider, 'septima.allgood')
    const ticked = status.factors.items.filter(({ kind }) => kind === 'sms' || kind === 'call')
    const steps = provider.planReset(status, select(account, { factorIds: ticked.map(({ id }) => id) }))
    const outcomes: StepOutcome[] = []
    for (const step of steps) outcomes.push(await provider.runStep(step, alive, undefined, waiting.signal))
    expect(outcomes).toMatchObject([{ kind: 'succeeded' }, { kind: 'failed', code: 'wait-given-up' }])
    expect(callsOf(sim).filter((call) => call.startsWith('DELETE'))).toHaveLength(1)
  })

  it('let a change that was sent go on when the wait is given up', async () => {
    const { sim, as } = await practise({ latencyMs: 30 })
    const provider = as('serviceDesk')
    const { account, status } = await look(provider, 'mira.dunmore')
    const [step] = provider.planReset(status, select(account, { all: true }))
    if (!step) throw new Error('no step')
    const waiting = new AbortController()
    const before = sim.requests.length
    const running = provider.runStep(step, alive, undefined, waiting.signal)
    await expect.poll(() => sim.requests.length).toBeGreaterThan(before)
    waiting.abort()
    expect(await running).toMatchObject({ kind: 'succeeded' })
  })

  it('on calls at once are tried again shortly after', async () => {
    const { sim, as } = await practise({ concurrencyLimit: 1, latencyMs: 20 })
    const waits: number[] = []
    const provider = as('serviceDesk', {
      wait: (ms) => {
        waits.push(ms)
        return new Promise((resolve) => setTimeout(resolve, 60))
      },
    })
    const pages = await Promise.all(['Dunmore', 'Oakes'].map((text) => provider.searchUsers(text, alive)))
    expect(pages.map(({ accounts }) => accounts.length)).toEqual([1, 1])
    expect(waits).toEqual([1_000])
    expect(sim.requests.length).toBe(3)
  })
})

it('reads the state of an account again after a minute, and when the clock was set back', async () => {
  const clock = standingClock()
  const { sim, as } = await practise({ now: clock.now })
  const provider = as('serviceDesk', { now: clock.now })
  const { accounts } = await provider.searchUsers('mira dunmore', alive)
  const accountId = accounts[0]?.accountId ?? ''
  const readsAfter = async (passedMs: number): Promise<number> => {
    clock.pass(passedMs)
    await provider.readMfaStatus(accountId, alive)
    return sim.requests.filter(({ path }) => path.endsWith(`/users/${accountId}`)).length
  }
  expect(await readsAfter(59_999)).toBe(0)
  expect(await readsAfter(1)).toBe(1)
  expect(await readsAfter(-1)).toBe(2)
})
