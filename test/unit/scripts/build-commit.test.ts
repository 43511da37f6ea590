import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { buildCommit } from '../../../scripts/lib/build-commit.ts'
import { makeTempFolder } from '../../support/temp-folder.ts'

function makeCheckout(): { folder: string; head: string } {
  const folder = makeTempFolder()
  const git = (...words: string[]) =>
    execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.com', ...words], {
      cwd: folder,
      encoding: 'utf8',
    }).trim()
  git('init', '--quiet')
  writeFileSync(join(folder, 'file'), 'one')
  git('add', '.')
  git('commit', '--quiet', '--message', 'First')
  git('tag', 'v1.0.0')
  return { folder, head: git('rev-parse', 'HEAD') }
}

/** A folder that was downloaded needs no git. */
const hasGit = spawnSync('git', ['--version']).error === undefined

it.runIf(hasGit)('is the short hash, and says where something differs from it', () => {
  const { folder, head } = makeCheckout()
  expect(buildCommit(folder)).toBe(head.slice(0, 12))
  writeFileSync(join(folder, 'file'), 'two')
  expect(buildCommit(folder)).toBe(`${head.slice(0, 12)}-dirty`)
})

it.runIf(hasGit)('is unknown outside a checkout, also within that of something else', () => {
  const within = join(makeCheckout().folder, 'unpacked')
  mkdirSync(within)
  expect(buildCommit(within)).toBe('unknown')
  expect(buildCommit(makeTempFolder())).toBe('unknown')
})
