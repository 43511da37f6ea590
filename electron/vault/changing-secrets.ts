/**
 * Secrets that are long and change by themselves, such as what renews a sign-in: sealed in a file, with their key in the keychain.
 *
 * A keychain is no place for them: an entry of Windows takes 2,560 bytes, some ask the user at each write, and each renewal would be a
 * write. The key stays the same for as long as the connection's secret is not forgotten, so several processes with the same data can
 * read what any of them wrote, and forgetting the key makes the file worthless wherever a copy of it lies.
 */
import { randomBytes } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Secret } from '../secret/secret.ts'
import { readSealedFile, writeSealedFile } from '../storage/sealed-file.ts'
import { createSerialQueue } from '../turns/in-turn.ts'
import { VaultUnavailableError, type ConnectionVault, type SecretRef, type SecretVault } from './secret-vault.ts'

const keyForm = /^sealed\.1\.([A-Za-z0-9_-]{43})$/

/** `folder`: absolute, for nothing else. */
export function keepChangingSecretsInFiles(vault: SecretVault, folder: string): ConnectionVault {
  const inTurn = createSerialQueue()
  /** The keychain is asked for each of them once: it is read with every request. */
  const keys = new Map<string, Buffer>()

  // The id is a UUID: the schema of connections says so.
  const pathOf = (connectionId: string): string => join(folder, `${connectionId}.sealed`)
  const nameOf = ({ connectionId, origin }: SecretRef): string => `${connectionId} ${origin}`

  const unsealed = async (ref: SecretRef, key: Buffer): Promise<Secret | 'absent' | 'unreadable'> => {
    const file = await readSealedFile(pathOf(ref.connectionId), () => Promise.resolve(key))
    if (file.kind === 'ok') return new Secret(file.value.toString('utf8'))
    return file.kind === 'absent' ? 'absent' : 'unreadable'
  }

  const read: SecretVault['read'] = async (ref) => {
    const known = keys.get(nameOf(ref))
    const remembered = known === undefined ? 'unreadable' : await unsealed(ref, known)
    if (remembered instanceof Secret) return { kind: 'ok', secret: remembered }
    // Another process may have signed out, and in again with another key.
    keys.delete(nameOf(ref))
    const result = await vault.read(ref)
    const key = result.kind === 'ok' ? keyOf(result.secret) : null
    if (key === null) return result
    const found = await unsealed(ref, key)
    if (found === 'absent') return { kind: 'absent' }
    if (found === 'unreadable') return { kind: 'incomplete' }
    keys.set(nameOf(ref), key)
    return { kind: 'ok', secret: found }
  }

  const keyFor = async (ref: SecretRef): Promise<Buffer> => {
    const result = await vault.read(ref)
    if (result.kind === 'unavailable') throw new VaultUnavailableError(result.state)
    const known = result.kind === 'ok' ? keyOf(result.secret) : null
    if (known !== null) return known
    const key = randomBytes(32)
    await vault.write(ref, new Secret(`sealed.1.${key.toString('base64url')}`))
    return key
  }

  return {
    probe: () => vault.probe(),
    readOrCreateKey: (name) => vault.readOrCreateKey(name),
    read: (ref) => inTurn(() => read(ref)),
    write: (ref, secret) =>
      inTurn(async () => {
        keys.delete(nameOf(ref))
        await vault.write(ref, secret)
      }),
    writeChanging: (ref, secret) =>
      inTurn(async () => {
        const key = keys.get(nameOf(ref)) ?? (await keyFor(ref))
        await writeSealedFile(pathOf(ref.connectionId), Buffer.from(secret.reveal(), 'utf8'), key)
        keys.set(nameOf(ref), key)
      }),
    forget: (connectionId) =>
      inTurn(async () => {
        for (const name of keys.keys()) if (name.startsWith(`${connectionId} `)) keys.delete(name)
        await vault.forget(connectionId)
        // Nobody can read it any more, so it does no harm where it cannot be removed.
        await rm(pathOf(connectionId), { force: true }).catch(() => undefined)
      }),
  }
}

function keyOf(secret: Secret): Buffer | null {
  const [, key] = keyForm.exec(secret.reveal()) ?? []
  return key === undefined ? null : Buffer.from(key, 'base64url')
}
