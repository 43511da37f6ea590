/** Decodes bodies that a gateway has compressed although no coding was requested. */
import { promisify } from 'node:util'
import zlib from 'node:zlib'
import { ProviderError } from '../provider-error.ts'

type Decode = (body: Uint8Array, options: { readonly maxOutputLength: number }) => Promise<Uint8Array>

const inflate: Decode = promisify(zlib.inflate)
const inflateRaw: Decode = promisify(zlib.inflateRaw)
const gunzip: Decode = promisify(zlib.gunzip)

const decoders: Readonly<Record<string, Decode>> = {
  gzip: gunzip,
  'x-gzip': gunzip,
  // Servers use this name for two formats, which the first two bytes distinguish (RFC 1950, 2.2).
  deflate: (body, options) => (hasZlibHeader(body) ? inflate : inflateRaw)(body, options),
  br: promisify(zlib.brotliDecompress),
  // Accessed only when needed, so that a Node without it can still decode the others.
  zstd: (body, options) => promisify(zlib.zstdDecompress)(body, options),
  identity: (body) => Promise.resolve(body),
}

/**
 * The decoded body. Rejects with `ProviderError`: `answer-too-large` if it would be larger than `capBytes`, `answer-not-understood` if
 * the coding is unknown or the data is corrupt.
 */
export async function decodeBody(
  contentEncoding: string | undefined,
  body: Uint8Array,
  capBytes: number,
): Promise<Uint8Array> {
  const codings = (contentEncoding ?? '')
    .toLowerCase()
    .split(',')
    .map((coding) => coding.trim())
  let decoded = body
  try {
    for (const coding of codings.filter((named) => named !== '').toReversed()) {
      const decode = Object.hasOwn(decoders, coding) ? decoders[coding] : undefined
      if (decode === undefined) throw new Error('unknown coding')
      decoded = await decode(decoded, { maxOutputLength: capBytes })
    }
    return decoded
  } catch (cause) {
    const tooLarge = cause instanceof Error && 'code' in cause && cause.code === 'ERR_BUFFER_TOO_LARGE'
    throw new ProviderError('unexpected-response', tooLarge ? 'answer-too-large' : 'answer-not-understood')
  }
}

function hasZlibHeader([first = 0, second = 0]: Uint8Array): boolean {
  return (first & 0x0f) === 8 && (first * 256 + second) % 31 === 0
}
