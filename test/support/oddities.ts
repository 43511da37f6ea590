/**
 * The answers in `test/integration/oddities`, one file each: a few lines of what they must come to, then the answer as it goes over
 * the line. `{{usual}}` stands for the body that the system would have answered, `{{3000 [}}` for three thousand of these. The body is
 * encoded as its Content-Encoding says.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib'
import { z } from 'zod'
import { errorCodes } from '../../shared/errors/error-code.ts'
import { knownSystemIds } from '../../electron/systems/systems.ts'
import type { Interference } from './simulator-server.ts'

const Code = z.enum(errorCodes)

const words = z.string().transform((line) => line.split(' '))

/** `usual`: as if nothing odd had come. */
const Expected = z.strictObject({
  /** Those that can answer it; all where it is left out. */
  systems: words.pipe(z.array(z.enum(knownSystemIds))).default(knownSystemIds),
  /** What a read fails with. */
  reads: z.union([z.literal('usual'), Code]),
  /** What a change comes to, and the code where it failed. */
  changes: words.pipe(
    z.union([z.tuple([z.enum(['usual', 'outcome-unknown', 'no-change'])]), z.tuple([z.literal('failed'), Code])]),
  ),
  /** What signing in may fail with beside what a read fails with. */
  'sign-ins': words.pipe(z.array(Code)).default([]),
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
  return {
    name,
    expected: Expected.parse(Object.fromEntries(pairs)),
    async answer(usual) {
      const asUsual = body.includes('{{usual}}') ? await (await usual()).text() : ''
      const whole = body
        .replace('{{usual}}', () => asUsual)
        .replace(/\{\{(\d+) (.+?)\}\}/g, (_, count: string, what: string) => what.repeat(Number(count)))
      return Buffer.concat([Buffer.from(heads.replaceAll('\n', '\r\n')), encoded(heads, Buffer.from(whole))])
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

function encoded(heads: string, body: Buffer): Buffer {
  const codings = [...heads.matchAll(/^content-encoding: *(.*)$/gim)].flatMap(([, value = '']) => value.split(/ *, */))
  return codings.reduce((bytes, coding) => encoders[coding.toLowerCase()]?.(bytes) ?? bytes, body)
}
