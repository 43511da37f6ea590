import fc from 'fast-check'
import { expect, it } from 'vitest'
import { cleanAddress } from '../../../../shared/domain/clean-text.ts'
import { sameAddress } from '../../../../shared/domain/same-address.ts'
import { anyText } from '../../../support/any-text.ts'

it.each([
  ['mike.brown@corp.example', 'Mike.Brown@CORP.example', true],
  ['mike.brown@corp.example', 'mi\u212Ae.brown@corp.example', false],
  ['mike.brown@corp.example', 'mike.br\uFF4Fwn@corp.example', false],
  ['fiona@corp.example', '\uFB01ona@corp.example', false],
  ['mike2@corp.example', 'mike\u00B2@corp.example', false],
  ['susan@corp.example', '\u017Fusan@corp.example', false],
  ['mike.brown@corp.example', 'mike.brown@corp\u2024example', false],
  ['josé@corp.example', 'jose\u0301@corp.example', false],
  ['m\uFFFDke@corp.example', 'm\uFFFDke@corp.example', false],
])('%j and %j: %s', (one, other, same) => {
  expect(sameAddress(one, other)).toBe(same)
  expect(sameAddress(other, one)).toBe(same)
})

it('holds for what two systems tell only where they tell the same but for the case of A to Z', () => {
  const lower = (text: string) => text.replace(/[A-Z]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 32))
  const near = fc.tuple(
    anyText(6),
    fc.constantFrom('', '\u200B', '\u00AD', '\u0000', '\u3164', '\u034F', ' ', 'K', 'k', '\u212A'),
    anyText(6),
  )
  fc.assert(
    fc.property(near, near, ([before, one, after], [, other]) => {
      const told = [before + one + after, before + other + after] as const
      const [shown, otherShown] = [cleanAddress(told[0]), cleanAddress(told[1])]
      if (shown !== null && otherShown !== null && sameAddress(shown, otherShown)) {
        expect(lower(told[0])).toBe(lower(told[1]))
      }
    }),
  )
})
