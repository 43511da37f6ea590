import { expect, it } from 'vitest'
import { createSerialQueue } from '../../../electron/turns/in-turn.ts'

it('runs work one after the other in the order of the calls, also after a failure', async () => {
  const log: string[] = []
  const inTurn = createSerialQueue()
  const work = (name: string, turns: number) => async () => {
    log.push(`${name} begins`)
    for (let turn = 0; turn < turns; turn += 1) await Promise.resolve()
    log.push(`${name} ends`)
    if (name === 'two') throw new Error(name)
    return name
  }
  const results = await Promise.allSettled([inTurn(work('one', 5)), inTurn(work('two', 3)), inTurn(work('three', 0))])
  expect(log).toEqual(['one begins', 'one ends', 'two begins', 'two ends', 'three begins', 'three ends'])
  expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
})
