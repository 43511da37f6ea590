import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Secret } from '../../../electron/secret/secret.ts'
import { createExpiringClipboard } from '../../../electron/window/expiring-clipboard.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function clipboardOf() {
  const state = { text: '', readable: true, writable: true, passesOver: false, awake: 0 }
  const passing = createExpiringClipboard(
    {
      writeExcludedFromHistory: (text) => {
        if (!state.writable) return Promise.reject(new Error('refused'))
        if (!state.passesOver) state.text = text
        return Promise.resolve()
      },
      readText: () => (state.readable ? Promise.resolve(state.text) : Promise.reject(new Error('refused'))),
      clear: () => void (state.text = ''),
    },
    () => {
      state.awake += 1
      return () => void (state.awake -= 1)
    },
  )
  return { state, passing }
}

const code = new Secret('n@C*bU26')

describe('a code in the clipboard', () => {
  it('is taken out after its time, not before', async () => {
    const { state, passing } = clipboardOf()
    await passing.hold(code, 60)
    await vi.advanceTimersByTimeAsync(59_999)
    expect(state.text).toBe('n@C*bU26')
    // Or a system that lets applications doze would lengthen its time.
    expect(state.awake).toBe(1)
    await vi.advanceTimersByTimeAsync(1)
    expect(state.text).toBe('')
    expect(state.awake).toBe(0)
  })

  it('leaves alone what was copied since', async () => {
    const { state, passing } = clipboardOf()
    await passing.hold(code, 60)
    state.text = 'INC0048213'
    await vi.advanceTimersByTimeAsync(60_000)
    expect(state.text).toBe('INC0048213')
  })

  it('has its whole time again when it is copied again', async () => {
    const { state, passing } = clipboardOf()
    await passing.hold(code, 60)
    await vi.advanceTimersByTimeAsync(50_000)
    await passing.hold(code, 60)
    await vi.advanceTimersByTimeAsync(50_000)
    expect(state.text).toBe('n@C*bU26')
    expect(state.awake).toBe(1)
    await vi.advanceTimersByTimeAsync(10_000)
    expect(state.text).toBe('')
    expect(state.awake).toBe(0)
  })

  it('goes with the program, and nothing else does', async () => {
    const { state, passing } = clipboardOf()
    state.text = 'somebody’s text'
    await passing.clearNow()
    expect(state.text).toBe('somebody’s text')
    await passing.hold(code, 60)
    await passing.clearNow()
    expect(state.text).toBe('')
    expect(vi.getTimerCount()).toBe(0)
  })

  it('is taken out also where the clipboard cannot be read', async () => {
    const { state, passing } = clipboardOf()
    await passing.hold(code, 60)
    state.readable = false
    await vi.advanceTimersByTimeAsync(60_000)
    expect(state.text).toBe('')
  })

  it('is not believed to be there when the system did not take it', async () => {
    const { state, passing } = clipboardOf()
    state.writable = false
    await expect(passing.hold(code, 60)).rejects.toThrow()
    expect(vi.getTimerCount()).toBe(0)
  })

  it('is not believed to be there when the system passed it over without a word', async () => {
    const { state, passing } = clipboardOf()
    state.text = 'somebody’s text'
    state.passesOver = true
    await expect(passing.hold(code, 60)).rejects.toThrow()
    expect(state).toMatchObject({ text: 'somebody’s text', awake: 0 })
    expect(vi.getTimerCount()).toBe(0)
  })

  it('that nobody can look for is taken out again, since nobody would say that it is there', async () => {
    const { state, passing } = clipboardOf()
    state.readable = false
    await expect(passing.hold(code, 60)).rejects.toThrow()
    expect(state).toMatchObject({ text: '', awake: 0 })
  })
})
