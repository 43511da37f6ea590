import { beforeEach, describe, expect, expectTypeOf, it, vi } from 'vitest'
import { AppFailure, ask } from '../../../../renderer/bridge/bridge.ts'
import type { Request } from '../../../../shared/ipc/contract.ts'
import type { Envelope } from '../../../../shared/ipc/envelope.ts'
import { connectionId } from '../../../support/domain-fixtures.ts'

/** What main heard, in order, and the way to answer. */
let heard: unknown[][]
let answer: (envelope: Envelope<unknown>) => void

beforeEach(() => {
  heard = []
  const { promise, resolve } = Promise.withResolvers<Envelope<unknown>>()
  answer = resolve
  const call = (...words: unknown[]) => {
    heard.push(['call', ...words])
    return promise
  }
  const cancel = (callId: string) => heard.push(['cancel', callId])
  vi.stubGlobal('window', { mfaDesk: { 'directory:search': call, cancel } })
})

const search = { connectionId, text: 'mira' }
const page = { accounts: [], more: false, narrowed: false }
const cancelled: Envelope<never> = {
  ok: false,
  error: { code: 'cancelled', message: 'cancelled', correlationId: 'c' },
}

describe('a call', () => {
  it('without a signal has nothing beside its request', async () => {
    answer({ ok: true, value: page })
    expect(await ask('directory:search', search)).toEqual(page)
    expect(heard).toEqual([['call', search]])
  })

  it('is given up by the id it was made with, and what main answers then holds', async () => {
    const controller = new AbortController()
    const asking = ask('directory:search', search, controller.signal)
    controller.abort()
    answer(cancelled)
    await expect(asking).rejects.toBeInstanceOf(AppFailure)
    const callId = heard[0]?.[2]
    expect(heard).toEqual([
      ['call', search, expect.any(String)],
      ['cancel', callId],
    ])
  })

  it('reaches main before it is given up, also where its signal was aborted before', async () => {
    const asking = ask('directory:search', search, AbortSignal.abort())
    answer(cancelled)
    await expect(asking).rejects.toBeInstanceOf(AppFailure)
    expect(heard.map(([what]) => what)).toEqual(['call', 'cancel'])
  })

  it('that was answered is not given up', async () => {
    const controller = new AbortController()
    answer({ ok: true, value: page })
    await ask('directory:search', search, controller.signal)
    controller.abort()
    expect(heard.map(([what]) => what)).toEqual(['call'])
  })

  it('takes a signal only where its channel can be cancelled', () => {
    expectTypeOf<Parameters<typeof ask<'directory:search'>>>().toExtend<[string, unknown, AbortSignal?]>()
    expectTypeOf<Parameters<typeof ask<'resets:commit'>>>().toEqualTypeOf<['resets:commit', Request<'resets:commit'>]>()
  })
})
