/**
 * What the help centre documents (helpcenter.resolver.com: Resetting Multi-Factor Authentication through Swagger, Retrieving a
 * User ID, Session Tokens), through the provider and over a real socket: what leaves is the documented request, and a refusal
 * is told as what it is.
 */
import { describe, expect, it, onTestFinished } from 'vitest'
import type { SignIn } from '../../../shared/domain/connection.ts'
import { createResolverSimulator } from '../../../electron/practice/resolver/resolver-simulator.ts'
import { movableClock } from '../../support/movable-clock.ts'
import { alive, connectionId, findOne, resetAll } from '../../support/simulated-system.ts'
import { connectResolver } from '../../support/systems/resolver.ts'
import { chosen } from '../../support/domain-fixtures.ts'

const credentials = createResolverSimulator().credentials

async function connected(...args: Parameters<typeof connectResolver>) {
  const resolver = await connectResolver(...args)
  onTestFinished(() => resolver.close())
  return resolver
}

const withPassword: SignIn = {
  kind: 'password',
  username: credentials.email,
  organisation: String(credentials.organisationId),
}

describe('users that cannot be read', () => {
  const odd = { id: '17', email: credentials.email, firstName: 'Odd' }
  const served = async (users: unknown[]) => {
    const world = await connected()
    world.simulator.faults.add({ path: '/user/users', effect: { kind: 'answer', status: 200, json: users } })
    return world.provider
  }
  const whole = { id: 18, email: 'anna.berg@test.example', firstName: 'Anna', lastName: 'Berg', active: true }

  it('do not hide the others, and are counted', async () => {
    const page = await (await served([odd, whole, null])).searchUsers('berg', alive)
    expect(page).toMatchObject({ accounts: [{ accountId: '18' }], unreadable: 2 })
  })

  it('leave nobody sure of an address that one of them has', async () => {
    const { provider, simulator } = await connected()
    const accountId = await findOne(provider, 'mira.dunmore')
    const [mira] = (await provider.searchUsers('mira.dunmore', alive)).accounts
    const json = [
      { id: Number(accountId), email: mira?.email },
      { id: '17', email: mira?.email },
    ]
    simulator.faults.add({ path: '/user/users', effect: { kind: 'answer', status: 200, json } })
    await expect(provider.readAccount(accountId, alive)).rejects.toMatchObject({ code: 'email-not-unique' })
  })
})

describe('the documented reset', () => {
  it('sends the id that the search for the e-mail address shows, in the documented body, with the key', async () => {
    const furtherUsers = [
      {
        id: 247_595,
        membershipId: 900_001,
        email: 'valentina.r@test.example',
        firstName: 'Valentina',
        lastName: 'R',
        active: true,
        administrator: false,
        hasAuthenticator: true,
        onReset: 'usual' as const,
      },
    ]
    const { provider, sent, simulator } = await connected({ furtherUsers })
    const accountId = await findOne(provider, 'valentina.r@test.example')
    expect(accountId).toBe('247595')
    const status = await provider.readMfaStatus(accountId, alive)
    expect(status).toMatchObject({
      factors: { knowledge: 'not-disclosed', items: [] },
      services: [],
      all: 'possible',
    })
    const selection = { connectionId, accountId, ...chosen({ all: true }) }
    const [step, ...others] = provider.planReset(status, selection)
    expect(others).toEqual([])
    expect(step && (await provider.runStep(step, alive))).toMatchObject({ kind: 'succeeded' })

    expect(sent.filter(({ path }) => path === '/user/users')[0]).toMatchObject({
      method: 'GET',
      query: { search: 'valentina.r@test.example' },
    })
    expect(sent.at(-1)).toMatchObject({
      method: 'PUT',
      path: '/user/users/mfa/reset',
      headers: { 'x-api-key': credentials.apiKey },
      json: { ids: [247_595] },
    })
    expect(simulator.state.mfaResets(247_595)).toBe(1)
    expect(simulator.state.organisation().isMfaEnforced).toBe(true)
  })

  it('carries several people with one call, and says the same of each', async () => {
    const { provider, sent, simulator } = await connected()
    const accountIds = [await findOne(provider, 'mira.dunmore'), await findOne(provider, 'gwendolyn.oakes')]
    for (const accountId of accountIds) await provider.readMfaStatus(accountId, alive)
    const steps = accountIds.map((accountId, index) => resetAll(accountId, `s${index}`))
    const outcomes = await provider.runTogether?.([...steps, resetAll('999999', 's9')], alive)
    expect(outcomes?.map(({ kind, code }) => [kind, code])).toEqual([
      ['succeeded', null],
      ['succeeded', null],
      // Nobody confirmed this one, so it was not among those sent.
      ['failed', 'account-not-found'],
    ])
    const resets = sent.filter(({ path }) => path === '/user/users/mfa/reset')
    expect(resets.map(({ json }) => json)).toEqual([{ ids: accountIds.map(Number) }])
    expect(accountIds.map((id) => simulator.state.mfaResets(Number(id)))).toEqual([1, 1])
  })

  it('does not say that nobody was reset where a call for several is refused', async () => {
    const { provider } = await connected()
    const accountIds = [await findOne(provider, 'mira.dunmore'), await findOne(provider, 'vanora.fadingham')]
    for (const accountId of accountIds) await provider.readMfaStatus(accountId, alive)
    const outcomes = await provider.runTogether?.(
      accountIds.map((accountId) => resetAll(accountId)),
      alive,
    )
    expect(outcomes?.map(({ kind }) => kind)).toEqual(['outcome-unknown', 'outcome-unknown'])
  })

  it.each([
    [400, { message: 'There is no user 1.' }, 'failed', 'rejected-by-server', 'There is no user 1.'],
    [401, { message: 'No.' }, 'failed', 'token-rejected', 'No.'],
    [403, { message: 'Forbidden' }, 'failed', 'forbidden', 'Forbidden'],
    [404, { message: 'No such user.' }, 'failed', 'account-not-found', 'No such user.'],
    [429, { error: 'Slow down.' }, 'failed', 'rate-limited', 'Slow down.'],
    [500, { error: 'Internal Server Error' }, 'outcome-unknown', 'outcome-unknown', 'Internal Server Error'],
    [503, undefined, 'outcome-unknown', 'outcome-unknown', null],
    [204, undefined, 'succeeded', null, null],
    [200, { anything: true }, 'succeeded', null, null],
  ])('%i %j is told as %s, %s', async (status, json, kind, code, serverText) => {
    const { provider, simulator } = await connected()
    const accountId = await findOne(provider, 'mira.dunmore')
    await provider.readMfaStatus(accountId, alive)
    simulator.faults.add({ path: '/mfa/reset', times: 9, effect: { kind: 'answer', status, json } })
    expect(await provider.runStep(resetAll(accountId), alive)).toMatchObject({ kind, code, serverText })
  })

  it('is refused to somebody who is no administrator', async () => {
    const { provider, simulator } = await connected({}, { secret: credentials.otherApiKey })
    const accountId = await findOne(provider, 'mira.dunmore')
    await provider.readMfaStatus(accountId, alive)
    expect(await provider.runStep(resetAll(accountId), alive)).toMatchObject({ kind: 'failed', code: 'forbidden' })
    expect(simulator.state.mfaResets(Number(accountId))).toBe(0)
  })
})

describe('who is acted on', () => {
  it('is the one with exactly the address, not the first that the search brings', async () => {
    const { provider, simulator } = await connected()
    const { accounts } = await provider.searchUsers('robin.ashdowne@practice.example', alive)
    expect(accounts.map(({ email }) => email)).toEqual([
      'robin.ashdowne@practice.example',
      'test-robin.ashdowne@practice.example',
    ])
    const accountId = accounts[0]?.accountId ?? ''
    await provider.readMfaStatus(accountId, alive)
    await provider.runStep(resetAll(accountId), alive)
    expect(simulator.state.mfaResets(simulator.state.user('robin.ashdowne@practice.example').id)).toBe(1)
    expect(simulator.state.mfaResets(simulator.state.user('test-robin.ashdowne@practice.example').id)).toBe(0)
  })

  it('is nobody where two have the address', async () => {
    const original = createResolverSimulator().state.user('mira.dunmore@practice.example')
    const twin = { ...original, id: 299_999, membershipId: 799_999, email: original.email.toUpperCase() }
    const { provider } = await connected({ furtherUsers: [twin] })
    const { accounts } = await provider.searchUsers('mira.dunmore', alive)
    expect(accounts).toHaveLength(2)
    for (const { accountId } of accounts) {
      await expect(provider.readMfaStatus(accountId, alive)).rejects.toMatchObject({ code: 'email-not-unique' })
      expect(await provider.runStep(resetAll(accountId), alive)).toMatchObject({ kind: 'failed' })
    }
  })

  it('is nobody by the id of a membership or an organisation', async () => {
    const { provider, simulator, sent } = await connected()
    const mira = simulator.state.user('mira.dunmore@practice.example')
    await findOne(provider, 'mira.dunmore')
    for (const id of [mira.membershipId, credentials.organisationId]) {
      expect(await provider.runStep(resetAll(String(id)), alive)).toMatchObject({ kind: 'failed' })
    }
    expect(sent.filter(({ effect }) => effect === 'change')).toEqual([])
  })

  it('is found again in a later session by what recents know, once the system confirms it', async () => {
    const { provider, simulator } = await connected()
    const { id, email } = simulator.state.user('mira.dunmore@practice.example')
    const other = simulator.state.user('gwendolyn.oakes@practice.example')
    await expect(provider.readAccount(String(id), alive)).rejects.toMatchObject({ code: 'account-not-found' })
    const known = (await provider.searchUsers('mira.dunmore', alive)).accounts[0]
    const later = await connected()
    if (known === undefined) throw new Error('nobody was found')
    later.provider.recall?.(known)
    expect((await later.provider.readAccount(String(id), alive)).email).toBe(email)
    later.provider.recall?.({ ...known, accountId: String(other.id) })
    await expect(later.provider.readAccount(String(other.id), alive)).rejects.toMatchObject({
      code: 'account-not-found',
    })
  })

  it('is marked where access is switched off', async () => {
    const { provider } = await connected()
    const { accounts } = await provider.searchUsers('dagny.disselhoff', alive)
    expect(accounts.map(({ state }) => state.disabled)).toEqual([true])
  })

  it('is read from a list in an envelope too', async () => {
    const { provider } = await connected({ envelope: 'data' })
    expect(await findOne(provider, 'mira.dunmore')).toMatch(/^\d+$/)
  })
})

describe('the test of a connection', () => {
  it.each([
    ['production', 'Practice Freight (166)'],
    ['sandbox', 'Practice Freight (Sandbox) (167)'],
  ] as const)('names the organisation that answered: %s', async (environment, organisation) => {
    const { credentials: own } = createResolverSimulator({ environment })
    const { provider } = await connected({ environment }, { secret: own.apiKey })
    expect(await provider.checkConnection(alive)).toMatchObject({ organisation, principal: own.email })
    expect((await provider.searchUsers('mira.dunmore', alive)).accounts[0]?.path).toBe(
      organisation.replace(/ \(\d+\)$/, ''),
    )
  })

  it('takes a key of the other organisation, or one from a refused address, for no key', async () => {
    const { provider, simulator } = await connected({ environment: 'sandbox' }, { secret: credentials.apiKey })
    await expect(provider.checkConnection(alive)).rejects.toMatchObject({ code: 'token-rejected' })
    const allowed = await connected()
    allowed.simulator.refuseByAddress(true)
    await expect(allowed.provider.checkConnection(alive)).rejects.toMatchObject({ code: 'token-rejected' })
    expect(simulator.alarms).toEqual([])
  })
})

describe('a session with e-mail address and password', () => {
  it('is begun as the documents and public scripts show', async () => {
    const { provider, sent } = await connected({}, { signIn: withPassword, secret: credentials.password })
    await provider.searchUsers('mira', alive)
    expect(sent[0]).toMatchObject({
      method: 'POST',
      path: '/user/authenticate',
      json: {
        email: credentials.email,
        password: credentials.password,
        selectedOrg: credentials.organisationId,
        client: 'core-client',
      },
    })
    expect(sent[1]?.headers['Authorization']).toMatch(/^bearer \S+$/)
  })

  it('is renewed before its fifteen minutes end, without the password', async () => {
    const { now, pass } = movableClock()
    const { provider, sent } = await connected({}, { signIn: withPassword, secret: credentials.password, now })
    await provider.searchUsers('mira', alive)
    pass(12)
    await provider.searchUsers('mira', alive)
    expect(sent.filter(({ path }) => path === '/user/authenticate')).toHaveLength(1)
    pass(1)
    await provider.searchUsers('mira', alive)
    const signIns = sent.filter(({ path }) => path === '/user/authenticate')
    expect(signIns.map(({ method }) => method)).toEqual(['POST', 'GET'])
    expect(signIns[1]?.json).toBeUndefined()
  })

  it('is started again where it ended meanwhile', async () => {
    const { provider, sent, simulator } = await connected({}, { signIn: withPassword, secret: credentials.password })
    await provider.searchUsers('mira', alive)
    simulator.reset()
    await provider.searchUsers('mira', alive)
    const signIns = sent.filter(({ path }) => path === '/user/authenticate')
    expect(signIns.map(({ method }) => method)).toEqual(['POST', 'GET', 'POST'])
  })

  it.each([
    [{ ...withPassword, organisation: '1' }, credentials.password, 'organisation-refused'],
    [{ ...withPassword, organisation: 'Freight' }, credentials.password, 'organisation-refused'],
    [withPassword, 'wrong', 'password-rejected'],
  ])('%j is refused as %s %s, and not tried again by itself', async (signIn, secret, code) => {
    const { provider, simulator } = await connected({}, { signIn, secret })
    for (let again = 0; again < 3; again += 1) {
      await expect(provider.searchUsers('mira', alive)).rejects.toMatchObject({ code })
    }
    expect(simulator.requests.filter(({ path }) => path === '/user/authenticate').length).toBeLessThan(2)
  })
})
