/**
 * Secrets in the operating system's keychain, through keytar.
 *
 * It refuses to keep them anywhere else, and to take a keychain's "nothing" on trust: a locked Secret Service answers
 * `null` and `false` as if nothing were stored. So before "absent" is said, an entry is written and read back. Nor does an
 * entry that this run has written say anything of those before it: macOS lets an application read its own, and asks about
 * others. So before "available" is said, an entry of an earlier run is read as well.
 *
 * keytar's `findCredentials` is deliberately not used: on Linux it ends the whole process when a found item is locked
 * (https://github.com/atom/node-keytar/issues/477; the maintained fork has the same code). Names of entries are therefore
 * derived, never searched for.
 */
import { randomBytes, randomUUID } from 'node:crypto'
import { Secret } from '../secret/secret.ts'
import { createTurns } from '../turns/in-turn.ts'
import {
  type SecretReadResult,
  type SecretRef,
  type SecretVault,
  type VaultTrouble,
  VaultUnavailableError,
} from './secret-vault.ts'
import {
  allSets,
  decode,
  digestOf,
  emptyIndex,
  encode,
  fitsIndex,
  parseIndex,
  type PartSet,
  type SecretIndex,
  splitIntoParts,
  valueAt,
  withBegun,
  withValue,
  writeIndex,
} from './stored-secrets.ts'

/** The part of keytar that is used. */
export type Keychain = Pick<typeof import('keytar'), 'getPassword' | 'setPassword' | 'deletePassword'>

export interface KeychainVaultOptions {
  /**
   * What the keychain files the entries under, and what a person sees in the system's own keychain window.
   * @default 'MFA Desk'
   */
  readonly serviceName?: string
  /** Loaded at the first use: without libsecret the import itself throws, which means "no keychain", not "no program". */
  readonly loadKeychain?: () => Promise<Keychain>
  readonly platform?: NodeJS.Platform
  /**
   * How long the keychain may take for one answer. A locked one may be asking the person for a password meanwhile.
   * @default 60_000
   */
  readonly answerWithinMs?: number
  /**
   * The same for `probe`, which the first screen waits for.
   * @default 5_000
   */
  readonly probeWithinMs?: number
}

export interface KeychainVault extends SecretVault {
  /** Whether the system has not answered yet, perhaps because it asks the person: Node would wait for it before it ends. */
  isAsking(): boolean
}

async function loadKeytar(): Promise<Keychain> {
  return (await import('keytar')).default
}

/** Kept for good, so that each run finds what an earlier one has kept. */
const lastingProbe = 'probe'

const keyForm = /^1\.([A-Za-z0-9_-]{43})$/

export function createKeychainVault({
  serviceName = 'MFA Desk',
  loadKeychain = loadKeytar,
  platform = process.platform,
  answerWithinMs = 60_000,
  probeWithinMs = 5_000,
}: KeychainVaultOptions = {}): KeychainVault {
  /**
   * No answer within the time, or nothing there of what was just kept: on Windows nothing ever asks the person and nothing is
   * locked; elsewhere it is the likely reason.
   */
  const shut: VaultTrouble = platform === 'win32' ? 'unavailable' : 'locked'
  /**
   * A refused reading or writing, where nothing else says more. Windows refuses both by policy, or to a session that has no
   * credentials. macOS always has a keychain, so there it is locked; elsewhere one that refuses to be read is not there.
   */
  const unreadable: VaultTrouble = platform === 'win32' ? 'refused' : platform === 'darwin' ? 'locked' : 'unavailable'
  const unwritable: VaultTrouble = platform === 'win32' ? 'refused' : 'locked'

  let lastCall: Promise<unknown> = Promise.resolve()
  /** A call has used up its time and has not come back: the next one need not be as patient. */
  let overdue = false
  /** One call at a time. */
  let asking = false

  /**
   * One call at a time, and none while an earlier one has not come back: each holds a thread of Node's small pool for as
   * long as the system's password question stays open, and files need that pool too.
   */
  function call<Answer>(ask: (keychain: Keychain) => Promise<Answer>, refused: VaultTrouble): Promise<Answer> {
    let state: 'waiting' | 'asked' | 'given-up' = 'waiting'
    const answer = lastCall.then(async () => {
      if (state === 'given-up') throw new VaultUnavailableError(shut)
      state = 'asked'
      const keychain = await loadKeychain().catch((cause: unknown) => {
        throw new VaultUnavailableError('unavailable', { cause })
      })
      asking = true
      try {
        return await ask(keychain)
      } catch (cause) {
        throw new VaultUnavailableError(refused, { cause })
      } finally {
        asking = false
        overdue = false
      }
    })
    lastCall = answer.catch(() => undefined)
    return within(answer, overdue ? probeWithinMs : answerWithinMs, () => {
      if (state === 'asked') overdue = true
      state = 'given-up'
      return new VaultUnavailableError(shut)
    })
  }

  /** Operations are several calls each, so they too run one after the other. */
  const inTurn = createTurns()

  const ask = (name: string) => call((keychain) => keychain.getPassword(serviceName, name), unreadable)
  const remove = (name: string) => call((keychain) => keychain.deletePassword(serviceName, name), unwritable)

  /**
   * The entry, or `null` where the keychain names none. macOS asks the person about each entry that an application of another
   * signature has kept: a refusal while others can be kept and read is about this one.
   */
  async function get(name: string): Promise<string | null> {
    try {
      return await ask(name)
    } catch (cause) {
      if (!hasRefused(cause) || !(await canKeep())) throw cause
      throw new VaultUnavailableError('refused', { cause })
    }
  }

  async function set(name: string, text: string, look = get): Promise<void> {
    try {
      await call((keychain) => keychain.setPassword(serviceName, name, text), unwritable)
    } catch (cause) {
      // A keychain that refuses to write may be locked or not there at all; reading tells which, by refusing too.
      if (hasRefused(cause)) await look(name)
      throw cause
    }
  }

  /** Resolves when an entry can be written and read back. Throws `VaultUnavailableError`. */
  async function proveAvailable(): Promise<void> {
    const name = `probe:${randomUUID()}`
    const text = randomBytes(16).toString('base64url')
    await set(name, text, ask)
    if ((await ask(name)) !== text) throw new VaultUnavailableError(shut)
    await remove(name)
  }

  const canKeep = (): Promise<boolean> =>
    proveAvailable().then(
      () => true,
      () => false,
    )

  /** As `proveAvailable`, and what an earlier run has kept can still be read. */
  async function proveReadable(): Promise<void> {
    await proveAvailable()
    if ((await get(lastingProbe)) === null) await set(lastingProbe, randomBytes(16).toString('base64url'))
  }

  /** The entry, or `null` when it is certain that there is none. Throws `VaultUnavailableError`. */
  async function getOrProveAbsent(name: string): Promise<string | null> {
    const text = await get(name)
    if (text === null) await proveAvailable()
    return text
  }

  const indexName = (connectionId: string) => `connection:${connectionId}`
  const partName = (connectionId: string, setId: string, part: number) =>
    `connection:${connectionId}:${setId}:${part + 1}`

  async function readParts(connectionId: string, { id, parts }: PartSet): Promise<string | null> {
    const texts: string[] = []
    for (let part = 0; part < parts; part += 1) {
      const text = await getOrProveAbsent(partName(connectionId, id, part))
      if (text === null) return null
      texts.push(text)
    }
    return texts.join('')
  }

  async function removeSets(connectionId: string, sets: readonly PartSet[]): Promise<void> {
    for (const { id, parts } of sets) {
      for (let part = 0; part < parts; part += 1) await remove(partName(connectionId, id, part))
    }
  }

  async function readSecret({ connectionId, origin }: SecretRef): Promise<SecretReadResult> {
    const text = await getOrProveAbsent(indexName(connectionId))
    if (text === null) return { kind: 'absent' }
    const index = parseIndex(text)
    if (index === null) return { kind: 'incomplete' }
    const value = valueAt(index, origin)
    if (value === null) return { kind: 'absent' }
    if (value.kind === 'begun') return { kind: 'incomplete' }
    const encoded = value.kind === 'inline' ? value.text : await readParts(connectionId, value.set)
    if (encoded === null || digestOf(encoded) !== value.digest) return { kind: 'incomplete' }
    return { kind: 'ok', secret: new Secret(decode(encoded)) }
  }

  async function writeSecret({ connectionId, origin }: SecretRef, secret: Secret): Promise<void> {
    const name = indexName(connectionId)
    const stored = await getOrProveAbsent(name)
    // An index that cannot be understood names no secret that could be lost: a person is replacing what is there.
    const found: SecretIndex = (stored === null ? null : parseIndex(stored)) ?? emptyIndex
    // What earlier, interrupted writings left goes first, so that the list of it stays as short as the index must.
    await removeSets(connectionId, found.leftovers)
    const before: SecretIndex = { ...found, leftovers: [] }

    const encoded = encode(secret.reveal())
    const digest = digestOf(encoded)

    let after: SecretIndex
    if (fitsIndex(encoded)) {
      after = withValue(before, origin, { kind: 'inline', text: encoded, digest })
    } else {
      const parts = splitIntoParts(encoded)
      const partSet = { id: randomBytes(12).toString('base64url'), parts: parts.length }
      const begun = withBegun(before, origin, partSet)
      await set(name, writeIndex(begun))
      for (const [part, text] of parts.entries()) await set(partName(connectionId, partSet.id, part), text)
      after = withValue(begun, origin, { kind: 'parts', set: partSet, digest })
    }
    // From here on the new secret counts.
    await set(name, writeIndex(after))
    if (after.leftovers.length > 0) {
      await removeSets(connectionId, after.leftovers)
      await set(name, writeIndex({ ...after, leftovers: [] }))
    }
  }

  async function forgetSecrets(connectionId: string): Promise<void> {
    const name = indexName(connectionId)
    const stored = await getOrProveAbsent(name)
    if (stored === null) return
    const index = parseIndex(stored)
    // The index goes last: as long as it is there, a second attempt finds all parts.
    if (index !== null) await removeSets(connectionId, allSets(index))
    await remove(name)
    // A keychain that was locked meanwhile answers "not found" to a removal too.
    if ((await getOrProveAbsent(name)) !== null) throw new VaultUnavailableError(shut)
  }

  async function readKey(name: string): Promise<Buffer> {
    const entry = `key:${name}`
    const form = keyForm.exec((await getOrProveAbsent(entry)) ?? (await makeKey(entry)))
    // An entry of another form is not replaced: it may be the only key to something.
    if (form?.[1] === undefined) throw new VaultUnavailableError('unavailable')
    return Buffer.from(form[1], 'base64url')
  }

  async function makeKey(entry: string): Promise<string> {
    await set(entry, `1.${randomBytes(32).toString('base64url')}`)
    // Read back: what the keychain really holds is what will be read tomorrow.
    const text = await get(entry)
    if (text === null) throw new VaultUnavailableError(shut)
    return text
  }

  return {
    async probe() {
      const proof = inTurn(proveReadable)
      try {
        await within(proof, probeWithinMs, () => new VaultUnavailableError(shut))
        return 'available'
      } catch (cause) {
        if (cause instanceof VaultUnavailableError) return cause.state
        throw cause
      }
    },
    async read(ref) {
      try {
        return await inTurn(() => readSecret(ref))
      } catch (cause) {
        if (cause instanceof VaultUnavailableError) return { kind: 'unavailable', state: cause.state }
        throw cause
      }
    },
    write: (ref, secret) => inTurn(() => writeSecret(ref, secret)),
    forget: (connectionId) => inTurn(() => forgetSecrets(connectionId)),
    readOrCreateKey: (name) => inTurn(() => readKey(name)),
    isAsking: () => asking,
  }
}

/** Whether the keychain answered, and with a refusal. */
const hasRefused = (cause: unknown): boolean => cause instanceof VaultUnavailableError && cause.cause !== undefined

/** What `promise` gives, or the error once the time is over. The promise's own end is then nobody's concern any more. */
function within<Value>(promise: Promise<Value>, timeoutMs: number, onTimeout: () => Error): Promise<Value> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(onTimeout()), timeoutMs)
    void promise.then(resolve, reject).finally(() => clearTimeout(timer))
  })
}
