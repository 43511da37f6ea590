/**
 * "Test connection": whether the application may read users and what they have, and whether it may do more than this desk needs. Duo
 * cannot be asked whether it may write without writing.
 */
import type { ConnectionWarning, SignIn } from '../../../shared/domain/connection.ts'
import { type Findings, permitted, verdictOf } from '../connection-check.ts'
import { ProviderError } from '../provider-error.ts'
import type { DuoClient } from './client.ts'
import { duoId } from './duo-id.ts'

/** Read with permissions that are not needed: for administrators, settings and applications. */
const beyond = ['/admin/v1/admins', '/admin/v1/settings', '/admin/v3/integrations'] as const

export async function findOut(
  client: DuoClient,
  { signIn, baseUrl }: { readonly signIn: SignIn; readonly baseUrl: string },
  signal: AbortSignal,
): Promise<Findings> {
  const search = await permitted(() => client.readSome(signal))
  const someone = search.kind === 'yes' ? duoId(search.value.items[0]?.user_id ?? '') : null
  const [readStatus, ...further] = await Promise.all([
    someone === null ? null : permitted(() => client.readBypassCodes(someone, signal)),
    ...beyond.map((path) => mayRead(() => client.readBeyond(path, signal))),
  ])
  const warnings: ConnectionWarning[] = ['reset-right-not-testable']
  if (further.some(Boolean)) warnings.push('more-rights-than-needed')
  return {
    // The integration key names the application, and it has just signed.
    principal: signIn.kind === 'client-secret' ? signIn.clientId : null,
    // The API hostname is what tells tenants apart.
    organisation: new URL(baseUrl).host,
    search: verdictOf(search),
    readStatus: readStatus === null ? 'unknown' : verdictOf(readStatus),
    reset: 'unknown',
    warnings,
  }
}

/** Whatever keeps it from being read, be it a plan of Duo's without it, says nothing against this connection. */
async function mayRead(reading: () => Promise<unknown>): Promise<boolean> {
  try {
    await reading()
    return true
  } catch (error) {
    if (error instanceof ProviderError && error.kind !== 'cancelled') return false
    throw error
  }
}
