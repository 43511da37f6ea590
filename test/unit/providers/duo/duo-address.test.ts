import { expect, it } from 'vitest'
import { normaliseDuoAddress, panelAddress } from '../../../../electron/providers/duo/duo-address.ts'

it.each([
  ['api-1a2b3c4d.duosecurity.com', 'https://api-1a2b3c4d.duosecurity.com'],
  ['https://api-1a2b3c4d.duosecurity.com/admin/v1/users', 'https://api-1a2b3c4d.duosecurity.com'],
  ['https://admin-1a2b3c4d.duosecurity.com/users?offset=0#top', 'https://api-1a2b3c4d.duosecurity.com'],
  ['admin-1a2b3c4d.duofederal.com', 'https://api-1a2b3c4d.duofederal.com'],
  [
    'https://admin-1a2b3c4d.duosecurity.com.attacker.example',
    'https://admin-1a2b3c4d.duosecurity.com.attacker.example',
  ],
])('%s leads to %s', (pasted, address) => {
  expect(normaliseDuoAddress(pasted)).toBe(address)
  expect(panelAddress.test(pasted)).toBe(/^(https:\/\/)?admin-1a2b3c4d\.duo(security|federal)\.com(?!\.)/.test(pasted))
})
