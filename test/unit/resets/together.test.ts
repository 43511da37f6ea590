import { beforeEach, describe, expect, it } from 'vitest'
import { callsOf } from '../../../electron/resets/running.ts'
import { StorageError } from '../../../electron/storage/storage-error.ts'
import type { ResetPlan, ResetStep } from '../../../shared/domain/reset-plan.ts'
import { connectionId, makeOutcome, makeSelection, otherConnectionId } from '../../support/domain-fixtures.ts'
import { addPerson, fakeCapabilities } from '../../support/fake-provider.ts'
import { createHarness, noNote, signal, windowId, type Harness } from './resets-harness.ts'

const step = (id: string, accountId: string, connection = connectionId): ResetStep => ({
  id,
  connectionId: connection,
  accountId,
  effects: [{ kind: 'reset-all' }],
})
const idsOf = (calls: readonly (readonly ResetStep[])[]): string[][] => calls.map((call) => call.map(({ id }) => id))

describe('the calls of a plan', () => {
  const steps = [step('1', 'a'), step('2', 'b', otherConnectionId), step('3', 'c'), step('4', 'a'), step('5', 'd')]

  it('are one for each step where no connection sends several together', () => {
    expect(idsOf(callsOf(steps, new Set()))).toEqual([['1'], ['2'], ['3'], ['4'], ['5']])
  })

  it('carry all accounts of a connection that does, and one step of each', () => {
    expect(idsOf(callsOf(steps, new Set([connectionId])))).toEqual([['1', '3', '5'], ['2'], ['4']])
    expect(idsOf(callsOf([], new Set([connectionId])))).toEqual([])
  })
})

describe('steps that go with one call', () => {
  let harness: Harness
  let sent: string[][]

  beforeEach(() => {
    harness = createHarness()
    for (const [accountId, displayName] of [
      ['account-1', 'Mira Dunmore'],
      ['account-2', 'Nona Weirside'],
      ['account-3', 'Zoë Ünsal'],
    ] as const) {
      addPerson(harness.system, { accountId, displayName })
    }
    sent = []
    harness.system.capabilities = { ...fakeCapabilities, sendsTogether: true }
    Object.assign(harness.system.replace, {
      runTogether: (steps: readonly ResetStep[]) => {
        sent.push(steps.map(({ accountId }) => accountId))
        return Promise.resolve(
          steps.map(({ accountId }) =>
            accountId === 'account-2' ? makeOutcome('failed', { code: 'account-not-found' }) : makeOutcome(),
          ),
        )
      },
    })
  })

  const prepareThree = (): Promise<ResetPlan> => {
    const selections = ['account-1', 'account-2', 'account-3'].map((accountId) => makeSelection({ accountId }))
    return harness.resets.prepare(windowId, selections, null, signal)
  }

  it('keep an outcome each, and each has its entries before and after the call', async () => {
    const plan = await prepareThree()
    harness.log.length = 0
    const operation = await harness.resets.commit(windowId, plan.id, noNote)
    expect(sent).toEqual([['account-1', 'account-2', 'account-3']])
    expect(operation.steps.map(({ state }) => state)).toEqual(['succeeded', 'failed', 'succeeded'])
    expect(operation.outcome).toBe('partly-failed')
    expect(harness.log.filter((entry) => entry.startsWith('journal:'))).toEqual([
      'journal:intended',
      'journal:sent',
      'journal:sent',
      'journal:sent',
      'journal:outcome',
      'journal:outcome',
      'journal:outcome',
      'journal:finished',
    ])
  })

  it('are only those whose record is on the disk', async () => {
    const plan = await prepareThree()
    harness.history.refuse((entry) =>
      entry.kind === 'sent' && entry.stepId === 's3' ? new StorageError('disk-full') : null,
    )
    const operation = await harness.resets.commit(windowId, plan.id, noNote)
    expect(sent).toEqual([['account-1', 'account-2']])
    expect(operation.steps.map(({ state }) => state)).toEqual(['succeeded', 'failed', 'not-sent'])
  })

  it('can be stopped together while they are not sent, and are not broken off once they are', async () => {
    let planId = ''
    const aborted: (boolean | undefined)[] = []
    Object.assign(harness.system.replace, {
      runTogether: (steps: readonly ResetStep[], sending: AbortSignal, waiting?: AbortSignal) => {
        harness.resets.stop(windowId, planId)
        aborted.push(waiting?.aborted, sending.aborted)
        return Promise.resolve(steps.map(() => makeOutcome('failed', { code: 'wait-given-up' })))
      },
    })
    const plan = await prepareThree()
    planId = plan.id
    const operation = await harness.resets.commit(windowId, plan.id, noNote)
    expect(operation.steps.map(({ state }) => state)).toEqual(['failed', 'failed', 'failed'])
    expect(aborted).toEqual([true, false])
  })

  it('are all unknown where nobody can say what became of the call', async () => {
    Object.assign(harness.system.replace, { runTogether: () => Promise.resolve([makeOutcome()]) })
    const plan = await prepareThree()
    const operation = await harness.resets.commit(windowId, plan.id, noNote)
    expect(operation.steps.map(({ state }) => state)).toEqual(Array(3).fill('outcome-unknown'))
    expect(harness.threw).toHaveLength(1)
  })
})
