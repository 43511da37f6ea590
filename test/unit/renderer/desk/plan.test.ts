import { describe, expect, it } from 'vitest'
import { plannedEffects } from '../../../../renderer/features/desk/state/plan-state.ts'
import { astrid, createFixture, factor, jonas, key, opened, recent, status } from './desk-fixture.ts'

describe('ticking', () => {
  it('keeps ticks that still exist after a refresh, and drops the others', async () => {
    const desk = await opened()
    desk.desk.tickFactor(key, 'google', true)
    desk.desk.tickFactor(key, 'duo', true)
    desk.desk.tickMicrosoft365(key, true)
    desk.desk.refresh(key)
    await desk.question('directory:read-status').answer(status([factor('duo')], { microsoft365: 'not-possible' }))
    expect(desk.state().ticks[key]).toEqual({
      factorIds: ['duo'],
      microsoft365: false,
      all: false,
      further: [],
    })
  })

  it('keeps ticks with their person while another is looked at', async () => {
    const desk = await opened()
    desk.desk.tickFactor(key, 'google', true)
    desk.desk.openPerson([jonas])
    expect(plannedEffects(desk.state())).toEqual([])
    desk.desk.openPerson([astrid])
    await desk.question('directory:read-status').answer(status([factor('google')]))
    expect(plannedEffects(desk.state())).toHaveLength(1)
  })

  it('plans "reset all" instead of single methods', async () => {
    const desk = await opened()
    desk.desk.tickFactor(key, 'google', true)
    desk.desk.tickAll(key, true)
    expect(plannedEffects(desk.state()).map(({ effect }) => effect.kind)).toEqual(['reset-all'])
  })

  it('ticks nothing on what was only known before, while it is read again', async () => {
    const desk = createFixture([recent(astrid, status([factor('google')]))])
    await desk.settle()
    desk.desk.openPerson([astrid])
    desk.desk.tickFactor(key, 'google', true)
    expect(desk.state().ticks).toEqual({})
  })
})

describe('further steps', () => {
  it('are ticked, planned and sent beside the reset', async () => {
    const desk = await opened()
    desk.desk.refresh(key)
    const further = ['unlock', 'end-sessions'] as const
    await desk.question('directory:read-status').answer(status([factor('google')], { further: [...further] }))
    desk.desk.tickFurther(key, 'end-sessions', true)
    desk.desk.tickFurther(key, 'unlock', true)
    desk.desk.tickFactor(key, 'google', true)
    expect(plannedEffects(desk.state()).map(({ effect }) => effect.kind)).toEqual([
      'remove-factor',
      'unlock',
      'end-sessions',
    ])
    void desk.desk.review()
    expect(desk.question('resets:prepare').request['selections']).toMatchObject([{ further }])
  })

  it('are no longer ticked once the system does not offer them', async () => {
    const desk = await opened()
    desk.desk.refresh(key)
    await desk.question('directory:read-status').answer(status([], { further: ['unlock'] }))
    desk.desk.tickFurther(key, 'unlock', true)
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
    desk.desk.tickFactor(key, 'sms', true)
    desk.desk.tickFactor(key, 'totp', true)
    expect(desk.state().ticks[key]?.factorIds.toSorted()).toEqual(['push', 'sms', 'totp'])
    desk.desk.tickFactor(key, 'push', false)
    expect(desk.state().ticks[key]?.factorIds).toEqual(['sms'])
  })
})
