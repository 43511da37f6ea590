/**
 * The file system that everything kept here stands on: a port, so that tests can break it at any call. The one that is used is
 * retrying on files that another program holds.
 */
import * as nodeFileSystem from 'node:fs/promises'
import { retryWhileInUse, type Wait } from './retry-in-use.ts'

export type FileSystem = Pick<
  typeof nodeFileSystem,
  'open' | 'readFile' | 'readdir' | 'stat' | 'mkdir' | 'rename' | 'unlink' | 'rm'
>
export type FileHandle = Awaited<ReturnType<FileSystem['open']>>

/** Readable and writable by their owner alone. */
export const privateFileMode = 0o600

/** The same calls, each tried again for about a second while the file is held. What is done to an open file is not. */
export function retryingFileSystem(files: FileSystem, wait?: Wait): FileSystem {
  const retrying = <Call extends (...asked: never[]) => Promise<unknown>>(call: Call): Call =>
    ((...asked: Parameters<Call>) => retryWhileInUse(() => call(...asked), wait)) as Call
  return {
    open: retrying(files.open),
    readFile: retrying(files.readFile),
    readdir: retrying(files.readdir),
    stat: retrying(files.stat),
    mkdir: retrying(files.mkdir),
    rename: retrying(files.rename),
    unlink: retrying(files.unlink),
    rm: retrying(files.rm),
  }
}

export const fileSystem: FileSystem = retryingFileSystem(nodeFileSystem)
