/**
 * Servers that do what a test tells them, good or bad, on loopback sockets: HTTP, and HTTPS with the throw-away certificate. Each
 * keeps what it saw.
 */
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import http, { type IncomingHttpHeaders, type ServerResponse } from 'node:http'
import https from 'node:https'
import net, { type AddressInfo, type Socket } from 'node:net'
import type { SecureContext, TLSSocket } from 'node:tls'
import { createSilentLogger } from '../../electron/logging/file-logger.ts'
import { createTrust } from '../../electron/providers/http/trust.ts'

const fixture = (name: string): string => readFileSync(new URL(`fixtures/${name}`, import.meta.url), 'utf8')

/** The authority that signed the throw-away server's certificate: trusting it is what a test has to do on purpose. */
export const throwAwayAuthority = (): string => fixture('throw-away-test-ca.cert.pem')

/** The throw-away server's key and certificate, for 127.0.0.1. */
export const throwAwayServer = (): { key: string; cert: string } => ({
  key: fixture('throw-away-test-server.key.pem'),
  cert: fixture('throw-away-test-server.cert.pem'),
})

export interface SeenRequest {
  readonly method: string
  /** Path and query as they came. */
  readonly url: string
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

export interface Reply {
  readonly response: ServerResponse
  json(status: number, value: unknown, headers?: Readonly<Record<string, string>>): void
  html(status: number): void
  /** Drops the connection with what was sent so far. */
  cut(): void
}

export interface ScriptedServer {
  readonly port: number
  /** Without trailing slash. */
  readonly origin: string
  readonly requests: readonly SeenRequest[]
  /** Connections made so far. */
  readonly connections: () => number
  /** How many of them took up the TLS session of an earlier one. */
  readonly resumed: () => number
  /** Resolves when `count` requests have arrived as a whole. */
  seen(count: number): Promise<void>
  close(): Promise<void>
}

export type Script = (request: SeenRequest, reply: Reply) => void

export async function serveScript(script: Script, options: { readonly tls?: boolean } = {}): Promise<ScriptedServer> {
  const requests: SeenRequest[] = []
  const waiting: { count: number; done: () => void }[] = []

  const listener: http.RequestListener = (incoming, response) => {
    const chunks: Buffer[] = []
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
    incoming.on('error', () => undefined)
    incoming.on('end', () => {
      const request: SeenRequest = {
        method: incoming.method ?? '',
        url: incoming.url ?? '',
        headers: incoming.headers,
        body: Buffer.concat(chunks).toString('utf8'),
      }
      requests.push(request)
      for (const waiter of waiting) if (requests.length >= waiter.count) waiter.done()
      script(request, {
        response,
        json(status, value, headers = {}) {
          response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers })
          response.end(JSON.stringify(value))
        },
        html(status) {
          response.writeHead(status, { 'content-type': 'text/html' })
          response.end('<!doctype html><title>A page</title><p>Not what was asked for.')
        },
        cut: () => incoming.socket.destroy(),
      })
    })
  }
  const server = options.tls ? https.createServer(throwAwayServer(), listener) : http.createServer(listener)
  let resumed = 0
  server.on('secureConnection', (socket: TLSSocket) => {
    if (socket.isSessionReused()) resumed += 1
  })
  const line = await listen(server)
  return {
    ...line,
    resumed: () => resumed,
    origin: `${options.tls ? 'https' : 'http'}://127.0.0.1:${line.port}`,
    requests,
    seen: (count) =>
      new Promise((done) => {
        if (requests.length >= count) done()
        else waiting.push({ count, done })
      }),
  }
}

/** A server that answers bytes as they are, for what no HTTP library would send. */
export async function serveBytes(onConnection: (socket: Socket) => void): Promise<Listening & { origin: string }> {
  const line = await listen(net.createServer(onConnection))
  return { ...line, origin: `http://127.0.0.1:${line.port}` }
}

/** A loopback port where nobody listens. */
export async function unusedPort(): Promise<number> {
  const line = await listen(net.createServer())
  await line.close()
  return line.port
}

export interface Listening {
  readonly port: number
  readonly connections: () => number
  close(): Promise<void>
}

/** `server` on a free loopback port. */
export async function listen(server: net.Server): Promise<Listening> {
  const sockets = new Set<Socket>()
  let connections = 0
  server.on('connection', (socket: Socket) => {
    connections += 1
    sockets.add(socket)
    socket.on('error', () => undefined)
    socket.once('close', () => sockets.delete(socket))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    connections: () => connections,
    async close() {
      const closed = once(server, 'close')
      server.close()
      for (const socket of sockets) socket.destroy()
      await closed
    },
  }
}

/** A connection that trusts these authorities (PEM) besides the runtime's own. */
export const trusting = (...authorities: readonly string[]): Promise<SecureContext> =>
  createTrust({ trustedCertificates: () => Promise.resolve(authorities), logger: createSilentLogger() }).secureContext()
