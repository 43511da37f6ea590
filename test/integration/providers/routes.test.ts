/** The routes to a server through real proxies on loopback: which is taken, which is next, what is said where none leads there. */
import net from 'node:net'
import { describe, expect, it } from 'vitest'
import type { TransportRequest } from '../../../electron/providers/http/transport.ts'
import type { Route } from '../../../electron/providers/http/route.ts'
import { ProviderError } from '../../../electron/providers/provider-error.ts'
import {
  serveBytes,
  serveScript,
  throwAwayAuthority,
  unusedPort,
  type ScriptedServer,
} from '../../support/http-server.ts'
import { kept } from '../../support/kept.ts'
import { openTransport, type DirectTransportOptions } from '../../support/direct-transport.ts'
import { serveProxy, serveSocks, route } from '../../support/proxy-servers.ts'
import { createRecordingLogger } from '../../support/recording-logger.ts'

const direct: Route = { by: 'direct' }
const trusted = [throwAwayAuthority()]
const read: TransportRequest = {
  method: 'GET',
  path: '/thing',
  headers: { authorization: 'Bearer token-of-the-desk' },
  effect: 'read',
  timeoutMs: 10_000,
  signal: new AbortController().signal,
}
const change: TransportRequest = { ...read, method: 'POST', json: { reset: true }, effect: 'change' }
const both = [
  ['a read', read],
  ['a change', change],
] as const

async function serve(tls = true): Promise<ScriptedServer> {
  return kept(await serveScript((_request, reply) => reply.json(200, { fine: true }), { tls }))
}

function transportBy(routes: readonly Route[], origin: string, more: DirectTransportOptions = {}) {
  return kept(openTransport(origin, { resolveProxy: () => Promise.resolve(routes), trusted, ...more }))
}

async function failure(promise: Promise<unknown>): Promise<ProviderError> {
  const error: unknown = await promise.then(
    () => new Error('it succeeded'),
    (reason: unknown) => reason,
  )
  expect(error).toBeInstanceOf(ProviderError)
  return error as ProviderError
}

/** Each kind of proxy that leads there, and each that does not with what is said of it. */
const good = {
  'an HTTP proxy': ['http-proxy', () => serveProxy()],
  'an HTTPS proxy': ['https-proxy', () => serveProxy({ tls: true })],
  'a SOCKS4 proxy': ['socks4-proxy', () => serveSocks(4)],
  'a SOCKS5 proxy': ['socks5-proxy', () => serveSocks(5)],
} as const

const bad: Readonly<Record<string, readonly [problem: string, make: () => Promise<Route>]>> = {
  'a proxy that is not there': ['connection-refused', async () => route('http-proxy', await unusedPort())],
  'a proxy without a name': [
    'name-not-found',
    () => Promise.resolve({ by: 'http-proxy', host: 'no-such-proxy.invalid', port: 8080 }),
  ],
  'a proxy that asks for a sign-in': [
    'sign-in',
    async () => route('http-proxy', kept(await serveProxy({ refuseWith: 407 })).port),
  ],
  'a proxy that refuses': [
    'refused',
    async () => route('http-proxy', kept(await serveProxy({ refuseWith: 403 })).port),
  ],
  'a proxy that cannot reach the server': [
    'refused',
    async () => route('https-proxy', kept(await serveProxy({ tls: true, refuseWith: 502 })).port),
  ],
  'a proxy that says nothing': [
    'no-answer',
    async () => route('http-proxy', kept(await serveProxy({ silent: true })).port),
  ],
  'a proxy that hangs up': [
    'broke-off',
    async () =>
      route('http-proxy', kept(await serveBytes((socket) => socket.once('data', () => socket.destroy()))).port),
  ],
  'a proxy that agrees and hangs up': [
    'broke-off',
    async () => route('http-proxy', kept(await serveProxy({ closeAfterYes: true })).port),
  ],
  'something that is no proxy': [
    'no-proxy',
    async () => route('http-proxy', kept(await serveBytes((socket) => socket.end('220 mail ready\r\n'))).port),
  ],
  'an HTTPS proxy without TLS': ['no-tls', async () => route('https-proxy', kept(await serveProxy()).port)],
  'a SOCKS5 proxy that asks for a sign-in': [
    'sign-in',
    async () => route('socks5-proxy', kept(await serveSocks(5, { noMethod: true })).port),
  ],
  'a SOCKS5 proxy that refuses': [
    'refused',
    async () => route('socks5-proxy', kept(await serveSocks(5, { answer: 2 })).port),
  ],
  'a SOCKS4 proxy that refuses': [
    'refused',
    async () => route('socks4-proxy', kept(await serveSocks(4, { answer: 0x5b })).port),
  ],
  'a SOCKS5 proxy that is an HTTP proxy': [
    'no-proxy',
    async () => route('socks5-proxy', kept(await serveProxy()).port),
  ],
  'a SOCKS proxy that says nothing': [
    'no-answer',
    async () => route('socks5-proxy', kept(await serveBytes(() => undefined)).port),
  ],
}
const impatient = { others: 400, last: 400 }

describe('a route that leads there', () => {
  it.each(Object.entries(good))('%s, for reads and changes', async (_what, [by, make]) => {
    const proxy = kept(await make())
    const server = await serve()
    const transport = transportBy([route(by, proxy.port)], server.origin)
    expect((await transport.send(read)).json).toEqual({ fine: true })
    expect((await transport.send(change)).json).toEqual({ fine: true })
    expect(new Set(proxy.tunnels)).toEqual(new Set([`127.0.0.1:${server.port}`]))
    expect(server.requests.map(({ method }) => method)).toEqual(['GET', 'POST'])
  })

  it.each(Object.entries(good))('%s, to a plain address of this computer too', async (_what, [by, make]) => {
    const proxy = kept(await make())
    const server = await serve(false)
    const transport = transportBy([route(by, proxy.port)], server.origin)
    expect((await transport.send(change)).json).toEqual({ fine: true })
    expect(proxy.tunnels).toHaveLength(1)
  })

  it('by name through SOCKS 5, by address through SOCKS 4', async () => {
    const server = await serve()
    const [old, current] = [kept(await serveSocks(4)), kept(await serveSocks(5))]
    const origin = `https://localhost:${server.port}`
    await transportBy([route('socks4-proxy', old.port)], origin).send(read)
    await transportBy([route('socks5-proxy', current.port)], origin).send(read)
    expect(old.tunnels).toEqual([`127.0.0.1:${server.port}`])
    expect(current.tunnels).toEqual([`localhost:${server.port}`])
  })

  it('as the settings say for each address', async () => {
    const [one, other] = [kept(await serveProxy()), kept(await serveProxy())]
    const server = await serve()
    const transport = transportBy([], server.origin, {
      resolveProxy: (url) => Promise.resolve([route('http-proxy', url.endsWith('/other') ? other.port : one.port)]),
    })
    await transport.send(read)
    await transport.send({ ...read, path: '/other' })
    expect([one.tunnels.length, other.tunnels.length]).toEqual([1, 1])
  })

  it('gives a proxy nothing of the request', async () => {
    const server = await serve()
    const heard: Buffer[] = []
    const proxy = kept(
      await serveBytes((socket) => {
        socket.on('data', (bytes: Buffer) => heard.push(bytes))
        socket.once('data', () => {
          const target = net.connect(server.port, '127.0.0.1', () => socket.write('HTTP/1.1 200 OK\r\n\r\n'))
          target.pipe(socket)
          socket.pipe(target)
          socket.on('close', () => target.destroy())
        })
      }),
    )
    await transportBy([route('http-proxy', proxy.port)], server.origin).send(change)
    const text = Buffer.concat(heard).toString('latin1')
    expect(text).toContain(`CONNECT 127.0.0.1:${server.port}`)
    expect(text).not.toMatch(/token-of-the-desk|authorization|thing/i)
  })
})

describe('the next route', () => {
  describe.each(both)('for %s', (_what, request) => {
    it.each(Object.entries(bad))('after %s', async (_bad, [, make]) => {
      const server = await serve()
      const transport = transportBy([await make(), direct], server.origin, { timeouts: { ...impatient, last: 10_000 } })
      expect((await transport.send(request)).json).toEqual({ fine: true })
      expect(server.requests).toHaveLength(1)
    })
  })

  it('follows the order of the list, and stops at the first that leads there', async () => {
    const server = await serve()
    const refusing = kept(await serveProxy({ refuseWith: 503 }))
    const leading = kept(await serveSocks(5))
    const unneeded = kept(await serveProxy())
    const routes = [
      route('http-proxy', refusing.port),
      route('socks5-proxy', leading.port),
      route('http-proxy', unneeded.port),
    ]
    await transportBy(routes, server.origin).send(change)
    expect([refusing, leading, unneeded].map(({ tunnels }) => tunnels.length)).toEqual([1, 1, 0])
  })

  it('passes over an entry that cannot be used, and the log says so once, without its words', async () => {
    const server = await serve()
    const logger = createRecordingLogger()
    const transport = transportBy([{ by: 'not-usable', words: 'QUIC q.example:443' }, direct], server.origin, {
      logger,
    })
    await transport.send(change)
    await transport.send(change)
    expect(logger.lines).toEqual([
      { level: 'warn', event: 'way-passed-over', fields: { kind: 'not-usable', reason: 'not-usable' } },
    ])
  })

  it('is not tried where the server was reached and is not trusted', async () => {
    const server = await serve()
    const [first, second] = [kept(await serveProxy()), kept(await serveProxy())]
    const routes = [route('http-proxy', first.port), route('http-proxy', second.port), direct]
    const transport = kept(openTransport(server.origin, { resolveProxy: () => Promise.resolve(routes) }))
    expect(await failure(transport.send(change))).toMatchObject({ kind: 'tls', code: 'certificate-not-trusted' })
    expect([first.tunnels.length, second.tunnels.length, server.connections()]).toEqual([1, 0, 1])
  })

  it('is tried where the certificate that is not trusted is the proxy’s own', async () => {
    // Plain, so that only the proxy shows a certificate.
    const server = await serve(false)
    const proxy = kept(await serveProxy({ tls: true }))
    const routes = [route('https-proxy', proxy.port), direct]
    const transport = kept(openTransport(server.origin, { resolveProxy: () => Promise.resolve(routes) }))
    expect((await transport.send(change)).json).toEqual({ fine: true })
    expect(proxy.tunnels).toEqual([])
  })

  it.each([
    ['hangs up', (socket: net.Socket) => socket.destroy()],
    ['resets the connection', (socket: net.Socket) => socket.resetAndDestroy()],
    ['says something else', (socket: net.Socket) => socket.end('SMTP ready\r\n\r\n')],
  ])('is never tried for a change once its first byte has left: the server %s', async (_what, answer) => {
    const arrived: string[] = []
    const server = kept(
      await serveBytes((socket) => {
        socket.once('data', (bytes: Buffer) => {
          arrived.push(bytes.toString('latin1').split(' ')[0] ?? '')
          answer(socket)
        })
      }),
    )
    const [first, second] = [kept(await serveProxy()), kept(await serveProxy())]
    const routes = [route('http-proxy', first.port), route('http-proxy', second.port), direct]
    const transport = transportBy(routes, server.origin)
    expect(await failure(transport.send(change))).toMatchObject({ kind: 'outcome-unknown' })
    expect(arrived).toEqual(['POST'])
    expect([first.tunnels.length, second.tunnels.length, server.connections()]).toEqual([1, 0, 1])
  })

  it('comes first for five minutes after the one before it failed', async () => {
    let now = 1_000_000
    const server = await serve()
    const refusing = kept(await serveProxy({ refuseWith: 503 }))
    const leading = kept(await serveProxy())
    const transport = transportBy(
      [route('http-proxy', refusing.port), route('http-proxy', leading.port)],
      server.origin,
      {
        now: () => now,
      },
    )
    await transport.send(change)
    await transport.send(change)
    now += 5 * 60_000 - 1
    await transport.send(change)
    expect([refusing.tunnels.length, leading.tunnels.length]).toEqual([1, 3])
    now += 1
    await transport.send(change)
    expect([refusing.tunnels.length, leading.tunnels.length]).toEqual([2, 4])
  })

  it('changes nothing of the order where no route led there', async () => {
    const server = await serve()
    const refusing = kept(await serveProxy({ refuseWith: 503 }))
    const alsoRefusing = kept(await serveProxy({ refuseWith: 503 }))
    const routes = [route('http-proxy', refusing.port), route('http-proxy', alsoRefusing.port)]
    const transport = transportBy(routes, server.origin, { now: () => 0 })
    for (let count = 0; count < 2; count += 1) {
      const { detail } = await failure(transport.send(read))
      expect(detail.tried?.map(({ address }) => address)).toEqual(
        [refusing, alsoRefusing].map(({ port }) => `127.0.0.1:${port}`),
      )
    }
  })
})

describe('where none leads there', () => {
  it.each(Object.entries(bad))('names what happened: %s', async (_what, [problem, make]) => {
    const server = await serve()
    const bad = await make()
    const error = await failure(
      transportBy([bad], server.origin, problem === 'no-answer' ? { timeouts: impatient } : {}).send(change),
    )
    const address = 'host' in bad ? `${bad.host}:${bad.port}` : ''
    expect(error).toMatchObject({ kind: 'not-reachable', detail: { tried: [{ by: bad.by, address, problem }] } })
    expect(server.requests).toEqual([])
  })

  it.each([
    ['a sign-in asked for somewhere', [407, 503], 'proxy-sign-in-required'],
    ['refused everywhere', [403, 502], 'proxy-refused'],
  ])('%s: %j is %s', async (_what, statuses, code) => {
    const server = await serve()
    const proxies = await Promise.all(statuses.map(async (refuseWith) => kept(await serveProxy({ refuseWith }))))
    const routes = proxies.map(({ port }) => route('http-proxy', port))
    expect(await failure(transportBy(routes, server.origin).send(change))).toMatchObject({
      kind: 'not-reachable',
      code,
    })
  })

  it('names each route in its turn, the direct one too, and the log tells the kinds', async () => {
    const logger = createRecordingLogger()
    const port = await unusedPort()
    const routes: Route[] = [route('socks5-proxy', port), { by: 'not-usable', words: 'QUIC q.example:443' }, direct]
    const error = await failure(transportBy(routes, `https://127.0.0.1:${port}`, { logger }).send(change))
    expect(error).toMatchObject({ kind: 'not-reachable', code: 'not-reachable' })
    expect(error.detail.tried).toEqual([
      { by: 'socks5-proxy', address: `127.0.0.1:${port}`, problem: 'connection-refused' },
      { by: 'not-usable', address: 'QUIC q.example:443', problem: 'not-usable' },
      { by: 'direct', problem: 'connection-refused' },
    ])
    expect(logger.lines.map(({ event, fields }) => [event, fields.kind, fields.reason])).toEqual([
      ['way-failed', 'socks5-proxy', 'connection-refused'],
      ['way-failed', 'not-usable', 'not-usable'],
      ['way-failed', 'direct', 'connection-refused'],
    ])
    expect(JSON.stringify(logger.lines)).not.toContain('127.0.0.1')
  })

  it('does not go straight where only entries that cannot be used are named', async () => {
    const server = await serve()
    const routes: Route[] = [{ by: 'not-usable', words: 'QUIC q.example:443' }]
    const error = await failure(transportBy(routes, server.origin).send(read))
    expect(error).toMatchObject({ kind: 'not-reachable', code: 'proxy-not-usable' })
    expect(server.connections()).toBe(0)
  })

  it('tells what is known when the time is over in the middle', async () => {
    const refusing = kept(await serveProxy({ refuseWith: 503 }))
    const silent = kept(await serveProxy({ silent: true }))
    const routes = [route('http-proxy', refusing.port), route('http-proxy', silent.port)]
    const request = { ...change, timeoutMs: 1_500 }
    const error = await failure(transportBy(routes, 'https://127.0.0.1:1').send(request))
    expect(error).toMatchObject({ kind: 'not-reachable', code: 'proxy-refused' })
    expect(error.detail.tried?.map(({ problem }) => problem)).toEqual(['refused', 'no-answer'])
    // The proxy is not kept waiting.
    await silent.closed
  })

  it('does not wait for a platform that never answers about the proxy', async () => {
    const transport = kept(
      openTransport('https://adaxes.example', { resolveProxy: () => new Promise(() => undefined) }),
    )
    expect(await failure(transport.send({ ...change, timeoutMs: 40 }))).toMatchObject({ kind: 'not-reachable' })
  })
})
