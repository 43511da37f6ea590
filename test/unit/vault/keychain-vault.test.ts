import { randomBytes } from 'node:crypto'
import { inspect } from 'node:util'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { Secret } from '../../../electron/secret/secret.ts'
import { createKeychainVault, type KeychainVaultOptions } from '../../../electron/vault/keychain-vault.ts'
import { VaultUnavailableError } from '../../../electron/vault/secret-vault.ts'
import { connectionId, otherConnectionId } from '../../support/domain-fixtures.ts'
import { createFakeKeychain, type FakeKeychain } from './fake-keychain.ts'

const ref = { connectionId, origin: 'https://adaxes.example' }
const elsewhere = { connectionId, origin: 'https://adaxes.example:8443' }
const long = (length = 10_000) => randomBytes(length).toString('latin1')

function open(keychain: FakeKeychain, options: Partial<KeychainVaultOptions> = {}) {
  return createKeychainVault({
    loadKeychain: () => Promise.resolve(keychain),
    platform: 'linux',
    answerWithinMs: 50,
    probeWithinMs: 20,
    ...options,
  })
}

async function reveal(vault: ReturnType<typeof open>, at = ref): Promise<string> {
  const result = await vault.read(at)
  return result.kind === 'ok' ? result.secret.reveal() : result.kind
}

describe('a secret in an open keychain', () => {
  it.each([
    ['short', 'token'],
    ['empty', ''],
    ['as long as one entry takes', 'x'.repeat(270)],
    ['one more', 'x'.repeat(271)],
    ['of 10 kB', long()],
    ['of every letter', 'Pässwört 秘密 🔑 \0 \n "\\'],
    ['at the longest a person can enter', '🔑'.repeat(8192)],
  ])('that is %s comes back as it was', async (_case, text) => {
    const vault = open(createFakeKeychain())
    await vault.write(ref, new Secret(text))
    expect(await reveal(vault)).toBe(text)
  })

  it('is absent before it was written, for another connection and at another origin', async () => {
    const vault = open(createFakeKeychain())
    expect(await vault.read(ref)).toEqual({ kind: 'absent' })
    await vault.write(ref, new Secret('token'))
    expect(await vault.read(elsewhere)).toEqual({ kind: 'absent' })
    expect(await vault.read({ ...ref, connectionId: otherConnectionId })).toEqual({ kind: 'absent' })
  })

  it('stays at its origin when one is written for another', async () => {
    const vault = open(createFakeKeychain())
    await vault.write(ref, new Secret('first'))
    await vault.write(elsewhere, new Secret(long()))
    expect(await reveal(vault)).toBe('first')
  })

  it('is one entry when it is short, and leaves nothing behind when it is replaced or forgotten', async () => {
    const keychain = createFakeKeychain()
    const vault = open(keychain)
    await vault.write(ref, new Secret('token'))
    expect([...keychain.entries.keys()]).toEqual([`connection:${connectionId}`])
    await vault.write(ref, new Secret(long()))
    await vault.write(ref, new Secret(long()))
    await vault.write(elsewhere, new Secret(long()))
    await vault.write(ref, new Secret('token'))
    await vault.write(elsewhere, new Secret('token'))
    expect([...keychain.entries.keys()]).toEqual([`connection:${connectionId}`])
    await vault.write(ref, new Secret(long()))
    await vault.forget(connectionId)
    expect(keychain.entries.size).toBe(0)
    expect(await vault.read(ref)).toEqual({ kind: 'absent' })
    expect(await vault.read(elsewhere)).toEqual({ kind: 'absent' })
  })

  it('does not lie in the keychain as it is, nor show in what the vault throws', async () => {
    const keychain = createFakeKeychain()
    const vault = open(keychain)
    keychain.refuseWritingFrom = 3
    const refused = await vault.write(ref, new Secret('canary'.repeat(500))).catch((cause: unknown) => cause)
    expect(refused).toBeInstanceOf(VaultUnavailableError)
    expect(inspect(refused, { depth: 9, showHidden: true })).not.toContain('canary')
    expect(inspect(keychain.entries)).not.toContain('canary')
  })

  it('of one connection is not touched when another is forgotten', async () => {
    const vault = open(createFakeKeychain())
    await vault.write(ref, new Secret('mine'))
    await vault.write({ ...ref, connectionId: otherConnectionId }, new Secret('theirs'))
    await vault.forget(otherConnectionId)
    expect(await reveal(vault)).toBe('mine')
  })
})

describe('writing that stops half way', () => {
  const [before, after] = [long(5000), long(10_000)]

  it.each([
    ['the first', null],
    ['a replacement of a long one', before],
    ['a replacement of a short one', 'token'],
  ])('%s: at every call, what is read is the old, the new or "incomplete"', async (_case, old) => {
    const counting = createFakeKeychain()
    await open(counting).write(ref, new Secret(after))
    for (let stopAt = 1; stopAt <= counting.writings + 3; stopAt += 1) {
      const keychain = createFakeKeychain()
      const vault = open(keychain)
      if (old !== null) await vault.write(ref, new Secret(old))
      keychain.refuseWritingFrom = keychain.writings + stopAt
      const written = await vault.write(ref, new Secret(after)).then(
        () => true,
        () => false,
      )
      keychain.refuseWritingFrom = 0

      const found = await reveal(open(keychain))
      if (written) expect(found).toBe(after)
      else if (old === null) expect(['absent', 'incomplete', after]).toContain(found)
      else expect([old, after]).toContain(found)

      await open(keychain).write(ref, new Secret(after))
      expect(await reveal(vault)).toBe(after)
      await vault.forget(connectionId)
      expect([...keychain.entries.keys()].filter((name) => !name.startsWith('probe:'))).toEqual([])
    }
  })

  it('is seen when parts are there and the end is missing', async () => {
    const keychain = createFakeKeychain()
    keychain.refuseWritingFrom = 6
    await expect(open(keychain).write(ref, new Secret(after))).rejects.toThrow(VaultUnavailableError)
    keychain.refuseWritingFrom = 0
    expect(await open(keychain).read(ref)).toEqual({ kind: 'incomplete' })
  })

  it('however often, keeps the list of what is left over short', async () => {
    const keychain = createFakeKeychain()
    for (let attempt = 0; attempt < 40; attempt += 1) {
      keychain.refuseWritingFrom = keychain.writings + 4
      await open(keychain)
        .write(ref, new Secret(after))
        .catch(() => undefined)
    }
    keychain.refuseWritingFrom = 0
    await open(keychain).write(ref, new Secret(after))
    expect(await reveal(open(keychain))).toBe(after)
  })
})

describe('a stored set that is damaged', () => {
  async function stored() {
    const keychain = createFakeKeychain()
    await open(keychain).write(ref, new Secret(long()))
    const parts = [...keychain.entries.keys()].filter((name) => name !== `connection:${connectionId}`)
    return { keychain, parts }
  }

  it('by a missing part is incomplete', async () => {
    const { keychain, parts } = await stored()
    for (const part of parts) {
      const text = keychain.entries.get(part) ?? ''
      keychain.entries.delete(part)
      expect(await open(keychain).read(ref), part).toEqual({ kind: 'incomplete' })
      keychain.entries.set(part, text)
    }
  })

  it('by a changed part, or two that changed places, is incomplete', async () => {
    const { keychain, parts } = await stored()
    const [first = '', second = ''] = parts
    const [one, two] = [keychain.entries.get(first) ?? '', keychain.entries.get(second) ?? '']
    keychain.entries.set(first, two).set(second, one)
    expect(await open(keychain).read(ref)).toEqual({ kind: 'incomplete' })
    keychain.entries.set(first, one).set(second, `${two.slice(1)}A`)
    expect(await open(keychain).read(ref)).toEqual({ kind: 'incomplete' })
  })

  it.each(['', 'not an index', '{"version":2}', 'null'])('by an index that reads %j is incomplete', async (text) => {
    const { keychain } = await stored()
    keychain.entries.set(`connection:${connectionId}`, text)
    expect(await open(keychain).read(ref)).toEqual({ kind: 'incomplete' })
    await open(keychain).write(ref, new Secret('new'))
    expect(await reveal(open(keychain))).toBe('new')
  })
})

describe('a keychain on a bad day', () => {
  it('that is locked is never taken for empty', async () => {
    const keychain = createFakeKeychain()
    const vault = open(keychain)
    await vault.write(ref, new Secret('token'))
    const key = await vault.readOrCreateKey('recents')
    const entries = new Map(keychain.entries)

    keychain.mood = 'locked'
    expect(await vault.probe()).toBe('locked')
    expect(await vault.read(ref)).toEqual({ kind: 'unavailable', state: 'locked' })
    await expect(vault.write(ref, new Secret('other'))).rejects.toThrow(new VaultUnavailableError('locked'))
    await expect(vault.forget(connectionId)).rejects.toThrow(new VaultUnavailableError('locked'))
    await expect(vault.readOrCreateKey('recents')).rejects.toThrow(new VaultUnavailableError('locked'))

    keychain.mood = 'open'
    expect(keychain.entries).toEqual(entries)
    expect(await vault.readOrCreateKey('recents')).toEqual(key)
  })

  it('that is locked while a set is read does not make the set incomplete', async () => {
    const keychain = createFakeKeychain()
    const vault = open(keychain)
    await vault.write(ref, new Secret(long()))
    const getPassword = vi.spyOn(keychain, 'getPassword')
    getPassword.mockImplementationOnce(async (service, name) => {
      getPassword.mockRestore()
      const text = await keychain.getPassword(service, name)
      keychain.mood = 'locked'
      return text
    })
    expect(await vault.read(ref)).toEqual({ kind: 'unavailable', state: 'locked' })
  })

  it('that is not there is unavailable', async () => {
    const keychain = createFakeKeychain()
    keychain.mood = 'gone'
    const vault = open(keychain)
    expect(await vault.probe()).toBe('unavailable')
    expect(await vault.read(ref)).toEqual({ kind: 'unavailable', state: 'unavailable' })
    await expect(vault.write(ref, new Secret('x'))).rejects.toThrow(new VaultUnavailableError('unavailable'))
    await expect(vault.forget(connectionId)).rejects.toThrow(new VaultUnavailableError('unavailable'))
    await expect(vault.readOrCreateKey('recents')).rejects.toThrow(new VaultUnavailableError('unavailable'))
  })

  it('whose library cannot be loaded is unavailable, on every system', async () => {
    for (const platform of ['linux', 'darwin', 'win32'] as const) {
      const vault = open(createFakeKeychain(), { platform, loadKeychain: () => Promise.reject(new Error('libsecret')) })
      expect(await vault.probe()).toBe('unavailable')
      expect(await vault.read(ref)).toEqual({ kind: 'unavailable', state: 'unavailable' })
    }
  })

  it.each([
    ['darwin', 'gone', 'locked'],
    ['win32', 'gone', 'refused'],
    ['darwin', 'locked', 'locked'],
    ['win32', 'locked', 'refused'],
  ] as const)('on %s that is %s counts as %s', async (platform, mood, state) => {
    const keychain = createFakeKeychain()
    keychain.mood = mood
    expect(await open(keychain, { platform }).probe()).toBe(state)
  })

  it('that is back is used again, and keeps one trace of having been asked', async () => {
    const keychain = createFakeKeychain()
    const vault = open(keychain)
    keychain.mood = 'gone'
    await vault.probe()
    keychain.mood = 'open'
    expect(await vault.probe()).toBe('available')
    expect(await vault.probe()).toBe('available')
    expect(await vault.read(ref)).toEqual({ kind: 'absent' })
    expect([...keychain.entries.keys()]).toEqual(['probe'])
  })
})

describe('a keychain that refuses access', () => {
  /** Filled by an earlier run of an application that is signed in another way. */
  async function ofAnother() {
    const keychain = createFakeKeychain()
    const before = open(keychain, { platform: 'darwin' })
    await before.probe()
    await before.write(ref, new Secret('token'))
    await before.readOrCreateKey('recents')
    for (const name of keychain.entries.keys()) keychain.others.add(name)
    return { keychain, vault: open(keychain, { platform: 'darwin' }) }
  }

  it('to what an earlier run has kept says so, although it keeps and gives what is new', async () => {
    const { keychain, vault } = await ofAnother()
    const entries = new Map(keychain.entries)
    const refused = new VaultUnavailableError('refused')
    expect(await vault.probe()).toBe('refused')
    expect(await vault.read(ref)).toEqual({ kind: 'unavailable', state: 'refused' })
    await expect(vault.write(ref, new Secret('other'))).rejects.toThrow(refused)
    await expect(vault.forget(connectionId)).rejects.toThrow(refused)
    await expect(vault.readOrCreateKey('recents')).rejects.toThrow(refused)
    expect(await vault.read({ ...ref, connectionId: otherConnectionId })).toEqual({ kind: 'absent' })
    expect(keychain.entries).toEqual(entries)
  })

  it('is available once it was allowed', async () => {
    const { keychain, vault } = await ofAnother()
    expect(await vault.probe()).toBe('refused')
    keychain.others.clear()
    expect(await vault.probe()).toBe('available')
    expect(await reveal(vault)).toBe('token')
  })

  it('to one entry is refused for that one, whatever else was allowed', async () => {
    const { keychain, vault } = await ofAnother()
    keychain.others.delete('probe')
    expect(await vault.probe()).toBe('available')
    expect(await vault.read(ref)).toEqual({ kind: 'unavailable', state: 'refused' })
  })

  it('is locked where it keeps nothing new either', async () => {
    const { keychain, vault } = await ofAnother()
    keychain.refuseWritingFrom = 1
    expect(await vault.probe()).toBe('locked')
    expect(await vault.read(ref)).toEqual({ kind: 'unavailable', state: 'locked' })
  })

  it('by a policy of Windows, which lets nothing be kept, says so for everything', async () => {
    const keychain = createFakeKeychain()
    keychain.refuseWritingFrom = 1
    const vault = open(keychain, { platform: 'win32' })
    const refused = new VaultUnavailableError('refused')
    expect(await vault.probe()).toBe('refused')
    // What cannot be kept cannot be proved absent.
    expect(await vault.read(ref)).toEqual({ kind: 'unavailable', state: 'refused' })
    await expect(vault.write(ref, new Secret('token'))).rejects.toThrow(refused)
    await expect(vault.readOrCreateKey('recents')).rejects.toThrow(refused)
  })

  it('is not what a keychain says that never answers', async () => {
    const keychain = createFakeKeychain()
    keychain.mood = 'asking'
    expect(await open(keychain, { platform: 'win32' }).probe()).toBe('unavailable')
    expect(await open(createFakeKeychain(), { platform: 'darwin' }).probe()).toBe('available')
  })
})

describe('a keychain that is asking the person', () => {
  it('counts as locked when the time is over, is asked once only, and works after the answer', async () => {
    const keychain = createFakeKeychain()
    const vault = open(keychain)
    await vault.write(ref, new Secret('token'))
    keychain.mood = 'asking'
    expect(await vault.probe()).toBe('locked')
    expect(await vault.read(ref)).toEqual({ kind: 'unavailable', state: 'locked' })
    await expect(vault.write(ref, new Secret('other'))).rejects.toThrow(new VaultUnavailableError('locked'))
    expect(keychain.underWay).toBe(1)
    expect(vault.isAsking()).toBe(true)

    keychain.mood = 'open'
    keychain.answer()
    expect(await reveal(vault)).toBe('token')
    expect(vault.isAsking()).toBe(false)
    expect(await vault.probe()).toBe('available')
    expect(keychain.maxConcurrent).toBe(1)
  })

  it('is waited for with less patience once it has let a whole time pass', async () => {
    vi.useFakeTimers()
    onTestFinished(() => void vi.useRealTimers())
    const keychain = createFakeKeychain()
    keychain.mood = 'asking'
    const vault = open(keychain, { answerWithinMs: 60_000, probeWithinMs: 5_000 })
    const locked = { kind: 'unavailable', state: 'locked' }
    const first = vault.read(ref)
    await vi.advanceTimersByTimeAsync(59_999)
    expect(await Promise.race([first, Promise.resolve('still waiting')])).toBe('still waiting')
    await vi.advanceTimersByTimeAsync(1)
    expect(await first).toEqual(locked)
    const second = vault.read(ref)
    await vi.advanceTimersByTimeAsync(5_000)
    expect(await Promise.race([second, Promise.resolve('still waiting')])).toEqual(locked)
  })
})

describe('the application’s own key', () => {
  it('is made once, has 256 bits, and differs by name', async () => {
    const keychain = createFakeKeychain()
    const vault = open(keychain)
    const [key, meanwhile] = await Promise.all([vault.readOrCreateKey('recents'), vault.readOrCreateKey('recents')])
    expect(key).toHaveLength(32)
    expect(meanwhile).toEqual(key)
    expect(await open(keychain).readOrCreateKey('recents')).toEqual(key)
    expect(await open(keychain).readOrCreateKey('other')).not.toEqual(key)
  })

  it('is not made while it cannot be kept', async () => {
    const keychain = createFakeKeychain()
    keychain.mood = 'locked'
    await expect(open(keychain).readOrCreateKey('recents')).rejects.toThrow(VaultUnavailableError)
    expect(keychain.entries.size).toBe(0)
  })

  it('of a form that is not known is not replaced', async () => {
    const keychain = createFakeKeychain()
    keychain.entries.set('key:recents', '2.something-else')
    await expect(open(keychain).readOrCreateKey('recents')).rejects.toThrow(VaultUnavailableError)
    expect(keychain.entries.get('key:recents')).toBe('2.something-else')
  })
})
