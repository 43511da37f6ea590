import type { SecretVault } from '../vault/secret-vault.ts'
import type { Platform } from './ports.ts'

/**
 * The key that seals a file, from the keychain. On Windows the keychain's entries travel with the profile and the file does not: two
 * computers that created the key at the same time would lose one of the two, so each has its own.
 */
export function sealingKey(
  what: 'recents' | 'outbox',
  { platform, hostName, vault }: Platform,
): ReturnType<SecretVault['readOrCreateKey']> {
  return vault.readOrCreateKey(platform === 'windows' ? `${what} at ${hostName()}` : what)
}
