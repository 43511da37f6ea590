/** Where the data are at this start: in their place, still in an earlier one, or moved to somewhere nobody points to any more. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { errorCode } from '../storage/storage-error.ts'
import type { DataFolder } from './data-folder.ts'
import { readMoveRecords } from './moved-mark.ts'

/** The data within the folder of a person; apart from what Chromium keeps beside them. */
export const dataIn = (folder: string): string => join(folder, 'data')

/** A start that failed leaves a log and nothing else. */
export const logFolderName = 'log'

/** Absolute data folders. */
export type FoundData =
  /** Also where there are none anywhere. */
  | { readonly kind: 'here' }
  | { readonly kind: 'elsewhere'; readonly from: string }
  /** Started again here, they would be a second record beside the one at `to`. */
  | { readonly kind: 'left'; readonly to: string }

/** What cannot be looked into counts as used: nothing may be put in its place. */
export function isUsed(folder: string): boolean {
  try {
    return readdirSync(dataIn(folder)).some((name) => name !== logFolderName)
  } catch (cause) {
    return !['ENOENT', 'ENOTDIR'].includes(errorCode(cause))
  }
}

export function findData({ folder, earlier }: DataFolder, host: string): FoundData {
  const here = dataIn(folder)
  /** Where this computer has moved them to, if not here. */
  const movedTo = (place: string): string | null => {
    const to = readMoveRecords(dataIn(place))[host]?.to
    // What was moved to a place that is gone, as with a profile that was recreated, is taken from the old one again.
    return to !== undefined && to !== here && isUsed(join(to, '..')) ? to : null
  }
  for (const place of [folder, ...earlier]) {
    if (!isUsed(place)) continue
    const to = movedTo(place)
    if (to !== null) return { kind: 'left', to }
    return place === folder ? { kind: 'here' } : { kind: 'elsewhere', from: dataIn(place) }
  }
  return { kind: 'here' }
}
