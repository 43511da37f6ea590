/**
 * The authenticated requests that this provider sends to Adaxes' REST API. Bodies follow the vendor's examples key by key.
 * Sources: adaxes.com/sdk/REST_SearchDirectory, REST_GetDirectoryObject, REST_GetMfaStatus, REST_ResetMfa.
 */
import type { PausePorts } from '../http/pause.ts'
import { obeyRetryAfter } from '../http/retry-after.ts'
import type { ReadList } from '../http/parse-answer.ts'
import { createSystemClient, type Authentication, type Question } from '../http/system-client.ts'
import type { Transport, TransportResponse } from '../http/transport.ts'
import { failureOf, isMalformed, isUnauthenticated } from './failures.ts'
import { DirectoryObject, MfaStatusAnswer, SearchAnswer } from './schemas.ts'
import type { Criteria } from './search-criteria.ts'

export interface SearchRequest {
  readonly criteria: Criteria
  /** Used if the server does not accept `criteria`. */
  readonly narrowCriteria?: Criteria
  /** Comma-separated, no blanks. */
  readonly properties: string
  readonly sizeLimit: number
}

export interface FoundObjects {
  readonly objects: readonly DirectoryObject[]
  /** The number of further ones that could not be parsed. */
  readonly unreadable: number
  /** Whether they were found by `narrowCriteria`. */
  readonly narrowed: boolean
}

export interface ResetRequest {
  readonly accountId: string
  readonly microsoft365: boolean
  /** The API's names. */
  readonly apps: readonly string[]
}

export interface AdaxesClient {
  search(request: SearchRequest, signal: AbortSignal): Promise<FoundObjects>
  readObject(accountId: string, properties: string, signal: AbortSignal): Promise<DirectoryObject>
  readMfaStatus(accountId: string, signal: AbortSignal): Promise<MfaStatusAnswer>
  /**
   * The response, whatever its status. Rejects with `ProviderError` `outcome-unknown` if the change may have been sent, and
   * with any other error only if it certainly was not carried out. `waiting` as in `SystemClient.change`.
   */
  resetMfa(request: ResetRequest, signal: AbortSignal, waiting?: AbortSignal): Promise<TransportResponse>
}

export function createAdaxesClient(
  ports: PausePorts & {
    readonly transport: Transport
    readonly authentication: Authentication
  },
): AdaxesClient {
  const { transport, authentication, now } = ports

  const client = createSystemClient({
    transport,
    authentication,
    pacing: obeyRetryAfter(ports),
    isUnauthenticated,
    failureOf: (response, about) => failureOf(response, now(), about),
  })

  return {
    async search({ criteria, narrowCriteria, properties, sizeLimit }, signal) {
      const question = (conditions: Criteria): Question => ({
        method: 'POST',
        path: '/api/directoryObjects/search',
        json: { criteria: conditions, select: { properties }, sizeLimit },
      })
      const answer = await client.ask(question(criteria), signal)
      if (narrowCriteria !== undefined && isMalformed(answer)) {
        return found(await client.read(SearchAnswer, question(narrowCriteria), signal), true)
      }
      return found(client.understand(SearchAnswer, answer), false)
    },

    readObject: (accountId, properties, signal) =>
      client.read(
        DirectoryObject,
        { path: '/api/directoryObjects', query: { directoryObject: accountId, properties } },
        signal,
        'account',
      ),

    readMfaStatus: (accountId, signal) =>
      client.read(
        MfaStatusAnswer,
        {
          method: 'POST',
          path: '/api/directoryObjects/resetMfa/getStatus',
          json: { directoryObjects: [accountId], options: { need365Status: true, needAdaxesStatus: true } },
        },
        signal,
        'account',
      ),

    resetMfa: ({ accountId, microsoft365, apps }, signal, waiting) =>
      client.change(
        {
          method: 'POST',
          path: '/api/directoryObjects/resetMfa',
          json: {
            directoryObject: accountId,
            ...(microsoft365 ? { resetInM365: true } : {}),
            ...(apps.length > 0 ? { appsInAdaxesToReset: apps } : {}),
          },
        },
        signal,
        waiting,
      ),
  }
}

function found({ items, unreadable }: ReadList<DirectoryObject>, narrowed: boolean): FoundObjects {
  return { objects: items, unreadable: unreadable.length, narrowed }
}
