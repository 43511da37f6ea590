/** `read-policy`'s ports for this computer: the file system and Windows' own programs. */
import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { access, constants, lstat, open, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { errorCode } from '../storage/storage-error.ts'
import type { ReadPolicyPorts } from './read-policy.ts'
import type { Part, PlacePorts } from './policy-place.ts'
import { maxPolicySize } from './policy-text.ts'

type MachinePorts = Omit<ReadPolicyPorts, 'place' | 'parse'>

const systemFolder = String.raw`C:\Windows\System32`
const powershell = String.raw`${systemFolder}\WindowsPowerShell\v1.0\powershell.exe`

/** For Windows' programs: the user's environment could make them load something else. */
const systemEnvironment = {
  SystemRoot: String.raw`C:\Windows`,
  windir: String.raw`C:\Windows`,
  PATH: systemFolder,
  PSModulePath: String.raw`${systemFolder}\WindowsPowerShell\v1.0\Modules`,
}

/** `administrator`: the user id that counts as one; defaults to root's. */
export function machinePorts(platform: NodeJS.Platform, { administrator = 0 } = {}): MachinePorts {
  return {
    platform,
    administrator,
    look,
    readBytes,
    canWrite: platform === 'win32' ? triesToWrite : mayWrite,
    isAdministrator: platform === 'win32' ? isElevated : () => Promise.resolve(process.geteuid?.() === administrator),
    readRights: keptForAnHour(askRights, look),
    isInOwnNamespace: platform === 'linux' ? isInOwnNamespace : () => Promise.resolve(true),
  }
}

async function look(path: string): Promise<Part | null> {
  try {
    const found = await lstat(path, { bigint: true })
    const kind = found.isSymbolicLink() ? 'link' : found.isDirectory() ? 'folder' : found.isFile() ? 'file' : 'other'
    const stamp = [found.dev, found.ino, found.size, found.mtimeNs, found.ctimeNs].join(' ')
    return { kind, owner: Number(found.uid), mode: Number(found.mode), stamp }
  } catch (cause) {
    if (errorCode(cause) === 'ENOENT') return null
    throw cause
  }
}

async function readBytes(path: string): Promise<Uint8Array> {
  // Windows has no O_NOFOLLOW, which has no effect there; links were checked before, in folders where only administrators can create them.
  const file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW)
  try {
    const bytes = Buffer.alloc(maxPolicySize + 1)
    let length = 0
    for (;;) {
      const { bytesRead } = await file.read(bytes, length, bytes.length - length, length)
      if (bytesRead === 0) return bytes.subarray(0, length)
      length += bytesRead
    }
  } finally {
    await file.close()
  }
}

/** As the kernel decides it, including access control lists. */
async function mayWrite(path: string): Promise<boolean> {
  return access(path, constants.W_OK).then(
    () => true,
    (cause: unknown) => couldHave(cause, ['EACCES', 'EPERM', 'EROFS']),
  )
}

/** On Windows, `access` ignores access control lists. */
async function triesToWrite(path: string, kind: 'file' | 'folder'): Promise<boolean> {
  const tried = kind === 'file' ? path : join(path, `write-test-${randomUUID()}`)
  try {
    const file = await open(tried, kind === 'file' ? 'r+' : 'wx')
    await file.close()
    if (kind === 'folder') await rm(tried, { force: true })
    return true
  } catch (cause) {
    return couldHave(cause, ['EACCES', 'EPERM'])
  }
}

/** Only a refusal means that it cannot be written. Any other error is rethrown. */
function couldHave(cause: unknown, refusals: readonly string[]): false {
  if (refusals.includes(errorCode(cause))) return false
  throw cause
}

const run = async (program: string, words: readonly string[]): Promise<string> => {
  const { stdout } = await promisify(execFile)(program, [...words], {
    cwd: systemFolder,
    env: systemEnvironment,
    encoding: 'latin1',
    timeout: 20_000,
    windowsHide: true,
  })
  return stdout
}

/** Takes half a second or more: PowerShell is Windows' only program whose output of rights is not localised. */
async function askRights(paths: readonly string[]): Promise<readonly string[]> {
  const list = paths.map((path) => `'${path.replaceAll("'", "''")}'`).join(',')
  const script = `$ErrorActionPreference = 'Stop'; foreach ($path in ${list}) { (Get-Acl -LiteralPath $path).Sddl }`
  const lines = await run(powershell, ['-NoProfile', '-NonInteractive', '-Command', script])
  return lines.split(/\r?\n/).filter((line) => line !== '')
}

/** By the mandatory integrity level, which does not depend on the language: high, or the system's. */
async function isElevated(): Promise<boolean> {
  const groups = await run(String.raw`${systemFolder}\whoami.exe`, ['/groups', '/fo', 'csv', '/nh']).catch(() => '')
  return /S-1-16-(?:12288|16384)\b/.test(groups)
}

const hourMs = 60 * 60 * 1000

/** Changing the rights also changes the time that is compared, except for the folders above, whose rights are read again every hour. */
export function keptForAnHour(
  ask: PlacePorts['readRights'],
  lookAt: PlacePorts['look'],
  now: () => number = () => performance.now(),
): PlacePorts['readRights'] {
  let kept: { readonly key: string; readonly until: number; readonly rights: readonly string[] } | null = null
  return async (paths) => {
    const stamps = await Promise.all(paths.map(async (path) => (await lookAt(path))?.stamp ?? ''))
    const key = JSON.stringify([paths, stamps])
    if (kept?.key === key && now() < kept.until) return kept.rights
    const rights = await ask(paths)
    kept = { key, until: now() + hourMs, rights }
    return rights
  }
}

/** In a user namespace of one's own, other files can be mounted in the policy's place. */
async function isInOwnNamespace(): Promise<boolean> {
  const map = await readFile('/proc/self/uid_map', 'utf8')
  return /^\s*0\s+0\s+4294967295\s*$/.test(map)
}
