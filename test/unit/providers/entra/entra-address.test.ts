import { describe, expect, it } from 'vitest'
import { entra } from '../../../../electron/providers/entra/index.ts'

describe('the address of a connection to Entra ID', () => {
  it.each([
    ['graph.microsoft.com', 'https://graph.microsoft.com'],
    ['https://graph.microsoft.com/v1.0/', 'https://graph.microsoft.com'],
    ['https://dod-graph.microsoft.us', 'https://dod-graph.microsoft.us'],
    ['microsoftgraph.chinacloudapi.cn', 'https://microsoftgraph.chinacloudapi.cn'],
    ['http://127.0.0.1:8080', 'http://127.0.0.1:8080'],
  ])('is Graph of the tenant’s cloud: %s', (pasted, address) => {
    expect(entra.normaliseAddress(pasted)).toBe(address)
    expect(entra.addressWarnings?.(pasted)).toEqual([])
  })

  it.each([
    ['https://entra.microsoft.com/#view/Microsoft_AAD_IAM/TenantOverview.ReactView', 'https://graph.microsoft.com'],
    ['portal.azure.com', 'https://graph.microsoft.com'],
    ['https://portal.azure.us/?feature=x', 'https://graph.microsoft.us'],
    ['https://portal.azure.cn', 'https://microsoftgraph.chinacloudapi.cn'],
  ])('is corrected from an admin centre’s: %s', (pasted, address) => {
    expect(entra.normaliseAddress(pasted)).toBe(address)
    expect(entra.addressWarnings?.(pasted)).toEqual(['admin-address-corrected'])
  })

  it.each([
    'https://graph.microsoft.com.example',
    'https://graph.example',
    'http://graph.microsoft.com',
    'https://graph.microsoft.com:8443',
    'https://login.microsoftonline.com',
    'entra.microsoft.com.example',
    'graph',
  ])('is no other, because the token would go there: %s', (pasted) => {
    expect(() => entra.normaliseAddress(pasted)).toThrow(expect.objectContaining({ kind: 'rejected' }))
  })
})
