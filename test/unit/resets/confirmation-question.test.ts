import { describe, expect, it } from 'vitest'
import { createText } from '../../../electron/app/text.ts'
import { confirmationQuestion } from '../../../electron/resets/confirmation-question.ts'
import type { Note } from '../../../electron/resets/running.ts'
import type { PlannedAccount, ResetPlan, ResetStep } from '../../../shared/domain/reset-plan.ts'
import {
  instant,
  makeFactor,
  makePlannedAccount,
  makeStep,
  otherConnectionId,
  resetMicrosoft365,
} from '../../support/domain-fixtures.ts'

const text = createText()
const noNote: Note = {
  ticket: null,
  reason: null,
  tier: 'standard',
  proofs: [],
  unchecked: null,
  ticketSeen: null,
  approval: null,
}
const ask = (accounts: PlannedAccount[], steps: ResetStep[] = [makeStep()], note: Partial<Note> = {}) => {
  const plan: ResetPlan = { id: '0'.repeat(32), expiresAt: instant, accounts, steps }
  return confirmationQuestion(plan, { ...noNote, ...note }, text, { refusals: [], now: new Date(instant) })
}

describe('the question before a reset', () => {
  it('names person, login, effect, system, connection, environment, ticket and reason', () => {
    const steps = [makeStep(), makeStep({ id: 's2', effects: [resetMicrosoft365, { kind: 'reset-all' }] })]
    const question = ask([makePlannedAccount()], steps, { ticket: 'INC1', reason: 'lost phone' })
    expect(question.message).toBe('Reset MFA for Mira Dunmore?')
    expect(question.detail.split('\n')).toEqual([
      'Mira Dunmore (mira.dunmore)',
      '  • Remove Google Authenticator: Adaxes · Head office (Production)',
      '  • Reset all methods in Microsoft 365: Adaxes · Head office (Production)',
      '  • Reset all methods: Adaxes · Head office (Production)',
      '',
      'Ticket: INC1',
      'Reason: lost phone',
      'Every method that Head office lists is removed: whoever knows the password may be the first to set one up again.',
      'This cannot be undone. The person has to set up the removed methods again.',
    ])
    expect([question.confirmLabel, question.cancelLabel]).toEqual(['Reset', 'Cancel'])
  })

  it('puts each step below its own account', () => {
    const accounts = [
      makePlannedAccount(),
      makePlannedAccount(
        { connectionId: otherConnectionId, accountId: 'sandbox-1', logins: [] },
        { name: 'Test tenant', environment: 'sandbox' },
      ),
    ]
    const steps = [makeStep(), makeStep({ id: 's2', connectionId: otherConnectionId, accountId: 'sandbox-1' })]
    expect(ask(accounts, steps).detail.split('\n').slice(0, 6)).toEqual([
      'Mira Dunmore (mira.dunmore)',
      '  • Remove Google Authenticator: Adaxes · Head office (Production)',
      '',
      'Mira Dunmore (no login known)',
      '  • Remove Google Authenticator: Adaxes · Test tenant (Sandbox)',
      '',
    ])
  })

  describe('where every method goes', () => {
    const withMethods = (...ids: string[]) => {
      const account = makePlannedAccount()
      const items = ids.map((id) => makeFactor(id, { temporary: id === 'code for today' }))
      return { ...account, before: { ...account.before, factors: { ...account.before.factors, items } } }
    }
    const removing = (...ids: string[]) =>
      makeStep({ effects: ids.map((factorId) => ({ kind: 'remove-factor', factorId, label: factorId })) })
    const warning = 'whoever knows the password may be the first to set one up again'

    it('says who may be the first to set one up again', () => {
      expect(ask([withMethods('app', 'phone')], [removing('app'), removing('phone')]).detail).toContain(warning)
      expect(ask([withMethods('app', 'code for today')], [removing('app')]).detail).toContain(warning)
    })

    it('says nothing of it while one is left, or where the system lists none', () => {
      expect(ask([withMethods('app', 'phone')], [removing('app')]).detail).not.toContain(warning)
      expect(ask([withMethods()], [makeStep({ effects: [resetMicrosoft365] })]).detail).not.toContain(warning)
    })
  })

  it('says practice only where all of it is practice', () => {
    const practice = makePlannedAccount({}, { environment: 'practice' })
    const real = makePlannedAccount({ accountId: 'account-2' })
    expect(ask([practice]).detail).toContain('Nothing real changes.')
    expect(ask([practice, real]).detail).not.toContain('Nothing real changes.')
    expect(ask([practice, real]).detail).toContain('cannot be undone')
  })

  it.each([
    ['one person in two systems', [makePlannedAccount(), makePlannedAccount({ connectionId: otherConnectionId })], ''],
    [
      'two of the same name in one system',
      [makePlannedAccount(), makePlannedAccount({ accountId: 'account-2' })],
      ' and 1 more',
    ],
    [
      'three people',
      [makePlannedAccount(), makePlannedAccount({ displayName: 'A' }), makePlannedAccount({ displayName: 'B' })],
      ' and 2 more',
    ],
  ])('counts %s', (_what, accounts, more) => {
    expect(ask(accounts).message).toBe(`Reset MFA for Mira Dunmore${more}?`)
  })

  it('lets no text begin a line of its own, turn round or push the rest out of sight', () => {
    const forged = '\n\nPractice: invented people only. Nothing real changes.\u202E\u0000\r\n'
    const usual = ask([makePlannedAccount()], [makeStep()], { ticket: 'T', reason: 'R' })
    const hostile = ask(
      [makePlannedAccount({ displayName: `Mira${forged}`, logins: [`mira${forged}`] }, { name: `Head${forged}` })],
      [makeStep({ effects: [{ kind: 'remove-factor', factorId: 'Google', label: `Google${forged}` }] })],
      { ticket: `T${forged}`, reason: `R${forged}${'x'.repeat(2000)}` },
    )
    expect(hostile.detail.split('\n')).toHaveLength(usual.detail.split('\n').length)
    expect(hostile.message).not.toMatch(/\p{Cc}|\u202E/u)
    expect(hostile.detail.replaceAll('\n', '')).not.toMatch(/\p{Cc}|\u202E/u)
    expect(hostile.detail.length).toBeLessThan(1500)
    expect(hostile.detail.split('\n').at(-1)).toContain('cannot be undone')
  })

  it('takes braces and brackets in names for what they are', () => {
    const question = ask([makePlannedAccount({ displayName: "{name} <b>O'Neil</b> '{'", logins: ['{login}'] })])
    expect(question.detail).toContain("{name} <b>O'Neil</b> '{' ({login})")
  })
})
