import fc from 'fast-check'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { History } from '../../../electron/history/history.ts'
import { foldOperation } from '../../../shared/domain/fold-operation.ts'
import type { HistoryEntry, Operation, OperationOutcome } from '../../../shared/domain/history-entry.ts'
import { noFilters, type HistoryFilters } from '../../../shared/domain/history-query.ts'
import type { StepOutcomeKind } from '../../../shared/domain/outcome.ts'
import {
  agent,
  inventedId,
  inventedIntent,
  inventedOperation,
  operationId,
  withTemporaryFolder,
} from '../../support/history-fixtures.ts'
import { instant, makeRefusedCheck, makeReportedCall, operationId as refusedId } from '../../support/domain-fixtures.ts'
import { appendAll, idsOf, withHistory } from './open-history.ts'

const november = '2026-11-03T10:42:00.000Z'

describe('a page of the history', () => {
  test('shows what was done in one line each, newest first', () =>
    withTemporaryFolder((folder) =>
      withHistory(folder, async (history) => {
        await appendAll(history, inventedOperation(1, november, ['succeeded', 'failed']))
        await appendAll(history, [inventedIntent(2, november, 1)])
        const page = await history.query(noFilters, 0, 50)
        expect(page.total).toBe(2)
        expect(page.rows.map((row) => row.outcome)).toEqual(['running', 'partly-failed'])
        expect(page.rows[1]).toEqual({
          id: operationId(1),
          startedAt: november,
          agentName: 'Agent 1',
          people: [{ displayName: 'Bjørn Þórsdóttir', login: 'person1' }],
          systems: [{ system: 'adaxes', name: 'Zürich plant' }],
          effects: [
            { kind: 'remove-factor', factorId: '0', label: 'Okta Verify' },
            { kind: 'remove-factor', factorId: '1', label: 'Microsoft Authenticator' },
          ],
          ticket: 'INC-100001',
          outcome: 'partly-failed',
          stepCount: 2,
        })
      }),
    ))

  test('shows a refused check of a caller as an operation that is over, also after the next start', () =>
    withTemporaryFolder(async (folder) => {
      const { refusal } = makeRefusedCheck()
      const seen = async (history: History) => {
        const { rows } = await history.query({ ...noFilters, outcomes: ['caller-refused'] }, 0, 50)
        expect(rows).toEqual([
          {
            id: refusedId,
            startedAt: instant,
            agentName: 'Ada Agent',
            people: [{ displayName: 'Mira Dunmore', login: 'mira.dunmore' }],
            systems: [{ system: 'adaxes', name: 'Head office' }],
            effects: [],
            ticket: null,
            outcome: 'caller-refused',
            stepCount: 0,
            refusal,
          },
        ])
        for (const text of ['dunmore', 'verify push', 'refused', 'ada agent', 'head office']) {
          expect(await idsOf(history, { text })).toEqual([refusedId])
        }
        expect(await idsOf(history, { text: 'nobody' })).toEqual([])
        expect(await history.readOperation(refusedId)).toMatchObject({ steps: [], refusal, recovered: false })
        expect(await history.unfinished()).toEqual([])
        expect(await history.countToCheck()).toBe(0)
      }
      await withHistory(folder, async (history) => {
        await history.append(makeRefusedCheck())
        await seen(history)
      })
      await withHistory(folder, seen)
    }))

  test('shows a reported call as an operation of its own, found by its reason, also after the next start', () =>
    withTemporaryFolder(async (folder) => {
      const { reason } = makeReportedCall()
      const seen = async (history: History) => {
        const { rows } = await history.query({ ...noFilters, outcomes: ['reported'] }, 0, 50)
        expect(rows).toMatchObject([
          { id: refusedId, startedAt: instant, outcome: 'reported', reported: reason, effects: [] },
        ])
        for (const text of ['hung up', 'suspicious', 'mira.dunmore'])
          expect(await idsOf(history, { text })).toEqual([refusedId])
        expect(await history.readOperation(refusedId)).toMatchObject({
          steps: [],
          reason,
          outcome: 'reported',
          endedAt: instant,
        })
        expect(await history.unfinished()).toEqual([])
      }
      await withHistory(folder, async (history) => {
        await history.append(makeReportedCall())
        await seen(history)
      })
      await withHistory(folder, seen)
    }))

  test('holds as many rows as asked for, from where asked, and counts all', () =>
    withTemporaryFolder((folder) =>
      withHistory(folder, async (history) => {
        for (let number = 0; number < 25; number += 1) await history.append(inventedIntent(number, november))
        const page = await history.query(noFilters, 20, 10)
        expect(page.total).toBe(25)
        expect(page.rows.map((row) => row.id)).toEqual([4, 3, 2, 1, 0].map(operationId))
        expect((await history.query(noFilters, 100, 10)).rows).toEqual([])
      }),
    ))

  test('is filtered by text, outcome, system, connection and time, together', () =>
    withTemporaryFolder((folder) =>
      withHistory(folder, async (history) => {
        await appendAll(history, inventedOperation(0, '2026-10-01T00:00:00.000Z'))
        await appendAll(history, inventedOperation(1, '2026-10-02T00:00:00.000Z', ['failed']))
        await appendAll(history, inventedOperation(2, '2026-10-03T00:00:00.000Z'))
        await appendAll(history, inventedOperation(3, '2026-10-04T00:00:00.000Z', ['failed']))
        const found = async (filters: Partial<HistoryFilters>) =>
          (await idsOf(history, filters)).map((id) => [0, 1, 2, 3].find((number) => operationId(number) === id))

        expect(await found({ text: 'LOST phone' })).toEqual([2, 1])
        expect(await found({ text: 'lost nowhere' })).toEqual([])
        expect(await found({ outcomes: ['failed', 'unknown'] })).toEqual([3, 1])
        expect(await found({ systems: ['okta'] })).toEqual([2])
        expect(await found({ connectionId: inventedId(2, 0) })).toEqual([3, 0])
        expect(await found({ from: '2026-10-02T00:00:00.000Z', to: '2026-10-03T00:00:00.000Z' })).toEqual([2, 1])
        expect(await found({ systems: ['adaxes'], outcomes: ['failed'], text: 'zurich' })).toEqual([1])
      }),
    ))

  test('that can no longer be read from the disk is an error, not an empty page', () =>
    withTemporaryFolder((folder) =>
      withHistory(folder, async (history) => {
        await appendAll(history, inventedOperation(1, november))
        expect(await idsOf(history)).toHaveLength(1)
        await writeFile(join(folder, '2026-11.jsonl'), Buffer.alloc(10_000))
        await expect(history.query(noFilters, 0, 10)).rejects.toMatchObject({ code: 'history-unreadable' })
        await expect(history.readOperation(operationId(1))).rejects.toMatchObject({ code: 'history-unreadable' })
      }),
    ))
})

/** The history as somebody would write it who had all the time and memory in the world. */
class NaiveHistory {
  readonly entries: HistoryEntry[] = []

  operations(): Operation[] {
    const ids = this.entries.filter((entry) => entry.kind === 'intended').map((entry) => entry.operationId)
    return ids.map((id) => foldOperation(this.entries.filter((entry) => entry.operationId === id))).reverse()
  }

  matching({ text, outcomes, systems, toCheck }: HistoryFilters): Operation[] {
    return this.operations().filter((operation) => {
      const systemsHere = operation.accounts.map(({ connection }) => connection.system)
      return (
        JSON.stringify([operation.ticket, operation.reason]).toLowerCase().includes(text) &&
        (outcomes.length === 0 || outcomes.includes(operation.outcome)) &&
        (systems.length === 0 || systemsHere.some((system) => systems.includes(system))) &&
        (!toCheck || isToCheck(operation))
      )
    })
  }

  countToCheck(): number {
    return this.operations().filter(isToCheck).length
  }
}

const isToCheck = ({ outcome }: Operation): boolean => outcome === 'unknown'

const kinds: readonly StepOutcomeKind[] = ['succeeded', 'no-change', 'pending-approval', 'failed', 'outcome-unknown']
const outcomes: readonly OperationOutcome[] = ['running', 'succeeded', 'partly-failed', 'failed', 'unknown']

/** One operation as it may really be written: it may stop anywhere, be recovered, and be looked at after its end. */
const anyOperation = (number: number): fc.Arbitrary<HistoryEntry[]> =>
  fc
    .record({
      stepKinds: fc.array(fc.constantFrom(...kinds), { minLength: 1, maxLength: 3 }),
      stopAfter: fc.nat({ max: 8 }),
      end: fc.constantFrom('none', 'recovered', 'checked'),
      day: fc.integer({ min: 0, max: 80 }),
    })
    .map(({ stepKinds, stopAfter, end, day }) => {
      const at = new Date(Date.UTC(2026, 8, 1 + day)).toISOString()
      const common = { operationId: operationId(number), at }
      const written = inventedOperation(number, at, stepKinds).slice(0, 1 + stopAfter)
      const open = written.at(-1)?.kind !== 'finished'
      const recovered: HistoryEntry = {
        ...common,
        kind: 'recovered',
        unknownStepIds: written.filter((entry) => entry.kind === 'sent').map((entry) => entry.stepId),
        notSentStepIds: [],
      }
      const checked: HistoryEntry = {
        ...common,
        kind: 'checked',
        agent,
        checks: [
          { stepId: 's1', verdicts: ['still-there'], readAt: at },
          { stepId: 's2', verdicts: ['not-read'], readAt: null },
        ],
      }
      if (end === 'none') return written
      const closed = open ? [...written, recovered] : written
      return end === 'checked' ? [...closed, checked] : closed
    })

/** Several operations with their entries interleaved, each in its own order, their clocks going anywhere. */
const anyEntries: fc.Arbitrary<HistoryEntry[]> = fc
  .tuple(anyOperation(1), anyOperation(2), anyOperation(3), anyOperation(4))
  .chain((operations) =>
    fc
      .shuffledSubarray(
        operations.flatMap((entries, index) => entries.map(() => index)),
        { minLength: operations.flat().length },
      )
      .map((order) => {
        const left = operations.map((entries) => [...entries])
        return order.flatMap((index) => left[index]?.shift() ?? [])
      }),
  )

const anyFilters: fc.Arbitrary<HistoryFilters> = fc.record({
  text: fc.constantFrom('', 'lost', 'inc-100002', 'nothing'),
  outcomes: fc.subarray([...outcomes]),
  systems: fc.subarray(['adaxes' as const, 'okta' as const]),
  connectionId: fc.constant(null),
  toCheck: fc.boolean(),
  notSetUpAgain: fc.constant(false),
  from: fc.constant(null),
  to: fc.constant(null),
})

async function expectSame(history: History, naive: NaiveHistory, filters: HistoryFilters): Promise<void> {
  const matching = naive.matching(filters)
  const page = await history.query(filters, 0, 100)
  expect(page.total).toBe(matching.length)
  expect(page.rows.map(({ id, outcome, stepCount }) => ({ id, outcome, stepCount }))).toEqual(
    matching.map(({ id, outcome, steps }) => ({ id, outcome, stepCount: steps.length })),
  )
  for (const operation of naive.operations()) expect(await history.readOperation(operation.id)).toEqual(operation)
  const unfinished = (operations: Operation[]) => operations.map(({ id }) => id).sort()
  expect(unfinished(await history.unfinished())).toEqual(
    unfinished(naive.operations().filter(({ endedAt }) => endedAt === null)),
  )
  expect(await history.countToCheck()).toBe(naive.countToCheck())
  expect((await history.query({ ...noFilters, toCheck: true }, 0, 1)).total).toBe(naive.countToCheck())
}

test('any operations are told as by a history without an index, before and after a restart', { timeout: 60_000 }, () =>
  fc.assert(
    fc.asyncProperty(anyEntries, anyFilters, (entries, filters) =>
      withTemporaryFolder(async (folder) => {
        const naive = new NaiveHistory()
        await withHistory(folder, async (history) => {
          for (const entry of entries) {
            await history.append(entry)
            naive.entries.push(entry)
          }
          await expectSame(history, naive, filters)
        })
        await withHistory(folder, async (history) => {
          expect(await history.problems()).toEqual([])
          await expectSame(history, naive, filters)
        })
      }),
    ),
    { numRuns: 40 },
  ),
)
