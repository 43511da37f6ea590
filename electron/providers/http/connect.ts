/**
 * Makes one connection to a server by one way: straight, through the tunnel of an HTTP proxy (reached plainly or over TLS), or
 * through SOCKS 4 or 5. Nothing of a request passes before the connection stands, TLS to the server included, and no
 * credential is ever given to a proxy.
 *
 * As Chromium does, SOCKS 4 gets an address that was looked up here and SOCKS 5 the server's name.
 */
import { lookup } from 'node:dns/promises'
import { once } from 'node:events'
import http, { type IncomingMessage } from 'node:http'
import net, { isIP, type Socket } from 'node:net'
import tls, { type SecureContext, type TLSSocket } from 'node:tls'
import type { WayProblem } from '../../../shared/domain/tried-way.ts'
import { authority, type ProxyWay, type UsableWay } from './way.ts'

export interface Target {
  /** Without the brackets of an IPv6 address. */
  readonly host: string
  readonly port: number
  readonly isTls: boolean
}

export interface TlsParts {
  readonly secureContext: SecureContext
  /** Of an earlier connection to the server, to be taken up. */
  readonly session: Buffer | undefined
  readonly onSession: (session: Buffer) => void
}

/** This way does not lead there; another may. */
export class WayError extends Error {
  override readonly name = 'WayError'
  readonly problem: WayProblem

  constructor(problem: WayProblem, options?: ErrorOptions) {
    super(problem, options)
    this.problem = problem
  }
}

/** The server was reached, and who it is cannot be believed. No other way makes that better. */
export class ServerNotTrustedError extends Error {
  override readonly name = 'ServerNotTrustedError'
  /** Its certificate is not signed by an authority known here; nothing else is wrong with it. */
  readonly isOfUnknownAuthority: boolean

  constructor(cause: unknown) {
    super('server not trusted', { cause })
    this.isOfUnknownAuthority = /^(UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_)/.test(errorCode(cause))
  }
}

/** `parts`: needed for a server or proxy with TLS. Rejects with `WayError` or `ServerNotTrustedError`. */
export async function connectBy(
  way: UsableWay,
  target: Target,
  parts: TlsParts | null,
  signal: AbortSignal,
): Promise<Socket> {
  const line = await named(way.by === 'direct' ? reach(target, signal) : through(way, target, parts, signal))
  if (!target.isTls) return line
  try {
    const secured = secure(line, target.host, parts)
    if (parts) secured.on('session', parts.onSession)
    return await standing(secured, 'secureConnect', signal)
  } catch (cause) {
    line.destroy()
    if (certificateCode.test(errorCode(cause))) throw new ServerNotTrustedError(cause)
    throw new WayError(problemOf(cause), { cause })
  }
}

async function through(way: ProxyWay, target: Target, parts: TlsParts | null, signal: AbortSignal): Promise<Socket> {
  const line = await reach(way, signal)
  try {
    switch (way.by) {
      case 'http-proxy':
        return await tunnel(line, target, signal)
      case 'https-proxy':
        // No session of the server's is shown to a proxy.
        return await tunnel(
          await standing(secure(line, way.host, parts && { ...parts, session: undefined }), 'secureConnect', signal),
          target,
          signal,
        )
      case 'socks4-proxy':
      case 'socks5-proxy':
        return await socks(line, way, target, signal)
    }
  } catch (cause) {
    line.destroy()
    throw cause
  }
}

function reach({ host, port }: { readonly host: string; readonly port: number }, signal: AbortSignal): Promise<Socket> {
  const socket = net.connect({ host, port, noDelay: true, keepAlive: true, keepAliveInitialDelay: 60_000 })
  return standing(socket, 'connect', signal)
}

function secure(socket: Socket, host: string, parts: TlsParts | null): TLSSocket {
  if (parts === null) throw new WayError('no-tls')
  return tls.connect({
    socket,
    host,
    // An address is no name that TLS could ask for; it is checked all the same.
    servername: isIP(host) === 0 ? host : '',
    secureContext: parts.secureContext,
    rejectUnauthorized: true,
    ALPNProtocols: ['http/1.1'],
    ...(parts.session === undefined ? {} : { session: parts.session }),
  })
}

/** The socket once it stands; destroyed where it does not, or not in time. */
async function standing<S extends Socket>(
  socket: S,
  event: 'connect' | 'secureConnect',
  signal: AbortSignal,
): Promise<S> {
  // Whoever uses it then listens too; between two steps nobody does, and an error nobody hears ends the program.
  socket.on('error', () => undefined)
  try {
    await once(socket, event, { signal })
    return socket
  } catch (cause) {
    socket.destroy()
    throw cause
  }
}

/** Asks an HTTP proxy for a tunnel. */
async function tunnel(proxy: Socket, target: Target, signal: AbortSignal): Promise<Socket> {
  const wanted = authority(target)
  const request = http.request({
    method: 'CONNECT',
    path: wanted,
    // Node would say `close`, which is not meant.
    headers: { host: wanted, connection: 'keep-alive' },
    createConnection: () => proxy,
  })
  request.on('error', () => undefined)
  request.end()
  const [answer, socket, early] = (await once(request, 'connect', { signal })) as [IncomingMessage, Socket, Buffer]
  const status = answer.statusCode ?? 0
  if (status === 407) throw new WayError('sign-in')
  if (status < 200 || status >= 300) throw new WayError('refused')
  if (early.length > 0) socket.unshift(early)
  return socket
}

async function socks(proxy: Socket, way: ProxyWay, target: Target, signal: AbortSignal): Promise<Socket> {
  const isOld = way.by === 'socks4-proxy'
  const host = isOld ? await addressOf(target.host, signal) : target.host
  // Few networks have one: read only where it is needed.
  const { SocksClient } = await import('socks')
  const giveUp = (): unknown => proxy.destroy()
  signal.addEventListener('abort', giveUp)
  if (signal.aborted) giveUp()
  try {
    const { socket } = await SocksClient.createConnection({
      command: 'connect',
      proxy: { host: way.host, port: way.port, type: isOld ? 4 : 5 },
      destination: { host, port: target.port },
      existing_socket: proxy,
    })
    return socket
  } catch (cause) {
    throw new WayError(signal.aborted ? 'no-answer' : socksProblem(cause), { cause })
  } finally {
    signal.removeEventListener('abort', giveUp)
  }
}

/** The server's IPv4 address. A look-up cannot be broken off; it is not waited for any longer. */
async function addressOf(host: string, signal: AbortSignal): Promise<string> {
  const overdue = Promise.withResolvers<never>()
  const giveUp = (): void => overdue.reject(new WayError('no-answer'))
  signal.addEventListener('abort', giveUp)
  if (signal.aborted) giveUp()
  try {
    return (await Promise.race([lookup(host, { family: 4 }), overdue.promise])).address
  } finally {
    signal.removeEventListener('abort', giveUp)
  }
}

/** The library tells its reasons in words only (socks 2.8, common/constants). */
function socksProblem(cause: unknown): WayProblem {
  const words = cause instanceof Error ? cause.message : ''
  if (/accepted authentication|authentication failed/i.test(words)) return 'sign-in'
  if (/rejected/i.test(words)) return 'refused'
  return /invalid/i.test(words) ? 'no-proxy' : 'broke-off'
}

/** Names what went wrong on the way to the tunnel's end. */
async function named(line: Promise<Socket>): Promise<Socket> {
  try {
    return await line
  } catch (cause) {
    throw cause instanceof WayError ? cause : new WayError(problemOf(cause), { cause })
  }
}

/** Errors of certificate checks as Node names them: OpenSSL's verify codes and its own name check. */
const certificateCode =
  /^(CERT_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_|ERR_TLS_CERT_|INVALID_CA|INVALID_PURPOSE|PATH_LENGTH_|HOSTNAME_|ERROR_IN_CERT_)/

const problems: readonly (readonly [RegExp, WayProblem])[] = [
  [certificateCode, 'certificate'],
  [/^(EPROTO|ERR_SSL_)/, 'no-tls'],
  [/^(ENOTFOUND|EAI_)/, 'name-not-found'],
  [/^ECONNREFUSED$/, 'connection-refused'],
  [/^(ECONNRESET|EPIPE|ECONNABORTED)$/, 'broke-off'],
  [/^HPE_/, 'no-proxy'],
  [/^(ETIMEDOUT|ABORT_ERR)$/, 'no-answer'],
]

function problemOf(cause: unknown): WayProblem {
  if (cause instanceof WayError) return cause.problem
  const code = errorCode(cause)
  return problems.find(([codes]) => codes.test(code))?.[1] ?? 'unreachable'
}

export function errorCode(error: unknown): string {
  if (!(error instanceof Error)) return ''
  return 'code' in error && typeof error.code === 'string' ? error.code : errorCode(error.cause)
}
