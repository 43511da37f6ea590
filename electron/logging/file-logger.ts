/**
 * The log as JSON lines in a few files of bounded size.
 *
 * It refuses, at run time as the type does before, every field that is not on the list, and it never throws and never waits:
 * whoever logs is doing something more important. Lines that cannot be written at the moment are written later.
 */
import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { logFieldTypes, type LogFields, type Logger } from './logger.ts'

export interface FileLoggerOptions {
  /** Absolute; made where missing. The newest file is `mfa-desk.log`, older ones `mfa-desk.1.log` and so on. */
  readonly folder: string
  /** @default 1_000_000 */
  readonly maxBytesPerFile?: number
  /**
   * Files in all, the newest among them; at least 2. One more lies there while another program keeps them from being renamed.
   * @default 3
   */
  readonly maxFiles?: number
  readonly now?: () => Date
}

const maxTextLength = 200

/** So many lines wait for a file that takes none; then the oldest go, and their number is written in their place. */
const maxWaiting = 1_000
const againMs = 1_000

/** One line of the log without its end, made of the listed fields and nothing else. */
export function logLine(time: Date, level: string, event: string, fields: LogFields): string {
  const given = fields as Readonly<Record<string, unknown>>
  const line: Record<string, unknown> = { time: time.toISOString(), level, event: event.slice(0, maxTextLength) }
  for (const [name, type] of Object.entries(logFieldTypes)) {
    const value = given[name]
    if (typeof value !== type) continue
    line[name] = typeof value === 'string' ? value.slice(0, maxTextLength) : value
  }
  return JSON.stringify(line)
}

export function createFileLogger({
  folder,
  maxBytesPerFile = 1_000_000,
  maxFiles = 3,
  now = () => new Date(),
}: FileLoggerOptions): Logger {
  const pathOf = (age: number) => join(folder, age === 0 ? 'mfa-desk.log' : `mfa-desk.${age}.log`)
  /** Where the newest file is on its way to its number. It stays there while an older one cannot make room. */
  const onItsWay = join(folder, 'mfa-desk.0.log')
  const ages = Array.from({ length: maxFiles - 1 }, (_none, index) => index + 1)
  /** Bytes in the newest file; `null` until it was looked at. */
  let size: number | null = null
  /** Lines that could not be written: the file or the disk takes none at the moment. */
  const waiting: string[] = []
  let dropped = 0
  let timer: NodeJS.Timeout | null = null

  function write(level: string, event: string, fields: LogFields = {}): void {
    waiting.push(`${logLine(now(), level, event, fields)}\n`)
    if (waiting.length > maxWaiting) {
      waiting.shift()
      dropped += 1
    }
    writeWaiting()
  }

  function writeWaiting(): void {
    const gap = dropped === 0 ? '' : `${logLine(now(), 'warn', 'log-lines-dropped', { count: dropped })}\n`
    const lines = gap + waiting.join('')
    const bytes = Buffer.byteLength(lines)
    try {
      size ??= sizeOf(pathOf(0), folder)
      if (size > 0 && size + bytes > maxBytesPerFile && moveOn()) size = 0
      appendFileSync(pathOf(0), lines, { mode: 0o600 })
      size += bytes
      waiting.length = 0
      dropped = 0
    } catch {
      // Nobody is left to tell. The size is looked at again, in case the folder was removed meanwhile.
      size = null
      writeLater()
    }
  }

  function writeLater(): void {
    if (timer !== null) return
    timer = setTimeout(() => {
      timer = null
      writeWaiting()
    }, againMs)
    // It must not keep a process alive that is otherwise done.
    timer.unref()
  }

  /** Makes room for a new newest file. Where another program holds one of them nothing is lost, and the newest goes on growing. */
  function moveOn(): boolean {
    try {
      settle()
      renameSync(pathOf(0), onItsWay)
    } catch {
      return false
    }
    try {
      settle()
    } catch {
      // The next time.
    }
    return true
  }

  /** Gives the file on its way its number, the older ones first. Throws where one of them cannot be renamed. */
  function settle(): void {
    if (!isThere(onItsWay)) return
    const free = ages.find((age) => !isThere(pathOf(age))) ?? maxFiles - 1
    for (let age = free - 1; age >= 1; age -= 1) renameSync(pathOf(age), pathOf(age + 1))
    renameSync(onItsWay, pathOf(1))
  }

  return {
    info: (event, fields) => write('info', event, fields),
    warn: (event, fields) => write('warn', event, fields),
    error: (event, fields) => write('error', event, fields),
  }
}

const isThere = (path: string): boolean => statSync(path, { throwIfNoEntry: false }) !== undefined

function sizeOf(path: string, folder: string): number {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0
}

/** For programs whose output is for people: the demo, the tests. */
export function createSilentLogger(): Logger {
  return { info: () => undefined, warn: () => undefined, error: () => undefined }
}
