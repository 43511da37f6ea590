import { describe, expect, it } from 'vitest'
import { plannedEffects } from '../../../../renderer/features/desk/state/plan-state.ts'
import { runOf, runsThatEnded, type Run } from '../../../../renderer/features/desk/state/run-state.ts'
import { astrid, factor, head, key, opened, operation, plan, status, ticked } from './desk-fixture.ts'
import { chosen, removal, resetMicrosoft365 } from '../../../support/domain-fixtures.ts'
import { removedFactorIds } from '../../../../shared/domain/effects.ts'

describe('resetting', () => {
  const step = {
    id: 's0',
    connectionId: head,
    accountId: '1',
    effects: [{ kind: 'remove-factor' as const, factorId: 'google', label: 'google' }],
  }

  it('sends exactly what is ticked, then the plan’s id with ticket and reason', async () => {
    const desk = await ticked()
    void desk.desk.review()
    const prepare = desk.question('resets:prepare')
    expect(prepare.request).toEqual({
      selections: [{ connectionId: head, accountId: '1', ...chosen({ factorIds: ['google'] }) }],
      retryOf: null,
    })
    await prepare.answer(plan([step]))
    expect(desk.question('resets:commit').request).toEqual({
      planId: 'a'.repeat(32),
      ticket: 'INC1',
      reason: 'phone lost',
    })
  })

  it('asks nothing when nothing is ticked, and only once while one is under way', async () => {
    const desk = await opened()
    await desk.desk.review()
    expect(desk.asked('resets:prepare')).toHaveLength(0)
    desk.desk.tick(key, removal('google'), true)
    void desk.desk.review()
    void desk.desk.review()
    expect(desk.asked('resets:prepare')).toHaveLength(1)
  })

  it('holds to the ticket rule before anything is asked', async () => {
    const desk = await ticked()
    desk.settings.ticket = { required: true, pattern: 'INC\\d{7}', check: 'warn', note: true }
    await desk.desk.review()
    expect(desk.state().fieldErrors.ticket).toBe('ticket-invalid')
    desk.desk.setTicket('')
    await desk.desk.review()
    expect(desk.state().fieldErrors.ticket).toBe('ticket-required')
    expect(desk.asked('resets:prepare')).toHaveLength(0)
    desk.desk.setTicket('inc0048213')
    void desk.desk.review()
    expect(desk.asked('resets:prepare')).toHaveLength(1)
  })

  it('gives up the reading before it, and of a plan under way what was not sent', async () => {
    const desk = await ticked()
    void desk.desk.review()
    const preparing = runOf(desk.state())
    if (preparing === null) throw new Error('no run')
    desk.desk.stopRun(preparing)
    const given = desk.question('resets:prepare')
    expect(given.signal?.aborted).toBe(true)
    await given.refuse('cancelled')
    expect(runOf(desk.state())).toBeNull()
    expect(plannedEffects(desk.state())).toHaveLength(1)

    void desk.desk.review()
    await desk.question('resets:prepare').answer(plan([step]))
    const planId = 'a'.repeat(32)
    const confirming = runOf(desk.state())
    if (confirming === null) throw new Error('no run')
    desk.desk.stopRun(confirming)
    expect(desk.asked('resets:stop')).toHaveLength(0)
    await desk.emit({ type: 'reset-progress', operationId: 'o', planId, stepId: step.id, state: 'sent' })
    desk.desk.stopRun(runOf(desk.state()) ?? confirming)
    expect(desk.question('resets:stop').request).toEqual({ planId })
    desk.desk.stopRun(runOf(desk.state()) ?? confirming, astrid.connectionId)
    expect(desk.question('resets:stop').request).toEqual({ planId, connectionId: astrid.connectionId })
    expect(runOf(desk.state())?.phase).toBe('running')
  })

  it('comes back quietly, with nothing lost, when the person cancels', async () => {
    const desk = await ticked()
    void desk.desk.review()
    await desk.question('resets:prepare').answer(plan([step]))
    await desk.question('resets:commit').refuse('not-confirmed')
    expect(runOf(desk.state())).toBeNull()
    expect(desk.state()).toMatchObject({ ticket: ' INC1 ', reason: 'phone lost' })
    expect(plannedEffects(desk.state())).toHaveLength(1)
  })

  it('follows the steps, shows the outcome and reads the state again', async () => {
    const desk = await ticked()
    void desk.desk.review()
    await desk.question('resets:prepare').answer(plan([step]))
    const done = operation([{ effects: step.effects, state: 'succeeded' }], astrid)
    await desk.emit({
      type: 'reset-progress',
      operationId: done.id,
      planId: 'a'.repeat(32),
      stepId: 's0',
      state: 'sent',
    })
    expect(runOf(desk.state())).toMatchObject({ phase: 'running', steps: { s0: 'sent' } })
    await desk.emit({ type: 'reset-checking', operationId: done.id, planId: 'a'.repeat(32) })
    expect(runOf(desk.state())?.phase).toBe('checking')
    await desk.question('resets:commit').answer(done)
    expect(runOf(desk.state())).toMatchObject({ phase: 'done', operation: { id: done.id } })
    expect(desk.state().ticks[key]).toBeUndefined()
    expect(desk.question('directory:read-status').open).toBe(true)
  })

  it('keeps ticks and says why when main refuses', async () => {
    const desk = await ticked()
    void desk.desk.review()
    await desk.question('resets:prepare').refuse('selection-outdated')
    expect(runOf(desk.state())).toMatchObject({ phase: 'refused', error: { code: 'selection-outdated' } })
    expect(removedFactorIds(desk.state().ticks[key] ?? [])).toEqual(['google'])
    expect(desk.question('directory:read-status').open).toBe(true)
  })

  it('reads the cards again when a system is gone since, so that it holds up no other', async () => {
    const desk = await ticked()
    void desk.desk.review()
    await desk.question('resets:prepare').refuse('not-reachable')
    expect(runOf(desk.state())).toMatchObject({ phase: 'refused', error: { code: 'not-reachable' } })
    await desk.question('directory:read-status').refuse('not-reachable')
    expect(plannedEffects(desk.state())).toEqual([])
    expect(removedFactorIds(desk.state().ticks[key] ?? [])).toEqual(['google'])
  })

  it.each(['not-reachable', 'token-rejected'] as const)(
    'takes a refusal away once its system answers again',
    async (code) => {
      const desk = await ticked()
      void desk.desk.review()
      await desk.question('resets:prepare').refuse('token-rejected', head)
      await desk.question('directory:read-status').refuse(code, head)
      // The card says the same then: one box is enough.
      expect(runOf(desk.state())?.phase).toBe(code === 'token-rejected' ? undefined : 'refused')
      desk.setConnections([head])
      await desk.question('directory:read-status').answer(status([factor('google')]))
      expect(runOf(desk.state())).toBeNull()
      expect(plannedEffects(desk.state())).toHaveLength(1)
    },
  )

  it('retries failed steps alone, as a new operation, and never the unknown ones', async () => {
    const desk = await ticked()
    void desk.desk.review()
    await desk.question('resets:prepare').answer(plan([step]))
    const mixed = operation(
      [
        { effects: step.effects, state: 'failed' },
        { effects: [resetMicrosoft365], state: 'outcome-unknown' },
      ],
      astrid,
    )
    await desk.question('resets:commit').answer(mixed)
    const run = runOf(desk.state())
    if (run === null) throw new Error('no run')
    void desk.desk.retryFailed(run)
    expect(desk.question('resets:prepare').request).toEqual({
      selections: [{ connectionId: head, accountId: '1', ...chosen({ factorIds: ['google'] }) }],
      retryOf: mixed.id,
    })
  })
})

describe('resets that end while nobody looks at the desk', () => {
  const run = { id: 1, phase: 'running', error: null } as Run

  it('are those that were busy, with or without success', () => {
    const done: Run = { ...run, phase: 'done' }
    const refused: Run = {
      ...run,
      id: 2,
      phase: 'refused',
      error: { code: 'disk-full', message: '', correlationId: '' },
    }
    expect(runsThatEnded([run, { ...run, id: 2 }], [done, refused])).toEqual([done, refused])
    expect(runsThatEnded([done], [done])).toEqual([])
    expect(runsThatEnded([], [done])).toEqual([])
  })

  it('are not those that were called off', () => {
    const off: Run = { ...run, phase: 'refused', error: { code: 'not-confirmed', message: '', correlationId: '' } }
    expect(runsThatEnded([run], [off])).toEqual([])
  })
})
