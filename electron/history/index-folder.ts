/** Where the index of a history lies: one file a month, in a folder beside the journal's. */
import { join } from 'node:path'
import { monthOfFile } from './chain-line.ts'

export const indexFolderOf = (historyFolder: string): string => join(historyFolder, 'index')

/** `file`: the journal's. */
export const indexFileOf = (historyFolder: string, file: string): string =>
  join(indexFolderOf(historyFolder), monthOfFile(file))

/** Smaller months are read faster than anything kept of them would be worth. */
export const leastStoredBytes = 64 * 1024
