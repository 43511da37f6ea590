import { describe, expect, it } from 'vitest'
import type { PersonEvent, PersonRecord } from '../../../../shared/domain/person-record.ts'
import { flagsOf } from '../../../../renderer/features/desk/state/record-state.ts'
import { runOf } from '../../../../renderer/features/desk/state/run-state.ts'
import { removal } from '../../../support/domain-fixtures.ts'
import { astrid, factor, head, jonas, key, opened, operation, plan, status } from './desk-fixture.ts'

const reset: PersonEvent = {
  operationId: '00000000-0000-4000-8000-0000000000e1',
  at: '2026-01-04T09:00:00.000Z',
  agentName: 'Sam',
  outcome: 'succeeded',
  effects: [removal('google')],
}
const reported: PersonEvent = {
  ...reset,
  operationId: '00000000-0000-4000-8000-0000000000e2',
  outcome: 'reported',
  effects: [],
  reported: 'Hurried',
}
const record = (changes: Partial<PersonRecord> = {}): PersonRecord => ({
  events: [],
  more: 0,
  passed: [],
  limits: [],
  ...changes,
})

async function told(changes: Partial<PersonRecord>) {
  const desk = await opened()
  await desk.question('history:read-person').answer(record(changes))
  return desk
}

describe('warning signs', () => {
  it('are read for the accounts of the person once main has read one, and again when the history grows', async () => {
    const desk = await told({ events: [reset] })
    expect(desk.asked('history:read-person').at(-1)?.request).toEqual({
      accounts: [{ connectionId: head, accountId: '1' }],
    })
    expect(flagsOf(desk.state())).toMatchObject({ flags: [{ kind: 'event', event: reset }], more: 0, tone: 'warn' })
    await desk.emit({ type: 'history-changed' })
    await desk.question('history:read-person').answer(record({ events: [reported, reset] }))
    expect(flagsOf(desk.state())).toMatchObject({ tone: 'bad', flags: [{ event: reported }, { event: reset }] })
  })

  it('are not those of the person before', async () => {
    const desk = await told({ events: [reported] })
    await desk.emit({ type: 'history-changed' })
    const late = desk.question('history:read-person')
    desk.desk.openPerson([jonas])
    expect(flagsOf(desk.state())).toBeNull()
    await late.answer(record({ events: [reported] }))
    expect(desk.state().record).toBeNull()
  })

  it('leave out what this desk has just done', async () => {
    const own = operation([])
    const desk = await told({ events: [] })
    desk.desk.tick(key, removal('google'), true)
    desk.desk.setUnchecked('practice')
    void desk.desk.review()
    await desk.question('resets:prepare').answer(plan([]))
    await desk.question('resets:commit').answer(own)
    await desk.emit({ type: 'history-changed' })
    await desk.question('history:read-person').answer(record({ events: [{ ...reset, operationId: own.id }, reset] }))
    expect(flagsOf(desk.state())?.flags).toEqual([{ kind: 'event', event: reset }])
  })

  it('name a method that is ticked as lost and passed a check lately, as long as it is ticked', async () => {
    const check = { connectionId: head, accountId: '1', factorId: 'google', label: 'Google' }
    const at = ['2026-01-05T10:00:00.000Z', '2026-01-05T11:00:00.000Z'] as const
    const desk = await told({ passed: at.map((each) => ({ ...check, at: each })) })
    expect(flagsOf(desk.state())).toBeNull()
    desk.desk.tick(key, removal('google'), true)
    expect(flagsOf(desk.state())).toMatchObject({ tone: 'bad', flags: [{ kind: 'lost', at: at[1] }] })
    desk.desk.tick(key, removal('google'), false)
    expect(flagsOf(desk.state())).toBeNull()
  })

  it('name a telephone that changed within a week before its system was read, and are then of another kind', async () => {
    const desk = await told({})
    const readAt = '2026-01-08T10:00:00.000Z'
    const showPhone = async (changedAt: string) => {
      desk.desk.refresh(key)
      await desk.question('directory:read-account').answer(astrid)
      const sms = { ...factor('sms'), label: 'SMS', detail: '••• 0142', changedAt }
      await desk.question('directory:read-status').answer({ ...status([sms]), readAt })
    }
    await showPhone('2026-01-01T09:59:59.000Z')
    expect(flagsOf(desk.state())).toBeNull()
    await showPhone('2026-01-01T10:00:01.000Z')
    const flag = { kind: 'phone', label: 'SMS ••• 0142', at: '2026-01-01T10:00:01.000Z' }
    expect(flagsOf(desk.state())).toEqual({ flags: [flag], more: 0, tone: 'warn', isContactAlone: true })
    await desk.emit({ type: 'history-changed' })
    await desk.question('history:read-person').answer(record({ events: [reset] }))
    expect(flagsOf(desk.state())).toMatchObject({ flags: [flag, { kind: 'event' }], isContactAlone: false })
  })

  it('are read again when a limit is over', async () => {
    const until = new Date(Date.now() + 60_000).toISOString()
    const desk = await told({ limits: [{ kind: 'cool-down', left: 0, until }] })
    const before = desk.asked('history:read-person').length
    await desk.endPauses()
    expect(desk.asked('history:read-person')).toHaveLength(before + 1)
  })
})

describe('a call that is stopped and reported', () => {
  it('needs a reason, and takes what was ticked and typed for the person with it', async () => {
    const desk = await told({})
    desk.desk.tick(key, removal('google'), true)
    desk.desk.setTicket('INC1')
    desk.desk.beginReport()
    expect(await desk.desk.sendReport()).toBe(false)
    desk.desk.setReportReason('  Hurried ')
    const sent = desk.desk.sendReport()
    desk.desk.dismissReport()
    expect(desk.state().report).not.toBeNull()
    const question = desk.question('history:report-call')
    expect(question.request).toEqual({ accounts: [{ connectionId: head, accountId: '1' }], reason: 'Hurried' })
    await question.answer(operation([]))
    expect(await sent).toBe(true)
    expect(desk.state()).toMatchObject({ report: null, ticket: '', ticks: {} })
    expect(desk.state().open).not.toBeNull()
    expect(runOf(desk.state())).toBeNull()
  })

  it('keeps everything typed where main was told no, or could not record it', async () => {
    const desk = await told({})
    desk.desk.tick(key, removal('google'), true)
    desk.desk.beginReport()
    desk.desk.setReportReason('Hurried')
    for (const code of ['not-confirmed', 'disk-full'] as const) {
      const sent = desk.desk.sendReport()
      await desk.question('history:report-call').refuse(code)
      expect(await sent).toBe(false)
      expect(desk.state().report).toMatchObject({ reason: 'Hurried', sending: false })
    }
    expect(desk.state().report?.error?.code).toBe('disk-full')
    expect(Object.keys(desk.state().ticks)).toEqual([key])
  })

  it('is nothing without a person', async () => {
    const desk = await told({})
    desk.desk.nextCaller()
    desk.desk.beginReport()
    expect(desk.state().report).toBeNull()
  })
})
