/** From whatever was thrown to the error people are told about. What is not known here is `internal`, never swallowed. */
import type { z } from 'zod'
import { codeOf, CodedError } from '../errors/coded-error.ts'
import type { AppError } from '../../shared/ipc/envelope.ts'

/** What the page sent does not fit the contract. A `ZodError` from anywhere else is a fault of main's own. */
export class RefusedRequestError extends CodedError {
  override readonly name = 'RefusedRequestError'

  /** The fields by their path, each with zod's kind of issue, never the offending value: that could be a secret. */
  constructor({ issues }: z.ZodError) {
    const fieldErrors = Object.fromEntries(issues.map((issue) => [issue.path.join('.'), issue.code]))
    super('invalid-request', { fieldErrors }, {}, 'request does not fit')
  }
}

export function toAppError(cause: unknown, correlationId: string): AppError {
  const told = { code: codeOf(cause), message: messageOf(cause), correlationId }
  if (!(cause instanceof CodedError)) return told
  // One by one: what else an error holds for its own room stays in main.
  const {
    system,
    connectionId,
    fieldErrors,
    serverText,
    retryAfterSeconds,
    until,
    approverLifts,
    attemptsLeft,
    tried,
  } = cause.detail
  return {
    ...told,
    ...(system === undefined ? {} : { system }),
    ...(connectionId === undefined ? {} : { connectionId }),
    ...(fieldErrors === undefined ? {} : { fieldErrors: { ...fieldErrors } }),
    ...(serverText === undefined ? {} : { serverText }),
    ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
    ...(until === undefined ? {} : { until }),
    ...(approverLifts === undefined ? {} : { approverLifts }),
    ...(attemptsLeft === undefined ? {} : { attemptsLeft }),
    ...(tried === undefined ? {} : { tried: [...tried] }),
  }
}

function messageOf(cause: unknown): string {
  const code = codeOf(cause)
  if (!(cause instanceof CodedError)) return code === 'internal' ? whereFrom(cause) : code
  // One of ours around one that nobody foresaw.
  return code === 'internal' && cause.cause !== undefined ? messageOf(cause.cause) : cause.message
}

/** What may be told of an error nobody foresaw: its name and where it came from. Its message could hold anything. */
function whereFrom(cause: unknown): string {
  if (!(cause instanceof Error)) return 'not an error'
  const { stack = '', message } = cause
  // The message stands at the top of the stack and may look like a frame; where it is not found, nothing is told.
  const at = stack.indexOf(message)
  const frames = at < 0 ? '' : stack.slice(at + message.length)
  const frame = /^ {4}at (?:(?<place>\S+) )?.*?(?<file>[^/\\]+:\d+:\d+)\)?$/m.exec(frames)
  return [cause.name, frame?.groups?.['place'], frame?.groups?.['file']].filter((part) => part !== undefined).join(' ')
}
