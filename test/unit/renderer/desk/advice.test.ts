import { describe, expect, it } from 'vitest'
import type { StepState } from '../../../../shared/domain/history-entry.ts'
import type { ResetEffect } from '../../../../shared/domain/reset-plan.ts'
import { adviceFor, adviceForEffects } from '../../../../renderer/features/desk/advice.ts'
import { failedSelections } from '../../../../renderer/features/desk/state/plan-state.ts'
import { operation } from './desk-fixture.ts'
import { resetMicrosoft365 } from '../../../support/domain-fixtures.ts'

const google: ResetEffect = { kind: 'remove-factor', factorId: 'g', label: 'Google Authenticator' }

describe('what to tell the caller', () => {
  it('says what to set up again for what was removed', () => {
    const done = operation([{ effects: [google, resetMicrosoft365], state: 'succeeded' }])
    expect(adviceFor(done)).toEqual([
      { key: 'advice.removed', labels: ['Google Authenticator'], systems: [] },
      { key: 'advice.service', labels: ['Microsoft 365'], systems: [] },
    ])
  })

  it('says once where everything is set up again', () => {
    const all: ResetEffect = { kind: 'reset-all' }
    expect(
      adviceForEffects([
        { effect: all, system: 'resolver' },
        { effect: google, system: 'adaxes' },
        { effect: all, system: 'flashback' },
        { effect: all, system: 'resolver' },
      ]),
    ).toContainEqual({ key: 'advice.all', labels: [], systems: ['resolver', 'flashback'] })
    expect(adviceFor(operation([{ effects: [all], state: 'succeeded' }]))).toEqual([
      { key: 'advice.all', labels: [], systems: ['adaxes'] },
    ])
  })

  it('never calls an unknown outcome a failure, and forbids repeating it first', () => {
    const advice = adviceFor(
      operation([
        { effects: [{ kind: 'reset-all' }], state: 'failed' },
        { effects: [google], state: 'outcome-unknown' },
      ]),
    )
    expect(advice.map(({ key }) => key)).toEqual(['advice.unknown', 'advice.failed'])
  })

  it('offers no second try of what would be refused again', () => {
    const failed = operation([
      { effects: [google], state: 'failed' },
      { effects: [resetMicrosoft365], state: 'failed' },
    ])
    const codes = ['account-deleted', 'server-error'] as const
    const done = {
      ...failed,
      steps: failed.steps.map((step, index) => ({
        ...step,
        outcome: { kind: 'failed' as const, code: codes[index] ?? null, serverText: null, messages: [] },
      })),
    }
    expect(adviceFor(done).map(({ key }) => key)).toEqual(['advice.failed', 'advice.refused'])
    expect(failedSelections(done)).toMatchObject([{ effects: [resetMicrosoft365] }])
  })

  it('says what a later look at an unknown outcome showed', () => {
    const unknown = operation([{ effects: [google], state: 'outcome-unknown' }])
    const looked = (verdict: 'gone' | 'still-there' | 'not-read', state: StepState = 'outcome-unknown') =>
      adviceFor({
        ...unknown,
        steps: unknown.steps.map((step) => ({
          ...step,
          state,
          check: { stepId: step.step.id, verdicts: [verdict], readAt: null },
        })),
      }).map(({ key }) => key)
    expect(looked('gone', 'confirmed-done')).toEqual(['advice.unknown-gone', 'advice.removed'])
    expect(looked('still-there', 'confirmed-not-done')).toEqual(['advice.failed'])
    expect(looked('still-there')).toEqual(['advice.unknown-still-there'])
    expect(looked('not-read')).toEqual(['advice.unknown-cannot-tell'])
  })

  it('does not send the person to set up again what waits for approval', () => {
    expect(adviceFor(operation([{ effects: [google], state: 'pending-approval' }])).map(({ key }) => key)).toEqual([
      'advice.pending',
    ])
  })
})
