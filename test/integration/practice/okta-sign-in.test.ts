/** The Okta simulator over a socket: access tokens of service applications, with and without DPoP; rate limits; faults. */
import { generateKeyPairSync } from 'node:crypto'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { OktaSimulatorOptions } from '../../../electron/practice/okta/okta-simulator.ts'
import {
  askToken,
  type OktaCaller,
  proofMaker,
  ssws,
  standingClock,
  startOkta,
  tokenForm,
} from '../../support/okta-caller.ts'
import { RoleShape } from '../../support/okta-description/administration.ts'
import { ErrorShape } from '../../support/okta-description/common.ts'
import { OAuthErrorShape, TokenShape } from '../../support/okta-description/oauth.ts'

async function start(options: OktaSimulatorOptions = {}): Promise<OktaCaller> {
  const okta = await startOkta(options)
  onTestFinished(() => okta.close())
  return okta
}

const least = 'okta.users.read okta.users.manage'

describe('an access token', () => {
  it('opens what its scopes and its role allow, until it ends', async () => {
    let skewMs = 0
    const okta = await start({ now: () => new Date(Date.now() + skewMs) })
    const { serviceDesk } = okta.sim.credentials.serviceApps
    const token = TokenShape.parse((await askToken(okta, tokenForm(okta, serviceDesk.clientId, least))).json)
    expect(token).toMatchObject({ token_type: 'Bearer', expires_in: 3600, scope: least })
    const authorization = `Bearer ${token.access_token}`
    expect((await okta.get('/api/v1/users/mira.dunmore', { authorization })).status).toBe(200)
    const reset = await okta.call('POST', '/api/v1/users/mira.dunmore/lifecycle/reset_factors', { authorization })
    expect(reset.status).toBe(200)
    expect(okta.sim.state.log()[0]?.actor).toMatchObject({ id: serviceDesk.clientId, type: 'PublicClientApp' })
    expect((await okta.get('/api/v1/users/me', { authorization })).status).toBe(404)
    skewMs = 3_600_000
    const ended = await okta.get('/api/v1/users/mira.dunmore', { authorization })
    expect([ended.status, ErrorShape.parse(ended.json).errorCode]).toEqual([401, 'E0000011'])
    expect(ended.headers.get('www-authenticate')).toContain('error="invalid_token"')
  })

  it('tells a missing scope from a missing role', async () => {
    const okta = await start()
    const { serviceDesk, withoutRole } = okta.sim.credentials.serviceApps
    const ask = async (clientId: string, scope: string) =>
      `Bearer ${TokenShape.parse((await askToken(okta, tokenForm(okta, clientId, scope))).json).access_token}`
    const reading = await ask(serviceDesk.clientId, 'okta.users.read')
    const refused = await okta.call('POST', '/api/v1/users/mira.dunmore/lifecycle/reset_factors', {
      authorization: reading,
    })
    expect(refused.status).toBe(403)
    expect(refused.headers.get('www-authenticate')).toMatch(/scope="okta\.users\.manage".*error="insufficient_scope"/)
    const powerless = await okta.get('/api/v1/users/mira.dunmore', {
      authorization: await ask(withoutRole.clientId, least),
    })
    expect([powerless.status, ErrorShape.parse(powerless.json).errorCode]).toEqual([403, 'E0000006'])
    expect(powerless.headers.get('www-authenticate')).toBeNull()
  })

  it('shows the role of an application to one that may read roles', async () => {
    const okta = await start()
    const { powerful, serviceDesk, withoutRole } = okta.sim.credentials.serviceApps
    const token = await askToken(okta, tokenForm(okta, powerful.clientId, 'okta.roles.read'))
    const authorization = `Bearer ${TokenShape.parse(token.json).access_token}`
    const rolesOf = async ({ clientId }: { clientId: string }) =>
      RoleShape.array().parse((await okta.get(`/oauth2/v1/clients/${clientId}/roles`, { authorization })).json)
    expect(await rolesOf(powerful)).toMatchObject([{ type: 'SUPER_ADMIN', assignmentType: 'CLIENT' }])
    expect(await rolesOf(serviceDesk)).toMatchObject([{ type: 'CUSTOM', assignmentType: 'CLIENT' }])
    expect(await rolesOf(withoutRole)).toEqual([])
  })

  const seconds = () => Date.now() / 1000
  it.each([
    ['another key', () => ({ key: generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey }), 'signature'],
    ['another key id', () => ({ header: { kid: 'other' } }), 'kid'],
    ['another audience', () => ({ claims: { aud: 'https://practice.example/oauth2/v1/token' } }), 'audience'],
    ['another client', () => ({ claims: { iss: '0oanobody', sub: '0oanobody' } }), 'client_id'],
    ['two clients', () => ({ claims: { sub: 'x' } }), "'sub'"],
    ['an end that was', () => ({ claims: { exp: seconds() - 1 } }), 'expired'],
    ['an end too far away', () => ({ claims: { exp: seconds() + 7200 } }), 'too far'],
    ['a clock that is ahead', () => ({ claims: { iat: seconds() + 900 } }), 'future'],
    ['no end', () => ({ claims: { exp: undefined } }), 'required claims'],
    ['an algorithm that is none', () => ({ header: { alg: 'none' } }), 'signature'],
  ])('is refused to an assertion with %s', async (_, changes, part) => {
    const okta = await start()
    const form = tokenForm(okta, okta.sim.credentials.serviceApps.serviceDesk.clientId, least, changes())
    const { status, json } = await askToken(okta, form)
    expect(status).toBe(401)
    expect(json).toMatchObject({ error: 'invalid_client' })
    expect(OAuthErrorShape.parse(json).error_description).toContain(part)
  })

  it('is refused for an assertion used twice, a scope that is not granted or not known, another grant', async () => {
    const okta = await start()
    const { serviceDesk } = okta.sim.credentials.serviceApps
    const form = tokenForm(okta, serviceDesk.clientId, least)
    expect((await askToken(okta, form)).status).toBe(200)
    expect((await askToken(okta, form)).json).toMatchObject({ error: 'invalid_client' })
    const error = async (changed: URLSearchParams) => {
      const { status, json } = await askToken(okta, changed)
      return [status, OAuthErrorShape.parse(json).error]
    }
    expect(await error(tokenForm(okta, serviceDesk.clientId, 'okta.logs.read'))).toEqual([400, 'consent_required'])
    expect(await error(tokenForm(okta, serviceDesk.clientId, 'okta.everything'))).toEqual([400, 'invalid_scope'])
    expect(await error(tokenForm(okta, serviceDesk.clientId, ''))).toEqual([400, 'invalid_scope'])
    expect(await error(new URLSearchParams({ grant_type: 'password' }))).toEqual([400, 'unsupported_grant_type'])
    expect(await error(new URLSearchParams())).toEqual([400, 'invalid_request'])
    expect(await error(new URLSearchParams({ grant_type: 'client_credentials' }))).toEqual([401, 'invalid_client'])
  })
})

describe('DPoP', () => {
  async function startWithToken() {
    const okta = await start()
    const { clientId } = okta.sim.credentials.serviceApps.serviceDeskWithDpop
    const tokenUrl = `${okta.server.baseUrl}/oauth2/v1/token`
    const keys = proofMaker()
    const form = () => tokenForm(okta, clientId, least)
    const without = await askToken(okta, form())
    const challenged = await askToken(okta, form(), keys.proof('POST', tokenUrl))
    const nonce = challenged.headers.get('dpop-nonce') ?? ''
    const answer = await askToken(okta, form(), keys.proof('POST', tokenUrl, { nonce }))
    return { okta, keys, form, tokenUrl, nonce, without, challenged, answer }
  }

  it('is asked for, then a nonce, then the token is bound to the key', async () => {
    const { okta, keys, without, challenged, answer } = await startWithToken()
    expect([without.status, without.json]).toEqual([
      400,
      { error: 'invalid_dpop_proof', error_description: 'The DPoP proof JWT header is missing.' },
    ])
    expect([challenged.status, challenged.json['error']]).toEqual([400, 'use_dpop_nonce'])
    const { access_token: token, token_type: type } = TokenShape.parse(answer.json)
    expect(type).toBeUndefined()

    const url = `${okta.server.baseUrl}/api/v1/users/mira.dunmore`
    const call = (scheme: string, proof?: string) =>
      okta.get(url, {
        authorization: `${scheme} ${token}`,
        headers: proof === undefined ? {} : { DPoP: proof },
      })
    const good = keys.proof('GET', url, { token })
    expect((await call('DPoP', good)).status).toBe(200)

    const refused = async (scheme: string, proof?: string) => {
      const { status, headers } = await call(scheme, proof)
      return [status, /error="([^"]+)"/.exec(headers.get('www-authenticate') ?? '')?.[1]]
    }
    expect(await refused('DPoP', good)).toEqual([401, 'invalid_dpop_proof'])
    expect(await refused('DPoP')).toEqual([401, 'invalid_dpop_proof'])
    expect(await refused('Bearer', keys.proof('GET', url, { token }))).toEqual([401, 'invalid_token'])
    expect(await refused('DPoP', keys.proof('POST', url, { token }))).toEqual([401, 'invalid_dpop_proof'])
    expect(await refused('DPoP', proofMaker().proof('GET', url, { token }))).toEqual([401, 'invalid_dpop_proof'])
  })

  it('takes a proof once, and a wrong nonce for none', async () => {
    const { okta, keys, form, tokenUrl, nonce } = await startWithToken()
    const stale = await askToken(okta, form(), keys.proof('POST', tokenUrl, { nonce: 'old' }))
    expect(stale.json).toMatchObject({ error: 'use_dpop_nonce' })
    const again = keys.proof('POST', tokenUrl, { nonce, jti: 'the-same' })
    expect((await askToken(okta, form(), again)).status).toBe(200)
    expect((await askToken(okta, form(), again)).json).toMatchObject({ error: 'invalid_dpop_proof' })
  })
})

describe('limits', () => {
  const rate = ({ headers }: { headers: Headers }) =>
    ['limit', 'remaining', 'reset'].map((name) => Number(headers.get(`x-rate-limit-${name}`)))

  it('are counted by bucket and minute, and told by the server’s clock', async () => {
    const clock = standingClock(new Date('2031-01-01T00:00:00.250Z'))
    const okta = await start({ now: clock.now, rateLimits: { 'read-user': 2 } })
    const read = () => okta.get('/api/v1/users/mira.dunmore')
    const reset = Date.parse('2031-01-01T00:01:01Z') / 1000
    const first = await read()
    expect(first.headers.get('date')).toBe('Wed, 01 Jan 2031 00:00:00 GMT')
    expect(rate(first)).toEqual([2, 1, reset])
    expect(rate(await read())).toEqual([2, 0, reset])
    const third = await read()
    expect([third.status, ErrorShape.parse(third.json).errorCode]).toEqual([429, 'E0000047'])
    expect(rate(third)).toEqual([2, 0, reset])
    expect((await okta.get('/api/v1/users?q=mira')).status).toBe(200)
    // As clients wait: until the reset by the server's own date, and a second more.
    clock.pass((reset + 1) * 1000 - Date.parse(third.headers.get('date') ?? ''))
    expect((await read()).status).toBe(200)
  })

  it('hold for calls at once, told as limit 0', async () => {
    const okta = await start({ concurrencyLimit: 1, latencyMs: 30 })
    const answers = await Promise.all([1, 2, 3].map(() => okta.get('/api/v1/users/mira.dunmore')))
    const refused = answers.filter(({ status }) => status === 429)
    expect(refused.length).toBeGreaterThan(0)
    for (const answer of refused) expect(rate(answer)).toMatchObject([0, 0, expect.any(Number)])
    expect((await okta.get('/api/v1/users/mira.dunmore')).status).toBe(200)
  })
})

describe('bad days', () => {
  it('come when a test asks for them', async () => {
    const okta = await start()
    const read = () => okta.get('/api/v1/users/mira.dunmore')
    okta.sim.faults.add({ path: '/users/mira', effect: { kind: 'expired-token' } })
    expect((await read()).status).toBe(401)
    okta.sim.faults.add({
      path: '/users/mira',
      effect: { kind: 'answer', status: 503, headers: { 'Retry-After': '3' } },
    })
    const busy = await read()
    expect([busy.status, busy.headers.get('retry-after')]).toEqual([503, '3'])
    okta.sim.faults.add({ path: '/users/mira', effect: { kind: 'connection-lost-before-applying' } })
    await expect(read()).rejects.toThrow()
    okta.sim.faults.add({
      path: '/users/mira',
      effect: { kind: 'rewrite', change: (json) => ({ ...(json as object), status: 'PETRIFIED' }) },
    })
    expect((await read()).json).toMatchObject({ status: 'PETRIFIED' })
    expect((await read()).status).toBe(200)
  })

  it('leave no credential in the record of requests', async () => {
    const okta = await start()
    await okta.get('/api/v1/users?q=mira', ssws(okta.sim.credentials.apiTokens.helpDesk))
    expect(okta.sim.requests).toMatchObject([{ method: 'GET', path: '/api/v1/users' }])
    expect(JSON.stringify(okta.sim.requests)).not.toMatch(/mira|token/)
  })
})
