/**
 * Whether a request is signed as Duo wants it (version 5), seen from the other side: from what arrived, whoever wrote it. Written apart from
 * the provider's own signature, so that neither repeats the other's mistakes.
 */
import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import { Refusal } from '../refusal.ts'

/** How far a signature's time may be off. */
const maxSkewMs = 5 * 60_000

/** The integration key that signed the request. Throws `Refusal`. `host`: the API hostname that was called. */
export async function signerOf(
  request: Request,
  { host, now, secretKeyOf }: { host: string; now: Date; secretKeyOf: (integrationKey: string) => string | null },
): Promise<string> {
  const [, pair] = /^Basic (\S+)$/.exec(request.headers.get('Authorization') ?? '') ?? []
  if (pair === undefined) throw refusal(401, 40101, 'Missing request credentials')
  const [integrationKey = '', signature = ''] = Buffer.from(pair, 'base64').toString('utf8').split(':')
  const secretKey = secretKeyOf(integrationKey)
  if (secretKey === null) throw refusal(401, 40102, 'Invalid integration key in request credentials')
  const date = request.headers.get('Date')
  const at = Date.parse(date ?? '')
  if (date === null || Number.isNaN(at)) throw refusal(401, 40104, 'Missing or invalid timestamp')
  if (Math.abs(at - now.getTime()) > maxSkewMs) throw refusal(401, 40105, 'Timestamp is too far from the server’s time')
  const url = new URL(request.url)
  const lines = [
    date,
    request.method,
    host.toLowerCase(),
    url.pathname,
    paramsOf(url),
    hash(await request.clone().text()),
    hash(duoHeadersOf(request.headers)),
  ]
  const expected = createHmac('sha512', secretKey).update(lines.join('\n')).digest()
  const given = Buffer.from(signature, 'hex')
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
    throw refusal(401, 40103, 'Invalid signature in request credentials')
  }
  return integrationKey
}

export function refusal(status: number, code: number, message: string, detail?: string): Refusal {
  return new Refusal(status, {
    stat: 'FAIL',
    code,
    message,
    ...(detail === undefined ? {} : { message_detail: detail }),
  })
}

/** By name and then by value. */
function paramsOf({ searchParams }: URL): string {
  return [...searchParams]
    .map((pair) => pair.map(encoded))
    .sort(
      ([name = '', value = ''], [other = '', otherValue = '']) => compare(name, other) || compare(value, otherValue),
    )
    .map((pair) => pair.join('='))
    .join('&')
}

function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other)
}

/** Byte by byte: letters, digits, `_.~-` as they are. */
function encoded(text: string): string {
  return Array.from(Buffer.from(text, 'utf8'), (byte) => {
    const character = String.fromCharCode(byte)
    return /[A-Za-z0-9_.~-]/.test(character) ? character : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`
  }).join('')
}

function duoHeadersOf(headers: Headers): string {
  return [...headers]
    .filter(([name]) => name.startsWith('x-duo-'))
    .sort()
    .flat()
    .join('\0')
}

function hash(text: string): string {
  return createHash('sha512').update(text).digest('hex')
}
