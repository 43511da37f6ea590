/** "Test connection", as far as it is the same in every system: what a refusal says about a permission, and the form of the result. */
import type { ConnectionCheck, ConnectionWarning } from '../../shared/domain/connection.ts'
import { isPlainHttp } from './http/base-url.ts'
import type { Authentication } from './http/system-client.ts'
import { ProviderError } from './provider-error.ts'
import type { ProviderInput } from './system-definition.ts'

export type Verdict = ConnectionCheck['abilities'][number]['verdict']

interface AnyFindings {
  readonly principal: string | null
  readonly organisation?: string | null
  readonly roles?: readonly string[] | null
  /** Warnings about the system; one about the address is added. */
  readonly warnings: readonly ConnectionWarning[]
}

/** What a test found out about a working sign-in. Fields that are `null` or absent are unknown. */
export interface Findings extends AnyFindings {
  readonly search: Verdict
  readonly readStatus: Verdict
  readonly reset: Verdict
}

/** The same in a system that holds tickets. */
export interface TicketFindings extends AnyFindings {
  readonly findTicket: Verdict
  readonly addNote: Verdict
}

type Input = Pick<ProviderInput, 'connection' | 'now'>
type Ability = ConnectionCheck['abilities'][number]

/**
 * Signs in again, because the user wants to know whether it works now. Rejects with what `find` rejects with, because a sign-in that
 * does not work is an error and not a finding.
 */
export function checkConnection(
  input: Input,
  authentication: Pick<Authentication, 'startOver'>,
  find: () => Promise<Findings>,
): Promise<ConnectionCheck> {
  return check(input, authentication, find, ({ search, readStatus, reset }) => [
    { ability: 'search', verdict: search },
    { ability: 'read-status', verdict: readStatus },
    { ability: 'reset', verdict: reset },
  ])
}

/** The same in a system that holds tickets. */
export function checkTicketConnection(
  input: Input,
  authentication: Pick<Authentication, 'startOver'>,
  find: () => Promise<TicketFindings>,
): Promise<ConnectionCheck> {
  return check(input, authentication, find, ({ findTicket, addNote }) => [
    { ability: 'find-ticket', verdict: findTicket },
    { ability: 'add-note', verdict: addNote },
  ])
}

async function check<Found extends AnyFindings>(
  { connection: { baseUrl }, now }: Input,
  authentication: Pick<Authentication, 'startOver'>,
  find: () => Promise<Found>,
  abilitiesOf: (found: Found) => Ability[],
): Promise<ConnectionCheck> {
  const startedAt = now().getTime()
  authentication.startOver()
  const found = await find()
  const { principal, organisation = null, roles = null, warnings } = found
  return {
    baseUrl,
    principal,
    ...(organisation === null ? {} : { organisation }),
    ...(roles === null ? {} : { roles: [...roles] }),
    abilities: [{ ability: 'sign-in', verdict: 'yes' }, ...abilitiesOf(found)],
    warnings: isPlainHttp(baseUrl) ? [...warnings, 'loopback-without-tls'] : [...warnings],
    tookMs: Math.max(0, now().getTime() - startedAt),
  }
}

export type Permitted<Value> =
  | { readonly kind: 'yes'; readonly value: Value }
  | { readonly kind: 'refused'; readonly error: ProviderError }
  | { readonly kind: 'not-there' }

/** A refusal or "not found" becomes a result; every other error is rethrown. */
export async function permitted<Value>(asking: () => Promise<Value>): Promise<Permitted<Value>> {
  try {
    return { kind: 'yes', value: await asking() }
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error
    if (error.kind === 'forbidden') return { kind: 'refused', error }
    if (error.kind === 'not-found') return { kind: 'not-there' }
    throw error
  }
}

/** If something was not found, such as an account deleted between two requests, that says nothing about the permission to read it. */
export function verdictOf({ kind }: Permitted<unknown>): Verdict {
  if (kind === 'yes') return 'yes'
  return kind === 'refused' ? 'no' : 'unknown'
}
