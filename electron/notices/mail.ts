/**
 * Sends one mail to a mail server, always encrypted. Only the outbox decides about retries. The library is loaded with the first
 * mail.
 */
import type { SecureContext } from 'node:tls'
import type { MailServer } from '../../shared/domain/notice-rules.ts'
import type { Attempt } from '../outbox/sender.ts'
import type { Secret } from '../secret/secret.ts'
import type { NoticeMessage } from './notice-message.ts'

export interface MailPorts {
  /** What TLS trusts, and from which version on. */
  readonly trusted: () => Promise<SecureContext>
}

const connectMs = 15_000
const silentMs = 60_000
/** For problems that somebody has to fix: frequent retries would not help. */
const slowlyMs = 60 * 60 * 1000

/** `password`: `null` if the server accepts mail without a sign-in. Never throws. */
export async function sendMail(
  server: MailServer,
  password: Secret | null,
  mail: Omit<NoticeMessage, 'about'>,
  { trusted }: MailPorts,
  signal: AbortSignal,
): Promise<Attempt> {
  const { createTransport } = await import('nodemailer')
  const transport = createTransport({
    host: server.host,
    port: server.port,
    secure: server.security === 'tls',
    // Otherwise a server, or an attacker in between, that offers no encryption would receive the password in plain text.
    requireTLS: true,
    tls: { minVersion: 'TLSv1.2', secureContext: await trusted() },
    connectionTimeout: connectMs,
    greetingTimeout: connectMs,
    socketTimeout: silentMs,
    disableFileAccess: true,
    disableUrlAccess: true,
    ...(password === null ? {} : { auth: { user: server.user, pass: password.reveal() }, forceAuth: true }),
  })
  try {
    await transport.sendMail({
      from: { name: mail.fromName, address: server.from },
      to: { name: '', address: mail.to },
      // One recipient, by the address alone, however the header might be parsed.
      envelope: { from: server.from, to: [mail.to] },
      subject: mail.subject,
      text: mail.text,
      textEncoding: 'quoted-printable',
      messageId: `<${mail.id}@${server.from.slice(server.from.lastIndexOf('@') + 1)}>`,
      date: new Date(mail.writtenAt),
      headers: { 'Auto-Submitted': 'auto-generated' },
      signal,
    })
    return { kind: 'sent' }
  } catch (cause) {
    return attemptAfter(cause)
  } finally {
    transport.close()
  }
}

/** The mail library's details of a failure. */
interface MailFailure {
  readonly code?: unknown
  readonly responseCode?: unknown
  readonly command?: unknown
  readonly message?: unknown
}

/** Maps the library's error codes, which say at which step sending failed. Pure. */
export function attemptAfter(cause: unknown): Attempt {
  const { code, responseCode, command, message } = (cause ?? {}) as MailFailure
  const status = typeof responseCode === 'number' ? responseCode : 0
  const passes = status >= 400 && status < 500
  const words = String(message)
  // The library has several codes for a failed handshake; only OpenSSL's message says why.
  if (/certificate|self.signed|altnames|unable to (?:get|verify)/i.test(words) && status === 0)
    return { kind: 'place-down', code: 'mail-certificate', afterMs: slowlyMs }
  if (/wrong version number|packet length|record layer|unsupported protocol|alert protocol/i.test(words))
    return { kind: 'place-down', code: 'mail-security-mismatch', afterMs: slowlyMs }
  switch (code) {
    case 'EAUTH':
      return passes ? { kind: 'place-down', code: 'mail-busy' } : { kind: 'stop', code: 'mail-password-rejected' }
    case 'ETLS':
      return { kind: 'place-down', code: 'mail-not-encrypted', afterMs: slowlyMs }
    case 'EENVELOPE':
      if (command === 'RCPT TO' && status >= 500 && status !== 503)
        return { kind: 'give-up', code: 'mail-receiver-refused' }
      if (command === 'MAIL FROM' && status >= 500) return { kind: 'stop', code: 'mail-sender-refused' }
      return status === 421 ? { kind: 'place-down', code: 'mail-busy' } : { kind: 'retry', code: 'mail-deferred' }
    case 'EMESSAGE':
      return passes ? { kind: 'retry', code: 'mail-deferred' } : { kind: 'give-up', code: 'mail-refused' }
    case 'EPROTOCOL':
      return { kind: 'place-down', code: 'mail-busy' }
    case 'EDNS':
    case 'ESOCKET':
    case 'ETIMEDOUT':
      return { kind: 'place-down', code: isAfterMessage(command) ? 'mail-unconfirmed' : 'mail-not-reachable' }
    default:
      // The connection was lost, perhaps after the server had accepted the mail: a retry sends the same mail with the same id.
      return { kind: 'place-down', code: 'mail-unconfirmed' }
  }
}

const isAfterMessage = (command: unknown): boolean => command === 'DATA'
