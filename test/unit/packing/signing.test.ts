import { describe, expect, it } from 'vitest'
import { isSigned, signingConfiguration } from '../../../scripts/packing/signing.ts'

const azure = {
  AZURE_SIGNING_ENDPOINT: 'https://signing.example',
  AZURE_SIGNING_ACCOUNT: 'account',
  AZURE_SIGNING_PROFILE: 'profile',
  WINDOWS_PUBLISHER: 'CN=Example Ltd, O=Example Ltd, C=GB',
}
const notarization = { APPLE_API_KEY: '/key.p8', APPLE_API_KEY_ID: 'id', APPLE_API_ISSUER: 'issuer' }
const tryOut = { release: false }
const release = { release: true }

describe('signing', () => {
  it('is left out without variables, and with those that a build service leaves empty', () => {
    for (const system of ['windows', 'macos', 'linux'] as const) {
      expect(signingConfiguration({}, system, tryOut)).toEqual({})
      expect(isSigned({}, system)).toBe(false)
    }
    expect(isSigned({ CSC_LINK: '', CSC_NAME: '', AZURE_SIGNING_ENDPOINT: '' }, 'macos')).toBe(false)
    expect(isSigned({ AZURE_SIGNING_ENDPOINT: '', WIN_CSC_LINK: '' }, 'windows')).toBe(false)
  })

  it('goes through Azure where its four variables are set', () => {
    expect(signingConfiguration(azure, 'windows', tryOut)).toMatchObject({
      win: { azureSignOptions: { publisherName: azure.WINDOWS_PUBLISHER, endpoint: azure.AZURE_SIGNING_ENDPOINT } },
    })
    expect(isSigned(azure, 'windows')).toBe(true)
  })

  it('takes a certificate of the store by its fingerprint', () => {
    const environment = { WINDOWS_CERTIFICATE_SHA1: 'ab12', WINDOWS_PUBLISHER: azure.WINDOWS_PUBLISHER }
    expect(signingConfiguration(environment, 'windows', tryOut)).toMatchObject({
      win: { signtoolOptions: { certificateSha1: 'ab12', signingHashAlgorithms: ['sha256'] } },
    })
  })

  it('takes a certificate file as electron-builder reads it', () => {
    expect(isSigned({ WIN_CSC_LINK: 'cert.pfx' }, 'windows')).toBe(true)
  })

  it('hardens a macOS build that somebody signs', () => {
    expect(signingConfiguration({ CSC_NAME: 'Example Ltd (AB12)' }, 'macos', tryOut)).toEqual({
      mac: { identity: 'Example Ltd (AB12)', hardenedRuntime: true },
    })
  })

  it.each([
    ['windows', { ...azure, AZURE_SIGNING_PROFILE: '' }, 'AZURE_SIGNING_PROFILE'],
    ['windows', { WINDOWS_CERTIFICATE_SHA1: 'ab12' }, 'WINDOWS_PUBLISHER'],
    ['macos', { CSC_LINK: 'cert.p12' }, 'CSC_NAME'],
    ['macos', { CSC_NAME: 'Example', ...notarization, APPLE_API_ISSUER: '' }, 'APPLE_API_ISSUER'],
  ] as const)('refuses half a set of variables on %s, naming what is missing', (system, environment, missing) => {
    expect(() => signingConfiguration(environment, system, tryOut)).toThrow(missing)
  })

  it('is demanded of a release', () => {
    expect(() => signingConfiguration({}, 'windows', release)).toThrow('AZURE_SIGNING_ENDPOINT')
    expect(() => signingConfiguration({}, 'macos', release)).toThrow('CSC_NAME')
    expect(signingConfiguration(azure, 'windows', release)).toMatchObject({ forceCodeSigning: true })
    // Nobody signs packages of Linux here.
    expect(signingConfiguration({}, 'linux', release)).toEqual({})
  })

  it('of a release for macOS includes the notarization, which electron-builder would leave out with a warning', () => {
    expect(() => signingConfiguration({ CSC_NAME: 'Example' }, 'macos', release)).toThrow('APPLE_API_KEY')
    expect(signingConfiguration({ CSC_NAME: 'Example', ...notarization }, 'macos', release)).toEqual({
      mac: { identity: 'Example', hardenedRuntime: true },
      forceCodeSigning: true,
    })
  })
})
