/**
 * The answers in `test/integration/oddities`, one file each: a few lines of what they must come to, then the answer as it is
 * sent. `{{usual}}` stands for the body that the system would have answered, whose status and headers come along; `{{3000 [}}` for three thousand of these. The body is
 * encoded as its Content-Encoding says.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib'
import { z } from 'zod'
import { errorCodes } from '../../shared/errors/error-code.ts'
import { accountSystemIds } from '../../electron/systems/systems.ts'
import type { Interference } from './simulator-server.ts'

const Code = z.enum(errorCodes)

const words = z.string().transform((line) => line.split(' '))

/** `usual`: as if nothing odd had come. */
const Expected = z.strictObject({
  /** Those that can answer it; all where it is left out. */
  systems: words.pipe(z.array(z.enum(accountSystemIds))).default(accountSystemIds),
  /** What a read fails with. */
  reads: z.union([z.literal('usual'), Code]),
  /** What a change comes to, and the code where it failed. */
  changes: words.pipe(
    z.union([z.tuple([z.enum(['usual', 'outcome-unknown', 'no-change'])]), z.tuple([z.literal('failed'), Code])]),
  ),
  /** What signing in may fail with beside what a read fails with. */
  'sign-ins': words.pipe(z.array(Code)).default([]),
  /** How the body is really encoded, where its header does not tell. */
  coding: z.enum(['raw-deflate', 'identity']).nullable().default(null),
  /** The server's own, as they are shown; none where it is left out. */
  words: z.string().nullable().default(null),
})

export interface Oddity {
  readonly name: string
  readonly expected: z.infer<typeof Expected>
  readonly answer: Interference
}

const folder = new URL('../integration/oddities/', import.meta.url)

export const oddities: readonly Oddity[] = readdirSync(folder)
  .filter((name) => name.endsWith('.http'))
  .map((name) =>
    readOddity(name.replace(/\.http$/, '').replaceAll('-', ' '), readFileSync(new URL(name, folder), 'utf8')),
  )

function readOddity(name: string, text: string): Oddity {
  const [about = '', answer = ''] = text.split(/^---\n/m, 2)
  const lines = about.split('\n').filter((line) => line !== '' && !line.startsWith('#'))
  const pairs = lines.map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()])
  const [heads, body] = atLastHead(answer)
  const expected = Expected.parse(Object.fromEntries(pairs))
  return {
    name,
    expected,
    async answer(usual) {
      const taken = body.includes('{{usual}}') ? await usual() : null
      const asUsual = (await taken?.text()) ?? ''
      const whole = body
        .replace('{{usual}}', () => asUsual)
        .replace(/\{\{(\d+) (.+?)\}\}/g, (_, count: string, what: string) => what.repeat(Number(count)))
      const lines = taken === null ? heads : withUsual(heads, taken)
      return Buffer.concat([
        Buffer.from(lines.replaceAll('\n', '\r\n')),
        encoded(Buffer.from(whole), expected.coding ?? codingsOf(heads)),
      ])
    },
  }
}

/** What stands before the body, interim answers among it, and the body. */
function atLastHead(answer: string): [string, string] {
  const [last] = [...answer.matchAll(/^HTTP\/1\.1 /gm)].slice(-1)
  const end = answer.indexOf('\n\n', last?.index) + 2
  return [answer.slice(0, end), answer.slice(end).replace(/\n$/, '')]
}

const encoders: Readonly<Record<string, (body: Buffer) => Buffer>> = {
  gzip: gzipSync,
  'x-gzip': gzipSync,
  deflate: deflateSync,
  // Which is what many servers mean by `deflate`.
  'raw-deflate': deflateRawSync,
  br: brotliCompressSync,
  zstd: zstdCompressSync,
  identity: (body) => body,
}

/** With the usual status and the headers that are not the oddity's own. 204 could have no body. */
function withUsual(heads: string, { status, headers }: Response): string {
  const further = [...headers].filter(([name]) => !/^(content-|transfer-|retry-)/.test(name))
  const more = further.map(([name, value]) => `${name}: ${value}\n`).join('')
  const first = status === 204 ? heads : heads.replace(/^HTTP\/1\.1 200 /m, `HTTP/1.1 ${status} `)
  return first.replace(/\n$/, () => `${more}\n`)
}

function codingsOf(heads: string): string {
  return [...heads.matchAll(/^content-encoding: *(.*)$/gim)].map(([, value = '']) => value).join()
}

function encoded(body: Buffer, codings: string): Buffer {
  return codings
    .toLowerCase()
    .split(/ *, */)
    .reduce((bytes, coding) => encoders[coding]?.(bytes) ?? bytes, body)
}
