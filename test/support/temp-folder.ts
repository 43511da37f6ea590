/** A folder of one test's own, removed when that test ends. */
import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'

export function makeTempFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'mfa-desk-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** A file as a process that was killed yesterday would have left it. */
export function writeYesterday(path: string, content: string): void {
  writeFileSync(path, content)
  const seconds = Date.now() / 1000 - 86_400
  utimesSync(path, seconds, seconds)
}
