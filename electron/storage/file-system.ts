/**
 * The file system that all storage uses: a port, so that tests can make any call fail. The real one retries while another program
 * holds a file.
 */
import * as nodeFileSystem from 'node:fs/promises'
import { retryWhileInUse, type Wait } from './retry-in-use.ts'

export type FileSystem = Pick<
  typeof nodeFileSystem,
  'open' | 'readFile' | 'readdir' | 'stat' | 'mkdir' | 'rename' | 'unlink' | 'rm'
>
export type FileHandle = Awaited<ReturnType<FileSystem['open']>>

/** Readable and writable only by the owner. */
export const privateFileMode = 0o600

/** The same calls, each retried for about a second while another program holds the file. Calls on an open file are not retried. */
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
