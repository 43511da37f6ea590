/**
 * Whether a request is signed as Duo wants it (version 5, or 2 as Duo's client for Node still does unless told otherwise), seen from the other side: from what arrived, whoever wrote it. Written apart from
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
  const body = await request.clone().text()
  const begun = [date, request.method, host.toLowerCase(), url.pathname]
  const texts = [
    // Version 5.
    [...begun, paramsOf(url.searchParams), hash(body), hash(duoHeadersOf(request.headers))],
    // Version 2.
    [...begun, paramsOf(isForm(request) ? new URLSearchParams(body) : url.searchParams)],
  ]
  const given = Buffer.from(signature, 'hex')
  const isSigned = (lines: readonly string[]): boolean => {
    const expected = createHmac('sha512', secretKey).update(lines.join('\n')).digest()
    return given.length === expected.length && timingSafeEqual(given, expected)
  }
  if (!texts.some(isSigned)) {
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

/** What is sent with a request that is not read by its query: a form in version 2, JSON in version 5. */
export async function fieldsOf(request: Request): Promise<Readonly<Record<string, unknown>>> {
  const text = await request.clone().text()
  if (isForm(request)) return Object.fromEntries(new URLSearchParams(text))
  try {
    const json: unknown = JSON.parse(text)
    return typeof json === 'object' && json !== null ? { ...json } : {}
  } catch {
    return {}
  }
}

function isForm(request: Request): boolean {
  return request.headers.get('Content-Type')?.startsWith('application/x-www-form-urlencoded') === true
}

/** By name and then by value. */
function paramsOf(params: URLSearchParams): string {
  return [...params]
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
