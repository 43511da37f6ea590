/** Runs the vault against a real Secret Service of its own, in the state asked for. */
import { fileURLToPath } from 'node:url'
import { missingPackages } from '../../../scripts/lib/debian-packages.ts'
import { type CommandResult, type SecretServiceMode, withSecretService } from '../../../scripts/lib/secret-service.ts'
import type { VaultAction } from './vault-child.ts'

const childPath = fileURLToPath(new URL('vault-child.ts', import.meta.url))

/** Why these tests cannot run here; `null` when they can. */
export function whyNot(): string | null {
  if (process.platform !== 'linux') return 'a throw-away keychain is available on Linux only'
  const missing = missingPackages(['gnome-keyring', 'dbus', 'libsecret-1-0'])
  return missing.length === 0 ? null : `not installed: ${missing.join(', ')}`
}

export async function tryVault(
  mode: SecretServiceMode,
  actions: readonly VaultAction[],
  keyringFolder?: string,
): Promise<CommandResult> {
  return withSecretService(mode, process.execPath, [childPath, JSON.stringify(actions)], {
    stdio: 'capture',
    timeoutMs: 30_000,
    ...(keyringFolder === undefined ? {} : { keyringFolder }),
  })
}

/** The answers to the actions, in their order. */
export async function useVault(
  mode: SecretServiceMode,
  actions: readonly VaultAction[],
  keyringFolder?: string,
): Promise<unknown[]> {
  const result = await tryVault(mode, actions, keyringFolder)
  if (result.exitCode !== 0) throw new Error(`exit code ${result.exitCode ?? 'none'}: ${result.errorOutput}`)
  return JSON.parse(result.output) as unknown[]
}
