/**
 * The requests of Adaxes' REST interface that this provider makes, with the token on them. Bodies are written as the vendor's
 * examples write them, key by key. Sources: adaxes.com/sdk/REST_SearchDirectory, REST_GetDirectoryObject, REST_GetMfaStatus,
 * REST_ResetMfa.
 */
import type { SignInMethod } from '../http/session.ts'
import { createSignedSender, type Call } from '../http/signed-sender.ts'
import { isOk, type Transport, type TransportResponse } from '../http/transport.ts'
import type { ProviderError } from '../provider-error.ts'
import { failureOf, isMalformed, isUnauthenticated } from './failures.ts'
import type { Criteria } from './search-criteria.ts'

export interface SearchRequest {
  readonly criteria: Criteria
  /** Comma-separated, no blanks. */
  readonly properties: string
  readonly sizeLimit: number
}

export type SearchAnswer = { readonly json: unknown } | { readonly malformed: ProviderError }

export interface ResetRequest {
  readonly accountId: string
  readonly microsoft365: boolean
  /** Names as the interface knows them. */
  readonly apps: readonly string[]
}

export interface AdaxesClient {
  /** The answer's JSON, or the refusal of a server that does not accept the criteria. */
  search(request: SearchRequest, signal: AbortSignal): Promise<SearchAnswer>
  readObject(accountId: string, properties: string, signal: AbortSignal): Promise<unknown>
  readMfaStatus(accountId: string, signal: AbortSignal): Promise<unknown>
  /**
   * The answer, whatever its status. Rejects with `ProviderError` `outcome-unknown` where the change may have been sent, and
   * with anything else only where it certainly was not carried out.
   */
  resetMfa(request: ResetRequest, signal: AbortSignal): Promise<TransportResponse>
}

export function createAdaxesClient(ports: {
  readonly transport: Transport
  readonly signIn: SignInMethod
  readonly now: () => Date
}): AdaxesClient {
  const { transport, signIn, now } = ports

  const send = createSignedSender({
    transport,
    signIn,
    now,
    headersFor: (token) => ({ 'Adm-Authorization': token.reveal() }),
    isUnauthenticated,
  })

  const read = async (call: Omit<Call, 'effect'>, signal: AbortSignal): Promise<unknown> => {
    const response = await send({ ...call, effect: 'read' }, signal)
    if (!isOk(response)) throw failureOf(response, now(), 'account')
    return response.json
  }

  return {
    async search({ criteria, properties, sizeLimit }, signal) {
      const call: Call = {
        method: 'POST',
        path: '/api/directoryObjects/search',
        json: { criteria, select: { properties }, sizeLimit },
        effect: 'read',
      }
      const response = await send(call, signal)
      if (isMalformed(response)) return { malformed: failureOf(response, now(), 'interface') }
      if (!isOk(response)) throw failureOf(response, now(), 'interface')
      return { json: response.json }
    },

    readObject: (accountId, properties, signal) =>
      read({ method: 'GET', path: '/api/directoryObjects', query: { directoryObject: accountId, properties } }, signal),

    // One user at a time: asked for several, the server answers with the union of their apps.
    readMfaStatus: (accountId, signal) =>
      read(
        {
          method: 'POST',
          path: '/api/directoryObjects/resetMfa/getStatus',
          json: { directoryObjects: [accountId], options: { need365Status: true, needAdaxesStatus: true } },
        },
        signal,
      ),

    resetMfa: ({ accountId, microsoft365, apps }, signal) =>
      send(
        {
          method: 'POST',
          path: '/api/directoryObjects/resetMfa',
          json: {
            directoryObject: accountId,
            ...(microsoft365 ? { resetInM365: true } : {}),
            ...(apps.length > 0 ? { appsInAdaxesToReset: apps } : {}),
          },
          effect: 'change',
        },
        signal,
      ),
  }
}

/** The search with the usual criteria and, where the server does not accept them, with narrower ones. */
export async function searchWithFallback(
  client: AdaxesClient,
  request: Omit<SearchRequest, 'criteria'>,
  criteria: { readonly usual: Criteria; readonly narrow: Criteria },
  signal: AbortSignal,
): Promise<{ readonly json: unknown; readonly narrowed: boolean }> {
  const usual = await client.search({ ...request, criteria: criteria.usual }, signal)
  if ('json' in usual) return { json: usual.json, narrowed: false }
  const narrow = await client.search({ ...request, criteria: criteria.narrow }, signal)
  if ('malformed' in narrow) throw narrow.malformed
  return { json: narrow.json, narrowed: true }
}
