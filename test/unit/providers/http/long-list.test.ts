import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createLongListReader } from '../../../../electron/providers/http/long-list.ts'
import { tries } from '../../../support/thorough.ts'

/** Reads `body` cut at these places. */
function readCut(body: Uint8Array, cuts: readonly number[], maxItems = 1_000) {
  const items: unknown[] = []
  const reader = createLongListReader({ field: 'data', maxItems, take: (item) => items.push(item) })
  const places = [0, ...cuts.map((cut) => cut % (body.byteLength + 1)).toSorted((one, other) => one - other)]
  for (const [index, place] of places.entries()) reader.read(body.subarray(place, places[index + 1]))
  return { items, rest: JSON.parse(Buffer.from(reader.rest()).toString('utf8')) as unknown }
}

const value = fc.jsonValue({ maxDepth: 3, stringUnit: 'grapheme' })
const object = fc.dictionary(
  fc.string().filter((name) => name !== 'data' && name !== '__proto__'),
  value,
  { maxKeys: 3 },
)
const cuts = fc.array(fc.nat(), { maxLength: 12 })

describe('a long list', () => {
  it('gives the items it holds and what surrounds it, wherever its bytes are cut', () => {
    fc.assert(
      fc.property(
        fc.array(value),
        object,
        object,
        cuts,
        fc.constantFrom(0, 1, '\n\t'),
        (data, before, after, at, space) => {
          const answer = { ...before, data, ...after }
          const body = Buffer.from(JSON.stringify(answer, null, space))
          const read = readCut(body, at)
          const asWritten = JSON.parse(body.toString()) as { data: unknown }
          expect(read.items).toEqual(asWritten.data)
          expect(read.rest).toEqual({ ...asWritten, data: [] })
        },
      ),
      tries(200),
    )
  })

  it('takes no other list for it', () => {
    const inner = { other: [1, { data: [2] }], 'x data': [3], inner: { data: [4] } }
    expect(readCut(Buffer.from(JSON.stringify(inner)), [])).toEqual({ items: [], rest: inner })
    expect(readCut(Buffer.from('[1,2]'), [])).toEqual({ items: [], rest: [1, 2] })
  })

  it.each([
    ['more items than it may have', '{"data":[1,2,3,4]}', 'answer-too-large'],
    ['an item larger than any', `{"data":["${'x'.repeat(300_000)}"]}`, 'answer-too-large'],
    ['more around it than there ever is', `{"more":"${'x'.repeat(300_000)}","data":[]}`, 'answer-too-large'],
    ['an item nested too deeply', `{"data":[${'['.repeat(3_000)}${']'.repeat(3_000)}]}`, 'answer-not-understood'],
    ['an item that is no JSON', '{"data":[{"a":1},{a:2}]}', 'answer-not-json'],
  ])('is refused for %s', (_what, body, code) => {
    expect(() => readCut(Buffer.from(body), [5, 9], 3)).toThrow(expect.objectContaining({ code }))
  })
})
