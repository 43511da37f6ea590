import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  afterResetAll,
  buildFactors,
  type FactorKind,
  isOktaVerify,
  visible,
  withoutFactor,
} from '../../../../electron/practice/okta/factors.ts'

const owner = {
  userId: '00u1',
  login: 'a@practice.example',
  email: 'a@practice.example',
  phoneNumber: '+12005550100',
}
const enrolled = new Date('2026-01-01T00:00:00Z')
const build = (kinds: readonly FactorKind[], engine: 'identity' | 'classic' = 'identity') =>
  buildFactors(kinds, owner, engine, { enrolled })
const types = (factors: readonly { factorType: string }[]) => factors.map(({ factorType }) => factorType)

const kinds: readonly FactorKind[] = [
  'okta-verify-with-fastpass',
  'second-okta-verify',
  'sms',
  'call',
  'email',
  'question',
  'google-authenticator',
  'custom-totp',
  'yubikey',
  'rsa',
  'u2f',
  'security-key',
  'touch-id',
  'duo',
  'unknown',
]
const someKinds = fc.uniqueArray(fc.constantFrom(...kinds))

describe('factors', () => {
  it('have identifiers of their own that stay the same', () => {
    const ids = build(kinds).map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(build(kinds).map(({ id }) => id)).toEqual(ids)
    for (const id of ids) expect(id).toMatch(/^[0-9A-Za-z]{20}$/)
  })

  it('leave FastPass to the Identity Engine', () => {
    expect(types(build(['okta-verify-with-fastpass']))).toEqual(['push', 'token:software:totp', 'signed_nonce'])
    expect(types(build(['okta-verify-with-fastpass'], 'classic'))).toEqual(['push', 'token:software:totp'])
  })
})

describe('unenrolling', () => {
  const all = build(['okta-verify-with-fastpass', 'second-okta-verify', 'google-authenticator', 'sms'])
  const first = (type: string) => all.find(({ factorType }) => factorType === type)?.id ?? ''

  it.each(['push', 'signed_nonce'])('%s takes everything of Okta Verify, on every phone', (type) => {
    expect(types(withoutFactor(all, first(type)))).toEqual(['token:software:totp', 'sms'])
    expect(withoutFactor(all, first(type))[0]?.provider).toBe('GOOGLE')
  })

  it('a code of Okta Verify goes alone, and so does Google Authenticator', () => {
    expect(withoutFactor(all, first('token:software:totp'))).toHaveLength(all.length - 1)
    const google = all.find(({ provider }) => provider === 'GOOGLE')?.id ?? ''
    expect(withoutFactor(all, google).filter(isOktaVerify)).toHaveLength(5)
  })

  it('never leaves the one that was meant, never takes what is no sibling, and is the same twice', () => {
    fc.assert(
      fc.property(someKinds, fc.nat(), (chosen, index) => {
        const factors = build(chosen)
        const meant = factors[index % Math.max(1, factors.length)]
        if (!meant) return
        const left = withoutFactor(factors, meant.id)
        expect(left.map(({ id }) => id)).not.toContain(meant.id)
        for (const factor of factors) {
          if (factor !== meant && !isOktaVerify(factor)) expect(left).toContain(factor)
        }
        expect(withoutFactor(left, meant.id)).toEqual(left)
      }),
    )
  })
})

describe('resetting all', () => {
  it('leaves nothing on Classic, e-mail and question on the Identity Engine', () => {
    fc.assert(
      fc.property(someKinds, (chosen) => {
        const factors = build(chosen)
        expect(afterResetAll(factors, 'classic')).toEqual([])
        expect(types(afterResetAll(factors, 'identity'))).toEqual(
          types(factors).filter((type) => type === 'email' || type === 'question'),
        )
      }),
    )
  })
})

it('shows what the policy allows', () => {
  const factors = build(['sms', 'security-key'])
  expect(visible(factors, 'all')).toEqual([])
  expect(types(visible(factors, ['webauthn']))).toEqual(['sms'])
  expect(visible(factors, [])).toEqual(factors)
})
