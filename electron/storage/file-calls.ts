/**
 * The few calls to the file system that kept files are written with, as a port: so that a full disk can be tried at every
 * one of them. It refuses nothing and adds nothing; the order of the calls is decided in `atomic-file.ts`.
 */
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises'

export interface OpenFile {
  writeFile(data: Uint8Array): Promise<void>
  sync(): Promise<void>
  close(): Promise<void>
}

export interface FileCalls {
  makeFolder(path: string): Promise<void>
  open(path: string, flags: 'r' | 'wx', mode?: number): Promise<OpenFile>
  rename(from: string, to: string): Promise<void>
  /** Removes whatever is there, also a folder; nothing there is no error. */
  remove(path: string): Promise<void>
  readFile(path: string): Promise<Buffer>
}

export const nodeFileCalls: FileCalls = {
  async makeFolder(path) {
    await mkdir(path, { recursive: true, mode: 0o700 })
  },
  open: (path, flags, mode) => open(path, flags, mode),
  rename: (from, to) => rename(from, to),
  remove: (path) => rm(path, { recursive: true, force: true }),
  readFile: (path) => readFile(path),
}
