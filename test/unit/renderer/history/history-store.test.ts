import { describe, expect, it } from 'vitest'
import type { Operation } from '../../../../shared/domain/history-entry.ts'
import type {
  HistoryFilters,
  HistoryPage,
  OperationRow,
  VerifyReport,
} from '../../../../shared/domain/history-query.ts'
import { AppFailure } from '../../../../renderer/bridge/bridge.ts'
import type { HistoryPorts } from '../../../../renderer/features/history/history-ports.ts'
import { createHistoryStore, pageSize } from '../../../../renderer/features/history/history-store.ts'

const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`

function row(n: number): OperationRow {
  return {
    id: id(n),
    startedAt: '2026-11-20T10:00:00.000Z',
    agentName: 'Maren Holt',
    people: [{ displayName: `Person ${n}`, login: null }],
    systems: [{ system: 'adaxes', name: 'head office' }],
    effects: [{ kind: 'remove-factor', factorId: 'Google', label: 'Google Authenticator' }],
    ticket: null,
    outcome: 'succeeded',
    stepCount: 1,
  }
}

function operation(n: number, outcome: Operation['outcome'] = 'succeeded'): Operation {
  return {
    id: id(n),
    startedAt: '2026-11-20T10:00:00.000Z',
    endedAt: null,
    agent: { osUser: 'mholt', displayName: 'Maren Holt', host: 'DESK-07' },
    ticket: null,
    reason: null,
    accounts: [],
    steps: [],
    outcome,
    recovered: false,
    retryOf: null,
  }
}

type Question = {
  readonly filters: HistoryFilters
  readonly offset: number
  readonly limit: number
  readonly answer: (page: HistoryPage) => void
  readonly refuse: (thrown: unknown) => void
}

/** Ports whose answers come when the test says so. Operations are numbered, the newest highest. */
function desk() {
  const questions: Question[] = []
  const reads: { id: string; answer: (operation: Operation) => void }[] = []
  const tries: ((answer: unknown) => void)[] = []
  const pauses: { ms: number; run: () => void; off: boolean }[] = []
  const verifies: {
    signal: AbortSignal
    progress: (done: number, total: number) => void
    answer: (report: VerifyReport) => void
  }[] = []
  let exported: Awaited<ReturnType<HistoryPorts['exportAs']>> | AppFailure = {
    saved: false,
    operations: 0,
    fileName: null,
  }
  const ports: HistoryPorts = {
    query: (filters, offset, limit) =>
      new Promise((answer, refuse) => questions.push({ filters, offset, limit, answer, refuse })),
    readOperation: (operationId) => new Promise((answer) => reads.push({ id: operationId, answer })),
    settle: (operationId, _stepId, word) =>
      Promise.resolve({ ...operation(0), id: operationId, outcome: word === 'done' ? 'succeeded' : 'failed' }),
    checkNow: (operationId) => Promise.resolve({ ...operation(0), id: operationId, outcome: 'succeeded' }),
    copyEvidence: () => Promise.resolve('evidence'),
    exportAs: () => (exported instanceof AppFailure ? Promise.reject(exported) : Promise.resolve(exported)),
    verify: (signal, progress) => new Promise((answer) => verifies.push({ signal, progress, answer })),
    tryAgain: () => new Promise((answer) => tries.push(answer)),
    later(ms, run) {
      const pause = { ms, run, off: false }
      pauses.push(pause)
      return () => {
        pause.off = true
      }
    },
  }
  const store = createHistoryStore(ports)
  return {
    store,
    state: () => store.getState(),
    questions,
    reads,
    verifies,
    exports: (answer: typeof exported) => {
      exported = answer
    },
    /** Lets every pause that was not called off end. */
    passTime: () => {
      for (const pause of pauses.splice(0)) if (!pause.off) pause.run()
    },
    /** Main has tried again, with or without success. */
    triedAgain: async () => {
      tries.shift()?.({})
      await settle()
    },
    /** Answers the oldest open question from a history of `total` operations. */
    answerNext: async (total: number) => {
      const question = questions.shift()
      if (question === undefined) throw new Error('no question is open')
      question.answer(pageOf(total, question.offset, question.limit))
      await settle()
    },
  }
}

function pageOf(total: number, offset: number, limit: number): HistoryPage {
  const count = Math.max(0, Math.min(limit, total - offset))
  return { rows: Array.from({ length: count }, (_, index) => row(total - offset - index)), total, problems: [] }
}

/** Lets everything that waits on a settled promise go on. */
const settle = async () => {
  for (let turn = 0; turn < 20; turn++) await Promise.resolve()
}

async function shownWith(total: number) {
  const it = desk()
  it.state().show()
  await it.answerNext(total)
  return it
}

describe('rows of a long history', () => {
  it('asks for one page first and tells the whole count', async () => {
    const { state, questions } = await shownWith(100_000)
    expect(state().total).toBe(100_000)
    expect(state().rows.size).toBe(pageSize)
    expect(questions).toHaveLength(0)
  })

  it('reads what comes into view, and never the pages that were scrolled past', async () => {
    const { state, questions, answerNext } = await shownWith(100_000)
    state().showRange(10_000, 10_020)
    for (let first = 20_000; first < 90_000; first += 1000) state().showRange(first, first + 20)
    expect(questions.length).toBeLessThanOrEqual(2)
    while (questions.length > 0) await answerNext(100_000)
    expect(state().rows.get(89_010)?.id).toBe(id(100_000 - 89_010))
    expect(state().rows.has(50_010)).toBe(false)
  })

  it('holds a bounded number of rows however far one scrolls', async () => {
    const { state, questions, answerNext } = await shownWith(100_000)
    for (let first = 0; first < 5000; first += 100) {
      state().showRange(first, first + 20)
      while (questions.length > 0) await answerNext(100_000)
    }
    expect(state().rows.size).toBeLessThanOrEqual(8 * pageSize)
    expect(state().rows.has(4910)).toBe(true)
    expect(state().rows.has(0)).toBe(false)
    state().showRange(0, 20)
    await answerNext(100_000)
    expect(state().rows.get(0)?.id).toBe(id(100_000))
  })

  it('reads both pages when the view lies across their border', async () => {
    const { state, questions } = await shownWith(1000)
    state().showRange(395, 405)
    expect(questions.map(({ offset }) => offset)).toEqual([300, 400])
  })

  it('stops asking after an error until the person tries again', async () => {
    const { state, questions, answerNext, triedAgain } = await shownWith(1000)
    state().showRange(500, 520)
    const failure = { code: 'history-unreadable', message: '', correlationId: 'c' } as const
    questions.shift()?.refuse(new AppFailure(failure))
    await settle()
    expect(state().error).toEqual(failure)
    state().showRange(600, 620)
    expect(questions).toHaveLength(0)
    void state().retry()
    // Main first tries what kept it from reading.
    expect(questions).toHaveLength(0)
    await triedAgain()
    await answerNext(1000)
    expect(state().error).toBeNull()
    expect(state().rows.has(610)).toBe(true)
  })
})

describe('search as you type', () => {
  it('asks once for a word typed quickly, and says at once that it searches', async () => {
    const { state, questions, passTime } = await shownWith(500)
    for (const text of ['l', 'li', 'lin']) state().changeForm({ text })
    expect(state().asking).toBe(true)
    expect(questions).toHaveLength(0)
    passTime()
    expect(questions.map(({ filters }) => filters.text)).toEqual(['lin'])
  })

  it('drops an older answer that comes after a newer one', async () => {
    const { state, questions, passTime } = await shownWith(500)
    state().changeForm({ text: 'old' })
    passTime()
    state().changeForm({ text: 'new' })
    passTime()
    const [older, newer] = questions
    newer?.answer({ rows: [row(7)], total: 1, problems: [] })
    await settle()
    older?.answer(pageOf(400, 0, pageSize))
    await settle()
    expect(state().total).toBe(1)
    expect(state().rows.get(0)?.id).toBe(id(7))
    expect(state().asking).toBe(false)
  })

  it('drops a page of the older question that was still on its way', async () => {
    const { state, questions, passTime } = await shownWith(5000)
    state().showRange(2000, 2020)
    const late = questions.shift()
    state().changeForm({ text: 'x' })
    passTime()
    questions.shift()?.answer({ rows: [row(3)], total: 1, problems: [] })
    await settle()
    late?.answer(pageOf(5000, 2000, pageSize))
    await settle()
    expect([...state().rows.keys()]).toEqual([0])
  })

  it('starts a new question at the top', async () => {
    const { state, answerNext, passTime } = await shownWith(5000)
    state().moveTo(40)
    const before = state().scroll.serial
    state().changeForm({ outcome: 'unknown' })
    passTime()
    await answerNext(30)
    expect(state().scroll).toEqual({ serial: before + 1, to: 'top' })
    expect(state().activeIndex).toBe(0)
  })

  it('clears all filters with one action, also while a typed word still waits', async () => {
    const { state, questions, passTime } = await shownWith(5000)
    state().changeForm({ text: 'x', from: '2026-01-01' })
    state().clearForm()
    passTime()
    expect(questions).toHaveLength(1)
    expect(questions[0]?.filters).toMatchObject({ text: '', from: null })
  })
})

describe('a history that grows while it is read', () => {
  it('shows new operations at the top when the view is at the top', async () => {
    const { state, answerNext } = await shownWith(1000)
    const before = state().scroll
    state().historyChanged()
    await answerNext(1003)
    expect(state().rows.get(0)?.id).toBe(id(1003))
    expect(state().scroll).toEqual(before)
  })

  it('keeps the row at the top of the view where it is when rows come in above', async () => {
    const { state, questions, answerNext } = await shownWith(1000)
    state().showRange(450, 470)
    while (questions.length > 0) await answerNext(1000)
    const seen = state().rows.get(450)?.id
    state().historyChanged()
    await answerNext(1003)
    expect(state().scroll.to).toBe(3)
    expect(state().rows.get(453)?.id).toBe(seen)
  })

  it('moves the rows it still holds around the view along, so that nothing blinks or stands twice', async () => {
    const { state, questions, answerNext } = await shownWith(1000)
    state().showRange(350, 450)
    while (questions.length > 0) await answerNext(1000)
    state().showRange(450, 470)
    const above = state().rows.get(350)?.id
    state().historyChanged()
    await answerNext(1003)
    expect(state().rows.get(353)?.id).toBe(above)
    const ids = [...state().rows.values()].map((each) => each.id)
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('keeps the arrow keys on the same operation', async () => {
    const { state, answerNext } = await shownWith(1000)
    state().moveTo(4)
    const active = state().rows.get(4)?.id
    state().historyChanged()
    await answerNext(1002)
    expect(state().rows.get(state().activeIndex)?.id).toBe(active)
  })

  it('reads once more when it changed during the reading, not once for each change', async () => {
    const { state, questions, answerNext } = await shownWith(1000)
    for (let change = 0; change < 5; change++) state().historyChanged()
    expect(questions).toHaveLength(1)
    await answerNext(1001)
    expect(questions).toHaveLength(1)
    await answerNext(1005)
    expect(questions).toHaveLength(0)
    expect(state().total).toBe(1005)
  })

  it('waits until the screen is shown again', async () => {
    const { state, questions } = await shownWith(1000)
    state().hide()
    state().historyChanged()
    expect(questions).toHaveLength(0)
    state().show()
    expect(questions).toHaveLength(1)
  })

  it('forgets everything when the workspace changes, also what is still on its way', async () => {
    const { state, questions, reads, answerNext } = await shownWith(1000)
    state().openOperation(id(1000))
    state().historyChanged()
    const late = questions.shift()
    state().workspaceChanged()
    late?.answer(pageOf(1000, 0, 200))
    reads[0]?.answer(operation(1000))
    await settle()
    expect(state().open).toBeNull()
    expect(state().rows.size).toBe(0)
    await answerNext(2)
    expect(state().total).toBe(2)
  })
})

describe('the open operation', () => {
  it('shows the one opened last when answers arrive in another order', async () => {
    const { state, reads } = await shownWith(10)
    state().openOperation(id(1))
    state().openOperation(id(2))
    reads[1]?.answer(operation(2))
    reads[0]?.answer(operation(1))
    await settle()
    expect(state().open?.operation?.id).toBe(id(2))
  })

  it('does not open again by a late answer', async () => {
    const { state, reads } = await shownWith(10)
    state().openOperation(id(1))
    state().closeOperation()
    reads[0]?.answer(operation(1))
    await settle()
    expect(state().open).toBeNull()
  })

  it('follows the history while it stays open', async () => {
    const { state, reads } = await shownWith(10)
    state().openOperation(id(1))
    reads[0]?.answer(operation(1, 'running'))
    await settle()
    state().historyChanged()
    reads[1]?.answer(operation(1, 'succeeded'))
    await settle()
    expect(state().open?.operation?.outcome).toBe('succeeded')
  })

  it('shows what checking now brought', async () => {
    const { state, reads } = await shownWith(10)
    state().openOperation(id(1))
    reads[0]?.answer(operation(1, 'unknown'))
    await settle()
    await state().checkNow()
    expect(state().open).toMatchObject({ checking: false, operation: { outcome: 'succeeded' } })
  })
})

describe('export and verification', () => {
  it('says how many were saved and where', async () => {
    const { state, exports } = await shownWith(10)
    exports({ saved: true, operations: 10, fileName: 'history.csv' })
    await state().exportAs('csv')
    expect(state().exporting).toEqual({ status: 'saved', operations: 10, fileName: 'history.csv' })
  })

  it('tells a cancelled export from a failed one', async () => {
    const { state, exports } = await shownWith(10)
    await state().exportAs('json')
    expect(state().exporting).toEqual({ status: 'not-saved' })
    exports(new AppFailure({ code: 'export-failed', message: '', correlationId: 'c' }))
    await state().exportAs('json')
    expect(state().exporting).toMatchObject({ status: 'failed', error: { code: 'export-failed' } })
  })

  it('shows progress, and nothing of a verification that was stopped', async () => {
    const { state, verifies } = await shownWith(10)
    void state().verify()
    verifies[0]?.progress(5, 10)
    expect(state().verifying).toEqual({ status: 'running', done: 5, total: 10 })
    state().cancelVerify()
    expect(verifies[0]?.signal.aborted).toBe(true)
    verifies[0]?.answer({
      verdict: 'intact',
      entries: 10,
      files: 1,
      firstAt: null,
      lastAt: null,
      problems: [],
      tookMs: 1,
    })
    await settle()
    expect(state().verifying).toEqual({ status: 'cancelled' })
  })
})
