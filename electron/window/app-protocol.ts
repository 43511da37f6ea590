/**
 * Serves the page over `app://`: only files that were in the built page's folder when the application started, each only under
 * the path it had there. A request either names a key of that list or gets nothing; no path is ever built from a request, so
 * path traversal is impossible.
 */
import { readdir, readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import type { CustomScheme, Protocol } from 'electron'
import type { InitialAppearance } from '../../shared/domain/initial-appearance.ts'
import { pageHeaders } from './content-security-policy.ts'
import { withInitialAppearance } from './initial-appearance.ts'
import { pageOrigin, pageScheme } from './page-origin.ts'

/**
 * Must be registered before the application is ready. No fetch, no service workers, no bypass of the content security policy:
 * the page loads only its own scripts, styles and images, which need none of these.
 */
export const pageSchemePrivileges: CustomScheme = {
  scheme: pageScheme,
  privileges: { standard: true, secure: true },
}

/** A file of any other kind (source maps, licences) is not served. */
const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
}

export interface PageFile {
  readonly path: string
  readonly contentType: string
}

/** By URL path, such as `/assets/name.js`. */
export type PageFiles = ReadonlyMap<string, PageFile>

/** Everything below `folder` that may be served. Links are not followed. Throws if the folder cannot be read. */
export async function listPageFiles(folder: string): Promise<PageFiles> {
  const files = new Map<string, PageFile>()
  const visit = async (path: string, urlPath: string): Promise<void> => {
    for (const entry of await readdir(path, { withFileTypes: true })) {
      const entryPath = join(path, entry.name)
      const entryUrlPath = `${urlPath}/${entry.name}`
      if (entry.isDirectory()) await visit(entryPath, entryUrlPath)
      const contentType = contentTypes[extname(entry.name)]
      if (entry.isFile() && contentType !== undefined) files.set(entryUrlPath, { path: entryPath, contentType })
    }
  }
  await visit(folder, '')
  return files
}

export interface PageAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: Buffer
}

/**
 * Responds to the page's requests. Anything but a GET of a listed file on the page's origin is refused with an empty body. The
 * document's <html> gets the attributes that determine the first frame, as they are at the time of the request.
 */
export function createPageResponder(
  listed: PageFiles | Promise<PageFiles>,
  initialAppearance: () => InitialAppearance,
): (request: { readonly method: string; readonly url: string }) => Promise<PageAnswer> {
  const refuse = (status: number): PageAnswer => ({ status, headers: pageHeaders, body: Buffer.alloc(0) })

  return async (request) => {
    if (request.method !== 'GET') return refuse(405)
    const file = (await listed).get(pathOnPageOrigin(request.url) ?? '')
    if (file === undefined) return refuse(404)
    const content = await readFile(file.path)
    const isDocument = file.contentType === contentTypes['.html']
    const body = isDocument ? Buffer.from(withInitialAppearance(content.toString(), initialAppearance())) : content
    return { status: 200, headers: { ...pageHeaders, 'content-type': file.contentType }, body }
  }
}

/**
 * Registers the responder with Electron. Does not use `protocol.handle`, which replaces this call: there, Electron creates a `Request`
 * each time, for which Node loads all of fetch, which costs 8 MB permanently, and time during the start. If this call is ever removed, the
 * answers fit a `Response` as they are.
 */
export function servePage(
  protocol: Pick<Protocol, 'registerBufferProtocol'>,
  respond: ReturnType<typeof createPageResponder>,
): void {
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- see above
  protocol.registerBufferProtocol(pageScheme, (request, answer) => {
    respond(request).then(
      ({ status, headers, body }) => {
        const [mimeType = ''] = (headers['content-type'] ?? '').split(';')
        answer({ statusCode: status, headers: { ...headers }, mimeType, charset: 'utf-8', data: body })
      },
      () => answer({ error: netFailed }),
    )
  })
}

/** Chromium's `net::ERR_FAILED`. */
const netFailed = -2

/** The path of a URL on the page's origin, not decoded, so that an encoded path matches no file. */
function pathOnPageOrigin(url: string): string | null {
  const parsed = URL.parse(url)
  if (parsed === null || `${parsed.protocol}//${parsed.host}` !== pageOrigin) return null
  return parsed.username === '' && parsed.password === '' ? parsed.pathname : null
}
