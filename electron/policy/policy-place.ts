/**
 * Checks that only administrators can have written the policy, by the owner and rights of the file and of every folder above it, and by
 * trying to write. Rights alone do not account for groups and privileges; trying alone does not detect an owner who gave up the right and
 * can take it back. Both checks must pass.
 */
import type { PolicyProblem } from '../../shared/domain/policy.ts'
import { posix, win32 } from 'node:path'
import { machineFilePath } from '../place/machine-file.ts'
import { fileProblem } from './policy-text.ts'
import { rightsOf } from './sddl.ts'

export interface PolicyPlace {
  /** Absolute, and a constant, so that whoever starts the application cannot influence it. */
  readonly file: string
  /** If this file exists beside it, a policy is required. */
  readonly required: string
  readonly folder: string
  /** The parent folders, the root first. */
  readonly above: readonly string[]
}

export function policyPlaceFor(platform: NodeJS.Platform): PolicyPlace {
  const path = platform === 'win32' ? win32 : posix
  const file = machineFilePath(platform)
  const folder = path.dirname(file)
  const above: string[] = []
  for (let one = path.dirname(folder), last = folder; one !== last; last = one, one = path.dirname(one))
    above.unshift(one)
  return { file, required: path.join(folder, 'policy.required'), folder, above }
}

export interface Part {
  readonly kind: 'file' | 'folder' | 'link' | 'other'
  readonly owner: number
  readonly mode: number
  /** Identifies its latest change, for caching. */
  readonly stamp: string
}

export interface PlacePorts {
  readonly platform: NodeJS.Platform
  /** Does not follow links. `null` if there is nothing. Rejects with the system's error. */
  readonly look: (path: string) => Promise<Part | null>
  /** Whether this process can write to the file, or create a file in the folder. Leaves nothing behind. */
  readonly canWrite: (path: string, kind: 'file' | 'folder') => Promise<boolean>
  /** Whether this process has administrator rights. */
  readonly isAdministrator: () => Promise<boolean>
  /** Windows: the rights of each path as SDDL. Rejects if Windows does not return them. */
  readonly readRights: (paths: readonly string[]) => Promise<readonly string[]>
  /** The user id that counts as the administrator's. */
  readonly administrator: number
}

interface Level {
  readonly path: string
  readonly kind: 'file' | 'folder'
  readonly above: boolean
}

/** The first problem of the place, or `null`. `withFile`: the file exists. */
export async function placeProblem(
  { file, folder, above }: PolicyPlace,
  withFile: boolean,
  ports: PlacePorts,
): Promise<PolicyProblem | null> {
  const levels: Level[] = [
    ...above.map((path): Level => ({ path, kind: 'folder', above: true })),
    { path: folder, kind: 'folder', above: false },
    ...(withFile ? [{ path: file, kind: 'file', above: false } as const] : []),
  ]
  const parts = await Promise.all(levels.map(({ path }) => ports.look(path)))
  for (const [index, level] of levels.entries()) {
    const part = parts[index]
    if (part?.kind === 'link') return fileProblem('is-link', { part: level.path })
    if (part?.kind !== level.kind) return fileProblem('not-a-file', { part: level.path })
  }
  const problem =
    ports.platform === 'win32'
      ? await windowsProblem(levels, ports)
      : levels.map((level, index) => posixProblem(level, parts[index] as Part, ports)).find((fault) => fault !== null)
  return problem ?? (await triedProblem(levels, ports))
}

const groupWrites = 0o020
const othersWrite = 0o002

function posixProblem(
  { path, above }: Level,
  part: Part,
  { platform, administrator }: PlacePorts,
): PolicyProblem | null {
  if (part.owner !== administrator) return fileProblem('owner', { part: path })
  // On macOS, the administrators' group may write to system folders. The mask of a POSIX ACL shows in the group's bits.
  const forbidden = platform === 'darwin' && above ? othersWrite : groupWrites | othersWrite
  const who = (part.mode & forbidden & othersWrite) !== 0 ? 'others' : 'group'
  return (part.mode & forbidden) === 0 ? null : fileProblem('writable', { part: path, who })
}

async function windowsProblem(levels: readonly Level[], ports: PlacePorts): Promise<PolicyProblem | null> {
  let texts: readonly string[]
  try {
    texts = await ports.readRights(levels.map(({ path }) => path))
  } catch (cause) {
    return fileProblem('rights-not-read', { reason: cause instanceof Error ? cause.name : 'unknown' })
  }
  for (const [index, { path, above }] of levels.entries()) {
    const rights = rightsOf(texts[index] ?? '', above)
    if (rights.kind === 'not-understood') return fileProblem('rights-not-read', { reason: 'not understood' })
    if (rights.kind === 'owner') return fileProblem('owner', { part: path })
    if (rights.kind === 'writable') return fileProblem('writable', { part: path, who: shortened(rights.who) })
  }
  return null
}

/** Account identifiers reveal their computer or domain, so only their ends are shown. */
function shortened(who: readonly string[]): string {
  return who
    .slice(0, 4)
    .map((identifier) => identifier.replace(/^S-1-5-21-.*-(\d+)$/, 'S-1-5-21-…-$1').slice(0, 64))
    .join(', ')
}

async function triedProblem(levels: readonly Level[], ports: PlacePorts): Promise<PolicyProblem | null> {
  const own = levels.filter(({ above }) => !above)
  for (const { path, kind } of own) {
    if (!(await ports.canWrite(path, kind))) continue
    const isAdministrator = await ports.isAdministrator()
    if (!isAdministrator) return fileProblem('writable-in-fact', { part: path })
    // On Windows, administrators are ordinary users who elevated the process. Elsewhere only root can write, who should not use the desk.
    return ports.platform === 'win32' ? null : fileProblem('as-administrator')
  }
  return null
}
