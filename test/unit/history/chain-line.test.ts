import fc from 'fast-check'
import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { chainStart, readLine, writeLine, type LineContent } from '../../../electron/history/chain-line.ts'
import { inventedOperation } from '../../support/history-fixtures.ts'

const at = '2026-11-03T10:42:00.000Z'
const entries = inventedOperation(7, at, ['succeeded', 'failed'])
const [entry] = entries
if (!entry) throw new Error('fixture')

const written = (content: LineContent) => writeLine({ seq: 41, hash: 'a'.repeat(64) }, content)
/** The line without its newline, as reading hands it over. */
const lineOf = (content: LineContent) => written(content).bytes.subarray(0, -1)

/** A line whose hash is right for whatever follows it. */
function sealed(hashed: string): Buffer {
  const hash = createHash('sha256').update(hashed).digest('hex')
  return Buffer.from(`{"hash":"${hash}",${hashed}`)
}

describe('a line of the journal', () => {
  test.each<LineContent>([
    ...entries.map((each) => ({ entry: each })),
    { month: '2026-11' },
    { retention: { at, deleted: [{ file: '2025-01.jsonl', seq: 9, hash: 'b'.repeat(64) }] } },
  ])('is read as it was written', (content) => {
    const { bytes, link } = written(content)
    expect(bytes.at(-1)).toBe(0x0a)
    expect(bytes.indexOf('\n')).toBe(bytes.length - 1)
    expect(readLine(bytes.subarray(0, -1))).toEqual({
      kind: 'ok',
      line: { link, prev: 'a'.repeat(64), content },
    })
  })

  test('states the hash of its bytes from the 76th on, and its place', () => {
    const bytes = lineOf({ entry })
    const parsed = JSON.parse(bytes.toString()) as Record<string, unknown>
    expect(Object.keys(parsed)).toEqual(['hash', 'v', 'seq', 'prev', 'entry'])
    expect(parsed['hash']).toBe(createHash('sha256').update(bytes.subarray(75)).digest('hex'))
    expect(parsed).toMatchObject({ v: 4, seq: 42, prev: 'a'.repeat(64) })
  })

  test('begins the chain after number 0 and zeros', () => {
    expect(writeLine(chainStart, { month: '2026-11' }).link.seq).toBe(1)
    expect(writeLine(chainStart, { month: '2026-11' }).bytes.toString()).toContain(`"prev":"${'0'.repeat(64)}"`)
  })

  test('with any one bit of any one byte changed is not read as it was', () => {
    const original = lineOf({ entry })
    fc.assert(
      fc.property(fc.nat({ max: original.length - 1 }), fc.integer({ min: 1, max: 255 }), (position, change) => {
        const changed = Buffer.from(original)
        changed.writeUInt8(changed.readUInt8(position) ^ change, position)
        expect(readLine(changed).kind).not.toBe('ok')
      }),
      { numRuns: 2_000 },
    )
  })

  test('cut at any byte is broken', () => {
    const original = lineOf({ entry })
    for (let length = 0; length < original.length; length += 1) {
      expect(readLine(original.subarray(0, length)).kind).toBe('broken')
    }
  })

  test.each([
    ['nothing', Buffer.alloc(0)],
    ['NULs', Buffer.alloc(500)],
    ['a byte order mark', Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), lineOf({ entry })])],
    ['a carriage return at the end', Buffer.concat([lineOf({ entry }), Buffer.from('\r')])],
    ['JSON of something else', Buffer.from('{"v":1}')],
    ['a number', Buffer.from('7')],
    ['no content', sealed(`"v":1,"seq":1,"prev":"${chainStart.hash}"}`)],
    ['two contents', sealed(`"v":1,"seq":1,"prev":"${chainStart.hash}","month":"2026-11","entry":{}}`)],
    ['an unknown field', sealed(`"v":1,"seq":1,"prev":"${chainStart.hash}","month":"2026-11","more":1}`)],
    ['a thirteenth month', sealed(`"v":1,"seq":1,"prev":"${chainStart.hash}","month":"2026-13"}`)],
    ['number 0', sealed(`"v":1,"seq":0,"prev":"${chainStart.hash}","month":"2026-11"}`)],
    ['an entry of unknown kind', sealed(`"v":1,"seq":1,"prev":"${chainStart.hash}","entry":{"kind":"deleted"}}`)],
  ])('that is %s is broken', (_, bytes) => {
    expect(readLine(bytes)).toEqual({ kind: 'broken' })
  })

  test('that is not UTF-8 is broken, although its hash is right', () => {
    const deleted = `{"file":"?","seq":1,"hash":"${'b'.repeat(64)}"}`
    const hashed = Buffer.from(
      `"v":1,"seq":1,"prev":"${chainStart.hash}","retention":{"at":"${at}","deleted":[${deleted}]}}`,
    )
    expect(readLine(sealed(hashed.toString())).kind).toBe('ok')
    hashed.writeUInt8(0xff, hashed.indexOf('?'))
    const hash = createHash('sha256').update(hashed).digest('hex')
    expect(readLine(Buffer.concat([Buffer.from(`{"hash":"${hash}",`), hashed]))).toEqual({ kind: 'broken' })
  })

  test('of a higher version is named so and not interpreted', () => {
    expect(readLine(sealed(`"v":5,"seq":1,"prev":"${chainStart.hash}","month":"2026-11"}`))).toEqual({ kind: 'newer' })
  })
})
