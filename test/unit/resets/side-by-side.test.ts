/** Steps of different connections do not wait for one another; those of one keep their order, whatever comes together. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ResetPlan, ResetSelection } from '../../../shared/domain/reset-plan.ts'
import { StorageError } from '../../../electron/storage/storage-error.ts'
import { connectionId, makeOutcome, makeSelection, otherConnectionId } from '../../support/domain-fixtures.ts'
import { addPerson } from '../../support/fake-provider.ts'
import { tries } from '../../support/thorough.ts'
import { createHarness, kindsOf, noNote, refuseEntries, signal, windowId, type Harness } from './resets-harness.ts'

const inHead = { connectionId, accountId: 'head' }
const inBranch = { connectionId: otherConnectionId, accountId: 'branch' }

function harnessOfBoth(): Harness {
  const harness = createHarness()
  addPerson(harness.system, inHead)
  addPerson(harness.system, inBranch)
  return harness
}

/** Two steps in each connection, or as many as are asked for. */
const prepareBoth = ({ resets }: Harness, selections = bothTwice): Promise<ResetPlan> =>
  resets.prepare(windowId, selections, null, signal)
const bothTwice = [inHead, inBranch].map((account) => makeSelection({ ...account, microsoft365: true }))

const connectionsOf = (plan: ResetPlan) => new Map(plan.steps.map((step) => [step.id, step.connectionId]))

describe('a plan over two connections', () => {
  it('goes on in one while the other is slow, and ends when both have', async () => {
    const harness = harnessOfBoth()
    const plan = await prepareBoth(harness)
    const slow = Promise.withResolvers<undefined>()
    const quick = Promise.withResolvers<undefined>()
    const [head, branch] = [0, 1].map((index) =>
      plan.steps.filter((step) => step.connectionId === [connectionId, otherConnectionId][index]).map(({ id }) => id),
    )
    const run: string[] = []
    harness.system.replace.runStep = async (step) => {
      run.push(step.id)
      if (step.id === head?.[0]) await slow.promise
      if (step.id === branch?.at(-1)) quick.resolve(undefined)
      return makeOutcome()
    }
    const committed = harness.resets.commit(windowId, plan.id, noNote)
    await quick.promise
    expect(run).toEqual(expect.arrayContaining(branch ?? []))
    expect(run).not.toContain(head?.[1])
    expect(kindsOf(harness)).not.toContain('finished')
    slow.resolve(undefined)
    const operation = await committed
    expect(operation.steps.map(({ state }) => state)).toEqual(['succeeded', 'succeeded', 'succeeded', 'succeeded'])
    expect(kindsOf(harness).at(-1)).toBe('finished')
  })

  it('sends nothing more in either when the journal refuses in one', async () => {
    const harness = harnessOfBoth()
    const plan = await prepareBoth(harness)
    const held = Promise.withResolvers<undefined>()
    const refused = Promise.withResolvers<undefined>()
    const last = plan.steps.findLast((step) => step.connectionId === otherConnectionId)
    refuseEntries(harness, (entry) => {
      if (entry.kind !== 'sent' || entry.stepId !== last?.id) return false
      refused.resolve(undefined)
      return true
    })
    harness.system.replace.runStep = async (step) => {
      if (step.connectionId === connectionId) await held.promise
      return makeOutcome()
    }
    const committed = harness.resets.commit(windowId, plan.id, noNote)
    await refused.promise
    // The disk takes entries again, but nobody knows for how long.
    harness.history.refuse(null)
    held.resolve(undefined)
    const operation = await committed
    const states = new Map(operation.steps.map(({ step, state }) => [step.id, state]))
    const [firstOfHead, secondOfHead] = plan.steps.filter((step) => step.connectionId === connectionId)
    expect(states.get(firstOfHead?.id ?? '')).toBe('succeeded')
    expect(states.get(secondOfHead?.id ?? '')).toBe('not-sent')
    expect(states.get(last?.id ?? '')).toBe('not-sent')
  })
})

const accounts = [
  { connectionId, accountId: 'head-1' },
  { connectionId, accountId: 'head-2' },
  { connectionId: otherConnectionId, accountId: 'branch-1' },
  { connectionId: otherConnectionId, accountId: 'branch-2' },
] as const
const selections: fc.Arbitrary<ResetSelection[]> = fc
  .subarray([...accounts], { minLength: 1 })
  .chain((some) =>
    fc.tuple(...some.map((account) => fc.boolean().map((microsoft365) => makeSelection({ ...account, microsoft365 })))),
  )

it('leaves out what was not sent to the connection that is not waited for, and nothing of the other', async () => {
  const harness = harnessOfBoth()
  const plan = await prepareBoth(harness)
  const [held, other] = [inHead, inBranch]
  const given: string[] = []
  harness.system.replace.runStep = (step, _signal, _code, waiting) => {
    harness.resets.stop(windowId, plan.id, held.connectionId)
    if (waiting?.aborted !== true) return Promise.resolve(makeOutcome())
    given.push(step.connectionId)
    return Promise.resolve(makeOutcome('failed', { code: 'wait-given-up' }))
  }
  const operation = await harness.resets.commit(windowId, plan.id, noNote)
  const statesIn = (id: string) =>
    operation.steps.filter(({ step }) => step.connectionId === id).map(({ state }) => state)
  expect(statesIn(held.connectionId)).toEqual(['failed', 'not-sent'])
  expect(statesIn(other.connectionId)).toEqual(['succeeded', 'succeeded'])
  expect(given).toEqual([held.connectionId])
})

it('in whatever order answers come, each step is sent once, announced before it and after the outcome before it in its connection', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.scheduler(),
      selections,
      fc.option(fc.nat(12), { freq: 2 }),
      fc.option(fc.nat(6), { freq: 3 }),
      async (scheduler, chosen, refusedEntry, stoppedAt) => {
        const harness = createHarness()
        for (const account of accounts) addPerson(harness.system, account)
        const plan = await prepareBoth(harness, chosen)
        const connections = connectionsOf(plan)
        const run: string[] = []
        let entries = 0
        /** How many runs there were when sending came to an end; what the other connection had announced by then may still go. */
        const over: { at?: number } = {}
        harness.history.refuse((entry) => {
          if (entry.kind === 'intended' || entries++ !== refusedEntry) return null
          if (entry.kind === 'sent') over.at ??= run.length
          return new StorageError('disk-full')
        })
        harness.system.replace.runStep = async (step) => {
          expect(run).not.toContain(step.id)
          const written = harness.history.entries.flatMap((entry) =>
            entry.kind === 'sent' || entry.kind === 'outcome' ? [`${entry.kind} ${entry.stepId}`] : [],
          )
          const before = run.filter((id) => connections.get(id) === step.connectionId)
          expect(written).toEqual(expect.arrayContaining([`sent ${step.id}`, ...before.map((id) => `outcome ${id}`)]))
          run.push(step.id)
          await scheduler.schedule(Promise.resolve())
          if (run.length - 1 === stoppedAt) {
            harness.resets.stop(windowId, plan.id)
            over.at ??= run.length
          }
          return makeOutcome()
        }
        const committed = harness.resets.commit(windowId, plan.id, noNote)
        const operation = await scheduler.waitFor(committed)
        expect(operation.steps.map(({ step, state }) => [step.id, state])).toEqual(
          plan.steps.map(({ id }) => [id, run.includes(id) ? 'succeeded' : 'not-sent']),
        )
        for (const id of connections.values()) {
          const own = plan.steps.filter((step) => step.connectionId === id).map((step) => step.id)
          expect(run.filter((each) => own.includes(each))).toEqual(
            own.slice(0, run.filter((each) => own.includes(each)).length),
          )
        }
        if (over.at !== undefined) expect(run.length - over.at).toBeLessThanOrEqual(1)
        expect(harness.threw).toEqual([])
      },
    ),
    tries(200),
  )
})
