import { describe, expect, it } from 'vitest'
import { createRateLimits } from '../../../../electron/providers/okta/rate-limits.ts'
import type { TransportResponse } from '../../../../electron/providers/http/transport.ts'

const alive = new AbortController().signal
const start = Date.parse('2026-11-02T09:00:00Z')

/** Our clock stands still but for pauses; the server's is 40 minutes ahead. */
function fixture(answers: TransportResponse[]) {
  let at = start
  const pauses: number[] = []
  const told: (string | null)[] = []
  const limits = createRateLimits({
    now: () => new Date(at),
    wait: (ms, signal) => {
      if (signal.aborted) return Promise.reject(new Error('aborted'))
      pauses.push(ms)
      at += ms
      return Promise.resolve()
    },
    onWaiting: (until) => told.push(until),
  })
  const asked: number[] = []
  const attempt = (): Promise<TransportResponse> => {
    asked.push(at)
    const next = answers.shift()
    if (!next) throw new Error('one request too many')
    return Promise.resolve(next)
  }
  return { limits, attempt, pauses, told, asked }
}

const serverNow = start + 40 * 60_000
const headers = (remaining: number, resetInSeconds: number, limit = 100) => ({
  date: new Date(serverNow).toUTCString(),
  'x-rate-limit-limit': String(limit),
  'x-rate-limit-remaining': String(remaining),
  'x-rate-limit-reset': String(serverNow / 1000 + resetInSeconds),
})
const fine = (remaining = 50): TransportResponse => ({ status: 200, headers: headers(remaining, 30), json: {} })
const refused = (resetInSeconds: number, more: Partial<TransportResponse> = {}): TransportResponse => ({
  status: 429,
  headers: headers(0, resetInSeconds),
  json: { errorCode: 'E0000047', errorSummary: 'Slow down.' },
  ...more,
})

describe('a limit', () => {
  it('is obeyed by the server’s clock and one second more, and the wait is told', async () => {
    const { limits, attempt, pauses, told } = fixture([refused(40), fine()])
    expect((await limits.run('users', attempt, alive)).status).toBe(200)
    expect(pauses).toEqual([41_000])
    expect(told).toEqual([new Date(start + 41_000).toISOString(), null])
  })

  it('is not run into where nothing is left, and holds up no other kind of call', async () => {
    const { limits, attempt, pauses, asked } = fixture([fine(0), fine(), fine()])
    await limits.run('users', attempt, alive)
    await limits.run('search', attempt, alive)
    expect(pauses).toEqual([])
    await limits.run('users', attempt, alive)
    expect(pauses).toEqual([31_000])
    expect(asked).toEqual([start, start, start + 31_000])
  })

  it('refuses for good after two repeats', async () => {
    const { limits, attempt, asked } = fixture([refused(5), refused(5), refused(5)])
    expect((await limits.run('users', attempt, alive)).status).toBe(429)
    expect(asked).toHaveLength(3)
  })

  it('on calls at once names no time, so the pause is short', async () => {
    const { limits, attempt, pauses } = fixture([refused(60, { headers: headers(0, 60, 0) }), fine()])
    await limits.run('users', attempt, alive)
    expect(pauses).toEqual([1_000])
  })

  it('that is far away is told and not slept through', async () => {
    const { limits, attempt, pauses } = fixture([refused(3_600)])
    expect((await limits.run('users', attempt, alive)).status).toBe(429)
    expect(pauses).toEqual([])
  })

  it('can be given up while waiting', async () => {
    const { limits, attempt, asked } = fixture([fine(0)])
    await limits.run('users', attempt, alive)
    await expect(limits.run('users', attempt, AbortSignal.abort())).rejects.toMatchObject({ code: 'cancelled' })
    expect(asked).toHaveLength(1)
  })
})

it('does not send another message because one was just sent', async () => {
  const { limits, attempt } = fixture([refused(5, { json: { errorCode: 'E0000109', errorSummary: 'Just sent.' } })])
  expect((await limits.run('users', attempt, alive)).status).toBe(429)
})
