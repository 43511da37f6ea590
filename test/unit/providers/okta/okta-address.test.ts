import { expect, it } from 'vitest'
import { okta } from '../../../../electron/providers/okta/index.ts'
import { normaliseOktaAddress } from '../../../../electron/providers/okta/okta-address.ts'

it.each([
  ['example.okta.com', 'https://example.okta.com'],
  ['https://example.okta.com/', 'https://example.okta.com'],
  ['https://example.okta.com/app/UserHome', 'https://example.okta.com'],
  ['https://login.example.com/api/v1', 'https://login.example.com'],
  ['https://example-admin.okta.com', 'https://example.okta.com'],
  ['https://example-admin.okta.com/admin/dashboard?tab=1#x', 'https://example.okta.com'],
  ['big-company-admin.oktapreview.com', 'https://big-company.oktapreview.com'],
  ['https://unit-admin.okta.mil', 'https://unit.okta.mil'],
  ['http://127.0.0.1:8080', 'http://127.0.0.1:8080'],
])('takes %s as %s', (pasted, address) => {
  expect(normaliseOktaAddress(pasted)).toBe(address)
})

it.each(['http://example.okta.com', 'not an address', 'https://user:word@example.okta.com', ''])(
  'refuses %s',
  (pasted) => {
    expect(() => normaliseOktaAddress(pasted)).toThrow(expect.objectContaining({ kind: 'rejected' }))
  },
)

it('says which address was the console’s', () => {
  const isAdminAddress = (pasted: string) => okta.addressWarnings?.(pasted).includes('admin-address-corrected')
  expect(isAdminAddress('https://example-admin.okta.com/admin')).toBe(true)
  expect(isAdminAddress('https://example.okta.com')).toBe(false)
  // A host of its own may be called so.
  expect(isAdminAddress('https://it-admin.example.com')).toBe(false)
})
