/**
 * What docs.flashback.tech documents (platform API reference: Reset MFA Configuration, organisation, user account), through the
 * provider and over a real socket: what leaves is the documented request for another user, and each documented answer is told
 * as what it is.
 */
import { describe, expect, it, onTestFinished } from 'vitest'
import { createFlashbackSimulator } from '../../../electron/practice/flashback/flashback-simulator.ts'
import { Secret } from '../../../electron/secret/secret.ts'
import type { SignIn } from '../../../shared/domain/connection.ts'
import { movableClock } from '../../support/movable-clock.ts'
import { alive, connectionId, findOne, resetAll } from '../../support/simulated-system.ts'
import { connectFlashback } from '../../support/systems/flashback.ts'
import { chosen } from '../../support/domain-fixtures.ts'

const { credentials } = createFlashbackSimulator()

async function connected(...args: Parameters<typeof connectFlashback>) {
  const flashback = await connectFlashback(...args)
  onTestFinished(() => flashback.close())
  return flashback
}

const as = (username: string): SignIn => ({ kind: 'password', username })
const pathsOf = (sent: readonly { readonly method: string; readonly path: string }[]): string[] =>
  sent.map(({ method, path }) => `${method} ${path}`)

describe('the documented reset of another user', () => {
  it('sends the id of the user in the documented body', async () => {
    const { provider, sent, simulator } = await connected()
    const accountId = await findOne(provider, 'mira.dunmore')
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
    const request = sent.at(-1)
    expect(request).toMatchObject({ method: 'POST', path: '/mfa/reset', json: { resetUserId: accountId } })
    expect(request?.headers['Authorization']).toMatch(/^Bearer \S+$/)
    expect(simulator.state.user('mira.dunmore@practice.example').enabledMethods).toEqual([])
    expect(simulator.alarms).toEqual([])
  })

  const insufficient = "Insufficient permissions. OWNER or ADMINISTRATOR role required to reset another user's MFA."

  it.each([
    [200, { success: true, message: 'MFA reset successfully' }, 'succeeded', null, null],
    [403, { success: false, error: insufficient }, 'failed', 'forbidden', insufficient],
    [404, { success: false, error: 'User not found' }, 'failed', 'account-not-found', 'User not found'],
    [500, { success: false, error: 'Failed to reset MFA' }, 'failed', 'server-error', 'Failed to reset MFA'],
    // Not documented: what is not said is not guessed.
    [200, { success: false, message: 'Not now.' }, 'outcome-unknown', 'outcome-unknown', 'Not now.'],
    [200, { message: 'Maybe' }, 'outcome-unknown', 'outcome-unknown', 'Maybe'],
    [200, undefined, 'outcome-unknown', 'outcome-unknown', null],
    [500, { message: 'Internal' }, 'outcome-unknown', 'outcome-unknown', 'Internal'],
    [502, { success: false, error: 'Bad gateway' }, 'outcome-unknown', 'outcome-unknown', 'Bad gateway'],
    [408, {}, 'outcome-unknown', 'outcome-unknown', null],
    [400, { error_code: 'VALIDATION_ERROR' }, 'failed', 'rejected-by-server', 'VALIDATION_ERROR'],
    [429, { error: 'Slow down.' }, 'failed', 'rate-limited', 'Slow down.'],
  ])('%i %j is told as %s, %s', async (status, json, kind, code, serverText) => {
    const { provider, simulator } = await connected()
    const accountId = await findOne(provider, 'mira.dunmore')
    await provider.readMfaStatus(accountId, alive)
    simulator.faults.add({ path: '/mfa/reset', times: 9, effect: { kind: 'answer', status, json } })
    expect(await provider.runStep(resetAll(accountId), alive)).toMatchObject({ kind, code, serverText })
    expect(simulator.alarms).toEqual([])
  })

  it('is unknown where the connection is lost before the answer, and is sent once', async () => {
    const { provider, sent } = await connected()
    const accountId = await findOne(provider, 'cutler.breckline')
    await provider.readMfaStatus(accountId, alive)
    expect(await provider.runStep(resetAll(accountId), alive)).toMatchObject({ kind: 'outcome-unknown' })
    expect(sent.filter(({ path }) => path === '/mfa/reset')).toHaveLength(1)
  })
})

describe('the connection’s own account', () => {
  it('is shown with its methods and refused, at planning and before sending', async () => {
    const { provider, sent, simulator } = await connected({}, { signIn: as(credentials.emailWithSecondFactor) })
    await provider.enterCode?.(new Secret(credentials.code), alive)
    const accountId = await findOne(provider, credentials.emailWithSecondFactor)
    const status = await provider.readMfaStatus(accountId, alive)
    expect(status).toMatchObject({ all: 'not-possible', allObstacle: 'own-account' })
    expect(status.factors.items.map(({ label, removable }) => [label, removable])).toEqual([
      ['Google Authenticator', false],
      ['Passkey', false],
    ])
    const selection = { connectionId, accountId, ...chosen({ all: true }) }
    expect(() => provider.planReset(status, selection)).toThrow(expect.objectContaining({ code: 'own-account' }))
    for (const id of [accountId, accountId.toUpperCase()]) {
      expect(await provider.runStep(resetAll(id), alive)).toMatchObject({ kind: 'failed', code: 'own-account' })
    }
    expect(pathsOf(sent)).not.toContain('POST /mfa/reset')
    expect(simulator.alarms).toEqual([])
  })

  it('is asked for before the first reset of a session', async () => {
    const { provider, simulator } = await connected()
    const own = simulator.state.user(credentials.email)
    expect(await provider.runStep(resetAll(own.id), alive)).toMatchObject({ kind: 'failed', code: 'own-account' })
    expect(simulator.alarms).toEqual([])
  })
})

describe('a role that may look and not reset', () => {
  it('is told by the test and on the account, before anybody tries', async () => {
    const { provider, sent } = await connected({}, { signIn: as(credentials.emailLookOnly) })
    expect(await provider.checkConnection(alive)).toMatchObject({
      abilities: [
        { ability: 'sign-in', verdict: 'yes' },
        { ability: 'search', verdict: 'yes' },
        { ability: 'read-status', verdict: 'unknown' },
        { ability: 'reset', verdict: 'no' },
      ],
      warnings: expect.arrayContaining(['role-too-low']) as unknown,
    })
    const accountId = await findOne(provider, 'mira.dunmore')
    expect(await provider.readMfaStatus(accountId, alive)).toMatchObject({
      all: 'not-possible',
      allObstacle: 'role-too-low',
    })
    expect(await provider.runStep(resetAll(accountId), alive)).toMatchObject({ kind: 'failed', code: 'role-too-low' })
    expect(pathsOf(sent)).not.toContain('POST /mfa/reset')
  })

  it('is told apart from one that may not even look', async () => {
    const { provider } = await connected()
    const billing = await connected(
      {},
      {
        signIn: { kind: 'access-token' },
        secret: (simulator) => `Bearer ${simulator.issueAccessToken('lachlan.lockside@practice.example')}\n`,
      },
    )
    expect((await billing.provider.checkConnection(alive)).abilities).toContainEqual({
      ability: 'search',
      verdict: 'no',
    })
    await expect(provider.checkConnection(alive)).resolves.toMatchObject({
      organisation: 'Practice Freight (5d2b6f0c-7a41-4c39-9a55-0c6f1e2d3b4a)',
      abilities: expect.arrayContaining([{ ability: 'reset', verdict: 'yes' }]) as unknown,
    })
  })
})

describe('people', () => {
  it('are searched in one list for the session, 50,000 as well as ten, and read afresh each on their own', async () => {
    const { provider, sent } = await connected({ crowd: 50_000 })
    expect(await findOne(provider, 'crowd40000@practice.example')).toMatch(/^00000000-/)
    expect((await provider.searchUsers('crowd', alive)).accounts).toHaveLength(50)
    expect(await provider.searchUsers('crowd', alive)).toMatchObject({ more: true })
    const accountId = await findOne(provider, 'Dunmore, Mira')
    await provider.readAccount(accountId, alive)
    expect(pathsOf(sent).filter((path) => path === 'GET /organization/users')).toHaveLength(1)
    expect(pathsOf(sent)).toContain(`GET /organization/users/${accountId}`)
  }, 30_000)

  it.each([
    ['mira.dunmore', { administrator: false, groups: ['USER'], allGroups: true }],
    ['oswin.cloudless', { administrator: false, groups: ['WORKSPACES'], allGroups: true }],
    ['leopold.keyswarden', { administrator: true, groups: ['ADMINISTRATORS'], allGroups: true }],
  ])('are told with their role: %s', async (login, standing) => {
    const { provider } = await connected()
    expect((await provider.readAccount(await findOne(provider, login), alive)).standing).toEqual(standing)
  })

  it.each([
    [
      'an owner',
      { orgRole: 255, orgRoleDescription: 'OWNER' },
      { administrator: true, groups: ['OWNER'], allGroups: true },
    ],
    ['a number as text', { orgRole: '254' }, { administrator: true, groups: ['USER'], allGroups: true }],
    ['words for a number', { orgRole: 'ADMINISTRATORS' }, { administrator: null, groups: ['USER'], allGroups: true }],
    [
      'a list',
      { orgRole: [254], orgRoleDescription: ['OWNER'] },
      { administrator: null, groups: [], allGroups: false },
    ],
    [
      'nothing',
      { orgRole: undefined, orgRoleDescription: ' \u202E' },
      { administrator: null, groups: [], allGroups: false },
    ],
  ])('have a role that is known or not told, and are read all the same: %s', async (_what, role, standing) => {
    const { provider, simulator } = await connected()
    const accountId = await findOne(provider, 'mira.dunmore')
    simulator.faults.add({
      path: `/organization/users/${accountId}`,
      effect: { kind: 'rewrite', change: (user) => ({ ...(user as object), ...role }) },
    })
    expect(await provider.readAccount(accountId, alive)).toMatchObject({ displayName: 'Mira Dunmore', standing })
  })

  it('who are deleted are marked and cannot be reset', async () => {
    const { provider } = await connected()
    const { accounts } = await provider.searchUsers('dagny.disselhoff', alive)
    expect(accounts.map(({ state }) => state.deleted)).toEqual([true])
    expect(await provider.readMfaStatus(accounts[0]?.accountId ?? '', alive)).toMatchObject({
      all: 'not-possible',
      allObstacle: 'account-deleted',
    })
  })
})

describe('a session', () => {
  it.each(['refresh_token', 'refreshToken', 'both'] as const)(
    'is renewed before its hour ends, where the server calls the token %s',
    async (refreshField) => {
      const { now, pass } = movableClock()
      const { provider, sent } = await connected({ refreshField }, { now })
      await provider.searchUsers('mira', alive)
      pass(55)
      await provider.readAccount(await findOne(provider, 'mira.dunmore'), alive)
      expect(pathsOf(sent).filter((path) => path === 'POST /user/login')).toHaveLength(1)
      expect(pathsOf(sent)).toContain('POST /user/refresh')
    },
  )

  it.each(['seconds', 'milliseconds'] as const)(
    'is not renewed all the time where it ends in %s',
    async (expiresAtUnit) => {
      const { provider, sent } = await connected({ expiresAtUnit })
      const accountId = await findOne(provider, 'mira.dunmore')
      await provider.readAccount(accountId, alive)
      await provider.readAccount(accountId, alive)
      expect(pathsOf(sent)).not.toContain('POST /user/refresh')
    },
  )

  it('with a second factor waits for the code, without signing in again meanwhile', async () => {
    const { provider, sent } = await connected({}, { signIn: as(credentials.emailWithSecondFactor) })
    const logins = () => pathsOf(sent).filter((path) => path === 'POST /user/login').length
    for (const call of [
      () => provider.searchUsers('mira', alive),
      () => provider.searchUsers('mira', alive),
      () => provider.checkConnection(alive),
    ]) {
      await expect(call()).rejects.toMatchObject({ code: 'second-factor-required' })
    }
    expect(logins()).toBe(1)
    await expect(provider.enterCode?.(new Secret('000000'), alive)).rejects.toMatchObject({
      code: 'second-factor-rejected',
    })
    await provider.enterCode?.(new Secret('123 456'), alive)
    expect(sent.filter(({ path }) => path === '/mfa/verify-login').map(({ json }) => json)).toEqual([
      { mfaType: 'GOOGLE_AUTH', code: '000000' },
      { mfaType: 'GOOGLE_AUTH', code: '123456' },
    ])
    // The test does not throw away what cost a code.
    expect(await provider.checkConnection(alive)).toMatchObject({ principal: credentials.emailWithSecondFactor })
    expect(logins()).toBe(1)
  })

  it('with a second factor that is no code says so', async () => {
    const { provider } = await connected({}, { signIn: as('cutler.breckline@practice.example') })
    await expect(provider.searchUsers('mira', alive)).rejects.toMatchObject({ code: 'second-factor-unsupported' })
    await expect(provider.enterCode?.(new Secret('123456'), alive)).rejects.toMatchObject({
      code: 'second-factor-unsupported',
    })
  })

  it('is started again where it was taken back, and never with a password that was refused', async () => {
    const { provider, sent, simulator } = await connected()
    await provider.searchUsers('mira', alive)
    simulator.reset()
    const accountId = await findOne(provider, 'mira.dunmore')
    await provider.readAccount(accountId, alive)
    expect(pathsOf(sent).filter((path) => path === 'POST /user/login')).toHaveLength(2)

    const wrong = await connected({}, { secret: 'wrong' })
    for (let again = 0; again < 3; again += 1) {
      await expect(wrong.provider.searchUsers('mira', alive)).rejects.toMatchObject({ code: 'password-rejected' })
    }
    expect(pathsOf(wrong.sent)).toEqual(['POST /user/login'])
  })
})
