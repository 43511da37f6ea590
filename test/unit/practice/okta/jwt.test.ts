import { createHmac, generateKeyPairSync } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { checkProof, type ProofDemand } from '../../../../electron/practice/okta/dpop.ts'
import { isSignedBy, readJwt, sha256, thumbprint } from '../../../../electron/practice/okta/jwt.ts'
import { signJwt } from '../../../support/sign-jwt.ts'

const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 })
const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' })
const jwkOf = (pair: { publicKey: typeof rsa.publicKey }) => pair.publicKey.export({ format: 'jwk' })

const signed = (alg: string, privateKey: typeof rsa.privateKey) => {
  const jwt = readJwt(signJwt({ alg }, { sub: 'x' }, privateKey))
  if (!jwt) throw new Error('The test made no JWT.')
  return jwt
}

describe('signatures', () => {
  it.each(['RS256', 'RS384', 'RS512'])('proves %s, with the right key only', (alg) => {
    const jwt = signed(alg, rsa.privateKey)
    expect(isSignedBy(jwt, jwkOf(rsa))).toBe(true)
    expect(isSignedBy(jwt, jwkOf(generateKeyPairSync('rsa', { modulusLength: 2048 })))).toBe(false)
    expect(isSignedBy({ ...jwt, signed: `${jwt.signed}x` }, jwkOf(rsa))).toBe(false)
  })

  it('proves ES256 on its own curve only', () => {
    const jwt = signed('ES256', ec.privateKey)
    expect(isSignedBy(jwt, jwkOf(ec))).toBe(true)
    expect(isSignedBy({ ...jwt, header: { alg: 'ES384' } }, jwkOf(ec))).toBe(false)
  })

  it('never takes a public key for a shared secret, nor no signature for one', () => {
    const publicPem = rsa.publicKey.export({ format: 'pem', type: 'spki' })
    const jwt = signed('RS256', rsa.privateKey)
    const signature = createHmac('sha256', publicPem).update(jwt.signed).digest()
    expect(isSignedBy({ ...jwt, header: { alg: 'HS256' }, signature }, jwkOf(rsa))).toBe(false)
    expect(isSignedBy({ ...jwt, header: { alg: 'none' }, signature: Buffer.alloc(0) }, jwkOf(rsa))).toBe(false)
    expect(isSignedBy({ ...jwt, header: { alg: 'constructor' } }, jwkOf(rsa))).toBe(false)
  })

  it('says no to what is no key', () => {
    const jwt = signed('RS256', rsa.privateKey)
    for (const jwk of [{}, { kty: 'RSA' }, { kty: 'RSA', n: '!', e: '!' }, { kty: 'oct', k: 'AAAA' }]) {
      expect(isSignedBy(jwt, jwk)).toBe(false)
    }
  })

  it.each([[''], ['a.b'], ['a.b.c.d'], ['e30.e30.x'], ['eyJhbGciOiJSUzI1NiJ9.W10.x'], ['....']])(
    'does not read %j as a JWT',
    (text) => {
      expect(readJwt(text)).toBeNull()
    },
  )
})

it('names a key as the example of RFC 7638 does', () => {
  const example = {
    kty: 'RSA',
    n: '0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAtVT86zwu1RK7aPFFxuhDR1L6tSoc_BJECPebWKRXjBZCiFV4n3oknjhMstn64tZ_2W-5JsGY4Hc5n9yBXArwl93lqt7_RN5w6Cf0h4QyQ5v-65YGjQR0_FDW2QvzqY368QQMicAtaSqzs8KJZgnYb9c7d0zgdAZHzu6qMQvRL5hajrn1n91CbOpbISD08qNLyrdkt-bFTWhAI4vMQFh6WeZu0fM4lFd2NcRwr3XPksINHaQ-G_xBniIqbw0Ls1jF44-csFCur-kEgU8awapJzKnqDKgw',
    e: 'AQAB',
    alg: 'RS256',
    kid: '2011-04-29',
  }
  expect(thumbprint(example)).toBe('NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs')
})

describe('DPoP proofs', () => {
  const now = new Date('2026-11-02T09:00:00Z')
  const demand: ProofDemand = {
    method: 'GET',
    url: 'https://practice.example/api/v1/users?q=mira',
    now,
    accessToken: 'the-token',
  }
  const header = { alg: 'ES256', typ: 'dpop+jwt', jwk: jwkOf(ec) }
  const claims = {
    htm: 'GET',
    htu: 'https://practice.example/api/v1/users',
    iat: now.getTime() / 1000,
    jti: 'one',
    ath: sha256('the-token'),
  }
  const proof = (moreHeader: object = {}, moreClaims: object = {}) =>
    checkProof(signJwt({ ...header, ...moreHeader }, { ...claims, ...moreClaims }, ec.privateKey), demand)

  it('gives the key, the id and the nonce of a good one', () => {
    expect(proof()).toEqual({ id: 'one', nonce: null, thumbprint: thumbprint(jwkOf(ec)) })
    expect(proof({}, { nonce: 'n', htu: 'https://practice.example/api/v1/users?q=other#x' })).toMatchObject({
      nonce: 'n',
    })
  })

  it.each([
    ['another type', { typ: 'JWT' }, {}, 'typ'],
    ['no key', { jwk: undefined }, {}, 'jwk'],
    ['a private key', { jwk: ec.privateKey.export({ format: 'jwk' }) }, {}, 'public key'],
    ['somebody else’s key', { jwk: jwkOf(generateKeyPairSync('ec', { namedCurve: 'P-256' })) }, {}, 'signature'],
    ['another method', {}, { htm: 'POST' }, 'htm'],
    ['another address', {}, { htu: 'https://practice.example/api/v1/logs' }, 'htu'],
    ['no address', {}, { htu: 'users' }, 'htu'],
    ['an old one', {}, { iat: claims.iat - 301 }, 'iat'],
    ['one from the future', {}, { iat: claims.iat + 301 }, 'iat'],
    ['another token', {}, { ath: sha256('another') }, 'ath'],
    ['no token', {}, { ath: undefined }, 'ath'],
    ['no id', {}, { jti: undefined }, 'claim'],
  ])('refuses %s', (_, moreHeader, moreClaims, part) => {
    expect(proof(moreHeader, moreClaims)).toContain(part)
  })

  it('refuses what is no JWT', () => {
    expect(checkProof('x', demand)).toContain('JWT')
  })
})
