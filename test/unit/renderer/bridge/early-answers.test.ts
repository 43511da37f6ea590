import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { Channel } from '../../../../shared/ipc/channels.ts'

let asked: Channel[]
let emit: (event: object) => void
let bridge: typeof import('../../../../renderer/bridge/bridge.ts')

/** Main answers each question with its number, the first with 1. */
beforeEach(async () => {
  asked = []
  const listeners = new Set<(event: object) => void>()
  emit = (event) => {
    for (const listener of listeners) listener(event)
  }
  const call = (channel: Channel) => () => {
    asked.push(channel)
    const value = asked.length
    return Promise.resolve(
      channel === 'settings:read' ? { ok: false, error: { code: 'settings-unreadable' } } : { ok: true, value },
    )
  }
  const calls = new Proxy({}, { get: (_none, channel) => call(channel as Channel) })
  const onEvent = (listener: (event: object) => void) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }
  vi.stubGlobal('window', {
    mfaDesk: new Proxy(calls, {
      get: (each, name): unknown => (name === 'onEvent' ? onEvent : Reflect.get(each, name)),
    }),
  })
  vi.resetModules()
  bridge = await import('../../../../renderer/bridge/bridge.ts')
})

describe('what is asked before the page is there', () => {
  it('goes to main at once and is given to whoever asks first', async () => {
    bridge.askEarly()
    const before = [...asked]
    expect(before).toContain('app:read-state')
    expect(await bridge.ask('app:read-state', {})).toBe(before.indexOf('app:read-state') + 1)
    expect(asked).toEqual(before)
  })

  it('is given once: whoever asks later wants to know what is so then', async () => {
    bridge.askEarly()
    const first = await bridge.ask('connections:list', {})
    expect(await bridge.ask('connections:list', {})).toBeGreaterThan(Number(first))
  })

  it('is asked anew when main has said of a change since', async () => {
    bridge.askEarly()
    const early = asked.length
    emit({ type: 'history-changed' })
    expect(await bridge.ask('app:read-state', {})).toBe(early + 1)
  })

  it('is refused to whoever asks, as any other question', async () => {
    bridge.askEarly()
    await expect(bridge.ask('settings:read', {})).rejects.toMatchObject({ error: { code: 'settings-unreadable' } })
  })
})
