import { describe, expect, it } from 'vitest'
import { foundAgain, watchedOf } from '../../../electron/aftercare/again.ts'
import { foldOperation } from '../../../shared/domain/fold-operation.ts'
import type { HistoryEntry } from '../../../shared/domain/history-entry.ts'
import type { AfterCheckVerdict } from '../../../shared/domain/outcome.ts'
import type { Factor, MfaStatus } from '../../../shared/domain/mfa-status.ts'
import type { ResetEffect } from '../../../shared/domain/reset-plan.ts'
import {
  inventedNotSetUpAgain,
  inventedOperation,
  inventedOutcome,
  inventedSetUpAgain,
} from '../../support/history-fixtures.ts'
import { makeFactor, makeStatus } from '../../support/domain-fixtures.ts'

const statusWith = (changes: Partial<MfaStatus>): MfaStatus => ({ ...makeStatus([]), ...changes })

const at = '2026-11-20T10:42:00.000Z'
const later = '2026-11-20T10:52:00.000Z'

const push = makeFactor('push1', { kind: 'push', label: 'Okta Verify' })
const google = makeFactor('google1', { label: 'Google Authenticator' })
const sms = makeFactor('sms1', { kind: 'sms', label: 'SMS' })
const code = makeFactor('code1', { kind: 'token', label: 'Temporary Access Code', temporary: true })

const remove = ({ id, label }: Factor): ResetEffect => ({ kind: 'remove-factor', factorId: id, label })

/** An operation with one step that removes what is given, and what was seen afterwards. */
function operationOf(
  effects: readonly ResetEffect[],
  verdicts: readonly AfterCheckVerdict[],
  outcome: 'succeeded' | 'no-change' | 'failed' | 'outcome-unknown' | 'pending-approval' = 'succeeded',
  later: readonly HistoryEntry[] = [],
) {
  const entries = inventedOperation(1, at).map((entry): HistoryEntry => {
    switch (entry.kind) {
      case 'intended':
        return {
          ...entry,
          accounts: entry.accounts.map((planned) => ({
            ...planned,
            before: statusWith({
              factors: { knowledge: 'listed', mayBeIncomplete: false, items: [push, google, sms, code] },
            }),
          })),
          steps: entry.steps.map((step) => ({ ...step, effects: [...effects] })),
        }
      case 'outcome':
        return { ...entry, outcome: inventedOutcome(outcome) }
      case 'finished':
        return { ...entry, checks: [{ stepId: 's1', verdicts: [...verdicts], readAt: at }] }
      default:
        return entry
    }
  })
  return foldOperation([...entries, ...later])
}

const labelsOf = (...given: Parameters<typeof operationOf>): string[] =>
  watchedOf(operationOf(...given)).flatMap(({ missing }) => missing.map(({ label }) => label))

describe('after a reset is watched', () => {
  it('each method that was removed and is certainly gone', () => {
    expect(labelsOf([remove(push), remove(sms)], ['gone', 'gone'])).toEqual(['Okta Verify', 'SMS'])
    expect(labelsOf([remove(push), remove(sms)], ['gone', 'still-there'])).toEqual(['Okta Verify'])
  })

  it('a method that could not be read again, as far as that is known', () => {
    expect(labelsOf([remove(push)], ['not-read'])).toEqual(['Okta Verify'])
  })

  it.each(['no-change', 'failed', 'outcome-unknown', 'pending-approval'] as const)(
    'nothing of a step that is %s',
    (outcome) => {
      expect(labelsOf([remove(push)], ['not-read'], outcome)).toEqual([])
    },
  )

  it('nothing that no system could tell: services, sessions, everything at once, a code for a while', () => {
    const mute: ResetEffect[] = [
      { kind: 'reset-service', serviceId: 'microsoft-365', label: 'Microsoft 365' },
      { kind: 'end-sessions' },
      { kind: 'reset-all' },
      remove(code),
    ]
    expect(labelsOf(mute, ['cannot-tell', 'cannot-tell', 'gone', 'gone'])).toEqual([])
  })

  it('nothing that is known to be there again, or not to be', () => {
    expect(labelsOf([remove(push)], ['gone'], 'succeeded', [inventedSetUpAgain(1, later)])).toEqual([])
    expect(labelsOf([remove(push)], ['gone'], 'succeeded', [inventedNotSetUpAgain(1, later)])).toEqual([])
  })
})

describe('what is there again', () => {
  const after = (...items: Factor[]) =>
    statusWith({ readAt: later, factors: { knowledge: 'listed', mayBeIncomplete: false, items } })
  const found = (effects: Factor[], items: Factor[], verdict: AfterCheckVerdict = 'gone') => {
    const [watched] = watchedOf(
      operationOf(
        effects.map(remove),
        effects.map(() => verdict),
      ),
    )
    if (watched === undefined) throw new Error('nothing is watched')
    return foundAgain(watched, after(...items)).map(({ effect, label, setUpAt, timeFrom }) => [
      effect,
      label,
      setUpAt,
      timeFrom,
    ])
  }
  const newPush = makeFactor('push2', { kind: 'push', label: 'Okta Verify' })

  it('is not a method whose enrolment is not finished', () => {
    expect(found([push], [{ ...newPush, unusable: true }])).toEqual([])
  })

  it('is a new method of the same kind, at the time the system says, or else when it was seen', () => {
    expect(found([push], [google, sms, newPush])).toEqual([[0, 'Okta Verify', later, 'seen']])
    const enrolledAt = '2026-11-20T10:50:00.000Z'
    expect(found([push], [{ ...newPush, enrolledAt }])).toEqual([[0, 'Okta Verify', enrolledAt, 'system']])
  })

  it('is the same method where the system has ids for kinds, and it was seen gone', () => {
    expect(found([google], [google])).toEqual([[0, 'Google Authenticator', later, 'seen']])
    expect(found([google], [google], 'not-read')).toEqual([])
    expect(found([google], [{ ...google, enrolledAt: later }], 'not-read')).toHaveLength(1)
  })

  it('is neither what was there before, nor of another kind, nor set up long before', () => {
    expect(found([push], [google, sms, makeFactor('new', { kind: 'sms' })])).toEqual([])
    expect(found([push], [{ ...newPush, enrolledAt: '2026-11-01T08:00:00.000Z' }])).toEqual([])
  })

  it('counts one method once, for the one of its name before another of its kind', () => {
    const authy = makeFactor('authy1', { label: 'Authy' })
    const watched = watchedOf(operationOf([remove(push), remove(google)], ['gone', 'gone']))
    expect(watched).toHaveLength(1)
    expect(found([push, google], [newPush, authy])).toEqual([
      [0, 'Okta Verify', later, 'seen'],
      [1, 'Authy', later, 'seen'],
    ])
    expect(found([push, { ...push, id: 'google1', label: 'Google Authenticator' }], [newPush])).toHaveLength(1)
  })

  it('is of an unknown kind only by its name', () => {
    const odd = makeFactor('odd1', { kind: 'other', label: 'Retina' })
    const operation = operationOf([remove(odd)], ['gone'])
    const accounts = operation.accounts.map((planned) => ({
      ...planned,
      before: statusWith({ factors: { knowledge: 'listed', mayBeIncomplete: false, items: [odd] } }),
    }))
    const [watched] = watchedOf({ ...operation, accounts })
    if (watched === undefined) throw new Error('nothing is watched')
    expect(foundAgain(watched, after({ ...odd, id: 'odd2', label: 'Voice' }))).toEqual([])
    expect(foundAgain(watched, after({ ...odd, id: 'odd2' }))).toHaveLength(1)
  })
})
