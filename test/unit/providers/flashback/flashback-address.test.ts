import { describe, expect, it } from 'vitest'
import { normaliseFlashbackAddress } from '../../../../electron/providers/flashback/flashback-address.ts'

describe('an address of Flashback', () => {
  it.each([
    'https://backend.flashback.tech',
    'backend.flashback.tech/',
    'https://backend.flashback.tech/mfa/reset',
    'https://backend.flashback.tech/organization/users/',
  ])('is the host of %s', (pasted) => {
    expect(normaliseFlashbackAddress(pasted)).toBe('https://backend.flashback.tech')
  })

  it('keeps a directory that a proxy put before it', () => {
    expect(normaliseFlashbackAddress('https://gate.example/flashback')).toBe('https://gate.example/flashback')
  })
})
