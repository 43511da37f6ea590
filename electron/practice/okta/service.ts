/** What the routes of the simulator share. */
import type { Context } from 'hono'
import type { Caller } from './callers.ts'
import type { Org } from './org.ts'

export interface Service {
  readonly org: Org
  readonly slowMs: number
  /** Whether the org has the operations on authenticator enrolments, which are in limited release. */
  readonly hasEnrollments: boolean
  /** Throws when the request carries no valid credential. */
  readonly caller: (c: Context) => Caller
  readonly address: (c: Context) => (path: string) => string
}
