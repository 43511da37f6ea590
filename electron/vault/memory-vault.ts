/** The vault of the practice workspace: invented secrets, only in memory and lost with it. Never used for anything real. */
import { randomBytes } from 'node:crypto'
import type { Secret } from '../secret/secret.ts'
import type { ConnectionVault, SecretRef } from './secret-vault.ts'

export function createMemoryVault(): ConnectionVault {
  /** By connection, then by origin. */
  const secrets = new Map<string, Map<string, Secret>>()
  const keys = new Map<string, Buffer>()
  const write = ({ connectionId, origin }: SecretRef, secret: Secret): Promise<void> => {
    const ofConnection = secrets.get(connectionId) ?? new Map<string, Secret>()
    secrets.set(connectionId, ofConnection.set(origin, secret))
    return Promise.resolve()
  }
  return {
    probe: () => Promise.resolve('not-needed'),
    read({ connectionId, origin }) {
      const secret = secrets.get(connectionId)?.get(origin)
      return Promise.resolve(secret === undefined ? { kind: 'absent' } : { kind: 'ok', secret })
    },
    write,
    writeChanging: write,
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
