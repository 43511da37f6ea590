/** A folder of one test's own, removed when that test ends. */
import { mkdtempSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { removeFolder } from './remove-folder.ts'

export function makeTempFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'mfa-desk-'))
  onTestFinished(() => removeFolder(folder))
  return folder
}

/** A file as a process that was killed yesterday would have left it. */
export function writeYesterday(path: string, content: string): void {
  writeFileSync(path, content)
  const seconds = Date.now() / 1000 - 86_400
  utimesSync(path, seconds, seconds)
}
