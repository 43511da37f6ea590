import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createFileLogger } from '../../../electron/logging/file-logger.ts'
import { shownMode } from '../../support/system.ts'
import { makeTempFolder } from '../../support/temp-folder.ts'

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
    expect(() => logger.info('lost')).not.toThrow()
    rmSync(folder)
    logger.info('written')
    expect(eventsIn(join(folder, 'mfa-desk.log'))).toEqual(['written'])
    rmSync(folder, { recursive: true })
    logger.info('lost too')
    logger.info('written again')
    expect(eventsIn(join(folder, 'mfa-desk.log')).at(-1)).toBe('written again')
    const belowAFile = join(folder, 'mfa-desk.log', 'log')
    expect(() => createFileLogger({ folder: belowAFile, now }).warn('nowhere')).not.toThrow()
  })
})
