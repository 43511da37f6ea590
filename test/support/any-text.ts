/**
 * Texts as a hostile directory might hold them, for property tests: every code point and half surrogate pair, with more than
 * their share of controls, marks and invisible characters. (`fc.string` with unit `binary` needs seconds to set itself up.)
 */
import fc from 'fast-check'

const codePoint = fc.oneof(
  fc.nat(0x10ffff),
  fc.nat(0x2ff),
  fc.integer({ min: 0x2000, max: 0x206f }),
  fc.integer({ min: 0xd800, max: 0xdfff }),
)

export function anyText(maxLength: number): fc.Arbitrary<string> {
  return fc.array(codePoint, { maxLength }).map((codePoints) => String.fromCodePoint(...codePoints))
}
