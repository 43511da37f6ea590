/**
 * Syslog over TLS, one connection for a batch. The protocol has no acknowledgement, and a write that succeeds only says that the bytes
 * lie in some buffer. So the batch ends with our half of the connection closed, and counts as handed over when the receiver closes its
 * own in good order after that: by then its program has read everything. Whether it is on its disk nobody can tell.
 */
import { X509Certificate } from 'node:crypto'
import { isIP } from 'node:net'
import tls from 'node:tls'
import type { CentralRecordRules, RecordFailure } from '../../shared/domain/central-record.ts'
import { attemptMs, failed, taken, type HandedOver, type Receiver } from './receiver.ts'
import { syslogFrame } from './wire/syslog.ts'

export interface SyslogPorts {
  /** Of the authorities that the computer trusts. */
  readonly trusted: () => Promise<tls.SecureContext>
  readonly deadlineMs?: number
}

/** Where to, with a host. */
export type SyslogTarget = CentralRecordRules['syslog'] & { readonly host: string }

export function createSyslogReceiver(target: SyslogTarget, ports: SyslogPorts): Receiver {
  const { host, port, authority, maxFrameBytes } = target
  const { trusted, deadlineMs = attemptMs } = ports
  let own: tls.SecureContext | null = null

  /** Its own authority takes the place of all others. */
  const context = async (): Promise<tls.SecureContext> => {
    if (authority === null) return trusted()
    own ??= tls.createSecureContext({ ca: certificatesIn(authority), minVersion: 'TLSv1.2' })
    return own
  }

  return {
    kind: 'syslog',
    server: `${host.includes(':') ? `[${host}]` : host}:${port}`,
    async hand(lines, { stub }, signal) {
      let secureContext: tls.SecureContext
      try {
        secureContext = await context()
      } catch {
        return failed('authority-not-valid')
      }
      const frames = Buffer.concat(lines.map((line) => syslogFrame(line, stub ? 0 : maxFrameBytes)))
      return exchange(frames, { host, port, secureContext }, signal, deadlineMs)
    },
    close: () => Promise.resolve(),
  }
}

/** Each is looked at: what TLS cannot read of a list it passes over. */
function certificatesIn(pem: string): string[] {
  const blocks = pem.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? []
  return blocks.map((block) => new X509Certificate(block).toString())
}

function exchange(
  frames: Buffer,
  to: { readonly host: string; readonly port: number; readonly secureContext: tls.SecureContext },
  signal: AbortSignal,
  deadlineMs: number,
): Promise<HandedOver> {
  const { host, port, secureContext } = to
  return new Promise((resolve) => {
    let failure: RecordFailure | null = null
    let wrote = false
    let endedAfter = false
    // Its type does not know the documented half-open connection.
    const options: tls.ConnectionOptions & { readonly allowHalfOpen: true } = {
      host,
      port,
      // TLS has no server name for an IP address; the certificate is checked all the same.
      servername: isIP(host) === 0 ? host : '',
      secureContext,
      rejectUnauthorized: true,
      allowHalfOpen: true,
    }
    const socket = tls.connect(options)
    const giveUp = (reason: RecordFailure): void => {
      failure ??= reason
      socket.destroy()
    }
    const onAbort = (): void => giveUp('unknown')
    const deadline = setTimeout(() => giveUp('timed-out'), deadlineMs)
    signal.addEventListener('abort', onAbort, { once: true })
    if (signal.aborted) onAbort()
    socket.once('secureConnect', () => socket.end(frames))
    socket.once('finish', () => (wrote = true))
    socket.once('end', () => {
      endedAfter = wrote
      // It wants nothing more; what is not written by now never will be.
      if (!wrote) giveUp('broke-off')
    })
    socket.on('error', (cause) => (failure ??= failureOf(cause)))
    // Whatever it says is nothing to us; unread, its end would never come.
    socket.resume()
    socket.once('close', () => {
      clearTimeout(deadline)
      signal.removeEventListener('abort', onAbort)
      resolve(failure === null && endedAfter ? taken : failed(failure ?? 'broke-off'))
    })
  })
}

const failures: readonly (readonly [RegExp, RecordFailure])[] = [
  [
    /^(CERT_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_|ERR_TLS_CERT_|INVALID_CA|INVALID_PURPOSE|PATH_LENGTH_|HOSTNAME_|ERROR_IN_CERT_)/,
    'certificate-not-trusted',
  ],
  [/^(EPROTO|ERR_SSL_)/, 'no-tls'],
  [/^(ECONNRESET|EPIPE|ECONNABORTED)$/, 'broke-off'],
  [/^(ENOTFOUND|EAI_|ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL)/, 'not-reachable'],
  [/^ETIMEDOUT$/, 'timed-out'],
]

function failureOf(cause: unknown): RecordFailure {
  const code = cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : ''
  return failures.find(([codes]) => codes.test(code))?.[1] ?? 'not-reachable'
}
