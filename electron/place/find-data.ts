/** Where the data are at this start: in their folder, still in an earlier one, or moved to one that is no longer configured. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { errorCode } from '../storage/storage-error.ts'
import type { DataFolder } from './data-folder.ts'
import { readMoveRecords } from './moved-mark.ts'

/** The data in a person's folder, separate from Chromium's files beside them. */
export const dataIn = (folder: string): string => join(folder, 'data')

/** A failed start leaves only a log. */
export const logFolderName = 'log'

/** Absolute data folders. */
export type FoundData =
  /** Also if there are none anywhere. */
  | { readonly kind: 'here' }
  | { readonly kind: 'elsewhere'; readonly from: string }
  /** Starting with none here would create a second record in addition to the one at `to`. */
  | { readonly kind: 'left'; readonly to: string }

/** A folder that cannot be read counts as used, because nothing may replace it. */
export function isUsed(folder: string): boolean {
  try {
    return readdirSync(dataIn(folder)).some((name) => name !== logFolderName)
  } catch (cause) {
    return !['ENOENT', 'ENOTDIR'].includes(errorCode(cause))
  }
}

export function findData({ folder, earlier }: DataFolder, host: string): FoundData {
  const here = dataIn(folder)
  /** The folder to which this computer moved them, if not this one. */
  const movedTo = (place: string): string | null => {
    const to = readMoveRecords(dataIn(place))[host]?.to
    // If they were moved to a folder that no longer exists, for example because the profile was recreated, they are moved again.
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
