/** An error of ours with its code, for services that refuse something: the code chooses the sentence people read. */
import type { SystemId } from '../../shared/domain/connection.ts'
import type { ErrorCode } from '../../shared/errors/error-code.ts'

export interface CodedErrorDetail {
  readonly connectionId?: string
  readonly system?: SystemId
  readonly fieldErrors?: Readonly<Record<string, string>>
}

export class CodedError extends Error {
  override readonly name = 'CodedError'
  readonly code: ErrorCode
  readonly detail: CodedErrorDetail

  constructor(code: ErrorCode, detail: CodedErrorDetail = {}, options?: ErrorOptions) {
    super(code, options)
    this.code = code
    this.detail = detail
  }
}
