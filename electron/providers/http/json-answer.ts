/**
 * From an answer as it arrived to what a provider works with. The status decides: what a refusal or a fault means is known from it, and
 * a body that cannot be read takes nothing from that. Of a success the body is the answer, so there anything but JSON is refused:
 * a page from a portal, a gateway or a web server is not the system's.
 */
import type { ErrorCode } from '../../../shared/errors/error-code.ts'
import { ProviderError } from '../provider-error.ts'
import { decodeBody } from './content-coding.ts'
import { jsonLimitProblem } from './json-limits.ts'
import { readLongList, type LongList } from './long-list.ts'
import type { TransportResponse } from './transport.ts'

export interface RawAnswer {
  readonly status: number
  /** Lower-case names, by `readHeaders`. */
  readonly headers: Readonly<Record<string, string>>
  /** Or why it was not read to its end. */
  readonly body: Uint8Array | ProviderError
}

/**
 * Rejects with `ProviderError`: `redirected` for any status of 3xx, `unexpected-response` for a success that cannot be read.
 * `capBytes`: how large the body may be when it is decoded. `list`: to be read from it.
 */
export async function readAnswer(
  { status, headers, body }: RawAnswer,
  capBytes: number,
  list?: LongList,
): Promise<TransportResponse> {
  if (status >= 300 && status < 400) throw new ProviderError('redirected', 'redirected', { httpStatus: status })
  try {
    if (body instanceof ProviderError) throw body
    const decoded = body.byteLength === 0 ? body : await decodeBody(headers['content-encoding'], body, capBytes)
    const rest = list !== undefined && status < 300 ? await readLongList(list, decoded) : decoded
    return { status, headers, json: readJson(status, headers['content-type'], rest) }
  } catch (cause) {
    if (status >= 400) return { status, headers, json: undefined, unread: true }
    throw cause
  }
}

/** Parsed JSON, or `undefined` for an empty body. */
function readJson(httpStatus: number, contentType: string | undefined, body: Uint8Array): unknown {
  const refused = (code: ErrorCode): ProviderError => new ProviderError('unexpected-response', code, { httpStatus })
  if (body.byteLength === 0) return undefined
  if (!isJson(contentType)) throw refused('answer-not-json')
  const problem = jsonLimitProblem(body)
  if (problem !== null) throw refused(problem)
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(body)
    return text.trim() === '' ? undefined : (JSON.parse(text) as unknown)
  } catch {
    // The parser's message quotes the body, so it is not kept as the cause.
    throw refused('answer-not-json')
  }
}

/** Of several, one is enough; where there is none, the body has to tell. */
function isJson(contentType = ''): boolean {
  const types = contentType
    .toLowerCase()
    .split(',')
    .map((type) => type.split(';', 1)[0]?.trim() ?? '')
  return types.some((type) => type === '' || /^(?:application|text)\/(?:[\w.-]+\+|x-)?json$/.test(type))
}
