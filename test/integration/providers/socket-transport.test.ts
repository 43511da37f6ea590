/** The socket transport against good and bad servers on loopback: what is sent, what each bad day is called, sent once. */
import type { ServerResponse } from 'node:http'
import { inspect } from 'node:util'
import { describe, expect, it } from 'vitest'
import { ProviderError } from '../../../electron/providers/provider-error.ts'
import { answerCapBytes } from '../../../electron/providers/http/socket-transport.ts'
import type { Transport, TransportRequest } from '../../../electron/providers/http/transport.ts'
import {
  serveBytes,
  serveScript,
  throwAwayAuthority,
  unusedPort,
  type Script,
  type ScriptedServer,
} from '../../support/http-server.ts'
import { kept } from '../../support/kept.ts'
import { openTransport, type DirectTransportOptions } from '../../support/direct-transport.ts'
import { serveProxy, throughProxy } from '../../support/proxy-servers.ts'

function transportTo(baseUrl: string, more: DirectTransportOptions = {}): Transport {
  return kept(openTransport(baseUrl, more))
}

async function serve(script: Script, tls = false): Promise<ScriptedServer> {
  return kept(await serveScript(script, { tls }))
}

const read: TransportRequest = {
  method: 'GET',
  path: '/thing',
  headers: {},
  effect: 'read',
  timeoutMs: 5_000,
  signal: new AbortController().signal,
}
const change: TransportRequest = { ...read, method: 'POST', json: { reset: true }, effect: 'change' }

async function failure(promise: Promise<unknown>): Promise<ProviderError> {
  const error: unknown = await promise.then(
    () => new Error('it succeeded'),
    (reason: unknown) => reason,
  )
  expect(error).toBeInstanceOf(ProviderError)
  return error as ProviderError
}

describe('what is sent', () => {
  it('sends method, path, query, headers and the JSON as it is', async () => {
    const server = await serve((_request, reply) => reply.json(200, { fine: true }))
    const answer = await transportTo(`${server.origin}/restApi`).send({
      ...change,
      path: '/api/things/a%2Fb',
      query: { who: 'CN=Zoë & Co,DC=example', fields: 'a,b' },
      headers: { 'Adm-Authorization': 'token' },
    })

    expect(answer).toMatchObject({ status: 200, json: { fine: true } })
    const [request] = server.requests
    expect(request?.method).toBe('POST')
    expect(request?.url).toBe('/restApi/api/things/a%2Fb?who=CN%3DZo%C3%AB%20%26%20Co%2CDC%3Dexample&fields=a%2Cb')
    expect(request?.body).toBe('{"reset":true}')
    expect(request?.headers).toMatchObject({
      'adm-authorization': 'token',
      'content-type': 'application/json',
      accept: 'application/json',
      'accept-encoding': 'identity',
      'user-agent': 'MFA-Desk/test',
      host: `127.0.0.1:${server.port}`,
    })
  })

  it('sends a form where a form is asked for', async () => {
    const server = await serve((_request, reply) => reply.json(200, {}))
    const form = { grant_type: 'client_credentials', scope: 'one two' }
    await transportTo(server.origin).send({ ...read, method: 'POST', form })
    expect(server.requests[0]?.headers['content-type']).toBe('application/x-www-form-urlencoded')
    expect(server.requests[0]?.body).toBe('grant_type=client_credentials&scope=one+two')
  })

  it('sends no body and no content type where there is no JSON', async () => {
    const server = await serve((_request, reply) => reply.json(200, {}))
    await transportTo(server.origin).send(read)
    expect(server.requests[0]?.headers['content-type']).toBeUndefined()
    expect(server.requests[0]?.body).toBe('')
  })

  it('keeps no cookies', async () => {
    const server = await serve((_request, reply) => reply.json(200, {}, { 'set-cookie': 'who=me' }))
    const transport = transportTo(server.origin)
    const answer = await transport.send(read)
    await transport.send(read)
    expect(server.requests[1]?.headers.cookie).toBeUndefined()
    expect(answer.headers['set-cookie']).toBeUndefined()
  })

  it.each([
    ['no slash', 'thing'],
    ['a parent', '/a/../../b'],
    ['an encoded parent', '/a/%2e%2E/b'],
    ['a query', '/a?b=c'],
    ['a fragment', '/a#b'],
    ['a line end', '/a\r\nX-Other: 1'],
    ['a backslash', '/a\\b'],
  ])('refuses a path with %s before anything is sent', async (_what, path) => {
    const server = await serve((_request, reply) => reply.json(200, {}))
    const error = await failure(transportTo(server.origin).send({ ...read, path }))
    expect(error).toMatchObject({ kind: 'rejected', code: 'invalid-request' })
    expect(server.connections()).toBe(0)
  })

  it('never leaves its host, whatever the path looks like', async () => {
    const server = await serve((_request, reply) => reply.json(200, {}))
    await transportTo(server.origin).send({ ...read, path: '//other.example/thing' })
    expect(server.requests[0]?.url).toBe('//other.example/thing')
  })

  it('refuses a header that would break the request, without repeating its value', async () => {
    const server = await serve((_request, reply) => reply.json(200, {}))
    const error = await failure(
      transportTo(server.origin).send({ ...change, headers: { 'Adm-Authorization': 'se\ncret' } }),
    )
    expect(error).toMatchObject({ kind: 'rejected', code: 'invalid-request' })
    expect(inspect(error, { depth: 9 })).not.toContain('cret"')
    expect(server.requests).toHaveLength(0)
  })
})

describe('which connection', () => {
  it('keeps one for reads that follow each other, and takes another for each at the same time', async () => {
    const server = await serve((_request, reply) => reply.json(200, {}))
    const transport = transportTo(server.origin)
    for (let count = 0; count < 3; count += 1) await transport.send(read)
    expect(server.connections()).toBe(1)
    await Promise.all([transport.send(read), transport.send(read), transport.send(read)])
    expect(server.connections()).toBe(3)
  })

  it('sends each change over one of its own, which ends with it', async () => {
    const server = await serve((_request, reply) => reply.json(200, {}))
    const transport = transportTo(server.origin)
    await transport.send(read)
    await transport.send(change)
    await transport.send(change)
    await transport.send(read)
    expect(server.connections()).toBe(3)
    expect(server.requests.map(({ headers }) => headers.connection)).toEqual([
      'keep-alive',
      'close',
      'close',
      'keep-alive',
    ])
  })

  it('takes no answer for that of a change that was on its way before it', async () => {
    const answer = (asked: number): string =>
      `HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 11\r\n\r\n{"asked":${asked}}`
    // Whatever follows an answer over the same connection meets a second one that nobody asked for.
    const server = kept(
      await serveBytes((socket) => {
        socket.once('data', () => {
          socket.write(answer(1))
          socket.on('data', () => socket.write(answer(0) + answer(1)))
        })
      }),
    )
    const transport = transportTo(server.origin)
    for (let round = 0; round < 3; round += 1) {
      await transport.send(read).catch(() => undefined)
      expect((await transport.send(change)).json).toEqual({ asked: 1 })
    }
  })

  it('takes a new one each time where the server gives up each after its answer', async () => {
    const server = await serve((_request, reply) => reply.json(200, {}, { connection: 'close' }))
    const transport = transportTo(server.origin)
    for (let count = 0; count < 3; count += 1) await transport.send(read)
    await transport.send(change)
    expect(server.connections()).toBe(4)
    expect(server.requests).toHaveLength(4)
  })

  it('takes up the TLS session of an earlier one with a new one', async () => {
    const server = await serve((_request, reply) => reply.json(200, {}), true)
    const transport = transportTo(server.origin, { trusted: [throwAwayAuthority()] })
    // Several, because what is remembered may be collected at any time.
    for (let count = 0; count < 4; count += 1) await transport.send(change)
    expect(server.connections()).toBeGreaterThan(1)
    expect(server.resumed()).toBeGreaterThan(0)
  })

  it('is as careful through a proxy', async () => {
    const proxy = kept(await serveProxy())
    const server = await serve((_request, reply) => reply.json(200, {}))
    const transport = transportTo(server.origin, { resolveProxy: throughProxy(proxy.port) })
    await transport.send(read)
    await transport.send(read)
    await transport.send(change)
    expect(proxy.tunnels).toHaveLength(2)
  })
})

describe('what comes back', () => {
  it.each([200, 400, 401, 403, 404, 429, 500, 503])('hands on a JSON answer with status %i', async (status) => {
    const server = await serve((_request, reply) => reply.json(status, { status }))
    await expect(transportTo(server.origin).send(read)).resolves.toMatchObject({ status, json: { status } })
    await expect(transportTo(server.origin).send(change)).resolves.toMatchObject({ status, json: { status } })
  })

  it('accepts problem+json, a byte order mark, and nothing at all', async () => {
    const server = await serve((request, { response }) => {
      const bodies: Record<string, [string, string]> = {
        '/problem': ['application/problem+json', '{"a":1}'],
        '/marked': ['application/json', '\uFEFF{"a":1}'],
        '/blank': ['application/json', ' \n'],
        '/empty': ['text/html', ''],
      }
      const [type, body] = bodies[request.url] ?? ['', '']
      response.writeHead(200, { 'content-type': type })
      response.end(body)
    })
    const transport = transportTo(server.origin)
    expect((await transport.send({ ...read, path: '/problem' })).json).toEqual({ a: 1 })
    expect((await transport.send({ ...read, path: '/marked' })).json).toEqual({ a: 1 })
    expect((await transport.send({ ...read, path: '/blank' })).json).toBeUndefined()
    expect((await transport.send({ ...read, path: '/empty' })).json).toBeUndefined()
  })

  const oddAnswers: [string, Script, { read: object; change: object }][] = [
    [
      'a page with 200',
      (_request, reply) => reply.html(200),
      {
        read: { kind: 'unexpected-response', code: 'answer-not-json', detail: { httpStatus: 200 } },
        change: { kind: 'outcome-unknown', code: 'outcome-unknown', detail: { httpStatus: 200 } },
      },
    ],
    [
      'broken JSON',
      (_request, { response }) => {
        response.writeHead(200, { 'content-type': 'application/json' })
        response.end('{"half":')
      },
      { read: { code: 'answer-not-json' }, change: { code: 'outcome-unknown' } },
    ],
    [
      'JSON that is nested too deeply',
      (_request, { response }) => {
        response.writeHead(200, { 'content-type': 'application/json' })
        response.end('['.repeat(3_000) + ']'.repeat(3_000))
      },
      { read: { code: 'answer-not-understood' }, change: { code: 'outcome-unknown' } },
    ],
    [
      'JSON that is no UTF-8',
      (_request, { response }) => {
        response.writeHead(200, { 'content-type': 'application/json' })
        response.end(Buffer.from([0x22, 0xff, 0x22]))
      },
      { read: { code: 'answer-not-json' }, change: { code: 'outcome-unknown' } },
    ],
    [
      'more than the cap',
      (_request, { response }) => {
        response.writeHead(200, { 'content-type': 'application/json' })
        response.end(JSON.stringify('x'.repeat(answerCapBytes)))
      },
      { read: { kind: 'unexpected-response', code: 'answer-too-large' }, change: { code: 'outcome-unknown' } },
    ],
    [
      'a permanent redirect',
      (_request, { response }) => {
        response.writeHead(308, { location: 'https://other.example/' })
        response.end()
      },
      { read: { kind: 'redirected', code: 'redirected' }, change: { kind: 'redirected', code: 'redirected' } },
    ],
    [
      'a redirect that may follow a finished work',
      (_request, { response }) => {
        response.writeHead(302, { location: '/login' })
        response.end()
      },
      { read: { kind: 'redirected', code: 'redirected' }, change: { code: 'outcome-unknown' } },
    ],
    [
      'something that is no HTTP header',
      (_request, { response }) => {
        response.socket?.end('SMTP ready\r\n\r\n')
      },
      { read: { code: 'answer-not-understood' }, change: { code: 'outcome-unknown' } },
    ],
    [
      'a connection lost in the middle of the body',
      (_request, { response }) => {
        response.writeHead(200, { 'content-type': 'application/json', 'content-length': '100' })
        response.write('{"half":', () => response.socket?.destroy())
      },
      { read: { kind: 'not-reachable' }, change: { code: 'outcome-unknown' } },
    ],
  ]

  const unreadable: [string, (response: ServerResponse) => void][] = [
    ['a page', (response) => response.setHeader('content-type', 'text/html').end('<p>Not what was asked for.')],
    ['broken JSON', (response) => response.end('{"half":')],
    ['text that is no UTF-8', (response) => response.end(Buffer.from([0x22, 0xff, 0x22]))],
    ['what is nested too deeply', (response) => response.end('['.repeat(3_000) + ']'.repeat(3_000))],
    ['more than the cap', (response) => response.end(JSON.stringify('x'.repeat(answerCapBytes)))],
    [
      'a body that breaks off',
      (response) => {
        response.setHeader('content-length', '100').write('{"half":', () => response.socket?.destroy())
      },
    ],
    ['a body that never ends', (response) => void response.write('{"half":')],
  ]

  it.each(unreadable)('lets the status decide where %s comes with it', async (_what, write) => {
    const server = await serve((request, { response }) => {
      response.setHeader('content-type', 'application/json').setHeader('retry-after', '7')
      response.statusCode = Number(request.url.slice(1))
      write(response)
    })
    const transport = transportTo(server.origin)
    for (const status of [401, 403, 429, 502]) {
      for (const sent of [read, change]) {
        expect(await transport.send({ ...sent, path: `/${status}`, timeoutMs: 300 })).toEqual({
          status,
          headers: expect.objectContaining({ 'retry-after': '7' }) as unknown,
          json: undefined,
          unread: true,
        })
      }
    }
  })

  it.each(oddAnswers)('%s', async (_what, script, expected) => {
    const server = await serve(script)
    const transport = transportTo(server.origin)
    expect(await failure(transport.send(read))).toMatchObject(expected.read)
    expect(await failure(transport.send(change))).toMatchObject(expected.change)
    expect(server.requests.filter((request) => request.method === 'POST')).toHaveLength(1)
  })

  it('takes an answer of exactly the cap', async () => {
    const text = 'x'.repeat(answerCapBytes - 2)
    const server = await serve((_request, reply) => reply.json(200, text))
    expect((await transportTo(server.origin).send(read)).json).toBe(text)
  })

  it('stops reading an endless answer at the cap', async () => {
    const server = await serve((_request, { response }) => {
      response.writeHead(200, { 'content-type': 'application/json' })
      const pour = (): void => {
        while (!response.destroyed && response.write(' '.repeat(65_536)));
      }
      response.on('drain', pour)
      pour()
    })
    expect(await failure(transportTo(server.origin).send(read))).toMatchObject({ code: 'answer-too-large' })
  })

  it('follows no redirect', async () => {
    const elsewhere = await serve((_request, reply) => reply.json(200, {}))
    const server = await serve((_request, { response }) => {
      response.writeHead(307, { location: `${elsewhere.origin}/thing` })
      response.end()
    })
    await failure(transportTo(server.origin).send({ ...read, headers: { 'Adm-Authorization': 'token' } }))
    expect(elsewhere.connections()).toBe(0)
  })
})

describe('lines that fail', () => {
  it('calls a refused connection not reachable, for a change too', async () => {
    const transport = transportTo(`http://127.0.0.1:${await unusedPort()}`)
    expect(await failure(transport.send(read))).toMatchObject({ kind: 'not-reachable', code: 'not-reachable' })
    expect(await failure(transport.send(change))).toMatchObject({ kind: 'not-reachable', code: 'not-reachable' })
  })

  it('calls a name that does not resolve not reachable', async () => {
    const transport = transportTo('https://no-such-host.invalid/restApi')
    expect(await failure(transport.send(change))).toMatchObject({ kind: 'not-reachable', code: 'not-reachable' })
  })

  it('says outcome unknown when the connection is lost after a change arrived, and sends it once', async () => {
    const server = await serve((_request, reply) => reply.cut())
    const error = await failure(transportTo(server.origin).send(change))
    expect(error).toMatchObject({ kind: 'outcome-unknown', code: 'outcome-unknown' })
    expect(error.cause).toMatchObject({ kind: 'not-reachable' })
    expect(server.requests).toHaveLength(1)
  })

  it('repeats a read once when the connection was lost without an answer', async () => {
    let first = true
    const server = await serve((_request, reply) => {
      if (first) reply.cut()
      else reply.json(200, { second: true })
      first = false
    })
    expect((await transportTo(server.origin).send(read)).json).toEqual({ second: true })
    expect(server.requests).toHaveLength(2)
  })

  it('gives a read up after the second cut', async () => {
    const server = await serve((_request, reply) => reply.cut())
    expect(await failure(transportTo(server.origin).send(read))).toMatchObject({ kind: 'not-reachable' })
    expect(server.requests).toHaveLength(2)
  })

  it('never writes a change to a pooled connection that died', async () => {
    let requests = 0
    // Answers the first request of each connection and resets the connection when a second one comes.
    const server = kept(
      await serveBytes((socket) => {
        socket.once('data', () => {
          requests += 1
          socket.write('HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 2\r\n\r\n{}')
          socket.once('data', () => {
            requests += 1
            socket.resetAndDestroy()
          })
        })
      }),
    )
    const transport = transportTo(server.origin)
    await transport.send(read)
    await expect(transport.send(change)).resolves.toMatchObject({ status: 200 })
    expect(requests).toBe(2)
    // The read after that meets the dead connection and repeats itself.
    await expect(transport.send(read)).resolves.toMatchObject({ status: 200 })
  })

  it('times out: a read is timed out, a change that was sent has an unknown outcome', async () => {
    const server = await serve(() => undefined)
    const transport = transportTo(server.origin)
    expect(await failure(transport.send({ ...read, timeoutMs: 500 }))).toMatchObject({
      kind: 'timeout',
      code: 'timed-out',
    })
    const error = await failure(transport.send({ ...change, timeoutMs: 500 }))
    expect(error).toMatchObject({ kind: 'outcome-unknown' })
    expect(error.cause).toMatchObject({ kind: 'timeout' })
    expect(server.requests).toHaveLength(2)
  })

  it('counts a body that drips for ever as slow', async () => {
    const server = await serve((_request, { response }) => {
      response.writeHead(200, { 'content-type': 'application/json' })
      const drip = setInterval(() => response.write(' '), 10)
      response.on('close', () => clearInterval(drip))
    })
    expect(await failure(transportTo(server.origin).send({ ...read, timeoutMs: 500 }))).toMatchObject({
      code: 'timed-out',
    })
  })

  it('does not call a change unknown when the connection could not be made in time', async () => {
    // Accepts connections and never begins TLS.
    const server = kept(await serveBytes(() => undefined))
    const transport = transportTo(`https://127.0.0.1:${server.port}`)
    expect(await failure(transport.send({ ...change, timeoutMs: 60 }))).toMatchObject({ kind: 'not-reachable' })
  })
})

describe('giving up', () => {
  it('cancels before anything is sent', async () => {
    const server = await serve((_request, reply) => reply.json(200, {}))
    const signal = AbortSignal.abort()
    expect(await failure(transportTo(server.origin).send({ ...change, signal }))).toMatchObject({ code: 'cancelled' })
    expect(server.connections()).toBe(0)
  })

  it('cancels a read that is under way, and the server notices', async () => {
    const gone = Promise.withResolvers<undefined>()
    const server = await serve((_request, { response }) => response.on('close', () => gone.resolve(undefined)))
    const controller = new AbortController()
    const reading = failure(transportTo(server.origin).send({ ...read, signal: controller.signal }))
    await server.seen(1)
    controller.abort()
    expect(await reading).toMatchObject({ kind: 'cancelled', code: 'cancelled' })
    await gone.promise
  })

  it('cannot take back a change that was sent', async () => {
    const server = await serve(() => undefined)
    const controller = new AbortController()
    const changing = failure(transportTo(server.origin).send({ ...change, signal: controller.signal }))
    await server.seen(1)
    controller.abort()
    expect(await changing).toMatchObject({ kind: 'outcome-unknown' })
  })

  it('sends nothing when cancelled while the connection is made, even if it is made after that', async () => {
    const open = Promise.withResolvers<undefined>()
    const proxy = kept(await serveProxy({ openWhen: open.promise }))
    const server = await serve((_request, reply) => reply.json(200, {}))
    const transport = transportTo(server.origin, { resolveProxy: throughProxy(proxy.port) })
    const controller = new AbortController()
    const changing = failure(transport.send({ ...change, signal: controller.signal }))
    await proxy.asked
    controller.abort()
    expect(await changing).toMatchObject({ kind: 'cancelled', code: 'cancelled' })
    open.resolve(undefined)
    await proxy.closed
    expect(server.connections()).toBe(1)
    expect(server.requests).toHaveLength(0)
  })

  it('on close breaks off reads and lets a change finish', async () => {
    const release = Promise.withResolvers<undefined>()
    const server = await serve((request, reply) => {
      if (request.method === 'POST') void release.promise.then(() => reply.json(200, { done: true }))
    })
    const transport = transportTo(server.origin)
    const reading = failure(transport.send(read))
    const changing = transport.send(change)
    await server.seen(2)
    const closed = transport.close()
    expect(await reading).toMatchObject({ kind: 'cancelled' })
    release.resolve(undefined)
    expect(await changing).toMatchObject({ json: { done: true } })
    await closed
    expect(await failure(transport.send(read))).toMatchObject({ kind: 'cancelled' })
  })
})

describe('TLS', () => {
  it('does not trust a certificate of an unknown authority, and sends nothing', async () => {
    const server = await serve((_request, reply) => reply.json(200, {}), true)
    const transport = transportTo(server.origin)
    expect(await failure(transport.send(read))).toMatchObject({ kind: 'tls', code: 'certificate-not-trusted' })
    expect(await failure(transport.send(change))).toMatchObject({ kind: 'tls', code: 'certificate-not-trusted' })
    expect(server.requests).toHaveLength(0)
  })

  it('trusts it when its authority is given', async () => {
    const server = await serve((_request, reply) => reply.json(200, { fine: true }), true)
    const transport = transportTo(server.origin, { trusted: [throwAwayAuthority()] })
    expect((await transport.send(change)).json).toEqual({ fine: true })
  })

  it('does not trust a good certificate of another name', async () => {
    const server = await serve((_request, reply) => reply.json(200, {}), true)
    const proxy = kept(await serveProxy())
    const transport = transportTo(`https://other.example:${server.port}`, {
      resolveProxy: throughProxy(proxy.port),
      trusted: [throwAwayAuthority()],
    })
    expect(await failure(transport.send(change))).toMatchObject({ kind: 'tls', code: 'certificate-not-trusted' })
    expect(proxy.tunnels).toEqual([`other.example:${server.port}`])
    expect(server.requests).toHaveLength(0)
  })

  it('says not reachable, not "certificate", where the port speaks no TLS', async () => {
    const server = await serve((_request, reply) => reply.json(200, {}))
    const transport = transportTo(`https://127.0.0.1:${server.port}`)
    expect(await failure(transport.send(change))).toMatchObject({ kind: 'tls', code: 'not-reachable' })
  })
})
