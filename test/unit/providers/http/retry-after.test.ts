import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { obeyRetryAfter, retryAfterSeconds } from '../../../../electron/providers/http/retry-after.ts'
import type { Transport, TransportRequest, TransportResponse } from '../../../../electron/providers/http/transport.ts'

const now = new Date('2026-03-01T12:00:00.000Z')

describe('retryAfterSeconds', () => {
  it.each([
    ['seconds', { 'retry-after': '7' }, 7],
    ['no wait', { 'retry-after': '0' }, 0],
    ['a date by our clock', { 'retry-after': 'Sun, 01 Mar 2026 12:00:05 GMT' }, 5],
    [
      'a date by the clock of a server an hour ahead',
      { 'retry-after': 'Sun, 01 Mar 2026 13:00:05 GMT', date: 'Sun, 01 Mar 2026 13:00:00 GMT' },
      5,
    ],
    ['a date in the past', { 'retry-after': 'Sun, 01 Mar 2026 11:00:00 GMT' }, 0],
    ['nothing', {}, null],
    ['nonsense', { 'retry-after': 'soon' }, null],
    ['a negative number', { 'retry-after': '-5' }, null],
  ])('%s', (_what, headers, seconds) => {
    expect(retryAfterSeconds(headers as Record<string, string>, now)).toBe(seconds)
  })

  it.each(['America/New_York', 'Asia/Tokyo'])(
    'takes a date without a zone for UTC, on a computer in %s',
    (timeZone) => {
      vi.stubEnv('TZ', timeZone)
      onTestFinished(() => void vi.unstubAllEnvs())
      expect(retryAfterSeconds({ 'retry-after': 'Sun Mar  1 12:00:05 2026' }, now)).toBe(5)
      const headers = { 'retry-after': 'Sun Mar  1 13:00:05 2026', date: 'Sun Mar  1 13:00:00 2026' }
      expect(retryAfterSeconds(headers, now)).toBe(5)
    },
  )
})

const request: TransportRequest = {
  method: 'POST',
  path: '/reset',
  headers: {},
  json: {},
  effect: 'change',
  timeoutMs: 1000,
  signal: new AbortController().signal,
}

function answering(...answers: TransportResponse[]): Transport & { sent: number } {
  return {
    sent: 0,
    send() {
      const answer = answers[Math.min(this.sent, answers.length - 1)]
      this.sent += 1
      return answer ? Promise.resolve(answer) : Promise.reject(new Error('no answer'))
    },
    close: () => Promise.resolve(),
  }
}

const fine: TransportResponse = { status: 200, headers: {}, json: {} }
const busy = (status: number, retryAfter?: string): TransportResponse => ({
  status,
  headers: retryAfter === undefined ? {} : { 'retry-after': retryAfter },
  json: undefined,
})

describe('obeyRetryAfter', () => {
  const sendWhenReady = (transport: Transport, asked: TransportRequest, clock: () => Date) =>
    obeyRetryAfter({ now: clock }).run(asked, () => transport.send(asked), asked.signal)

  it.each([429, 503])('comes back when %i names a pause', async (status) => {
    const transport = answering(busy(status, '0'), fine)
    expect(await sendWhenReady(transport, request, () => now)).toBe(fine)
    expect(transport.sent).toBe(2)
  })

  it.each([
    ['503 without Retry-After', busy(503)],
    ['429 without Retry-After', busy(429)],
    ['a pause nobody would wait for', busy(429, '3600')],
    ['500, whatever it names', busy(500, '0')],
  ])('does not repeat after %s', async (_what, answer) => {
    const transport = answering(answer)
    expect(await sendWhenReady(transport, request, () => now)).toBe(answer)
    expect(transport.sent).toBe(1)
  })

  it('gives up after the second repeat', async () => {
    const transport = answering(busy(429, '0'))
    expect((await sendWhenReady(transport, request, () => now)).status).toBe(429)
    expect(transport.sent).toBe(3)
  })

  it('can be cancelled while it waits', async () => {
    const controller = new AbortController()
    const transport = answering(busy(429, '9'))
    const sending = sendWhenReady(transport, { ...request, signal: controller.signal }, () => now)
    controller.abort()
    await expect(sending).rejects.toMatchObject({ kind: 'cancelled', code: 'cancelled' })
    expect(transport.sent).toBe(1)
  })
})
