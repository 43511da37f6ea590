import { removedFactorIds } from '../../../../shared/domain/effects.ts'
import { describe, expect, it } from 'vitest'
import { plannedEffects } from '../../../../renderer/features/desk/state/plan-state.ts'
import { astrid, createFixture, factor, jonas, key, opened, recent, status } from './desk-fixture.ts'
import { microsoft365, removal, resetMicrosoft365 } from '../../../support/domain-fixtures.ts'

describe('ticking', () => {
  it('keeps ticks that still exist after a refresh, and drops the others', async () => {
    const desk = await opened()
    desk.desk.tick(key, removal('google'), true)
    desk.desk.tick(key, removal('duo'), true)
    desk.desk.tick(key, resetMicrosoft365, true)
    desk.desk.refresh(key)
    await desk
      .question('directory:read-status')
      .answer(status([factor('duo')], { services: [{ ...microsoft365, reset: 'not-possible' }] }))
    expect(desk.state().ticks[key]).toMatchObject([{ kind: 'remove-factor', factorId: 'duo' }])
  })

  it('keeps ticks with their person while another is looked at', async () => {
    const desk = await opened()
    desk.desk.tick(key, removal('google'), true)
    desk.desk.openPerson([jonas])
    expect(plannedEffects(desk.state())).toEqual([])
    desk.desk.openPerson([astrid])
    await desk.question('directory:read-status').answer(status([factor('google')]))
    expect(plannedEffects(desk.state())).toHaveLength(1)
  })

  it('plans "reset all" instead of single methods', async () => {
    const desk = await opened()
    desk.desk.refresh(key)
    await desk.question('directory:read-status').answer(status([factor('google')], { all: 'possible' }))
    desk.desk.tick(key, removal('google'), true)
    desk.desk.tick(key, { kind: 'reset-all' }, true)
    expect(plannedEffects(desk.state()).map(({ effect }) => effect.kind)).toEqual(['reset-all'])
  })

  it('ticks nothing on what was only known before, while it is read again', async () => {
    const desk = createFixture([recent(astrid, status([factor('google')]))])
    await desk.settle()
    desk.desk.openPerson([astrid])
    desk.desk.tick(key, removal('google'), true)
    expect(desk.state().ticks).toEqual({})
  })
})

describe('further steps', () => {
  it('are ticked, planned and sent beside the reset', async () => {
    const desk = await opened()
    desk.desk.refresh(key)
    const additionalActions = ['unlock' as const, 'end-sessions' as const]
    await desk.question('directory:read-status').answer(status([factor('google')], { additionalActions }))
    desk.desk.tick(key, { kind: 'end-sessions' }, true)
    desk.desk.tick(key, { kind: 'unlock' }, true)
    desk.desk.tick(key, removal('google'), true)
    expect(plannedEffects(desk.state()).map(({ effect }) => effect.kind)).toEqual([
      'remove-factor',
      'unlock',
      'end-sessions',
    ])
    void desk.desk.review()
    expect(desk.question('resets:prepare').request['selections']).toMatchObject([
      { effects: [{ kind: 'remove-factor', factorId: 'google' }, { kind: 'unlock' }, { kind: 'end-sessions' }] },
    ])
  })

  it('are no longer ticked once the system does not offer them', async () => {
    const desk = await opened()
    desk.desk.refresh(key)
    await desk.question('directory:read-status').answer(status([], { additionalActions: ['unlock'] }))
    desk.desk.tick(key, { kind: 'unlock' }, true)
    desk.desk.refresh(key)
    await desk.question('directory:read-status').answer(status([]))
    expect(plannedEffects(desk.state())).toEqual([])
  })
})

describe('methods that leave together', () => {
  it('are ticked and unticked as one, the others stay', async () => {
    const desk = await opened()
    desk.desk.refresh(key)
    const items = [factor('push', { group: 'verify' }), factor('totp', { group: 'verify' }), factor('sms')]
    await desk.question('directory:read-status').answer(status(items))
    desk.desk.tick(key, removal('sms'), true)
    desk.desk.tick(key, removal('totp'), true)
    expect(removedFactorIds(desk.state().ticks[key] ?? []).toSorted()).toEqual(['push', 'sms', 'totp'])
    desk.desk.tick(key, removal('push'), false)
    expect(removedFactorIds(desk.state().ticks[key] ?? [])).toEqual(['sms'])
  })
})
