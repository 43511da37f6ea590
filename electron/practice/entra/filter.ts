/**
 * `$filter` and `$search` over users, as much of them as Graph offers for directory objects ("Advanced query capabilities on directory
 * objects", "Use the $search query parameter"). Throws `Unsupported` for anything else. Comparisons ignore case.
 */
export class Unsupported extends Error {
  override readonly name = 'Unsupported'
}

export type Matches = (user: Readonly<Record<string, unknown>>) => boolean

export interface Filter {
  readonly matches: Matches
  /** Works only with `$count=true` and `ConsistencyLevel: eventual`. */
  readonly isAdvanced: boolean
}

const maxAlternatives = 15
const basic = new Set([
  'id',
  'displayName',
  'givenName',
  'surname',
  'userPrincipalName',
  'mail',
  'employeeId',
  'department',
  'accountEnabled',
  'userType',
])
const advanced = new Set(['onPremisesSamAccountName', 'mobilePhone'])
const startable = new Set(['displayName', 'givenName', 'surname', 'userPrincipalName', 'mail', 'employeeId'])
const lists = new Set(['proxyAddresses', 'otherMails', 'businessPhones'])

export function parseFilter(text: string): Filter {
  let rest = text.trim()
  let isAdvanced = false
  let alternatives = 1
  const take = (pattern: RegExp): RegExpExecArray | null => {
    const found = new RegExp(`^\\s*(?:${pattern.source})`, 'i').exec(rest)
    if (found) rest = rest.slice(found[0].length)
    return found
  }
  const either = (): Matches => {
    let matches = both()
    while (take(/or\b/)) {
      alternatives += 1
      const [one, other] = [matches, both()]
      matches = (user) => one(user) || other(user)
    }
    return matches
  }
  const both = (): Matches => {
    let matches = single()
    while (take(/and\b/)) {
      const [one, other] = [matches, single()]
      matches = (user) => one(user) && other(user)
    }
    return matches
  }
  const single = (): Matches => {
    if (take(/\(/)) {
      const inner = either()
      if (!take(/\)/)) throw new Unsupported()
      return inner
    }
    const starts = take(/startsWith\((\w+),'((?:[^']|'')*)'\)/)
    if (starts) {
      const [, property = '', value = ''] = starts
      if (!startable.has(property)) throw new Unsupported()
      const wanted = plain(value)
      return (user) => plainOf(user[property]).startsWith(wanted)
    }
    const any = take(/(\w+)\/any\((\w):\2 eq '((?:[^']|'')*)'\)/)
    if (any) {
      const [, property = '', , value = ''] = any
      if (!lists.has(property)) throw new Unsupported()
      return (user) => listOf(user[property]).some((item) => plainOf(item) === plain(value))
    }
    const equals = take(/(\w+) eq (?:'((?:[^']|'')*)'|(true|false))/)
    if (!equals) throw new Unsupported()
    const [, property = '', value, flag] = equals
    if (!basic.has(property) && !advanced.has(property)) throw new Unsupported()
    isAdvanced ||= advanced.has(property)
    return flag === undefined
      ? (user) => plainOf(user[property]) === plain(value ?? '')
      : (user) => user[property] === (flag.toLowerCase() === 'true')
  }
  const matches = either()
  if (rest.trim() !== '' || alternatives > maxAlternatives) throw new Unsupported()
  return { matches, isAdvanced }
}

function plain(value: string): string {
  return value.replaceAll("''", "'").toLowerCase()
}

function plainOf(value: unknown): string {
  return typeof value === 'string' ? value.toLowerCase() : ''
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

/** Clauses in double quotes, joined by AND and OR in capitals, which bind as usual. */
export function parseSearch(text: string): Matches {
  const alternatives = text.split(/ OR (?=")/).map((part) => part.split(/ AND (?=")/).map(clauseOf))
  return (user) => alternatives.some((clauses) => clauses.every((matches) => matches(user)))
}

function clauseOf(text: string): Matches {
  const [, property = '', value = ''] = /^"(\w+):([^"&]+)"$/.exec(text.trim()) ?? []
  if (property === '') throw new Unsupported()
  if (property === 'displayName') {
    const wanted = wordsOf(value)
    return (user) => {
      const words = wordsOf(typeof user[property] === 'string' ? user[property] : '')
      return wanted.every((word) => words.includes(word))
    }
  }
  return (user) => plainOf(user[property]).startsWith(value.toLowerCase())
}

/** Whole words: split at everything but letters and digits, between the two, and where the case changes. */
function wordsOf(text: string): string[] {
  return (text.match(/\p{Lu}?\p{Ll}[\p{Ll}\p{M}]*|\p{Lu}+(?!\p{Ll})|[\p{Lo}\p{M}]+|\p{N}+/gu) ?? []).map((word) =>
    word.toLowerCase(),
  )
}
