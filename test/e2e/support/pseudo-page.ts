/** Puts the language that nobody speaks under the page: its catalogue, and what main tells of the systems in words. */
import { en } from '../../../shared/messages/en/page-texts.ts'
import type { SystemDescription } from '../../../shared/domain/system.ts'
import { pseudoText, pseudoTexts } from '../../support/pseudo-texts.ts'

/** In place of English, which the page asks for when it is set to it. */
export const isEnglishCatalogue = (path: string): boolean => /\/texts-en-[^/]+\.js$/.test(path)

/** `chunk`: the built one, which gives the catalogue, or what holds it, under a name of the bundler's. */
export function pseudoCatalogue(chunk: string): string {
  const name = /export\s*\{\s*\w+(?:\s+as\s+(?<name>\w+))?\s*\}/.exec(chunk)?.groups?.['name']
  if (name === undefined) throw new Error('the English catalogue gives nothing, or too much')
  return `const en = ${JSON.stringify(pseudoTexts(en))}; const held = { en }; export { ${name === 'en' ? 'en' : 'held'} as ${name} }`
}

/** Names and marks are data. */
export function inPseudo(system: SystemDescription): SystemDescription {
  return {
    ...system,
    description: pseudoText(system.description),
    addressHint: pseudoText(system.addressHint),
    pastedHints: system.pastedHints.map((pasted) => ({ ...pasted, hint: pseudoText(pasted.hint) })),
    signIns: system.signIns.map((signIn) => ({
      ...signIn,
      ...pseudoOf(signIn, ['label', 'hint', 'secretLabel']),
      fields: signIn.fields.map((field) => ({ ...field, ...pseudoOf(field, ['label', 'hint']) })),
      help: signIn.help.map(pseudoText),
      links: signIn.links.map((link) => ({ ...link, text: pseudoText(link.text) })),
    })),
    ownTexts: Object.fromEntries(Object.entries(system.ownTexts).map(([key, text]) => [key, pseudoText(text)])),
  }
}

/** Those of the properties that there are. */
function pseudoOf<Key extends string>(
  from: Readonly<Partial<Record<Key, string | undefined>>>,
  keys: readonly Key[],
): Partial<Record<Key, string>> {
  return Object.fromEntries(
    keys.flatMap((key) => {
      const text = from[key]
      return text === undefined ? [] : [[key, pseudoText(text)]]
    }),
  ) as Partial<Record<Key, string>>
}

/** Every text within an answer, however deep: what main told is data, and may stand on the screen as it is. */
export function textsWithin(value: unknown, found: Set<string>): void {
  if (typeof value === 'string') found.add(value)
  else if (typeof value === 'object' && value !== null) Object.values(value).forEach((each) => textsWithin(each, found))
}
