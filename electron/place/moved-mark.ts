/**
 * The mark in data that were moved away: which computers have taken them, and where to. It stays with the old data, and travels with
 * them where the profile does.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { patientlySync } from '../storage/patience.ts'

export const movedMarkName = 'moved.json'

export interface Taking {
  /** ISO 8601. */
  readonly at: string
  /** The data folder they are in since, absolute, on that computer. */
  readonly to: string
  /** The files of the history that were taken, with their SHA-256; none where another computer had them already. */
  readonly history: Readonly<Record<string, string>>
}

/** By the name of the computer. */
export type Takings = Readonly<Record<string, Taking>>

/** What cannot be read says nothing. `dataFolder` is absolute. */
export function readTakings(dataFolder: string): Takings {
  try {
    const mark: unknown = JSON.parse(patientlySync(() => readFileSync(join(dataFolder, movedMarkName), 'utf8')))
    if (!isRecord(mark) || !isRecord(mark['computers'])) return {}
    return Object.fromEntries(
      Object.entries(mark['computers']).filter((entry): entry is [string, Taking] => isTaking(entry[1])),
    )
  } catch {
    return {}
  }
}

export const writtenTakings = (takings: Takings): Buffer =>
  Buffer.from(`${JSON.stringify({ version: 1, computers: takings }, null, 2)}\n`)

function isTaking(value: unknown): value is Taking {
  if (!isRecord(value) || typeof value['at'] !== 'string' || typeof value['to'] !== 'string') return false
  return isRecord(value['history']) && Object.values(value['history']).every((hash) => typeof hash === 'string')
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
