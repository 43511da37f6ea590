/**
 * The folder with everything of one person on one computer: `data`, and beside it Chromium's files, including its lock. It is chosen
 * before that lock is requested.
 *
 * On Windows it is in the local part of the profile. The other part roams: each computer has a copy, and the copy of the later
 * sign-out replaces the earlier one, with everything recorded in it.
 */
import { posix, win32 } from 'node:path'

export interface System {
  readonly platform: NodeJS.Platform
  readonly env: Readonly<Record<string, string | undefined>>
  /** Absolute: the folder of all applications' data; on Windows the roaming part of the profile. */
  readonly appData: string
  /** Absolute. */
  readonly home: string
  readonly account: string
  /** The computer's name, the same at every start. */
  readonly host: string
  /** @default the platform's */
  readonly path?: Pick<typeof posix, 'join' | 'isAbsolute'>
}

export interface PlaceWishes {
  /** The name of the application's folder. */
  readonly name: string
  /** Absolute: the folder that the administrator set for everybody's data on this computer; `null` if none. */
  readonly administrators: string | null
  /** Whether such a folder contains data. */
  readonly isUsed: (folder: string) => boolean
  /** Whether the local part of the profile is deleted at sign-out. Only called on Windows, and only if it matters. */
  readonly localIsRemoved: () => boolean
}

export interface DataFolder {
  /** Absolute. */
  readonly folder: string
  /** Earlier locations where the data may be, the latest first. */
  readonly earlier: readonly string[]
}

export function dataFolderFor(system: System, wishes: PlaceWishes): DataFolder {
  const { platform, path = platform === 'win32' ? win32 : posix } = system
  const { name, administrators } = wishes
  const own =
    platform === 'win32' ? onWindows(system, path, wishes) : { folder: path.join(system.appData, name), earlier: [] }
  if (administrators === null) return own
  return { folder: path.join(administrators, fileName(system.account)), earlier: [own.folder, ...own.earlier] }
}

function onWindows(
  { env, appData, home, host }: System,
  path: NonNullable<System['path']>,
  { name, isUsed, localIsRemoved }: PlaceWishes,
): DataFolder {
  const given = env['LOCALAPPDATA']
  const localAppData = given !== undefined && path.isAbsolute(given) ? given : path.join(home, 'AppData', 'Local')
  const local = path.join(localAppData, name)
  const roaming = path.join(appData, name)
  // A folder that no other computer writes to is not overwritten when the profile roams.
  const ofThisComputer = path.join(roaming, 'computers', fileName(host))
  return !isUsed(local) && localIsRemoved()
    ? { folder: ofThisComputer, earlier: [roaming] }
    : { folder: local, earlier: [ofThisComputer, roaming] }
}

/** A name, made valid as a folder name on every system. */
function fileName(text: string): string {
  const name = text.replaceAll(/[<>:"/\\|?*\p{C}]/gu, '_').replace(/[. ]+$/, '')
  return name === '' ? 'unknown' : name
}
