import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareAfter, planReset } from '../../../../electron/providers/okta/plan.ts'
import type { Factor, FactorKind, MfaStatus } from '../../../../shared/domain/mfa-status.ts'
import type { ResetSelection } from '../../../../shared/domain/reset-plan.ts'
import { chosen, type Ticked } from '../../../support/domain-fixtures.ts'

const ref = { connectionId: '2d9f4c1a-7b36-4e0d-8a52-91c3d5e7f604', accountId: '00u1' }

function factor(id: string, kind: FactorKind, more: Partial<Factor> = {}): Factor {
  return { id, kind, label: kind, detail: null, enrolledAt: null, known: true, removable: true, ...more }
}

function status(items: Factor[], more: Partial<MfaStatus> = {}): MfaStatus {
  return {
    readAt: '2026-11-02T09:00:00.000Z',
    factors: { knowledge: 'listed', mayBeIncomplete: true, items },
    services: [],
    all: 'possible',
    additionalActions: ['end-sessions', 'unlock', 'temporary-access-code'],
    ...more,
  }
}

function select(factorIds: string[], more: Ticked = {}): ResetSelection {
  return { ...ref, ...chosen({ factorIds, ...more }) }
}

const oktaVerify = ['push', 'fastpass', 'code'].map((id) => factor(id, 'push', { group: 'okta-verify' }))
const sms = factor('sms', 'sms')
const key = factor('key', 'security-key')
const question = factor('question', 'question')
const email = factor('email', 'email', { removable: false })

const kindsOf = (steps: ReturnType<typeof planReset>): string[][] =>
  steps.map((step) => step.effects.map((effect) => (effect.kind === 'remove-factor' ? effect.factorId : effect.kind)))

describe('the fewest calls', () => {
  it('is one for each factor, and one for what leaves together', () => {
    const before = status([...oktaVerify, sms, key])
    expect(kindsOf(planReset(before, select(['sms', 'push', 'fastpass', 'code'])))).toEqual([
      ['push', 'fastpass', 'code'],
      ['sms'],
    ])
  })

  it('is one for everything that is ticked', () => {
    const before = status([...oktaVerify, sms, key, email])
    expect(kindsOf(planReset(before, select(['push', 'fastpass', 'code', 'sms', 'key'])))).toEqual([
      ['reset-all', 'push', 'fastpass', 'code', 'sms', 'key'],
    ])
  })

  it('leave a temporary access code alone unless it is ticked, or everything is reset', () => {
    const code = factor('access-code:tac1', 'token')
    const before = status([...oktaVerify, sms, key, code])
    const methods = ['push', 'fastpass', 'code', 'sms', 'key']
    expect(kindsOf(planReset(before, select(['access-code:tac1'])))).toEqual([['access-code:tac1']])
    expect(kindsOf(planReset(before, select(methods))).flat()).not.toContain('access-code:tac1')
    for (const whole of [select([...methods, 'access-code:tac1']), select([], { all: true })]) {
      expect(kindsOf(planReset(before, whole))).toEqual([['reset-all', ...methods], ['access-code:tac1']])
    }
  })

  it('is one for each where a phone is ticked, whose number a reset of everything would leave for recovery', () => {
    const phone = factor('phone', 'sms', { recovers: true })
    const before = status([...oktaVerify, phone, key])
    const singly = planReset(before, select(['push', 'fastpass', 'code', 'phone', 'key']))
    expect(kindsOf(singly)).toEqual([['push', 'fastpass', 'code'], ['phone'], ['key']])
    expect(singly[1]?.effects).toMatchObject([{ recovery: 'removed' }])
    const [whole, ...others] = planReset(before, select([], { all: true }))
    expect(others).toEqual([])
    expect(whole?.effects.find((effect) => 'factorId' in effect && effect.factorId === 'phone')).toMatchObject({
      recovery: 'stays',
    })
  })

  it('removes by itself what a reset of everything leaves', () => {
    const before = status([...oktaVerify, sms, key, question])
    expect(kindsOf(planReset(before, select(['push', 'fastpass', 'code', 'sms', 'key', 'question'])))).toEqual([
      ['reset-all', 'push', 'fastpass', 'code', 'sms', 'key'],
      ['question'],
    ])
    // Two calls either way: then nothing is taken away that was not ticked.
    expect(kindsOf(planReset(status([sms, question]), select(['sms', 'question'])))).toEqual([['sms'], ['question']])
  })

  it('resets everything where nothing is listed', () => {
    expect(kindsOf(planReset(status([]), select([], { all: true })))).toEqual([['reset-all']])
  })

  it('unlocks first and ends the sessions last', () => {
    const actions = ['end-sessions', 'temporary-access-code', 'unlock'] as const
    expect(kindsOf(planReset(status([sms, key]), select(['sms'], { actions })))).toEqual([
      ['unlock'],
      ['sms'],
      ['temporary-access-code'],
      ['end-sessions'],
    ])
  })

  it('takes further steps without a reset', () => {
    expect(kindsOf(planReset(status([]), select([], { actions: ['end-sessions'] })))).toEqual([['end-sessions']])
  })
})

describe('what is not planned', () => {
  const outdated = expect.objectContaining({ kind: 'rejected', code: 'selection-outdated' }) as Error

  it.each([
    ['a part of what leaves together', status([...oktaVerify, sms]), select(['push'])],
    ['what cannot be removed', status([email, sms]), select(['email'])],
    ['what is not listed', status([sms]), select(['gone'])],
    [
      'a further step that is not possible',
      status([sms], { additionalActions: [] }),
      select(['sms'], { actions: ['unlock'] }),
    ],
    ['everything of a deactivated account', status([], { all: 'not-possible' }), select([], { all: true })],
    ['Microsoft 365', status([sms]), select(['sms'], { microsoft365: true })],
  ])('is %s', (_, before, selection) => {
    expect(() => planReset(before, selection)).toThrow(outdated)
  })
})

it('covers exactly what is ticked, in no more calls than one for each', () => {
  const kinds = fc.constantFrom<FactorKind>('sms', 'call', 'security-key', 'token', 'question', 'email', 'other')
  const accounts = fc.record({ withOktaVerify: fc.boolean(), kinds: fc.array(kinds, { maxLength: 12 }) })
  fc.assert(
    fc.property(accounts, fc.infiniteStream(fc.boolean()), ({ withOktaVerify, kinds: chosen }, coin) => {
      const items = [...(withOktaVerify ? oktaVerify : []), ...chosen.map((kind, index) => factor(`f${index}`, kind))]
      const tickGroup = coin.next().value === true
      const ticked = items.filter(({ group }) => (group === undefined ? coin.next().value : tickGroup))
      fc.pre(ticked.length > 0)
      const steps = planReset(status(items), select(ticked.map(({ id }) => id)))
      const named = steps.flatMap((step) =>
        step.effects.flatMap((effect) => (effect.kind === 'remove-factor' ? [effect.factorId] : [])),
      )
      expect(named.toSorted()).toEqual(ticked.map(({ id }) => id).toSorted())
      // Nothing that is not ticked goes: everything is reset only where everything is ticked.
      const resetsAll = steps.some((step) => step.effects.some(({ kind }) => kind === 'reset-all'))
      if (resetsAll) expect(ticked).toHaveLength(items.length)
      expect(steps.length).toBeLessThanOrEqual(new Set(ticked.map(({ group, id }) => group ?? id)).size)
      expect(new Set(steps.map(({ id }) => id)).size).toBe(steps.length)
    }),
  )
})

describe('looking afterwards', () => {
  const [all] = planReset(status([...oktaVerify, sms, key, question]), select([], { all: true }))
  if (!all) throw new Error('nothing was planned')

  it('goes by the id of each factor, and does not wait for what stays listed', () => {
    expect(compareAfter(all, status([question, email]))).toEqual(['gone', 'gone', 'gone', 'gone', 'gone', 'gone'])
    expect(compareAfter(all, status([sms]))).toEqual(['still-there', 'gone', 'gone', 'gone', 'still-there', 'gone'])
  })

  it('tells nothing where nothing was listed', () => {
    const [blind] = planReset(status([]), select([], { all: true }))
    expect(blind && compareAfter(blind, status([]))).toEqual(['cannot-tell'])
  })

  it('sees whether the lock is gone', () => {
    const [unlock] = planReset(status([]), select([], { actions: ['unlock'] }))
    expect(unlock && compareAfter(unlock, status([]))).toEqual(['still-there'])
    expect(unlock && compareAfter(unlock, status([], { additionalActions: ['end-sessions'] }))).toEqual(['gone'])
  })
})
