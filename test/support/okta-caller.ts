/** An Okta simulator on a socket, and a plain client for tests. */
import { createPrivateKey, generateKeyPairSync, randomUUID, type KeyObject } from 'node:crypto'
import type { OktaSimulator, OktaSimulatorOptions } from '../../electron/practice/okta/okta-simulator.ts'
import { sha256 } from '../../electron/practice/okta/jwt.ts'
import { createDescribedOkta } from './described-okta.ts'
import { serveSimulator, type SimulatorServer } from './simulator-server.ts'
import { signJwt } from './sign-jwt.ts'

export interface Answer {
  readonly status: number
  readonly headers: Headers
  /** `null` for no body. */
  readonly json: unknown
}

export interface CallOptions {
  /** Default: the super administrator's token. `null` sends none. */
  readonly authorization?: string | null
  readonly json?: unknown
  readonly headers?: Readonly<Record<string, string>>
}

export interface OktaCaller {
  readonly sim: OktaSimulator
  readonly server: SimulatorServer
  /** `path` is below the origin, or absolute as a link is. */
  call(method: string, path: string, options?: CallOptions): Promise<Answer>
  get(path: string, options?: CallOptions): Promise<Answer>
  close(): Promise<void>
}

export async function startOkta(options: OktaSimulatorOptions = {}): Promise<OktaCaller> {
  const sim = createDescribedOkta(options)
  const server = await serveSimulator(sim)
  const usual = `SSWS ${sim.credentials.apiTokens.superAdmin}`

  async function call(method: string, path: string, request: CallOptions = {}): Promise<Answer> {
    const authorization = request.authorization === undefined ? usual : request.authorization
    const answer = await fetch(new URL(path, server.baseUrl), {
      method,
      headers: {
        ...(authorization === null ? {} : { Authorization: authorization }),
        ...(request.json === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...request.headers,
      },
      ...(request.json === undefined ? {} : { body: JSON.stringify(request.json) }),
    })
    const text = await answer.text()
    return { status: answer.status, headers: answer.headers, json: text === '' ? null : (JSON.parse(text) as unknown) }
  }

  return { sim, server, call, get: (path, request) => call('GET', path, request), close: () => server.close() }
}

/** A clock that stands until it is told to go on. */
export function standingClock(start = new Date('2026-11-02T09:00:00Z')) {
  let at = start.getTime()
  return { now: () => new Date(at), pass: (ms: number) => (at += ms) }
}

export function ssws(token: string): CallOptions {
  return { authorization: `SSWS ${token}` }
}

export interface AssertionChanges {
  readonly header?: object
  readonly claims?: object
  readonly key?: KeyObject
}

/** The form of a token request as a service application sends it; `changes` make it a wrong one. */
export function tokenForm(okta: OktaCaller, clientId: string, scope: string, changes: AssertionChanges = {}) {
  const { serviceKey } = okta.sim.credentials
  const header = { alg: 'RS256', kid: serviceKey.keyId, ...changes.header }
  const claims = {
    iss: clientId,
    sub: clientId,
    aud: `${okta.server.baseUrl}/oauth2/v1/token`,
    exp: Date.now() / 1000 + 300,
    jti: randomUUID(),
    ...changes.claims,
  }
  const key = changes.key ?? createPrivateKey({ key: serviceKey.privateJwk, format: 'jwk' })
  return new URLSearchParams({
    grant_type: 'client_credentials',
    scope,
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    client_assertion: signJwt(header, claims, key),
  })
}

export interface TokenAnswer {
  readonly status: number
  readonly headers: Headers
  readonly json: Readonly<Record<string, unknown>>
}

export async function askToken(okta: OktaCaller, form: URLSearchParams, dpop?: string): Promise<TokenAnswer> {
  const answer = await fetch(`${okta.server.baseUrl}/oauth2/v1/token`, {
    method: 'POST',
    headers: dpop === undefined ? {} : { DPoP: dpop },
    body: form,
  })
  const json = (await answer.json()) as TokenAnswer['json']
  return { status: answer.status, headers: answer.headers, json }
}

export interface ProofMaker {
  /** `url` absolute. `token` when it goes with one. */
  proof(method: string, url: string, more?: { token?: string; nonce?: string; jti?: string }): string
}

export function proofMaker(): ProofMaker {
  const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const header = { alg: 'ES256', typ: 'dpop+jwt', jwk: pair.publicKey.export({ format: 'jwk' }) }
  return {
    proof: (method, url, { token, nonce, jti } = {}) =>
      signJwt(
        header,
        {
          htm: method,
          htu: url,
          iat: Date.now() / 1000,
          jti: jti ?? randomUUID(),
          ...(token === undefined ? {} : { ath: sha256(token) }),
          ...(nonce === undefined ? {} : { nonce }),
        },
        pair.privateKey,
      ),
  }
}
