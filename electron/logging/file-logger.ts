/**
 * The log as JSON lines in a few files of bounded size.
 *
 * It refuses, at run time as the type does before, every field that is not on the list, and it never throws: whoever logs
 * is doing something more important.
 */
import { appendFileSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { logFieldTypes, type LogFields, type Logger } from './logger.ts'

export interface FileLoggerOptions {
  /** Absolute; made where missing. The newest file is `mfa-desk.log`, older ones `mfa-desk.1.log` and so on. */
  readonly folder: string
  /** @default 1_000_000 */
  readonly maxBytesPerFile?: number
  /**
   * Files in all, the newest among them.
   * @default 3
   */
  readonly maxFiles?: number
  readonly now?: () => Date
}

const maxTextLength = 200

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
  /** Bytes in the newest file; `null` until it was looked at. */
  let size: number | null = null

  function write(level: string, event: string, fields: LogFields = {}): void {
    try {
      const line = `${logLine(now(), level, event, fields)}\n`
      const bytes = Buffer.byteLength(line)
      size ??= sizeOf(pathOf(0), folder)
      if (size > 0 && size + bytes > maxBytesPerFile) {
        rotate()
        size = 0
      }
      appendFileSync(pathOf(0), line, { mode: 0o600 })
      size += bytes
    } catch {
      // Nobody is left to tell. The size is looked at again, in case the folder was removed meanwhile.
      size = null
    }
  }

  function rotate(): void {
    rmSync(pathOf(maxFiles - 1), { force: true })
    for (let age = maxFiles - 2; age >= 0; age -= 1) {
      if (statSync(pathOf(age), { throwIfNoEntry: false }) !== undefined) renameSync(pathOf(age), pathOf(age + 1))
    }
  }

  return {
    info: (event, fields) => write('info', event, fields),
    warn: (event, fields) => write('warn', event, fields),
    error: (event, fields) => write('error', event, fields),
  }
}

function sizeOf(path: string, folder: string): number {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0
}

/** For programs whose output is for people: the demo, the tests. */
export function createSilentLogger(): Logger {
  return { info: () => undefined, warn: () => undefined, error: () => undefined }
}
