/** MSAL over our own transport: its requests go where the connection's do, by the same proxies, certificates and limits. */
import { z } from 'zod'
import type { ICachePlugin, INetworkModule, NetworkResponse, PublicClientApplication } from '@azure/msal-node'
import type { SignInBrowser } from '../browser-sign-in.ts'
import { failureByStatus, failureDetail } from '../http/failure.ts'
import { parse } from '../http/parse-answer.ts'
import { isBusy } from '../http/retry-after.ts'
import { sendSignIn, TokenText } from '../http/session.ts'
import { isOk, type TransportResponse } from '../http/transport.ts'
import { isCoded, ProviderError } from '../provider-error.ts'
import { signInFailureOf } from './sign-in-failures.ts'

export interface MsalPorts {
  readonly clientId: string
  readonly tenant: string
  /** The origin of the sign-in server. */
  readonly server: string
  readonly browser: Pick<SignInBrowser, 'transport'>
  readonly cachePlugin?: ICachePlugin | undefined
  readonly now: () => Date
}

export interface Msal {
  readonly client: PublicClientApplication
  readonly failures: {
    /** What `work` rejects with, as `ProviderError` or as whatever reading what is kept threw. */
    translated<Result>(work: () => Promise<Result>): Promise<Result>
  }
}

/** Of this run only, and for one use at a time: failures are told apart by being the last. */
export async function createMsal({ clientId, tenant, server, browser, cachePlugin, now }: MsalPorts): Promise<Msal> {
  const { InteractionRequiredAuthError, LogLevel, PublicClientApplication, ServerError } =
    await import('@azure/msal-node')
  let failure: unknown = null

  const noting = async (work: () => Promise<TransportResponse>): Promise<NetworkResponse<never>> => {
    try {
      const { status, headers, json } = await work()
      // MSAL reads the fields it knows and takes what lacks them for a failure.
      return { status, headers: { ...headers }, body: (json ?? {}) as never }
    } catch (cause) {
      failure = cause
      throw cause
    }
  }

  const pathOf = (url: string): string => {
    const { origin, pathname } = new URL(url)
    if (origin !== server) throw new ProviderError('unexpected-response', 'foreign-link')
    return pathname
  }

  const networkClient: INetworkModule = {
    sendGetRequestAsync: (url, options) =>
      noting(() =>
        browser.transport.send({
          method: 'GET',
          path: pathOf(url),
          query: Object.fromEntries(new URL(url).searchParams),
          headers: options?.headers ?? {},
          effect: 'read',
          timeoutMs,
          signal: new AbortController().signal,
        }),
      ),
    sendPostRequestAsync: (url, options) =>
      noting(() =>
        sendSignIn(browser.transport, {
          method: 'POST',
          path: pathOf(url),
          headers: withoutContentType(options?.headers ?? {}),
          form: Object.fromEntries(new URLSearchParams(options?.body ?? '')),
          timeoutMs,
        }).then((response) => understood(response, now())),
      ),
  }

  const client = new PublicClientApplication({
    auth: {
      clientId,
      authority: `${server}/${tenant}`,
      // Graph may then cut a token short by asking for claims, instead of letting it live on after a session was ended.
      clientCapabilities: ['CP1'],
    },
    cache: cachePlugin === undefined ? {} : { cachePlugin },
    system: {
      networkClient,
      disableInternalRetries: true,
      loggerOptions: { logLevel: LogLevel.Error, piiLoggingEnabled: false, loggerCallback: () => undefined },
    },
  })

  const meaningOf = (cause: unknown): unknown => {
    if (failure !== null) return failure
    if (cause instanceof InteractionRequiredAuthError) {
      return signInFailureOf({
        error: cause.errorCode,
        description: cause.errorMessage,
        wantsClaims: cause.claims !== '',
      })
    }
    if (cause instanceof ServerError) {
      return signInFailureOf({ error: cause.errorCode, description: describedIn(cause.errorMessage) })
    }
    // Of reading what is kept.
    if (isCoded(cause)) return cause
    // MSAL's own checks of an answer, such as of the nonce, and what it throws where an answer is no answer at all.
    return new ProviderError('unexpected-response', 'answer-not-understood', {}, { cause })
  }

  return {
    client,
    failures: {
      async translated(work) {
        failure = null
        try {
          return await work()
        } catch (cause) {
          throw meaningOf(cause)
        }
      },
    },
  }
}

const timeoutMs = 15_000

const Tokens = z.looseObject({ access_token: TokenText })
const Refusal = z.looseObject({ error: z.string() })

/** What MSAL may read: tokens, or a refusal in OAuth's form. Gateways, limits and servers in trouble answer as everywhere else. */
function understood(response: TransportResponse, now: Date): TransportResponse {
  if (isOk(response)) {
    parse(Tokens, response.json)
    return response
  }
  const isRefused = response.status < 500 && !isBusy(response) && Refusal.safeParse(response.json).success
  if (!isRefused) throw failureByStatus(response, failureDetail(response, '', now))
  return response
}

/** The transport names the type of the form it writes. */
function withoutContentType(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => name.toLowerCase() !== 'content-type'))
}

/** MSAL puts its own words around Microsoft's sentence. */
function describedIn(message: string): string {
  return /Description: (.*) - Correlation ID: /s.exec(message)?.[1] ?? message
}
