import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createKnownSecrets } from '../../../../electron/providers/http/known-secrets.ts'
import { cleanText } from '../../../../shared/domain/clean-text.ts'
import { tries } from '../../../support/thorough.ts'

const token = '00aBcD3f-Gh1jK_lmN0pQrStUvWxYz'
const password = 'Tr0ub4dor&3 "x"'

function cut(text: string): string {
  const known = createKnownSecrets()
  known.remember([token, password])
  return known.cutFrom(text)
}

const html = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;')
const numeric = (text: string): string => text.replace(/./gu, (letter) => `&#${letter.codePointAt(0)};`)
const percent = (text: string): string => Buffer.from(text).toString('hex').replace(/../g, '%$&')
const base64 = (text: string): string => Buffer.from(text).toString('base64')
const shapes: readonly (readonly [string, (text: string) => string])[] = [
  ['as it is', (text) => text],
  ['upper case', (text) => text.toUpperCase()],
  ['lower case', (text) => text.toLowerCase()],
  ['a zero-width space inside', (text) => `${text.slice(0, 5)}\u200B${text.slice(5)}`],
  ['one after each letter', (text) => text.split('').join('\u200B')],
  ['a line break inside', (text) => `${text.slice(0, 9)}\r\n${text.slice(9)}`],
  ['full width', (text) => text.replace(/[!-~]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0))],
  ['percent-encoded', encodeURIComponent],
  ['percent-encoded to the last letter', percent],
  ['percent-encoded twice', (text) => encodeURIComponent(percent(text))],
  ['escaped for HTML', html],
  ['escaped for HTML by numbers', numeric],
  ['escaped for JSON', (text) => JSON.stringify(text).slice(1, -1)],
  ['Base64', base64],
  ['Base64 without padding for addresses', (text) => Buffer.from(text).toString('base64url')],
  ['Base64 behind a name, as Basic has it', (text) => base64(`svc-desk:${text}`)],
  ['Base64 in lines', (text) => base64(`svc-desk:${text}`).replace(/.{20}/g, '$&\r\n')],
  ['Base64 with a letter before it', (text) => `x${base64(text)}`],
  ['cut short behind', (text) => text.slice(0, 14)],
  ['cut short before', (text) => text.slice(-13)],
  ['cut short and percent-encoded', (text) => percent(text.slice(0, 14))],
]

describe.each([
  ['token', token],
  ['password', password],
])('a %s', (_, secret) => {
  it.each(shapes)('is cut out of words: %s', (_name, shape) => {
    const words = cut(`The value ${shape(secret)}, is not valid.`)
    expect(words).toBe('The value [secret], is not valid.')
  })
})

describe('words without a secret', () => {
  it.each([
    'The value of the header Authorization is not valid.',
    'No user anna.berg@example.com in OU=Help Desk,DC=example,DC=com (100 % sure &amp; final).',
    `Only the first letters: ${token.slice(0, 10)}`,
    '',
  ])('stay as they are: %s', (words) => {
    expect(cut(words)).toBe(words)
  })

  it('keep what stands between two secrets, and one that comes twice is cut twice', () => {
    expect(cut(`${token} or ${token.toUpperCase()}: ${password}`)).toBe('[secret] or [secret]: [secret]')
  })
})

it('remembers those in use, however many there were', () => {
  const known = createKnownSecrets()
  known.remember([token])
  for (let count = 0; count < 200; count += 1) known.remember([`another-secret-${count}`, token])
  expect(known.cutFrom(token)).toBe('[secret]')
})

/** What a reader could put together again: letters and digits alone. */
const bare = (text: string): string => text.replace(/[^a-z0-9]/gi, '').toLowerCase()

it('leaves no secret behind after cleaning, whatever shapes it went through', () => {
  const secrets = fc.stringMatching(/^[A-Za-z0-9]{12,60}$/)
  const shape = fc.constantFrom(...shapes.filter(([name]) => !/cut short/.test(name)).map(([, make]) => make))
  const around = fc.stringMatching(/^[ .,:;()]{0,6}$/)
  fc.assert(
    fc.property(secrets, fc.array(shape, { minLength: 1, maxLength: 2 }), around, (secret, through, edge) => {
      const known = createKnownSecrets()
      known.remember([secret])
      // Base64 of what was changed in case cannot be taken back by anybody.
      const shaped = through.reduce((text, make) => make(text), secret)
      const words = cleanText(known.cutFrom(`${edge}${shaped}${edge}`), 2048)
      expect(bare(words)).not.toContain(bare(secret))
      expect(bare(decodeURIComponentSafely(words))).not.toContain(bare(secret))
    }),
    tries(200),
  )
})

function decodeURIComponentSafely(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
