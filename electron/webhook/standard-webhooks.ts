/** Signing by the Standard Webhooks specification, which receivers have libraries for. */
import { createHmac } from 'node:crypto'

export interface WebhookMessage {
  /** The same in every attempt, so that a receiver recognises a message that is sent again. */
  readonly id: string
  /** JSON, as it is signed and sent. */
  readonly body: string
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
