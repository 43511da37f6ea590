import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { root } from '../../../scripts/lib/run.ts'
import { makeTempFolder } from '../../support/temp-folder.ts'

it('the lane electron, asked for by name where Electron is not, is an error and not a success without tests', () => {
  const env = { ...process.env, ELECTRON_OVERRIDE_DIST_PATH: makeTempFolder() }
  const script = join(root, 'scripts', 'e2e.ts')
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, '--project=electron'], {
    encoding: 'utf8',
    env,
  })
  expect({ status, stdout }).toEqual({ status: 1, stdout: '' })
  expect(stderr).toBe(
    'The lane electron cannot run: the Electron binary is not here; `npm start` downloads it where it is available.\n',
  )
})
