import { beforeEach, describe, expect, it } from 'vitest'
import { createQuestions, type Questions } from '../../../electron/questions/questions.ts'
import { createRecordingLogger } from '../../support/recording-logger.ts'

const question = { title: 'T', message: 'Mira Dunmore?', detail: 'D', confirmLabel: 'Yes', cancelLabel: 'No' }

let uptimeMs: number
let shown: { windowId: number; answer: (yes: boolean) => void }[]
let logger: ReturnType<typeof createRecordingLogger>
let questions: Questions

beforeEach(() => {
  uptimeMs = 5_000
  shown = []
  logger = createRecordingLogger()
  questions = createQuestions({
    confirm: (windowId, _question, withdrawn) => {
      const { promise, resolve } = Promise.withResolvers<boolean>()
      shown.push({ windowId, answer: resolve })
      withdrawn.addEventListener('abort', () => resolve(false))
      return promise
    },
    uptimeMs: () => uptimeMs,
    logger,
  })
})

const answered = async (yes: boolean, windowId = 1): Promise<boolean> => {
  const asking = questions.ask(windowId, 'reset', question)
  shown.at(-1)?.answer(yes)
  return asking
}
const refused = async (times: number): Promise<void> => {
  for (let count = 0; count < times; count += 1) expect(await answered(false)).toBe(false)
}
const tooMany = { code: 'too-many-questions' }

describe('questions', () => {
  it('are passed on, and so is the answer', async () => {
    expect(await answered(true)).toBe(true)
    expect(await answered(false)).toBe(false)
  })

  it('are refused without being shown after three in a minute that were not answered with yes', async () => {
    await refused(3)
    await expect(questions.ask(1, 'settings-change', question)).rejects.toMatchObject(tooMany)
    expect(shown).toHaveLength(3)
  })

  it('are asked again when the minute of the first refusal is over, and say how long that is', async () => {
    await refused(1)
    uptimeMs += 10_000
    await refused(2)
    await expect(questions.ask(1, 'reset', question)).rejects.toMatchObject({ detail: { retryAfterSeconds: 50 } })
    uptimeMs += 49_999
    await expect(questions.ask(1, 'reset', question)).rejects.toMatchObject(tooMany)
    uptimeMs += 1
    await refused(1)
    await expect(questions.ask(1, 'reset', question)).rejects.toMatchObject(tooMany)
  })

  it('do not count while they are answered with yes', async () => {
    for (let count = 0; count < 10; count += 1) await answered(true)
    await refused(3)
    expect(shown).toHaveLength(13)
  })

  it('count where the page takes them back, or is loaded again', async () => {
    for (let count = 0; count < 2; count += 1) {
      const taken = new AbortController()
      const asking = questions.require(1, 'new-server', question, taken.signal)
      taken.abort()
      await expect(asking).rejects.toMatchObject({ code: 'cancelled' })
    }
    const asking = questions.require(1, 'reset', question)
    questions.forgetWindow(1)
    await expect(asking).rejects.toMatchObject({ code: 'not-confirmed' })
    await expect(questions.ask(1, 'reset', question)).rejects.toMatchObject(tooMany)
  })

  it('are one at a time in a window, which another window does not hinder', async () => {
    const first = questions.ask(1, 'reset', question)
    await expect(questions.ask(1, 'reset', question)).rejects.toMatchObject(tooMany)
    await expect(questions.choose(1, 'save-place', () => Promise.resolve('/f'))).rejects.toMatchObject(tooMany)
    expect(await answered(true, 2)).toBe(true)
    shown[0]?.answer(true)
    expect(await first).toBe(true)
  })

  it('count where a place to save was given up, and stand in its way', async () => {
    await refused(2)
    expect(await questions.choose(1, 'save-place', () => Promise.resolve(null))).toBeNull()
    await expect(questions.choose(1, 'save-place', () => Promise.resolve('/f'))).rejects.toMatchObject(tooMany)
  })

  it('count where they could not be shown', async () => {
    const broken = () => Promise.reject(new Error('no display'))
    for (let count = 0; count < 3; count += 1) {
      await expect(questions.choose(1, 'save-place', broken)).rejects.toThrow('no display')
    }
    await expect(questions.ask(1, 'reset', question)).rejects.toMatchObject(tooMany)
  })

  it('are logged by their kind where the answer is no, without a name', async () => {
    await refused(3)
    await questions.ask(1, 'connection-removal', question).catch(() => undefined)
    await answered(true, 2)
    expect(logger.lines.map(({ event, fields }) => [event, fields])).toEqual([
      ...Array.from({ length: 3 }, () => ['question-refused', { kind: 'reset', reason: 'no' }]),
      ['question-refused', { kind: 'connection-removal', reason: 'limit' }],
    ])
  })

  it('are taken away at the end, and none is shown afterwards', async () => {
    const asking = questions.ask(1, 'reset', question)
    questions.close()
    expect(await asking).toBe(false)
    expect(await questions.ask(1, 'reset', question)).toBe(false)
    expect(shown).toHaveLength(1)
  })
})
