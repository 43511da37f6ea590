/** What comes along with a secret where it is copied from, and is no part of it. Pure. */

const quotes: Readonly<Record<string, string>> = {
  '"': '"',
  "'": "'",
  '`': '`',
  '“': '”',
  '„': '“',
  '‘': '’',
  '‚': '‘',
  '«': '»',
}

/** Without blanks and invisible characters at its ends, and without quotes around it. */
export function withoutQuotes(pasted: string): string {
  const text = pasted.replace(/^[\s\p{Cf}]+|[\s\p{Cf}]+$/gu, '')
  const closing = Object.hasOwn(quotes, text[0] ?? '') ? quotes[text[0] ?? ''] : undefined
  return text.length > 1 && closing !== undefined && text.endsWith(closing) ? withoutQuotes(text.slice(1, -1)) : text
}

/** The name of a header or of the word for a way to sign in, as examples of requests and other programs' settings write it before a token. */
const before =
  /^(?:(?:adm-)?authorization\s*[:=]|x-api-key\s*[:=]|(?:ssws|bearer|basic|dpop|token|api-?key)(?:\s*[:=]|\s))\s*/iu

/** A token alone, out of a line it was copied with. */
export function bareToken(pasted: string): string {
  const text = withoutQuotes(pasted)
  const bare = text.replace(before, '')
  return bare === text ? text : bareToken(bare)
}
