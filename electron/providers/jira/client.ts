/**
 * The requests sent to Jira Cloud. A note is a comment in the service desk API, which states explicitly whether customers can see it and
 * refuses issues that are not requests; the platform API's comments would be public unless a property is added to them.
 */
import type { PausePorts } from '../http/pause.ts'
import { obeyRetryAfter } from '../http/retry-after.ts'
import { createSystemClient, type Authentication, type Question } from '../http/system-client.ts'
import type { Transport, TransportResponse } from '../http/transport.ts'
import { ProviderError } from '../provider-error.ts'
import { failureOf, isUnauthenticated } from './failures.ts'
import { Comments, Issue, Myself, ServiceDesks } from './schemas.ts'
import type { z } from 'zod'

/** Valid keys, which contain nothing with a special meaning in a path. */
export const issueKey = /^[a-z][a-z0-9_]{1,19}-[1-9][0-9]{0,9}$/i

type Path =
  | '/rest/api/3/myself'
  | '/rest/servicedeskapi/servicedesk'
  | `/rest/api/3/issue/${string}`
  | `/rest/servicedeskapi/request/${string}/comment`

export interface JiraClient {
  myself(signal: AbortSignal): Promise<Myself>
  /** Whether any service desk is visible to this account. */
  seesServiceDesks(signal: AbortSignal): Promise<boolean>
  /** `null`: there is no issue with this key, or this account may not see it. */
  findIssue(key: string, signal: AbortSignal): Promise<Issue | null>
  /** The comments, page by page from `start`. `null`: the issue is not a request of a service desk, or not visible. */
  comments(key: string, start: number, signal: AbortSignal): Promise<Comments | null>
  /** The response, whatever its status. Rejects like `SystemClient.change`. */
  addInternalComment(key: string, body: string, signal: AbortSignal): Promise<TransportResponse>
  failureOf(response: TransportResponse): ProviderError
}

type Myself = z.infer<typeof Myself>
type Comments = z.infer<typeof Comments>

export const commentsPerPage = 100

export function createJiraClient(
  ports: PausePorts & { readonly transport: Transport; readonly authentication: Authentication },
): JiraClient {
  const { transport, authentication, now } = ports
  const client = createSystemClient<Path>({
    transport,
    authentication,
    pacing: obeyRetryAfter(ports),
    isUnauthenticated,
    failureOf: (response) => failureOf(response, now()),
  })

  /** Rejects a success that was sent to an anonymous user. */
  const ask = async (question: Question<Path>, signal: AbortSignal): Promise<TransportResponse> => {
    const response = await client.ask(question, signal)
    if (isUnauthenticated(response)) throw failureOf(response, now())
    return response
  }

  const issuePart = (key: string): string => {
    if (!issueKey.test(key)) throw new ProviderError('rejected', 'ticket-not-found')
    return key
  }

  return {
    async myself(signal) {
      return client.understand(Myself, await ask({ path: '/rest/api/3/myself' }, signal))
    },

    async seesServiceDesks(signal) {
      const answer = await ask({ path: '/rest/servicedeskapi/servicedesk', query: { limit: '1' } }, signal)
      return client.understand(ServiceDesks, answer).values.length > 0
    },

    async findIssue(key, signal) {
      const query = { fields: 'summary,status,reporter' }
      const answer = await ask({ path: `/rest/api/3/issue/${issuePart(key)}`, query }, signal)
      if (answer.status === 404 && answer.unread === undefined) return null
      return client.understand(Issue, answer)
    },

    async comments(key, start, signal) {
      const query = { public: 'true', internal: 'true', start: String(start), limit: String(commentsPerPage) }
      const answer = await ask({ path: `/rest/servicedeskapi/request/${issuePart(key)}/comment`, query }, signal)
      if (answer.status === 404 && answer.unread === undefined) return null
      return client.understand(Comments, answer)
    },

    addInternalComment: (key, body, signal) =>
      client.change(
        {
          method: 'POST',
          path: `/rest/servicedeskapi/request/${issuePart(key)}/comment`,
          json: { body, public: false },
        },
        signal,
      ),

    failureOf: (response) => client.failureOf(response),
  }
}
