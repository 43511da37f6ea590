import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bareToken, withoutQuotes } from '../../../electron/secret/pasted.ts'
import { tries } from '../../support/thorough.ts'

const token = '00abcDEF-ghi_jkl.MNO~pqr'

describe('a token that was pasted', () => {
  it.each([
    token,
    `  ${token}\r\n`,
    `\u200B${token}\uFEFF`,
    `SSWS ${token}`,
    `ssws\t${token}`,
    `Bearer ${token}`,
    `Basic ${token}`,
    `DPoP ${token}`,
    `"${token}"`,
    `“${token}”`,
    `'SSWS ${token}'`,
    `SSWS "${token}"`,
    `Authorization: SSWS ${token}`,
    `"Authorization: Bearer ${token}"`,
    `Adm-Authorization: ${token}`,
    `x-api-key: ${token}`,
  ])('is what is left of %j', (pasted) => {
    expect(bareToken(pasted)).toBe(token)
  })

  it.each(['bearer', 'SSWS', 'tokenabc', 'basically-a-token', '"', "it's", ''])('is %j itself', (text) => {
    expect(bareToken(text)).toBe(text)
  })

  it('is found in any wrapping, and stays as it is without one', () => {
    const bare = fc.stringMatching(/^[A-Za-z0-9_~+/-]{8,80}={0,2}$/)
    const wrap = fc.constantFrom(
      (text: string) => `"${text}"`,
      (text: string) => `‘${text}’`,
      (text: string) => ` ${text}\n`,
      (text: string) => `Bearer ${text}`,
      (text: string) => `SSWS  ${text}`,
      (text: string) => `Authorization: ${text}`,
    )
    fc.assert(
      fc.property(bare, fc.array(wrap, { maxLength: 4 }), (text, wraps) => {
        expect(bareToken(wraps.reduce((wrapped, each) => each(wrapped), text))).toBe(text)
      }),
      tries(100),
    )
  })
})

it('takes no quote off that only begins or only ends', () => {
  expect(withoutQuotes('"abc')).toBe('"abc')
  expect(withoutQuotes('abc"')).toBe('abc"')
})
