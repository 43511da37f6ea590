/** Chooses this person's data folder on this computer and creates it, before the lock, which is in it, is requested. */
import { mkdirSync } from 'node:fs'
import { errorCode } from '../storage/storage-error.ts'
import { dataFolderFor, type DataFolder, type System } from './data-folder.ts'
import { isUsed } from './find-data.ts'
import { machineFilePath, readMachineFile, type MachineFile, type MachineFileFault } from './machine-file.ts'
import { isOnNetwork } from './network-folder.ts'
import { localPartIsRemoved } from './profile.ts'

export interface DataFolderOptions {
  /** The name of the application's folder. */
  readonly name: string
  /** Absolute: the folder given to this start, unless the administrator has set one; `null` if none. */
  readonly told: string | null
  readonly machineFile: MachineFile
  readonly localIsRemoved?: () => boolean
  readonly onNetwork?: (folder: string) => boolean
}

export type PreparedDataFolder =
  | { readonly kind: 'ready'; readonly place: DataFolder }
  | { readonly kind: 'policy-unusable'; readonly file: string; readonly fault: MachineFileFault | 'network' }
  /** `reason`: the system's error code. */
  | { readonly kind: 'folder-unusable'; readonly folder: string; readonly reason: string }

/** What this computer's administrator has set. A run from the sources has no policy. */
export function machineFileFor(platform: NodeJS.Platform, isInstalled: boolean): MachineFile {
  return isInstalled ? readMachineFile(platform) : { kind: 'absent' }
}

export function prepareDataFolder(
  system: System,
  { name, told, machineFile, localIsRemoved = localPartIsRemoved, onNetwork }: DataFolderOptions,
): PreparedDataFolder {
  const { platform } = system
  const file = machineFilePath(platform)
  if (machineFile.kind === 'broken') return { kind: 'policy-unusable', file, fault: machineFile.fault }
  const administrators = machineFile.kind === 'ok' ? machineFile.dataFolder : null
  const place =
    administrators === null && told !== null
      ? { folder: told, earlier: [] }
      : dataFolderFor(system, { name, administrators, isUsed, localIsRemoved })
  try {
    mkdirSync(place.folder, { recursive: true, mode: 0o700 })
    const isNetwork = onNetwork ?? ((folder: string) => isOnNetwork(folder, platform))
    if (administrators !== null && isNetwork(place.folder)) return { kind: 'policy-unusable', file, fault: 'network' }
  } catch (cause) {
    return { kind: 'folder-unusable', folder: place.folder, reason: errorCode(cause) }
  }
  return { kind: 'ready', place }
}
