import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createShutdown, type ShutdownPorts } from '../../../electron/app/shutdown.ts'
import { createRecordingLogger } from '../../support/recording-logger.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const wish = () => ({ preventDefault: vi.fn<() => void>() })

function shutdownWith(changes: Partial<ShutdownPorts> = {}) {
  const calls: string[] = []
  const logger = createRecordingLogger()
  const shutdown = createShutdown({
    close: () => Promise.resolve(),
    stopUnsent: () => void calls.push('stop unsent'),
    stillOpen: () => ['resets', 'history'],
    tell: (notice) => Promise.resolve(void calls.push(`tell ${notice}`)),
    quit: () => void calls.push('quit'),
    exit: (code) => void calls.push(`exit ${code}`),
    killProcess: () => void calls.push('end by force'),
    relaunch: () => void calls.push('relaunch'),
    logger,
    ...changes,
  })
  return { calls, shutdown, logger }
}

const never = (): Promise<never> => new Promise(() => undefined)
/** Promises and tasks, but no time. */
const settle = () => vi.advanceTimersByTimeAsync(0)

describe('a wish to end', () => {
  it('waits until everything is closed, then is let through', async () => {
    const closing = Promise.withResolvers<undefined>()
    const { calls, shutdown } = shutdownWith({ close: () => closing.promise })
    const first = wish()
    shutdown.onBeforeQuit()
    shutdown.onWillQuit(first)
    expect(first.preventDefault).toHaveBeenCalledOnce()
    await vi.advanceTimersByTimeAsync(10_000)
    expect(calls).toEqual([])

    closing.resolve(undefined)
    await settle()
    expect(calls).toEqual(['quit'])
    const second = wish()
    shutdown.onWillQuit(second)
    expect(second.preventDefault).not.toHaveBeenCalled()
  })

  it('is asked again outside the dispatch of the first, also where nothing is left to close', async () => {
    const { calls, shutdown } = shutdownWith()
    shutdown.onWillQuit(wish())
    // All that promises have to say is said inside the dispatch, where Electron drops another quit.
    for (let turn = 0; turn < 50; turn += 1) await Promise.resolve()
    expect(calls).toEqual([])
    await settle()
    expect(calls).toEqual(['quit'])
  })

  it('closes once, however often it is repeated', () => {
    const close = vi.fn(never)
    const { shutdown } = shutdownWith({ close })
    const wishes = [wish(), wish(), wish()]
    wishes.forEach(shutdown.onWillQuit)
    expect(close).toHaveBeenCalledOnce()
    expect(wishes.every(({ preventDefault }) => preventDefault.mock.calls.length === 1)).toBe(true)
  })

  it('is fulfilled also when closing went wrong, and the log says so', async () => {
    const { calls, shutdown, logger } = shutdownWith({ close: () => Promise.reject(new TypeError('disk')) })
    shutdown.onWillQuit(wish())
    await settle()
    expect(calls).toEqual(['quit'])
    expect(logger.lines).toContainEqual(expect.objectContaining({ event: 'close-failed' }))
  })

  it('leaves out what was not sent after a while, and gives up in the end what never closes', async () => {
    const { calls, shutdown, logger } = shutdownWith({ close: never })
    shutdown.onWillQuit(wish())
    await vi.advanceTimersByTimeAsync(89_000)
    expect(calls).toEqual(['stop unsent'])
    await vi.advanceTimersByTimeAsync(1_000)
    await vi.advanceTimersToNextTimerAsync()
    expect(calls).toEqual(['stop unsent', 'end by force'])
    const givenUp = logger.lines.filter(({ event }) => event === 'close-given-up')
    expect(givenUp.map(({ fields }) => fields.kind)).toEqual(['resets', 'history'])
  })

  it('comes true by force where Electron does not obey', async () => {
    const { calls, shutdown } = shutdownWith()
    shutdown.onWillQuit(wish())
    await vi.advanceTimersByTimeAsync(5_000)
    expect(calls).toEqual(['quit', 'end by force'])
  })
})

describe('a fault', () => {
  it('lets a change finish, is told, and ends the program', async () => {
    const closing = Promise.withResolvers<undefined>()
    const { calls, shutdown } = shutdownWith({ close: () => closing.promise })
    shutdown.fault('fault')
    expect(shutdown.begun).toBe(true)
    await vi.advanceTimersByTimeAsync(1_000)
    expect(calls).toEqual(['stop unsent'])
    closing.resolve(undefined)
    await settle()
    expect(calls).toEqual(['stop unsent', 'tell fault', 'exit 1'])
  })

  it('is told once, the first of several', async () => {
    const { calls, shutdown } = shutdownWith()
    shutdown.fault('start-failed')
    shutdown.fault('fault')
    await settle()
    shutdown.fault('fault')
    await settle()
    expect(calls).toEqual(['stop unsent', 'tell start-failed', 'exit 1'])
  })

  it('is not told on the way out, and the program still ends', async () => {
    const { calls, shutdown } = shutdownWith()
    shutdown.onBeforeQuit()
    shutdown.fault('start-failed')
    await settle()
    expect(calls).toEqual(['stop unsent', 'exit 1'])
  })

  it('gives way to whoever asks for the end while it is told', async () => {
    const { calls, shutdown } = shutdownWith({
      tell: (_notice, quitRequested) =>
        new Promise((resolve) => quitRequested.addEventListener('abort', () => resolve())),
    })
    shutdown.fault('fault')
    await settle()
    expect(calls).toEqual(['stop unsent'])
    shutdown.onBeforeQuit()
    await settle()
    expect(calls).toEqual(['stop unsent', 'exit 1'])
  })

  it('waits for no answer that never comes once the end is asked for', async () => {
    const { calls, shutdown } = shutdownWith({ tell: never })
    shutdown.fault('fault')
    await settle()
    shutdown.onBeforeQuit()
    await settle()
    expect(calls).toEqual(['stop unsent', 'exit 1'])
  })

  it('ends the program also where it cannot be told', async () => {
    const { calls, shutdown } = shutdownWith({ tell: () => Promise.reject(new Error('no screen')) })
    shutdown.fault('fault')
    await settle()
    expect(calls).toEqual(['stop unsent', 'exit 1'])
  })
})

it('a start during the end is made good after it', async () => {
  const { calls, shutdown } = shutdownWith()
  shutdown.onWillQuit(wish())
  shutdown.restartAfterExit()
  await settle()
  expect(calls).toEqual(['relaunch', 'quit'])
})
