import { describe, expect, it } from 'vitest'
import { AppFailure } from '../../../../renderer/bridge/bridge.ts'
import { createOverviewStore } from '../../../../renderer/features/overview/overview-store.ts'
import type { Overview, OverviewQuestion } from '../../../../shared/domain/overview.ts'

const figures = (resets: number): Overview => ({
  periods: [],
  resets,
  refusedChecks: 0,
  reportedCalls: 0,
  withoutTicket: 0,
  unknown: 0,
  notSetUpAgain: 0,
  bySystem: [],
  byCallerCheck: [],
  agents: [],
})

/** Answers come when the test gives them. */
function screen() {
  const asked: { question: OverviewQuestion; answer: PromiseWithResolvers<Overview> }[] = []
  const saved: OverviewQuestion[] = []
  let day = 30
  const store = createOverviewStore({
    read(question) {
      const answer = Promise.withResolvers<Overview>()
      asked.push({ question, answer })
      return answer.promise
    },
    save(question) {
      saved.push(question)
      return Promise.resolve({ saved: true, fileName: 'overview.csv' })
    },
    now: () => new Date(2026, 10, day, 12),
  })
  const settled = () => new Promise((resolve) => setTimeout(resolve))
  return {
    state: () => store.getState(),
    asked,
    saved,
    answer: async (number: number, resets: number) => {
      asked[number]?.answer.resolve(figures(resets))
      await settled()
    },
    refuse: async (number: number) => {
      asked[number]?.answer.reject(new AppFailure({ code: 'storage-unavailable', message: '', correlationId: 'c' }))
      await settled()
    },
    nextDay: () => (day += 1),
  }
}

describe('the overview', () => {
  it('asks again whenever it is shown, for the day it is then', async () => {
    const { state, asked, answer, nextDay } = screen()
    state().show()
    await answer(0, 3)
    state().hide()
    nextDay()
    state().show()
    expect(asked).toHaveLength(2)
    expect(Date.parse(asked[1]?.question.end ?? '')).toBeGreaterThan(Date.parse(asked[0]?.question.end ?? ''))
    expect(state().answer?.overview.resets).toBe(3)
  })

  it('drops the answer to an older question', async () => {
    const { state, answer, asked } = screen()
    state().show()
    state().choose({ agent: 'ada' })
    await answer(1, 1)
    await answer(0, 9)
    expect(asked.map(({ question }) => question.agent)).toEqual([null, 'ada'])
    expect(state().answer?.overview.resets).toBe(1)
  })

  it('keeps what is on the screen when it cannot be read again, and says so', async () => {
    const { state, answer, refuse } = screen()
    state().show()
    await answer(0, 3)
    state().historyChanged()
    await refuse(1)
    expect(state().error?.code).toBe('storage-unavailable')
    expect(state().answer?.overview.resets).toBe(3)
    const retried = state().retry()
    await answer(2, 4)
    await retried
    expect(state()).toMatchObject({ error: null, answer: { overview: { resets: 4 } } })
  })

  it('asks nothing while it is not shown', () => {
    const { state, asked } = screen()
    state().historyChanged()
    state().workspaceChanged()
    expect(asked).toEqual([])
  })

  it('shows nothing of another workspace, not even what arrives late', async () => {
    const { state, answer } = screen()
    state().show()
    await answer(0, 3)
    state().historyChanged()
    state().workspaceChanged()
    await answer(1, 5)
    expect(state().answer).toBeNull()
    await answer(2, 0)
    expect(state().answer?.overview.resets).toBe(0)
  })

  it('saves what is on the screen, not what would be asked for now', async () => {
    const { state, answer, asked, saved, nextDay } = screen()
    state().show()
    await answer(0, 3)
    nextDay()
    await state().save()
    expect(saved).toEqual([asked[0]?.question])
    expect(state().saving).toEqual({ status: 'saved', fileName: 'overview.csv' })
  })
})
