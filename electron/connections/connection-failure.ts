/** Names the system something went wrong on, and the connection where there is one already; all else is told as of its cause. */
import type { SystemId } from '../../shared/domain/connection.ts'
import { codeOf, CodedError } from '../errors/coded-error.ts'

export class ConnectionFailure extends CodedError {
  override readonly name = 'ConnectionFailure'

  /** Without `connectionId`: what is tested or added is not kept yet. */
  constructor(where: { readonly connectionId?: string; readonly system: SystemId }, { cause }: { cause: unknown }) {
    const known = cause instanceof CodedError ? cause : null
    super(codeOf(cause), { ...known?.detail, ...where }, { cause }, known?.message)
  }
}
