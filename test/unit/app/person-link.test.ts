import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { linkAmong, linkOf, parsePersonLink, withoutLinks } from '../../../electron/app/person-link.ts'
import { PersonLink } from '../../../shared/domain/person-link.ts'

describe('a link', () => {
  it.each([
    ['mfa-desk://person?login=mira.dunmore&ticket=INC0048213', { login: 'mira.dunmore', ticket: 'INC0048213' }],
    ['MFA-Desk://Person/?ticket=INC1', { login: '', ticket: 'INC1' }],
    ['mfa-desk://person?login=mira%2Bdesk%40practice.example', { login: 'mira+desk@practice.example', ticket: '' }],
    ['mfa-desk://person?login=mira&reset=all&login=eve#now', { login: 'mira', ticket: '' }],
    ['mfa-desk://person?login=mi%E2%80%8Bra%0D%0A%E2%80%AEdun', { login: 'mira dun', ticket: '' }],
  ])('%s fills in what it names', (link, filled) => {
    expect(parsePersonLink(link)).toEqual(filled)
  })

  it.each([
    'mfa-desk://desk',
    'mfa-desk://person',
    'mfa-desk://person?login=%20&ticket=%E2%80%8B',
    'mfa-desk://person/reset?login=mira',
    'mfa-desk:person?login=mira',
    'https://person?login=mira',
    'mfa-desk://',
    `mfa-desk://person?login=${'a'.repeat(3000)}`,
  ])('%s fills in nothing', (link) => {
    expect(parsePersonLink(link)).toBeNull()
  })

  it('never fills in more than the fields take, whatever it holds', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 600 }), fc.string({ unit: 'binary' }), (login, ticket) => {
        const link = parsePersonLink(
          `mfa-desk://person?${new URLSearchParams({ login: login.toWellFormed(), ticket })}`,
        )
        expect(link === null || PersonLink.safeParse(link).success).toBe(true)
      }),
    )
  })

  it('says the same when it is written again', () => {
    const link = { login: 'Mira "D" --no-sandbox & Söhne', ticket: '№ 7' }
    expect(linkOf(link)).not.toMatch(/[\s"]/)
    expect(parsePersonLink(linkOf(link))).toEqual(link)
  })
})

describe('on a command line', () => {
  it('the last link counts, wherever it stands', () => {
    expect(linkAmong(['mfa-desk', '--', 'mfa-desk://a', 'MFA-DESK://b', '--lang=de'])).toBe('MFA-DESK://b')
    expect(linkAmong(['/opt/MFA Desk/mfa-desk', '--user-data-dir=/home/ada/mfa-desk:1'])).toBeNull()
  })

  it('without its links it is the rest', () => {
    expect(withoutLinks(['--lang=de', 'mfa-desk://person?login=mira', 'x'])).toEqual(['--lang=de', 'x'])
  })
})
