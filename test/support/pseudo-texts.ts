/**
 * A language that nobody speaks, made of English: every letter accented, a third longer, between brackets. What stands on a screen
 * without its brackets is not in a catalogue; what lacks one of the two is cut, or put together of pieces.
 */
import type { TextsOf } from '../../shared/messages/texts-of.ts'

export const [pseudoStart, pseudoEnd] = ['⟦', '⟧']

const accents: Readonly<Record<string, string>> = Object.fromEntries(
  Array.from('aåeéiîoöuûyýcçdðgĝhĥjĵkķlļnñrŕsštťwŵzžAÅEÉIÎOÖUÛYÝCÇDÐGĜHĤJĴKĶLĻNÑRŔSŠTŤWŴZŽ'.matchAll(/(.)(.)/gu)).map(
    ([, plain = '', accented = '']) => [plain, accented],
  ),
)

export function pseudoTexts<English extends Readonly<Record<string, string>>>(english: English): TextsOf<English> {
  return Object.fromEntries(Object.entries(english).map(([key, text]) => [key, pseudoText(text)])) as TextsOf<English>
}

/** `message` in ICU MessageFormat: what is an argument's stays as it is. Nothing stays nothing. */
export function pseudoText(message: string): string {
  if (message === '') return ''
  let depth = 0
  const accented = Array.from(message.matchAll(/'[{}]+'|[\s\S]/gu), ([sign]) => {
    if (sign === '{') depth += 1
    if (sign === '}') depth -= 1
    // Braces hold arguments, and those of a choice hold texts again.
    return depth % 2 === 0 ? (accents[sign] ?? sign) : sign
  }).join('')
  return `${pseudoStart}${accented}${'~'.repeat(Math.ceil(message.length / 3))}${pseudoEnd}`
}
