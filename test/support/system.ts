/** What the system that runs the tests has and has not, found by trying. */
import {
  closeSync,
  fsyncSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const folder = mkdtempSync(join(tmpdir(), 'mfa-desk-system-'))
const file = join(folder, 'file')
writeFileSync(file, '', { mode: 0o600 })

/** What `stat` shows of what was made with `mode`: Windows decides by the folder's list who may, and shows the same bits of all. */
const hasModes = (statSync(file).mode & 0o777) === 0o600
export const shownMode = (mode: number): number => (hasModes ? mode : 0o666)

/** On Windows it takes an administrator, or a setting. */
export const canLink = works(() => symlinkSync(file, join(folder, 'link')))

/** Windows opens no folder for writing, and flushes nothing else. */
export const canFlushFolders = works(() => {
  const descriptor = openSync(folder, 'r')
  try {
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
})

/** Whether a path that goes on below a file is trouble of its own; to Windows it is one that is not there. */
export const tellsFilesFromFolders = errorCodeOf(() => readFileSync(join(file, 'below'))) === 'ENOTDIR'

/** Windows has no signals: to send one is to end the process, which is not asked. */
export const hasSignals = process.platform !== 'win32'

rmSync(folder, { recursive: true, force: true })

function works(attempt: () => void): boolean {
  return errorCodeOf(attempt) === null
}

function errorCodeOf(attempt: () => unknown): string | null {
  try {
    attempt()
    return null
  } catch (error) {
    return (error as NodeJS.ErrnoException).code ?? ''
  }
}
