/**
 * Hands one mail over to a mail server, encrypted or not at all. The outbox decides when it is tried again; nothing here does. The
 * library is loaded with the first mail.
 */
import tls from 'node:tls'
import type { MailServer } from '../../shared/domain/notice-rules.ts'
import type { Attempt } from '../outbox/sender.ts'
import type { Secret } from '../secret/secret.ts'

export interface Mail {
  /** The same whenever it is sent again. */
  readonly id: string
  /** ISO 8601; likewise. */
  readonly writtenAt: string
  /** One address, checked by `mailAddressIn`. */
  readonly to: string
  readonly fromName: string
  readonly subject: string
  readonly text: string
}

export interface MailPorts {
  /** PEM, beside Node's own list. */
  readonly trustedCertificates: () => Promise<readonly string[]>
}

const connectMs = 15_000
const silentMs = 60_000
/** What somebody has to mend: asking every minute would not help. */
const slowlyMs = 60 * 60 * 1000

/** `password`: null where the server takes mail without a sign-in. Never throws. */
export async function sendMail(
  server: MailServer,
  password: Secret | null,
  mail: Mail,
  { trustedCertificates }: MailPorts,
  signal: AbortSignal,
): Promise<Attempt> {
  const { createTransport } = await import('nodemailer')
  const transport = createTransport({
    host: server.host,
    port: server.port,
    secure: server.security === 'tls',
    // Else a server, or somebody in between, that offers no encryption would be given the password in the clear.
    requireTLS: true,
    tls: { minVersion: 'TLSv1.2', ca: [...tls.getCACertificates('default'), ...(await trustedCertificates())] },
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
      // One receiver, by the address alone: what a mail program would read into the header counts nothing.
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

/** What the mail library tells of a failure. */
interface MailFailure {
  readonly code?: unknown
  readonly responseCode?: unknown
  readonly command?: unknown
  readonly message?: unknown
}

/** Which of several places of the conversation it went wrong at, by the library's codes. Pure. */
export function attemptAfter(cause: unknown): Attempt {
  const { code, responseCode, command, message } = (cause ?? {}) as MailFailure
  const status = typeof responseCode === 'number' ? responseCode : 0
  const passes = status >= 400 && status < 500
  const words = String(message)
  // The library has several codes for a handshake that failed; only OpenSSL's words tell why.
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
      // Cut somewhere in between, perhaps after the server took the mail: sent again, it is the same mail.
      return { kind: 'place-down', code: 'mail-unconfirmed' }
  }
}

const isAfterMessage = (command: unknown): boolean => command === 'DATA'
