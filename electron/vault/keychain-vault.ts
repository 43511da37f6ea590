/**
 * Secrets in the operating system's keychain, through keytar.
 *
 * They are stored nowhere else, and a keychain's "not found" is not trusted: a locked Secret Service returns `null` and `false` as
 * if nothing were stored. So before reporting "absent", an entry is written and read back. Reading an entry written by this run does not
 * prove that earlier ones can be read: macOS lets an application read its own, and asks about others. So before reporting "available",
 * an entry of an earlier run is read as well.
 *
 * keytar's `findCredentials` is deliberately not used: on Linux it ends the whole process if an item it finds is locked
 * (https://github.com/atom/node-keytar/issues/477; the maintained fork has the same code). Names of entries are therefore
 * derived, never searched for.
 */
import { randomBytes, randomUUID } from 'node:crypto'
import { Secret } from '../secret/secret.ts'
import { createSerialQueue } from '../turns/in-turn.ts'
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
   * The service name of the entries, which people see in the system's own keychain window.
   * @default 'MFA Desk'
   */
  readonly serviceName?: string
  /** Loaded on first use: without libsecret the import itself throws, which must mean "no keychain" and not end the program. */
  readonly loadKeychain?: () => Promise<Keychain>
  readonly platform?: NodeJS.Platform
  /**
   * How long the keychain may take for one call. A locked one may be asking the user for a password meanwhile.
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
  /** Whether a call is still pending, perhaps because the system is asking the user: Node would wait for it before it exits. */
  isAsking(): boolean
}

async function loadKeytar(): Promise<Keychain> {
  return (await import('keytar')).default
}

/** Kept permanently, so that each run finds an entry of an earlier one. */
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
   * A call timed out, or an entry just written is not there. Elsewhere the keychain is probably locked; on Windows it never is, and never
   * asks the user.
   */
  const shut: VaultTrouble = platform === 'win32' ? 'unavailable' : 'locked'
  /**
   * A read or write was refused for an unknown reason. Windows refuses both by policy, or in a session without credentials. macOS always
   * has a keychain, so it is locked; elsewhere, if reading is refused, there is none.
   */
  const unreadable: VaultTrouble = platform === 'win32' ? 'refused' : platform === 'darwin' ? 'locked' : 'unavailable'
  const unwritable: VaultTrouble = platform === 'win32' ? 'refused' : 'locked'

  let lastCall: Promise<unknown> = Promise.resolve()
  /** A call has timed out and is still pending, so the next one need not wait as long. */
  let overdue = false
  /** A call is in progress. */
  let asking = false

  /**
   * One call at a time, and none while an earlier one is pending: each occupies a thread of Node's small pool for as
   * long as the system's password prompt stays open, and file access needs that pool too.
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

  /** Each operation makes several calls, so operations run one at a time too. */
  const inTurn = createSerialQueue()

  const ask = (name: string) => call((keychain) => keychain.getPassword(serviceName, name), unreadable)
  const remove = (name: string) => call((keychain) => keychain.deletePassword(serviceName, name), unwritable)

  /**
   * The entry, or `null` if the keychain finds none. macOS asks the user about each entry stored by an application with another
   * signature: a refusal while other entries can be written and read is about this one.
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
      // A keychain that refuses to write may be locked or missing; reading shows which, because it is then refused too.
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

  /** Like `proveAvailable`, and also checks that an entry of an earlier run can still be read. */
  async function proveReadable(): Promise<void> {
    await proveAvailable()
    if ((await get(lastingProbe)) === null) await set(lastingProbe, randomBytes(16).toString('base64url'))
  }

  /** The entry, or `null` if there certainly is none. Throws `VaultUnavailableError`. */
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
    // An invalid index may be overwritten: it names no usable secret, and the user is replacing it anyway.
    const found: SecretIndex = (stored === null ? null : parseIndex(stored)) ?? emptyIndex
    // Leftovers of earlier, interrupted writes are removed first, so that the list of them, and thus the index, stays short.
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
    // From here on, the new secret is in effect.
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
    // The index is removed last: as long as it exists, a retry finds all parts.
    if (index !== null) await removeSets(connectionId, allSets(index))
    await remove(name)
    // A keychain that was locked meanwhile returns "not found" for a removal too.
    if ((await getOrProveAbsent(name)) !== null) throw new VaultUnavailableError(shut)
  }

  async function readKey(name: string): Promise<Buffer> {
    const entry = `key:${name}`
    const form = keyForm.exec((await getOrProveAbsent(entry)) ?? (await makeKey(entry)))
    // An entry in another format is not replaced: it may be the only key to something.
    if (form?.[1] === undefined) throw new VaultUnavailableError('unavailable')
    return Buffer.from(form[1], 'base64url')
  }

  async function makeKey(entry: string): Promise<string> {
    await set(entry, `1.${randomBytes(32).toString('base64url')}`)
    // Read back, because what the keychain really contains is what later runs will read.
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

/** Whether the keychain responded with a refusal. */
const hasRefused = (cause: unknown): boolean => cause instanceof VaultUnavailableError && cause.cause !== undefined

/** The result of `promise`, or an error after the timeout. The promise's later result is then ignored. */
function within<Value>(promise: Promise<Value>, timeoutMs: number, onTimeout: () => Error): Promise<Value> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(onTimeout()), timeoutMs)
    void promise.then(resolve, reject).finally(() => clearTimeout(timer))
  })
}
