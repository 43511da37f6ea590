import { expect, it } from 'vitest'
import { Secret } from '../../../electron/secret/secret.ts'
import { createMemoryVault } from '../../../electron/vault/memory-vault.ts'

it('keeps secrets by connection and origin, forgets whole connections, and gives one key per name', async () => {
  const vault = createMemoryVault()
  const ref = { connectionId: 'a', origin: 'https://one.example' }
  const secret = new Secret('token')
  await vault.write(ref, secret)
  expect(await vault.probe()).toBe('not-needed')
  expect(await vault.read(ref)).toEqual({ kind: 'ok', secret })
  expect(await vault.read({ ...ref, origin: 'https://two.example' })).toEqual({ kind: 'absent' })
  await vault.forget('a')
  expect(await vault.read(ref)).toEqual({ kind: 'absent' })
  expect(await vault.readOrCreateKey('recents')).toEqual(await vault.readOrCreateKey('recents'))
  expect(await vault.readOrCreateKey('recents')).toHaveLength(32)
})
