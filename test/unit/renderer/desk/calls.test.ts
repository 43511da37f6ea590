import { describe, expect, it } from 'vitest'
import { isUnfinished } from '../../../../renderer/features/desk/state/calls-state.ts'
import { plannedEffects } from '../../../../renderer/features/desk/state/plan-state.ts'
import { makeProof } from '../../../support/domain-fixtures.ts'
import {
  astrid,
  astridInBranch,
  head,
  jonas,
  key,
  opened,
  operation,
  page,
  plan,
  status,
  ticked,
  branch,
  factor,
} from './desk-fixture.ts'

type Desk = Awaited<ReturnType<typeof opened>>
const jonasKey = `${head}/2`
const fields = ({ ticket, reason }: { readonly ticket: string; readonly reason: string }) => ({ ticket, reason })

/** A reset of what is ticked, to its end. */
async function reset(desk: Desk): Promise<void> {
  void desk.desk.review()
  await desk.question('resets:prepare').answer(plan([]))
  await desk.question('resets:commit').answer(operation([{ effects: [], state: 'succeeded' }], astrid))
}

describe('another person', () => {
  it('is another call: nothing typed or ticked for one is there for the other', async () => {
    const desk = await ticked()
    desk.desk.openPerson([jonas])
    expect(fields(desk.state())).toEqual({ ticket: '', reason: '' })
    expect(plannedEffects(desk.state())).toEqual([])
  })

  it('leaves a call half done, which is marked and can be taken up again', async () => {
    const desk = await ticked()
    expect(isUnfinished(desk.state(), [key])).toBe(false)
    desk.desk.openPerson([jonas])
    expect(isUnfinished(desk.state(), [key])).toBe(true)
    expect(isUnfinished(desk.state(), [jonasKey])).toBe(false)
    desk.desk.setTicket('INC2')

    desk.desk.openPerson([astrid])
    await desk.question('directory:read-status').answer(status([factor('google'), factor('duo')]))
    expect(fields(desk.state())).toEqual({ ticket: ' INC1 ', reason: 'phone lost' })
    expect(plannedEffects(desk.state())).toHaveLength(1)
    expect(isUnfinished(desk.state(), [key])).toBe(false)
    expect(isUnfinished(desk.state(), [jonasKey])).toBe(true)
  })

  it('finds nothing of a call that is over: ticket, reason and proofs of it are gone for good', async () => {
    const desk = await ticked()
    await reset(desk)
    expect(fields(desk.state())).toEqual({ ticket: ' INC1 ', reason: 'phone lost' })
    desk.desk.setState({
      proofs: [makeProof({ connection: { ...makeProof().connection, connectionId: head }, accountId: '1' })],
    })
    desk.desk.openPerson([jonas])
    expect(fields(desk.state())).toEqual({ ticket: '', reason: '' })
    expect(desk.state().proofs).toEqual([])
    desk.desk.openPerson([astrid])
    expect(fields(desk.state())).toEqual({ ticket: '', reason: '' })
  })

  it('is waited for by a reset that is still running: once it has ended, its call is over', async () => {
    const desk = await ticked()
    void desk.desk.review()
    await desk.question('resets:prepare').answer(plan([]))
    desk.desk.openPerson([jonas])
    await desk.question('resets:commit').answer(operation([{ effects: [], state: 'succeeded' }], astrid))
    expect(isUnfinished(desk.state(), [key])).toBe(false)
    desk.desk.openPerson([astrid])
    expect(desk.state().ticket).toBe('')
  })

  it('takes over what was typed before anybody was open', async () => {
    const desk = await opened()
    desk.desk.nextCaller()
    desk.desk.setTicket('INC7')
    desk.desk.openPerson([jonas])
    expect(desk.state().ticket).toBe('INC7')
  })
})

it('takes in another account of the same person without losing a word', async () => {
  const desk = await ticked()
  desk.desk.openPerson([astrid])
  await desk.question('directory:search', branch).answer(page([]))
  expect(fields(desk.state())).toEqual({ ticket: ' INC1 ', reason: 'phone lost' })
})

it('takes in what was typed for an account that turns out to be the same person’s', async () => {
  const desk = await opened()
  desk.desk.openPerson([astridInBranch])
  desk.desk.setTicket('INC1')
  desk.desk.setReason('phone lost')
  // Her account in the branch is not known to be hers here yet.
  desk.desk.openPerson([astrid])
  desk.desk.setTicket('INC2')
  desk.desk.setReason('called back')
  await desk.question('directory:search', branch).answer(page([astridInBranch]))
  expect(fields(desk.state())).toEqual({ ticket: 'INC2', reason: 'called back\nINC1\nphone lost' })
  desk.desk.openPerson([jonas])
  desk.desk.openPerson([astridInBranch])
  expect(fields(desk.state())).toEqual({ ticket: 'INC2', reason: 'called back\nINC1\nphone lost' })
})

describe('the next caller', () => {
  it('ends the call of the person who is open, and no other', async () => {
    const desk = await ticked()
    desk.desk.openPerson([jonas])
    desk.desk.setTicket('INC2')
    desk.desk.nextCaller()
    expect(isUnfinished(desk.state(), [jonasKey])).toBe(false)
    expect(isUnfinished(desk.state(), [key])).toBe(true)
    desk.desk.openPerson([astrid])
    await desk.question('directory:read-status').answer(status([factor('google'), factor('duo')]))
    expect(fields(desk.state())).toEqual({ ticket: ' INC1 ', reason: 'phone lost' })
    expect(plannedEffects(desk.state())).toHaveLength(1)
  })
})
