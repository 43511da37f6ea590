import { beforeEach, describe, expect, it } from 'vitest'
import type { CodedError } from '../../../electron/errors/coded-error.ts'
import type { Limits } from '../../../shared/domain/rules.ts'
import {
  makeAccount,
  makeOutcome,
  makePlannedAccount,
  makeRefusedCheck,
  makeSelection,
  makeSettings,
  makeStatus,
  otherConnectionId,
} from '../../support/domain-fixtures.ts'
import { addPerson } from '../../support/fake-provider.ts'
import { codeOfRejection, createHarness, intended, kindsOf, noNote, signal, type Harness } from './resets-harness.ts'

const minute = 60_000
const noLimits: Limits = { agentHour: null, agentDay: null, person30Days: null, coolDownMinutes: null }

let harness: Harness
const limit = (limits: Partial<Limits>, approvers: string[] = []): void => {
  harness.settings = makeSettings({ limits: { ...noLimits, ...limits }, approvers })
}
beforeEach(() => {
  harness = createHarness()
  addPerson(harness.system)
  for (const [accountId, name] of [
    ['account-2', 'Nona Weirside'],
    ['account-3', 'Ottokar Vale'],
  ] as const) {
    addPerson(harness.system, {
      accountId,
      displayName: name,
      logins: [accountId],
      email: `${accountId}@practice.example`,
    })
  }
})

const prepare = (accountId = 'account-1', windowId = 1, retryOf: string | null = null) =>
  harness.resets.prepare(windowId, [makeSelection({ accountId })], retryOf, signal)
const reset = async (accountId = 'account-1', windowId = 1) =>
  harness.resets.commit(windowId, (await prepare(accountId, windowId)).id, noNote)
const detailOf = async (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => null,
    (cause: unknown) => ({ code: (cause as CodedError).code, ...(cause as CodedError).detail }),
  )
const after = (ms: number): string => new Date(harness.nowMs + ms).toISOString()

describe('the limit of an agent', () => {
  it('refuses the reset after the last when it is prepared, and says until when', async () => {
    limit({ agentHour: 2 })
    const first = after(60 * minute)
    await reset('account-1')
    harness.nowMs += minute
    await reset('account-2')
    harness.log.length = 0
    expect(await detailOf(prepare('account-3'))).toEqual({ code: 'limit-agent', until: first, approverLifts: false })
    harness.nowMs = Date.parse(first)
    expect((await reset('account-3')).outcome).toBe('succeeded')
  })

  it('holds for two windows whose plans were both in time, and sends nothing of the second', async () => {
    limit({ agentHour: 1 })
    const [one, other] = [await prepare('account-1', 1), await prepare('account-2', 2)]
    harness.log.length = 0
    const results = await Promise.allSettled([
      harness.resets.commit(1, one.id, noNote),
      harness.resets.commit(2, other.id, noNote),
    ])
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected'])
    expect(harness.log.filter((line) => line.startsWith('run:'))).toHaveLength(1)
    expect(kindsOf(harness).filter((kind) => kind === 'intended')).toHaveLength(1)
  })

  it('of a day outlasts that of an hour, and the one that ends last is told', async () => {
    limit({ agentHour: 1, agentDay: 1 })
    const until = after(24 * 60 * minute)
    await reset('account-1')
    expect(await detailOf(prepare('account-2'))).toMatchObject({ code: 'limit-agent', until })
    harness.nowMs += 60 * minute
    expect(await detailOf(prepare('account-2'))).toMatchObject({ code: 'limit-agent', until })
  })

  it('counts a plan for several people as so many, and one for more than it allows never fits', async () => {
    limit({ agentHour: 2 })
    const three = ['account-1', 'account-2', 'account-3'].map((accountId) => makeSelection({ accountId }))
    expect(await detailOf(harness.resets.prepare(1, three, null, signal))).toEqual({
      code: 'limit-agent',
      approverLifts: false,
    })
    await harness.resets.commit(1, (await harness.resets.prepare(1, three.slice(0, 2), null, signal)).id, noNote)
    expect(await codeOfRejection(prepare('account-3'))).toBe('limit-agent')
  })

  it('leaves a retry of what failed alone, once', async () => {
    limit({ agentHour: 1, person30Days: 1 })
    Object.assign(harness.system.replace, {
      runStep: () => Promise.resolve(makeOutcome('failed', { code: 'forbidden' })),
    })
    const failed = await reset()
    const retry = await harness.resets.commit(1, (await prepare('account-1', 1, failed.id)).id, noNote)
    expect(retry.retryOf).toBe(failed.id)
    expect(await codeOfRejection(prepare('account-1', 1, failed.id))).toMatch(/^limit-/)
    addPerson(harness.system)
    expect(await codeOfRejection(prepare())).toMatch(/^limit-/)
  })
})

describe('the limit of a person', () => {
  it('is for that person alone, and says who can lift it', async () => {
    limit({ person30Days: 1 }, ['boss@example.com'])
    const until = after(30 * 24 * 60 * minute)
    await reset('account-1')
    addPerson(harness.system)
    expect(await detailOf(prepare('account-1'))).toEqual({ code: 'limit-person', until, approverLifts: true })
    expect((await reset('account-2')).outcome).toBe('succeeded')
  })

  it('counts what was reset through another account, also where only one that was read links the two', async () => {
    limit({ person30Days: 1 })
    const elsewhere = makeAccount({
      connectionId: otherConnectionId,
      accountId: '9',
      email: 'alias@practice.example',
      logins: [],
    })
    await harness.history.append({ ...intended, accounts: [makePlannedAccount(elsewhere)] })
    expect((await prepare('account-3')).steps).toHaveLength(1)
    harness.related = [{ ...elsewhere, connectionId: 'third', logins: ['account-3@practice.example'] }]
    expect(await codeOfRejection(prepare('account-3'))).toBe('limit-person')
  })
})

describe('the cool-down', () => {
  const refuse = (at: number): Promise<void> =>
    harness.history.append(makeRefusedCheck({ account: makePlannedAccount(), at: new Date(at).toISOString() }))

  it('holds every reset of the person back after a refused check, a retry too, and nobody else', async () => {
    limit({ coolDownMinutes: 30 })
    Object.assign(harness.system.replace, {
      runStep: () => Promise.resolve(makeOutcome('failed', { code: 'forbidden' })),
    })
    const failed = await reset()
    const until = after(30 * minute)
    await refuse(harness.nowMs)
    expect(await detailOf(prepare())).toEqual({ code: 'cool-down', until, approverLifts: false })
    expect(await codeOfRejection(prepare('account-1', 1, failed.id))).toBe('cool-down')
    expect((await reset('account-2')).outcome).toBe('failed')
    harness.nowMs += 30 * minute - 1
    expect(await codeOfRejection(prepare())).toBe('cool-down')
    harness.nowMs += 1
    expect((await prepare()).steps).toHaveLength(1)
  })

  it('counts a refusal that comes while the question stands', async () => {
    limit({ coolDownMinutes: 30 })
    harness.confirm = async () => {
      await refuse(harness.nowMs)
      return true
    }
    expect(await codeOfRejection(reset())).toBe('cool-down')
    expect(harness.log).not.toContain('run:s1')
    expect(kindsOf(harness)).toEqual(['caller-refused'])
  })
})

it('nothing is limited where the rules have no limits', async () => {
  limit({})
  await harness.history.append(makeRefusedCheck({ at: new Date(harness.nowMs).toISOString() }))
  for (let count = 0; count < 25; count += 1) {
    addPerson(harness.system, {}, makeStatus())
    await reset()
  }
  expect(kindsOf(harness).filter((kind) => kind === 'intended')).toHaveLength(25)
})
