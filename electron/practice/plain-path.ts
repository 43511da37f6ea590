/** However a path is written, it is the same request: no spelling may slip past the alarm of a trap. */
export function plainPath(request: Request): string {
  const { pathname } = new URL(request.url)
  let path = pathname
  try {
    path = decodeURIComponent(pathname)
  } catch {
    // Not decodable: taken as it is.
  }
  return path
    .toLowerCase()
    .replace(/\/{2,}/gu, '/')
    .replace(/(?<=.)\/$/u, '')
}
