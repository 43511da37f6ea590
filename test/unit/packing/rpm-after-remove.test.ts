import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chmod, mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { root } from '../../../scripts/lib/run.ts'
import { removeFolder } from '../../support/remove-folder.ts'

let folder: string
let called: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rpm-after-remove-'))
  called = join(folder, 'called')
  await mkdir(join(folder, 'bin'))
  const fake = join(folder, 'bin', 'update-alternatives')
  await writeFile(fake, `#!/bin/sh\necho "$@" >>'${called}'\n`)
  await chmod(fake, 0o755)
})
afterEach(() => removeFolder(folder))

/** As electron-builder fills it in and RPM runs it, with the number of packages that are left. */
async function runWith(...left: string[]): Promise<number | null> {
  const template = await readFile(join(root, 'build', 'rpm-after-remove.tpl'), 'utf8')
  const script = join(folder, 'script')
  await writeFile(
    script,
    template.replaceAll('${executable}', 'mfa-desk-of-a-test').replaceAll('${sanitizedProductName}', 'MFA Desk'),
  )
  const env = { ...process.env, PATH: `${join(folder, 'bin')}:${process.env['PATH'] ?? ''}` }
  return spawnSync('bash', [script, ...left], { env }).status
}

describe.skipIf(process.platform === 'win32')('after an RPM package is gone', () => {
  it('does nothing where a newer one is there already', async () => {
    expect(await runWith('1')).toBe(0)
    expect(existsSync(called)).toBe(false)
  })

  it('takes the command away where it was the last', async () => {
    expect(await runWith('0')).toBe(0)
    expect(await readFile(called, 'utf8')).toBe('--remove mfa-desk-of-a-test /opt/MFA Desk/mfa-desk-of-a-test\n')
  })
})
