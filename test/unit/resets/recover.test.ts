import { describe, expect, it } from 'vitest'
import { StorageError } from '../../../electron/storage/storage-error.ts'
import type { HistoryEntry } from '../../../shared/domain/history-entry.ts'
import type { AfterCheck } from '../../../shared/domain/outcome.ts'
import {
  instant,
  makeAgent,
  makeOutcome,
  makePlannedAccount,
  makeSelection,
  makeStatus,
  makeStep,
  operationId,
} from '../../support/domain-fixtures.ts'
import { addPerson } from '../../support/fake-provider.ts'
import { codeOfRejection, createHarness, noNote, signal, windowId } from './resets-harness.ts'

const intended: HistoryEntry = {
  kind: 'intended',
  operationId,
  at: instant,
  agent: makeAgent(),
  ticket: null,
  reason: null,
  accounts: [makePlannedAccount()],
  steps: [makeStep({ id: 's1' }), makeStep({ id: 's2' })],
  retryOf: null,
}
const sent = (stepId: string): HistoryEntry => ({ kind: 'sent', operationId, at: instant, stepId })
const succeeded = (stepId: string): HistoryEntry => ({
  kind: 'outcome',
  operationId,
  at: instant,
  stepId,
  outcome: makeOutcome(),
})
const finished = (checks: AfterCheck[] = []): HistoryEntry => ({ kind: 'finished', operationId, at: instant, checks })

describe('recover', () => {
  it.each([
    ['before anything was sent', [intended], ['not-sent', 'not-sent'], 'failed'],
    ['while step 1 was under way', [intended, sent('s1')], ['outcome-unknown', 'not-sent'], 'unknown'],
    ['between the steps', [intended, sent('s1'), succeeded('s1')], ['succeeded', 'not-sent'], 'partly-failed'],
    [
      'while step 2 was under way',
      [intended, sent('s1'), succeeded('s1'), sent('s2')],
      ['succeeded', 'outcome-unknown'],
      'unknown',
    ],
    [
      'after the last outcome',
      [intended, sent('s1'), succeeded('s1'), sent('s2'), succeeded('s2')],
      ['succeeded', 'succeeded'],
      'succeeded',
    ],
  ])('closes an operation that ended %s', async (_when, entries, states, outcome) => {
    const { resets, history, log } = createHarness(entries)
    expect(await resets.recover()).toBe(1)
    const operation = await history.readOperation(operationId)
    expect(operation?.steps.map(({ state }) => state)).toEqual(states)
    expect(operation).toMatchObject({ recovered: true, outcome })
    expect(history.entries.slice(0, entries.length)).toEqual(entries)
    // One entry more, nothing sent, nothing read.
    expect(log).toEqual(['journal:recovered'])
    expect(await resets.recover()).toBe(0)
  })

  it('leaves finished operations alone', async () => {
    const { resets, history } = createHarness([intended, finished()])
    expect(await resets.recover()).toBe(0)
    expect(history.entries).toHaveLength(2)
  })

  it('lets no reset begin before it is done, which it would take for left open', async () => {
    const harness = createHarness([intended])
    addPerson(harness.system)
    const { resets, history } = harness
    const plan = await resets.prepare(windowId, [makeSelection()], null, signal)
    const unfinished = history.unfinished.bind(history)
    const { promise: read, resolve: finishReading } = Promise.withResolvers<undefined>()
    history.unfinished = () => read.then(unfinished)

    const recovering = resets.recover()
    const committing = resets.commit(windowId, plan.id, noNote)
    finishReading(undefined)
    expect(await recovering).toBe(1)
    expect(await committing).toMatchObject({ outcome: 'succeeded', recovered: false })
    expect(history.entries[1]).toMatchObject({ kind: 'recovered', operationId })
  })

  it('stands in the way of nothing when it fails', async () => {
    const harness = createHarness([intended])
    addPerson(harness.system)
    harness.history.unfinished = () => Promise.reject(new StorageError('storage-unavailable'))
    expect(await codeOfRejection(harness.resets.recover())).toBe('storage-unavailable')
    const plan = await harness.resets.prepare(windowId, [makeSelection()], null, signal)
    expect(await harness.resets.commit(windowId, plan.id, noNote)).toMatchObject({ outcome: 'succeeded' })
  })

  it('is tried again before the next reset, which it does not take for left open', async () => {
    const harness = createHarness([intended])
    addPerson(harness.system)
    const { resets, history, events } = harness
    history.refuse(() => new StorageError('disk-full'))
    expect(await codeOfRejection(resets.recover())).toBe('disk-full')
    const plan = await resets.prepare(windowId, [makeSelection()], null, signal)
    expect(await codeOfRejection(resets.commit(windowId, plan.id, noNote))).toBe('disk-full')

    history.refuse(null)
    const again = await resets.prepare(windowId, [makeSelection()], null, signal)
    const done = await resets.commit(windowId, again.id, noNote)
    expect(done).toMatchObject({ outcome: 'succeeded', recovered: false })
    expect(history.entries[1]).toMatchObject({ kind: 'recovered', operationId })
    expect(history.entries.filter(({ kind }) => kind === 'recovered')).toHaveLength(1)
    expect(events.filter(({ type }) => type === 'history-changed')).toHaveLength(2)
  })

  it('is tried again when somebody checks, and once for all who ask at the same time', async () => {
    const harness = createHarness([intended, sent('s1')])
    addPersonWithout(harness, 'Google')
    const { resets, history } = harness
    history.refuse(() => new StorageError('disk-full'))
    await codeOfRejection(resets.recover())
    history.refuse(null)
    const [operation] = await Promise.all([resets.checkNow(operationId), resets.checkNow(operationId)])
    expect(operation.steps[0]).toMatchObject({ state: 'outcome-unknown', check: { verdicts: ['gone'] } })
    expect(history.entries.filter(({ kind }) => kind === 'recovered')).toHaveLength(1)
  })

  it('closes every open operation', async () => {
    const other = { ...intended, operationId: '88888888-8888-4888-8888-888888888888' }
    const { resets, history } = createHarness([intended, other])
    expect(await resets.recover()).toBe(2)
    expect(await history.unfinished()).toEqual([])
  })
})

describe('check now', () => {
  const unknown = [intended, sent('s1'), { ...succeeded('s1'), outcome: makeOutcome('outcome-unknown') }, finished()]

  it('adds what it saw, under the name of who looked, and tells the page', async () => {
    const harness = createHarness(unknown)
    addPersonWithout(harness, 'Google')
    const operation = await harness.resets.checkNow(operationId)
    expect(operation.steps[0]).toMatchObject({
      state: 'outcome-unknown',
      check: { verdicts: ['gone'], readAt: instant },
    })
    expect(harness.history.entries.at(-1)).toMatchObject({ kind: 'checked', agent: makeAgent() })
    expect(harness.log).toEqual(['read-status:account-1', 'journal:checked'])
    expect(harness.events).toEqual([{ type: 'history-changed' }])
  })

  it('says when it is still there', async () => {
    const harness = createHarness(unknown)
    addPersonWithout(harness, 'Duo')
    const operation = await harness.resets.checkNow(operationId)
    expect(operation.steps[0]?.check?.verdicts).toEqual(['still-there'])
  })

  it('looks at nothing where nothing is unknown', async () => {
    const harness = createHarness([intended, sent('s1'), succeeded('s1'), finished()])
    expect((await harness.resets.checkNow(operationId)).id).toBe(operationId)
    expect(harness.log).toEqual([])
  })

  it('says why it could not look, and records no look', async () => {
    const harness = createHarness(unknown)
    expect(await codeOfRejection(harness.resets.checkNow(operationId))).toBe('account-not-found')
    expect(harness.history.entries).toEqual(unknown)
    expect(harness.events).toEqual([])
  })

  it('records only what it saw where it could read a part', async () => {
    const accounts = [makePlannedAccount(), makePlannedAccount({ accountId: 'account-2' })]
    const steps = [makeStep({ id: 's1' }), makeStep({ id: 's2', accountId: 'account-2' })]
    const harness = createHarness([{ ...intended, accounts, steps }, sent('s1'), sent('s2'), finished()])
    addPersonWithout(harness, 'Google')
    const operation = await harness.resets.checkNow(operationId)
    expect(operation.steps.map(({ check }) => check?.verdicts ?? null)).toEqual([['gone'], null])
  })

  it('says so when the look cannot be recorded', async () => {
    const harness = createHarness(unknown)
    addPersonWithout(harness, 'Google')
    harness.history.refuse(() => new StorageError('disk-full'))
    expect(await codeOfRejection(harness.resets.checkNow(operationId))).toBe('disk-full')
    expect(harness.watch).toEqual(['refused'])
  })

  it('refuses an operation that the history does not hold', async () => {
    expect(await codeOfRejection(createHarness().resets.checkNow(operationId))).toBe('operation-not-found')
  })
})

function addPersonWithout({ system }: ReturnType<typeof createHarness>, factorId: string): void {
  addPerson(system, {}, makeStatus(['Google', 'Duo'].filter((id) => id !== factorId)))
}
