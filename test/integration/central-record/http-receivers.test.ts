import { createHmac } from 'node:crypto'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createNetwork } from '../../../electron/app/network.ts'
import { openPosterWith } from '../../../electron/app/socket-poster.ts'
import { createOtlpReceiver, createWebhookReceiver, headerOf } from '../../../electron/central-record/http-receivers.ts'
import type { Receiver } from '../../../electron/central-record/receiver.ts'
import { inventedOperation, silentLogger } from '../../support/history-fixtures.ts'
import { serveScript, throwAwayAuthority, unusedPort, type Reply, type Script } from '../../support/http-server.ts'
import { linesOf } from '../../support/record-lines.ts'

const lines = linesOf(inventedOperation(1, '2026-11-20T10:52:00.000Z'))
const whole = { stub: false }
const never = new AbortController().signal
const key = Buffer.alloc(32, 3)
const secrets = { webhook: `whsec_${key.toString('base64')}`, otlp: 'api-key: a key of 20 letters' }

interface Changes {
  readonly trusted?: readonly string[]
  readonly secret?: string | null
  readonly timeoutMs?: number
}

const kinds = ['webhook', 'otlp'] as const

function receiverAt(kind: (typeof kinds)[number], address: string, changes: Changes = {}): Receiver {
  const { trusted = [throwAwayAuthority()], timeoutMs = 10_000 } = changes
  const network = createNetwork({
    version: '1.0.0',
    logger: silentLogger,
    resolveProxy: () => Promise.resolve([{ by: 'direct' }]),
    trustedCertificates: () => Promise.resolve(trusted),
  })
  const create = kind === 'webhook' ? createWebhookReceiver : createOtlpReceiver
  const receiver = create(address, {
    openPoster: openPosterWith(network, () => new Date(), timeoutMs),
    readSecret: (of) => Promise.resolve(changes.secret === undefined ? secrets[of] : changes.secret),
    now: () => new Date(),
  })
  onTestFinished(() => receiver.close())
  return receiver
}

async function serve(script: Script) {
  const server = await serveScript(script, { tls: true })
  onTestFinished(() => server.close())
  return { ...server, address: `${server.origin}/collect/mfa-desk` }
}

const text = (reply: Reply, status: number, type: string, body: string): void => {
  reply.response.writeHead(status, { 'content-type': type })
  reply.response.end(body)
}

describe('a webhook', () => {
  it('gets the lines signed, and again under the same id with a time and signature of that attempt', async () => {
    const { address, requests } = await serve((_, reply) => reply.json(200, {}))
    const receiver = receiverAt('webhook', address)
    expect(await receiver.hand(lines, whole, never)).toEqual({ kind: 'taken', rejected: 0 })
    await receiver.hand(lines, whole, never)
    const [first, second] = requests
    expect(first).toMatchObject({ method: 'POST', url: '/collect/mfa-desk' })
    expect(first?.headers['content-type']).toBe('application/json')
    expect(second?.headers['webhook-id']).toBe(first?.headers['webhook-id'])
    expect(second?.body).toBe(first?.body)
    for (const { headers, body } of requests) {
      const signed = `${String(headers['webhook-id'])}.${String(headers['webhook-timestamp'])}.${body}`
      expect(headers['webhook-signature']).toBe(`v1,${createHmac('sha256', key).update(signed).digest('base64')}`)
    }
  })

  it('may answer in plain text or not at all', async () => {
    const answers = [
      (reply: Reply) => text(reply, 200, 'text/plain', 'ok'),
      (reply: Reply) => void reply.response.writeHead(204).end(),
      (reply: Reply) => void reply.response.writeHead(202).end('queued'),
    ]
    const { address } = await serve((_, reply) => answers.shift()?.(reply))
    const receiver = receiverAt('webhook', address)
    while (answers.length > 0) expect(await receiver.hand(lines, whole, never)).toMatchObject({ kind: 'taken' })
  })

  it('gets nothing unsigned', async () => {
    const { address, requests } = await serve((_, reply) => reply.json(200, {}))
    for (const secret of [null, '', 'not a secret']) {
      const receiver = receiverAt('webhook', address, { secret })
      expect(await receiver.hand(lines, whole, never)).toMatchObject({ failure: 'secret-missing' })
    }
    expect(requests).toEqual([])
  })
})

describe('a collector of OpenTelemetry', () => {
  it('gets the lines at the address itself, or at the usual path of one without any, with its header', async () => {
    const { address, origin, requests } = await serve((_, reply) => reply.json(200, { partialSuccess: {} }))
    await receiverAt('otlp', address).hand(lines, whole, never)
    await receiverAt('otlp', origin, { secret: null }).hand(lines, whole, never)
    expect(requests.map(({ url, headers }) => [url, headers['api-key']])).toEqual([
      ['/collect/mfa-desk', 'a key of 20 letters'],
      ['/v1/logs', undefined],
    ])
    for (const { text: line } of lines) expect(requests[0]?.body).toContain(JSON.stringify(line))
  })

  it('tells how many it took and threw away', async () => {
    const { address } = await serve((_, reply) => reply.json(200, { partialSuccess: { rejectedLogRecords: '2' } }))
    expect(await receiverAt('otlp', address).hand(lines, whole, never)).toEqual({ kind: 'taken', rejected: 2 })
  })

  it.each([
    ['Authorization: Bearer abc', { authorization: 'Bearer abc' }],
    ['  x-key:\tabc ', { 'x-key': 'abc' }],
    ['abc', null],
    ['Host: elsewhere.example', null],
    ['Content-Length: 0', null],
    ['x: a\r\ny: b', null],
    ['x: ümlaut', null],
    ['x:', null],
  ])('takes a header for one only where it is one: %j', (secret, header) => {
    expect(headerOf(secret)).toEqual(header)
  })
})

describe.each(kinds)('a receiver over HTTP that misbehaves: %s', (kind) => {
  it.each([
    [500, {}, { kind: 'failed', failure: 'server-error', status: 500, retryAfterMs: null }],
    [503, { 'retry-after': '7' }, { kind: 'failed', failure: 'busy', status: 503, retryAfterMs: 7_000 }],
    [429, { 'retry-after': '120' }, { kind: 'failed', failure: 'busy', status: 429, retryAfterMs: 120_000 }],
    [413, {}, { kind: 'too-large' }],
    [410, {}, { kind: 'failed', failure: 'gone', status: 410, retryAfterMs: null }],
    [401, {}, { kind: 'failed', failure: 'secret-refused', status: 401, retryAfterMs: null }],
    [404, {}, { kind: 'failed', failure: 'not-found', status: 404, retryAfterMs: null }],
    [400, {}, { kind: 'failed', failure: 'refused', status: 400, retryAfterMs: null }],
    [307, { location: '/elsewhere' }, { kind: 'failed', failure: 'redirected', status: 307, retryAfterMs: null }],
  ])('answers %i', async (status, headers, result) => {
    const { address, requests } = await serve((_, reply) => reply.json(status, {}, headers))
    expect(await receiverAt(kind, address).hand(lines, whole, never)).toEqual(result)
    expect(requests).toHaveLength(1)
  })

  it('answers with the page of a portal, as if all were well', async () => {
    const { address } = await serve((_, reply) => reply.html(200))
    expect(await receiverAt(kind, address).hand(lines, whole, never)).toMatchObject({ failure: 'not-understood' })
  })

  it('takes the connection and says nothing', async () => {
    const { address } = await serve(() => undefined)
    const receiver = receiverAt(kind, address, { timeoutMs: 300 })
    expect(await receiver.hand(lines, whole, never)).toMatchObject({ failure: 'timed-out' })
  })

  it('breaks off, is not there, or is not the one it says to be', async () => {
    const { address } = await serve((_, reply) => reply.cut())
    expect(await receiverAt(kind, address).hand(lines, whole, never)).toMatchObject({ failure: 'not-reachable' })
    const nobody = receiverAt(kind, `https://127.0.0.1:${await unusedPort()}/x`)
    expect(await nobody.hand(lines, whole, never)).toMatchObject({ failure: 'not-reachable' })
    const { address: other, requests } = await serve((_, reply) => reply.json(200, {}))
    // The test's own authority is not trusted, and some other of the computer's was read.
    const untrusting = receiverAt(kind, other, { trusted: [] })
    expect((await untrusting.hand(lines, whole, never)).kind).toBe('failed')
    expect(requests).toEqual([])
  })
})
