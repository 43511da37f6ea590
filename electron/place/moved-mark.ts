/**
 * The mark in data that were moved away: which computers took them, and to which folder. It stays with the old data, and roams with them
 * if the profile does.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isJsonRecord, parseJsonRecord } from '../storage/json-record.ts'
import { retryWhileInUseSync } from '../storage/retry-in-use.ts'

export const movedMarkName = 'moved.json'

export interface MoveRecord {
  /** ISO 8601. */
  readonly at: string
  /** The data folder on that computer to which they were moved, absolute. */
  readonly to: string
  /** The history files that were taken, with their SHA-256; empty if another computer already had them. */
  readonly history: Readonly<Record<string, string>>
}

/** By the name of the computer. */
export type MoveRecords = Readonly<Record<string, MoveRecord>>

/** Empty if the mark cannot be read. `dataFolder` is absolute. */
export function readMoveRecords(dataFolder: string): MoveRecords {
  try {
    const mark = parseJsonRecord(retryWhileInUseSync(() => readFileSync(join(dataFolder, movedMarkName), 'utf8')))
    const computers = mark?.['computers']
    if (!isJsonRecord(computers)) return {}
    return Object.fromEntries(
      Object.entries(computers).filter((entry): entry is [string, MoveRecord] => isMoveRecord(entry[1])),
    )
  } catch {
    return {}
  }
}

export const encodeMoveRecords = (takings: MoveRecords): Buffer =>
  Buffer.from(`${JSON.stringify({ version: 1, computers: takings }, null, 2)}\n`)

function isMoveRecord(value: unknown): value is MoveRecord {
  if (!isJsonRecord(value) || typeof value['at'] !== 'string' || typeof value['to'] !== 'string') return false
  return isJsonRecord(value['history']) && Object.values(value['history']).every((hash) => typeof hash === 'string')
}
