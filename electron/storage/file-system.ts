/**
 * The file system that everything kept here stands on: a port, so that tests can break it at any call. The one that is used is
 * patient with files that another program holds.
 */
import * as nodeFileSystem from 'node:fs/promises'
import { patiently, type Wait } from './patience.ts'

export type FileSystem = Pick<
  typeof nodeFileSystem,
  'open' | 'readFile' | 'readdir' | 'stat' | 'mkdir' | 'rename' | 'unlink' | 'rm'
>
export type FileHandle = Awaited<ReturnType<FileSystem['open']>>

/** Readable and writable by their owner alone. */
export const privateFileMode = 0o600

/** The same calls, each tried again for about a second while the file is held. What is done to an open file is not. */
export function patientFileSystem(files: FileSystem, wait?: Wait): FileSystem {
  const patient = <Call extends (...asked: never[]) => Promise<unknown>>(call: Call): Call =>
    ((...asked: Parameters<Call>) => patiently(() => call(...asked), wait)) as Call
  return {
    open: patient(files.open),
    readFile: patient(files.readFile),
    readdir: patient(files.readdir),
    stat: patient(files.stat),
    mkdir: patient(files.mkdir),
    rename: patient(files.rename),
    unlink: patient(files.unlink),
    rm: patient(files.rm),
  }
}

export const fileSystem: FileSystem = patientFileSystem(nodeFileSystem)
