import { describe, expect, it } from 'vitest'
import { isKnownApp, readAuthApp } from '../../../../electron/providers/adaxes/auth-apps.ts'

describe('readAuthApp', () => {
  it.each([
    [0, 'Google', 'Google Authenticator'],
    [1, 'Authy', 'Authy'],
    [2, 'Microsoft', 'Microsoft Authenticator'],
    [3, 'Okta', 'Okta Verify'],
    [4, 'OneLogin', 'OneLogin Protect'],
    [5, 'Duo', 'Duo Mobile'],
    [6, 'Auth0', 'Auth0 Guardian'],
  ])('reads %i, its name and its number as text alike', (number, id, label) => {
    for (const written of [number, String(number), id, id.toUpperCase()]) {
      expect(readAuthApp(written)).toMatchObject({ id, label, kind: 'authenticator-app', known: true, removable: true })
    }
    expect(isKnownApp(id)).toBe(true)
  })

  it.each([
    [9, '#9', 'App #9'],
    [7, '#7', 'App #7'],
    [-1, '#-1', 'App #-1'],
    ['12', '#12', 'App #12'],
    ['Yubico\u202E', '#Yubico', 'App #Yubico'],
    ['constructor', '#constructor', 'App #constructor'],
  ])('keeps %j visible, but not removable', (written, id, label) => {
    expect(readAuthApp(written)).toMatchObject({ id, label, known: false, removable: false })
    expect(isKnownApp(id)).toBe(false)
  })

  it.each([null, undefined, {}, [], true, '', ' \u200B'])('makes nothing of %j', (written) => {
    expect(readAuthApp(written)).toBeNull()
  })
})
