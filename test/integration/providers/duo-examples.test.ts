/** What is Duo's own: its search, its states, its removals that say nothing, bypass codes, pushes, clocks and permissions. */
import { describe, expect, it } from 'vitest'
import type { MfaStatus } from '../../../shared/domain/mfa-status.ts'
import type { ResetEffect } from '../../../shared/domain/reset-plan.ts'
import type { Language } from '../../../shared/domain/language.ts'
import type { OneTimeCode } from '../../../electron/providers/provider.ts'
import { kept } from '../../support/kept.ts'
import { alive, connectionId, findOne } from '../../support/simulated-system.ts'
import { connectDuo } from '../../support/systems/duo.ts'

const opened = async (...wish: Parameters<typeof connectDuo>) => kept(await connectDuo(...wish))

type Opened = Awaited<ReturnType<typeof opened>>

const statusOf = async ({ provider }: Opened, login: string) => {
  const accountId = await findOne(provider, login)
  return { accountId, status: await provider.readMfaStatus(accountId, alive) }
}

const stepOf = (accountId: string, effect: ResetEffect) => ({ id: 'x', connectionId, accountId, effects: [effect] })

const removalIn = ({ factors }: MfaStatus, label: string): ResetEffect => {
  const factor = factors.items.find((item) => item.label === label)
  if (factor === undefined) throw new Error(`no ${label}`)
  return { kind: 'remove-factor', factorId: factor.id, label }
}

const answered = (json: unknown): object => (json as { readonly response: object }).response

describe('a search', () => {
  it('finds a whole name, an alias and an address with one request each, without reading the list', async () => {
    const { provider, sent } = await opened()
    for (const typed of ['gwendolyn.oakes', 'gwendolyn.oakes@practice.example']) {
      const { accounts } = await provider.searchUsers(typed, alive)
      expect(accounts.map(({ displayName }) => displayName)).toEqual(['Gwendolyn Oakes'])
    }
    expect(sent.every(({ query }) => query?.['offset'] === undefined)).toBe(true)
    const { accounts } = await provider.searchUsers('goakes', alive)
    expect(accounts[0]?.logins).toEqual(['gwendolyn.oakes', 'goakes'])
  })

  it('finds parts of names in a list of many pages that is read once', async () => {
    const { provider, sent, simulator } = await opened({ pageSize: 7 })
    const { accounts } = await provider.searchUsers('ashdown', alive)
    expect(new Set(accounts.map(({ accountId }) => accountId)).size).toBe(4)
    const pages = sent.filter(({ query }) => query?.['offset'] !== undefined).length
    expect(pages).toBe(Math.ceil(simulator.state.accounts().length / 7))
    await provider.searchUsers('zoe unsal', alive)
    expect(sent.filter(({ query }) => query?.['offset'] !== undefined)).toHaveLength(pages)
  })

  it('stops reading the list when a page of it cannot be read', async () => {
    const { provider, sent, simulator } = await opened({ pageSize: 1 })
    const failed = { kind: 'answer', status: 403, json: { stat: 'FAIL', code: 40301 } } as const
    simulator.faults.add({
      path: '/users',
      times: 3,
      effect: { kind: 'rewrite', change: (json) => json },
    })
    simulator.faults.add({ path: '/users', effect: failed })
    await expect(provider.searchUsers('ashdown', alive)).rejects.toMatchObject({ code: 'forbidden' })
    // As many answers as the rest of the list would have brought.
    for (const { user } of simulator.state.accounts()) await provider.readAccount(user.user_id, alive)
    const pages = sent.filter(({ query }) => query?.['offset'] !== undefined).length
    expect(pages).toBeLessThan(simulator.state.accounts().length / 2)
  })

  it('shows who is found by a whole name, and that they may not be all, where the list of everybody cannot be read', async () => {
    const { provider, simulator } = await opened()
    simulator.faults.add({
      path: '/users',
      times: 10,
      effect: { kind: 'rewrite', change: (json) => ('metadata' in (json as object) ? { stat: 'FAIL' } : json) },
    })
    const { accounts, narrowed } = await provider.searchUsers('goakes', alive)
    expect([accounts.map(({ displayName }) => displayName), narrowed]).toEqual([['Gwendolyn Oakes'], true])
    await expect(provider.searchUsers('ashdowne', alive)).rejects.toMatchObject({ code: 'answer-not-understood' })
  })

  it('signs what Duo’s encoding differs in from the usual', async () => {
    const { provider } = await opened()
    for (const typed of ["n'guessanou*(!)@practice.example", 'a+b~c@practice.example', 'ünsel@practice.example']) {
      expect((await provider.searchUsers(typed, alive)).accounts).toEqual([])
    }
  })
})

describe('a removal', () => {
  it('says that there was nothing to remove, though Duo answers with success', async () => {
    const desk = await opened()
    const { accountId, status } = await statusOf(desk, 'mira.dunmore')
    desk.simulator.state.account('mira.dunmore').user.phones = []
    const step = stepOf(accountId, removalIn(status, 'Duo Mobile'))
    await desk.provider.readMfaStatus(accountId, alive)
    expect(await desk.provider.runStep(step, alive)).toMatchObject({ kind: 'no-change' })
    expect(desk.sent.some(({ effect }) => effect === 'change')).toBe(false)
  })

  it.each([
    ['while it is under way', 'before'],
    ['from before it, with an answer that comes after it', 'after'],
  ] as const)('is not said to be undone by a search for the person %s', async (_when, arrival) => {
    const desk = await opened()
    const { accountId, status } = await statusOf(desk, 'mira.dunmore')
    await desk.provider.readMfaStatus(accountId, alive)
    const [found, removed] = [Promise.withResolvers<undefined>(), Promise.withResolvers<undefined>()]
    let searching: Promise<unknown> = Promise.resolve()
    desk.around = async ({ effect, query }, send) => {
      if (effect === 'read') {
        const answer = await send()
        if (query?.['username'] === undefined) return answer
        found.resolve(undefined)
        if (arrival === 'after') await removed.promise
        return answer
      }
      searching = desk.provider.searchUsers('mira.dunmore', alive)
      await (arrival === 'before' ? searching : found.promise)
      return send()
    }
    const { kind } = await desk.provider.runStep(stepOf(accountId, removalIn(status, 'Duo Mobile')), alive)
    removed.resolve(undefined)
    await searching
    expect(kind).toBe('succeeded')
    const { factors } = await desk.provider.readMfaStatus(accountId, alive)
    expect(factors.items.map(({ label }) => label)).toEqual(['Security Key'])
  })

  it('takes a shared telephone off one person and leaves it with the others', async () => {
    const desk = await opened()
    const { accountId, status } = await statusOf(desk, 'nona.weirside')
    expect(await desk.provider.runStep(stepOf(accountId, removalIn(status, 'Duo Mobile')), alive)).toMatchObject({
      kind: 'succeeded',
    })
    expect(desk.simulator.state.things('nona.weirside')).toEqual([])
    expect(desk.simulator.state.things('robyn.ashdowne')).toHaveLength(1)
  })

  it('never removes what is somebody else’s, also where the path does not name the person', async () => {
    const desk = await opened()
    const other = await statusOf(desk, 'septima.allgood')
    const { accountId } = await statusOf(desk, 'mira.dunmore')
    const before = desk.simulator.state.things('septima.allgood')
    for (const factor of other.status.factors.items) {
      const effect: ResetEffect = { kind: 'remove-factor', factorId: factor.id, label: factor.label }
      expect(await desk.provider.runStep(stepOf(accountId, effect), alive)).toMatchObject({ kind: 'no-change' })
    }
    expect(desk.simulator.state.things('septima.allgood')).toEqual(before)
  })

  it('takes everything off somebody, each with an outcome of its own', async () => {
    const desk = await opened()
    const { accountId, status } = await statusOf(desk, 'septima.allgood')
    const effects = status.factors.items.map(({ label }) => removalIn(status, label))
    expect(new Set(status.factors.items.map(({ id }) => id)).size).toBe(8)
    const all = status.factors.items.map(({ id, label }): ResetEffect => ({
      kind: 'remove-factor',
      factorId: id,
      label,
    }))
    expect(effects).toHaveLength(8)
    for (const step of desk.provider.planReset(status, { connectionId, accountId, effects: all })) {
      expect(await desk.provider.runStep(step, alive)).toMatchObject({ kind: 'succeeded' })
    }
    expect(desk.simulator.state.things('septima.allgood')).toEqual([])
  })
})

describe('a list that Duo does not tell whole', () => {
  const removalOf = ({ factors }: MfaStatus, prefix: string): ResetEffect => {
    const factor = factors.items.find(({ id }) => id.startsWith(prefix))
    if (factor === undefined) throw new Error(`no ${prefix}`)
    return { kind: 'remove-factor', factorId: factor.id, label: factor.label }
  }

  it.each([
    ['bypass:', '/bypass_codes', { status: 403, code: 40301 }, 'forbidden'],
    ['desktop:', '/desktopauthenticators', { status: 403, code: 40301 }, 'forbidden'],
    ['bypass:', '/bypass_codes', { status: 400, code: 40002 }, 'rejected-by-server'],
  ] as const)('never says that there is no %s to remove', async (prefix, path, { status, code }, expected) => {
    let at = Date.now()
    const desk = await opened({}, { now: () => new Date(at) })
    const { accountId, status: before } = await statusOf(desk, 'septima.allgood')
    at += 61_000
    desk.simulator.faults.add({ path, effect: { kind: 'answer', status, json: { stat: 'FAIL', code } } })
    expect(await desk.provider.runStep(stepOf(accountId, removalOf(before, prefix)), alive)).toMatchObject({
      kind: 'failed',
      code: expected,
    })
    expect(desk.sent.some(({ effect }) => effect === 'change')).toBe(false)
  })

  it('never says so where one of several cannot be read', async () => {
    let at = Date.now()
    const desk = await opened({}, { now: () => new Date(at) })
    const { accountId, status } = await statusOf(desk, 'septima.allgood')
    at += 61_000
    desk.simulator.faults.add({
      path: '/users/',
      times: 3,
      effect: {
        kind: 'rewrite',
        change: (json) =>
          'phones' in answered(json)
            ? { stat: 'OK', response: { ...answered(json), phones: [{ phone_id: 7 }] } }
            : json,
      },
    })
    expect(await desk.provider.runStep(stepOf(accountId, removalOf(status, 'phone:')), alive)).toMatchObject({
      kind: 'failed',
      code: 'answer-not-understood',
    })
  })
})

it('says what is not a name of Duo’s own in the language of the moment', async () => {
  let language: Language = 'en'
  const { provider, simulator } = await opened({}, { language: () => language })
  const septima = simulator.state.account('septima.allgood')
  septima.bypassCodes = septima.bypassCodes.map((code) => ({ ...code, expiration: null, reuse_count: 0 }))
  const said = async () => {
    const { factors } = await provider.readMfaStatus(septima.user.user_id, alive)
    const { state } = await provider.readAccount(simulator.state.account('jb.lecuyer').user.user_id, alive)
    const told = factors.items.filter(({ id }) => /^(?:phone|bypass):/.test(id))
    return [...told.map(({ label }) => label), told.at(-1)?.detail, state.reported]
  }
  const english = [
    'Phone',
    'Bypass code',
    'never expires · any number of uses',
    'Bypass (group Without a second factor)',
  ]
  expect((await said()).filter((label) => label !== 'Duo Mobile')).toEqual(english)
  language = 'de'
  const german = [
    'Telefon',
    'Bypass-Code',
    'läuft nie ab · beliebig oft verwendbar',
    'Bypass (Gruppe Without a second factor)',
  ]
  expect((await said()).filter((label) => label !== 'Duo Mobile')).toEqual(german)
})

describe('what an account is in', () => {
  it.each([
    ['dagny.disselhoff', { deleted: true }, []],
    ['elspeth.lapsleymoor', { disabled: true }, []],
    ['lachlan.lockside', { locked: true, reported: 'Failed Attempts' }, ['unlock']],
    ['sukmawatiningrum', { locked: true, reported: 'Admin disabled' }, []],
    ['aurelia.vancewell', { reported: 'bypass' }, []],
    ['jb.lecuyer', { reported: 'Bypass (group Without a second factor)' }, ['temporary-access-code']],
  ])('is told of %s, and decides what is offered', async (login, state, additionalActions) => {
    const desk = await opened()
    const accountId = desk.simulator.state.account(login).user.user_id
    expect((await desk.provider.readAccount(accountId, alive)).state).toMatchObject(state)
    expect((await desk.provider.readMfaStatus(accountId, alive)).additionalActions).toEqual(additionalActions)
  })

  it.each([
    [['Drivers', 'Dispatch'], true],
    [['Drivers', ' '], false],
    [['Drivers', null], false],
    [['Drivers', 7], false],
  ] as const)('tells groups called %j, and whether they are all', async (names, allGroups) => {
    const desk = await opened()
    const { user_id } = desk.simulator.state.account('mira.dunmore').user
    const groups = names.map((name) => ({ name, status: 'Active' }))
    desk.simulator.faults.add({
      path: '/users/',
      effect: { kind: 'rewrite', change: (json) => ({ stat: 'OK', response: { ...answered(json), groups } }) },
    })
    const { standing } = await desk.provider.readAccount(user_id, alive)
    expect(standing).toEqual({ administrator: false, groups: allGroups ? names : ['Drivers'], allGroups })
  })

  it('is unlocked only while it is locked, so that nothing else is undone', async () => {
    const desk = await opened()
    const { user } = desk.simulator.state.account('lachlan.lockside')
    const step = stepOf(user.user_id, { kind: 'unlock' })
    expect(await desk.provider.runStep(step, alive)).toMatchObject({ kind: 'succeeded' })
    expect(user.status).toBe('active')
    user.status = 'bypass'
    expect(await desk.provider.runStep(step, alive)).toMatchObject({ kind: 'no-change' })
    expect(user.status).toBe('bypass')
  })
})

it('makes a bypass code that ends, and wipes none', async () => {
  const desk = await opened()
  const { accountId } = await statusOf(desk, 'septima.allgood')
  const codes: OneTimeCode[] = []
  const step = stepOf(accountId, { kind: 'temporary-access-code' })
  expect(await desk.provider.runStep(step, alive, (code) => codes.push(code))).toMatchObject({ kind: 'succeeded' })
  expect(codes[0]?.code.reveal()).toMatch(/^\d{9}$/)
  const { bypassCodes } = desk.simulator.state.account('septima.allgood')
  expect(bypassCodes).toHaveLength(2)
  expect(bypassCodes[1]).toMatchObject({ reuse_count: 1, expiration: expect.any(Number) as number })
  expect(desk.simulator.alarms).toEqual([])
})

describe('a verification push', () => {
  it.each([
    ['approve', 'passed'],
    ['deny', 'rejected'],
    ['fraud', 'rejected'],
  ] as const)(
    'that is answered with %s has %s, and its code keeps its zero and is shown to nobody',
    async (answer, result) => {
      const desk = await opened()
      const { accountId, status } = await statusOf(desk, 'apollonia.waiting')
      const factor = status.factors.items.find(({ callerCheck }) => callerCheck === 'push-with-code')
      if (factor === undefined || desk.provider.callerVerifier === undefined) throw new Error('nobody to ask')
      const challenge = await desk.provider.callerVerifier.challenge(accountId, factor, alive)
      expect(challenge.numberToChoose).toBeNull()
      expect(challenge.codeOnDevice?.reveal()).toMatch(/^0\d{5}$/)
      expect(JSON.stringify(challenge)).not.toMatch(/\d{6}/)
      expect(await challenge.poll(alive)).toBe('waiting')
      desk.simulator.state.answerPush('apollonia.waiting', answer)
      expect(await challenge.poll(alive)).toBe(result)
      expect(desk.simulator.state.pushesSent('apollonia.waiting')).toBe(1)
    },
  )

  it('expires when Duo keeps its answer no longer', async () => {
    let at = Date.now()
    const desk = await opened({}, { now: () => new Date(at) })
    const { accountId, status } = await statusOf(desk, 'apollonia.waiting')
    const [factor] = status.factors.items
    if (factor === undefined) throw new Error('nothing to ask')
    const challenge = await desk.provider.callerVerifier?.challenge(accountId, factor, alive)
    at += 121_000
    expect(await challenge?.poll(alive)).toBe('expired')
  })
})

describe('a connection', () => {
  it.each([
    ['desk', 'yes', false],
    ['readOnly', 'yes', false],
    ['everything', 'yes', true],
    ['nothing', 'no', false],
  ] as const)('of the application %s is tested', async (application, search, isMore) => {
    const { provider, sent } = await opened({}, { application })
    const check = await provider.checkConnection(alive)
    expect(check.abilities).toContainEqual({ ability: 'search', verdict: search })
    expect(check.warnings.includes('more-rights-than-needed')).toBe(isMore)
    expect(sent.every(({ effect }) => effect === 'read')).toBe(true)
  })

  it.each([
    { kind: 'answer', status: 400, json: { stat: 'FAIL', code: 40002 } },
    { kind: 'answer', status: 500, json: { stat: 'FAIL', code: 50000 } },
    { kind: 'answer', status: 502, html: '<p>Bad gateway' },
    { kind: 'connection-lost-before-applying' },
  ] as const)('is tested whatever becomes of the look for what it may do beyond its work: %j', async (effect) => {
    const { provider, simulator } = await opened()
    for (const path of ['/admins', '/settings', '/integrations']) simulator.faults.add({ path, times: 5, effect })
    const { abilities, warnings } = await provider.checkConnection(alive)
    expect(abilities).toContainEqual({ ability: 'read-status', verdict: 'yes' })
    expect(warnings).not.toContain('more-rights-than-needed')
  })

  it('says that the application may not reset, where only that is missing', async () => {
    const desk = await opened({}, { application: 'readOnly' })
    const { accountId, status } = await statusOf(desk, 'mira.dunmore')
    expect(await desk.provider.runStep(stepOf(accountId, removalIn(status, 'Duo Mobile')), alive)).toMatchObject({
      kind: 'failed',
      code: 'forbidden',
    })
  })

  it.each([-6, 6])('says that the clock is wrong when it is %i minutes off', async (minutes) => {
    const server = new Date(Date.now() + minutes * 60_000)
    const { provider } = await opened({ now: () => server })
    await expect(provider.searchUsers('mira.dunmore', alive)).rejects.toMatchObject({ code: 'clock-off' })
  })

  it.each([
    { refusals: 2, pauses: [1_000, 2_000] },
    { refusals: 9, pauses: [1_000, 2_000, 4_000] },
  ])(
    'makes the pauses of Duo’s own clients when it has asked too much, $refusals times',
    async ({ refusals, pauses }) => {
      const made: number[] = []
      const { provider, simulator, sent } = await opened(
        {},
        {
          wait: (ms) => {
            made.push(ms)
            return Promise.resolve()
          },
        },
      )
      const tooMuch = { kind: 'answer', status: 429, json: { stat: 'FAIL', code: 42901 } } as const
      simulator.faults.add({ path: '/users', times: refusals, effect: tooMuch })
      const search = provider.searchUsers('mira.dunmore', alive)
      if (refusals > pauses.length) await expect(search).rejects.toMatchObject({ code: 'rate-limited' })
      else expect((await search).accounts).toHaveLength(1)
      expect(made).toEqual(pauses)
      expect(sent).toHaveLength(pauses.length + 1)
    },
  )
})
