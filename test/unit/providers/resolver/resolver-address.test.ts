import { describe, expect, it } from 'vitest'
import { normaliseResolverAddress } from '../../../../electron/providers/resolver/resolver-address.ts'

describe('an address of Resolver', () => {
  it.each([
    'https://us.core.resolver.com',
    'https://us.core.resolver.com/',
    'us.core.resolver.com',
    'https://US.core.resolver.com/api/',
    'https://us.core.resolver.com/user/users/mfa/reset',
    'https://us.core.resolver.com/user/org/mfa',
  ])('is the host of %s', (pasted) => {
    expect(normaliseResolverAddress(pasted)).toBe('https://us.core.resolver.com')
  })

  it('keeps a directory that a proxy put before it', () => {
    expect(normaliseResolverAddress('https://gate.example/resolver/')).toBe('https://gate.example/resolver')
  })

  it('is never plain http', () => {
    expect(() => normaliseResolverAddress('http://us.core.resolver.com')).toThrow(
      expect.objectContaining({ code: 'address-not-https' }),
    )
  })
})
