import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { connectionId, otherConnectionId } from '../../support/domain-fixtures.ts'
import { makeTempFolder } from '../../support/temp-folder.ts'
import { tryVault, useVault, whyNot } from './keychain-session.ts'

// Each session starts a bus, a daemon and a process; none of them hurries on a busy machine.
vi.setConfig({ testTimeout: 60_000 })

const reason = whyNot()
beforeEach((context) => {
  if (reason !== null) context.skip(reason)
})

const ref = { connectionId, origin: 'https://adaxes.example' }
const elsewhere = { connectionId, origin: 'https://adaxes.example:8443' }
const write = (text: string, at = ref) => ({ do: 'write', ...at, text }) as const
const read = (at = ref) => ({ do: 'read', ...at }) as const
const forget = { do: 'forget', connectionId } as const
const names = { do: 'names' } as const
const probe = { do: 'probe' } as const
const key = { do: 'key', name: 'recents' } as const
const ok = (text: string) => ({ kind: 'ok', text })
const longText = (characters = 10_000) => randomBytes(characters / 2).toString('hex')

/** The keyring's files, byte for byte. */
const filesOf = (folder: string) =>
  readdirSync(join(folder, 'keyrings')).map((name) => readFileSync(join(folder, 'keyrings', name), 'latin1'))

describe('an open keychain', () => {
  it('keeps, gives back, replaces and forgets', async () => {
    expect(
      await useVault('unlocked', [
        probe,
        read(),
        write('first'),
        read(),
        write('Pässwört 秘密 🔑'),
        read(),
        names,
        forget,
        read(),
        names,
        forget,
      ]),
    ).toEqual([
      'available',
      { kind: 'absent' },
      'written',
      ok('first'),
      'written',
      ok('Pässwört 秘密 🔑'),
      [`connection:${connectionId}`, 'probe'],
      'forgotten',
      { kind: 'absent' },
      ['probe'],
      'forgotten',
    ])
  })

  it('keeps one entry by which a later run sees that it can read what an earlier one kept', async () => {
    const folder = makeTempFolder()
    expect(await useVault('unlocked', [probe, names], folder)).toEqual(['available', ['probe']])
    expect(await useVault('unlocked', [probe, probe, names], folder)).toEqual(['available', 'available', ['probe']])
    expect(await useVault('locked', [probe], folder)).toEqual(['locked'])
  })

  it('keeps a secret of 10 kB in parts, replaces them whole and leaves none behind', async () => {
    const [first, second] = [longText(), longText()]
    const answers = await useVault('unlocked', [
      write(first),
      read(),
      names,
      write(second),
      read(),
      names,
      write('short'),
      read(),
      names,
      write(first),
      forget,
      names,
    ])
    expect([answers[1], answers[4], answers[7]]).toEqual([ok(first), ok(second), ok('short')])
    expect(answers[2]).toHaveLength(13)
    expect(answers[5]).toHaveLength(13)
    expect(answers[8]).toHaveLength(1)
    expect(answers[11]).toEqual([])
  })

  it('keeps a private key of 4096 bits, longer than what Windows holds in one entry', async () => {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 4096 })
    const forms = [
      privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
      JSON.stringify(privateKey.export({ format: 'jwk' })),
    ]
    for (const text of forms) {
      expect(text.length).toBeGreaterThan(2_560)
      const answers = await useVault('unlocked', [write(text), read(), forget, names])
      expect(answers).toEqual(['written', ok(text), 'forgotten', []])
    }
  })

  it('finds nothing at another origin or for another connection', async () => {
    const other = { ...ref, connectionId: otherConnectionId }
    expect(
      await useVault('unlocked', [
        write('mine'),
        read(elsewhere),
        read(other),
        write('theirs', other),
        forget,
        read(other),
      ]),
    ).toEqual(['written', { kind: 'absent' }, { kind: 'absent' }, 'written', 'forgotten', ok('theirs')])
  })

  it('has everything again in the next session, with the key it made once', async () => {
    const folder = makeTempFolder()
    const [, made] = await useVault('unlocked', [write('token'), key], folder)
    expect(made).toMatch(/^[0-9a-f]{64}$/)
    expect(await useVault('unlocked', [read(), key], folder)).toEqual([ok('token'), made])
  })
})

describe('a process that is killed while it writes', () => {
  it('leaves, at every writing, the old secret or the new one, and nothing once it is forgotten', async () => {
    const [before, after] = [longText(1500), longText(1500)]
    const folder = makeTempFolder()
    const found: unknown[] = []
    for (let number = 1; number <= 6; number += 1) {
      const writer = await tryVault('unlocked', [write(before), { do: 'die-at-writing', number }, write(after)], folder)
      // A replacement in two parts takes five writings, so the sixth kills nobody; that shows that none is left out here.
      expect(writer.output === '', `killed at writing ${number}`).toBe(number <= 5)
      const [state, ...rest] = await useVault('unlocked', [read(), write(after), read(), forget, names], folder)
      expect(rest).toEqual(['written', ok(after), 'forgotten', []])
      found.push(state)
    }
    // The fourth is the one that makes the new secret count.
    expect(found).toEqual([...Array.from({ length: 4 }, () => ok(before)), ok(after), ok(after)])
  })

  it('the first time leaves a set that is seen to be incomplete', async () => {
    const folder = makeTempFolder()
    await tryVault('unlocked', [{ do: 'die-at-writing', number: 4 }, write(longText())], folder)
    expect(await useVault('unlocked', [read(), names], folder)).toEqual([{ kind: 'incomplete' }, expect.any(Array)])
    expect(await useVault('unlocked', [forget, read(), names], folder)).toEqual(['forgotten', { kind: 'absent' }, []])
  })
})

describe('a locked keychain', () => {
  it('with something in it is never taken for empty, and nothing in it changes', async () => {
    const folder = makeTempFolder()
    const text = longText()
    const [, made] = await useVault('unlocked', [write(text), key], folder)
    const files = filesOf(folder)
    expect(await useVault('locked', [probe, read(), write('other'), forget, key, read(elsewhere)], folder)).toEqual([
      'locked',
      { kind: 'unavailable', state: 'locked' },
      { threw: 'locked' },
      { threw: 'locked' },
      { threw: 'locked' },
      { kind: 'unavailable', state: 'locked' },
    ])
    expect(filesOf(folder)).toEqual(files)
    expect(await useVault('unlocked', [read(), key], folder)).toEqual([ok(text), made])
  })

  it('that was never opened is locked too', async () => {
    expect(await useVault('locked', [probe, read(), write('x'), key])).toEqual([
      'locked',
      { kind: 'unavailable', state: 'locked' },
      { threw: 'locked' },
      { threw: 'locked' },
    ])
  })
})

describe('no keychain', () => {
  it('is unavailable, for everything', async () => {
    expect(await useVault('none', [probe, read(), write('x'), forget, key])).toEqual([
      'unavailable',
      { kind: 'unavailable', state: 'unavailable' },
      { threw: 'unavailable' },
      { threw: 'unavailable' },
      { threw: 'unavailable' },
    ])
  })
})
