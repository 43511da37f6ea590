/**
 * Apostrophes and hyphens as a keyboard writes them. Names are kept and pasted with any of a dozen kinds of either, and nobody means
 * another name by it. Pure.
 */

const apostrophes =
  /[`´\u02B9-\u02BD\u02BE\u02BF\u02C8\u02CA\u02CB\u055A\u05F3\u2018-\u201B\u2032\u2035\uA78C\uFF07\uFF40]/gu
const hyphens = /[\p{Pd}\u2043\u02D7\u2212]/gu

export function withPlainMarks(text: string): string {
  return text.replace(apostrophes, "'").replace(hyphens, '-')
}

/** What a server is asked for in place of an address, a login or a number that was typed: as it is, and with plain marks. */
export function formsToAsk(typed: string): string[] {
  return [...new Set([typed, withPlainMarks(typed)])]
}

/** The same for a name, which may be kept with the apostrophe that a text processor makes of the keyboard's. */
export function nameFormsToAsk(typed: string): string[] {
  const forms = formsToAsk(typed)
  return [...new Set([...forms, ...forms.slice(-1).map((plain) => plain.replaceAll("'", '\u2019'))])]
}
