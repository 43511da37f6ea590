import { IntlMessageFormat } from 'intl-messageformat'
import { describe, expect, it } from 'vitest'
import { en } from '../../../../shared/messages/en/page-texts.ts'
import { pseudoText, pseudoTexts } from '../../../support/pseudo-texts.ts'

const format = (message: string, values: Record<string, string | number>): string =>
  String(new IntlMessageFormat(message, 'en').format(values))

describe('the language that nobody speaks', () => {
  it('keeps the names of values, and takes them in', () => {
    expect(format(pseudoText('Reset {name} now'), { name: 'Okta' })).toBe('⟦Ŕéšéť Okta ñöŵ~~~~~~⟧')
  })

  it('keeps the cases of a choice, and says each of them differently', () => {
    const message = pseudoText('{count, plural, =0 {none} one {# month} other {# months}} left')
    expect([0, 1, 2].map((count) => format(message, { count }).replaceAll('~', ''))).toEqual([
      '⟦ñöñé ļéfť⟧',
      '⟦1 möñťĥ ļéfť⟧',
      '⟦2 möñťĥš ļéfť⟧',
    ])
  })

  it('can say everything that English can', () => {
    for (const [key, message] of Object.entries(pseudoTexts(en))) {
      expect(() => new IntlMessageFormat(message, 'en'), key).not.toThrow()
    }
  })
})
