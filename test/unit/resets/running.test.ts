import { beforeEach, describe, expect, it } from 'vitest'
import { CodedError } from '../../../electron/errors/coded-error.ts'
import { ProviderError } from '../../../electron/providers/provider-error.ts'
import { StorageError } from '../../../electron/storage/storage-error.ts'
import type { StepOutcome } from '../../../shared/domain/outcome.ts'
import { makeOutcome, makeSelection, otherConnectionId } from '../../support/domain-fixtures.ts'
import { addPerson } from '../../support/fake-provider.ts'
import {
  codeOfRejection,
  createHarnessOfTwo,
  kindsOf,
  noNote,
  prepareTwoSteps,
  refuseEntries,
  signal,
  windowId,
  type Harness,
} from './resets-harness.ts'

let harness: Harness
beforeEach(() => {
  harness = createHarnessOfTwo()
})

const states = () =>
  harness.events.flatMap((event) =>
    event.type === 'reset-progress' ? [`${event.stepId} ${event.state}`] : [event.type],
  )
describe('carrying out', () => {
  it('has each entry on the disk before the call it speaks of, and reads the state again at the end', async () => {
    const plan = await prepareTwoSteps(harness)
    const operation = await harness.resets.commit(windowId, plan.id, { ticket: ' INC1 ', reason: ' lost phone ' })
    expect(harness.log).toEqual([
      'asked',
      'journal:intended',
      'journal:sent',
      'run:s1',
      'journal:outcome',
      'journal:sent',
      'run:s2',
      'journal:outcome',
      'read-status:account-1',
      'journal:finished',
    ])
    expect(operation).toMatchObject({ ticket: 'INC1', reason: 'lost phone', outcome: 'succeeded', retryOf: null })
    expect(operation.steps.map(({ check }) => check?.verdicts)).toEqual([['gone'], ['cannot-tell']])
    expect(await harness.history.readOperation(operation.id)).toEqual(operation)
  })

  it('tells each step as it comes, in order', async () => {
    const plan = await prepareTwoSteps(harness)
    const operation = await harness.resets.commit(windowId, plan.id, noNote)
    expect(states()).toEqual([
      's1 sent',
      's1 succeeded',
      's2 sent',
      's2 succeeded',
      'reset-checking',
      'history-changed',
    ])
    for (const event of harness.events) {
      if ('planId' in event) expect(event).toMatchObject({ planId: plan.id, operationId: operation.id })
    }
  })

  it('leaves out what was not sent when it is stopped, and says so of each step', async () => {
    const plan = await prepareTwoSteps(harness)
    const signals: boolean[] = []
    harness.system.replace.runStep = (_step, signal, _code, waiting) => {
      harness.resets.stop(windowId + 1, plan.id)
      signals.push(waiting?.aborted === true)
      harness.resets.stop(windowId, plan.id)
      signals.push(waiting?.aborted === true, signal.aborted)
      return Promise.resolve(makeOutcome('failed', { code: 'wait-given-up' }))
    }
    const operation = await harness.resets.commit(windowId, plan.id, noNote)
    expect(operation.steps.map(({ state }) => state)).toEqual(['failed', 'not-sent'])
    expect(operation.endedAt).not.toBeNull()
    expect(harness.log.filter((line) => line.startsWith('run:'))).toEqual(['run:s1'])
    // Another window stops nothing, and what is on its way is not broken off.
    expect(signals).toEqual([false, true, false])
    harness.resets.stop(windowId, plan.id)
    expect((await harness.history.readOperation(operation.id))?.outcome).toBe('failed')
  })

  it('gives up the look at the state when it is stopped after the steps, and not for having been stopped before', async () => {
    const plan = await prepareTwoSteps(harness)
    harness.system.replace.runStep = () => {
      harness.resets.stop(windowId, plan.id)
      return Promise.resolve(makeOutcome())
    }
    const stopped: boolean[] = []
    harness.system.replace.readMfaStatus = (_id, signal) => {
      stopped.push(signal.aborted)
      harness.resets.stop(windowId, plan.id)
      stopped.push(signal.aborted)
      return Promise.reject(new ProviderError('cancelled', 'cancelled'))
    }
    const operation = await harness.resets.commit(windowId, plan.id, noNote)
    expect(stopped).toEqual([false, true])
    expect(operation.steps.map(({ state, check }) => [state, check?.verdicts])).toEqual([
      ['succeeded', ['not-read']],
      ['not-sent', undefined],
    ])
  })

  it('does not let a failed step stop the others', async () => {
    const plan = await prepareTwoSteps(harness)
    const outcomes: StepOutcome[] = [makeOutcome('failed', { code: 'forbidden', serverText: 'No.' }), makeOutcome()]
    harness.system.replace.runStep = () => Promise.resolve(outcomes.shift() ?? makeOutcome())
    const operation = await harness.resets.commit(windowId, plan.id, noNote)
    expect(operation.steps.map(({ state }) => state)).toEqual(['failed', 'succeeded'])
    expect(operation.steps[0]?.outcome).toMatchObject({ code: 'forbidden', serverText: 'No.' })
    expect(operation.steps[0]?.check?.verdicts).toEqual(['still-there'])
    expect(operation.outcome).toBe('partly-failed')
  })

  it('calls the outcome unknown when the provider throws, and goes on', async () => {
    const plan = await prepareTwoSteps(harness)
    harness.system.replace.runStep = (step) =>
      step.id === 's1' ? Promise.reject(new Error('line 1')) : Promise.resolve(makeOutcome())
    const operation = await harness.resets.commit(windowId, plan.id, noNote)
    expect(operation.steps.map(({ state }) => state)).toEqual(['outcome-unknown', 'succeeded'])
    expect(operation.outcome).toBe('unknown')
    expect(harness.threw).toHaveLength(1)
  })

  it.each([
    new ProviderError('rejected', 'rejected-by-server'),
    new CodedError('connection-not-found'),
    new StorageError('disk-full'),
  ])('calls the outcome unknown whatever error of ours the provider throws: %s', async (cause) => {
    const plan = await prepareTwoSteps(harness)
    harness.system.replace.runStep = () => Promise.reject(cause)
    const operation = await harness.resets.commit(windowId, plan.id, noNote)
    expect(operation.steps.map(({ state }) => state)).toEqual(['outcome-unknown', 'outcome-unknown'])
  })

  it('calls an outcome unknown that the journal could never take, and stays able to write', async () => {
    const plan = await prepareTwoSteps(harness)
    harness.system.replace.runStep = () => Promise.resolve(makeOutcome('succeeded', { serverText: 'x'.repeat(5000) }))
    const operation = await harness.resets.commit(windowId, plan.id, noNote)
    expect(operation.steps.map(({ state }) => state)).toEqual(['outcome-unknown', 'outcome-unknown'])
    expect(harness.threw).toHaveLength(2)
  })

  it('says that a step was not done when its connection was removed before its turn', async () => {
    addPerson(harness.system, { accountId: 'sandbox-1', connectionId: otherConnectionId })
    const plan = await harness.resets.prepare(
      windowId,
      [makeSelection(), makeSelection({ connectionId: otherConnectionId, accountId: 'sandbox-1' })],
      null,
      signal,
    )
    harness.system.replace.runStep = async () => {
      await harness.connections.remove(1, otherConnectionId)
      return makeOutcome()
    }
    const operation = await harness.resets.commit(windowId, plan.id, noNote)
    expect(operation.steps.map(({ state, outcome }) => [state, outcome?.code])).toEqual([
      ['succeeded', null],
      ['failed', 'connection-not-found'],
    ])
    expect(harness.threw).toEqual([])
  })

  it('goes on and is recorded when the window closes during a change', async () => {
    const plan = await prepareTwoSteps(harness)
    harness.system.replace.runStep = (_step, given) => {
      harness.resets.forgetWindow(windowId)
      expect(given.aborted).toBe(false)
      return Promise.resolve(makeOutcome())
    }
    await harness.resets.commit(windowId, plan.id, noNote)
    expect(kindsOf(harness)).toEqual(['intended', 'sent', 'outcome', 'sent', 'outcome', 'finished'])
  })
})

describe('carrying out with a journal that refuses', () => {
  it('sends nothing when the intention cannot be written', async () => {
    const plan = await prepareTwoSteps(harness)
    refuseEntries(harness, ({ kind }) => kind === 'intended')
    expect(await codeOfRejection(harness.resets.commit(windowId, plan.id, noNote))).toBe('disk-full')
    expect(harness.log).toEqual(['asked'])
    expect(harness.watch).toEqual(['refused'])
    expect(harness.resets.hasUnwritten()).toBe(false)
  })

  it('tells what became of step 1 and does not send step 2 when that cannot be announced', async () => {
    const plan = await prepareTwoSteps(harness)
    refuseEntries(harness, (entry) => entry.kind === 'sent' && entry.stepId === 's2')
    const operation = await harness.resets.commit(windowId, plan.id, noNote)
    expect(harness.log).not.toContain('run:s2')
    expect(operation.steps.map(({ state }) => state)).toEqual(['succeeded', 'not-sent'])
    expect(operation.outcome).toBe('partly-failed')
    expect(states()).not.toContain('s2 sent')
  })

  it('tells an outcome it could not write, keeps it, and writes it before anything later', async () => {
    const plan = await prepareTwoSteps(harness)
    refuseEntries(harness, ({ kind }) => kind !== 'intended' && kind !== 'sent')
    const operation = await harness.resets.commit(windowId, plan.id, noNote)
    // Step 2 is not sent: what became of step 1 must be on the disk first.
    expect(operation.steps.map(({ state }) => state)).toEqual(['succeeded', 'not-sent'])
    expect(harness.resets.hasUnwritten()).toBe(true)
    expect(kindsOf(harness)).toEqual(['intended', 'sent'])

    harness.history.refuse(null)
    const next = await harness.resets.prepare(windowId, [makeSelection({ accountId: 'account-2' })], null, signal)
    const second = await harness.resets.commit(windowId, next.id, noNote)
    expect(kindsOf(harness)).toEqual([
      'intended',
      'sent',
      'outcome',
      'finished',
      'intended',
      'sent',
      'outcome',
      'finished',
    ])
    expect(await harness.history.readOperation(operation.id)).toEqual(operation)
    expect(second.outcome).toBe('succeeded')
    expect(harness.resets.hasUnwritten()).toBe(false)
  })

  it('hears that the journal works again as soon as it does', async () => {
    const plan = await prepareTwoSteps(harness)
    let refusals = 1
    refuseEntries(harness, (entry) => entry.kind === 'outcome' && entry.stepId === 's2' && refusals-- > 0)
    await harness.resets.commit(windowId, plan.id, noNote)
    expect(harness.watch.slice(-2)).toEqual(['refused', 'accepted'])
    expect(kindsOf(harness).slice(-2)).toEqual(['outcome', 'finished'])
    expect(harness.resets.hasUnwritten()).toBe(false)
  })

  it('writes what waits once, also when two operations find the journal working again together', async () => {
    const plan = await prepareTwoSteps(harness)
    refuseEntries(harness, ({ kind }) => kind === 'outcome' || kind === 'finished')
    const first = await harness.resets.commit(windowId, plan.id, noNote)
    const plans = await Promise.all(
      ['account-1', 'account-2'].map((accountId) =>
        harness.resets.prepare(windowId, [makeSelection({ accountId, factorIds: ['Duo'] })], null, signal),
      ),
    )
    harness.history.refuse(null)
    const operations = await Promise.all(plans.map(({ id }) => harness.resets.commit(windowId, id, noNote)))
    for (const { id } of [first, ...operations]) {
      const own = harness.history.entries.filter((entry) => entry.operationId === id).map(({ kind }) => kind)
      expect(own).toEqual(['intended', 'sent', 'outcome', 'finished'])
    }
  })
})
