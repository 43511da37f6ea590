import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { compileInstallerScript } from '../../../scripts/packing/installer-script.ts'
import { root } from '../../../scripts/lib/run.ts'
import { removeFolder } from '../../support/remove-folder.ts'

const script = readFileSync(join(root, 'build', 'installer.nsh'), 'utf8')
const hasCompiler = spawnSync('makensis', ['-VERSION']).error === undefined

describe('the setup program’s script', () => {
  it('asks nothing that a silent run would wait for', () => {
    const questions = script.split('\n').filter((line) => /\bMessageBox\b/.test(line))
    expect(questions).not.toHaveLength(0)
    for (const question of questions) expect(question).toMatch(/ \/SD ID[A-Z]+/)
  })

  it('knows the MSI by the code that the MSI has', () => {
    const { msi } = parse(readFileSync(join(root, 'electron-builder.yml'), 'utf8')) as { msi: { upgradeCode: string } }
    expect(script).toContain(`"{${msi.upgradeCode}}"`)
  })

  describe.skipIf(!hasCompiler)('under makensis', () => {
    let folder: string
    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'installer-script-'))
    })
    afterAll(() => removeFolder(folder))

    it('compiles without a warning', () => {
      expect(compileInstallerScript(join(folder, 'installer.exe'))).toEqual({ kind: 'done', errors: '' })
    })
  })
})
