/**
 * One MFA Desk at a time works on a folder. Electron's lock says whether another one has it, and not whether that one has noticed
 * this start: on Windows nothing reaches another session, where it fails without a word, and elsewhere a window comes to the front
 * on a screen that nobody here sees. So the one that runs answers, in a file beside the lock, and whoever gets no answer says so.
 *
 * The file holds no secret and is believed for nothing else.
 */
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isJsonRecord, parseJsonRecord } from '../storage/json-record.ts'
import { sleepSync } from '../storage/retry-in-use.ts'

/** What a start tells the one that runs. */
export interface Call {
  /** Names this start in the answer. */
  readonly token: string
  /** Where its window would come up, where that can be told. */
  readonly screens: readonly string[]
}

export function callOf(
  { platform, env, pid }: Pick<NodeJS.Process, 'platform' | 'env' | 'pid'> = process,
  now: () => number = Date.now,
): Call {
  const screens = platform === 'linux' ? [screen('x11', env['DISPLAY']), screen('wayland', env['WAYLAND_DISPLAY'])] : []
  return { token: `${pid}-${now()}`, screens: screens.filter((one) => one !== null) }
}

/** Of an X display the part that names the display, not one of its screens. */
function screen(kind: string, name: string | undefined): string | null {
  return name === undefined || name === '' ? null : `${kind} ${name.replace(/(:\d+)\.\d+$/, '$1')}`
}

interface Note {
  readonly host: string
  /** Tokens of the last starts that were answered. */
  readonly answered: readonly string[]
}

const noteIn = (folder: string): string => join(folder, 'running.json')
const maxAnswered = 16

export interface RunningNote {
  /** From now on no answer means that the start was not noticed. */
  open(): void
  /** Answers a start. False where it came from another session, which gets no answer. */
  hear(call: unknown): boolean
}

/** For the one that has the lock. What one that was killed has left in the folder (absolute) is removed. Never throws. */
export function createRunningNote(folder: string, host: string, own: Call = callOf()): RunningNote {
  let note: Note = { host, answered: [] }
  attempt(() => rmSync(noteIn(folder), { force: true }))
  const write = () => attempt(() => writeFileSync(noteIn(folder), JSON.stringify(note), { mode: 0o600 }))
  return {
    open: write,
    hear(call) {
      // Of a version that expects no answer.
      if (!isCall(call)) return true
      const reachable = own.screens.length === 0 || call.screens.length === 0
      if (!reachable && !call.screens.some((one) => own.screens.includes(one))) return false
      note = { host, answered: [...note.answered, call.token].slice(-maxAnswered) }
      write()
      return true
    },
  }
}

/** Nobody who starts it again is worth failing for: at worst that start says that it got no answer. */
function attempt(work: () => void): void {
  try {
    work()
  } catch {
    // As said.
  }
}

function isCall(value: unknown): value is Call {
  if (!isJsonRecord(value)) return false
  const { token, screens } = value
  return typeof token === 'string' && /^\d{1,20}-\d{1,20}$/.test(token) && isTexts(screens)
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'string')
}

export type Answer =
  | { readonly kind: 'noticed' }
  /** The one that had the lock has ended meanwhile. */
  | { readonly kind: 'lock-taken' }
  /** `host` is null where nothing says which computer it runs on. */
  | { readonly kind: 'elsewhere'; readonly host: string | null }

const answerWithinMs = 1_000
/** One that is only just starting cannot answer yet. */
const openWithinMs = 10_000
const lookEveryMs = 25

export interface WaitingPorts {
  /** Takes the lock if it is free by now. */
  readonly takeLock: () => boolean
  /** Milliseconds, of any origin. */
  readonly now?: () => number
  /** Returns after that many milliseconds. */
  readonly wait?: (ms: number) => void
}

/**
 * For one that was refused the lock. It stands still meanwhile: it has nothing else to do, and must not have become ready yet if
 * the lock is its own in the end.
 */
export function waitForAnswer(
  folder: string,
  { token }: Call,
  { takeLock, now = () => performance.now(), wait = sleepSync }: WaitingPorts,
): Answer {
  const began = now()
  let openSince: number | null = null
  for (;;) {
    const note = readNote(folder)
    if (note?.answered.includes(token) === true) return { kind: 'noticed' }
    if (note !== null) openSince ??= now()
    if (openSince === null ? now() - began >= openWithinMs : now() - openSince >= answerWithinMs) {
      return takeLock() ? { kind: 'lock-taken' } : { kind: 'elsewhere', host: note?.host ?? null }
    }
    wait(lookEveryMs)
  }
}

/** Null as well where it is being written at this moment. */
function readNote(folder: string): Note | null {
  try {
    const { host, answered } = parseJsonRecord(readFileSync(noteIn(folder), 'utf8')) ?? {}
    return typeof host === 'string' && isTexts(answered) ? { host, answered } : null
  } catch {
    return null
  }
}
