import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createUpdateWatch } from '../../../electron/app/update-watch.ts'
import type { UpdatesService } from '../../../electron/updates/updates.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function watched(isWanted = true) {
  const service = {
    newerVersion: () => '2.0.0',
    checkIfDue: vi.fn<() => Promise<void>>(() => Promise.resolve()),
    close: vi.fn<() => Promise<void>>(() => Promise.resolve()),
  }
  const load = vi.fn<() => Promise<UpdatesService>>(() => Promise.resolve(service as unknown as UpdatesService))
  const told = vi.fn<() => void>()
  const wanted = { is: isWanted }
  const watch = createUpdateWatch({ isWanted: () => wanted.is, load, told, firstCheckMs: 10_000 })
  return { watch, load, told, wanted, service }
}

const hour = 60 * 60 * 1000

describe('the watch for newer versions', () => {
  it('loads nothing at the start, and looks some seconds after the first answer', async () => {
    const { watch, load, told, service } = watched()
    await vi.advanceTimersByTimeAsync(hour)
    watch.begin()
    await vi.advanceTimersByTimeAsync(9_999)
    expect(load).not.toHaveBeenCalled()
    expect(watch.newerVersion()).toBeNull()
    watch.begin()
    await vi.advanceTimersByTimeAsync(1)
    expect(service.checkIfDue).toHaveBeenCalledOnce()
    expect(told).toHaveBeenCalledOnce()
    expect(watch.newerVersion()).toBe('2.0.0')
  })

  it('loads nothing while no address is set, and notices when one is', async () => {
    const { watch, load, wanted, service } = watched(false)
    watch.begin()
    await vi.advanceTimersByTimeAsync(3 * hour)
    expect(load).not.toHaveBeenCalled()
    wanted.is = true
    await vi.advanceTimersByTimeAsync(hour)
    expect(service.checkIfDue).toHaveBeenCalledOnce()
  })

  it('asks each hour whether a day has passed, also after a look that went wrong', async () => {
    const { watch, load, service } = watched()
    service.checkIfDue.mockRejectedValueOnce(new Error('once'))
    watch.begin()
    await vi.advanceTimersByTimeAsync(10_000 + 2 * hour)
    expect(service.checkIfDue).toHaveBeenCalledTimes(3)
    expect(load).toHaveBeenCalledOnce()
  })

  it('is loaded at once by whoever asks', async () => {
    const { watch, load } = watched(false)
    expect((await watch.service()).newerVersion()).toBe('2.0.0')
    await watch.service()
    expect(load).toHaveBeenCalledOnce()
  })

  it('ends with the application', async () => {
    const { watch, service, load } = watched()
    watch.begin()
    await watch.close()
    expect(vi.getTimerCount()).toBe(0)
    expect(load).not.toHaveBeenCalled()

    const other = watched()
    other.watch.begin()
    await vi.advanceTimersByTimeAsync(10_000)
    await other.watch.close()
    expect(other.service.close).toHaveBeenCalledOnce()
    expect(vi.getTimerCount()).toBe(0)
    expect(service.close).not.toHaveBeenCalled()
  })
})
