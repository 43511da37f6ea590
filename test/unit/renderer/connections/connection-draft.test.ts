import { describe, expect, it } from 'vitest'
import type { ConnectionView } from '../../../../shared/domain/connection.ts'
import {
  changesOf,
  checkIsGood,
  draftOf,
  fieldOf,
  forgetsSecret,
  looksLikeSandbox,
  missingFields,
} from '../../../../renderer/features/connections/connection-draft.ts'

const connection: ConnectionView = {
  id: '00000000-0000-4000-8000-000000000001',
  system: 'adaxes',
  name: 'head office',
  baseUrl: 'https://adaxes.example.com/restApi',
  environment: 'sandbox',
  signIn: { kind: 'password', username: 'desk' },
  offer: { hiddenFactorIds: [], hiddenServiceIds: [] },
  createdAt: '2026-11-20T10:00:00.000Z',
  secret: 'stored',
  holds: 'accounts',
  capabilities: {
    knownServices: [{ id: 'microsoft-365', label: 'Microsoft 365' }],
    knownFactors: [],
  },
}

const form = draftOf(connection)

describe('what answered', () => {
  const check = { baseUrl: 'https://eu.core.resolver.com', principal: null, abilities: [], warnings: [], tookMs: 1 }

  it.each([
    ['Practice Freight (Sandbox) (167)', check.baseUrl, true],
    ['Harbour UAT', check.baseUrl, true],
    ['Practice Freight (166)', 'https://sandbox.example.com', true],
    ['Practice Freight (166)', check.baseUrl, false],
    ['Testament Publishing', check.baseUrl, false],
  ])('%s at %s, marked as production', (organisation, baseUrl, expected) => {
    expect(looksLikeSandbox({ ...check, baseUrl, organisation }, 'production')).toBe(expected)
    expect(looksLikeSandbox({ ...check, baseUrl, organisation }, 'sandbox')).toBe(false)
  })
})

describe('changes of a connection', () => {
  it('name the organisation only where there is one, and a new one is a new sign-in', () => {
    expect(changesOf({ ...form, organisation: ' 166 ' }, connection)).toEqual({
      signIn: { kind: 'password', username: 'desk', organisation: '166' },
    })
    expect(changesOf({ ...form, organisation: ' ' }, connection)).toEqual({})
  })

  it('are none for a form as it was opened, or with a slash more', () => {
    expect(changesOf(form, connection)).toEqual({})
    expect(changesOf({ ...form, address: `${connection.baseUrl}/` }, connection)).toEqual({})
  })

  it('forget the stored secret with the address or the sign-in, unless a new one is given', () => {
    const moved = { ...form, address: 'https://other.example.com' }
    expect(forgetsSecret(changesOf(moved, connection))).toBe(true)
    expect(forgetsSecret(changesOf({ ...form, username: 'other' }, connection))).toBe(true)
    expect(forgetsSecret(changesOf({ ...form, signInKind: 'access-token' }, connection))).toBe(true)
    expect(forgetsSecret(changesOf({ ...moved, secret: 'new' }, connection))).toBe(false)
    expect(forgetsSecret(changesOf({ ...form, name: 'other', environment: 'production' }, connection))).toBe(false)
  })

  it('name an application by its client id, and its key by an id where one is typed', () => {
    const app = { ...form, signInKind: 'service-app' as const, clientId: ' 0oa1 ', secret: ' {"kty":"EC"}\n' }
    expect(changesOf(app, connection)).toEqual({
      signIn: { kind: 'service-app', clientId: '0oa1', keyId: null },
      secret: '{"kty":"EC"}',
    })
    expect(changesOf({ ...app, keyId: ' k1 ' }, connection).signIn).toMatchObject({ keyId: 'k1' })
    expect(missingFields({ ...app, clientId: ' ' }, false)).toEqual(['clientId'])
    const kept = { ...connection, signIn: { kind: 'service-app' as const, clientId: '0oa1', keyId: 'k1' } }
    expect(changesOf(draftOf(kept), kept)).toEqual({})
  })

  it('need no secret where one may stay', () => {
    expect(missingFields(form, false)).toEqual([])
    expect(missingFields(form, true)).toEqual(['secret'])
  })
})

describe('what a test found', () => {
  const found = (verdict: 'yes' | 'no' | 'unknown') => ({
    baseUrl: connection.baseUrl,
    principal: null,
    abilities: [{ ability: 'reset' as const, verdict }],
    warnings: [],
    tookMs: 1,
  })

  it('is good unless something is certainly not permitted', () => {
    expect(checkIsGood(found('yes'))).toBe(true)
    expect(checkIsGood(found('unknown'))).toBe(true)
    expect(checkIsGood(found('no'))).toBe(false)
  })

  it('puts an error to the field it is about, or to none', () => {
    const error = (code: 'certificate-not-trusted' | 'password-rejected' | 'keychain-locked') =>
      fieldOf({ code, message: '', correlationId: 'c' })
    expect(error('certificate-not-trusted')).toBe('address')
    expect(error('password-rejected')).toBe('secret')
    expect(error('keychain-locked')).toBeNull()
  })
})
