import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { foreignUserId, isOwn } from '../../../../electron/providers/flashback/foreign-user-id.ts'
import { ProviderError } from '../../../../electron/providers/provider-error.ts'

const own = { id: 'aaaaaaaa-0000-4000-8000-000000000001', email: 'desk@x.example' }
const other = 'bbbbbbbb-0000-4000-8000-000000000002'

const codeOf = (work: () => unknown): string => {
  try {
    work()
  } catch (error) {
    if (error instanceof ProviderError) return error.code
    throw error
  }
  return 'nothing was thrown'
}

describe('an id that may be reset', () => {
  it('is somebody else’s', () => {
    expect(foreignUserId(other, own)).toBe(other)
    expect(foreignUserId(other.toUpperCase(), own)).toBe(other.toUpperCase())
  })

  it.each(['', ' ', 'null', 'undefined', '*', 'user-id-to-reset', ` ${other}`, `${other}\n`, other.slice(1), '{}'])(
    'is not %j',
    (id) => {
      expect(codeOf(() => foreignUserId(id, own))).toBe('user-id-refused')
    },
  )

  it('is not the sender’s own, in whatever letter case', () => {
    expect(codeOf(() => foreignUserId(own.id, own))).toBe('own-account')
    expect(codeOf(() => foreignUserId(own.id.toUpperCase(), own))).toBe('own-account')
  })

  it('is nobody’s while the sender is not known', () => {
    expect(codeOf(() => foreignUserId(other, { id: '' }))).toBe('user-id-refused')
  })

  it('never is empty or the sender’s own, whatever both are', () => {
    const id = fc.oneof(fc.uuid(), fc.string(), fc.constantFrom(own.id, own.id.toUpperCase(), ''))
    fc.assert(
      fc.property(id, id, (wanted, sender) => {
        try {
          expect(foreignUserId(wanted, { id: sender }).toLowerCase()).not.toBe(sender.toLowerCase())
          expect(wanted).toMatch(/^[0-9a-fA-F-]{36}$/)
        } catch (error) {
          if (!(error instanceof ProviderError)) throw error
        }
      }),
    )
  })
})

describe('the sender’s own account', () => {
  it('is told by id or by address', () => {
    expect(isOwn({ id: own.id.toUpperCase(), email: null }, own)).toBe(true)
    expect(isOwn({ id: other, email: 'DESK@x.example' }, own)).toBe(true)
    expect(isOwn({ id: other, email: 'robin@x.example' }, own)).toBe(false)
    expect(isOwn({ id: other, email: null }, { ...own, email: null })).toBe(false)
  })
})
