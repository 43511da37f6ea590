import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, expect, it, vi } from 'vitest'
import { type SecretServiceMode, withSecretService } from '../../../scripts/lib/secret-service.ts'
import { whyNot } from './keychain-session.ts'

vi.setConfig({ testTimeout: 60_000 })

const reason = whyNot()
beforeEach((context) => {
  if (reason !== null) context.skip(reason)
})

/** Numbers of the living processes whose environment names the folder. */
function processesOf(folder: string): string[] {
  return readdirSync('/proc').filter((entry) => {
    try {
      return /^\d+$/.test(entry) && readFileSync(join('/proc', entry, 'environ'), 'latin1').includes(folder)
    } catch {
      return false
    }
  })
}

it.each<SecretServiceMode>(['unlocked', 'locked'])('a session (%s) leaves no file and no process', async (mode) => {
  const result = await withSecretService(mode, 'sh', ['-c', 'printf %s "$XDG_RUNTIME_DIR"; echo trouble >&2; exit 7'], {
    stdio: 'capture',
  })
  expect(result.exitCode).toBe(7)
  expect(result.errorOutput).toContain('trouble')
  expect(existsSync(result.output)).toBe(false)
  await vi.waitFor(() => expect(processesOf(result.output)).toEqual([]))
})

it('a command that does not end is ended, with its session', async () => {
  const result = await withSecretService('unlocked', 'sh', ['-c', 'printf %s "$XDG_RUNTIME_DIR"; sleep 100'], {
    stdio: 'capture',
    timeoutMs: 500,
  })
  expect(result.exitCode).toBe(124)
  await vi.waitFor(() => expect(processesOf(result.output)).toEqual([]))
})

it('the password of the throw-away keyring is not in the command’s environment', async () => {
  for (const mode of ['unlocked', 'locked', 'none'] as const) {
    const { output } = await withSecretService(mode, 'env', [], { stdio: 'capture' })
    expect(output).toContain('XDG_RUNTIME_DIR=')
    expect(output).not.toContain('KEYRING_PASSWORD')
  }
})
