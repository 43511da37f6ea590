/** How lists of the Okta simulator tell where they are and where they go on: the `Link` header. */
import type { Context } from 'hono'
import type { Address } from './wire.ts'

/** `after`: where the next page begins; `null` = this is the last. */
export function tellPage(c: Context, at: Address, after: string | null): void {
  const { pathname, search, searchParams } = new URL(c.req.url)
  c.header('Link', `<${at(pathname + search)}>; rel="self"`, { append: true })
  if (after === null) return
  searchParams.set('after', after)
  c.header('Link', `<${at(`${pathname}?${searchParams.toString()}`)}>; rel="next"`, { append: true })
}
