/** What is Entra ID's own: its two ways of searching, roles, the order of removals, its lag, passes, sessions, permissions. */
import { describe, expect, it } from 'vitest'
import type { Wait } from '../../../electron/providers/http/pause.ts'
import type { OneTimeCode } from '../../../electron/providers/provider.ts'
import { offeredEffects } from '../../../shared/domain/effects.ts'
import type { MfaStatus } from '../../../shared/domain/mfa-status.ts'
import type { ResetEffect } from '../../../shared/domain/reset-plan.ts'
import { kept } from '../../support/kept.ts'
import { alive, connectionId, findOne } from '../../support/simulated-system.ts'
import { connectEntra } from '../../support/systems/entra.ts'

const opened = async (...wish: Parameters<typeof connectEntra>) => kept(await connectEntra(...wish))

type Opened = Awaited<ReturnType<typeof opened>>

const atAddress = (login: string): string => `${login}@practice.example`

const statusOf = async ({ provider }: Pick<Opened, 'provider'>, login: string) => {
  const accountId = await findOne(provider, atAddress(login))
  return { accountId, status: await provider.readMfaStatus(accountId, alive) }
}

const stepOf = (accountId: string, effect: ResetEffect) => ({ id: 'x', connectionId, accountId, effects: [effect] })

const removalIn = ({ factors }: MfaStatus, label: string): ResetEffect => {
  const factor = factors.items.find((item) => item.label === label)
  if (factor === undefined) throw new Error(`no ${label}`)
  return { kind: 'remove-factor', factorId: factor.id, label }
}

/** Runs everything that can be ticked, in the order of the plan. */
const runEverything = async ({ provider }: Opened, accountId: string, status: MfaStatus, kinds: RegExp) => {
  const effects = offeredEffects(status).filter(({ kind }) => kinds.test(kind))
  const steps = provider.planReset(status, { connectionId, accountId, effects })
  const outcomes: string[] = []
  for (const step of steps) {
    const { kind, code } = await provider.runStep(step, alive, () => undefined)
    outcomes.push(code ?? kind)
  }
  return { steps, outcomes }
}

/** A clock that waits only in name, and moves on by it. */
function fastClock() {
  const waits: number[] = []
  let at = Date.parse('2026-12-01T08:00:00.000Z')
  const wait: Wait = (ms) => {
    waits.push(ms)
    at += ms
    return Promise.resolve()
  }
  return { waits, wait, now: () => new Date(at) }
}

describe('a search', () => {
  it.each([
    ['a part of the name', 'gwendol', 'Gwendolyn Oakes'],
    ['the family name first', 'Oakes, Gwendolyn', 'Gwendolyn Oakes'],
    ['the user principal name', 'gwendolyn.oakes@practice.example', 'Gwendolyn Oakes'],
    ['an alias', 'g.oakes@practice.example', 'Gwendolyn Oakes'],
    ['an address as a mail program writes it', '"Somebody" <gwendolyn.oakes@practice.example>', 'Gwendolyn Oakes'],
    ['the login of the directory', 'CORP\\gwendolyn.oakes', 'Gwendolyn Oakes'],
    ['a guest’s own address', 'robin.ashdownlee@partner.example', 'Robin Ashdown-Lee'],
    ['one name with an apostrophe', "N'Guessanou", "Awa N'Guessanou-D'Almada"],
  ])('finds somebody by %s', async (_, typed, name) => {
    const { provider } = await opened()
    const { accounts, narrowed } = await provider.searchUsers(typed, alive)
    expect(accounts.map(({ displayName }) => displayName)).toEqual([name])
    expect(narrowed).toBe(false)
  })

  it('finds somebody by the employee number and by the object id', async () => {
    const { provider } = await opened()
    const [found] = (await provider.searchUsers('mira dunmore', alive)).accounts
    for (const typed of [found?.employeeNumber ?? '', found?.accountId ?? '']) {
      expect((await provider.searchUsers(typed, alive)).accounts).toEqual([found])
    }
  })

  it('says that less is found in a tenant without search by words', async () => {
    const { provider } = await opened({ withoutSearch: true })
    const { accounts, narrowed } = await provider.searchUsers('Mira', alive)
    expect(accounts.map(({ displayName }) => displayName)).toEqual(['Mira Dunmore'])
    expect(narrowed).toBe(true)
  })

  it('tells a guest from a member of the same name', async () => {
    const { provider } = await opened()
    const [guest] = (await provider.searchUsers('robin.ashdownlee@partner.example', alive)).accounts
    expect(guest).toMatchObject({
      path: 'Partner Haulage',
      state: { reported: 'Guest', disabled: false, locked: null },
    })
    const { additionalActions } = await provider.readMfaStatus(guest?.accountId ?? '', alive)
    expect(additionalActions).toEqual([])
  })
})

describe('what somebody may do', () => {
  const standingOf = async ({ provider }: Opened, login: string) => {
    const accountId = await findOne(provider, atAddress(login))
    return (await provider.readAccount(accountId, alive)).standing
  }

  it('counts active roles, roles that can be activated, and groups that roles can be given to', async () => {
    const system = await opened()
    expect(await standingOf(system, 'leopold.keyswarden')).toMatchObject({ administrator: true })
    const cordelia = await standingOf(system, 'cordelia.boardwell')
    expect(cordelia?.administrator).toBe(true)
    expect(cordelia?.groups).toContain('User Administrator (can be activated)')
    expect(await standingOf(system, 'aurelia.vancewell')).toMatchObject({ administrator: true })
    // A role for one administrative unit is in no list of memberships.
    const isolde = await standingOf(system, 'isolde.veilmark')
    expect(isolde).toMatchObject({
      administrator: true,
      groups: expect.arrayContaining(['Authentication Administrator']) as string[],
    })
    expect(await standingOf(system, 'mira.dunmore')).toMatchObject({ administrator: false, allGroups: true })
  })

  it('is not told where the agent may not read what can be activated', async () => {
    const system = await opened({}, { agent: 'plain' })
    expect(await standingOf(system, 'mira.dunmore')).toMatchObject({ administrator: null, allGroups: true })
    expect(await standingOf(system, 'leopold.keyswarden')).toMatchObject({ administrator: true })
  })

  it('is not told where the agent may not read who was given which role', async () => {
    const system = await opened()
    system.simulator.faults.add({ path: '/roleAssignments', effect: { kind: 'answer', status: 403, json: {} } })
    expect(await standingOf(system, 'mira.dunmore')).toMatchObject({ administrator: null, allGroups: true })
  })

  it('is nothing that can be activated in a tenant without the licence for it', async () => {
    const system = await opened({ withoutPremium: true }, { agent: 'plain' })
    expect(await standingOf(system, 'mira.dunmore')).toMatchObject({ administrator: false })
  })

  it('is not told where roles and groups come without their names', async () => {
    const system = await opened()
    const accountId = await findOne(system.provider, atAddress('mira.dunmore'))
    system.simulator.faults.add({
      path: '/transitiveMemberOf',
      effect: {
        kind: 'rewrite',
        change: () => ({ value: [{ '@odata.type': '#microsoft.graph.group', id: 'x', displayName: null }] }),
      },
    })
    const { standing } = await system.provider.readAccount(accountId, alive)
    expect(standing).toEqual({ administrator: null, groups: [], allGroups: false })
  })
})

describe('the methods', () => {
  it('are listed in the order in which they can go, all but the password, with numbers masked', async () => {
    const { status } = await statusOf(await opened(), 'septima.allgood')
    expect(status.factors.mayBeIncomplete).toBe(true)
    expect(status.factors.items.map(({ label, removable }) => [label, removable])).toEqual(
      [
        'Temporary Access Pass',
        'Email (password reset only)',
        'Windows Hello for Business',
        'Platform credential',
        'Passkey (FIDO2)',
        'External authentication method',
        'Alternate phone',
        'Office phone',
        'Software OATH token',
        'Microsoft Authenticator',
        'Microsoft Authenticator',
        'Phone',
      ].map((label) => [label, true]),
    )
    const phone = status.factors.items.at(-1)
    expect(phone?.detail).toMatch(/^••• \d\d · default method$/)
    expect(JSON.stringify(status)).not.toMatch(/\+\d{4}/)
  })

  it('of a type that nobody knows are listed and stay', async () => {
    const { status } = await statusOf(await opened({ unknownFactor: true }), 'nona.weirside')
    const unknown = status.factors.items.filter(({ known }) => !known)
    expect(unknown.map(({ label, removable }) => [label, removable])).toEqual([
      ['x509Certificate', false],
      ['somethingNew', false],
    ])
  })

  it('leave one by one, everything of a person in one plan, though Graph keeps the default one to the last', async () => {
    const system = await opened()
    const { accountId, status } = await statusOf(system, 'septima.allgood')
    const { steps, outcomes } = await runEverything(system, accountId, status, /^remove-factor$/)
    expect(outcomes).toEqual(steps.map(() => 'succeeded'))
    expect(system.simulator.state.methods('septima.allgood')).toEqual([
      expect.stringMatching(/^passwordAuthenticationMethod:/),
    ])
    const after = await system.provider.readMfaStatus(accountId, alive)
    expect(steps.map((step) => system.provider.compareAfter(step, after))).toEqual(steps.map(() => ['gone']))
  })

  it('says of the default one why it has to stay while there are others', async () => {
    const system = await opened()
    const { accountId, status } = await statusOf(system, 'mira.dunmore')
    const step = stepOf(accountId, removalIn(status, 'Microsoft Authenticator'))
    const outcome = await system.provider.runStep(step, alive)
    expect(outcome).toMatchObject({ kind: 'failed', code: 'default-method' })
    expect(outcome.serverText).toMatch(/default authentication method.*request-id [0-9a-f-]{36}/)
  })

  it('says of the mobile number that the alternate one has to go first', async () => {
    const system = await opened()
    const { accountId, status } = await statusOf(system, 'septima.allgood')
    const outcome = await system.provider.runStep(stepOf(accountId, removalIn(status, 'Phone')), alive)
    expect(outcome).toMatchObject({ kind: 'failed', code: 'other-method-first' })
  })

  it('tries again for a while where Graph has not noticed yet that the other one is gone', async () => {
    const { now, wait, waits } = fastClock()
    const system = await opened({}, { now, wait })
    const { simulator } = system
    const { accountId, status } = await statusOf(system, 'warrick.heedwell')
    const { outcomes } = await runEverything(system, accountId, status, /^remove-factor$/)
    expect(outcomes).toEqual(['succeeded', 'succeeded'])
    expect(waits).toEqual([2_000, 5_000])
    expect(simulator.requests.filter(({ method }) => method === 'DELETE')).toHaveLength(4)
  })

  it('reads again for a while before something is called still there', async () => {
    const { now, wait, waits } = fastClock()
    const system = await opened({}, { now, wait })
    const { accountId, status } = await statusOf(system, 'warrick.heedwell')
    const step = stepOf(accountId, removalIn(status, 'Phone'))
    expect(await system.provider.runStep(step, alive)).toMatchObject({ kind: 'succeeded' })
    const after = await system.provider.readMfaStatus(accountId, alive)
    expect(system.provider.compareAfter(step, after)).toEqual(['gone'])
    expect(waits).toEqual([2_000, 5_000])
  })

  it('of the agent are nobody’s to reset from here', async () => {
    const { provider, simulator } = await opened()
    const { id } = simulator.state.account('adm-desk').user
    const status = await provider.readMfaStatus(id, alive)
    expect(status).toMatchObject({ all: 'not-possible', allObstacle: 'own-account', additionalActions: [] })
    expect(offeredEffects(status)).toEqual([])
    expect(() =>
      provider.planReset(status, { connectionId, accountId: id, effects: [{ kind: 'end-sessions' }] }),
    ).toThrow(expect.objectContaining({ code: 'own-account' }))
  })

  it('of somebody with a role above the agent’s stay, and the refusal says so', async () => {
    const system = await opened()
    for (const login of ['leopold.keyswarden', 'elspeth.lapsleymoor', 'isolde.veilmark', 'aurelia.vancewell']) {
      const { accountId, status } = await statusOf(system, login)
      const [effect] = offeredEffects(status)
      if (effect === undefined) throw new Error('nothing is offered')
      expect(await system.provider.runStep(stepOf(accountId, effect), alive)).toMatchObject({
        kind: 'failed',
        code: 'forbidden',
      })
    }
    const privileged = await opened({}, { agent: 'privileged' })
    const { accountId, status } = await statusOf(privileged, 'leopold.keyswarden')
    const { outcomes } = await runEverything(privileged, accountId, status, /^remove-factor$/)
    expect(outcomes).toEqual(['succeeded', 'succeeded'])
  })
})

describe('a Temporary Access Pass', () => {
  const effect: ResetEffect = { kind: 'temporary-access-code' }

  it('is for one sign-in, ends by the policy, and is shown and nowhere else', async () => {
    const system = await opened()
    const { accountId } = await statusOf(system, 'mira.dunmore')
    const codes: OneTimeCode[] = []
    const before = Date.now()
    const outcome = await system.provider.runStep(stepOf(accountId, effect), alive, (code) => codes.push(code))
    expect(outcome).toEqual({ kind: 'succeeded', code: null, serverText: null, messages: [] })
    expect(codes.map(({ code }) => code.reveal())).toEqual(system.simulator.state.passes)
    expect(Date.parse(codes[0]?.expiresAt ?? '')).toBeGreaterThanOrEqual(before + 59 * 60_000)
    expect(system.sent.at(-1)?.json).toEqual({ isUsableOnce: true })
    const { factors } = await system.provider.readMfaStatus(accountId, alive)
    expect(factors.items[0]).toMatchObject({ label: 'Temporary Access Pass', temporary: true })
  })

  it('that nobody could use is not shown, though Graph made it', async () => {
    const system = await opened()
    const { accountId } = await statusOf(system, 'apollonia.waiting')
    const codes: OneTimeCode[] = []
    const outcome = await system.provider.runStep(stepOf(accountId, effect), alive, (code) => codes.push(code))
    expect(outcome).toMatchObject({ kind: 'failed', code: 'code-not-usable', serverText: 'DisabledByPolicy' })
    expect(codes).toEqual([])
  })

  it('is not made for a guest, whatever is asked', async () => {
    const system = await opened()
    const accountId = await findOne(system.provider, 'robin.ashdownlee@partner.example')
    const outcome = await system.provider.runStep(stepOf(accountId, effect), alive, () => undefined)
    expect(outcome).toMatchObject({ kind: 'failed', code: 'code-not-permitted' })
  })

  it('is not made where nobody could be shown it', async () => {
    const system = await opened()
    const { accountId } = await statusOf(system, 'mira.dunmore')
    expect(await system.provider.runStep(stepOf(accountId, effect), alive)).toMatchObject({ code: 'reset-not-offered' })
    expect(system.simulator.state.passes).toEqual([])
  })
})

it('signs somebody out everywhere, as the last step', async () => {
  const system = await opened()
  const { accountId, status } = await statusOf(system, 'mira.dunmore')
  const { steps, outcomes } = await runEverything(system, accountId, status, /./)
  expect(steps.at(-1)?.effects).toEqual([{ kind: 'end-sessions' }])
  expect(new Set(outcomes)).toEqual(new Set(['succeeded']))
  expect(system.simulator.state.sessionsEnded('mira.dunmore')).toBe(1)
})

it('calls a removal unknown whose answer was lost, and no change when it is asked for again', async () => {
  const system = await opened()
  const { accountId, status } = await statusOf(system, 'cutler.breckline')
  const step = stepOf(accountId, removalIn(status, 'Software OATH token'))
  expect(await system.provider.runStep(step, alive)).toMatchObject({ kind: 'outcome-unknown' })
  expect(await system.provider.runStep(step, alive)).toMatchObject({ kind: 'no-change', code: null })
})

it('gets a new token with the claims that Graph asks for, and goes on', async () => {
  const system = await opened()
  const { accountId } = await statusOf(system, 'mira.dunmore')
  system.simulator.demandClaims()
  expect((await system.provider.readAccount(accountId, alive)).displayName).toBe('Mira Dunmore')
})

describe('testing the connection', () => {
  const check = async (agent: 'desk' | 'helpdesk' | 'everything' | 'nobody') => {
    const { provider } = await opened({}, { agent })
    const { abilities, ...rest } = await provider.checkConnection(alive)
    return { ...rest, abilities: Object.fromEntries(abilities.map(({ ability, verdict }) => [ability, verdict])) }
  }

  it('tells tenant, person and roles', async () => {
    expect(await check('desk')).toMatchObject({
      principal: 'adm-desk@practice.example',
      organisation: 'Practice Freight · 3d1c2f60-5a0b-4c39-9d0e-6f5d8a2b1c47',
      roles: ['Authentication Administrator', 'Security Reader'],
      abilities: { search: 'yes', 'read-status': 'yes', reset: 'yes' },
      warnings: ['loopback-without-tls'],
    })
  })

  it.each(['helpdesk', 'nobody'] as const)('says that the role of %s is too low', async (agent) => {
    const { abilities, warnings } = await check(agent)
    expect(abilities).toMatchObject({ search: 'yes', 'read-status': 'no', reset: 'no' })
    expect(warnings).toContain('role-too-low')
  })

  it('warns about a global administrator', async () => {
    expect((await check('everything')).warnings).toContain('more-rights-than-needed')
  })
})
