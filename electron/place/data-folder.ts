/**
 * Where everything of one person on one computer lies: `data`, and beside it what Chromium keeps, its lock among them. Decided before
 * that lock is asked for.
 *
 * On Windows that is the local part of the profile. The other part travels: each computer has a copy, and the copy of the later
 * sign-out replaces the other's, with all that was recorded in it.
 */
import { posix, win32 } from 'node:path'

export interface System {
  readonly platform: NodeJS.Platform
  readonly env: Readonly<Record<string, string | undefined>>
  /** Absolute: the folder of all applications' data; on Windows the part of the profile that travels. */
  readonly appData: string
  /** Absolute. */
  readonly home: string
  readonly account: string
  /** Of the computer, the same at every start. */
  readonly host: string
  /** @default the platform's */
  readonly path?: Pick<typeof posix, 'join' | 'isAbsolute'>
}

export interface PlaceWishes {
  /** What the application calls its folder. */
  readonly name: string
  /** Absolute: the folder of all people's data on this computer, from its administrator. Null without. */
  readonly administrators: string | null
  /** Whether data lie in such a folder. */
  readonly isUsed: (folder: string) => boolean
  /** Whether the local part of a profile is removed at the end of the session. Asked on Windows, and only where it matters. */
  readonly localIsRemoved: () => boolean
}

export interface DataFolder {
  /** Absolute. */
  readonly folder: string
  /** Where the data may lie from before, the latest first. */
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
  // In a folder that no other computer writes, nothing is replaced on the way.
  const ofThisComputer = path.join(roaming, 'computers', fileName(host))
  return !isUsed(local) && localIsRemoved()
    ? { folder: ofThisComputer, earlier: [roaming] }
    : { folder: local, earlier: [ofThisComputer, roaming] }
}

/** A name as one folder, on any system. */
function fileName(text: string): string {
  const name = text.replaceAll(/[<>:"/\\|?*\p{C}]/gu, '_').replace(/[. ]+$/, '')
  return name === '' ? 'unknown' : name
}
