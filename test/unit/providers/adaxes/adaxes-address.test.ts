import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { normaliseAdaxesAddress } from '../../../../electron/providers/adaxes/adaxes-address.ts'

describe('normaliseAdaxesAddress', () => {
  it.each([
    ['adaxes.example.com', 'https://adaxes.example.com/restApi'],
    ['https://adaxes.example.com/', 'https://adaxes.example.com/restApi'],
    ['https://adaxes.example.com/api', 'https://adaxes.example.com/restApi'],
    ['https://adaxes.example.com/restApi', 'https://adaxes.example.com/restApi'],
    ['https://adaxes.example.com/restApi/', 'https://adaxes.example.com/restApi'],
    ['https://adaxes.example.com/restApi/api', 'https://adaxes.example.com/restApi'],
    ['https://adaxes.example.com/restapi/api/', 'https://adaxes.example.com/restapi'],
    ['https://adaxes.example.com/restApi/API', 'https://adaxes.example.com/restApi'],
    ['https://adaxes.example.com/restApi/api/directoryObjects/resetMfa', 'https://adaxes.example.com/restApi'],
    [
      'https://adaxes.example.com/restApi/api/directoryObjects/resetMfa/getStatus',
      'https://adaxes.example.com/restApi',
    ],
    ['https://adaxes.example.com/restApi/api/authSessions/create', 'https://adaxes.example.com/restApi'],
    ['https://adaxes.example.com/restApi/api/auth', 'https://adaxes.example.com/restApi'],
    ['https://adaxes.example.com/help/desk/api', 'https://adaxes.example.com/help/desk'],
    ['https://adaxes.example.com/myDirectory', 'https://adaxes.example.com/myDirectory'],
    ['https://adaxes.example.com/apiary', 'https://adaxes.example.com/apiary'],
    ['https://adaxes.example.com/graphapi', 'https://adaxes.example.com/graphapi'],
    ['http://127.0.0.1:8080', 'http://127.0.0.1:8080/restApi'],
    ['https://adaxes.example.com:8443/api/', 'https://adaxes.example.com:8443/restApi'],
  ])('%s becomes %s', (pasted, expected) => {
    expect(normaliseAdaxesAddress(pasted)).toBe(expected)
  })

  it('leaves its own result as it is', () => {
    const part = fc.constantFrom('/api', '/API', '/restApi', '/auth', '/directoryObjects', '/', '/x', '//')
    fc.assert(
      fc.property(fc.array(part, { maxLength: 7 }), (parts) => {
        const base = normaliseAdaxesAddress(`https://adaxes.example.com${parts.join('')}`)
        expect(normaliseAdaxesAddress(base)).toBe(base)
        expect(new URL(base).origin).toBe('https://adaxes.example.com')
        expect(new URL(base).pathname).not.toBe('/')
      }),
    )
  })
})
