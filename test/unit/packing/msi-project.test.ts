import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { completeMsiProject } from '../../../scripts/packing/msi-project.ts'
import { root } from '../../../scripts/lib/run.ts'

const guid = '11111111-2222-4333-8444-555555555555'

describe('the project of the MSI', () => {
  it('gains the keys of mfa-desk:// and the refusal beside the setup program, once each', async () => {
    // electron-builder's own template: a new version of it must not leave them out unnoticed.
    const template = await readFile(join(root, 'node_modules/app-builder-lib/templates/msi/template.xml'), 'utf8')
    const completed = completeMsiProject(template, guid)
    expect(completed.match(/Software\\Classes\\mfa-desk"/g)).toHaveLength(1)
    expect(completed.match(new RegExp(`Software\\\\${guid}"`, 'g'))).toHaveLength(1)
    // Nothing of an address becomes a switch.
    expect(completed).toContain('Value="&quot;[#mainExecutable]&quot; -- &quot;%1&quot;"')
    expect(completed.match(/<Condition Message="MFA Desk was installed/g)).toHaveLength(1)
  })

  it('is refused where electron-builder writes it otherwise', () => {
    expect(() => completeMsiProject('<Wix><Product/></Wix>', guid)).toThrow('MediaTemplate')
  })
})
