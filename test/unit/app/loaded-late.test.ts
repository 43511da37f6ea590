import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { loadLate } from '../../../electron/app/loaded-late.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const hour = 60 * 60 * 1000

function loading(againMs: number | null = hour) {
  const service = {
    check: vi.fn<() => Promise<void>>(() => Promise.resolve()),
    close: vi.fn<() => Promise<void>>(() => Promise.resolve()),
  }
  const load = vi.fn<() => Promise<typeof service>>(() => Promise.resolve(service))
  const failed = vi.fn<(cause: unknown) => void>()
  const wanted = { is: true }
  const seenWhenLoaded: unknown[] = []
  const late = loadLate({
    load,
    onLoaded: () => void seenWhenLoaded.push(late.loaded()),
    async look({ open }) {
      if (wanted.is) await (await open()).check()
    },
    failed,
    firstMs: 10_000,
    againMs,
  })
  return { late, load, failed, wanted, service, seenWhenLoaded }
}

describe('a service that is loaded late', () => {
  it('is not there at the start, and looks some time after the first answer', async () => {
    const { late, load, service, seenWhenLoaded } = loading()
    await vi.advanceTimersByTimeAsync(hour)
    late.begin()
    await vi.advanceTimersByTimeAsync(9_999)
    expect(load).not.toHaveBeenCalled()
    expect(late.loaded()).toBeNull()
    late.begin()
    await vi.advanceTimersByTimeAsync(1)
    expect(service.check).toHaveBeenCalledOnce()
    expect(seenWhenLoaded).toEqual([service])
  })

  it('is loaded by the next try where the first one failed', async () => {
    const { late, load, service } = loading()
    load.mockRejectedValueOnce(new Error('not there'))
    await expect(Promise.all([late.open(), late.open()])).rejects.toThrow('not there')
    expect(late.loaded()).toBeNull()
    expect(await late.open()).toBe(service)
    expect(load).toHaveBeenCalledTimes(2)
    await late.close()
    expect(service.close).toHaveBeenCalledOnce()
  })

  it('is not loaded while it is not needed, and is once it is', async () => {
    const { late, load, wanted, service } = loading()
    wanted.is = false
    late.begin()
    await vi.advanceTimersByTimeAsync(3 * hour)
    expect(load).not.toHaveBeenCalled()
    wanted.is = true
    await vi.advanceTimersByTimeAsync(hour)
    expect(service.check).toHaveBeenCalledOnce()
  })

  it('looks again and again, also after a look that went wrong', async () => {
    const { late, load, failed, service } = loading()
    service.check.mockRejectedValueOnce(new Error('once'))
    late.begin()
    await vi.advanceTimersByTimeAsync(10_000 + 2 * hour)
    expect(service.check).toHaveBeenCalledTimes(3)
    expect(failed).toHaveBeenCalledOnce()
    expect(load).toHaveBeenCalledOnce()
  })

  it('looks when it is told to, but not before its time', async () => {
    const { late, load, service } = loading(null)
    late.lookAgain()
    late.begin()
    late.lookAgain()
    await vi.advanceTimersByTimeAsync(9_999)
    expect(load).not.toHaveBeenCalled()
    await vi.advanceTimersByTimeAsync(hour)
    expect(service.check).toHaveBeenCalledOnce()
    late.lookAgain()
    await vi.advanceTimersByTimeAsync(0)
    expect(service.check).toHaveBeenCalledTimes(2)
  })

  it('is loaded at once, and once, for whoever asks', async () => {
    const { late, load, service } = loading()
    expect(await late.open()).toBe(service)
    await late.open()
    expect(load).toHaveBeenCalledOnce()
  })

  it('ends with the application', async () => {
    const { late, load } = loading()
    late.begin()
    await late.close()
    expect(vi.getTimerCount()).toBe(0)
    expect(load).not.toHaveBeenCalled()

    const other = loading()
    other.late.begin()
    await vi.advanceTimersByTimeAsync(10_000)
    await other.late.close()
    other.late.lookAgain()
    await vi.advanceTimersByTimeAsync(hour)
    expect(other.service.close).toHaveBeenCalledOnce()
    expect(other.service.check).toHaveBeenCalledOnce()
    expect(vi.getTimerCount()).toBe(0)
  })
})
