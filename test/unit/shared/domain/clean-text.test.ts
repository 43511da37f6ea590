import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  cleanAddress,
  cleanDirectoryText,
  cleanLines,
  cleanServerText,
  cleanText,
} from '../../../../shared/domain/clean-text.ts'
import { anyText } from '../../../support/any-text.ts'

describe('cleanText', () => {
  it.each([
    ['Anna Berg', 'Anna Berg'],
    ['  Anna \t\r\n Berg ', 'Anna Berg'],
    ['Anna\u202Egreb annA\u202C', 'Annagreb annA'],
    ['\u2066Anna\u2069 \u200FBerg', 'Anna Berg'],
    ['An\u200Bna\uFEFF Be\u00ADrg', 'Anna Berg'],
    ['Anna\u0000\u001B[31mBerg\u009B', 'Anna [31mBerg'],
    ['line\u2028after\u2029line', 'line after line'],
    ['tagged\u{E0041}\u{E007F}', 'tagged'],
    ['Zoë Ünsalğ-Żółtańska', 'Zoë Ünsalğ-Żółtańska'],
    ['عبد الرحمن', 'عبد الرحمن'],
    ['می\u200Cخواهم', 'می\u200Cخواهم'],
    ['👩\u200D💻 Ada', '👩\u200D💻 Ada'],
    ['Ada ❤\uFE0F', 'Ada ❤\uFE0F'],
    ['葛\u{E0100}城', '葛\u{E0100}城'],
    ['क्\u200Dष', 'क्\u200Dष'],
    ['Mike\u034F Brown', 'Mike Brown'],
    ['Mi\u200Cke\u200D Brown\uFE0F', 'Mike Brown'],
    ['\u200C\u200D', ''],
    ['\u3164\u{E0100}\u180E', ''],
    ['half \uD83D pair', 'half \uFFFD pair'],
  ])('%j becomes %j', (text, clean) => {
    expect(cleanText(text, 100)).toBe(clean)
  })

  it('cuts with an ellipsis and never through a character', () => {
    expect(cleanText('abcdef', 4)).toBe('abc…')
    expect(cleanText('abcd', 4)).toBe('abcd')
    expect(cleanText('ab😀cd', 4)).toBe('ab…')
    expect(cleanText('ab cd', 4)).toBe('ab…')
  })

  it('shows that something was cut even when what was looked at held nothing readable', () => {
    expect(cleanText(`${'\u200B'.repeat(1000)}Anna`, 10)).toBe('…')
  })

  it('leaves nothing that could change how the rest reads', () => {
    fc.assert(
      fc.property(anyText(400), fc.integer({ min: 1, max: 80 }), (text, maxLength) => {
        const clean = cleanText(text, maxLength)
        expect(clean.length).toBeLessThanOrEqual(maxLength)
        expect(clean.isWellFormed()).toBe(true)
        expect(clean).toBe(clean.trim())
        expect(clean).not.toMatch(/[\p{Cc}\u2028\u2029]|(?![\u200C\u200D])\p{Cf}|[\u034F\u3164]/u)
        expect(cleanText(clean, maxLength)).toBe(clean)
      }),
    )
  })
})

describe('cleanLines', () => {
  it.each([
    ['one\r\ntwo\rthree\nfour', 'one\ntwo\nthree\nfour'],
    ['one\u2028two\u2029three\u0085four', 'one\ntwo\nthree\nfour'],
    ['\n\n one \n \n\t\n\n\u200B\n two \n\n', 'one\n\ntwo'],
    ['- \u202Eeno\u202C\n- two', '- eno\n- two'],
    ['\u202E', ''],
  ])('%j becomes %j', (text, clean) => {
    expect(cleanLines(text, 100)).toBe(clean)
  })

  it('leaves nothing but lines, and stays within its length', () => {
    fc.assert(
      fc.property(fc.array(anyText(80)), fc.integer({ min: 1, max: 80 }), (lines, maxLength) => {
        const clean = cleanLines(lines.join('\n'), maxLength)
        expect(clean.length).toBeLessThanOrEqual(maxLength)
        expect(clean.isWellFormed()).toBe(true)
        expect(clean).not.toMatch(/\n{3}|(?!\n)[\p{Cc}\u2028\u2029]|(?![\u200C\u200D])\p{Cf}/u)
        expect(cleanLines(clean, maxLength)).toBe(clean)
      }),
    )
  })
})

describe('an address', () => {
  it.each([
    ['Mike.Brown@corp.example', 'Mike.Brown@corp.example'],
    ['mi\u200Bke.brown@corp.example', 'mi\uFFFDke.brown@corp.example'],
    ['mike.br\u00ADown\u3164@corp.example', 'mike.br\uFFFDown\uFFFD@corp.example'],
    ['mike.brown@corp.example\u0000', 'mike.brown@corp.example\uFFFD'],
    [' mike.brown@corp.example\t', '\uFFFDmike.brown@corp.example\uFFFD'],
    ['mike\uD83D.brown@corp.example', 'mike\uFFFD.brown@corp.example'],
    ['CORP\\mike brown', 'CORP\\mike brown'],
    [' \u200B', null],
  ])('shows what it would lose: %j becomes %j', (told, shown) => {
    expect(cleanAddress(told)).toBe(shown)
  })

  it('stays within what the domain accepts', () => {
    expect(cleanAddress('a'.repeat(3_000))).toHaveLength(512)
  })
})

describe('texts of directories and servers', () => {
  it('are null where nothing readable is left', () => {
    expect(cleanDirectoryText(' \u202E\u0007 ')).toBeNull()
    expect(cleanServerText('')).toBeNull()
  })

  it('stay within what the domain accepts', () => {
    expect(cleanDirectoryText('x'.repeat(100_000))?.length).toBeLessThanOrEqual(1024)
    expect(cleanServerText('x'.repeat(100_000))?.length).toBeLessThanOrEqual(4096)
  })
})
