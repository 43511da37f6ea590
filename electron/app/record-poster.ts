/** Posts the central record over the transport the systems are reached by: the same proxies, certificates and limits. */
import type { RecordFailure } from '../../shared/domain/central-record.ts'
import type { ErrorCode } from '../../shared/errors/error-code.ts'
import type { HttpPorts, Posted } from '../central-record/http-receivers.ts'
import { attemptMs } from '../central-record/receiver.ts'
import { retryAfterSeconds } from '../providers/http/retry-after.ts'
import { createSocketTransport } from '../providers/http/socket-transport.ts'
import type { Trust } from '../providers/http/trust.ts'
import { ProviderError } from '../providers/provider-error.ts'
import type { Platform } from './ports.ts'
import { transportFailures } from './transport-failures.ts'

/** A receiver's answer is a word or two; more is a page. */
const capBytes = 64 * 1024

export function openPosterWith(
  trust: Trust,
  platform: Pick<Platform, 'version' | 'resolveProxy' | 'logger' | 'now'>,
  timeoutMs = attemptMs,
): HttpPorts['openPoster'] {
  return (address, { takesText }) => {
    const url = new URL(address)
    const { logger, now, resolveProxy, version } = platform
    const transport = createSocketTransport({
      baseUrl: url.origin,
      userAgent: `MFA-Desk/${version}`,
      resolveProxy,
      trust,
      logger,
    })
    return {
      async post(headers, body, signal): Promise<Posted> {
        try {
          const {
            status,
            json,
            headers: answered,
          } = await transport.send({
            method: 'POST',
            path: url.pathname,
            headers,
            jsonText: body,
            takesText,
            // Entries may come twice, and receivers know them by their numbers.
            effect: 'read',
            timeoutMs,
            maxAnswerBytes: capBytes,
            signal,
          })
          const seconds = retryAfterSeconds(answered, now())
          return { kind: 'answered', status, json, retryAfterMs: seconds === null ? null : seconds * 1000 }
        } catch (cause) {
          if (!(cause instanceof ProviderError)) return { kind: 'failed', failure: 'unknown', status: null }
          return { kind: 'failed', failure: failures[cause.code] ?? 'unknown', status: cause.detail.httpStatus ?? null }
        }
      },
      close: () => transport.close(),
    }
  }
}

const failures: Partial<Record<ErrorCode, RecordFailure>> = {
  ...transportFailures,
  'answer-not-json': 'not-understood',
  'answer-too-large': 'not-understood',
  'answer-not-understood': 'not-understood',
}
