/** `npm run policy -- check`, as a roll-out script runs it. */
import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { makeTempFolder } from '../../support/temp-folder.ts'

const script = fileURLToPath(import.meta.resolve('../../../scripts/policy.ts'))

function check(content: string | null) {
  const path = join(makeTempFolder(), 'desk.json')
  if (content !== null) writeFileSync(path, content)
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, 'check', path], { encoding: 'utf8' })
  return { status, stdout, stderr }
}

it('explains a valid policy', () => {
  const { status, stdout } = check('{"version": 1, "reasonRequired": true}')
  expect([status, stdout]).toEqual([0, expect.stringContaining('Set by the organisation: reasonRequired.')])
  expect(stdout).toContain('A reason is required.')
})

it('ends with 1 for one that is not, and tells where', () => {
  const { status, stderr } = check('{"version": 1,\n "reasonRequierd": true}')
  expect([status, stderr.trim()]).toEqual([
    1,
    'desk.json:2:2 reasonRequierd: Unknown key. Did you mean “reasonRequired”?',
  ])
})

it('ends with 3 where there is none to read', () => {
  expect(check(null).status).toBe(3)
})
