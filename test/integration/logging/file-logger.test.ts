import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { createFileLogger } from '../../../electron/logging/file-logger.ts'
import { fails, heldCodes, heldFrom, heldTimes, type AnyCall } from '../../support/breakable-file-system.ts'
import { breakableSyncCalls } from '../../support/breakable-sync-calls.ts'
import { shownMode } from '../../support/system.ts'
import { makeTempFolder } from '../../support/temp-folder.ts'

const disk = breakableSyncCalls()
const now = () => new Date('2026-11-20T10:42:07.000Z')
const eventsIn = (path: string) =>
  readFileSync(path, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => (JSON.parse(line) as { event: string }).event)

describe('the log file', () => {
  it('gets a line for each event, for this user only, and goes on after a new start', () => {
    const folder = join(makeTempFolder(), 'log')
    createFileLogger({ folder, now }).info('first', { code: 'x' })
    createFileLogger({ folder, now }).error('second')
    const path = join(folder, 'mfa-desk.log')
    expect(eventsIn(path)).toEqual(['first', 'second'])
    expect(statSync(path).mode & 0o777).toBe(shownMode(0o600))
  })

  it('keeps to its size and its number of files, the newest lines among them', () => {
    const folder = makeTempFolder()
    const logger = createFileLogger({ folder, now, maxBytesPerFile: 500, maxFiles: 3 })
    for (let number = 0; number < 100; number += 1) logger.info(`event-${number}`)
    expect(readdirSync(folder).sort()).toEqual(['mfa-desk.1.log', 'mfa-desk.2.log', 'mfa-desk.log'])
    const files = ['mfa-desk.2.log', 'mfa-desk.1.log', 'mfa-desk.log'].map((name) => join(folder, name))
    for (const path of files) expect(statSync(path).size).toBeLessThanOrEqual(500)
    const events = files.flatMap(eventsIn)
    expect(events.at(-1)).toBe('event-99')
    expect(events).toEqual(Array.from(events, (_event, place) => `event-${100 - events.length + place}`))
  })

  it('counts what an earlier run has left', () => {
    const folder = makeTempFolder()
    writeFileSync(join(folder, 'mfa-desk.log'), 'x'.repeat(490))
    createFileLogger({ folder, now, maxBytesPerFile: 500 }).info('event')
    expect(eventsIn(join(folder, 'mfa-desk.log'))).toEqual(['event'])
    expect(statSync(join(folder, 'mfa-desk.1.log')).size).toBe(490)
  })

  it('never throws, and goes on when it can', () => {
    const folder = join(makeTempFolder(), 'log')
    const logger = createFileLogger({ folder, now })
    writeFileSync(folder, 'a file where the folder should be')
    expect(() => logger.info('waited')).not.toThrow()
    rmSync(folder)
    logger.info('written')
    expect(eventsIn(join(folder, 'mfa-desk.log'))).toEqual(['waited', 'written'])
    rmSync(folder, { recursive: true })
    logger.info('waits too')
    logger.info('written again')
    expect(eventsIn(join(folder, 'mfa-desk.log'))).toEqual(['waits too', 'written again'])
    const belowAFile = join(folder, 'mfa-desk.log', 'log')
    expect(() => createFileLogger({ folder: belowAFile, now }).warn('nowhere')).not.toThrow()
  })
})

describe.each(heldCodes)('a log file that another program holds (%s)', (code) => {
  /** All events, the oldest file's first. */
  const written = (folder: string) =>
    ['mfa-desk.2.log', 'mfa-desk.1.log', 'mfa-desk.0.log', 'mfa-desk.log']
      .filter((name) => readdirSync(folder).includes(name))
      .flatMap((name) => eventsIn(join(folder, name)))
      .join(' ')

  /** Three files of one line each, and room for no second one. */
  function fullLog(folder: string) {
    const logger = createFileLogger({ folder, now, maxBytesPerFile: 100, maxFiles: 3 })
    for (const event of ['oldest', 'older', 'old']) logger.info(event)
    return logger
  }

  it.each(heldTimes)('at each call (%s times) costs no line, and no older file before its time', (times) => {
    for (let nth = 1, calls = nth; nth <= calls; nth += 1) {
      const folder = makeTempFolder()
      const logger = fullLog(folder)
      const held = disk.during(heldFrom(nth, code, times), () => {
        for (const event of ['new', 'newer']) logger.info(event)
      })
      calls = held.calls
      expect(held.trouble, `call ${nth}`).toBeNull()
      // Only for a newest one that is about to be made may the oldest have gone.
      const isNewestThere = existsSync(join(folder, 'mfa-desk.log'))
      expect(readdirSync(folder).length, `call ${nth}`).toBeGreaterThanOrEqual(isNewestThere ? 3 : 2)
      logger.info('newest')
      const events = written(folder)
      expect('oldest older old new newer newest'.endsWith(events), `call ${nth}: ${events}`).toBe(true)
      expect(events).toContain('new newer newest')
      expect(readdirSync(folder).length, `call ${nth}`).toBeGreaterThanOrEqual(3)
      for (const event of ['a', 'b', 'c', 'd']) logger.info(event)
      expect(written(folder)).toBe('b c d')
    }
  })

  it('keeps its older files and grows for as long as the newest cannot be renamed', () => {
    const folder = makeTempFolder()
    const logger = fullLog(folder)
    const held = ({ name, file }: AnyCall) =>
      name === 'rename' && file === 'mfa-desk.0.log' ? { answer: fails(code) } : null
    disk.during(held, () => {
      for (let number = 1; number <= 5; number += 1) logger.info(`new-${number}`)
    })
    expect(written(folder)).toBe('oldest older old new-1 new-2 new-3 new-4 new-5')
  })

  it('gets the waiting lines as soon as it takes some, without anything new to write', () => {
    vi.useFakeTimers()
    onTestFinished(() => void vi.useRealTimers())
    const folder = makeTempFolder()
    const logger = createFileLogger({ folder, now })
    disk.during(
      () => ({ answer: fails(code) }),
      () => {
        for (let number = 1; number <= 1_002; number += 1) logger.info(`event-${number}`)
      },
    )
    vi.advanceTimersByTime(10_000)
    const events = written(folder).split(' ')
    expect(events).toHaveLength(1_001)
    expect([events[0], events[1], events.at(-1)]).toEqual(['log-lines-dropped', 'event-3', 'event-1002'])
    expect(readFileSync(join(folder, 'mfa-desk.log'), 'utf8')).toContain('"count":2')
  })
})
