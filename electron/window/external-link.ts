/** The final check of an address before it is passed to the operating system: only plain https is allowed. */

/** Throws for anything else: addresses are built in main, so a failure here is a bug. */
export function requireExternalLink(url: string): string {
  const parsed = URL.parse(url)
  if (parsed?.protocol !== 'https:' || parsed.username !== '' || parsed.password !== '') {
    throw new Error('only https addresses without credentials are opened outside')
  }
  return parsed.href
}
