/** "Test connection", as far as it is the same in every system: what a refusal says of a right, and the shape of the result. */
import type { ConnectionCheck, ConnectionWarning } from '../../shared/domain/connection.ts'
import { isPlainHttp } from './http/base-url.ts'
import type { Authentication } from './http/system-client.ts'
import { ProviderError } from './provider-error.ts'
import type { ProviderInput } from './system-definition.ts'

export type Verdict = ConnectionCheck['abilities'][number]['verdict']

/** What a test found out about a sign-in that works. Parts that are `null` or left out are not told. */
export interface Findings {
  readonly principal: string | null
  readonly organisation?: string | null
  readonly roles?: readonly string[] | null
  readonly search: Verdict
  readonly readStatus: Verdict
  readonly reset: Verdict
  /** Those the system gives cause for; what the address gives cause for is added. */
  readonly warnings: readonly ConnectionWarning[]
}

/**
 * Signs in again: a person wants to know whether it works now. Rejects with what `find` rejects with, because a sign-in that does
 * not work is an error and no finding.
 */
export async function checkConnection(
  { connection: { baseUrl }, now }: Pick<ProviderInput, 'connection' | 'now'>,
  authentication: Pick<Authentication, 'startOver'>,
  find: () => Promise<Findings>,
): Promise<ConnectionCheck> {
  const startedAt = now().getTime()
  authentication.startOver()
  const { principal, organisation = null, roles = null, warnings, ...may } = await find()
  return {
    baseUrl,
    principal,
    ...(organisation === null ? {} : { organisation }),
    ...(roles === null ? {} : { roles: [...roles] }),
    abilities: [
      { ability: 'sign-in', verdict: 'yes' },
      { ability: 'search', verdict: may.search },
      { ability: 'read-status', verdict: may.readStatus },
      { ability: 'reset', verdict: may.reset },
    ],
    warnings: isPlainHttp(baseUrl) ? [...warnings, 'loopback-without-tls'] : [...warnings],
    tookMs: Math.max(0, now().getTime() - startedAt),
  }
}

export type Permitted<Value> =
  | { readonly kind: 'yes'; readonly value: Value }
  | { readonly kind: 'refused'; readonly error: ProviderError }
  | { readonly kind: 'not-there' }

/** What is refused or not there is an answer; everything else is thrown on. */
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

/** What is not there, such as an account gone between two questions, says nothing of the right to read it. */
export function verdictOf({ kind }: Permitted<unknown>): Verdict {
  if (kind === 'yes') return 'yes'
  return kind === 'refused' ? 'no' : 'unknown'
}
