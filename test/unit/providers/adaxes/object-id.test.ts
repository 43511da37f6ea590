import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isNamed, readGuid, sameDn } from '../../../../electron/providers/adaxes/object-id.ts'
import { anyText } from '../../../support/any-text.ts'
import { tries } from '../../../support/thorough.ts'

const guid = '7a4267ce-d354-44e7-8bd6-c681f1284a41'
const dn = 'CN=Berg\\, Anna,OU=Help Desk,DC=example,DC=com'

describe('names of an object', () => {
  it.each([
    ['a GUID in capitals', { guid: guid.toUpperCase(), dn: null }, guid],
    ['a GUID in braces', { guid: `{${guid}}`, dn: null }, guid],
    ['a GUID asked for in capitals and braces', { guid, dn: null }, `{${guid.toUpperCase()}}`],
    ['a DN in other case', { guid, dn }, dn.toUpperCase()],
    ['a DN with blanks between its parts', { guid: null, dn }, 'cn = Berg\\, Anna , ou=Help Desk, dc=example, dc=com'],
    ['a DN escaped in another way', { guid: null, dn }, 'CN=Berg\\2C Anna,OU=Help Desk,DC=example,DC=com'],
    ['letters beyond ASCII, escaped as bytes', { guid: null, dn: 'CN=Zoë,DC=b' }, 'cn=zo\\C3\\AB,dc=b'],
  ])('are the same: %s', (_, object, asked) => {
    expect(isNamed(object, asked)).toBe(true)
  })

  it.each([
    ['another GUID', { guid, dn: null }, guid.replace('7', '8')],
    ['another person of the same container', { guid, dn }, dn.replace('Anna', 'Anne')],
    ['a comma that is not escaped', { guid, dn }, 'CN=Berg,CN=Anna,OU=Help Desk,DC=example,DC=com'],
    ['a part more', { guid, dn }, `${dn},DC=au`],
    ['a blank at the end that belongs to the name', { guid, dn: 'CN=A\\ ,DC=b' }, 'CN=A,DC=b'],
    ['the Kelvin sign for a K', { guid, dn: 'CN=Mi\u212Ae,DC=b' }, 'CN=Mike,DC=b'],
    ['a login', { guid, dn }, 'anna.berg'],
    ['nothing', { guid: null, dn: null }, ''],
  ])('are not the same: %s', (_, object, asked) => {
    expect(isNamed(object, asked)).toBe(false)
  })

  it('hold for every GUID, and for no two different ones', () => {
    fc.assert(
      fc.property(fc.uuid(), fc.uuid(), (one, other) => {
        expect(isNamed({ guid: `{${one.toUpperCase()}}`, dn: null }, one)).toBe(true)
        expect(isNamed({ guid: one.toUpperCase(), dn: null }, other)).toBe(one === other)
        expect(readGuid(one.toUpperCase())).toBe(one)
      }),
      tries(100),
    )
  })

  it('take a DN for itself however each of its characters is escaped', () => {
    const bytes = (value: string): string => Buffer.from(value).toString('hex').replace(/../g, '\\$&')
    const value = anyText(8)
      .map((text) => text.toWellFormed())
      .filter((text) => text !== '')
    fc.assert(
      fc.property(value, value, (one, other) => {
        expect(sameDn(`CN=${bytes(one)},DC=b`, `cn=${bytes(one).toUpperCase()} , dc=b`)).toBe(true)
        if (one.toLowerCase() !== other.toLowerCase())
          expect(sameDn(`CN=${bytes(one)}`, `CN=${bytes(other)}`)).toBe(false)
      }),
      tries(100),
    )
  })
})
