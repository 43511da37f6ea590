import { isYounger } from '../../shared/domain/age.ts'
import type { SecretVault } from '../vault/secret-vault.ts'

type Found = ReturnType<SecretVault['probe']>

const heldMs = 60_000

/**
 * Asking the keychain writes to it, one that refuses has asked the person, and the state is read after every change: such an answer
 * holds for a minute, unless it is asked for a `fresh` answer.
 */
export function createKeychainProbe(now: () => Date): (vault: SecretVault, fresh?: boolean) => Found {
  const probes = new Map<SecretVault, { readonly at: number; readonly found: Found }>()
  return (vault, fresh = false) => {
    const last = probes.get(vault)
    if (!fresh && last !== undefined && isYounger(last.at, heldMs, now().getTime())) return last.found
    const probe = { at: now().getTime(), found: vault.probe() }
    probes.set(vault, probe)
    const forget = (): void => {
      if (probes.get(vault) === probe) probes.delete(vault)
    }
    probe.found.then((state) => {
      if (state !== 'available' && state !== 'refused') forget()
    }, forget)
    return probe.found
  }
}
