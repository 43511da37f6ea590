/**
 * Serves the page over `app://`: only files that were in the built page's folder when the application started, each under
 * the one path it had there. A request names a key of that list or gets nothing; no path is ever built from a request, so
 * there is nothing to climb out of.
 */
import { readdir, readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import type { CustomScheme } from 'electron'
import type { FirstLook } from '../../shared/domain/first-look.ts'
import { pageHeaders } from './content-security-policy.ts'
import { withFirstLook } from './first-look.ts'
import { pageOrigin, pageScheme } from './page-origin.ts'

/**
 * To be registered before the application is ready. No fetch, no service workers, no way round the content security policy:
 * the page loads its own scripts, styles and pictures, which needs none of them.
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

/** By URL path, as `/assets/name.js`. */
export type PageFiles = ReadonlyMap<string, PageFile>

/** Everything below `folder` that may be served. Links are not followed. Throws when the folder cannot be read. */
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

/**
 * Answers the page's requests. Anything but a GET of a listed file on the page's origin is refused with an empty body. The
 * document says on its <html> what the first picture is to be, as it is when asked for.
 */
export function createPageResponder(
  listed: PageFiles | Promise<PageFiles>,
  firstLook: () => FirstLook | Promise<FirstLook>,
): (request: Pick<Request, 'method' | 'url'>) => Promise<Response> {
  const refuse = (status: number) => new Response(null, { status, headers: pageHeaders })

  return async (request) => {
    if (request.method !== 'GET') return refuse(405)
    const file = (await listed).get(pathOnPageOrigin(request.url) ?? '')
    if (file === undefined) return refuse(404)
    const content = await readFile(file.path)
    const isDocument = file.contentType === contentTypes['.html']
    const body = isDocument ? withFirstLook(content.toString(), await firstLook()) : new Uint8Array(content)
    return new Response(body, { headers: { ...pageHeaders, 'content-type': file.contentType } })
  }
}

/** The path of a URL on the page's origin, as it stands there: not decoded, so an encoded path matches no file. */
function pathOnPageOrigin(url: string): string | null {
  const parsed = URL.parse(url)
  if (parsed === null || `${parsed.protocol}//${parsed.host}` !== pageOrigin) return null
  return parsed.username === '' && parsed.password === '' ? parsed.pathname : null
}
