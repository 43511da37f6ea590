/**
 * Reads Electron's fuses back from the program's own file: what the installed program really is, not what its build was told.
 * The form is the one @electron/fuses writes: a sentinel, one byte of version, one byte of length, one byte a fuse.
 */
import { createReadStream } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Fuse, Fuses, FuseState } from '../../shared/domain/about.ts'

const sentinel = Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX', 'latin1')

/** Version 1 of the wire, in its order, by the names of @electron/fuses. */
const names = [
  'RunAsNode',
  'EnableCookieEncryption',
  'EnableNodeOptionsEnvironmentVariable',
  'EnableNodeCliInspectArguments',
  'EnableEmbeddedAsarIntegrityValidation',
  'OnlyLoadAppFromAsar',
  'LoadBrowserProcessSpecificV8Snapshot',
  'GrantFileProtocolExtraPrivileges',
  'WasmTrapHandlers',
]

/** By their byte, a character in ASCII: 0, 1 and r. */
const states = new Map<number, FuseState>([
  [0x30, 'off'],
  [0x31, 'on'],
  [0x72, 'removed'],
])

/** Where the fuses of an installed program stand: on macOS in the framework beside it, elsewhere in the program itself. */
export function fusedFile(executable: string, platform: 'windows' | 'macos' | 'linux'): string {
  if (platform !== 'macos') return executable
  return join(dirname(executable), '../Frameworks/Electron Framework.framework/Electron Framework')
}

const headLength = sentinel.length + 2
/** The length is one byte. */
const maxWireLength = headLength + 255

/**
 * The first wire in the file at `path`, a program of some hundred megabytes that is read in pieces. A fuse this version has no
 * name for is told by its number. Never throws.
 */
export async function readFuses(path: string): Promise<Fuses> {
  let kept = Buffer.alloc(0)
  try {
    for await (const piece of createReadStream(path, { highWaterMark: 1024 * 1024 })) {
      kept = Buffer.concat([kept, piece as Buffer])
      const at = kept.indexOf(sentinel)
      if (at >= 0 && kept.length - at >= maxWireLength) break
      // The sentinel, or what follows it, may go on in the next piece.
      kept = kept.subarray(at >= 0 ? at : Math.max(0, kept.length - sentinel.length + 1))
    }
  } catch {
    return { kind: 'unreadable' }
  }
  return parseWire(kept)
}

function parseWire(bytes: Buffer): Fuses {
  const at = bytes.indexOf(sentinel)
  const version = bytes[at + sentinel.length]
  const length = bytes[at + sentinel.length + 1]
  if (at < 0 || version !== 1 || length === undefined) return { kind: 'unreadable' }
  const wire = bytes.subarray(at + headLength, at + headLength + length)
  if (wire.length < length) return { kind: 'unreadable' }
  const fuses = Array.from(wire, (state, index): Fuse => {
    return { name: names[index] ?? `Fuse ${index}`, state: states.get(state) ?? 'unknown' }
  })
  return { kind: 'read', fuses }
}
