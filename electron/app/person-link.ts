/**
 * Links of other programs, such as a ticket system: `mfa-desk://person?login=…&ticket=…`. Anybody can write one, and any page can have it
 * opened, so all it does is fill in fields: it is capped, cleaned, and leads to no request of any kind.
 */
import { cleanText } from '../../shared/domain/clean-text.ts'
import { maxLoginLength, maxTicketLength, type PersonLink } from '../../shared/domain/person-link.ts'

const scheme = 'mfa-desk:'

/** A real link has some dozens of characters. */
const maxLinkLength = 2048

/** The link among the words of a command line; null without. Windows and Linux hand it to a start of the program. */
export function linkAmong(words: readonly string[]): string | null {
  return words.findLast(isLink) ?? null
}

/** The words of a command line without links: for a start that is made good later, when nobody means them any more. */
export const withoutLinks = (words: readonly string[]): string[] => words.filter((word) => !isLink(word))

const isLink = (word: string): boolean => word.slice(0, scheme.length).toLowerCase() === scheme

/** The link that asks for the same, in characters that no command line takes for anything else. */
export const linkOf = (link: PersonLink): string => `${scheme}//person?${new URLSearchParams({ ...link }).toString()}`

/** What a link asks to have filled in; null where it asks for nothing this version knows. */
export function parsePersonLink(link: string): PersonLink | null {
  if (link.length > maxLinkLength || !URL.canParse(link)) return null
  const { protocol, hostname, pathname, searchParams } = new URL(link)
  if (protocol !== scheme || hostname.toLowerCase() !== 'person' || !['', '/'].includes(pathname)) return null
  const login = cleanText(searchParams.get('login') ?? '', maxLoginLength)
  const ticket = cleanText(searchParams.get('ticket') ?? '', maxTicketLength)
  return login === '' && ticket === '' ? null : { login, ticket }
}
