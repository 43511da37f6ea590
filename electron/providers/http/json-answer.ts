/**
 * Reading an answer's body as JSON. Anything else, however well meant, is refused: a page from a portal, a gateway or a web
 * server is not an answer of the system.
 */
import { ProviderError } from '../provider-error.ts'

/** Parsed JSON, or `undefined` for an empty body. Throws `ProviderError` `unexpected-response`. */
export function readJsonAnswer(httpStatus: number, contentType: string | undefined, body: Uint8Array): unknown {
  if (body.byteLength === 0) return undefined
  if (!isJson(contentType)) throw notJson(httpStatus)
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(body)
    return text.trim() === '' ? undefined : (JSON.parse(text) as unknown)
  } catch {
    // The parser's message quotes the body, so it is not kept as the cause.
    throw new ProviderError('unexpected-response', 'answer-not-json', { httpStatus })
  }
}

/** A page that says "not here" to our path: the web server answers, but the interface is not at this address. */
function notJson(httpStatus: number): ProviderError {
  const notHere = httpStatus === 404 || httpStatus === 405
  return new ProviderError('unexpected-response', notHere ? 'interface-not-found' : 'answer-not-json', { httpStatus })
}

function isJson(contentType: string | undefined): boolean {
  const type = contentType?.split(';', 1)[0]?.trim().toLowerCase() ?? ''
  return type === 'application/json' || /^application\/[\w.-]+\+json$/.test(type)
}
