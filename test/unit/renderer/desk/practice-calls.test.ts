/** The calls to train on: when one is under way, and when it is over. */
import { describe, expect, it } from 'vitest'
import { account, createFixture, head } from './desk-fixture.ts'

describe('a call to train on', () => {
  it('is over with the next caller, and each is practised once', () => {
    const { desk } = createFixture()
    desk.takePracticeCall('new-phone')
    expect(desk.getState()).toMatchObject({ practiceCall: 'new-phone', practised: [] })
    desk.nextCaller()
    expect(desk.getState()).toMatchObject({
      practiceCall: null,
      practised: ['new-phone'],
      practiceCallToReview: null,
      step: 'find',
    })
    desk.takePracticeCall('new-phone')
    desk.nextCaller()
    desk.nextCaller()
    expect(desk.getState().practised).toEqual(['new-phone'])
  })

  it('that somebody ends leads to what a careful agent does, and leaves nobody open', () => {
    const { desk } = createFixture()
    desk.takePracticeCall('airport')
    desk.openPerson([account(head, '1')])
    expect(desk.getState().practiceCall).toBe('airport')
    desk.endPracticeCall()
    expect(desk.getState()).toMatchObject({ open: null, practiceCallToReview: 'airport', step: 'person' })
    desk.practiceCallReviewed()
    expect(desk.getState()).toMatchObject({ practiceCallToReview: null, practised: ['airport'] })
  })

  it('is forgotten with the workspace', async () => {
    const { desk, emit } = createFixture()
    desk.takePracticeCall('airport')
    desk.nextCaller()
    desk.takePracticeCall('new-phone')
    await emit({ type: 'workspace-changed' })
    expect(desk.getState()).toMatchObject({ practiceCall: null, practised: [] })
  })
})
