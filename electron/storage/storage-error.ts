/** Errors of files, distinguished by what a person can do about them. */
import type { ErrorCode } from '../../shared/errors/error-code.ts'
import { CodedError } from '../errors/coded-error.ts'

export type StorageFault = 'disk-full' | 'file-in-use' | 'storage-unavailable'

export class StorageError extends CodedError {
  override readonly name: string = 'StorageError'
  readonly fault: StorageFault

  /** `code`: if it differs from `fault`. */
  constructor(fault: StorageFault, options?: ErrorOptions, code: ErrorCode = fault, message?: string) {
    super(code, {}, options, message)
    this.fault = fault
  }
}

/** Node's error codes for lack of space: a full volume, an exceeded quota, a file over the volume's limit. */
const fullCodes = new Set(['ENOSPC', 'EDQUOT', 'EFBIG'])

/** Codes for a file that another program holds on Windows, or that this user may not access on any system. */
const heldCodes = new Set(['EPERM', 'EBUSY', 'EACCES'])

/** Node's code of a file system error (`ENOENT`); empty if it has none. */
export const errorCode = (cause: unknown): string =>
  cause instanceof Error && 'code' in cause ? String(cause.code) : ''

/** Whether waiting may help, because another program may be holding the file. */
export const isHeld = (cause: unknown): boolean => heldCodes.has(errorCode(cause))

/** Converts an error of the file system to a `StorageError`; returns a `StorageError` unchanged. */
export function toStorageError(cause: unknown): StorageError {
  if (cause instanceof StorageError) return cause
  if (isHeld(cause)) return new StorageError('file-in-use', { cause })
  return new StorageError(fullCodes.has(errorCode(cause)) ? 'disk-full' : 'storage-unavailable', { cause })
}
