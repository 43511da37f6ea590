/** Which commit of this repository is being built. */
import { execFileSync } from 'node:child_process'
import { dirname } from 'node:path'

/**
 * The short hash, ending in `-dirty` where something differs from the commit. `unknown` outside a checkout of our own, also where
 * the folder lies within somebody else's: that one's commit says nothing about these sources.
 */
export function buildCommit(root: string): string {
  try {
    return execFileSync('git', ['describe', '--always', '--dirty', '--abbrev=12', '--exclude=*'], {
      cwd: root,
      env: { ...process.env, GIT_CEILING_DIRECTORIES: dirname(root) },
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim()
  } catch {
    return 'unknown'
  }
}
