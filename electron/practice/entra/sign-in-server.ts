/**
 * The server at which agents sign in to the practice tenant, with a browser that does it by itself: the authorization endpoint and the
 * token endpoint of the Microsoft identity platform (v2.0), for one public client with a loopback redirect. As strict as the
 * documentation says; the numbers of refusals are Microsoft's.
 */
import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { request } from 'node:http'
import { Hono } from 'hono'
import { RequestLog, type Simulator } from '../simulator.ts'

/** Somebody who may sign in. */
export interface PracticeAgent {
  readonly objectId: string
  readonly username: string
  readonly name: string
}

/** What the next person at the sign-in page does, or what becomes of it. */
export type NextSignIn =
  | 'signs-in'
  | 'closes-tab'
  | 'declines'
  /** Somebody changed the state on the way. */
  | 'answers-something-else'
  /** An account of another tenant, by a server that should not have let it in. */
  | 'other-tenant'
  | { readonly refusedWith: number; readonly sentence: string }

export interface IssuedSignIn {
  readonly agent: PracticeAgent
  readonly tenantId: string
  /** As they were asked for, with the name of the resource before them. */
  readonly scopes: readonly string[]
}

export interface EntraSignInServer extends Simulator {
  /** Whose token it is; `null` once it has ended, or was cut. */
  signedInWith(accessToken: string): IssuedSignIn | null
  /**
   * What the browser does with an address: signs in, and posts the answer to this computer. Rejects as a browser that cannot be opened.
   * Aborting `tab` closes the tab, whatever it still waits for.
   */
  browse(url: string, tab?: AbortSignal): Promise<void>
  readonly next: { signIn: NextSignIn; agent: PracticeAgent }
  /** Ends every sign-in there is, as an administrator does: tokens are cut, and what renews them is refused with this number. */
  endAll(number?: number): void
  /** Ends what was issued so far unless it is renewed with claims. Returns the challenge that Graph answers with. */
  demandClaims(): string
  /** Refuses the next renewal, for what a rule of the company asks of it. */
  wantInteraction(number: number): void
}

export interface EntraSignInServerOptions {
  readonly tenantId: string
  readonly clientId: string
  readonly agent: PracticeAgent
  readonly now?: () => Date
  /** How long an access token lasts. Default: an hour. */
  readonly lifeSeconds?: number
}

interface PendingCode extends IssuedSignIn {
  readonly redirectUri: string
  readonly challenge: string
  readonly nonce: string
}

const globalServer = 'https://login.microsoftonline.com'
const otherTenant = '0b1d5f4c-6b8e-4d0f-9a55-5a4a7c1d2e3f'

export function createEntraSignInServer(options: EntraSignInServerOptions): EntraSignInServer {
  const { tenantId, clientId, now = () => new Date(), lifeSeconds = 3600 } = options
  const codes = new Map<string, PendingCode>()
  const accessTokens = new Map<string, IssuedSignIn & { readonly endsAt: number }>()
  const refreshTokens = new Map<string, IssuedSignIn>()
  const ended = new Map<string, number>()
  const log = new RequestLog()
  const next: EntraSignInServer['next'] = { signIn: 'signs-in', agent: options.agent }
  let refusedRenewal: number | null = null
  let claimsDemanded = false

  const app = new Hono()
  app.use(async (c, go) => {
    log.add({ method: c.req.method, path: c.req.path, at: now() })
    await go()
  })

  app.get('/:tenant/oauth2/v2.0/authorize', (c) => {
    const query = new URL(c.req.url).searchParams
    const asked = readAuthorization(query)
    if (c.req.param('tenant') !== tenantId) return c.html(errorPage(90002, 'Tenant not found.'), 400)
    if (asked === null) return c.html(errorPage(900144, 'The request lacks a parameter.'), 400)
    if (asked.clientId !== clientId) {
      return c.html(errorPage(700016, 'Application was not found in the directory.'), 400)
    }
    if (!isRegistered(asked.redirectUri)) {
      return c.html(errorPage(50011, 'The redirect URI does not match the redirect URIs configured.'), 400)
    }
    return c.html(answerForm(asked.redirectUri, answerTo(asked)))
  })

  const answerTo = (asked: Authorization): Record<string, string> => {
    const { signIn, agent } = next
    const state = signIn === 'answers-something-else' ? 'guessed' : asked.state
    if (signIn === 'declines') {
      return { error: 'access_denied', error_description: sentence(65004, 'User declined to consent.'), state }
    }
    if (typeof signIn === 'object') {
      return { error: 'access_denied', error_description: sentence(signIn.refusedWith, signIn.sentence), state }
    }
    const code = `1.${randomBytes(48).toString('base64url')}`
    const tenant = signIn === 'other-tenant' ? otherTenant : tenantId
    codes.set(code, {
      agent,
      tenantId: tenant,
      scopes: asked.scopes,
      redirectUri: asked.redirectUri,
      challenge: asked.challenge,
      nonce: asked.nonce,
    })
    return { code, client_info: clientInfo(agent, tenant), state, session_state: randomUUID() }
  }

  app.post('/:tenant/oauth2/v2.0/token', async (c) => {
    const form = new URLSearchParams(await c.req.text())
    const refused = (error: string, number: number, words: string, more: object = {}): Response =>
      Response.json({ ...refusal(error, number, words, now()), ...more }, { status: 400 })
    if (c.req.param('tenant') !== tenantId) return refused('invalid_request', 90002, 'Tenant not found.')
    if (form.get('client_id') !== clientId) {
      return refused('unauthorized_client', 700016, 'Application was not found in the directory.')
    }
    if (form.has('client_secret')) {
      return refused('invalid_client', 700025, 'Client is public so neither client_secret should be presented.')
    }
    switch (form.get('grant_type')) {
      case 'authorization_code': {
        const code = form.get('code') ?? ''
        const pending = codes.get(code)
        codes.delete(code)
        if (pending === undefined)
          return refused('invalid_grant', 54005, 'OAuth2 Authorization code was already redeemed.')
        if (form.get('redirect_uri') !== pending.redirectUri) {
          return refused('invalid_grant', 500112, 'The reply address does not match the one of the authorization code.')
        }
        if (challengeOf(form.get('code_verifier') ?? '') !== pending.challenge) {
          return refused('invalid_grant', 501481, 'The Code_Verifier does not match the code_challenge.')
        }
        return Response.json(issue(pending, pending.nonce))
      }
      case 'refresh_token': {
        const token = form.get('refresh_token') ?? ''
        const kept = refreshTokens.get(token)
        if (kept === undefined) {
          return refused('invalid_grant', ended.get(token) ?? 9002313, 'The refresh token has ended.', {
            suberror: 'bad_token',
          })
        }
        if (refusedRenewal !== null) {
          const number = refusedRenewal
          refusedRenewal = null
          return refused('interaction_required', number, 'More is needed to sign in.', {
            claims:
              '{"access_token":{"capolids":{"essential":true,"values":["4fc1a1d1-4c4f-4a2a-8fd8-3a2d0ff7a1b2"]}}}',
          })
        }
        if (claimsDemanded && !asksForClaims(form)) {
          return refused('invalid_grant', 50173, 'The grant was issued before the session was ended.')
        }
        claimsDemanded = false
        return Response.json(issue(kept, null))
      }
      default:
        return refused('unsupported_grant_type', 70003, 'The app requested an unsupported grant type.')
    }
  })

  app.notFound(() => Response.json(refusal('invalid_request', 900144, 'No such endpoint.', now()), { status: 404 }))

  const issue = ({ agent, tenantId: tenant, scopes }: IssuedSignIn, nonce: string | null): Record<string, unknown> => {
    const accessToken = randomBytes(96).toString('base64url')
    const refreshToken = `1.${randomBytes(96).toString('base64url')}`
    const granted = scopes.filter((scope) => scope.includes('/'))
    accessTokens.set(accessToken, {
      agent,
      tenantId: tenant,
      scopes: granted,
      endsAt: now().getTime() + lifeSeconds * 1000,
    })
    refreshTokens.set(refreshToken, { agent, tenantId: tenant, scopes })
    return {
      token_type: 'Bearer',
      scope: [...granted, 'openid', 'profile'].join(' '),
      expires_in: lifeSeconds,
      ext_expires_in: lifeSeconds,
      access_token: accessToken,
      refresh_token: refreshToken,
      id_token: idToken({ agent, tenant, clientId, nonce, at: now() }),
      client_info: clientInfo(agent, tenant),
    }
  }

  const server: EntraSignInServer = {
    app,
    basePath: '',
    latencyMs: 0,
    requests: log.entries,
    next,

    signedInWith(accessToken) {
      const issued = accessTokens.get(accessToken)
      return issued === undefined || issued.endsAt <= now().getTime() ? null : issued
    },

    async browse(url, tab) {
      if (next.signIn === 'closes-tab') return
      const page = await app.fetch(new Request(url))
      const html = await page.text()
      const action = /<form method="post" action="([^"]+)"/.exec(html)?.[1]
      // An error page: whoever reads it closes the tab.
      if (action === undefined) return
      const fields = [...html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(
        ([, name = '', value = '']): [string, string] => [name, unescaped(value)],
      )
      post(action, new URLSearchParams(fields).toString(), tab)
    },

    endAll(number = 50173) {
      accessTokens.clear()
      for (const token of refreshTokens.keys()) ended.set(token, number)
      refreshTokens.clear()
    },

    demandClaims() {
      accessTokens.clear()
      claimsDemanded = true
      const claims = JSON.stringify({ access_token: { nbf: { essential: true, value: String(seconds(now())) } } })
      return [
        `Bearer realm="", authorization_uri="${globalServer}/common/oauth2/authorize"`,
        `error="insufficient_claims"`,
        `claims="${Buffer.from(claims).toString('base64')}"`,
      ].join(', ')
    },

    wantInteraction(number) {
      accessTokens.clear()
      refusedRenewal = number
    },

    reset() {
      for (const map of [codes, accessTokens, refreshTokens, ended]) map.clear()
      next.signIn = 'signs-in'
      next.agent = options.agent
      refusedRenewal = null
      claimsDemanded = false
      log.clear()
    },
  }
  return server
}

/** As a browser sends a form to this computer. It shows what comes back, whenever it comes, or that nobody is there any more. */
function post(action: string, body: string, tab?: AbortSignal): void {
  const headers = {
    'content-type': 'application/x-www-form-urlencoded',
    'content-length': Buffer.byteLength(body),
    origin: globalServer,
  }
  // The name may lead to either form of this computer's address; the other end listens on this one.
  const { port, host, pathname } = new URL(action)
  const sent = request({
    method: 'POST',
    host: '127.0.0.1',
    port,
    path: pathname,
    headers: { ...headers, host },
    signal: tab,
  })
  sent.on('response', (answer) => answer.resume())
  sent.on('error', () => undefined)
  sent.end(body)
}

interface Authorization {
  readonly clientId: string
  readonly redirectUri: string
  readonly state: string
  readonly nonce: string
  readonly challenge: string
  readonly scopes: readonly string[]
}

/** `null` where something is missing or not as this flow wants it. */
function readAuthorization(query: URLSearchParams): Authorization | null {
  const value = (name: string): string => query.get(name) ?? ''
  const scopes = value('scope').split(' ')
  const challenge = value('code_challenge')
  const isComplete =
    value('response_type') === 'code' &&
    value('response_mode') === 'form_post' &&
    value('code_challenge_method') === 'S256' &&
    /^[A-Za-z0-9_-]{43}$/.test(challenge) &&
    value('state').length >= 32 &&
    value('nonce') !== '' &&
    ['openid', 'profile', 'offline_access'].every((scope) => scopes.includes(scope))
  if (!isComplete) return null
  return {
    clientId: value('client_id'),
    redirectUri: value('redirect_uri'),
    state: value('state'),
    nonce: value('nonce'),
    challenge,
    scopes,
  }
}

/** `http://localhost` is registered: the port may be any, the path may not. */
function isRegistered(redirectUri: string): boolean {
  const url = URL.parse(redirectUri)
  return url?.protocol === 'http:' && url.hostname === 'localhost' && url.pathname === '/' && url.search === ''
}

const seconds = (at: Date): number => Math.floor(at.getTime() / 1000)

function asksForClaims(form: URLSearchParams): boolean {
  return (form.get('claims') ?? '').includes('"nbf"')
}

function challengeOf(verifier: string): string {
  return createHash('sha256').update(verifier, 'ascii').digest('base64url')
}

function clientInfo({ objectId }: PracticeAgent, tenant: string): string {
  return encoded({ uid: objectId, utid: tenant })
}

/** Its signature is none: public clients take it from the server itself and do not look at it. */
function idToken(about: {
  readonly agent: PracticeAgent
  readonly tenant: string
  readonly clientId: string
  readonly nonce: string | null
  readonly at: Date
}): string {
  const { agent, tenant, clientId, nonce, at } = about
  const claims = {
    aud: clientId,
    iss: `${globalServer}/${tenant}/v2.0`,
    iat: seconds(at),
    nbf: seconds(at),
    exp: seconds(at) + 3600,
    name: agent.name,
    oid: agent.objectId,
    preferred_username: agent.username,
    sub: createHash('sha256').update(agent.objectId).digest('base64url'),
    tid: tenant,
    ver: '2.0',
    ...(nonce === null ? {} : { nonce }),
  }
  const signature = randomBytes(64).toString('base64url')
  return [encoded({ typ: 'JWT', alg: 'RS256', kid: 'practice' }), encoded(claims), signature].join('.')
}

function encoded(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url')
}

function sentence(number: number, words: string): string {
  return `AADSTS${number}: ${words} Trace ID: ${randomUUID()} Correlation ID: ${randomUUID()}`
}

function refusal(error: string, number: number, words: string, at: Date): object {
  return {
    error,
    error_description: sentence(number, words),
    error_codes: [number],
    timestamp: at.toISOString().replace('T', ' ').replace(/\.\d+/, ''),
    trace_id: randomUUID(),
    correlation_id: randomUUID(),
  }
}

function answerForm(action: string, fields: Readonly<Record<string, string>>): string {
  const inputs = Object.entries(fields).map(
    ([name, value]) => `<input type="hidden" name="${name}" value="${escaped(value)}">`,
  )
  return `<!doctype html><title>Working...</title><form method="post" action="${escaped(action)}">${inputs.join('')}</form>`
}

function errorPage(number: number, words: string): string {
  return `<!doctype html><title>Sign in to your account</title><p>${escaped(sentence(number, words))}</p>`
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (mark) => `&#${mark.charCodeAt(0)};`)
}

function unescaped(text: string): string {
  return text.replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)))
}
