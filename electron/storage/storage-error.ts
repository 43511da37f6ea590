/** Trouble with a file, told apart by what a person can do about it. */
import type { ErrorCode } from '../../shared/errors/error-code.ts'
import { CodedError } from '../errors/coded-error.ts'

export type StorageFault = 'disk-full' | 'file-in-use' | 'storage-unavailable'

export class StorageError extends CodedError {
  override readonly name: string = 'StorageError'
  readonly fault: StorageFault

  /** `code`: where people are told something else than the fault. */
  constructor(fault: StorageFault, options?: ErrorOptions, code: ErrorCode = fault, message?: string) {
    super(code, {}, options, message)
    this.fault = fault
  }
}

/** Node's error codes that mean "no room": a full volume, a used-up quota, a file over the volume's limit. */
const fullCodes = new Set(['ENOSPC', 'EDQUOT', 'EFBIG'])

/** What Windows says of a file that another program holds, and every system of one this user has no right to. */
const heldCodes = new Set(['EPERM', 'EBUSY', 'EACCES'])

/** The code of an error of the file system, as Node names it (`ENOENT`); empty where it has none. */
export const errorCode = (cause: unknown): string =>
  cause instanceof Error && 'code' in cause ? String(cause.code) : ''

/** Whether it may pass by waiting, because another program holds the file. */
export const isHeld = (cause: unknown): boolean => heldCodes.has(errorCode(cause))

/** Turns what the file system threw into a `StorageError`; one that already is comes back as it is. */
export function toStorageError(cause: unknown): StorageError {
  if (cause instanceof StorageError) return cause
  if (isHeld(cause)) return new StorageError('file-in-use', { cause })
  return new StorageError(fullCodes.has(errorCode(cause)) ? 'disk-full' : 'storage-unavailable', { cause })
}
