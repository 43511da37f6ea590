/**
 * The end of a sign-in in the browser: a server on this computer that takes one answer and is gone (RFC 8252, section 7.3).
 *
 * Every page that is open in the browser can send requests to it, so it takes only a form posted to its root under its own name, with
 * the state that only the sign-in page was told. Anything else is refused and ends nothing: a page that guesses cannot cancel a sign-in.
 * An answer in the address is never taken, because addresses stay in the browser's history.
 */
import { timingSafeEqual } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { ProviderError } from '../provider-error.ts'

const maxFormBytes = 64 * 1024

export interface LoopbackAnswer {
  /** `http://localhost:<port>`. */
  readonly redirectUri: string
  /**
   * What was posted. Rejects with `ProviderError` `cancelled` when `signal` is aborted. The browser keeps waiting for its page until
   * `finish` is called.
   */
  wait(signal: AbortSignal): Promise<URLSearchParams>
  /** Shows the page and closes the server. May be called without an answer, and more than once. */
  finish(html: string): Promise<void>
}

/** Rejects with `ProviderError` `browser-not-opened` if this computer lets nobody listen. */
export async function openLoopbackAnswer(state: string): Promise<LoopbackAnswer> {
  let browser: ServerResponse | null = null
  const answer = Promise.withResolvers<URLSearchParams>()
  let host = ''

  const server = createServer((request, response) => {
    void take(request).then((form) => {
      if (form === null || browser !== null) {
        response.writeHead(form === null ? 400 : 409, plainHeaders).end()
        return
      }
      browser = response
      answer.resolve(form)
    })
  })

  const take = async (request: IncomingMessage): Promise<URLSearchParams | null> => {
    const isForm = /^application\/x-www-form-urlencoded\b/i.test(request.headers['content-type'] ?? '')
    const isOurs = request.method === 'POST' && request.url === '/' && request.headers.host === host
    if (!isForm || !isOurs) return null
    const body = await bodyText(request)
    if (body === null) return null
    const form = new URLSearchParams(body)
    return isSame(form.get('state') ?? '', state) ? form : null
  }

  const port = await new Promise<number>((resolve, reject) => {
    server.once('error', (cause) => reject(new ProviderError('rejected', 'browser-not-opened', {}, { cause })))
    server.listen({ host: '127.0.0.1', port: 0 }, () => {
      const address = server.address()
      resolve(typeof address === 'object' && address !== null ? address.port : 0)
    })
  })
  host = `localhost:${port}`
  // Nothing else waits for it: a sign-in that nobody finishes must not keep the process alive.
  server.unref()

  return {
    redirectUri: `http://${host}`,
    wait: (signal) =>
      new Promise((resolve, reject) => {
        const onAbort = (): void => reject(new ProviderError('cancelled', 'cancelled'))
        if (signal.aborted) onAbort()
        signal.addEventListener('abort', onAbort, { once: true })
        void answer.promise.then(resolve).finally(() => signal.removeEventListener('abort', onAbort))
      }),
    async finish(html) {
      // A tab that was closed since it posted hears nothing any more, and a response that is destroyed never ends.
      if (browser !== null && !browser.writableEnded && !browser.destroyed) {
        const sent = browser
        await new Promise<void>((resolve) => {
          sent.once('close', resolve)
          sent.writeHead(200, pageHeaders).end(html, () => resolve())
        })
      }
      server.close()
      server.closeAllConnections()
    },
  }
}

const plainHeaders = { connection: 'close', 'cache-control': 'no-store' }
const pageHeaders = {
  ...plainHeaders,
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
}

/** `null`: too long, or the sender went away. */
async function bodyText(request: IncomingMessage): Promise<string | null> {
  const parts: Buffer[] = []
  let bytes = 0
  try {
    for await (const part of request as AsyncIterable<Buffer>) {
      bytes += part.byteLength
      if (bytes > maxFormBytes) return null
      parts.push(part)
    }
  } catch {
    return null
  }
  return Buffer.concat(parts).toString('utf8')
}

function isSame(given: string, expected: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(expected)]
  return one.length === other.length && timingSafeEqual(one, other)
}

/** A page of two sentences that needs nothing from anywhere. */
export function loopbackPage({ title, text, language }: { title: string; text: string; language: string }): string {
  return `<!doctype html>
<html lang="${escaped(language)}">
<meta charset="utf-8">
<meta name="color-scheme" content="light dark">
<meta name="viewport" content="width=device-width">
<title>${escaped(title)}</title>
<style>body{font:16px/1.5 system-ui,sans-serif;max-width:32rem;margin:15vh auto;padding:0 1.5rem}h1{font-size:1.5rem}</style>
<h1>${escaped(title)}</h1>
<p>${escaped(text)}</p>
</html>`
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (mark) => `&#${mark.charCodeAt(0)};`)
}
