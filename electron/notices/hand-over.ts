/** Hands a message over to the server that the rules name. */
import type { NoticeServer } from '../../shared/domain/notice-rules.ts'
import { codeOf } from '../errors/coded-error.ts'
import type { Attempt } from '../outbox/sender.ts'
import type { Secret } from '../secret/secret.ts'
import { sendMail, type MailPorts } from './mail.ts'
import type { NoticeMessage } from './notice-message.ts'
import { postNotice, type WebhookPorts } from './post-notice.ts'

export interface HandOverPorts extends MailPorts, WebhookPorts {
  /** Of this server. `null` if none is kept. Throws what the vault throws. */
  readonly readSecret: (server: NoticeServer) => Promise<Secret | null>
}

/** Never throws. */
export async function handOver(
  server: NoticeServer | null,
  message: NoticeMessage,
  ports: HandOverPorts,
  signal: AbortSignal,
): Promise<Attempt> {
  if (server === null) return { kind: 'stop', code: 'notices-not-set-up' }
  let secret: Secret | null
  try {
    secret = server.kind === 'mail' && server.user === '' ? null : await ports.readSecret(server)
  } catch (cause) {
    return { kind: 'place-down', code: codeOf(cause) }
  }
  if (server.kind === 'webhook') {
    if (secret === null) return { kind: 'stop', code: 'webhook-secret-missing' }
    return postNotice(server.address, secret, message, ports, signal)
  }
  if (secret === null && server.user !== '') return { kind: 'stop', code: 'mail-password-missing' }
  return sendMail(server, secret, message, ports, signal)
}
