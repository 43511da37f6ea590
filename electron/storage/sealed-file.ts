/**
 * A file that can only be decrypted with a key from this user's keychain: AES-256-GCM, with a new random nonce for each write and an
 * authenticated header.
 *
 * It never returns anything but what was sealed: with a changed byte, another key or a truncated file, the result is `unreadable`.
 */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { type AtomicWriteOptions, readFileIfThere, writeFileAtomically } from './atomic-file.ts'
import type { FileSystem } from './file-system.ts'
import type { ReadResult } from './read-result.ts'

/** Seven letters that identify the format, and its version in the eighth byte. */
const header = Buffer.concat([Buffer.from('MFADSEA', 'latin1'), Buffer.of(1)])
const nonceLength = 12
const tagLength = 16

/** Header, nonce, authentication tag, then the encrypted content. `key` is 32 bytes. */
export function seal(content: Uint8Array, key: Buffer): Buffer {
  const nonce = randomBytes(nonceLength)
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: tagLength })
  cipher.setAAD(header)
  const encrypted = Buffer.concat([cipher.update(content), cipher.final()])
  return Buffer.concat([header, nonce, cipher.getAuthTag(), encrypted])
}

/** The content that was sealed, or why it cannot be read. */
export function unseal(sealed: Buffer, key: Buffer): ReadResult<Buffer> {
  const contentStart = header.length + nonceLength + tagLength
  if (sealed.length < contentStart) return { kind: 'unreadable', reason: 'too-short' }
  if (!sealed.subarray(0, header.length).equals(header)) return { kind: 'unreadable', reason: 'unknown-form' }
  const nonce = sealed.subarray(header.length, header.length + nonceLength)
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: tagLength })
  decipher.setAAD(header)
  decipher.setAuthTag(sealed.subarray(header.length + nonceLength, contentStart))
  try {
    return { kind: 'ok', value: Buffer.concat([decipher.update(sealed.subarray(contentStart)), decipher.final()]) }
  } catch {
    return { kind: 'unreadable', reason: 'not-authentic' }
  }
}

/** Throws `StorageError`; the previous content is then still there. */
export async function writeSealedFile(
  path: string,
  content: Uint8Array,
  key: Buffer,
  options: AtomicWriteOptions = {},
): Promise<void> {
  await writeFileAtomically(path, seal(content, key), options)
}

/**
 * The key is requested only if there is a file to open, so that the keychain is not accessed without need.
 * Throws `StorageError` if the file cannot be read, and whatever `readKey` throws.
 */
export async function readSealedFile(
  path: string,
  readKey: () => Promise<Buffer>,
  files?: FileSystem,
): Promise<ReadResult<Buffer>> {
  const sealed = await readFileIfThere(path, files)
  return sealed === null ? { kind: 'absent' } : unseal(sealed, await readKey())
}
