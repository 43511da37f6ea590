/** The Adaxes provider without a socket: plans, outcomes, what is sent again and what never is. */
import { inspect } from 'node:util'
import { describe, expect, it } from 'vitest'
import type { ResetOffer, SignIn } from '../../../../shared/domain/connection.ts'
import type { Factor, MfaStatus, WholeReset } from '../../../../shared/domain/mfa-status.ts'
import type { ResetSelection, ResetStep } from '../../../../shared/domain/reset-plan.ts'
import { CodedError } from '../../../../electron/errors/coded-error.ts'
import { createAdaxesProvider } from '../../../../electron/providers/adaxes/adaxes-provider.ts'
import { readAuthApp } from '../../../../electron/providers/adaxes/auth-apps.ts'
import type { TransportRequest, TransportResponse } from '../../../../electron/providers/http/transport.ts'
import { ProviderError } from '../../../../electron/providers/provider-error.ts'
import { Secret } from '../../../../electron/secret/secret.ts'
import { answer, scriptedTransport } from '../../../support/scripted-transport.ts'
import { chosen, microsoft365, resetMicrosoft365 } from '../../../support/domain-fixtures.ts'

const connectionId = '0b6a8f6e-8d43-4a52-9f5d-6f7a1c2b3d4e'
const accountId = '7a4267ce-d354-44e7-8bd6-c681f1284a41'
const alive = new AbortController().signal
const everything: ResetOffer = { hiddenFactorIds: [], hiddenServiceIds: [] }
const done = { resultType: 0, innerMessages: [], exception: null, noChanges: false, extraInfo: {} }

function provider(
  script: (request: TransportRequest) => TransportResponse | Promise<TransportResponse>,
  more: { offer?: ResetOffer; signIn?: SignIn; readSecret?: () => Promise<Secret>; baseUrl?: string } = {},
) {
  const transport = scriptedTransport(script)
  const adaxes = createAdaxesProvider({
    connection: {
      id: connectionId,
      baseUrl: more.baseUrl ?? 'https://adaxes.example.com/restApi',
      signIn: more.signIn ?? { kind: 'access-token' },
      offer: more.offer ?? everything,
    },
    transport,
    readSecret: more.readSecret ?? (() => Promise.resolve(new Secret('canary-token'))),
    language: () => 'en',
    now: () => new Date('2026-03-01T12:00:00.000Z'),
  })
  return { adaxes, transport }
}

const never = (): TransportResponse => {
  throw new Error('nothing may be sent')
}

function status(apps: readonly unknown[], reset: WholeReset | null = 'possible'): MfaStatus {
  const items = apps.map(readAuthApp).filter((factor): factor is Factor => factor !== null)
  return {
    readAt: '2026-03-01T12:00:00.000Z',
    factors: { knowledge: 'listed', mayBeIncomplete: false, items },
    services: reset === null ? [] : [{ ...microsoft365, reset }],
    all: null,
  }
}

function selection(factorIds: string[], withMicrosoft365 = false, all = false): ResetSelection {
  return { connectionId, accountId, ...chosen({ factorIds, microsoft365: withMicrosoft365, all }) }
}

const resetGoogle: ResetStep = {
  id: 'apps',
  connectionId,
  accountId,
  effects: [{ kind: 'remove-factor', factorId: 'Google', label: 'Google Authenticator' }],
}
const microsoft365Step: ResetStep = { id: 'm', connectionId, accountId, effects: [resetMicrosoft365] }

describe('planReset', () => {
  const { adaxes } = provider(never)
  const refusal = (plan: () => unknown): string => {
    try {
      plan()
      return 'none'
    } catch (error) {
      return (error as ProviderError).code
    }
  }

  it('makes one call for all apps and one for Microsoft 365', () => {
    const steps = adaxes.planReset(status([0, 3, 5]), selection(['Okta', 'Google', 'Okta'], true))
    expect(steps).toEqual([
      {
        id: 'apps',
        connectionId,
        accountId,
        effects: [
          { kind: 'remove-factor', factorId: 'Google', label: 'Google Authenticator' },
          { kind: 'remove-factor', factorId: 'Okta', label: 'Okta Verify' },
        ],
      },
      { id: 'microsoft365', connectionId, accountId, effects: [resetMicrosoft365] },
    ])
  })

  it('plans nothing that was not ticked', () => {
    expect(adaxes.planReset(status([0, 3]), selection(['Okta']))).toHaveLength(1)
    expect(adaxes.planReset(status([0, 3]), selection([], true)).map((step) => step.id)).toEqual(['microsoft365'])
  })

  it('allows Microsoft 365 where Adaxes does not say whether it can', () => {
    expect(adaxes.planReset(status([], 'unknown'), selection([], true))).toHaveLength(1)
  })

  it.each([
    ['an app that is gone', status([3]), selection(['Google'])],
    ['an app nobody knows', status([9]), selection(['#9'])],
    ['one of two apps', status([0]), selection(['Google', 'Duo'])],
    ['Microsoft 365 that cannot be reset', status([0], 'not-possible'), selection(['Google'], true)],
    ['Microsoft 365 that is not offered', status([0], null), selection([], true)],
    ['everything at once, which Adaxes has no call for', status([0]), selection([], false, true)],
  ])('refuses %s as outdated', (_what, before, wanted) => {
    expect(refusal(() => adaxes.planReset(before, wanted))).toBe('selection-outdated')
  })

  it('refuses an empty selection', () => {
    expect(refusal(() => adaxes.planReset(status([0]), selection([])))).toBe('nothing-selected')
  })
})

describe('compareAfter', () => {
  const { adaxes } = provider(never)
  const both: ResetStep = { ...resetGoogle, effects: [...resetGoogle.effects, resetMicrosoft365] }

  it('tells gone from still there, and never guesses about Microsoft 365', () => {
    expect(adaxes.compareAfter(both, status([3]))).toEqual(['gone', 'cannot-tell'])
    expect(adaxes.compareAfter(both, status([0, 3]))).toEqual(['still-there', 'cannot-tell'])
    expect(adaxes.compareAfter(both, status([], 'not-possible'))).toEqual(['gone', 'cannot-tell'])
  })

  it('cannot tell from a list that was not told or may lack something', () => {
    const silent = status([])
    expect(
      adaxes.compareAfter(both, { ...silent, factors: { ...silent.factors, knowledge: 'not-disclosed' } }),
    ).toEqual(['cannot-tell', 'cannot-tell'])
    expect(adaxes.compareAfter(both, { ...silent, factors: { ...silent.factors, mayBeIncomplete: true } })).toEqual([
      'cannot-tell',
      'cannot-tell',
    ])
  })
})

describe('runStep', () => {
  it('sends names of apps, and resetInM365 only when it was ticked', async () => {
    const { adaxes, transport } = provider(() => answer(200, done))
    await adaxes.runStep(resetGoogle, alive)
    await adaxes.runStep(microsoft365Step, alive)
    expect(
      transport.sent.map(({ json, effect, timeoutMs }) => ({ json: JSON.stringify(json), effect, timeoutMs })),
    ).toEqual([
      {
        json: `{"directoryObject":"${accountId}","appsInAdaxesToReset":["Google"]}`,
        effect: 'change',
        timeoutMs: 60_000,
      },
      { json: `{"directoryObject":"${accountId}","resetInM365":true}`, effect: 'change', timeoutMs: 60_000 },
    ])
  })

  it.each<[string, ResetOffer, ResetStep]>([
    ['a hidden app', { hiddenFactorIds: ['Google'], hiddenServiceIds: [] }, resetGoogle],
    ['Microsoft 365', { hiddenFactorIds: [], hiddenServiceIds: ['microsoft-365'] }, microsoft365Step],
    ['everything', everything, { ...resetGoogle, effects: [{ kind: 'reset-all' }] }],
    [
      'an app without a name',
      everything,
      { ...resetGoogle, effects: [{ kind: 'remove-factor', factorId: '#9', label: 'App #9' }] },
    ],
  ])('sends nothing for what is not offered: %s', async (_what, offer, step) => {
    const { adaxes, transport } = provider(never, { offer })
    expect(await adaxes.runStep(step, alive)).toMatchObject({ kind: 'failed', code: 'reset-not-offered' })
    expect(transport.sent).toHaveLength(0)
  })

  it('sends nothing for nothing', async () => {
    const { adaxes, transport } = provider(never)
    expect(await adaxes.runStep({ ...resetGoogle, effects: [] }, alive)).toMatchObject({
      kind: 'failed',
      code: 'nothing-selected',
    })
    expect(transport.sent).toHaveLength(0)
  })

  const error = (message: string, code: string): object => ({ message, code })

  it.each<[string, TransportResponse, object]>([
    ['401', answer(401, error('Expired.', 'unauthenticated')), { kind: 'failed', code: 'token-rejected' }],
    [
      'a refused token by its code alone',
      answer(403, error('The provided authentication token is either expired or invalid.', 'unauthenticated')),
      { kind: 'failed', code: 'token-rejected' },
    ],
    [
      '403',
      answer(403, error('You may not.', 'forbidden')),
      { kind: 'failed', code: 'forbidden', serverText: 'You may not.' },
    ],
    [
      '404 about the user',
      answer(404, error('No such object.', 'notFound')),
      { kind: 'failed', code: 'account-not-found' },
    ],
    ['404 about the path', answer(404), { kind: 'failed', code: 'interface-not-found' }],
    [
      '404 in ASP.NET’s words',
      answer(404, { Message: 'No HTTP resource was found that matches the request URI.', MessageDetail: 'No route.' }),
      { kind: 'failed', code: 'interface-not-found' },
    ],
    [
      '405',
      answer(405, { Message: 'The requested resource does not support http method.' }),
      { code: 'interface-not-found' },
    ],
    [
      '400',
      answer(400, { message: 'Wrong.', code: 'badRequest', modelState: { apps: ['Unknown app.', 'Really.'] } }),
      { kind: 'failed', code: 'rejected-by-server', serverText: 'Wrong. Unknown app. Really.' },
    ],
    ['429', answer(429, error('Slow down.', 'busy')), { kind: 'failed', code: 'rate-limited' }],
    ['408', answer(408, error('Too slow.', 'timeout')), { kind: 'outcome-unknown', code: 'outcome-unknown' }],
    [
      '500',
      answer(500, error('Something broke.', 'internal')),
      { kind: 'outcome-unknown', code: 'outcome-unknown', serverText: 'Something broke.' },
    ],
    ['503 without Retry-After', answer(503), { kind: 'outcome-unknown' }],
    [
      '503 that says come back',
      answer(503, undefined, { 'retry-after': '3600' }),
      { kind: 'failed', code: 'rate-limited' },
    ],
    ['200 with nothing', answer(200), { kind: 'outcome-unknown' }],
    ['200 with something else', answer(200, { canResetInM365: true }), { kind: 'outcome-unknown' }],
    ['200 with a list', answer(200, [done]), { kind: 'outcome-unknown' }],
    ['204', answer(204), { kind: 'outcome-unknown' }],
    [
      'a failed operation with an error status',
      answer(500, { ...done, resultType: 1, exception: { message: 'No.' } }),
      { kind: 'failed', code: 'rejected-by-server', serverText: 'No.' },
    ],
  ])('makes an outcome of %s', async (_what, response, expected) => {
    const { adaxes, transport } = provider(() => response)
    expect(await adaxes.runStep(resetGoogle, alive)).toMatchObject(expected)
    expect(transport.sent).toHaveLength(1)
  })

  it.each<[unknown, object]>([
    [new ProviderError('not-reachable', 'not-reachable'), { kind: 'failed', code: 'not-reachable' }],
    [new ProviderError('tls', 'certificate-not-trusted'), { kind: 'failed', code: 'certificate-not-trusted' }],
    [new ProviderError('cancelled', 'cancelled'), { kind: 'failed', code: 'cancelled' }],
    [new ProviderError('outcome-unknown', 'outcome-unknown'), { kind: 'outcome-unknown', code: 'outcome-unknown' }],
    [new TypeError('a fault of ours'), { kind: 'outcome-unknown', code: 'outcome-unknown' }],
  ])('never throws: %s', async (reason, expected) => {
    const { adaxes } = provider(() => {
      throw reason
    })
    expect(await adaxes.runStep(resetGoogle, alive)).toMatchObject(expected)
  })

  it.each([
    [new CodedError('keychain-locked'), 'keychain-locked'],
    [new Error('anything'), 'internal'],
  ])('has not failed unknown when there was no secret to send: %s', async (reason, code) => {
    const { adaxes, transport } = provider(never, { readSecret: () => Promise.reject(reason) })
    expect(await adaxes.runStep(resetGoogle, alive)).toMatchObject({ kind: 'failed', code })
    expect(transport.sent).toHaveLength(0)
  })
})

describe('a token that ends on the way', () => {
  const signIn: SignIn = { kind: 'password', username: 'svc' }
  const refused = answer(401, { message: 'Expired.', code: 'unauthenticated' })

  /** Gives tokens 1, 2, …; the interface accepts those from `good` on. */
  function server(good: number, result: TransportResponse = answer(200, done)) {
    let issued = 0
    return provider(
      (request) => {
        if (request.path === '/api/authSessions/create') return answer(200, { sessionId: 's' })
        if (request.path === '/api/auth') {
          issued += 1
          return answer(200, { token: String(issued) })
        }
        return Number(request.headers['Adm-Authorization']) >= good ? result : refused
      },
      { signIn },
    )
  }
  const pathsOf = (transport: { sent: readonly TransportRequest[] }, path: string): number =>
    transport.sent.filter((request) => request.path === path).length

  it('is renewed, and the read repeated', async () => {
    const { adaxes, transport } = server(2, answer(200, { canResetInM365: true, adaxesActivatedApps: [2, 5] }))
    expect((await adaxes.readMfaStatus(accountId, alive)).factors.items).toHaveLength(2)
    expect(pathsOf(transport, '/api/directoryObjects/resetMfa/getStatus')).toBe(2)
  })

  it('is renewed for a change too, which was refused before anything was done', async () => {
    const { adaxes, transport } = server(2)
    expect(await adaxes.runStep(resetGoogle, alive)).toMatchObject({ kind: 'succeeded' })
    expect(pathsOf(transport, '/api/directoryObjects/resetMfa')).toBe(2)
  })

  it('is renewed once, not for ever', async () => {
    const { adaxes, transport } = server(99)
    expect(await adaxes.runStep(resetGoogle, alive)).toMatchObject({ kind: 'failed', code: 'token-rejected' })
    expect(pathsOf(transport, '/api/directoryObjects/resetMfa')).toBe(2)
    expect(pathsOf(transport, '/api/auth')).toBe(2)
  })

  it('does not repeat a change whose outcome is not clear', async () => {
    const { adaxes, transport } = server(1, answer(500, { message: 'Broke.' }))
    expect(await adaxes.runStep(resetGoogle, alive)).toMatchObject({ kind: 'outcome-unknown' })
    expect(pathsOf(transport, '/api/directoryObjects/resetMfa')).toBe(1)
  })

  it('cannot be renewed where it is an access token', async () => {
    const { adaxes, transport } = provider(() => refused)
    await expect(adaxes.readMfaStatus(accountId, alive)).rejects.toMatchObject({
      kind: 'unauthenticated',
      code: 'token-rejected',
    })
    expect(transport.sent).toHaveLength(1)
  })
})

describe('searchUsers', () => {
  const user = (number: number): object => ({
    guid: `guid-${number}`,
    displayName: `User ${number}`,
    objectType: 'user',
  })

  it('asks for one more than it shows, to know whether there are more', async () => {
    const found = Array.from({ length: 51 }, (_, number) => user(number))
    const { adaxes, transport } = provider(() => answer(200, { objects: found }))
    const page = await adaxes.searchUsers('user', alive)
    expect(page.accounts).toHaveLength(50)
    expect(page).toMatchObject({ more: true, narrowed: false })
    expect(transport.sent[0]?.json).toMatchObject({ sizeLimit: 51 })
  })

  it('asks for properties without blanks between them', async () => {
    const { adaxes, transport } = provider(() => answer(200, []))
    expect(await adaxes.searchUsers('user', alive)).toEqual({ accounts: [], more: false, narrowed: false })
    expect((transport.sent[0]?.json as { select: { properties: string } }).select.properties).toMatch(/^[A-Za-z,]+$/)
  })

  it('asks for groups and numbers of nobody but whoever is read alone', async () => {
    const { adaxes, transport } = provider((request) =>
      answer(200, request.method === 'POST' ? [] : { guid: accountId, objectType: 'user' }),
    )
    await adaxes.searchUsers('user', alive)
    await adaxes.readAccount(accountId, alive)
    const [search, read] = transport.sent.map(({ json, query }) => JSON.stringify(json ?? query))
    for (const property of ['memberOf', 'adminCount', 'telephoneNumber', 'mobile', 'otherTelephone']) {
      expect(search).not.toContain(property)
      expect(read).toContain(property)
    }
  })

  it('shows users only', async () => {
    const { adaxes } = provider(() => answer(200, [user(1), { guid: 'g', objectType: 'group' }, { guid: 'h' }]))
    const page = await adaxes.searchUsers('x', alive)
    expect(page.accounts.map((account) => account.accountId)).toEqual(['guid-1', 'h'])
  })

  it('asks for whole values where the server knows no other operator, and says so', async () => {
    const { adaxes, transport } = provider((request) =>
      JSON.stringify(request.json).includes('contains')
        ? answer(400, { message: 'Wrong.', code: 'badRequest', modelState: { operator: ['Unknown.'] } })
        : answer(200, [user(1)]),
    )
    expect(await adaxes.searchUsers('user', alive)).toMatchObject({
      narrowed: true,
      accounts: [{ accountId: 'guid-1' }],
    })
    expect(transport.sent).toHaveLength(2)
  })

  it('asks so as well where the server does not say in what the question was wrong', async () => {
    const { adaxes } = provider((request) =>
      JSON.stringify(request.json).includes('contains')
        ? answer(400, { message: 'The operator is not supported.' })
        : answer(200, [user(1)]),
    )
    expect(await adaxes.searchUsers('user', alive)).toMatchObject({ narrowed: true, accounts: [{}] })
  })

  it.each([
    ['null', null],
    ['a text', 'Anna Berg'],
    ['an object without a name to ask for it by', { displayName: 'Nobody', objectType: 'user' }],
  ])('shows the others beside %s, and says how many could not be read', async (_, odd) => {
    const { adaxes } = provider(() => answer(200, { objects: [user(1), odd, user(2)] }))
    const page = await adaxes.searchUsers('user', alive)
    expect(page.accounts.map(({ accountId }) => accountId)).toEqual(['guid-1', 'guid-2'])
    expect(page.unreadable).toBe(1)
  })

  it('names one account by one id, however the server writes it', async () => {
    const { adaxes } = provider(() => answer(200, [{ guid: `{${accountId.toUpperCase()}}`, objectType: 'user' }]))
    expect((await adaxes.searchUsers('user', alive)).accounts[0]?.accountId).toBe(accountId)
  })

  it('tells what the server said where the narrow question is wrong too', async () => {
    const { adaxes } = provider(() => answer(400, { message: 'Wrong.', modelState: { sizeLimit: ['Too large.'] } }))
    await expect(adaxes.searchUsers('user', alive)).rejects.toMatchObject({
      kind: 'rejected',
      code: 'rejected-by-server',
      detail: { serverText: 'Wrong. Too large.' },
    })
  })
})

describe('readAccount', () => {
  const person = {
    guid: accountId,
    objectType: 'user',
    properties: { displayname: ['Anna Berg'], manager: ['CN=Jane Roe,DC=example'] },
  }
  const manager = { guid: 'm', objectType: 'user', displayName: 'Jane', properties: { displayname: ['Jane Roe'] } }

  it('reads the manager’s name too', async () => {
    const { adaxes, transport } = provider((request) =>
      answer(200, request.query?.['directoryObject'] === accountId ? person : manager),
    )
    expect(await adaxes.readAccount(accountId, alive)).toMatchObject({ displayName: 'Anna Berg', manager: 'Jane Roe' })
    expect(transport.sent.map((request) => request.query?.['directoryObject'])).toEqual([
      accountId,
      'CN=Jane Roe,DC=example',
    ])
  })

  it('does without the manager’s name where it cannot be read', async () => {
    const { adaxes } = provider((request) =>
      request.query?.['directoryObject'] === accountId ? answer(200, person) : answer(403, { message: 'No.' }),
    )
    expect(await adaxes.readAccount(accountId, alive)).toMatchObject({ displayName: 'Anna Berg', manager: null })
  })

  it('stops when it is cancelled while reading the manager', async () => {
    const controller = new AbortController()
    const { adaxes } = provider((request) => {
      if (request.query?.['directoryObject'] === accountId) return answer(200, person)
      controller.abort()
      throw new ProviderError('cancelled', 'cancelled')
    })
    await expect(adaxes.readAccount(accountId, controller.signal)).rejects.toMatchObject({ code: 'cancelled' })
  })

  it.each([
    ['a GUID in capitals', accountId.toUpperCase(), { guid: accountId }],
    ['a GUID in braces', `{${accountId}}`, { guid: accountId.toUpperCase() }],
    ['a DN in other case', 'cn=anna berg, dc=example', { dn: 'CN=Anna Berg,DC=example' }],
  ])('finds the account again that it was asked for by %s', async (_, asked, told) => {
    const { adaxes } = provider(() => answer(200, { objectType: 'user', ...told }))
    expect((await adaxes.readAccount(asked, alive)).accountId).toBe(asked)
  })

  it('does not take somebody else for the one it was asked for', async () => {
    const other = accountId.replace('7', '8')
    const { adaxes } = provider(() => answer(200, { objectType: 'user', guid: other }))
    expect((await adaxes.readAccount(accountId, alive)).accountId).toBe(other)
  })

  it('makes no user of a group', async () => {
    const { adaxes } = provider(() => answer(200, { guid: accountId, objectType: 'group' }))
    await expect(adaxes.readAccount(accountId, alive)).rejects.toMatchObject({ code: 'account-not-found' })
  })
})

describe('checkConnection', () => {
  const found = answer(200, { objects: [{ guid: accountId, objectType: 'user' }] })
  const statusOf = answer(200, { canResetInM365: true, adaxesActivatedApps: [] })
  const serving =
    (search: TransportResponse, getStatus: TransportResponse) =>
    (request: TransportRequest): TransportResponse =>
      request.path.endsWith('/search') ? search : getStatus

  it('says what it could try and what cannot be told, and changes nothing', async () => {
    const { adaxes, transport } = provider(serving(found, statusOf))
    expect(await adaxes.checkConnection(alive)).toEqual({
      baseUrl: 'https://adaxes.example.com/restApi',
      principal: null,
      abilities: [
        { ability: 'sign-in', verdict: 'yes' },
        { ability: 'search', verdict: 'yes' },
        { ability: 'read-status', verdict: 'yes' },
        { ability: 'reset', verdict: 'unknown' },
      ],
      warnings: ['principal-not-disclosed', 'reset-right-not-testable'],
      tookMs: 0,
    })
    expect(transport.sent.every((request) => request.effect === 'read')).toBe(true)
    expect(transport.sent[0]?.json).toMatchObject({ sizeLimit: 1 })
  })

  it.each<[string, TransportResponse, TransportResponse, string[]]>([
    ['nobody to try the status on', answer(200, []), statusOf, ['yes', 'yes', 'unknown', 'unknown']],
    ['no right to search', answer(403, { message: 'No.' }), statusOf, ['yes', 'no', 'unknown', 'unknown']],
    ['no right to the status', found, answer(403, { message: 'No.' }), ['yes', 'yes', 'no', 'unknown']],
    [
      'a user who just left',
      found,
      answer(404, { message: 'Gone.', code: 'notFound' }),
      ['yes', 'yes', 'unknown', 'unknown'],
    ],
  ])('tells %s', async (_what, search, getStatus, verdicts) => {
    const { adaxes } = provider(serving(search, getStatus))
    expect((await adaxes.checkConnection(alive)).abilities.map(({ verdict }) => verdict)).toEqual(verdicts)
  })

  it.each<[string, TransportResponse, TransportResponse, string]>([
    ['a refused token', answer(401), statusOf, 'token-rejected'],
    ['a server too old for MFA', found, answer(404), 'interface-not-found'],
    ['a server that breaks', found, answer(500), 'server-error'],
  ])('fails with %s', async (_what, search, getStatus, code) => {
    const { adaxes } = provider(serving(search, getStatus))
    await expect(adaxes.checkConnection(alive)).rejects.toMatchObject({ code })
  })

  it('warns of a connection without TLS, and knows who signs in with a password', async () => {
    const { adaxes } = provider(
      (request) => {
        if (request.path === '/api/authSessions/create') return answer(200, { sessionId: 's' })
        if (request.path === '/api/auth') return answer(200, { token: 't' })
        return serving(found, statusOf)(request)
      },
      { baseUrl: 'http://127.0.0.1:8080/restApi', signIn: { kind: 'password', username: 'svc-mfa' } },
    )
    expect(await adaxes.checkConnection(alive)).toMatchObject({
      principal: 'svc-mfa',
      warnings: ['reset-right-not-testable', 'loopback-without-tls'],
    })
  })
})

describe('the secret', () => {
  it('is in no error, whatever the server answers', async () => {
    for (const status of [200, 400, 401, 403, 404, 429, 500]) {
      const { adaxes } = provider(() => answer(status, { message: 'No.', code: 'x' }))
      const calls = [
        adaxes.searchUsers('x', alive),
        adaxes.readAccount('x', alive),
        adaxes.readMfaStatus('x', alive),
        adaxes.checkConnection(alive),
        adaxes.runStep(resetGoogle, alive),
      ]
      expect(inspect(await Promise.allSettled(calls), { depth: 12 })).not.toContain('canary')
    }
  })
})

describe('a reset that is told to have met somebody', () => {
  const dn = 'CN=Anna Berg,OU=Sales,DC=example,DC=com'
  /** Whose account is read, and whom the answer to a reset names. */
  const resetting = (told: string | null, readAgain: () => TransportResponse) => {
    let reads = 0
    return provider((request) => {
      if (request.path.endsWith('/resetMfa')) return answer(200, { ...done, actualObjectDN: told })
      reads += 1
      return reads === 1 ? answer(200, { guid: accountId, objectType: 'user', dn }) : readAgain()
    }).adaxes
  }
  const never = () => answer(500)

  it.each([
    ['the person', dn],
    ['the person in another way of writing it', 'cn=anna berg, ou=sales, dc=example, dc=com'],
    ['nobody', null],
  ])('is done where that is %s', async (_, told) => {
    const adaxes = resetting(told, never)
    await adaxes.readAccount(accountId, alive)
    expect(await adaxes.runStep(resetGoogle, alive)).toMatchObject({ kind: 'succeeded', code: null, messages: [] })
  })

  it('is done where the person was moved there meanwhile', async () => {
    const moved = dn.replace('Sales', 'Former')
    const adaxes = resetting(moved, () => answer(200, { guid: accountId, dn: moved }))
    await adaxes.readAccount(accountId, alive)
    expect(await adaxes.runStep(resetGoogle, alive)).toMatchObject({ kind: 'succeeded', code: null })
  })

  it.each([
    ['the person is where he was', () => answer(200, { guid: accountId, dn })],
    ['nobody can say where the person is', never],
  ])('carries a warning that stands first where that is somebody else and %s', async (_, readAgain) => {
    const somebody = 'CN=Bruno Kahl,OU=Sales,DC=example,DC=com'
    const adaxes = resetting(somebody, readAgain)
    await adaxes.readAccount(accountId, alive)
    expect(await adaxes.runStep(resetGoogle, alive)).toMatchObject({
      kind: 'succeeded',
      code: 'other-account-named',
      messages: [{ level: 'warning', source: 'actualObjectDN', text: somebody }],
    })
  })
})
