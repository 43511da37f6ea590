/**
 * Text as every search compares it: no accents, no case, one kind of apostrophe and hyphen, and letters with a stroke or joined
 * letters as they are typed. Pure.
 */
import { withPlainMarks } from './plain-marks.ts'

/** Letters that are no base letter with an accent, and are typed without it all the same. */
const plainLetters: Readonly<Record<string, string>> = {
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ı: 'i',
}

/** Plain letters need no taking apart, which is most of the cost of reading a long history. */
const plain = /^[\x20-\x5f\x61-\x7e]*$/

export function foldText(text: string): string {
  if (plain.test(text)) return text.toLowerCase()
  return withPlainMarks(text)
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[łøđðþßæœı]/gu, (letter) => plainLetters[letter] ?? letter)
}
