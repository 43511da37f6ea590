/**
 * The requests sent to ServiceNow's Table API. A note is written only under the key `work_notes`, which only the help desk sees;
 * the similar `comments` would be mailed to the person the ticket is for, and neither it nor any other key can be sent from here.
 *
 * Sources: the product documentation on the Table API, with its warning that `^` joins conditions in queries: a number is letters and
 * digits.
 */
import type { PausePorts } from '../http/pause.ts'
import { obeyRetryAfter } from '../http/retry-after.ts'
import { createSystemClient, type Authentication } from '../http/system-client.ts'
import type { Transport, TransportResponse } from '../http/transport.ts'
import { ProviderError } from '../provider-error.ts'
import { failureOf } from './failures.ts'
import { AnyRows, Rows, type Row } from './schemas.ts'

/** `task` is extended by the others: tickets of every kind can be found there, with the fields common to all. */
export type Table = 'incident' | 'sc_task' | 'task'

type Path = `/api/now/table/${Table}` | `/api/now/table/${Table}/${string}`

export interface ServiceNowClient {
  /** Whether any incident is visible to this account. */
  seesIncidents(signal: AbortSignal): Promise<boolean>
  /** The only row with this number, or `null`. */
  findByNumber(table: Table, number: string, fields: readonly string[], signal: AbortSignal): Promise<Row | null>
  /** The response, whatever its status. Rejects like `SystemClient.change`. */
  addWorkNote(table: Table, row: Row, text: string, signal: AbortSignal): Promise<TransportResponse>
  failureOf(response: TransportResponse): ProviderError
}

/** Valid numbers, which contain nothing with a special meaning in a query or a path. */
export const ticketNumber = /^[a-z]{2,10}[0-9]{4,12}$/i

export function createServiceNowClient(
  ports: PausePorts & {
    readonly transport: Transport
    readonly authentication: Authentication
    readonly rejected: 'password-rejected' | 'token-rejected'
  },
): ServiceNowClient {
  const { transport, authentication, rejected, now } = ports
  const client = createSystemClient<Path>({
    transport,
    authentication,
    pacing: obeyRetryAfter(ports),
    isUnauthenticated: ({ status }) => status === 401,
    failureOf: (response) => failureOf(response, now(), rejected),
  })

  return {
    async seesIncidents(signal) {
      const query = { sysparm_limit: '1', sysparm_fields: 'sys_id,number' }
      const { result } = await client.read(AnyRows, { path: '/api/now/table/incident', query }, signal)
      return result.length > 0
    },

    async findByNumber(table, number, fields, signal) {
      if (!ticketNumber.test(number)) throw new ProviderError('rejected', 'ticket-not-found')
      const query = {
        sysparm_query: `number=${number}`,
        // Two, because an instance that does not know a field of the query returns all rows.
        sysparm_limit: '2',
        sysparm_display_value: 'all',
        sysparm_exclude_reference_link: 'true',
        sysparm_fields: fields.join(','),
      }
      const { result } = await client.read(Rows, { path: `/api/now/table/${table}`, query }, signal)
      const [row, ...others] = result
      if (row === undefined) return null
      if (others.length > 0 || row.number.value.toUpperCase() !== number) {
        throw new ProviderError('unexpected-response', 'answer-not-understood')
      }
      return row
    },

    addWorkNote: (table, row, text, signal) =>
      client.change(
        {
          method: 'PATCH',
          path: `/api/now/table/${table}/${row.sys_id.value}`,
          query: { sysparm_fields: 'sys_id,number,sys_mod_count', sysparm_exclude_reference_link: 'true' },
          json: { work_notes: text },
        },
        signal,
      ),

    failureOf: (response) => client.failureOf(response),
  }
}
