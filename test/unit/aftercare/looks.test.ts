import { describe, expect, it } from 'vitest'
import { backOffMs, nextLook } from '../../../electron/aftercare/looks.ts'

const minute = 60_000
const hour = 60 * minute

/** Minutes after the end of a reset. */
function looks(random: number): number[] {
  const all: number[] = []
  for (let at: number | null = 0; ;) {
    at = nextLook(0, at, random)
    if (at === null) return all
    all.push(at / minute)
  }
}

describe('looks after a reset', () => {
  it('come less and less often, then every hour, and the last one after a day', () => {
    const all = looks(0)
    expect(all.slice(0, 8)).toEqual([2, 7, 17, 37, 67, 127, 187, 247])
    expect(all.at(-1)).toBe(24 * 60)
    expect(all).toHaveLength(28)
  })

  it('are never before their time, and the last one never after the day', () => {
    const [even, odd] = [looks(0), looks(1)]
    expect(odd).toHaveLength(even.length)
    odd.forEach((at, index) => expect(at).toBeGreaterThanOrEqual(even[index] ?? 0))
    expect(odd.at(-1)).toBe(24 * 60)
  })

  it('go on after a restart with the next one, and not at all after a day', () => {
    expect(nextLook(0, 5 * hour, 0)).toBe(5 * hour + 7 * minute)
    expect(nextLook(0, 24 * hour, 0)).toBeNull()
  })

  it('do not come together when the clock was set back', () => {
    expect(nextLook(10 * hour, 9 * hour, 0)).toBe(10 * hour + 2 * minute)
  })
})

describe('a connection that cannot be read', () => {
  it('is left alone for longer each time, up to an hour, or as long as it asks for', () => {
    expect([1, 2, 3, 4, 5, 9].map((failures) => backOffMs(failures, 0, 0) / minute)).toEqual([5, 10, 20, 40, 60, 60])
    expect(backOffMs(1, 30 * minute, 0)).toBe(30 * minute)
    expect(backOffMs(1, 90 * 24 * hour, 0)).toBe(6 * hour)
  })
})
