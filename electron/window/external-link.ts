/** The last look at an address before it is handed to the operating system: only plain https leaves the application. */

/** Throws for anything else: addresses are built in main, so a refusal here is a fault of ours. */
export function requireExternalLink(url: string): string {
  const parsed = URL.parse(url)
  if (parsed?.protocol !== 'https:' || parsed.username !== '' || parsed.password !== '') {
    throw new Error('only https addresses without credentials are opened outside')
  }
  return parsed.href
}
