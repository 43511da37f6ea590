import { beforeEach, describe, expect, it } from 'vitest'
import { ProviderError } from '../../../electron/providers/provider-error.ts'
import { planLifetimeMs } from '../../../electron/resets/plan-book.ts'
import { CodedError } from '../../../electron/errors/coded-error.ts'
import { StorageError } from '../../../electron/storage/storage-error.ts'
import type { HistoryEntry } from '../../../shared/domain/history-entry.ts'
import type { StepOutcome } from '../../../shared/domain/outcome.ts'
import type { ResetPlan } from '../../../shared/domain/reset-plan.ts'
import {
  connectionId,
  makeOutcome,
  makeSelection,
  makeSettings,
  makeStatus,
  otherConnectionId,
} from '../../support/domain-fixtures.ts'
import { addPerson } from '../../support/fake-provider.ts'
import { codeOfRejection, createHarness, noNote, signal, windowId, type Harness } from './resets-harness.ts'

let harness: Harness
beforeEach(() => {
  harness = createHarness()
  addPerson(harness.system)
  addPerson(harness.system, { accountId: 'account-2', displayName: 'Nona Weirside' })
})

/** A plan of two steps: one factor, then Microsoft 365. */
async function prepareTwoSteps(): Promise<ResetPlan> {
  const plan = await harness.resets.prepare(windowId, [makeSelection({ microsoft365: true })], null, signal)
  harness.log.length = 0
  return plan
}

const kinds = (): string[] => harness.history.entries.map(({ kind }) => kind)
const states = () =>
  harness.events.flatMap((event) =>
    event.type === 'reset-progress' ? [`${event.stepId} ${event.state}`] : [event.type],
  )
const refuse = (refused: (entry: HistoryEntry) => boolean): void =>
  harness.history.refuse((entry) => (refused(entry) ? new StorageError('disk-full') : null))

describe('commit', () => {
  it('has each entry on the disk before the call it speaks of, and reads the state again at the end', async () => {
    const plan = await prepareTwoSteps()
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
    const plan = await prepareTwoSteps()
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
    const plan = await prepareTwoSteps()
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
    const plan = await prepareTwoSteps()
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

  it('records no ticket and no reason as null', async () => {
    const plan = await prepareTwoSteps()
    const operation = await harness.resets.commit(windowId, plan.id, { ticket: '  ', reason: '' })
    expect([operation.ticket, operation.reason]).toEqual([null, null])
  })

  it.each([
    ['ticket-required', { ticket: { required: true, pattern: null } }, noNote],
    ['ticket-invalid', { ticket: { required: false, pattern: 'INC\\d+' } }, { ticket: 'INC', reason: '' }],
    ['reason-required', { reasonRequired: true }, { ticket: '', reason: '   ' }],
  ])('refuses with %s before the plan is used up', async (code, rule, note) => {
    const plan = await prepareTwoSteps()
    harness.settings = makeSettings(rule)
    expect(await codeOfRejection(harness.resets.commit(windowId, plan.id, note))).toBe(code)
    expect(harness.log).toEqual([])
    await harness.resets.commit(windowId, plan.id, { ticket: 'INC7', reason: 'lost phone' })
    expect(kinds()).toContain('finished')
  })

  it('sends and writes nothing without a yes, and the plan is used up', async () => {
    const plan = await prepareTwoSteps()
    harness.confirm = () => Promise.resolve(false)
    expect(await codeOfRejection(harness.resets.commit(windowId, plan.id, noNote))).toBe('not-confirmed')
    expect(harness.log).toEqual(['asked'])
    harness.confirm = () => Promise.resolve(true)
    expect(await codeOfRejection(harness.resets.commit(windowId, plan.id, noNote))).toBe('plan-not-found')
  })

  it('sends and writes nothing when the question cannot be asked', async () => {
    const plan = await prepareTwoSteps()
    harness.confirm = () => Promise.reject(new Error('no window'))
    await expect(harness.resets.commit(windowId, plan.id, noNote)).rejects.toThrow('no window')
    expect(harness.log).toEqual(['asked'])
  })

  it('does not act on a plan that expired while the question was open', async () => {
    const plan = await prepareTwoSteps()
    harness.confirm = () => {
      harness.nowMs += planLifetimeMs
      return Promise.resolve(true)
    }
    expect(await codeOfRejection(harness.resets.commit(windowId, plan.id, noNote))).toBe('plan-not-found')
    expect(harness.log).toEqual(['asked'])
  })

  it('refuses another window, and the plan stays for its own', async () => {
    const plan = await prepareTwoSteps()
    expect(await codeOfRejection(harness.resets.commit(2, plan.id, noNote))).toBe('plan-not-found')
    await harness.resets.commit(windowId, plan.id, noNote)
  })

  it('carries a plan out once, also when it is committed twice at the same time', async () => {
    const plan = await prepareTwoSteps()
    const results = await Promise.allSettled([
      harness.resets.commit(windowId, plan.id, noNote),
      harness.resets.commit(windowId, plan.id, noNote),
    ])
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(harness.log.filter((line) => line.startsWith('run:'))).toEqual(['run:s1', 'run:s2'])
  })

  it.each([
    ['was renamed', () => harness.connections.change(connectionId, { name: 'Branch office' })],
    ['has another environment', () => harness.connections.change(connectionId, { environment: 'sandbox' })],
    ['leads to another server', () => harness.connections.change(connectionId, { address: 'https://other.example' })],
    [
      'signs in in another way',
      () => harness.connections.change(connectionId, { signIn: { kind: 'password', username: 'svc' } }),
    ],
  ])('does not ask for a plan of a connection that %s since', async (_what, change) => {
    const plan = await prepareTwoSteps()
    await change()
    expect(await codeOfRejection(harness.resets.commit(windowId, plan.id, noNote))).toBe('plan-not-found')
    expect(harness.log).toEqual([])
  })

  it('sends nothing when a connection is changed while the question stands', async () => {
    const plan = await prepareTwoSteps()
    harness.confirm = async () => {
      await harness.connections.change(connectionId, { address: 'https://other.example' })
      return true
    }
    expect(await codeOfRejection(harness.resets.commit(windowId, plan.id, noNote))).toBe('plan-not-found')
    expect(harness.log).toEqual(['asked'])
    expect(kinds()).toEqual([])
  })

  it('does not carry out what was read before its connection was changed', async () => {
    harness.system.replace.readMfaStatus = async () => {
      await harness.connections.change(connectionId, { address: 'https://other.example' })
      return makeStatus()
    }
    const plan = await harness.resets.prepare(windowId, [makeSelection()], null, signal)
    expect(await codeOfRejection(harness.resets.commit(windowId, plan.id, noNote))).toBe('plan-not-found')
  })

  it('does not let a failed step stop the others', async () => {
    const plan = await prepareTwoSteps()
    const outcomes: StepOutcome[] = [makeOutcome('failed', { code: 'forbidden', serverText: 'No.' }), makeOutcome()]
    harness.system.replace.runStep = () => Promise.resolve(outcomes.shift() ?? makeOutcome())
    const operation = await harness.resets.commit(windowId, plan.id, noNote)
    expect(operation.steps.map(({ state }) => state)).toEqual(['failed', 'succeeded'])
    expect(operation.steps[0]?.outcome).toMatchObject({ code: 'forbidden', serverText: 'No.' })
    expect(operation.steps[0]?.check?.verdicts).toEqual(['still-there'])
    expect(operation.outcome).toBe('partly-failed')
  })

  it('calls the outcome unknown when the provider throws, and goes on', async () => {
    const plan = await prepareTwoSteps()
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
    const plan = await prepareTwoSteps()
    harness.system.replace.runStep = () => Promise.reject(cause)
    const operation = await harness.resets.commit(windowId, plan.id, noNote)
    expect(operation.steps.map(({ state }) => state)).toEqual(['outcome-unknown', 'outcome-unknown'])
  })

  it('calls an outcome unknown that the journal could never take, and stays able to write', async () => {
    const plan = await prepareTwoSteps()
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
      await harness.connections.remove(otherConnectionId)
      return makeOutcome()
    }
    const operation = await harness.resets.commit(windowId, plan.id, noNote)
    expect(operation.steps.map(({ state, outcome }) => [state, outcome?.code])).toEqual([
      ['succeeded', null],
      ['failed', 'connection-not-found'],
    ])
    expect(harness.threw).toEqual([])
  })

  it('says that the state could not be read again, which takes nothing from the outcome', async () => {
    const plan = await prepareTwoSteps()
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
    refuse((entry) => entry.kind === 'sent' && entry.stepId === 's3')
    const operation = await harness.resets.commit(windowId, plan.id, noNote)
    expect(harness.log.filter((line) => line.startsWith('read'))).toEqual(['read-status:account-1'])
    expect(operation.steps.map(({ state }) => state)).toEqual(['succeeded', 'succeeded', 'not-sent'])
  })

  it('goes on and is recorded when the window closes during a change', async () => {
    const plan = await prepareTwoSteps()
    harness.system.replace.runStep = (_step, given) => {
      harness.resets.forgetWindow(windowId)
      expect(given.aborted).toBe(false)
      return Promise.resolve(makeOutcome())
    }
    await harness.resets.commit(windowId, plan.id, noNote)
    expect(kinds()).toEqual(['intended', 'sent', 'outcome', 'sent', 'outcome', 'finished'])
  })

  it('records which operation it repeats', async () => {
    const plan = await prepareTwoSteps()
    harness.system.replace.runStep = () => Promise.resolve(makeOutcome('failed'))
    const first = await harness.resets.commit(windowId, plan.id, noNote)
    const retry = await harness.resets.prepare(windowId, [makeSelection()], first.id, signal)
    const second = await harness.resets.commit(windowId, retry.id, noNote)
    expect(second.retryOf).toBe(first.id)
  })
})

describe('commit with a journal that refuses', () => {
  it('sends nothing when the intention cannot be written', async () => {
    const plan = await prepareTwoSteps()
    refuse(({ kind }) => kind === 'intended')
    expect(await codeOfRejection(harness.resets.commit(windowId, plan.id, noNote))).toBe('disk-full')
    expect(harness.log).toEqual(['asked'])
    expect(harness.watch).toEqual(['refused'])
    expect(harness.resets.hasUnwritten()).toBe(false)
  })

  it('tells what became of step 1 and does not send step 2 when that cannot be announced', async () => {
    const plan = await prepareTwoSteps()
    refuse((entry) => entry.kind === 'sent' && entry.stepId === 's2')
    const operation = await harness.resets.commit(windowId, plan.id, noNote)
    expect(harness.log).not.toContain('run:s2')
    expect(operation.steps.map(({ state }) => state)).toEqual(['succeeded', 'not-sent'])
    expect(operation.outcome).toBe('partly-failed')
    expect(states()).not.toContain('s2 sent')
  })

  it('tells an outcome it could not write, keeps it, and writes it before anything later', async () => {
    const plan = await prepareTwoSteps()
    refuse(({ kind }) => kind !== 'intended' && kind !== 'sent')
    const operation = await harness.resets.commit(windowId, plan.id, noNote)
    // Step 2 is not sent: what became of step 1 must be on the disk first.
    expect(operation.steps.map(({ state }) => state)).toEqual(['succeeded', 'not-sent'])
    expect(harness.resets.hasUnwritten()).toBe(true)
    expect(kinds()).toEqual(['intended', 'sent'])

    harness.history.refuse(null)
    const next = await harness.resets.prepare(windowId, [makeSelection({ accountId: 'account-2' })], null, signal)
    const second = await harness.resets.commit(windowId, next.id, noNote)
    expect(kinds()).toEqual(['intended', 'sent', 'outcome', 'finished', 'intended', 'sent', 'outcome', 'finished'])
    expect(await harness.history.readOperation(operation.id)).toEqual(operation)
    expect(second.outcome).toBe('succeeded')
    expect(harness.resets.hasUnwritten()).toBe(false)
  })

  it('hears that the journal works again as soon as it does', async () => {
    const plan = await prepareTwoSteps()
    let refusals = 1
    refuse((entry) => entry.kind === 'outcome' && entry.stepId === 's2' && refusals-- > 0)
    await harness.resets.commit(windowId, plan.id, noNote)
    expect(harness.watch.slice(-2)).toEqual(['refused', 'accepted'])
    expect(kinds().slice(-2)).toEqual(['outcome', 'finished'])
    expect(harness.resets.hasUnwritten()).toBe(false)
  })

  it('writes what waits once, also when two operations find the journal working again together', async () => {
    const plan = await prepareTwoSteps()
    refuse(({ kind }) => kind === 'outcome' || kind === 'finished')
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

/** The next question stands until it is answered. */
function standQuestion() {
  const { promise: answered, resolve: answer } = Promise.withResolvers<boolean>()
  const { promise: withdrawn, resolve: stands } = Promise.withResolvers<AbortSignal>()
  harness.confirm = (signal) => {
    stands(signal)
    return answered
  }
  return { answer, withdrawn }
}

describe('a window that is gone', () => {
  it('takes its question with it, and a yes that comes too late begins nothing', async () => {
    const plan = await prepareTwoSteps()
    const asked = standQuestion()
    const committing = codeOfRejection(harness.resets.commit(windowId, plan.id, noNote))
    const withdrawn = await asked.withdrawn
    harness.resets.forgetWindow(windowId + 1)
    expect(withdrawn.aborted).toBe(false)
    harness.resets.forgetWindow(windowId)
    expect(withdrawn.aborted).toBe(true)
    asked.answer(true)
    expect(await committing).toBe('cancelled')
    expect(harness.log).toEqual(['asked'])
  })
})

describe('close', () => {
  it('waits for a change under way and its record', async () => {
    const plan = await prepareTwoSteps()
    const { promise: answered, resolve: answer } = Promise.withResolvers<StepOutcome>()
    const { promise: reached, resolve: reach } = Promise.withResolvers<undefined>()
    harness.system.replace.runStep = () => {
      reach(undefined)
      return answered
    }
    const committing = harness.resets.commit(windowId, plan.id, noNote)
    await reached
    const closing = harness.resets.close().then(() => harness.log.push('closed'))
    answer(makeOutcome())
    await Promise.all([committing, closing])
    expect(harness.log.slice(-2)).toEqual(['journal:finished', 'closed'])
  })

  it('takes the question away, and begins no change for an answer that comes afterwards', async () => {
    const plan = await prepareTwoSteps()
    const asked = standQuestion()
    const committing = codeOfRejection(harness.resets.commit(windowId, plan.id, noNote))
    const withdrawn = await asked.withdrawn
    await harness.resets.close()
    expect(withdrawn.aborted).toBe(true)
    asked.answer(true)
    expect(await committing).toBe('cancelled')
    expect(harness.log).toEqual(['asked'])
  })

  it('asks nothing any more', async () => {
    const plan = await prepareTwoSteps()
    await harness.resets.close()
    expect(await codeOfRejection(harness.resets.commit(windowId, plan.id, noNote))).toBe('cancelled')
    expect(harness.log).toEqual([])
  })

  it('writes what waits, if the journal takes it by then', async () => {
    const plan = await prepareTwoSteps()
    refuse(({ kind }) => kind === 'finished')
    await harness.resets.commit(windowId, plan.id, noNote)
    harness.history.refuse(null)
    await harness.resets.close()
    expect(kinds().at(-1)).toBe('finished')
  })

  it('ends also when what waits still cannot be written, and says so', async () => {
    const plan = await prepareTwoSteps()
    refuse(({ kind }) => kind === 'finished')
    await harness.resets.commit(windowId, plan.id, noNote)
    harness.watch.length = 0
    await harness.resets.close()
    expect(harness.watch).toEqual(['refused'])
  })
})
