import { describe, expect, it, vi } from 'vitest'
import { createQuitGate } from '../../../electron/app/quit-gate.ts'

const wish = () => ({ preventDefault: vi.fn<() => void>() })

describe('the end of the application', () => {
  it('waits until everything is closed, then lets go', async () => {
    const closing = Promise.withResolvers<undefined>()
    const quit = vi.fn<() => void>()
    const gate = createQuitGate(() => closing.promise, quit)
    expect(gate.closing).toBe(false)

    const first = wish()
    gate.onWillQuit(first)
    expect(first.preventDefault).toHaveBeenCalledOnce()
    expect(gate.closing).toBe(true)
    expect(quit).not.toHaveBeenCalled()

    closing.resolve(undefined)
    await vi.waitFor(() => expect(quit).toHaveBeenCalledOnce())
    const second = wish()
    gate.onWillQuit(second)
    expect(second.preventDefault).not.toHaveBeenCalled()
  })

  it('closes once, however often somebody wishes to quit meanwhile', () => {
    const close = vi.fn<() => Promise<void>>(() => new Promise(() => undefined))
    const gate = createQuitGate(close, () => undefined)
    const wishes = [wish(), wish(), wish()]
    wishes.forEach(gate.onWillQuit)
    expect(close).toHaveBeenCalledOnce()
    expect(wishes.every(({ preventDefault }) => preventDefault.mock.calls.length === 1)).toBe(true)
  })

  it('comes also when closing went wrong', async () => {
    const quit = vi.fn<() => void>()
    createQuitGate(() => Promise.reject(new Error('disk')), quit).onWillQuit(wish())
    await vi.waitFor(() => expect(quit).toHaveBeenCalledOnce())
  })
})
