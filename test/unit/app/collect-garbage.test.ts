import { setImmediate as nextTurn } from 'node:timers/promises'
import { runInNewContext } from 'node:vm'
import { describe, expect, it } from 'vitest'
import { collectGarbage } from '../../../electron/app/collect-garbage.ts'

describe('collecting garbage', () => {
  it('gives back what nobody holds any more, and nothing else', async () => {
    const held = { text: 'held' }
    const references = [new WeakRef(held), new WeakRef({ text: 'let go' })]
    // A reference holds what it was made of until the turn is over.
    await nextTurn()

    collectGarbage()

    expect(references.map((reference) => reference.deref()?.text)).toEqual(['held', undefined])
    expect(held.text).toBe('held')
  })

  it('leaves the collector to nobody else', () => {
    collectGarbage()

    expect(runInNewContext('typeof gc')).toBe('undefined')
  })
})
