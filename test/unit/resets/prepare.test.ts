import { beforeEach, describe, expect, it } from 'vitest'
import { ConnectionFailure } from '../../../electron/connections/connection-failure.ts'
import { ProviderError } from '../../../electron/providers/provider-error.ts'
import type { HistoryEntry } from '../../../shared/domain/history-entry.ts'
import {
  connectionId,
  instant,
  makeAgent,
  makeOutcome,
  makeSelection,
  makeStatus,
  makeStep,
  operationId,
  otherConnectionId,
  resetMicrosoft365,
} from '../../support/domain-fixtures.ts'
import { addPerson } from '../../support/fake-provider.ts'
import {
  codeOfRejection,
  createHarness,
  createHarnessOfTwo,
  intended,
  signal,
  windowId,
  type Harness,
} from './resets-harness.ts'

let harness: Harness
beforeEach(() => {
  harness = createHarnessOfTwo()
  addPerson(harness.system, { accountId: 'sandbox-1', connectionId: otherConnectionId })
})

const prepare = (...selections: ReturnType<typeof makeSelection>[]) =>
  harness.resets.prepare(windowId, selections, null, signal)

describe('prepare', () => {
  it('plans from the state read now, not from what the page saw', async () => {
    addPerson(harness.system, {}, makeStatus(['Duo']))
    expect(await codeOfRejection(prepare(makeSelection({ factorIds: ['Google'] })))).toBe('selection-outdated')
    const plan = await prepare(makeSelection({ factorIds: ['Duo'] }))
    expect(plan.accounts[0]?.before.factors.items.map(({ id }) => id)).toEqual(['Duo'])
  })

  it('puts the steps of several accounts in order, under ids of their own', async () => {
    const plan = await prepare(
      makeSelection({ microsoft365: true }),
      makeSelection({ connectionId: otherConnectionId, accountId: 'sandbox-1' }),
    )
    expect(plan.steps.map(({ id, accountId, effects }) => [id, accountId, effects.map(({ kind }) => kind)])).toEqual([
      ['s1', 'account-1', ['remove-factor']],
      ['s2', 'account-1', ['reset-service']],
      ['s3', 'sandbox-1', ['remove-factor']],
    ])
    expect(plan.accounts.map(({ connection }) => [connection.name, connection.environment])).toEqual([
      ['Head office', 'production'],
      ['Sandbox', 'sandbox'],
    ])
  })

  it('changes nothing, asks nobody and writes nothing', async () => {
    await prepare(makeSelection())
    expect(harness.log).toEqual(['read-status:account-1'])
  })

  it('refuses an account named twice', async () => {
    const twice = prepare(makeSelection(), makeSelection({ factorIds: ['Duo'] }))
    expect(await codeOfRejection(twice)).toBe('invalid-request')
    expect(harness.log).toEqual([])
  })

  it('refuses a selection with nothing ticked before it asks the system', async () => {
    const nothing = prepare(makeSelection({ factorIds: [] }))
    expect(await codeOfRejection(nothing)).toBe('nothing-selected')
    expect(harness.log).toEqual([])
  })

  it.each([
    ['Microsoft 365', makeSelection({ microsoft365: true })],
    ['everything at once', makeSelection({ factorIds: [], all: true })],
  ])('refuses %s where the connection does not offer it', async (_what, selection) => {
    addPerson(harness.system, {}, makeStatus(['Google'], { services: [], all: null }))
    expect(await codeOfRejection(prepare(selection))).toBe('reset-not-offered')
  })

  it('names the connection on which reading failed', async () => {
    harness.system.people.delete('sandbox-1')
    const failing = prepare(makeSelection(), makeSelection({ connectionId: otherConnectionId, accountId: 'sandbox-1' }))
    await expect(failing).rejects.toSatisfy(
      (cause) =>
        cause instanceof ConnectionFailure &&
        cause.detail.connectionId === otherConnectionId &&
        cause.cause instanceof ProviderError &&
        cause.cause.code === 'account-not-found',
    )
  })

  it('says that a connection is gone', async () => {
    await harness.connections.remove(1, connectionId)
    expect(await codeOfRejection(prepare(makeSelection()))).toBe('connection-not-found')
  })

  it('refuses an account under another name than its id, which the question would not show', async () => {
    const person = harness.system.people.get('account-1')
    if (person) harness.system.people.set('CN=Mira Dunmore', person)
    expect(await codeOfRejection(prepare(makeSelection({ accountId: 'CN=Mira Dunmore' })))).toBe('invalid-request')
  })

  it('refuses a plan for somebody else than asked for', async () => {
    harness.system.replace.planReset = () => [makeStep({ accountId: 'account-2' })]
    expect(await codeOfRejection(prepare(makeSelection()))).toBe('internal')
  })

  it('passes the cancelling on to the reads', async () => {
    const seen: AbortSignal[] = []
    harness.system.replace.readMfaStatus = (_id, given) => {
      seen.push(given)
      return Promise.resolve(makeStatus())
    }
    await harness.resets.prepare(windowId, [makeSelection()], null, signal)
    expect(seen).toEqual([signal])
  })
})

describe('prepare of a retry', () => {
  const failed: HistoryEntry[] = [
    {
      ...intended,
      steps: [
        makeStep({ id: 's1' }),
        makeStep({ id: 's2', effects: [resetMicrosoft365] }),
        makeStep({ id: 's3', effects: [{ kind: 'remove-factor', factorId: 'Duo', label: 'Duo' }] }),
      ],
    },
    { kind: 'sent', operationId, at: instant, stepId: 's1' },
    { kind: 'outcome', operationId, at: instant, stepId: 's1', outcome: makeOutcome('failed', { code: 'forbidden' }) },
    { kind: 'sent', operationId, at: instant, stepId: 's2' },
    { kind: 'outcome', operationId, at: instant, stepId: 's2', outcome: makeOutcome('outcome-unknown') },
    { kind: 'finished', operationId, at: instant, checks: [] },
  ]
  const retry = (selection: Parameters<typeof makeSelection>[0]) =>
    harness.resets.prepare(windowId, [makeSelection(selection)], operationId, signal)

  beforeEach(() => {
    harness = createHarness(failed)
    addPerson(harness.system)
    addPerson(harness.system, { accountId: 'account-2' })
  })

  it('covers what failed and what was never sent', async () => {
    const plan = await retry({ factorIds: ['Google', 'Duo'] })
    expect(plan.steps).toHaveLength(1)
  })

  it('covers what a person has said was not done', async () => {
    await harness.history.append({
      kind: 'settled',
      operationId,
      at: instant,
      agent: makeAgent(),
      stepId: 's2',
      word: 'not-done',
    })
    expect((await retry({ factorIds: [], microsoft365: true })).steps).toHaveLength(1)
  })

  it.each([
    ['a step whose outcome is unknown', { factorIds: [], microsoft365: true }],
    ['a factor that was not part of it', { factorIds: ['Google', 'Okta'] }],
    ['everything at once', { factorIds: [], all: true }],
    ['somebody else', { accountId: 'account-2' }],
  ])('refuses %s', async (_what, selection) => {
    expect(await codeOfRejection(retry(selection))).toBe('selection-outdated')
    expect(harness.log).toEqual([])
  })

  it('refuses an operation that the history does not hold', async () => {
    harness = createHarness()
    expect(await codeOfRejection(retry({}))).toBe('operation-not-found')
  })
})
