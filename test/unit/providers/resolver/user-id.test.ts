import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ProviderError } from '../../../../electron/providers/provider-error.ts'
import type { User } from '../../../../electron/providers/resolver/schemas.ts'
import { readUserIdText, theOneWithEmail } from '../../../../electron/providers/resolver/user-id.ts'

const user = (id: number, email: string | null): User => ({
  id,
  email,
  firstName: 'Robin',
  lastName: null,
  active: true,
})

const codeOf = (work: () => unknown): string => {
  try {
    work()
  } catch (error) {
    if (error instanceof ProviderError) return error.code
    throw error
  }
  return 'nothing was thrown'
}

describe('the one user with an address', () => {
  it('is found whatever else the search brought, and in any letter case', () => {
    const users = [user(1, 'test-robin@x.example'), user(2, 'Robin@X.example'), user(3, null)]
    expect(theOneWithEmail(users, 'robin@x.EXAMPLE').id).toBe(2)
  })

  it('is nobody where only a part of an address fits', () => {
    expect(codeOf(() => theOneWithEmail([user(1, 'test-robin@x.example')], 'robin@x.example'))).toBe(
      'account-not-found',
    )
    expect(codeOf(() => theOneWithEmail([], 'robin@x.example'))).toBe('account-not-found')
  })

  it('is nobody where several have it', () => {
    const users = [user(1, 'robin@x.example'), user(2, 'ROBIN@x.example')]
    expect(codeOf(() => theOneWithEmail(users, 'robin@x.example'))).toBe('email-not-unique')
  })
})

describe('the id of a user as text', () => {
  it('is read in the one way of writing it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }), (id) => {
        expect(readUserIdText(String(id))).toBe(id)
      }),
    )
  })

  it.each(['', '0', '-1', '01', '1.0', '1e3', ' 1', '1 ', '0x10', 'null', '9007199254740993', '1,2', '[1]', '١'])(
    'refuses %j',
    (text) => {
      expect(codeOf(() => readUserIdText(text))).toBe('user-id-refused')
    },
  )
})
