import { beforeEach, describe, expect, it } from 'vitest'
import type { Activity } from '../../../electron/history/activity.ts'
import { OperationIndex } from '../../../electron/history/operation-index.ts'
import type { Account } from '../../../shared/domain/account.ts'
import type { HistoryEntry } from '../../../shared/domain/history-entry.ts'
import {
  makeAccount,
  makeAgent,
  makePlannedAccount,
  makeRefusedCheck,
  makeStep,
} from '../../support/domain-fixtures.ts'

const hour = 3_600_000
const start = Date.parse('2026-11-20T10:00:00.000Z')
const day = 24 * hour

const inAdaxes = makeAccount({ connectionId: 'adaxes-1', accountId: 'guid-1', email: 'mira@example.com', logins: [] })
const inOkta = makeAccount({ connectionId: 'okta-1', accountId: '00u1', email: null, logins: ['MIRA@example.com'] })
const somebodyElse = makeAccount({ connectionId: 'okta-1', accountId: '00u2', email: 'ben@example.com', logins: [] })

let index: OperationIndex
let written: number
beforeEach(() => {
  index = new OperationIndex()
  written = 0
})

const idOf = (number: number): string => `${String(number).padStart(8, '0')}-0000-4000-8000-000000000000`

type Begun = {
  readonly accounts?: Account[]
  readonly osUser?: string
  readonly retryOf?: number
  readonly file?: string
}

/** Writes the beginning of a reset `at` milliseconds after the start, and returns its number. */
function begin(
  at: number,
  { accounts = [inAdaxes], osUser = 'ada', retryOf, file = '2026-11.jsonl' }: Begun = {},
): number {
  written += 1
  const entry: HistoryEntry = {
    kind: 'intended',
    operationId: idOf(written),
    at: new Date(start + at).toISOString(),
    agent: makeAgent({ osUser }),
    ticket: null,
    reason: null,
    accounts: accounts.map((account) => makePlannedAccount(account)),
    steps: [makeStep()],
    retryOf: retryOf === undefined ? null : idOf(retryOf),
  }
  index.add(entry, { file, offset: 0, length: 0 })
  return written
}

/** The numbers of what began, newest first. */
const numbers = async (activity: Promise<Activity>): Promise<number[]> =>
  (await activity).began.map(({ id }) => Number.parseInt(id, 10))
const byAgent = (osUser: string, withinMs: number, now: number) =>
  index.activityOf({ agent: osUser }, withinMs, start + now)
const ofPerson = (accounts: Account[], withinMs = day, now = 0) => index.activityOf({ accounts }, withinMs, start + now)
const countOf = async (activity: Promise<Activity>): Promise<number> =>
  (await activity).began.reduce((sum, { resets }) => sum + resets, 0)

describe('what an agent began lately', () => {
  it('is told newest first, by the account of the operating system, and is over after the time asked for to the millisecond', async () => {
    begin(0)
    begin(10)
    begin(20, { osUser: 'ben' })
    expect(await numbers(byAgent('ada', hour, 20))).toEqual([2, 1])
    expect(await numbers(byAgent('ada', hour, hour - 1))).toEqual([2, 1])
    expect(await numbers(byAgent('ada', hour, hour))).toEqual([2])
    expect(await numbers(byAgent('nobody', hour, 20))).toEqual([])
  })

  it('grows no older when the clock is set back, before an entry or before the question', async () => {
    begin(2 * hour)
    begin(0)
    expect(await byAgent('ada', hour, 0)).toMatchObject({ at: start + 2 * hour })
    expect(await numbers(byAgent('ada', hour, -day))).toEqual([2, 1])
    // The second was written after the first, whatever its clock said.
    expect(await numbers(byAgent('ada', hour, 3 * hour - 1))).toEqual([2, 1])
    expect(await numbers(byAgent('ada', hour, 3 * hour))).toEqual([])
  })

  it('counts by the latest of any entry, also of one that ends an operation', async () => {
    begin(0)
    const at = new Date(start + 5 * hour).toISOString()
    index.add(
      { kind: 'finished', operationId: idOf(1), at, checks: [] },
      { file: '2026-11.jsonl', offset: 0, length: 0 },
    )
    begin(hour)
    expect(await numbers(byAgent('ada', hour, hour))).toEqual([2])
  })

  it('counts a reset of two people as two, and of one person in two systems as one', async () => {
    begin(0, { accounts: [inAdaxes, somebodyElse] })
    begin(1, { accounts: [inAdaxes, inOkta] })
    expect((await byAgent('ada', hour, 1)).began.map(({ resets }) => resets)).toEqual([1, 2])
  })
})

describe('what was begun for a person lately', () => {
  it('is found by any account and by any address it was ever recorded with', async () => {
    begin(0, { accounts: [inOkta] })
    begin(1, { accounts: [somebodyElse] })
    expect(await numbers(ofPerson([inAdaxes]))).toEqual([1])
    begin(2, { accounts: [{ ...inAdaxes, email: 'mira.new@example.com' }] })
    begin(3, { accounts: [inAdaxes] })
    expect(await numbers(ofPerson([inOkta]))).toEqual([4, 3, 1])
    expect(await numbers(ofPerson([{ ...inAdaxes, email: null }]))).toEqual([4, 3, 1])
    const elsewhere = makeAccount({
      connectionId: 'resolver-1',
      accountId: '7',
      email: 'mira.new@example.com',
      logins: [],
    })
    expect(await numbers(ofPerson([elsewhere]))).toEqual([4, 3, 1])
  })

  it('is not found by an address that two accounts of one connection share, but by the account itself', async () => {
    begin(0, { accounts: [inOkta] })
    begin(1, { accounts: [{ ...somebodyElse, email: 'mira@example.com' }] })
    expect(await numbers(ofPerson([inAdaxes]))).toEqual([])
    expect(await numbers(ofPerson([inOkta]))).toEqual([1])
  })

  it('tells refused checks apart from resets, from when they were refused', async () => {
    const challengedAt = new Date(start).toISOString()
    const at = new Date(start + 5 * 60_000).toISOString()
    index.add(makeRefusedCheck({ account: makePlannedAccount(inAdaxes), challengedAt, at }), {
      file: '2026-11.jsonl',
      offset: 0,
      length: 0,
    })
    expect((await ofPerson([inOkta])).began).toMatchObject([
      { kind: 'refused-check', resets: 0, countsAt: start + 5 * 60_000 },
    ])
  })

  it('is gone with the month it lay in', async () => {
    begin(0, { file: '2026-10.jsonl' })
    begin(1, { accounts: [inOkta], file: '2026-10.jsonl' })
    begin(2, { accounts: [inOkta] })
    index.forgetFile('2026-10.jsonl')
    expect(await numbers(ofPerson([inAdaxes, inOkta]))).toEqual([3])
    expect(await numbers(byAgent('ada', day, 0))).toEqual([3])
  })
})

describe('a retry', () => {
  it('of a recent operation counts as that one, once', async () => {
    begin(0)
    expect(index.mayRetry(idOf(1), start + 1)).toBe(true)
    begin(1, { retryOf: 1 })
    expect(await countOf(byAgent('ada', hour, 1))).toBe(1)
    expect(index.mayRetry(idOf(1), start + 2)).toBe(false)
    begin(2, { retryOf: 1 })
    expect(await countOf(byAgent('ada', hour, 2))).toBe(2)
    begin(3, { retryOf: 2 })
    expect(await countOf(byAgent('ada', hour, 3))).toBe(2)
  })

  it('of an operation of another day, or of one that is not known, counts', async () => {
    begin(0)
    expect(index.mayRetry(idOf(1), start + day - 1)).toBe(true)
    expect(index.mayRetry(idOf(1), start + day)).toBe(false)
    begin(day, { retryOf: 1 })
    begin(day, { retryOf: 77 })
    expect(await countOf(byAgent('ada', hour, day))).toBe(2)
    expect(index.mayRetry(idOf(77), start)).toBe(false)
  })
})
