import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readAnswer } from '../../../../electron/providers/http/json-answer.ts'
import { tries } from '../../../support/thorough.ts'

const capBytes = 64 * 1024
const encoders: readonly (readonly [string, (body: Uint8Array) => Uint8Array])[] = [
  ['gzip', (body) => gzipSync(body)],
  ['X-Gzip', (body) => gzipSync(body)],
  ['deflate', (body) => deflateSync(body)],
  ['deflate', (body) => deflateRawSync(body)],
  ['BR', (body) => brotliCompressSync(body)],
  ['zstd', (body) => zstdCompressSync(body)],
  ['identity', (body) => body],
]
const codings = fc.array(fc.constantFrom(...encoders), { maxLength: 3 })
const encode = (json: string, by: readonly (typeof encoders)[number][]) => ({
  headers: {
    'content-type': 'application/json',
    ...(by.length === 0 ? {} : { 'content-encoding': by.map(([name]) => name).join(' , ') }),
  },
  body: by.reduce((body: Uint8Array, [, encoded]) => encoded(body), Buffer.from(json)),
})

describe('an answer in any codings', () => {
  it('is read as it was before them', () =>
    fc.assert(
      fc.asyncProperty(fc.json({ maxDepth: 4 }), codings, async (json, by) => {
        const answer = await readAnswer({ status: 200, ...encode(json, by) }, capBytes)
        expect(answer.json).toEqual(JSON.parse(json))
      }),
      tries(100),
    ))

  it('is too large where it grows beyond the cap, and never held as a whole', async () => {
    for (const by of encoders.filter(([name]) => name !== 'identity')) {
      const answer = encode(JSON.stringify('x'.repeat(capBytes)), [by])
      await expect(readAnswer({ status: 200, ...answer }, capBytes)).rejects.toMatchObject({ code: 'answer-too-large' })
      expect(await readAnswer({ status: 403, ...answer }, capBytes)).toMatchObject({ status: 403, unread: true })
    }
  })

  it('is not understood where something is missing of it, whatever it is', () =>
    fc.assert(
      fc.asyncProperty(fc.constantFrom(...encoders.slice(0, 3)), fc.nat({ max: 30 }), async (by, kept) => {
        const { headers, body } = encode('{"success":true,"more":"words enough to be cut"}', [by])
        const cut = body.subarray(0, 1 + kept)
        await expect(readAnswer({ status: 200, headers, body: cut }, capBytes)).rejects.toMatchObject({
          kind: 'unexpected-response',
          code: 'answer-not-understood',
        })
      }),
      tries(30),
    ))
})
