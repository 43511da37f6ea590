import { describe, expect, it } from 'vitest'
import { StorageError } from '../../../electron/storage/storage-error.ts'
import { makeOutcome, makeSelection, operationId } from '../../support/domain-fixtures.ts'
import { addPerson } from '../../support/fake-provider.ts'
import {
  addPersonWithout,
  codeOfRejection,
  refuseEntries,
  createHarness,
  finished,
  intended,
  noNote,
  sent,
  signal,
  succeeded,
  windowId,
} from './resets-harness.ts'

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

  it('does not take for left open what is under way when it is tried again', async () => {
    const harness = createHarness([intended])
    addPerson(harness.system)
    addPerson(harness.system, { accountId: 'account-2' })
    const { resets, history, system } = harness
    refuseEntries(harness, ({ kind }) => kind === 'recovered')
    await codeOfRejection(resets.recover())
    const plan = await resets.prepare(windowId, [makeSelection()], null, signal)
    const other = await resets.prepare(windowId, [makeSelection({ accountId: 'account-2' })], null, signal)
    const { promise: underWay, resolve: begins } = Promise.withResolvers<undefined>()
    const { promise: answer, resolve: answers } = Promise.withResolvers<undefined>()
    system.replace.runStep = async (step) => {
      begins(undefined)
      if (step.accountId !== 'account-2') await answer
      return makeOutcome()
    }
    const committing = resets.commit(windowId, plan.id, noNote)
    await underWay
    history.refuse(null)
    await resets.commit(windowId, other.id, noNote)
    answers(undefined)
    expect(await committing).toMatchObject({ outcome: 'succeeded' })
    expect(history.entries.filter(({ kind }) => kind === 'recovered')).toMatchObject([{ operationId }])
  })

  it('is tried again when somebody checks, and once for all who ask at the same time', async () => {
    const harness = createHarness([intended, sent('s1')])
    addPersonWithout(harness, 'Google')
    const { resets, history } = harness
    history.refuse(() => new StorageError('disk-full'))
    await codeOfRejection(resets.recover())
    history.refuse(null)
    const [operation] = await Promise.all([resets.checkNow(operationId), resets.checkNow(operationId)])
    expect(operation.steps[0]).toMatchObject({ state: 'confirmed-done', check: { verdicts: ['gone'] } })
    expect(history.entries.filter(({ kind }) => kind === 'recovered')).toHaveLength(1)
  })

  it('closes every open operation', async () => {
    const other = { ...intended, operationId: '88888888-8888-4888-8888-888888888888' }
    const { resets, history } = createHarness([intended, other])
    expect(await resets.recover()).toBe(2)
    expect(await history.unfinished()).toEqual([])
  })
})
