import { describe, expect, it } from 'vitest'
import {
  digestOf,
  emptyIndex,
  maxEntryCharacters,
  splitIntoParts,
  withBegun,
  withValue,
  writeIndex,
  type StoredValue,
} from '../../../electron/vault/stored-secrets.ts'

const inline = (text: string): StoredValue => ({ kind: 'inline', text, digest: digestOf(text) })
const parts = (id: string): StoredValue => ({ kind: 'parts', set: { id, parts: 64 }, digest: digestOf(id) })

describe('the index of a connection’s secrets', () => {
  it('fits into one entry at its fullest, even with two bytes for each character', () => {
    const full = withBegun(
      withValue(withValue(emptyIndex, 'a', inline('x'.repeat(360))), 'b', inline('x'.repeat(360))),
      'b',
      { id: 'x'.repeat(16), parts: 64 },
    )
    expect(
      writeIndex({ ...full, leftovers: [...full.leftovers, ...full.leftovers, ...full.leftovers] }).length,
    ).toBeLessThan(2560 / 2)
  })

  it('names a set as left over as soon as no origin uses it', () => {
    const first = withValue(emptyIndex, 'a', parts('one'))
    expect(first.leftovers).toEqual([])
    const replaced = withValue(first, 'a', parts('two'))
    expect(replaced.leftovers.map(({ id }) => id)).toEqual(['one'])
    const third = withValue(withValue(replaced, 'b', parts('three')), 'c', parts('four'))
    expect(third.leftovers.map(({ id }) => id).sort()).toEqual(['one', 'two'])
  })
})

it('parts make up the whole, none longer than an entry', () => {
  const text = 'abc'.repeat(1001)
  const split = splitIntoParts(text)
  expect(split.join('')).toBe(text)
  expect(Math.max(...split.map((part) => part.length))).toBe(maxEntryCharacters)
})
