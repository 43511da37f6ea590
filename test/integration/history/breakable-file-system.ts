/**
 * Node's file system with a fault at one chosen call that changes something. Calls are counted from 1 in the order they are
 * made, whoever makes them.
 */
import * as nodeFileSystem from 'node:fs/promises'
import { basename } from 'node:path'
import type { FileHandle, FileSystem } from '../../../electron/storage/append-file.ts'

export type ChangingCall = 'open' | 'mkdir' | 'rename' | 'unlink' | 'write' | 'datasync' | 'sync' | 'truncate'

export interface Call {
  readonly name: ChangingCall
  /** The file's name without its folder. */
  readonly file: string
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
  readonly calls: readonly Call[]
  /** Asked at every call until replaced. */
  breakAt: (choose: (call: Call) => Fault | null) => void
}

export function breakableFileSystem(): BreakableFileSystem {
  const calls: Call[] = []
  let choose: (call: Call) => Fault | null = () => null

  const next = (name: ChangingCall, path: string): Fault | null => {
    const call = { name, file: basename(path), number: calls.length + 1 }
    calls.push(call)
    return choose(call)
  }
  const guard = (name: ChangingCall, path: string) => next(name, path)?.answer()

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
      datasync: async () => (guard('datasync', path), handle.datasync()),
      sync: async () => (guard('sync', path), handle.sync()),
      truncate: async (length: number) => (guard('truncate', path), handle.truncate(length)),
    }
    return new Proxy(handle, {
      get(target, key) {
        if (Object.hasOwn(own, key)) return own[key]
        const value: unknown = Reflect.get(target, key, target)
        return typeof value === 'function' ? (value.bind(target) as unknown) : value
      },
    })
  }

  const open = async (path: string, flags: string, mode?: number) => {
    if (flags !== 'r') guard('open', path)
    return wrap(await nodeFileSystem.open(path, flags, mode), path)
  }

  return {
    calls,
    breakAt: (chosen) => {
      choose = chosen
    },
    fileSystem: {
      open: open as FileSystem['open'],
      readdir: nodeFileSystem.readdir,
      stat: nodeFileSystem.stat,
      mkdir: nodeFileSystem.mkdir,
      rename: async (from, to) => (guard('rename', String(to)), nodeFileSystem.rename(from, to)),
      unlink: async (path) => (guard('unlink', String(path)), nodeFileSystem.unlink(path)),
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
