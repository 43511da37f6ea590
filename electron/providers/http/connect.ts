/**
 * Opens one connection to a server by one route: direct, through the tunnel of an HTTP proxy (reached in plain text or over TLS), or
 * through SOCKS 4 or 5. No part of a request is sent before the connection is established, including TLS to the server, and no
 * credentials are ever sent to a proxy.
 *
 * As in Chromium, SOCKS 4 is given an address that was looked up here, and SOCKS 5 the server's name.
 */
import { lookup } from 'node:dns/promises'
import { once } from 'node:events'
import http, { type IncomingMessage } from 'node:http'
import net, { isIP, type Socket } from 'node:net'
import tls, { type SecureContext, type TLSSocket } from 'node:tls'
import type { RouteProblem } from '../../../shared/domain/tried-route.ts'
import { authority, type ProxyRoute, type UsableRoute } from './route.ts'

export interface Target {
  /** Without the brackets of an IPv6 address. */
  readonly host: string
  readonly port: number
  readonly isTls: boolean
}

export interface TlsParts {
  readonly secureContext: SecureContext
  /** The TLS session of an earlier connection to the server, to be resumed. */
  readonly session: Buffer | undefined
  readonly onSession: (session: Buffer) => void
}

/** This route does not reach the server; another one may. */
export class RouteError extends Error {
  override readonly name = 'RouteError'
  readonly problem: RouteProblem

  constructor(problem: RouteProblem, options?: ErrorOptions) {
    super(problem, options)
    this.problem = problem
  }
}

/** The server was reached, but its identity cannot be trusted. No other route would change that. */
export class ServerNotTrustedError extends Error {
  override readonly name = 'ServerNotTrustedError'
  /** The only problem with its certificate is that no trusted authority signed it. */
  readonly isOfUnknownAuthority: boolean

  constructor(cause: unknown) {
    super('server not trusted', { cause })
    this.isOfUnknownAuthority = /^(UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_)/.test(errorCode(cause))
  }
}

/** `parts`: required for a server or proxy with TLS. Rejects with `RouteError` or `ServerNotTrustedError`. */
export async function connectBy(
  route: UsableRoute,
  target: Target,
  parts: TlsParts | null,
  signal: AbortSignal,
): Promise<Socket> {
  const socket = await named(route.by === 'direct' ? openSocket(target, signal) : through(route, target, parts, signal))
  if (!target.isTls) return socket
  try {
    const secured = startTls(socket, target.host, parts)
    if (parts) secured.on('session', parts.onSession)
    return await whenOpen(secured, 'secureConnect', signal)
  } catch (cause) {
    socket.destroy()
    if (certificateCode.test(errorCode(cause))) throw new ServerNotTrustedError(cause)
    throw new RouteError(problemOf(cause), { cause })
  }
}

async function through(
  route: ProxyRoute,
  target: Target,
  parts: TlsParts | null,
  signal: AbortSignal,
): Promise<Socket> {
  const socket = await openSocket(route, signal)
  try {
    switch (route.by) {
      case 'http-proxy':
        return await tunnel(socket, target, signal)
      case 'https-proxy':
        // The server's TLS session must never be offered to a proxy.
        return await tunnel(
          await whenOpen(
            startTls(socket, route.host, parts && { ...parts, session: undefined }),
            'secureConnect',
            signal,
          ),
          target,
          signal,
        )
      case 'socks4-proxy':
      case 'socks5-proxy':
        return await socks(socket, route, target, signal)
    }
  } catch (cause) {
    socket.destroy()
    throw cause
  }
}

function openSocket(
  { host, port }: { readonly host: string; readonly port: number },
  signal: AbortSignal,
): Promise<Socket> {
  const socket = net.connect({ host, port, noDelay: true, keepAlive: true, keepAliveInitialDelay: 60_000 })
  return whenOpen(socket, 'connect', signal)
}

function startTls(socket: Socket, host: string, parts: TlsParts | null): TLSSocket {
  if (parts === null) throw new RouteError('no-tls')
  return tls.connect({
    socket,
    host,
    // TLS has no SNI for an IP address; the certificate is still checked.
    servername: isIP(host) === 0 ? host : '',
    secureContext: parts.secureContext,
    rejectUnauthorized: true,
    ALPNProtocols: ['http/1.1'],
    ...(parts.session === undefined ? {} : { session: parts.session }),
  })
}

/** The socket, once it is open; it is destroyed if it does not open in time. */
async function whenOpen<S extends Socket>(
  socket: S,
  event: 'connect' | 'secureConnect',
  signal: AbortSignal,
): Promise<S> {
  // The caller adds a listener later; until then, an error without any listener would end the process.
  socket.on('error', () => undefined)
  try {
    await once(socket, event, { signal })
    return socket
  } catch (cause) {
    socket.destroy()
    throw cause
  }
}

/** Requests a tunnel from an HTTP proxy. */
async function tunnel(proxy: Socket, target: Target, signal: AbortSignal): Promise<Socket> {
  const wanted = authority(target)
  const request = http.request({
    method: 'CONNECT',
    path: wanted,
    // By default, Node would send `close`.
    headers: { host: wanted, connection: 'keep-alive' },
    createConnection: () => proxy,
  })
  request.on('error', () => undefined)
  request.end()
  const [answer, socket, early] = (await once(request, 'connect', { signal })) as [IncomingMessage, Socket, Buffer]
  const status = answer.statusCode ?? 0
  if (status === 407) throw new RouteError('sign-in')
  if (status < 200 || status >= 300) throw new RouteError('refused')
  if (early.length > 0) socket.unshift(early)
  return socket
}

async function socks(proxy: Socket, route: ProxyRoute, target: Target, signal: AbortSignal): Promise<Socket> {
  const isOld = route.by === 'socks4-proxy'
  const host = isOld ? await addressOf(target.host, signal) : target.host
  // Few networks have a SOCKS proxy, so the library is loaded only when needed.
  const { SocksClient } = await import('socks')
  const destroyProxy = (): unknown => proxy.destroy()
  signal.addEventListener('abort', destroyProxy)
  if (signal.aborted) destroyProxy()
  try {
    const { socket } = await SocksClient.createConnection({
      command: 'connect',
      proxy: { host: route.host, port: route.port, type: isOld ? 4 : 5 },
      destination: { host, port: target.port },
      existing_socket: proxy,
    })
    return socket
  } catch (cause) {
    throw new RouteError(signal.aborted ? 'no-answer' : socksProblem(cause), { cause })
  } finally {
    signal.removeEventListener('abort', destroyProxy)
  }
}

/** The server's IPv4 address. A lookup cannot be cancelled; aborting only stops waiting for it. */
async function addressOf(host: string, signal: AbortSignal): Promise<string> {
  const overdue = Promise.withResolvers<never>()
  const destroyProxy = (): void => overdue.reject(new RouteError('no-answer'))
  signal.addEventListener('abort', destroyProxy)
  if (signal.aborted) destroyProxy()
  try {
    return (await Promise.race([lookup(host, { family: 4 }), overdue.promise])).address
  } finally {
    signal.removeEventListener('abort', destroyProxy)
  }
}

/** The library gives its reasons only as text (socks 2.8, common/constants). */
function socksProblem(cause: unknown): RouteProblem {
  const words = cause instanceof Error ? cause.message : ''
  if (/accepted authentication|authentication failed/i.test(words)) return 'sign-in'
  if (/rejected/i.test(words)) return 'refused'
  return /invalid/i.test(words) ? 'no-proxy' : 'broke-off'
}

/** Maps the errors of a connection through a tunnel. */
async function named(line: Promise<Socket>): Promise<Socket> {
  try {
    return await line
  } catch (cause) {
    throw cause instanceof RouteError ? cause : new RouteError(problemOf(cause), { cause })
  }
}

/** Node's codes for certificate errors: OpenSSL's verify codes, and its own check of the name. */
const certificateCode =
  /^(CERT_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_|ERR_TLS_CERT_|INVALID_CA|INVALID_PURPOSE|PATH_LENGTH_|HOSTNAME_|ERROR_IN_CERT_)/

const problems: readonly (readonly [RegExp, RouteProblem])[] = [
  [certificateCode, 'certificate'],
  [/^(EPROTO|ERR_SSL_)/, 'no-tls'],
  [/^(ENOTFOUND|EAI_)/, 'name-not-found'],
  [/^ECONNREFUSED$/, 'connection-refused'],
  [/^(ECONNRESET|EPIPE|ECONNABORTED)$/, 'broke-off'],
  [/^HPE_/, 'no-proxy'],
  [/^(ETIMEDOUT|ABORT_ERR)$/, 'no-answer'],
]

function problemOf(cause: unknown): RouteProblem {
  if (cause instanceof RouteError) return cause.problem
  const code = errorCode(cause)
  return problems.find(([codes]) => codes.test(code))?.[1] ?? 'unreachable'
}

export function errorCode(error: unknown): string {
  if (!(error instanceof Error)) return ''
  return 'code' in error && typeof error.code === 'string' ? error.code : errorCode(error.cause)
}
