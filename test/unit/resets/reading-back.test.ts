import { beforeEach, describe, expect, it } from 'vitest'
import { ProviderError } from '../../../electron/providers/provider-error.ts'
import { StorageError } from '../../../electron/storage/storage-error.ts'
import {
  instant,
  makeAgent,
  makeOutcome,
  makePlannedAccount,
  makeSelection,
  makeStep,
  operationId,
} from '../../support/domain-fixtures.ts'
import {
  addPersonWithout,
  codeOfRejection,
  createHarness,
  createHarnessOfTwo,
  finished,
  intended,
  noNote,
  prepareTwoSteps,
  refuseEntries,
  sent,
  signal,
  succeeded,
  windowId,
  type Harness,
} from './resets-harness.ts'

describe('the state read again after a reset', () => {
  let harness: Harness
  beforeEach(() => {
    harness = createHarnessOfTwo()
  })

  it('says that the state could not be read again, which takes nothing from the outcome', async () => {
    const plan = await prepareTwoSteps(harness)
    harness.system.replace.readMfaStatus = () => Promise.reject(new ProviderError('timeout', 'timed-out'))
    const operation = await harness.resets.commit(windowId, plan.id, noNote)
    expect(operation.steps.map(({ state, check }) => [state, check?.verdicts, check?.readAt])).toEqual([
      ['succeeded', ['not-read'], null],
      ['succeeded', ['not-read'], null],
    ])
  })

  it('reads each account again once, and only accounts that something was sent for', async () => {
    const plan = await harness.resets.prepare(
      windowId,
      [makeSelection({ microsoft365: true }), makeSelection({ accountId: 'account-2' })],
      null,
      signal,
    )
    harness.log.length = 0
    refuseEntries(harness, (entry) => entry.kind === 'sent' && entry.stepId === 's3')
    const operation = await harness.resets.commit(windowId, plan.id, noNote)
    expect(harness.log.filter((line) => line.startsWith('read'))).toEqual(['read-status:account-1'])
    expect(operation.steps.map(({ state }) => state)).toEqual(['succeeded', 'succeeded', 'not-sent'])
  })
})

describe('check now', () => {
  const unknown = [intended, sent('s1'), { ...succeeded('s1'), outcome: makeOutcome('outcome-unknown') }, finished()]

  it('adds what it saw, under the name of who looked, and tells the page', async () => {
    const harness = createHarness(unknown)
    addPersonWithout(harness, 'Google')
    const operation = await harness.resets.checkNow(operationId)
    expect(operation.steps[0]).toMatchObject({
      state: 'confirmed-done',
      check: { verdicts: ['gone'], readAt: instant },
    })
    expect(harness.history.entries.at(-1)).toMatchObject({ kind: 'checked', agent: makeAgent() })
    expect(harness.log).toEqual(['read-status:account-1', 'journal:checked'])
    expect(harness.events).toEqual([{ type: 'history-changed' }])
    expect(harness.ended).toEqual([operation])
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

  it('leaves it to a person where no system can tell, and records whose word it is', async () => {
    const harness = createHarness(unknown)
    const { steps } = await harness.resets.settle(operationId, 's1', 'done')
    expect(steps[0]).toMatchObject({ state: 'confirmed-done', settled: { agent: makeAgent(), word: 'done' } })
    expect(harness.log).toEqual(['journal:settled'])
    expect(harness.events).toEqual([{ type: 'history-changed' }])
    expect(await codeOfRejection(harness.resets.settle(operationId, 's1', 'not-done'))).toBe('already-settled')
    expect(await codeOfRejection(harness.resets.settle(operationId, 's9', 'done'))).toBe('already-settled')
  })

  it('refuses an operation that the history does not hold', async () => {
    expect(await codeOfRejection(createHarness().resets.checkNow(operationId))).toBe('operation-not-found')
  })
})
