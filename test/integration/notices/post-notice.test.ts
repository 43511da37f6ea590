/** A webhook for notices: a real server over TLS, good and bad. */
import { createHmac } from 'node:crypto'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createNetwork } from '../../../electron/app/network.ts'
import { openPosterWith } from '../../../electron/app/socket-poster.ts'
import type { NoticeMessage } from '../../../electron/notices/notice-message.ts'
import { postNotice } from '../../../electron/notices/post-notice.ts'
import type { Attempt } from '../../../electron/outbox/sender.ts'
import { Secret } from '../../../electron/secret/secret.ts'
import { silentLogger } from '../../support/history-fixtures.ts'
import { serveScript, throwAwayAuthority, unusedPort, type Script } from '../../support/http-server.ts'

const key = Buffer.alloc(32, 5)
const never = new AbortController().signal
const message: NoticeMessage = {
  id: '3f0e8a52-7a53-4a5b-9e4a-0d8b6d3f9a11',
  writtenAt: '2026-11-20T10:52:00.000Z',
  to: 'mira.dunmore@corp.example',
  fromName: 'Service Desk',
  subject: 'Your sign-in was changed',
  text: 'Hello Mira Dunmore,\n\ntwo-step sign-in was reset.\n',
  about: { operation: '11111111-1111-4111-8111-111111111111', recipient: 'person' },
}

interface Changes {
  readonly secret?: string
  readonly trusted?: readonly string[]
  readonly timeoutMs?: number
  readonly now?: Date
}

function post(address: string, changes: Changes = {}, sent = message, signal = never): Promise<Attempt> {
  const { secret = `whsec_${key.toString('base64')}`, trusted = [throwAwayAuthority()], timeoutMs = 10_000 } = changes
  const network = createNetwork({
    version: '1.0.0',
    logger: silentLogger,
    resolveProxy: () => Promise.resolve([{ by: 'direct' }]),
    trustedCertificates: () => Promise.resolve(trusted),
  })
  const now = () => changes.now ?? new Date()
  const ports = { openPoster: openPosterWith(network, now, timeoutMs), now }
  return postNotice(address, new Secret(secret), sent, ports, signal)
}

async function serve(script: Script) {
  const server = await serveScript(script, { tls: true })
  onTestFinished(() => server.close())
  return { ...server, address: `${server.origin}/hooks/mfa-desk` }
}

describe('a webhook for notices', () => {
  it('gets the address, the words and the operation, signed, and a later attempt as the same message', async () => {
    const { address, requests } = await serve((_, reply) => reply.json(200, {}))
    expect(await post(address, { now: new Date('2026-11-20T10:53:00.000Z') })).toEqual({ kind: 'sent' })
    expect(await post(address, { now: new Date('2026-11-20T11:53:00.000Z') })).toEqual({ kind: 'sent' })
    const [first, second] = requests
    expect(first).toMatchObject({ method: 'POST', url: '/hooks/mfa-desk' })
    expect(JSON.parse(first?.body ?? '')).toEqual({
      type: 'mfa-desk.notice',
      timestamp: '2026-11-20T10:52:00.000Z',
      data: {
        operation: '11111111-1111-4111-8111-111111111111',
        recipient: 'person',
        address: 'mira.dunmore@corp.example',
        desk: 'Service Desk',
        subject: message.subject,
        text: message.text,
      },
    })
    expect(first?.headers['webhook-id']).toBe(`msg_${message.id}`)
    expect([second?.headers['webhook-id'], second?.body]).toEqual([first?.headers['webhook-id'], first?.body])
    expect(requests.map(({ headers }) => headers['webhook-timestamp'])).toEqual(['1795171980', '1795175580'])
    for (const { headers, body } of requests) {
      const signed = `${String(headers['webhook-id'])}.${String(headers['webhook-timestamp'])}.${body}`
      expect(headers['webhook-signature']).toBe(`v1,${createHmac('sha256', key).update(signed).digest('base64')}`)
    }
  })

  it('can tell a test message, which is about no reset', async () => {
    const { address, requests } = await serve((_, reply) => void reply.response.writeHead(204).end())
    expect(await post(address, {}, { ...message, about: null })).toEqual({ kind: 'sent' })
    const { type, data } = JSON.parse(requests[0]?.body ?? '') as { type: string; data: object }
    expect(type).toBe('mfa-desk.notice-test')
    expect(data).not.toHaveProperty('operation')
  })

  it('gets nothing unsigned', async () => {
    const { address, requests } = await serve((_, reply) => reply.json(200, {}))
    for (const secret of ['', 'not a secret', 'whsec_c2hvcnQ=']) {
      expect(await post(address, { secret })).toEqual({ kind: 'stop', code: 'webhook-secret-missing' })
    }
    expect(requests).toEqual([])
  })

  it.each([
    [202, {}, { kind: 'sent' }],
    [400, {}, { kind: 'give-up', code: 'webhook-refused' }],
    [413, {}, { kind: 'give-up', code: 'webhook-refused' }],
    [401, {}, { kind: 'stop', code: 'webhook-secret-refused' }],
    [403, {}, { kind: 'stop', code: 'webhook-secret-refused' }],
    [404, {}, { kind: 'place-down', code: 'webhook-not-found' }],
    [410, {}, { kind: 'stop', code: 'webhook-gone' }],
    [429, { 'retry-after': '120' }, { kind: 'place-down', code: 'webhook-busy', afterMs: 120_000 }],
    [503, { 'retry-after': '7' }, { kind: 'place-down', code: 'webhook-busy', afterMs: 7_000 }],
    [500, {}, { kind: 'place-down', code: 'webhook-busy' }],
    [307, { location: '/elsewhere' }, { kind: 'place-down', code: 'webhook-not-found' }],
  ])('answers %i', async (status, headers, attempt) => {
    const { address, requests } = await serve((_, reply) => reply.json(status, {}, headers))
    expect(await post(address)).toMatchObject(attempt)
    expect(requests).toHaveLength(1)
  })

  it('answers with the page of a portal, or says nothing, and may have taken it', async () => {
    const unconfirmed = { kind: 'place-down', code: 'webhook-unconfirmed' }
    const portal = await serve((_, reply) => reply.html(200))
    expect(await post(portal.address)).toEqual(unconfirmed)
    const silent = await serve(() => undefined)
    expect(await post(silent.address, { timeoutMs: 300 })).toEqual(unconfirmed)
  })

  it('breaks off, is not there, or is not the one it says to be', async () => {
    const cut = await serve((_, reply) => reply.cut())
    expect(await post(cut.address)).toMatchObject({ kind: 'place-down', code: 'webhook-not-reachable' })
    expect(await post(`https://127.0.0.1:${await unusedPort()}/x`)).toMatchObject({ code: 'webhook-not-reachable' })
    const { address, requests } = await serve((_, reply) => reply.json(200, {}))
    expect(await post(address, { trusted: [] })).toMatchObject({ kind: 'place-down', code: 'webhook-certificate' })
    expect(requests).toEqual([])
  })

  it('that keeps an attempt waiting is left when the outbox closes', async () => {
    const { address } = await serve(() => stop.abort())
    const stop = new AbortController()
    expect((await post(address, {}, message, stop.signal)).kind).toBe('place-down')
  })
})
