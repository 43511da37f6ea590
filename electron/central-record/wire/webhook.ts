/** Lines as one signed message by the Standard Webhooks specification, which receivers have libraries for. */
import { createHash, createHmac } from 'node:crypto'
import { ocsfEvent } from './ocsf.ts'
import { uidOf, type FormOptions, type RecordLine } from './record-line.ts'

export interface WebhookMessage {
  /** The same for the same lines, so that a message sent again is known by it. */
  readonly id: string
  /** JSON, as it is signed and sent. */
  readonly body: string
}

/** `lines`: at least one, in their order. */
export function webhookMessage(lines: readonly RecordLine[], options: FormOptions): WebhookMessage {
  const events = lines.map((line) => ocsfEvent(line, options))
  const [first, last] = [lines[0], lines.at(-1)]
  if (first === undefined || last === undefined) throw new TypeError('A message has lines.')
  const of = [uidOf(first), uidOf(last), last.link.hash, String(options.stub)].join(' ')
  return {
    id: `msg_${createHash('sha256').update(of).digest('hex').slice(0, 32)}`,
    body: JSON.stringify({ type: 'mfa-desk.record', data: { desk: first.desk, events } }),
  }
}

/** Made anew for each attempt: receivers refuse a time that is more than some minutes off. `keys`: the newest first. */
export function webhookHeaders(
  { id, body }: WebhookMessage,
  at: Date,
  keys: readonly Buffer[],
): Readonly<Record<string, string>> {
  const timestamp = String(Math.floor(at.getTime() / 1000))
  const signature = (key: Buffer): string =>
    `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')}`
  return {
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': keys.map(signature).join(' '),
  }
}

/**
 * The keys in what somebody entered as the secret: `whsec_` and base64, one, or two while it is being changed, the new one first. `null`
 * where it is none, or shorter than the specification allows.
 */
export function webhookKeys(secret: string): Buffer[] | null {
  const words = secret.trim().split(/[\s,]+/)
  const keys = words.map((word) => {
    const [, encoded] = /^whsec_([A-Za-z0-9+/]+={0,2})$/.exec(word) ?? []
    return encoded === undefined ? null : Buffer.from(encoded, 'base64')
  })
  const fit = keys.filter((key) => key !== null && key.length >= 24 && key.length <= 64) as Buffer[]
  return fit.length === words.length && fit.length <= 2 ? fit : null
}
