/** The practice transport keeps the rules of the socket transport: what a failure means for a read and for a change. */
import { beforeEach, describe, expect, it } from 'vitest'
import { createAdaxesSimulator, type AdaxesSimulator } from '../../../electron/practice/adaxes/adaxes-simulator.ts'
import type { FaultEffect } from '../../../electron/practice/fault-injector.ts'
import { createPracticeTransport } from '../../../electron/practice/practice-transport.ts'
import { ProviderError } from '../../../electron/providers/provider-error.ts'
import type { Transport, TransportRequest } from '../../../electron/providers/http/transport.ts'

let simulator: AdaxesSimulator
let transport: Transport
let guid: string

beforeEach(() => {
  simulator = createAdaxesSimulator({ latencyMs: 0, slowMs: 50 })
  transport = createPracticeTransport(simulator)
  guid = simulator.state.account('mira.dunmore').guid
})

const request = (over: Partial<TransportRequest>): TransportRequest => ({
  method: 'POST',
  path: '/api/directoryObjects/resetMfa',
  headers: { 'adm-authorization': simulator.credentials.token },
  json: { directoryObject: guid, appsInAdaxesToReset: ['Duo'] },
  effect: 'change',
  timeoutMs: 5_000,
  signal: new AbortController().signal,
  ...over,
})
const read = (over: Partial<TransportRequest> = {}): TransportRequest => {
  const { json, ...rest } = request({ method: 'GET', path: '/api/directoryObjects', effect: 'read', ...over })
  return { ...rest, query: { directoryObject: guid, properties: 'mail,title' }, ...(over.json ? { json } : {}) }
}

async function failureOf(sending: Promise<unknown>): Promise<ProviderError> {
  const error = await sending.then(
    () => null,
    (reason: unknown) => reason,
  )
  expect(error).toBeInstanceOf(ProviderError)
  return error as ProviderError
}

describe('answers', () => {
  it('reads with a query and changes with a body', async () => {
    const answer = await transport.send(read())
    expect(answer.status).toBe(200)
    expect(answer.headers['content-type']).toMatch(/^application\/json/)
    expect(answer.json).toMatchObject({ guid, properties: { mail: ['mira.dunmore@practice.example'] } })
    expect((await transport.send(request({}))).json).toMatchObject({ resultType: 0 })
    expect(simulator.state.activatedApps(guid)).toEqual([2])
  })

  it('gives refusals in JSON as answers', async () => {
    const answer = await transport.send(request({ headers: {} }))
    expect(answer).toMatchObject({ status: 401, json: { code: 'unauthenticated' } })
  })

  it('takes as long as a network when no latency is given', async () => {
    const natural = createPracticeTransport(createAdaxesSimulator())
    const started = performance.now()
    await natural.send(read())
    expect(performance.now() - started).toBeGreaterThan(70)
  })
})

describe('failures', () => {
  const meanings: readonly (readonly [string, FaultEffect, string, string])[] = [
    ['a connection lost before', { kind: 'connection-lost-before-applying' }, 'not-reachable', 'outcome-unknown'],
    ['a connection lost after', { kind: 'connection-lost-after-applying' }, 'not-reachable', 'outcome-unknown'],
    ['a late answer', { kind: 'delay', ms: 200 }, 'timeout', 'outcome-unknown'],
    ['a page in place of data', { kind: 'answer', status: 200, html: '<p>' }, 'unexpected-response', 'outcome-unknown'],
    ['a large answer', { kind: 'large-answer', bytes: 6_000_000 }, 'unexpected-response', 'outcome-unknown'],
    ['a redirect', { kind: 'redirect', to: 'https://elsewhere.example/' }, 'redirected', 'outcome-unknown'],
  ]

  it.each(meanings)('%s', async (_, effect, forRead, forChange) => {
    simulator.faults.add({ path: '', times: 2, effect })
    expect((await failureOf(transport.send(read({ timeoutMs: 50 })))).kind).toBe(forRead)
    simulator.faults.clear()
    simulator.faults.add({ path: '', effect })
    expect((await failureOf(transport.send(request({ timeoutMs: 50 })))).kind).toBe(forChange)
  })

  it.each([404, 502])('hands on what the status %i says where a page comes with it', async (status) => {
    simulator.faults.add({ path: '', times: 2, effect: { kind: 'answer', status, html: '<p>' } })
    for (const sent of [read(), request({})]) {
      expect(await transport.send(sent)).toMatchObject({ status, json: undefined, unread: true })
    }
  })

  it('repeats a read whose connection was lost, and never a change', async () => {
    simulator.faults.add({ path: '', effect: { kind: 'connection-lost-before-applying' } })
    expect((await transport.send(read())).status).toBe(200)
    simulator.faults.add({ path: '', effect: { kind: 'connection-lost-before-applying' } })
    expect((await failureOf(transport.send(request({})))).kind).toBe('outcome-unknown')
    expect(simulator.requests.filter((one) => one.method === 'POST')).toHaveLength(1)
  })

  it('passes on an empty answer', async () => {
    simulator.faults.add({ path: '', effect: { kind: 'empty-answer' } })
    expect(await transport.send(read())).toMatchObject({ status: 200, json: undefined })
  })
})

describe('giving up', () => {
  it('before sending sends nothing', async () => {
    for (const one of [read({ signal: AbortSignal.abort() }), request({ signal: AbortSignal.abort() })]) {
      expect((await failureOf(transport.send(one))).kind).toBe('cancelled')
    }
    expect(simulator.requests).toEqual([])
  })

  it('on a read cancels it; on a change under way leaves the outcome unknown, and the server goes on', async () => {
    const giveUp = new AbortController()
    const slow = simulator.state.account('lentina.slowacre').guid
    simulator.faults.add({ path: '/api/directoryObjects', effect: { kind: 'delay', ms: 50 } })
    const reading = failureOf(transport.send(read({ signal: giveUp.signal })))
    const changing = failureOf(
      transport.send(
        request({ json: { directoryObject: slow, appsInAdaxesToReset: ['Microsoft'] }, signal: giveUp.signal }),
      ),
    )
    await expect.poll(() => simulator.requests.length).toBe(2)
    giveUp.abort()
    expect((await reading).kind).toBe('cancelled')
    expect((await changing).kind).toBe('outcome-unknown')
    await expect.poll(() => simulator.state.activatedApps(slow)).toEqual([])
  })

  it('is not needed for a header that cannot be sent', async () => {
    expect((await failureOf(transport.send(request({ headers: { 'adm-authorization': 'a\nb' } })))).kind).toBe(
      'rejected',
    )
    expect(simulator.requests).toEqual([])
  })
})
