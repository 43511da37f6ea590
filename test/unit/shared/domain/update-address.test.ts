import { describe, expect, it } from 'vitest'
import { updateAddressFault } from '../../../../shared/domain/update-address.ts'

describe('the address of a version file', () => {
  it.each([
    'https://software.example.com/mfa-desk/version.json',
    'HTTPS://software.example.com:8443/version.json',
    'https://software.example.com',
    'https://[2001:db8::1]/version.json',
  ])('may be %s', (address) => {
    expect(updateAddressFault(address)).toBeNull()
  })

  it.each(['http://software.example.com/version.json', 'http://localhost/version.json'])('is not %s', (address) => {
    expect(updateAddressFault(address)).toBe('not-https')
  })

  it.each([
    '',
    'software.example.com/version.json',
    'https://',
    'https:///version.json',
    'file:///srv/version.json',
    'https://ada:secret@software.example.com/version.json',
    'https://token@software.example.com/version.json',
    'https://software.example.com/version.json?sig=secret',
    'https://software.example.com/version.json#part',
    'https://software.example.com\\version.json',
    'https://software.example.com/ver sion.json',
    'https://software.example.com/\u202Enosj.noisrev',
    `https://software.example.com/${'a'.repeat(2048)}`,
  ])('is not %j', (address) => {
    expect(updateAddressFault(address)).toBe('not-valid')
  })
})
