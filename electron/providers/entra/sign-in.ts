/**
 * How an agent signs in to Microsoft Entra ID: as himself, in the system's browser (authorization code with PKCE, "Microsoft identity
 * platform and OAuth 2.0 authorization code flow"). What he may do is what the application was granted and his own roles permit, both
 * at once. An application's own permissions would reach every administrator of the tenant and are not offered.
 *
 * MSAL makes and reads the requests and keeps the tokens; they travel through our transport, and the browser's answer comes to our own
 * server, because MSAL's never ends when the tab is closed.
 */
import { createHash, randomBytes, randomUUID } from 'node:crypto'
import type { AuthenticationResult, ICachePlugin, PublicClientApplication } from '@azure/msal-node'
import { Secret } from '../../secret/secret.ts'
import type { KeptSignIn, SignInBrowser } from '../browser-sign-in.ts'
import { loopbackPage, openLoopbackAnswer } from '../http/loopback-answer.ts'
import { orCancelled } from '../http/session.ts'
import type { AuthHeaders, Authentication } from '../http/system-client.ts'
import type { TransportResponse } from '../http/transport.ts'
import { ProviderError } from '../provider-error.ts'
import type { ProviderInput } from '../system-definition.ts'
import { claimsAskedFor } from './claims.ts'
import { graphOf, loginServerOf } from './login-server.ts'
import { createMsal } from './msal.ts'
import { scopesFor } from './scopes.ts'
import { signInFailureOf } from './sign-in-failures.ts'

export interface EntraSignIn extends Authentication {
  /** Opens the browser and resolves once somebody is signed in and kept. A later call ends an earlier one. */
  signInWithBrowser(signal: AbortSignal): Promise<void>
  /** Whose sign-in it is. Rejects like `headers`. */
  who(signal: AbortSignal): Promise<EntraPrincipal>
}

export interface EntraPrincipal {
  /** The user principal name. */
  readonly username: string
  readonly name: string | null
  readonly objectId: string
  readonly tenantId: string
  /** What was granted, without the name of the cloud before it. */
  readonly scopes: readonly string[]
}

/** A token is renewed this long before it ends. */
const renewalMarginMs = 5 * 60_000
const defaultWaitMs = 5 * 60_000
const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

export type EntraSignInInput = Pick<ProviderInput, 'connection' | 'browser' | 'keptSignIn' | 'now'>

export function createEntraSignIn(input: EntraSignInInput): EntraSignIn {
  const { connection, now } = input
  const { browser, kept } = portsOf(input)
  const graph = graphOf(connection.baseUrl)
  const scopes = scopesFor(graph)
  let held: AuthenticationResult | null = null
  let wanted: { readonly claims?: string; readonly forceRefresh: boolean } = { forceRefresh: false }
  let fetching: Promise<AuthenticationResult> | null = null
  let signingIn: AbortController | null = null
  /** How many have signed in: a renewal that began before the latest of them is the previous person's. */
  let era = 0

  const msal = (cachePlugin?: ICachePlugin) =>
    createMsal({
      ...applicationOf(connection.signIn),
      server: loginServerOf(connection.baseUrl),
      browser,
      cachePlugin,
      now,
    })

  /** Reads what is kept before each use and keeps what changed: another process may have renewed it meanwhile. */
  const cachePluginOf = (began: number): ICachePlugin => ({
    async beforeCacheAccess({ tokenCache }) {
      tokenCache.deserialize((await kept.read())?.tokens.reveal() ?? '{}')
    },
    async afterCacheAccess({ cacheHasChanged, tokenCache }) {
      if (cacheHasChanged && era === began) await kept.renew(new Secret(tokenCache.serialize()))
    },
  })

  const renew = async (): Promise<AuthenticationResult> => {
    try {
      return await renewKept()
    } catch (cause) {
      const isForAPerson = cause instanceof ProviderError && cause.kind === 'unauthenticated'
      if (!isForAPerson || browser.answersByItself !== true) throw cause
      return signIn(AbortSignal.timeout(browser.waitMs ?? defaultWaitMs))
    }
  }

  const renewKept = async (): Promise<AuthenticationResult> => {
    if ((await kept.read()) === null) throw new ProviderError('unauthenticated', 'sign-in-needed')
    const { client, failures } = await msal(cachePluginOf(era))
    const asked = wanted
    const result = await failures.translated(async () => {
      const [account] = await client.getAllAccounts()
      if (account === undefined) throw new ProviderError('unauthenticated', 'sign-in-ended')
      return client.acquireTokenSilent({ scopes, account, ...asked })
    })
    requireTenant(result)
    if (wanted === asked) wanted = { forceRefresh: false }
    return result
  }

  const token = async (signal: AbortSignal): Promise<AuthenticationResult> => {
    if (signal.aborted) throw new ProviderError('cancelled', 'cancelled')
    const ends = held?.expiresOn?.getTime() ?? 0
    if (held !== null && now().getTime() < ends - renewalMarginMs) return held
    return orCancelled((fetching ??= fetch()), signal)
  }

  const fetch = (): Promise<AuthenticationResult> => {
    const began = era
    const mine = renew()
      .then((result) => {
        if (era === began) held = result
        return held ?? result
      })
      .finally(() => {
        if (fetching === mine) fetching = null
      })
    return mine
  }

  /** Any tenant's sign-in page can send somebody back here; only the connection's own counts. */
  const requireTenant = ({ tenantId }: AuthenticationResult): void => {
    if (tenantId.toLowerCase() !== applicationOf(connection.signIn).tenant) {
      throw new ProviderError('unauthenticated', 'tenant-mismatch')
    }
  }

  /** From now on, whoever has just signed in counts, whatever is still under way for somebody before. */
  const succeed = (result: AuthenticationResult): void => {
    era += 1
    held = result
    fetching = null
    wanted = { forceRefresh: false }
  }

  const signIn = async (signal: AbortSignal): Promise<AuthenticationResult> => {
    const { client, failures } = await msal()
    const state = randomBytes(32).toString('base64url')
    const answer = await openLoopbackAnswer(state)
    try {
      const form = await askInBrowser(client, answer, state, signal)
      const result = await failures.translated(form.exchange)
      requireTenant(result)
      if (signal.aborted) throw new ProviderError('cancelled', 'cancelled')
      const account = result.account?.username ?? ''
      await kept.write({ account, tokens: new Secret(client.getTokenCache().serialize()) })
      succeed(result)
      await answer.finish(loopbackPage(browser.page('signed-in')))
      return result
    } finally {
      await answer.finish(loopbackPage(browser.page('not-signed-in')))
    }
  }

  const askInBrowser = async (
    client: PublicClientApplication,
    answer: Awaited<ReturnType<typeof openLoopbackAnswer>>,
    state: string,
    signal: AbortSignal,
  ): Promise<{ exchange: () => Promise<AuthenticationResult> }> => {
    const verifier = randomBytes(32).toString('base64url')
    const { claims } = wanted
    const request = {
      scopes,
      redirectUri: answer.redirectUri,
      nonce: randomUUID(),
      ...(claims === undefined ? {} : { claims }),
    }
    const url = await client.getAuthCodeUrl({
      ...request,
      state,
      responseMode: 'form_post',
      codeChallenge: createHash('sha256').update(verifier, 'ascii').digest('base64url'),
      codeChallengeMethod: 'S256',
      // An agent has an everyday account and one for this work: which of them it is, is not for the browser to guess.
      prompt: 'select_account',
    })
    const opened = browser.open(url).catch((cause: unknown) => {
      throw new ProviderError('rejected', 'browser-not-opened', {}, { cause })
    })
    await orCancelled(opened, signal)
    const form = await answer.wait(signal)
    const error = form.get('error')
    if (error !== null) throw signInFailureOf({ error, description: form.get('error_description') ?? '' })
    const code = form.get('code')
    if (code === null) throw new ProviderError('unexpected-response', 'answer-not-understood')
    return {
      exchange: () =>
        client.acquireTokenByCode({
          ...request,
          code,
          codeVerifier: verifier,
          clientInfo: form.get('client_info') ?? '',
        }),
    }
  }

  return {
    async headers(_, signal) {
      return { authorization: `Bearer ${(await token(signal)).accessToken}` }
    },

    refused(used: AuthHeaders, response: TransportResponse) {
      if (held !== null && used['authorization'] !== `Bearer ${held.accessToken}`) return true
      held = null
      const claims = claimsAskedFor(response)
      wanted = claims === null ? { forceRefresh: true } : { claims, forceRefresh: false }
      return true
    },

    startOver() {
      held = null
      // A role that was activated, or a consent that was given, since then is only in a new token.
      if (wanted.claims === undefined) wanted = { forceRefresh: true }
    },

    async who(signal) {
      const { account, scopes: granted, uniqueId, tenantId } = await token(signal)
      return {
        username: account?.username ?? '',
        name: account?.name ?? null,
        objectId: uniqueId,
        tenantId,
        scopes: granted.map((scope) => (scope.startsWith(`${graph}/`) ? scope.slice(graph.length + 1) : scope)),
      }
    },

    async signInWithBrowser(signal) {
      // Whoever asks again has lost the tab of the first.
      signingIn?.abort()
      const mine = new AbortController()
      signingIn = mine
      const timeout = AbortSignal.timeout(browser.waitMs ?? defaultWaitMs)
      try {
        await signIn(AbortSignal.any([signal, mine.signal, timeout]))
      } catch (cause) {
        const isTooLate = timeout.aborted && !signal.aborted && !mine.signal.aborted
        throw isTooLate ? new ProviderError('timeout', 'sign-in-not-finished', {}, { cause }) : cause
      } finally {
        if (signingIn === mine) signingIn = null
      }
    },
  }
}

function portsOf({ browser, keptSignIn }: EntraSignInInput): { browser: SignInBrowser; kept: KeptSignIn } {
  if (browser === undefined || keptSignIn === undefined) throw new Error('this system signs in with the browser')
  return { browser, kept: keptSignIn }
}

function applicationOf(signIn: EntraSignInInput['connection']['signIn']): { clientId: string; tenant: string } {
  if (signIn.kind !== 'browser') throw new ProviderError('unauthenticated', 'sign-in-needed')
  // Both go into the address of a request.
  if (!guid.test(signIn.tenant)) throw new ProviderError('rejected', 'tenant-rejected')
  if (!guid.test(signIn.clientId)) throw new ProviderError('rejected', 'client-id-rejected')
  return { clientId: signIn.clientId.toLowerCase(), tenant: signIn.tenant.toLowerCase() }
}
