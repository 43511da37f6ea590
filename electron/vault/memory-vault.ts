/** The vault of the practice workspace: invented secrets, only in memory and lost with it. Never used for anything real. */
import { randomBytes } from 'node:crypto'
import type { Secret } from '../secret/secret.ts'
import type { SecretVault } from './secret-vault.ts'

export function createMemoryVault(): SecretVault {
  /** By connection, then by origin. */
  const secrets = new Map<string, Map<string, Secret>>()
  const keys = new Map<string, Buffer>()
  return {
    probe: () => Promise.resolve('not-needed'),
    read({ connectionId, origin }) {
      const secret = secrets.get(connectionId)?.get(origin)
      return Promise.resolve(secret === undefined ? { kind: 'absent' } : { kind: 'ok', secret })
    },
    write({ connectionId, origin }, secret) {
      const ofConnection = secrets.get(connectionId) ?? new Map<string, Secret>()
      secrets.set(connectionId, ofConnection.set(origin, secret))
      return Promise.resolve()
    },
    forget(connectionId) {
      secrets.delete(connectionId)
      return Promise.resolve()
    },
    readOrCreateKey(name) {
      const key = keys.get(name) ?? randomBytes(32)
      keys.set(name, key)
      return Promise.resolve(Buffer.from(key))
    },
  }
}
