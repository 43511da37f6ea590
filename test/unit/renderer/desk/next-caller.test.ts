import { describe, expect, it } from 'vitest'
import type { CallerCheck } from '../../../../shared/domain/caller-check.ts'
import { heldBy } from '../../../../renderer/features/desk/state/caller-check-state.ts'
import { isUnfinished } from '../../../../renderer/features/desk/state/calls-state.ts'
import { plannedEffects } from '../../../../renderer/features/desk/state/plan-state.ts'
import { makeProof } from '../../../support/domain-fixtures.ts'
import {
  astrid,
  branch,
  createFixture,
  factor,
  head,
  jonas,
  key,
  opened,
  operation,
  page,
  plan,
  status,
  ticked,
} from './desk-fixture.ts'

type Desk = Awaited<ReturnType<typeof opened>>
const typed = ({ state }: Desk) => ({ ticket: state().ticket, reason: state().reason })
const nothing = { ticket: '', reason: '' }
const waiting: CallerCheck = {
  id: '00000000-0000-4000-8000-0000000000c1',
  state: 'waiting',
  numberToChoose: null,
  question: null,
  expiresAt: null,
  triesLeft: null,
  confirmedOnDevice: false,
  code: null,
  proof: null,
}
const proof = makeProof({ connection: { ...makeProof().connection, connectionId: head }, accountId: '1' })

describe('a call that was put away by a slip', () => {
  it('comes back with the person, what is ticked and typed, and the proofs', async () => {
    const desk = await ticked()
    desk.desk.setState({ proofs: [proof] })
    desk.desk.nextCaller()
    expect(desk.state().open).toBeNull()
    expect(desk.state().proofs).toEqual([])

    desk.desk.undoNextCaller()
    expect(desk.state().open?.accountKeys).toEqual([key])
    expect(typed(desk)).toEqual({ ticket: ' INC1 ', reason: 'phone lost' })
    expect(plannedEffects(desk.state())).toHaveLength(1)
    expect(desk.state().proofs).toEqual([proof])
    // Once.
    desk.desk.nextCaller()
    desk.desk.undoNextCaller()
    desk.desk.undoNextCaller()
    expect(desk.state().proofs).toEqual([proof])
  })

  it('is gone after five seconds', async () => {
    const desk = await ticked()
    desk.desk.nextCaller()
    expect(desk.openPauses()).toContain(5_000)
    await desk.endPauses()
    desk.desk.undoNextCaller()
    expect(desk.state().open).toBeNull()
    expect(typed(desk)).toEqual(nothing)
  })

  it('goes on reading what was being read', async () => {
    const desk = createFixture()
    desk.desk.openPerson([astrid])
    desk.desk.nextCaller()
    desk.desk.undoNextCaller()
    const [first, again] = desk.asked('directory:read-status')
    expect(first?.signal?.aborted).toBe(true)
    await again?.answer(status([factor('google')]))
    expect(desk.state().accounts[key]?.status?.factors.items).toHaveLength(1)
    await desk.question('directory:search', branch).answer(page([]))
  })

  it.each([
    ['somebody else is opened', ({ desk }: Desk) => desk.openPerson([jonas])],
    ['a call is taken to practise', ({ desk }: Desk) => desk.takePracticeCall('airport')],
    ['a ticket is typed', ({ desk }: Desk) => desk.setTicket('INC2')],
    ['a link begins another call', ({ desk }: Desk) => desk.takeLink({ login: 'jonas', ticket: '' })],
  ])('is gone when %s', async (_, begin) => {
    const desk = await ticked()
    desk.desk.nextCaller()
    begin(desk)
    const { open, ticket, text } = desk.state()
    desk.desk.undoNextCaller()
    expect(desk.state()).toMatchObject({ open, ticket, text })
    expect(isUnfinished(desk.state(), [key])).toBe(false)
  })

  it('stays within reach where Next caller is pressed once more', async () => {
    const desk = await ticked()
    desk.desk.nextCaller()
    desk.desk.setText('j')
    desk.desk.nextCaller()
    desk.desk.undoNextCaller()
    expect(desk.state().open?.accountKeys).toEqual([key])
    expect(typed(desk)).toEqual({ ticket: ' INC1 ', reason: 'phone lost' })
  })

  it('comes back with a check that was refused, and without one that waited', async () => {
    const desk = await ticked()
    void desk.desk.beginCheck(key, factor('duo', { callerCheck: 'push' }))
    await desk.question('caller-check:begin').answer({ ...waiting, state: 'rejected' })
    desk.desk.nextCaller()
    desk.desk.undoNextCaller()
    expect(heldBy(desk.state().check)).toBe('rejected')

    void desk.desk.beginCheck(key, factor('duo', { callerCheck: 'push' }))
    await desk.question('caller-check:begin').answer(waiting)
    desk.desk.nextCaller()
    desk.desk.undoNextCaller()
    expect(desk.state().check).toBeNull()
  })

  it('is not kept where a reset is under way, which goes on', async () => {
    const desk = await ticked()
    void desk.desk.review()
    await desk.question('resets:prepare').answer(plan([]))
    desk.desk.nextCaller()
    desk.desk.undoNextCaller()
    expect(desk.state().open).toBeNull()
    await desk.question('resets:commit').answer(operation([{ effects: [], state: 'succeeded' }], astrid))
    expect(desk.state().runs).toEqual([expect.objectContaining({ phase: 'done' })])
  })
})

it('leaves nothing to bring back on an empty desk', () => {
  const desk = createFixture()
  desk.desk.nextCaller()
  expect(desk.state().putAway).toBeNull()
})
