import { describe, expect, test } from 'vitest'
import { advanceProgress, beginProgress, foldOperation, outcomeOf } from '../../../shared/domain/fold-operation.ts'
import type { HistoryEntry, OperationOutcome, StepState } from '../../../shared/domain/history-entry.ts'
import type { AfterCheck, StepOutcomeKind } from '../../../shared/domain/outcome.ts'
import {
  agent,
  inventedId,
  inventedIntent,
  inventedMessage,
  inventedNotSetUpAgain,
  inventedOperation,
  inventedOutcome,
  inventedSetUpAgain,
  operationId,
} from '../../support/history-fixtures.ts'

const begun = '2026-11-03T10:42:00.000Z'
const later = '2026-11-03T10:42:05.000Z'
const common = { operationId: operationId(1), at: later }

const sent = (stepId: string): HistoryEntry => ({ ...common, kind: 'sent', stepId })
const answered = (stepId: string, kind: StepOutcomeKind): HistoryEntry => ({
  ...common,
  kind: 'outcome',
  stepId,
  outcome: inventedOutcome(kind),
})
const finished: HistoryEntry = { ...common, kind: 'finished', checks: [] }

describe('an operation folded from its entries', () => {
  test('is running, with planned steps, when there is only the intent', () => {
    const operation = foldOperation([inventedIntent(1, begun, 2)])
    expect(operation).toMatchObject({ startedAt: begun, endedAt: null, outcome: 'running', recovered: false })
    expect(operation.steps.map((step) => step.state)).toEqual(['planned', 'planned'])
  })

  test('keeps when each step was sent and answered, and the server’s words', () => {
    const operation = foldOperation([inventedIntent(1, begun, 2), sent('s1'), answered('s1', 'failed'), sent('s2')])
    expect(operation.steps[0]).toMatchObject({ state: 'failed', sentAt: later, endedAt: later })
    expect(operation.steps[0]?.outcome?.messages).toHaveLength(1)
    expect(operation.steps[1]).toMatchObject({ state: 'sent', sentAt: later, endedAt: null, outcome: null })
    expect(operation.outcome).toBe('running')
  })

  test.each<[StepOutcomeKind[], OperationOutcome]>([
    [['succeeded', 'succeeded'], 'succeeded'],
    [['no-change', 'no-change'], 'no-change'],
    [['no-change', 'succeeded'], 'succeeded'],
    [['succeeded', 'pending-approval'], 'pending-approval'],
    [['succeeded', 'failed'], 'partly-failed'],
    [['pending-approval', 'failed'], 'partly-failed'],
    [['failed', 'failed'], 'failed'],
    [['failed', 'outcome-unknown'], 'unknown'],
    [['succeeded', 'outcome-unknown'], 'unknown'],
  ])('with steps that ended %j is "%s"', (kinds, outcome) => {
    expect(foldOperation(inventedOperation(1, begun, kinds)).outcome).toBe(outcome)
  })

  test('knows nothing of a step that was sent and never answered', () => {
    const operation = foldOperation([inventedIntent(1, begun, 2), sent('s1'), finished])
    expect(operation.steps.map((step) => step.state)).toEqual(['outcome-unknown', 'not-sent'])
    expect(operation).toMatchObject({ outcome: 'unknown', endedAt: later })
  })

  test('that was recovered tells what is unknown from what was not done', () => {
    const recovered: HistoryEntry = {
      ...common,
      kind: 'recovered',
      unknownStepIds: ['s2'],
      notSentStepIds: ['s3'],
    }
    const operation = foldOperation([
      inventedIntent(1, begun, 3),
      sent('s1'),
      answered('s1', 'succeeded'),
      sent('s2'),
      recovered,
    ])
    expect(operation.steps.map((step) => step.state)).toEqual(['succeeded', 'outcome-unknown', 'not-sent'])
    expect(operation).toMatchObject({ outcome: 'unknown', recovered: true, endedAt: later })
  })

  test('that never sent anything has failed, not succeeded', () => {
    const recovered: HistoryEntry = { ...common, kind: 'recovered', unknownStepIds: [], notSentStepIds: ['s1'] }
    expect(foldOperation([inventedIntent(1, begun, 1), recovered]).outcome).toBe('failed')
  })

  test('keeps an outcome although the recovery lists its step as unknown', () => {
    const recovered: HistoryEntry = { ...common, kind: 'recovered', unknownStepIds: ['s1'], notSentStepIds: [] }
    const operation = foldOperation([inventedIntent(1, begun, 1), sent('s1'), answered('s1', 'succeeded'), recovered])
    expect(operation.steps[0]?.state).toBe('succeeded')
  })

  const aMinuteLater = '2026-11-03T10:43:05.000Z'
  test.each<[string, AfterCheck['verdicts'], string, StepState, OperationOutcome]>([
    ['that it was carried out', ['gone'], later, 'confirmed-done', 'succeeded'],
    ['nothing yet, while the system may be at work on it', ['still-there'], later, 'outcome-unknown', 'unknown'],
    ['that it was not carried out', ['still-there'], aMinuteLater, 'confirmed-not-done', 'failed'],
    ['a part of it only', ['gone', 'still-there'], aMinuteLater, 'outcome-unknown', 'unknown'],
    ['nothing the system tells', ['cannot-tell'], aMinuteLater, 'outcome-unknown', 'unknown'],
  ])('settles an unknown outcome by a later look that shows %s', (_, verdicts, readAt, state, outcome) => {
    const checks = [{ stepId: 's1', verdicts, readAt }]
    const checked: HistoryEntry = { ...common, kind: 'checked', agent, checks }
    const entries = [inventedIntent(1, begun, 1), sent('s1'), answered('s1', 'outcome-unknown'), finished]
    expect(foldOperation(entries).outcome).toBe('unknown')
    expect(foldOperation([...entries, checked])).toMatchObject({ outcome, steps: [{ state, check: { verdicts } }] })
  })

  test('takes a later look at a step that was answered, which changes nothing of its outcome', () => {
    const checks: AfterCheck[] = [{ stepId: 's1', verdicts: ['still-there'], readAt: aMinuteLater }]
    const checked: HistoryEntry = { ...common, kind: 'checked', agent, checks }
    const entries = [inventedIntent(1, begun, 1), sent('s1'), answered('s1', 'succeeded'), finished, checked]
    expect(foldOperation(entries)).toMatchObject({ outcome: 'succeeded', steps: [{ state: 'succeeded' }] })
  })

  test('is not changed by what is written after its end', () => {
    const ended = [inventedIntent(1, begun, 1), sent('s1'), answered('s1', 'failed'), finished]
    expect(foldOperation([...ended, answered('s1', 'succeeded'), finished])).toEqual(foldOperation(ended))
  })

  test('ignores steps that the intent does not name', () => {
    const operation = foldOperation([inventedIntent(1, begun, 1), sent('other'), answered('other', 'failed')])
    expect(operation.steps.map((step) => step.state)).toEqual(['planned'])
  })

  test('cannot be folded without its intent', () => {
    expect(() => foldOperation([])).toThrow(TypeError)
    expect(() => foldOperation([finished])).toThrow(TypeError)
  })
})

describe('an operation needs a check', () => {
  const check = (stepId: string, readAt: string | null): AfterCheck => ({
    stepId,
    verdicts: [readAt === null ? 'not-read' : 'gone'],
    readAt,
  })
  const intent = inventedIntent(1, begun, 2)
  const lost = [intent, sent('s1'), answered('s1', 'outcome-unknown'), sent('s2'), answered('s2', 'outcome-unknown')]
  const ending = (...checks: AfterCheck[]): HistoryEntry => ({ ...common, kind: 'finished', checks })
  const look = (...checks: AfterCheck[]): HistoryEntry => ({ ...common, kind: 'checked', agent, checks })

  const mute = ['s1', 's2'].map((stepId): AfterCheck => ({ stepId, verdicts: ['cannot-tell'], readAt: later }))
  const word = (stepId: string): HistoryEntry => ({ ...common, kind: 'settled', agent, stepId, word: 'not-done' })

  test.each<[string, HistoryEntry[], boolean]>([
    ['while nobody looked', [...lost, ending()], true],
    ['while the look at its end could not read', [...lost, ending(check('s1', null), check('s2', null))], true],
    ['not when the look at its end read all of it', [...lost, ending(check('s1', later), check('s2', later))], false],
    ['while one step was not looked at', [...lost, ending(), look(check('s1', later))], true],
    ['not after every step was looked at', [...lost, ending(check('s2', later)), look(check('s1', later))], false],
    ['again when the latest look could not read', [...lost, ending(check('s1', later)), look(check('s1', null))], true],
    ['after looks that the system could not answer', [...lost, ending(...mute), look(...mute)], true],
    ['not once a person has said what became of each step', [...lost, ending(...mute), word('s1'), word('s2')], false],
    ['while a person has spoken of one step only', [...lost, ending(...mute), word('s1')], true],
    ['not for steps that failed or were not sent', [intent, sent('s1'), answered('s1', 'failed'), finished], false],
  ])('%s', (_, entries, expected) => {
    expect(foldOperation(entries).outcome === 'unknown').toBe(expected)
  })
})

describe('the word of a person', () => {
  const word = (said: 'done' | 'not-done'): HistoryEntry => ({
    ...common,
    kind: 'settled',
    at: later,
    agent,
    stepId: 's1',
    word: said,
  })
  const lost = [inventedIntent(1, begun, 1), sent('s1'), answered('s1', 'outcome-unknown'), finished]

  test('settles what no system has shown, the latest word last, and stands as a word', () => {
    const [step] = foldOperation([...lost, word('not-done'), word('done')]).steps
    expect(step).toMatchObject({ state: 'confirmed-done', settled: { agent, at: later, word: 'done' } })
    expect(foldOperation([...lost, word('not-done')])).toMatchObject({
      outcome: 'failed',
      steps: [{ state: 'confirmed-not-done' }],
    })
  })

  test('gives way to what a system shows, and never changes an answer', () => {
    const gone = { stepId: 's1', verdicts: ['gone' as const], readAt: later }
    const [step] = foldOperation([
      ...lost,
      word('not-done'),
      { ...common, kind: 'checked', agent, checks: [gone] },
    ]).steps
    expect(step).toMatchObject({ state: 'confirmed-done' })
    expect(step).not.toHaveProperty('settled')
    const answeredSteps = [inventedIntent(1, begun, 1), sent('s1'), answered('s1', 'failed'), finished, word('done')]
    expect(foldOperation(answeredSteps).steps[0]).toMatchObject({ state: 'failed' })
  })
})

describe('what comes after the end', () => {
  const [done, dayLater] = [inventedOperation(1, begun, ['succeeded', 'succeeded']), '2026-11-04T10:42:00.000Z']

  test('is the latest of each message, once, and leaves the outcome as it was', () => {
    const toManager = { messageId: inventedId(4, 2), outcome: 'dismissed', code: 'mail-receiver-refused' } as const
    const operation = foldOperation([
      ...done,
      inventedMessage(1, later, { outcome: 'given-up', code: 'mail-deferred' }),
      inventedMessage(1, later, toManager),
      inventedMessage(1, dayLater),
      inventedMessage(1, dayLater),
    ])
    expect(operation).toMatchObject({ outcome: 'succeeded', endedAt: begun })
    expect(operation.messages).toMatchObject([
      { messageId: inventedId(4, 1), outcome: 'accepted', code: null, at: dayLater },
      { outcome: 'dismissed', code: 'mail-receiver-refused', at: later },
    ])
  })

  test('is for each step what was set up again, and what was not', () => {
    const { steps } = foldOperation([...done, inventedSetUpAgain(1, later), inventedNotSetUpAgain(1, dayLater, 's2')])
    expect(steps[0]).toMatchObject({ setUpAgain: [{ label: 'Okta Verify', setUpAt: later }] })
    expect(steps[0]).not.toHaveProperty('notSetUpAgain')
    expect(steps[1]).toMatchObject({ notSetUpAgain: { effects: [0], readAt: dayLater } })
    expect(steps[1]).not.toHaveProperty('setUpAgain')
  })

  test.each([
    ['after', [inventedNotSetUpAgain(1, later), inventedSetUpAgain(1, dayLater)]],
    ['before', [inventedSetUpAgain(1, dayLater), inventedNotSetUpAgain(1, later)]],
  ])('what was set up again is not missing, whether that was found %s it was missed', (_, entries) => {
    const [step] = foldOperation([...done, ...entries]).steps
    expect(step?.setUpAgain).toHaveLength(1)
    expect(step).not.toHaveProperty('notSetUpAgain')
  })

  test('found twice, it was set up when it was first found', () => {
    const [step] = foldOperation([...done, inventedSetUpAgain(1, later), inventedSetUpAgain(1, dayLater)]).steps
    expect(step?.setUpAgain).toMatchObject([{ setUpAt: later }])
  })
})

test('progress without the entries comes to the same outcome', () => {
  const [intended, ...rest] = inventedOperation(1, begun, ['succeeded', 'failed'])
  if (intended?.kind !== 'intended') throw new Error('fixture')
  const progress = rest.reduce(advanceProgress, beginProgress(intended))
  expect(outcomeOf(progress)).toBe('partly-failed')
})
