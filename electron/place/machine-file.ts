/**
 * What an administrator has set for everybody on this computer: one JSON file, in a folder that only administrators can write to. The path
 * is a constant, because environment variables are controlled by whoever starts the application.
 *
 * This is read before anything is opened, and only to find the data folder. Everything else in the file is the policy
 * (electron/policy), which blocks resets if it cannot be used. A file that mentions the data folder and cannot be used is never treated
 * as absent: a record would then begin in the wrong place.
 */
import { closeSync, fstatSync, lstatSync, openSync, readFileSync, type Stats } from 'node:fs'
import { posix, win32 } from 'node:path'
import { parseJsonRecord, type JsonRecord } from '../storage/json-record.ts'
import { errorCode } from '../storage/storage-error.ts'

/**
 * On Windows it is beside the program and not in `ProgramData`, where everybody may create folders and keeps the rights to them. Whoever
 * can write here could replace the program as well.
 */
const paths: Readonly<Partial<Record<NodeJS.Platform, string>>> = {
  win32: String.raw`C:\Program Files\MFA Desk Policy\policy.json`,
  darwin: '/Library/Application Support/MFA Desk/policy.json',
}

export const machineFilePath = (platform: NodeJS.Platform): string => paths[platform] ?? '/etc/mfa-desk/policy.json'

export type MachineFileFault = 'not-protected' | 'not-json' | 'unknown-key' | 'version' | 'folder'

export type MachineFile =
  | { readonly kind: 'absent' }
  /**
   * There is a policy, whatever else it says. `dataFolder`: absolute, and on a drive of this computer as far as the path shows; `null` if
   * none is set.
   */
  | { readonly kind: 'ok'; readonly dataFolder: string | null }
  | { readonly kind: 'broken'; readonly fault: MachineFileFault }

export interface MachineFileOptions {
  /** @default the platform's */
  readonly path?: string
  /** The user id that counts as the administrator's. */
  readonly administrator?: number
}

/** If this file exists beside the policy, a policy is required. */
const requiredName = 'policy.required'

/** Never throws. */
export function readMachineFile(
  platform: NodeJS.Platform,
  { path = machineFilePath(platform), administrator = 0 }: MachineFileOptions = {},
): MachineFile {
  try {
    const file = openSync(path, 'r')
    try {
      const isProtected = (stats: Stats) => stats.uid === administrator && (stats.mode & 0o022) === 0
      // Windows has neither; there, the location protects it.
      const isBelieved =
        platform === 'win32' || (isProtected(fstatSync(file)) && isProtected(lstatSync(posix.dirname(path))))
      return understand(readFileSync(file), platform, isBelieved)
    } finally {
      closeSync(file)
    }
  } catch (cause) {
    // ENOTDIR: part of the path is a file. With any other error nothing is known about the data folder, and reading the policy itself will
    // block resets.
    return ['ENOENT', 'ENOTDIR'].includes(errorCode(cause)) && !isRequired(path, platform)
      ? { kind: 'absent' }
      : { kind: 'ok', dataFolder: null }
  }
}

function isRequired(path: string, platform: NodeJS.Platform): boolean {
  const names = platform === 'win32' ? win32 : posix
  return lstatSync(names.join(names.dirname(path), requiredName), { throwIfNoEntry: false }) !== undefined
}

function understand(bytes: Buffer, platform: NodeJS.Platform, isBelieved: boolean): MachineFile {
  // In any encoding.
  const speaksOfData = /datafolder/i.test(bytes.toString('latin1').replaceAll('\0', ''))
  if (!speaksOfData) return { kind: 'ok', dataFolder: null }
  if (!isBelieved) return { kind: 'broken', fault: 'not-protected' }
  const document = parse(bytes)
  if (document === null) return { kind: 'broken', fault: 'not-json' }
  if (document['version'] !== 1) return { kind: 'broken', fault: 'version' }
  // A misspelt key would be a setting without effect.
  if (!('dataFolder' in document)) return { kind: 'broken', fault: 'unknown-key' }
  const { dataFolder } = document
  if (dataFolder === null) return { kind: 'ok', dataFolder }
  if (typeof dataFolder !== 'string' || !isFolderOnThisComputer(dataFolder, platform))
    return { kind: 'broken', fault: 'folder' }
  return { kind: 'ok', dataFolder: (platform === 'win32' ? win32 : posix).normalize(dataFolder) }
}

function parse(bytes: Buffer): JsonRecord | null {
  try {
    return parseJsonRecord(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    return null
  }
}

/** Absolute, with a drive letter on Windows, so that it is not a share, and without variables that only a shell would expand. */
export function isFolderOnThisComputer(folder: string, platform: NodeJS.Platform): boolean {
  const form = platform === 'win32' ? /^[A-Za-z]:[\\/][^<>:"|?*%\p{C}]+$/u : /^\/[^/\p{C}][^\p{C}]*$/u
  return form.test(folder)
}
