/** Lines as one message of a signed webhook. */
import { createHash } from 'node:crypto'
import type { WebhookMessage } from '../../webhook/standard-webhooks.ts'
import { ocsfEvent } from './ocsf.ts'
import { uidOf, type FormOptions, type RecordLine } from './record-line.ts'

/** `lines`: at least one, in their order. The same lines have the same id. */
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
