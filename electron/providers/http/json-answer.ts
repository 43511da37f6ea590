/**
 * Turns a raw response into what a provider works with. The status decides: it says what a refusal or server error means, whether or not
 * the body can be read. For a success, the body is the result, so anything but JSON is rejected: a page from a captive portal, a gateway or
 * a web server does not come from the system.
 */
import type { ErrorCode } from '../../../shared/errors/error-code.ts'
import { ProviderError } from '../provider-error.ts'
import { decodeBody } from './content-coding.ts'
import { jsonLimitProblem } from './json-limits.ts'
import { readLongList, type LongList } from './long-list.ts'
import type { TransportResponse } from './transport.ts'

export interface RawAnswer {
  readonly status: number
  /** Lower-case names, from `readHeaders`. */
  readonly headers: Readonly<Record<string, string>>
  /** Or the reason why it was not read completely. */
  readonly body: Uint8Array | ProviderError
}

/**
 * Rejects with `ProviderError`: `redirected` for any 3xx status, `unexpected-response` for a success that cannot be read.
 * `capBytes`: the maximum size of the decoded body. `list`: a list to be read from it item by item. `takesText`: see the request.
 */
export async function readAnswer(
  { status, headers, body }: RawAnswer,
  capBytes: number,
  { list, takesText = false }: { readonly list?: LongList | undefined; readonly takesText?: boolean } = {},
): Promise<TransportResponse> {
  if (status >= 300 && status < 400) throw new ProviderError('redirected', 'redirected', { httpStatus: status })
  try {
    if (body instanceof ProviderError) throw body
    const decoded = body.byteLength === 0 ? body : await decodeBody(headers['content-encoding'], body, capBytes)
    const rest = list !== undefined && status < 300 ? await readLongList(list, decoded) : decoded
    return { status, headers, json: readJson(status, headers['content-type'], rest, takesText) }
  } catch (cause) {
    if (status >= 400) return { status, headers, json: undefined, unread: true }
    throw cause
  }
}

/** Parsed JSON, or `undefined` for an empty body. */
function readJson(httpStatus: number, contentType: string | undefined, body: Uint8Array, takesText: boolean): unknown {
  const refused = (code: ErrorCode): ProviderError => new ProviderError('unexpected-response', code, { httpStatus })
  if (body.byteLength === 0) return undefined
  if (takesText && /^(?:text\/plain\b|\s*$)/i.test(contentType ?? '')) return undefined
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

/** If there are several content types, one is enough; without any, the body decides. */
function isJson(contentType = ''): boolean {
  const types = contentType
    .toLowerCase()
    .split(',')
    .map((type) => type.split(';', 1)[0]?.trim() ?? '')
  return types.some((type) => type === '' || /^(?:application|text)\/(?:[\w.-]+\+|x-)?json$/.test(type))
}
