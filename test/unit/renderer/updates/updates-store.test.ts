import { describe, expect, it, vi } from 'vitest'
import { AppFailure } from '../../../../renderer/bridge/bridge.ts'
import { createUpdatesStore, type UpdatesPorts } from '../../../../renderer/features/updates/updates-store.ts'
import type { Updates } from '../../../../shared/domain/updates.ts'

const nothing: Updates = { off: null, lastLook: null, nextLookAt: null, known: null }
const looked: Updates = {
  ...nothing,
  lastLook: { at: '2026-11-28T10:00:00.000Z', failure: null },
  nextLookAt: '2026-11-29T10:00:00.000Z',
}
const refusal = () => new AppFailure({ code: 'updates-off', message: '', correlationId: 'c' })

function fixture(changes: Partial<UpdatesPorts> = {}) {
  const ports = {
    read: vi.fn<UpdatesPorts['read']>(() => Promise.resolve(nothing)),
    checkNow: vi.fn<UpdatesPorts['checkNow']>(() => Promise.resolve(looked)),
    openLink: vi.fn<UpdatesPorts['openLink']>(() => Promise.resolve()),
    ...changes,
  }
  return { ports, store: createUpdatesStore(ports) }
}

describe('what is known of newer versions', () => {
  it('is not asked for before somebody looks at it, and followed from then on', async () => {
    const { store, ports } = fixture()
    await store.getState().changed()
    expect(ports.read).not.toHaveBeenCalled()
    await store.getState().load()
    await store.getState().changed()
    expect(ports.read).toHaveBeenCalledTimes(2)
    expect(store.getState().updates).toEqual(nothing)
  })

  it('is looked at once, however often somebody asks meanwhile', async () => {
    const answer = Promise.withResolvers<Updates>()
    const { store, ports } = fixture({ checkNow: vi.fn<UpdatesPorts['checkNow']>(() => answer.promise) })
    const looking = [store.getState().checkNow(), store.getState().checkNow()]
    expect(store.getState().isLooking).toBe(true)
    answer.resolve(looked)
    await Promise.all(looking)
    expect(ports.checkNow).toHaveBeenCalledOnce()
    expect(store.getState()).toMatchObject({ isLooking: false, updates: looked })
  })

  it('is what the latest look found, even where an older answer comes after it', async () => {
    const older = Promise.withResolvers<Updates>()
    const { store } = fixture({ read: () => older.promise })
    const loading = store.getState().load()
    await store.getState().checkNow()
    older.resolve(nothing)
    await loading
    expect(store.getState().updates).toEqual(looked)
  })

  it('stays where a wish is refused, with the reason until the next one', async () => {
    const checkNow = vi.fn<UpdatesPorts['checkNow']>(() => Promise.reject(refusal()))
    const { store } = fixture({ checkNow, openLink: () => Promise.reject(refusal()) })
    await store.getState().load()
    await store.getState().checkNow()
    expect(store.getState()).toMatchObject({ isLooking: false, updates: nothing, error: { code: 'updates-off' } })
    checkNow.mockResolvedValue(looked)
    await store.getState().checkNow()
    expect(store.getState().error).toBeNull()
    await store.getState().openLink()
    expect(store.getState()).toMatchObject({ updates: looked, error: { code: 'updates-off' } })
  })
})
