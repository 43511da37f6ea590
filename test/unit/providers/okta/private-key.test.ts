import { generateKeyPairSync } from 'node:crypto'
import { inspect } from 'node:util'
import { describe, expect, it } from 'vitest'
import { readPrivateKey } from '../../../../electron/providers/okta/private-key.ts'

const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey
const ec = generateKeyPairSync('ec', { namedCurve: 'P-384' }).privateKey
const pem = rsa.export({ type: 'pkcs8', format: 'pem' }).toString()

describe('a private key', () => {
  it.each([
    ['PEM', pem, 'RS256'],
    ['PEM that lost its line breaks', pem.replaceAll('\n', ' '), 'RS256'],
    ['PEM with the line ends of Windows', `\r\n${pem.replaceAll('\n', '\r\n')}\r\n`, 'RS256'],
    ['JWK', JSON.stringify(rsa.export({ format: 'jwk' })), 'RS256'],
    ['PEM with its line breaks written out', pem.replaceAll('\n', '\\n'), 'RS256'],
    ['PEM as a line of JSON has it', JSON.stringify(pem), 'RS256'],
    ['JWK set with one key', JSON.stringify({ keys: [rsa.export({ format: 'jwk' })] }), 'RS256'],
    ['JWK of an elliptic curve', JSON.stringify(ec.export({ format: 'jwk' }), null, 2), 'ES384'],
  ])('is read from a %s', (_, text, algorithm) => {
    expect(readPrivateKey(text)).toMatchObject({ algorithm, keyId: null })
  })

  it('names its id where it is a JWK', () => {
    expect(readPrivateKey(JSON.stringify({ ...rsa.export({ format: 'jwk' }), kid: 'k1' })).keyId).toBe('k1')
  })

  const publicJwk = generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey.export({ format: 'jwk' })
  const short = generateKeyPairSync('rsa', { modulusLength: 1024 }).privateKey.export({ type: 'pkcs8', format: 'pem' })
  it.each([
    ['nothing', ''],
    ['an API token', '00abcDEF_token'],
    ['PKCS#1', rsa.export({ type: 'pkcs1', format: 'pem' }).toString()],
    [
      'an encrypted key',
      rsa.export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'x' }).toString(),
    ],
    ['a public key', JSON.stringify(publicJwk)],
    ['a damaged key', pem.replace(/[A-Z]{3}/, 'AAA').slice(0, 400)],
    ['a key that is too short', short.toString()],
    [
      'a curve that Okta does not take',
      generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    ],
    [
      'PKCS#1 with its line breaks written out',
      rsa.export({ type: 'pkcs1', format: 'pem' }).toString().replaceAll('\n', '\\n'),
    ],
    ['a set of two keys', JSON.stringify({ keys: [rsa.export({ format: 'jwk' }), ec.export({ format: 'jwk' })] })],
    ['a set of none', '{"keys":[]}'],
    ['half a JWK', JSON.stringify(rsa.export({ format: 'jwk' })).slice(0, 900)],
  ])('is not %s, and the refusal quotes nothing of it', (_, text) => {
    let refusal: unknown
    try {
      readPrivateKey(text)
    } catch (error) {
      refusal = error
    }
    expect(refusal).toMatchObject({ kind: 'unauthenticated', code: 'private-key-invalid' })
    const quoted = inspect(refusal, { depth: 9 })
    for (const line of text.split('\n').filter((part) => part.length > 20)) expect(quoted).not.toContain(line)
  })
})
