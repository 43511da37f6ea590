/**
 * The receivers over HTTP: a signed webhook, and OpenTelemetry's protocol. Only 2xx is taken over. What a redirect leads to, or a page
 * that answers in the receiver's place, has taken nothing.
 */
import type { RecordFailure, SecretReceiver } from '../../shared/domain/central-record.ts'
import { transportFailures } from '../../shared/domain/transport-failures.ts'
import type { ErrorCode } from '../../shared/errors/error-code.ts'
import type { OpenPoster, Posted } from '../webhook/poster.ts'
import { webhookHeaders, webhookKeys } from '../webhook/standard-webhooks.ts'
import { failed, type HandedOver, type Receiver } from './receiver.ts'
import { otlpRequest, rejectedRecords } from './wire/otlp.ts'
import { webhookMessage } from './wire/webhook.ts'

export interface HttpPorts {
  readonly openPoster: OpenPoster
  /** `null`: none is kept for that server. Throws where the keychain does not tell. */
  readonly readSecret: (receiver: SecretReceiver, address: string) => Promise<string | null>
  readonly now: () => Date
}

export function createWebhookReceiver(address: string, { openPoster, readSecret, now }: HttpPorts): Receiver {
  const poster = openPoster(address, { takesText: true })
  return {
    kind: 'webhook',
    server: address,
    async hand(lines, options, signal) {
      const secret = await secretOf(() => readSecret('webhook', address))
      if (secret === 'unknown') return failed('keychain')
      const keys = webhookKeys(secret?.text ?? '')
      if (keys === null) return failed('secret-missing')
      const message = webhookMessage(lines, options)
      return handedOver(await poster.post(webhookHeaders(message, now(), keys), message.body, signal))
    },
    close: () => poster.close(),
  }
}

export function createOtlpReceiver(address: string, { openPoster, readSecret }: HttpPorts): Receiver {
  const url = new URL(address)
  const endpoint = url.pathname === '/' ? `${url.origin}/v1/logs` : address
  const poster = openPoster(endpoint, { takesText: false })
  return {
    kind: 'otlp',
    server: address,
    async hand(lines, options, signal) {
      const secret = await secretOf(() => readSecret('otlp', address))
      if (secret === 'unknown') return failed('keychain')
      const header = secret === null ? {} : headerOf(secret.text)
      if (header === null) return failed('secret-missing')
      const posted = await poster.post(header, otlpRequest(lines, options), signal)
      const result = handedOver(posted)
      return result.kind === 'taken' && posted.kind === 'answered'
        ? { kind: 'taken', rejected: rejectedRecords(posted.json) }
        : result
    },
    close: () => poster.close(),
  }
}

async function secretOf(read: () => Promise<string | null>): Promise<{ readonly text: string } | null | 'unknown'> {
  try {
    const text = await read()
    return text === null ? null : { text }
  } catch {
    return 'unknown'
  }
}

/** Headers that are the transport's, not the sender's. */
const ownHeaders = /^(?:host|connection|content-.*|transfer-encoding|te|trailer|upgrade|expect)$/i

/** `Name: value` as a header to send with each request. `null` where it is none. */
export function headerOf(secret: string): Readonly<Record<string, string>> | null {
  const [, name, value] =
    /^([!#$%&'*+.^_`|~0-9A-Za-z-]{1,128}):[ \t]*([\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?)$/.exec(secret.trim()) ?? []
  return name === undefined || value === undefined || ownHeaders.test(name) ? null : { [name.toLowerCase()]: value }
}

const failures: Partial<Record<ErrorCode, RecordFailure>> = {
  ...transportFailures,
  'answer-not-json': 'not-understood',
  'answer-too-large': 'not-understood',
  'answer-not-understood': 'not-understood',
}

function handedOver(posted: Posted): HandedOver {
  if (posted.kind === 'failed') return failed(failures[posted.code] ?? 'unknown', posted.status)
  const { status, retryAfterMs } = posted
  if (status >= 200 && status < 300) return { kind: 'taken', rejected: 0 }
  if (status === 413) return { kind: 'too-large' }
  return failed(failureBy(status), status, retryAfterMs)
}

function failureBy(status: number): RecordFailure {
  switch (status) {
    case 401:
    case 403:
      return 'secret-refused'
    case 404:
    case 405:
      return 'not-found'
    case 410:
      return 'gone'
    case 429:
    case 503:
      return 'busy'
    default:
      return status >= 500 ? 'server-error' : 'refused'
  }
}
