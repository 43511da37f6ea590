import { describe, expect, it } from 'vitest'
import { toFactors } from '../../../../electron/providers/okta/factors.ts'
import { oktaTexts } from '../../../../electron/providers/okta/texts.ts'
import { FactorAnswer, listOf } from '../../../../electron/providers/okta/schemas.ts'

const read = (answers: readonly object[], context: Partial<Parameters<typeof toFactors>[1]> = {}) =>
  toFactors(listOf(FactorAnswer).parse(answers), {
    engine: 'identity',
    checkable: true,
    words: oktaTexts.en.words,
    ...context,
  })

const push = { id: 'opf1', factorType: 'push', provider: 'OKTA', status: 'ACTIVE', profile: { name: 'Work phone' } }
const code = { id: 'ost1', factorType: 'token:software:totp', provider: 'OKTA', status: 'ACTIVE' }
const fastPass = { id: 'pfd1', factorType: 'signed_nonce', provider: 'OKTA', status: 'ACTIVE' }

describe('factors', () => {
  it('of Okta Verify stand together, and first the one that takes the others along', () => {
    const factors = read([code, { id: 'sms1', factorType: 'sms', provider: 'OKTA' }, fastPass, push])
    expect(factors.map(({ id, group }) => [id, group])).toEqual([
      ['opf1', 'okta-verify'],
      ['pfd1', 'okta-verify'],
      ['ost1', 'okta-verify'],
      ['sms1', undefined],
    ])
  })

  it('of Okta Verify that are a code alone go alone', () => {
    expect(read([code])[0]).toMatchObject({ id: 'ost1', label: 'Okta Verify code' })
    expect(read([code])[0]).not.toHaveProperty('group')
  })

  it('of a telephone say when it was set up or last changed, and no others do', () => {
    const [created, lastUpdated] = ['2026-01-02T10:00:00.000Z', '2026-03-04T10:00:00.000Z']
    const changes = read([
      { id: 'sms1', factorType: 'sms', provider: 'OKTA', created, lastUpdated },
      { id: 'clf1', factorType: 'call', provider: 'OKTA', created },
      { id: 'clf2', factorType: 'call', provider: 'OKTA', lastUpdated: 'lately' },
      { ...push, created, lastUpdated },
    ]).map(({ changedAt }) => changedAt)
    // Okta Verify comes as it stands.
    expect(changes.toSorted()).toEqual([created, lastUpdated, undefined, undefined])
  })

  it('have their own names in any language, and are otherwise called what they are', () => {
    const { words } = oktaTexts.de
    const google = { ...code, id: 'goo1', provider: 'GOOGLE' }
    expect(read([google, { id: 'clf1', factorType: 'call' }], { words }).map(({ label }) => label)).toEqual([
      'Google Authenticator',
      'Anruf',
    ])
  })

  it('of a type nobody knows stay visible, and can be removed', () => {
    const [factor] = read([{ id: 'x1', factorType: 'palm_vein', provider: 'CUSTOM', status: 'ACTIVE' }])
    expect(factor).toMatchObject({ kind: 'other', label: 'palm_vein · CUSTOM', known: false, removable: true })
    expect(factor).not.toHaveProperty('callerCheck')
  })

  it('say what tells two of a kind apart, and no number one could call', () => {
    const details = read([
      push,
      { id: 'a', factorType: 'sms', provider: 'OKTA', profile: { phoneNumber: '+12025550142' } },
      { id: 'b', factorType: 'webauthn', provider: 'FIDO', profile: { authenticatorName: 'YubiKey 5' } },
      { id: 'c', factorType: 'question', provider: 'OKTA', profile: { questionText: 'First pet?' } },
    ]).map(({ detail }) => detail)
    expect(details).toEqual(['Work phone', '••• 0142', 'YubiKey 5', 'First pet?'])
  })

  it('that are begun say so, check nobody and keep their secret out', () => {
    const [factor] = read([
      {
        id: 'uft1',
        factorType: 'token:software:totp',
        provider: 'GOOGLE',
        status: 'PENDING_ACTIVATION',
        _embedded: { activation: { sharedSecret: 'JBSWY3DPEHPK3PXP' } },
      },
    ])
    expect(factor).toMatchObject({ label: 'Google Authenticator', detail: 'pending activation' })
    expect(factor).not.toHaveProperty('callerCheck')
    expect(JSON.stringify(factor)).not.toContain('JBSWY3DPEHPK3PXP')
  })

  it.each([
    ['push', 'OKTA', 'push-with-number'],
    ['token:software:totp', 'GOOGLE', 'shown-code'],
    ['token:hardware', 'YUBICO', 'shown-code'],
    ['sms', 'OKTA', 'sent-code'],
    ['question', 'OKTA', 'answer'],
    ['signed_nonce', 'OKTA', undefined],
    ['webauthn', 'FIDO', undefined],
    ['u2f', 'FIDO', undefined],
    ['web', 'DUO', undefined],
  ])('of type %s from %s check a caller by %s', (factorType, provider, method) => {
    const [factor] = read([{ id: 'f1', factorType, provider, status: 'ACTIVE' }])
    expect(factor?.callerCheck).toBe(method)
    expect(read([{ id: 'f1', factorType, provider, status: 'ACTIVE' }], { checkable: false })[0]?.callerCheck).toBe(
      undefined,
    )
  })

  it('follow the generation of Okta: a plain push and a removable address in Classic', () => {
    const email = { id: 'emf1', factorType: 'email', provider: 'OKTA', status: 'ACTIVE' }
    expect(read([push, email], { engine: 'classic' })).toMatchObject([{ callerCheck: 'push' }, { removable: true }])
    expect(read([push, email])).toMatchObject([{ callerCheck: 'push-with-number' }, { removable: false }])
  })
})
