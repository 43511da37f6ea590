import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ticketPatternFault } from '../../../../shared/domain/ticket-pattern.ts'

describe('a pattern for tickets', () => {
  it.each([
    'INC\\d{7}',
    'INC\\d+|REQ\\d+|(?:CHG|PRB)\\d{4,10}',
    '[A-Z]+-\\d+',
    '[A-Z][A-Z0-9]+-\\d+(?:-\\d+)?',
    '(?<system>INC|REQ)[- ]?\\d{4}[- ]?\\d{4}',
    '.*',
    '\\p{L}{2,5}\\/\\d+',
    '[)(*+\\]]+x',
    '(?=.*\\d)[A-Z\\d]{8}',
    '\\(\\d+\\)',
    '(?i:inc)\\d{2}?',
    '\\u{41}+',
    '(\\d{3}){3}',
    '',
  ])('%s is accepted', (pattern) => {
    expect(ticketPatternFault(pattern)).toBeNull()
  })

  it.each([
    '(a+)+',
    '(?:[A-Z]+\\d*)*-\\d+',
    '(\\d+-)*\\d+',
    '((a|aa)+)$',
    '(.*a){20}',
    '(?:a?){30}a{30}',
    'a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?aaaaaaaaaaaaaaaaaaaaaaaa',
    '.*.*.*.*.*x',
    '(?<all>(?:\\w{1,64}){2,})',
    '(\\(\\d+)+',
  ])('%s is refused as too slow', (pattern) => {
    expect(ticketPatternFault(pattern)).toBe('too-slow')
  })

  it.each(['INC[', 'a)|(b', '(?<a', '*', '\\'])('%s is refused as not valid', (pattern) => {
    expect(ticketPatternFault(pattern)).toBe('not-valid')
  })

  it('gives an answer for whatever is typed', () => {
    const piece = fc.constantFrom(
      'a',
      '\\d',
      '[a-z]',
      '[',
      ']',
      '(',
      ')',
      '(?:',
      '|',
      '*',
      '+',
      '?',
      '{2}',
      '{1,',
      '}',
      '\\',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 24 }), (pieces) => {
        expect(['not-valid', 'too-slow', null]).toContain(ticketPatternFault(pieces.join('')))
      }),
    )
  })
})
