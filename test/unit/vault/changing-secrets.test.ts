/** Secrets that change by themselves: sealed in a file, with their key in the keychain, and shared by every process with the same data. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { Secret } from '../../../electron/secret/secret.ts'
import { keepChangingSecretsInFiles } from '../../../electron/vault/changing-secrets.ts'
import { createMemoryVault } from '../../../electron/vault/memory-vault.ts'
import { VaultUnavailableError } from '../../../electron/vault/secret-vault.ts'
import { makeTempFolder } from '../../support/temp-folder.ts'

const ref = { connectionId: '6f1e2d3c-0000-4000-8000-00000000000a', origin: 'https://graph.example' }
/** Longer than any entry of a keychain may be. */
const long = new Secret('renews the sign-in '.repeat(2_000))

function world() {
  const folder = join(makeTempFolder(), 'sign-ins')
  const keychain = createMemoryVault()
  return { folder, keychain, open: () => keepChangingSecretsInFiles(keychain, folder) }
}

const read = async (vault: ReturnType<typeof keepChangingSecretsInFiles>) => {
  const result = await vault.read(ref)
  return result.kind === 'ok' ? result.secret.reveal() : result.kind
}

describe('a secret that changes by itself', () => {
  it('is read by the next start, whatever its length', async () => {
    const { open } = world()
    await open().writeChanging(ref, long)
    expect(await read(open())).toBe(long.reveal())
  })

  it('leaves no more in the keychain than a Windows credential holds, and no word of it on the disk', async () => {
    const { open, keychain, folder } = world()
    await open().writeChanging(ref, long)
    const entry = await keychain.read(ref)
    expect(entry.kind === 'ok' && entry.secret.reveal().length).toBeLessThan(100)
    const files = readdirSync(folder).map((name) => readFileSync(join(folder, name)))
    expect(files).toHaveLength(1)
    expect(files.some((file) => file.includes('renews'))).toBe(false)
  })

  it('is seen by another process as soon as one has written it', async () => {
    const { open } = world()
    const [one, other] = [open(), open()]
    await one.writeChanging(ref, long)
    expect(await read(other)).toBe(long.reveal())
    await other.writeChanging(ref, new Secret('renewed'))
    expect(await read(one)).toBe('renewed')
  })

  it('is given up everywhere by one process, and what another signs in with afterwards is read', async () => {
    const { open } = world()
    const [one, other] = [open(), open()]
    await one.writeChanging(ref, long)
    expect(await read(other)).toBe(long.reveal())
    await one.forget(ref.connectionId)
    expect(await read(other)).toBe('absent')
    await one.writeChanging(ref, new Secret('signed in anew'))
    expect(await read(other)).toBe('signed in anew')
  })

  it('leaves a file that nobody can read, even a copy of it, once it is forgotten', async () => {
    const { open, folder } = world()
    await open().writeChanging(ref, long)
    const path = join(folder, readdirSync(folder)[0] ?? '')
    const copy = readFileSync(path)
    await open().forget(ref.connectionId)
    expect(existsSync(path)).toBe(false)
    writeFileSync(path, copy)
    expect(await read(open())).toBe('absent')
  })

  it.each([
    ['cut', (file: Buffer) => file.subarray(0, file.length - 1)],
    ['empty', () => Buffer.alloc(0)],
    ['changed in one byte', (file: Buffer) => Buffer.concat([file.subarray(0, -1), Buffer.of((file.at(-1) ?? 0) ^ 1)])],
  ])('is incomplete where its file is %s, never another one', async (_, broken) => {
    const { open, folder } = world()
    await open().writeChanging(ref, long)
    const path = join(folder, readdirSync(folder)[0] ?? '')
    writeFileSync(path, broken(readFileSync(path)))
    expect(await read(open())).toBe('incomplete')
    const vault = open()
    await vault.writeChanging(ref, new Secret('signed in again'))
    expect(await read(vault)).toBe('signed in again')
  })

  it('is missing where only its key travelled to this computer', async () => {
    const { open, keychain } = world()
    await open().writeChanging(ref, long)
    const elsewhere = keepChangingSecretsInFiles(keychain, join(makeTempFolder(), 'sign-ins'))
    expect(await read(elsewhere)).toBe('absent')
  })

  it('writes nothing while the keychain is locked', async () => {
    const { folder, keychain } = world()
    const locked = keepChangingSecretsInFiles(
      { ...keychain, read: () => Promise.resolve({ kind: 'unavailable', state: 'locked' }) },
      folder,
    )
    await expect(locked.writeChanging(ref, long)).rejects.toBeInstanceOf(VaultUnavailableError)
    expect(existsSync(folder)).toBe(false)
  })

  it('leaves pasted secrets where they are: in the keychain', async () => {
    const { open, keychain, folder } = world()
    await open().write(ref, new Secret('token'))
    expect(await keychain.read(ref)).toMatchObject({ kind: 'ok' })
    expect(await read(open())).toBe('token')
    expect(existsSync(folder)).toBe(false)
  })
})
