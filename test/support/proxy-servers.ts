/**
 * Proxies that do what a test tells them, good or bad, on loopback sockets: HTTP proxies reached plainly or over TLS, and SOCKS 4
 * and 5. All lead to loopback, whatever host is asked for. Each keeps what it was asked for.
 */
import http from 'node:http'
import https from 'node:https'
import net, { type Socket } from 'node:net'
import type { ProxyRoute, Route } from '../../electron/providers/http/route.ts'
import { listen, throwAwayServer, type Listening } from './http-server.ts'

export interface ProxyServer extends Listening {
  /** `host:port` of every tunnel that was asked for. */
  readonly tunnels: readonly string[]
  /** Resolves with the first. */
  readonly asked: Promise<void>
  /** Resolves when the client's end of the first tunnel is closed. */
  readonly closed: Promise<void>
}

export interface ProxyScript {
  readonly tls?: boolean
  /** Answers CONNECT with this status. */
  readonly refuseWith?: number
  /** Agrees, and closes the connection. */
  readonly closeAfterYes?: boolean
  /** Says nothing to CONNECT. */
  readonly silent?: boolean
  readonly openWhen?: Promise<void>
}

export async function serveProxy(script: ProxyScript = {}): Promise<ProxyServer> {
  const seen = createSeen()
  const server = script.tls ? https.createServer(throwAwayServer()) : http.createServer()
  server.on('connect', (request: http.IncomingMessage, client: Socket) => {
    seen.note(request.url ?? '', client)
    if (script.silent) {
      // Read on, or nobody would notice that the client has gone.
      client.on('end', () => client.end()).resume()
      return
    }
    if (script.refuseWith !== undefined) {
      client.end(`HTTP/1.1 ${script.refuseWith} No\r\ncontent-length: 0\r\n\r\n`)
      return
    }
    if (script.closeAfterYes) {
      client.end('HTTP/1.1 200 OK\r\n\r\n')
      return
    }
    void (script.openWhen ?? Promise.resolve()).then(() =>
      join(client, portOf(request.url ?? ''), 'HTTP/1.1 200 OK\r\n\r\n'),
    )
  })
  return { ...(await listen(server)), ...seen.kept }
}

/** `answer`: the reply byte, granted when left out. `noMethod`: takes nobody without a sign-in (SOCKS 5 only). */
export async function serveSocks(
  version: 4 | 5,
  script: { readonly answer?: number; readonly noMethod?: boolean } = {},
): Promise<ProxyServer> {
  const seen = createSeen()
  const server = net.createServer((client) => {
    const grant = (asked: string, granted: number, reply: (answer: number) => Buffer): void => {
      seen.note(asked, client)
      if (script.answer === undefined) join(client, portOf(asked), reply(granted))
      else client.end(reply(script.answer))
    }
    const socks4 = (packet: Buffer): void => {
      const host = [...packet.subarray(4, 8)].join('.')
      const reply = (answer: number) => Buffer.from([0, answer, 0, 0, 0, 0, 0, 0])
      grant(`${host}:${packet.readUInt16BE(2)}`, 0x5a, reply)
    }
    const socks5 = (): void => {
      client.write(Buffer.from([5, script.noMethod ? 0xff : 0]))
      if (script.noMethod) return
      client.once('data', (packet: Buffer) => {
        const byName = packet[3] === 3
        const length = byName ? (packet[4] ?? 0) : 4
        const start = byName ? 5 : 4
        const host = packet.subarray(start, start + length)
        const asked = `${byName ? host.toString() : [...host].join('.')}:${packet.readUInt16BE(start + length)}`
        grant(asked, 0, (answer) => Buffer.from([5, answer, 0, 1, 0, 0, 0, 0, 0, 0]))
      })
    }
    client.once('data', (packet: Buffer) => (version === 4 ? socks4(packet) : socks5()))
  })
  return { ...(await listen(server)), ...seen.kept }
}

/** The route through a proxy of a test. */
export function route(by: ProxyRoute['by'], port: number): Route {
  return { by, host: '127.0.0.1', port }
}

/** A look-up that names one plain HTTP proxy for everything. */
export function throughProxy(port: number): () => Promise<readonly Route[]> {
  return () => Promise.resolve([route('http-proxy', port)])
}

function createSeen() {
  const tunnels: string[] = []
  const asked = Promise.withResolvers<undefined>()
  const closed = Promise.withResolvers<undefined>()
  return {
    note(tunnel: string, client: Socket) {
      tunnels.push(tunnel)
      client.on('close', () => closed.resolve(undefined))
      asked.resolve(undefined)
    },
    kept: { tunnels, asked: asked.promise as Promise<void>, closed: closed.promise as Promise<void> },
  }
}

function portOf(tunnel: string): number {
  return Number(/\d+$/.exec(tunnel)?.[0])
}

function join(client: Socket, port: number, yes: string | Buffer): void {
  const target = net.connect(port, '127.0.0.1', () => {
    client.write(yes)
    target.pipe(client)
    client.pipe(target)
  })
  target.on('error', () => client.destroy())
  client.on('error', () => target.destroy())
  client.on('close', () => target.destroy())
}
