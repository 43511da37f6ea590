import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isLoopback, normaliseBaseUrl } from '../../../../electron/providers/http/base-url.ts'
import { ProviderError } from '../../../../electron/providers/provider-error.ts'
import { anyText } from '../../../support/any-text.ts'

function codeOf(pasted: string): string {
  try {
    return normaliseBaseUrl(pasted)
  } catch (error) {
    return error instanceof ProviderError ? error.code : String(error)
  }
}

describe('normaliseBaseUrl', () => {
  it.each([
    ['https://adaxes.example.com/restApi', 'https://adaxes.example.com/restApi'],
    ['  https://adaxes.example.com/restApi//  ', 'https://adaxes.example.com/restApi'],
    ['https://adaxes.example.com/', 'https://adaxes.example.com'],
    ['HTTPS://Adaxes.Example.COM:443/RestApi', 'https://adaxes.example.com/RestApi'],
    ['adaxes.example.com:8443/restApi', 'https://adaxes.example.com:8443/restApi'],
    ['adaxes', 'https://adaxes'],
    ['adaxes01', 'https://adaxes01'],
    ['srv01-web02-prd03', 'https://srv01-web02-prd03'],
    ['adaxes-production-north-campus-01', 'https://adaxes-production-north-campus-01'],
    ['d41d8cd98f00b204e9800998ecf8427e.example.com', 'https://d41d8cd98f00b204e9800998ecf8427e.example.com'],
    ['localhost:8080', 'https://localhost:8080'],
    ['http://localhost:8080/restApi', 'http://localhost:8080/restApi'],
    ['http://127.0.0.1:9/x', 'http://127.0.0.1:9/x'],
    ['http://127.1/x', 'http://127.0.0.1/x'],
    ['http://[::1]:9', 'http://[::1]:9'],
    ['https://[2001:db8::1]/a', 'https://[2001:db8::1]/a'],
    ['https://bücher.example', 'https://xn--bcher-kva.example'],
  ])('%s becomes %s', (pasted, expected) => {
    expect(normaliseBaseUrl(pasted)).toBe(expected)
  })

  it.each([
    'http://adaxes.example.com/restApi',
    'http://10.0.0.1',
    'http://127.0.0.1.example.com',
    'http://localhost.example.com',
    'http://[::2]',
  ])('refuses %s as not https', (pasted) => {
    expect(codeOf(pasted)).toBe('address-not-https')
  })

  it.each([
    '',
    '   ',
    'https://',
    'ftp://adaxes.example.com',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'https://user:password@adaxes.example.com',
    'https://good.example@evil.example',
    'https://evil.example\\@good.example',
    'https:\\\\adaxes.example.com',
    'https://adaxes.example.com/restApi?a=b',
    'https://adaxes.example.com/restApi#a',
    'https://adaxes.example.com/?',
    'https://adaxes.example.com/rest api',
    'https://ada\u200Bxes.example.com',
    'https://ada\u202Exes.example.com',
    'https://adaxes.example.com:99999',
    'adaxes example com',
    'see the wiki',
    '\u00A1https://adaxes.example.com',
  ])('refuses %j as no address', (pasted) => {
    expect(codeOf(pasted)).toBe('address-invalid')
  })

  it.each([
    ['an API token', '00Q7hV9xTc2Zp4LmN8bKd1sRfW5yGj3uEoAi6HXv-_'],
    ['hexadecimal digits', 'd41d8cd98f00b204e9800998ecf8427e'],
    ['a GUID', '0f8fad5b-d9cb-469f-a165-70867728950e'],
    ['a long word', 'averylongwordwithoutanydigitsthatisnoserver'],
    ['a signed token', `eyJhbGciOiJSUzI1NiJ9.${'eyJzdWIiOiIxMjM0NTY3ODkwIn0'.repeat(3)}.c2lnbmF0dXJl`],
  ])('refuses %s pasted into the wrong field', (_, pasted) => {
    expect(codeOf(pasted)).toBe('address-invalid')
  })

  it('gives the path to whoever knows what to cut', () => {
    const seen: string[] = []
    const cut = (path: string): string => {
      seen.push(path)
      return '/kept/'
    }
    expect(normaliseBaseUrl('https://a.example/b/c/', cut)).toBe('https://a.example/kept')
    expect(seen).toEqual(['/b/c'])
  })

  it('gives another host for nothing a person could paste, and the same for its own result', () => {
    const part = fc.oneof(
      fc.constantFrom(
        'https://',
        'http://',
        'good.example',
        'evil.example',
        'localhost',
        '127.0.0.1',
        '[::1]',
        'user:',
      ),
      fc.constantFrom(
        '@',
        '\\',
        '/',
        '//',
        '?',
        '#',
        ':',
        '.',
        '..',
        '%2f',
        '%40',
        '443',
        '\t',
        ' ',
        '\u3002',
        '\uFF0F',
      ),
      anyText(3),
    )
    const pasted = fc
      .tuple(fc.constantFrom('https://', 'http://', ''), fc.array(part, { maxLength: 7 }))
      .map(([scheme, parts]) => scheme + parts.join(''))
    fc.assert(
      fc.property(pasted, (text) => {
        let base: string
        try {
          base = normaliseBaseUrl(text)
        } catch (error) {
          expect(error).toBeInstanceOf(ProviderError)
          return
        }
        const trimmed = text.trim()
        const typed = new URL(trimmed.includes('://') ? trimmed : `https://${trimmed}`)
        const url = new URL(base)
        expect(url.host).toBe(typed.host)
        expect(url.protocol === 'https:' || isLoopback(url)).toBe(true)
        expect(url.username + url.password + url.search + url.hash).toBe('')
        expect(base.endsWith('/')).toBe(false)
        expect(normaliseBaseUrl(base)).toBe(base)
      }),
      { numRuns: 1_000 },
    )
  })
})
