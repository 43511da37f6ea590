/** Fetches the version file over the transport the systems are reached by: the same proxy, certificates and limits. */
import type { UpdateFailure } from '../../shared/domain/updates.ts'
import { transportFailures } from '../../shared/domain/transport-failures.ts'
import type { ErrorCode } from '../../shared/errors/error-code.ts'
import { createSocketTransport } from '../providers/http/socket-transport.ts'
import { isOk } from '../providers/http/transport.ts'
import { ProviderError } from '../providers/provider-error.ts'
import type { Fetched } from '../updates/updates.ts'
import type { Network } from './network.ts'

const timeoutMs = 15_000

/** Far more than any notes people read. */
const capBytes = 256 * 1024

/** Redirects are not followed, and a certificate is never accepted by hand: the link in the file is shown to people. */
export async function fetchVersionFile(
  address: string,
  signal: AbortSignal,
  network: Network,
  limits: { readonly timeoutMs: number } = { timeoutMs },
): Promise<Fetched> {
  const url = new URL(address)
  const transport = createSocketTransport({ baseUrl: url.origin, ...network })
  try {
    const answer = await transport.send({
      method: 'GET',
      path: url.pathname,
      headers: {},
      effect: 'read',
      timeoutMs: limits.timeoutMs,
      maxAnswerBytes: capBytes,
      signal,
    })
    return isOk(answer) ? { kind: 'json', json: answer.json } : failed(failureByStatus(answer.status))
  } catch (cause) {
    if (!(cause instanceof ProviderError) || signal.aborted) throw cause
    return failed(failures[cause.code] ?? 'unknown')
  } finally {
    await transport.close()
  }
}

const failures: Partial<Record<ErrorCode, UpdateFailure>> = {
  ...transportFailures,
  'answer-not-json': 'not-json',
  'answer-too-large': 'too-large',
  'answer-not-understood': 'not-understood',
}

function failureByStatus(status: number): UpdateFailure {
  if (status === 404 || status === 410) return 'not-found'
  return status >= 500 || status === 429 ? 'server-error' : 'refused'
}

function failed(failure: UpdateFailure): Fetched {
  return { kind: 'failed', failure }
}
