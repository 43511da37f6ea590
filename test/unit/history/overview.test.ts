import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { createText } from '../../../electron/app/text.ts'
import { OperationIndex } from '../../../electron/history/operation-index.ts'
import { overviewCsv } from '../../../electron/history/overview-csv.ts'
import type { HistoryEntry } from '../../../shared/domain/history-entry.ts'
import { noFilters } from '../../../shared/domain/history-query.ts'
import type { OverviewQuestion } from '../../../shared/domain/overview.ts'
import { makeAgent, makeProof, makeRefusedCheck, makeReportedCall } from '../../support/domain-fixtures.ts'
import {
  inventedId,
  inventedIntent,
  inventedNotSetUpAgain,
  inventedOperation,
  inventedSetUpAgain,
  operationId,
  type Intended,
} from '../../support/history-fixtures.ts'

const days = ['2026-11-18T00:00:00.000Z', '2026-11-19T00:00:00.000Z', '2026-11-20T00:00:00.000Z']
const question: OverviewQuestion = { starts: days, end: '2026-11-21T00:00:00.000Z', agent: null }
const noon = '2026-11-19T12:00:00.000Z'

let index: OperationIndex
let written: number
beforeEach(() => {
  index = new OperationIndex()
  written = 0
})

const add = (...entries: readonly HistoryEntry[]): void =>
  entries.forEach((entry) => index.add(entry, { file: '2026-11.jsonl', offset: 0, length: 0 }))

/** A reset that began, as far as anybody knows. */
function reset(at: string, changes: Partial<Intended> = {}): void {
  written += 1
  add({ ...inventedIntent(written, at), agent: makeAgent(), ...changes })
}

const resetsOf = (asked: OverviewQuestion = question): number[] =>
  index.overview(asked).periods.map(({ resets }) => resets)

it('counts a reset after which something was not set up again within a day, once, and the history finds it', async () => {
  for (const at of [noon, noon, noon]) reset(at)
  for (const number of [2, 2, 3]) {
    add(
      { kind: 'finished', operationId: operationId(number), at: noon, checks: [] },
      inventedNotSetUpAgain(number, '2026-11-20T12:00:00.000Z'),
    )
  }
  add({ kind: 'finished', operationId: operationId(1), at: noon, checks: [] }, inventedSetUpAgain(1, noon))
  expect(index.overview(question)).toMatchObject({ resets: 3, notSetUpAgain: 2 })
  expect(index.overview({ ...question, agent: 'another' })).toMatchObject({ notSetUpAgain: 0 })
  const found = await index.operationsAt(await index.matching({ ...noFilters, notSetUpAgain: true }))
  expect(found.map(({ id }) => id)).toEqual([operationId(3), operationId(2)])
  expect(overviewCsv(question, index.overview(question), createText())).toMatch(/not set up again within a day,.*,2,/)
})

describe('periods', () => {
  it('begin with their first instant and end before the next', () => {
    for (const at of [...days, question.end]) reset(at)
    reset('2026-11-17T23:59:59.999Z')
    reset('2026-11-18T23:59:59.999Z')
    reset('2026-11-20T23:59:59.999Z')
    expect(resetsOf()).toEqual([2, 1, 2])
    expect(index.overview(question).resets).toBe(5)
  })

  it('hold all that began within the span, however it is divided', () => {
    const at = fc.date({ min: new Date('2026-11-01'), max: new Date('2026-12-01'), noInvalidDate: true })
    fc.assert(
      fc.property(fc.array(at), fc.uniqueArray(at, { minLength: 2, selector: Number }), (times, edges) => {
        index = new OperationIndex()
        written = 0
        for (const time of times) reset(time.toISOString())
        const starts = edges.toSorted((one, other) => Number(one) - Number(other)).map((edge) => edge.toISOString())
        const [first = '', end = ''] = [starts[0], starts.pop()]
        const within = times.filter((time) => time.toISOString() >= first && time.toISOString() < end)
        const { periods, resets } = index.overview({ starts, end, agent: null })
        expect(periods).toHaveLength(starts.length)
        expect(periods.reduce((sum, period) => sum + period.resets, 0)).toBe(within.length)
        expect(resets).toBe(within.length)
      }),
    )
  })

  it('count refused checks and reported calls beside the resets', () => {
    reset(noon)
    add(
      makeRefusedCheck({ operationId: inventedId(4, 1), challengedAt: noon }),
      makeReportedCall({ operationId: inventedId(4, 2), at: noon }),
    )
    expect(index.overview(question)).toMatchObject({
      periods: [{}, { resets: 1, suspicious: 2 }, {}],
      refusedChecks: 1,
      reportedCalls: 1,
    })
  })

  it('count nothing that was done to the history itself', () => {
    const erased = { months: [], operations: 0, firstAt: null, lastAt: null }
    const entry = { operationId: inventedId(4, 1), at: noon, agent: makeAgent(), from: null, to: 24, erased }
    add({ kind: 'retention-changed', ...entry })
    expect(index.overview(question)).toMatchObject({ resets: 0, agents: [] })
  })
})

describe('resets', () => {
  it('are told apart by how the caller was checked, several proofs each', () => {
    const video = { ...makeProof(), kind: 'live-video', document: 'passport' } as const
    reset(noon, { proofs: [makeProof(), makeProof(), video] })
    reset(noon, { proofs: [makeProof()] })
    reset(noon, { unchecked: 'Stood at the desk' })
    reset(noon, { proofs: [makeProof()], unchecked: 'The second one was not to be had' })
    reset(noon)
    expect(index.overview(question).byCallerCheck).toEqual([
      { kind: 'factor-challenge', resets: 3 },
      { kind: 'live-video', resets: 1 },
      { kind: 'unchecked', resets: 2 },
      { kind: 'not-recorded', resets: 1 },
    ])
  })

  it('are counted for each system, most first', () => {
    for (const number of [0, 1, 2]) add(inventedIntent(number, noon))
    expect(index.overview(question).bySystem).toEqual([
      { system: 'adaxes', resets: 2 },
      { system: 'okta', resets: 1 },
    ])
  })

  it('without a ticket, and with an outcome that is still unknown, are counted apart', () => {
    reset(noon, { ticket: null })
    add(...inventedOperation(50, noon, ['outcome-unknown']), ...inventedOperation(51, noon, ['succeeded']))
    expect(index.overview(question)).toMatchObject({ resets: 3, withoutTicket: 1, unknown: 1 })
  })
})

describe('agents', () => {
  it('are named as they were last, and listed whoever is asked for', () => {
    reset(noon, { agent: makeAgent({ osUser: 'ada', displayName: 'Ada A' }) })
    reset(noon, { agent: makeAgent({ osUser: 'ben', displayName: '' }) })
    reset(noon, { agent: makeAgent({ osUser: 'ada', displayName: 'Ada Agent' }) })
    add(makeRefusedCheck({ challengedAt: noon, agent: makeAgent({ osUser: 'cleo', displayName: 'Cleo' }) }))
    const agents = [
      { osUser: 'ada', displayName: 'Ada Agent', resets: 2 },
      { osUser: 'ben', displayName: 'ben', resets: 1 },
      { osUser: 'cleo', displayName: 'Cleo', resets: 0 },
    ]
    expect(index.overview(question)).toMatchObject({ agents, resets: 3, refusedChecks: 1 })
    expect(index.overview({ ...question, agent: 'ben' })).toMatchObject({ agents, resets: 1, refusedChecks: 0 })
  })
})

describe('the overview as CSV', () => {
  it('has one figure a row, and no cell that a spreadsheet would calculate', () => {
    reset(noon, { agent: makeAgent({ osUser: '=cmd|calc' }) })
    const lines = overviewCsv(question, index.overview(question), createText()).split('\r\n')
    expect(lines[0]).toBe('\uFEFFfigure,of,from,to,count,agent')
    expect(lines).toContain(`resets,,${days[1]},${days[2]},1,`)
    expect(lines).toContain(`resets,,${days[2]},${question.end},0,`)
    expect(lines).toContain(`resets by agent,'=cmd|calc,${days[0]},${question.end},1,`)
  })
})
