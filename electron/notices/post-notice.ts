/** Posts one notice to a signed webhook. Only the outbox decides about retries. */
import type { ErrorCode } from '../../shared/errors/error-code.ts'
import type { Attempt } from '../outbox/sender.ts'
import type { Secret } from '../secret/secret.ts'
import type { OpenPoster, Posted } from '../webhook/poster.ts'
import { webhookHeaders, webhookKeys, type WebhookMessage } from '../webhook/standard-webhooks.ts'
import type { NoticeMessage } from './notice-message.ts'

export interface WebhookPorts {
  readonly openPoster: OpenPoster
  readonly now: () => Date
}

/** For problems that somebody has to fix: frequent retries would not help. */
const slowlyMs = 60 * 60 * 1000

/** Never throws. */
export async function postNotice(
  address: string,
  secret: Secret,
  message: NoticeMessage,
  { openPoster, now }: WebhookPorts,
  signal: AbortSignal,
): Promise<Attempt> {
  const keys = webhookKeys(secret.reveal())
  if (keys === null) return { kind: 'stop', code: 'webhook-secret-missing' }
  const webhookMessage = webhookMessageOf(message)
  const headers = webhookHeaders(webhookMessage, now(), keys)
  const poster = openPoster(address, { takesText: true })
  try {
    return attemptAfter(await poster.post(headers, webhookMessage.body, signal))
  } finally {
    await poster.close()
  }
}

/** The same in every attempt but for its signature. */
export function webhookMessageOf({ id, writtenAt, to, fromName, subject, text, about }: NoticeMessage): WebhookMessage {
  const data = { ...about, address: to, desk: fromName, subject, text }
  const type = about === null ? 'mfa-desk.notice-test' : 'mfa-desk.notice'
  return { id: `msg_${id}`, body: JSON.stringify({ type, timestamp: writtenAt, data }) }
}

/** Only 2xx is taken over: what a redirect leads to, or a page that answers in the receiver's place, has taken nothing. Pure. */
export function attemptAfter(posted: Posted): Attempt {
  if (posted.kind === 'failed') return failures[posted.code] ?? { kind: 'place-down', code: 'webhook-unconfirmed' }
  const { status, retryAfterMs } = posted
  if (status >= 200 && status < 300) return { kind: 'sent' }
  switch (status) {
    case 401:
    case 403:
      return { kind: 'stop', code: 'webhook-secret-refused' }
    case 404:
    case 405:
      return { kind: 'place-down', code: 'webhook-not-found', afterMs: slowlyMs }
    case 408:
    case 429:
      return { kind: 'place-down', code: 'webhook-busy', afterMs: retryAfterMs ?? 0 }
    case 410:
      // By the specification: nothing more is to be sent there.
      return { kind: 'stop', code: 'webhook-gone' }
    default:
      return status >= 500
        ? { kind: 'place-down', code: 'webhook-busy', afterMs: retryAfterMs ?? 0 }
        : { kind: 'give-up', code: 'webhook-refused' }
  }
}

const slowly = (code: ErrorCode): Attempt => ({ kind: 'place-down', code, afterMs: slowlyMs })

const failures: Partial<Record<ErrorCode, Attempt>> = {
  'not-reachable': { kind: 'place-down', code: 'webhook-not-reachable' },
  'proxy-refused': { kind: 'place-down', code: 'proxy-refused' },
  'proxy-sign-in-required': slowly('proxy-sign-in-required'),
  'proxy-not-usable': slowly('proxy-not-usable'),
  'certificate-not-trusted': slowly('webhook-certificate'),
  // By the next attempt they may have been read.
  'certificate-store-not-read': { kind: 'place-down', code: 'webhook-certificate' },
  redirected: slowly('webhook-not-found'),
}
