/**
 * Node's file system with a fault at chosen calls: a full disk, or a file that another program holds. Calls are met in the
 * order they are made, whoever makes them.
 */
import * as nodeFileSystem from 'node:fs/promises'
import { basename } from 'node:path'
import type { FileHandle, FileSystem } from '../../electron/storage/file-system.ts'

export type ChangingCall = 'open' | 'rename' | 'unlink' | 'rm' | 'write' | 'datasync' | 'sync' | 'truncate'
export type OtherCall = 'look' | 'mkdir' | 'readFile' | 'readdir' | 'stat' | 'read' | 'close'

export interface AnyCall {
  /** `look` opens for reading. */
  readonly name: ChangingCall | OtherCall
  /** The file's name without its folder; a renamed one's new name. */
  readonly file: string
}

/** A call that changes something. */
export interface Call extends AnyCall {
  readonly name: ChangingCall
  /** Counted from 1 among the calls that change something. */
  readonly number: number
}

/** What happens instead of the call. `half`: half the bytes are written first. */
export interface Fault {
  readonly half?: boolean
  readonly answer: () => never
}

export const fails =
  (code: string): (() => never) =>
  () => {
    throw Object.assign(new Error(`${code}: a fault for a test`), { code, syscall: 'test' })
  }

export interface BreakableFileSystem {
  readonly fileSystem: FileSystem
  /** Those that change something. */
  readonly calls: readonly Call[]
  /** All, those that only look among them. */
  readonly allCalls: readonly AnyCall[]
  /** Asked at every call that changes something until replaced. */
  breakAt: (choose: (call: Call) => Fault | null) => void
  /** Asked at every call until replaced, before the one above. */
  breakAnywhere: (choose: (call: AnyCall) => Fault | null) => void
}

export function breakableFileSystem(): BreakableFileSystem {
  const calls: Call[] = []
  const allCalls: AnyCall[] = []
  let choose: (call: Call) => Fault | null = () => null
  let chooseAnywhere: (call: AnyCall) => Fault | null = () => null

  const looks = (name: OtherCall, path: string): void => {
    const call = { name, file: basename(path) }
    allCalls.push(call)
    chooseAnywhere(call)?.answer()
  }
  const next = (name: ChangingCall, path: string): Fault | null => {
    const call = { name, file: basename(path), number: calls.length + 1 }
    calls.push(call)
    allCalls.push(call)
    return chooseAnywhere(call) ?? choose(call)
  }
  const changes = (name: ChangingCall, path: string): void => next(name, path)?.answer()

  const wrap = (handle: FileHandle, path: string): FileHandle => {
    const write = async (bytes: Uint8Array, offset: number, length: number, position: number | null) => {
      const fault = next('write', path)
      if (!fault) return handle.write(bytes, offset, length, position)
      const half = fault.half ? await handle.write(bytes, offset, Math.floor(length / 2), position) : null
      fault.answer()
      return half
    }
    const own: Partial<Record<string | symbol, unknown>> = {
      write,
      writeFile: (bytes: Uint8Array) => write(bytes, 0, bytes.length, null),
      appendFile: (bytes: Uint8Array) => write(bytes, 0, bytes.length, null),
      datasync: async () => (changes('datasync', path), handle.datasync()),
      sync: async () => (changes('sync', path), handle.sync()),
      truncate: async (length: number) => (changes('truncate', path), handle.truncate(length)),
      stat: async () => (looks('stat', path), handle.stat()),
      read: async (...asked: [Buffer, number, number, number | null]) => (looks('read', path), handle.read(...asked)),
      readFile: async (encoding: BufferEncoding) => (looks('readFile', path), handle.readFile(encoding)),
      // A file that could not be closed properly is closed all the same.
      close: async () => {
        await handle.close()
        looks('close', path)
      },
    }
    return new Proxy(handle, {
      get(target, key) {
        if (Object.hasOwn(own, key)) return own[key]
        const value: unknown = Reflect.get(target, key, target)
        return typeof value === 'function' ? (value.bind(target) as unknown) : value
      },
    })
  }

  /** The same call, met before it is made. */
  const met = <Made extends (...asked: never[]) => Promise<unknown>>(call: Made, meet: (path: string) => void): Made =>
    (async (...asked: Parameters<Made>) => {
      meet(String(asked[0]))
      return call(...asked)
    }) as unknown as Made

  const open = async (path: string, flags: string, mode?: number) => {
    if (flags === 'r') looks('look', path)
    else changes('open', path)
    return wrap(await nodeFileSystem.open(path, flags, mode), path)
  }

  return {
    calls,
    allCalls,
    breakAt: (chosen) => {
      choose = chosen
    },
    breakAnywhere: (chosen) => {
      chooseAnywhere = chosen
    },
    fileSystem: {
      open: open as FileSystem['open'],
      readFile: met(nodeFileSystem.readFile, (path) => looks('readFile', path)),
      readdir: met(nodeFileSystem.readdir, (path) => looks('readdir', path)),
      stat: met(nodeFileSystem.stat, (path) => looks('stat', path)),
      mkdir: met(nodeFileSystem.mkdir, (path) => looks('mkdir', path)),
      rename: async (from, to) => (changes('rename', String(to)), nodeFileSystem.rename(from, to)),
      unlink: met(nodeFileSystem.unlink, (path) => changes('unlink', path)),
      rm: met(nodeFileSystem.rm, (path) => changes('rm', path)),
    },
  }
}

/** The next call of this kind on a file whose name contains `file` fails; later ones do not. */
export function once(name: ChangingCall, file: string, fault: Fault): (call: Call) => Fault | null {
  let used = false
  return (call) => {
    if (used || call.name !== name || !call.file.includes(file)) return null
    used = true
    return fault
  }
}

/** What Windows answers while another program holds a file. */
export const heldCodes = ['EPERM', 'EBUSY', 'EACCES'] as const

/** How often it is played: once, as often as is waited for, for good. */
export const heldTimes = [1, 5, Infinity] as const

/**
 * For `breakAnywhere`: the `nth` call from now on (counted from 1) is refused, and so are the next ones of its kind on its file,
 * `times` in all. Of a refused write half is written. Temporary files of one file count as the same.
 */
export function refusedFrom(nth: number, code: string, times = 1): (call: AnyCall) => Fault | null {
  let calls = 0
  let refused: string | null = null
  let left = times
  return (call) => {
    const known = `${call.name} ${call.file.replaceAll(/[0-9a-f-]{12,}/g, '*')}`
    calls += 1
    if (calls === nth) refused = known
    if (known !== refused || left <= 0) return null
    left -= 1
    return { half: true, answer: fails(code) }
  }
}

/** The same for a file that another program holds, which keeps nobody from closing it. */
export function heldFrom(nth: number, code: string, times: number): (call: AnyCall) => Fault | null {
  const choose = refusedFrom(nth, code, times)
  return (call) => {
    const fault = choose(call)
    return call.name === 'close' ? null : fault
  }
}
