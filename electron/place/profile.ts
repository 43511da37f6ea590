/** What Windows does to a profile at the end of a session. */
import { spawnSync } from 'node:child_process'

const reg = String.raw`C:\Windows\System32\reg.exe`
const policies = String.raw`HKLM\SOFTWARE\Policies\Microsoft\Windows\System`

/**
 * Whether a policy deletes copies of roaming profiles at sign-out, including their local part. `false` if that cannot be determined.
 * Blocks for some 50 ms.
 */
export function localPartIsRemoved(run: (program: string, words: readonly string[]) => string = runProgram): boolean {
  const answer = run(reg, ['query', policies, '/v', 'DeleteRoamingCache', '/reg:64'])
  return /^\s*DeleteRoamingCache\s+REG_DWORD\s+0x0*1\s*$/m.test(answer)
}

/** The program's output; empty if it fails. */
function runProgram(program: string, words: readonly string[]): string {
  const { status, stdout } = spawnSync(program, words, { encoding: 'latin1', timeout: 2_000, windowsHide: true })
  return status === 0 ? stdout : ''
}
