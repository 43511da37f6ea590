import { expect, it } from 'vitest'
import { nextLink, placeOf } from '../../../../electron/providers/okta/links.ts'

const base = 'https://example.okta.com'

it('finds the next page among several links, joined or not', () => {
  const self = `<${base}/api/v1/users?limit=2>; rel="self"`
  const next = `<${base}/api/v1/users?after=00u2&limit=2>; rel="next"`
  expect(nextLink(`${self}, ${next}`)).toBe(`${base}/api/v1/users?after=00u2&limit=2`)
  expect(nextLink(next)).toBe(`${base}/api/v1/users?after=00u2&limit=2`)
  expect(nextLink(self)).toBeNull()
  expect(nextLink(undefined)).toBeNull()
})

it('follows a link on the configured host', () => {
  expect(placeOf(`${base}/api/v1/users?after=00u2&search=profile.login%20sw%20%22a%22`, base)).toEqual({
    path: '/api/v1/users',
    query: { after: '00u2', search: 'profile.login sw "a"' },
  })
})

it.each([
  'https://evil.example/api/v1/users?after=1',
  'https://example.okta.com.evil.example/api/v1/users',
  'https://example.okta.com@evil.example/api/v1/users',
  'https://user:word@example.okta.com/api/v1/users',
  'http://example.okta.com/api/v1/users',
  'https://example.okta.com:8443/api/v1/users',
  '//evil.example/api/v1/users',
  'https://example.okta.com/oauth2/v1/token',
  'https://example.okta.com/api/v1/../../oauth2/v1/token',
  'javascript:alert(1)',
  '',
])('refuses %s', (link) => {
  expect(() => placeOf(link, base)).toThrow(expect.objectContaining({ code: 'foreign-link' }))
})
