/** Errors of the Adaxes REST interface (adaxes.com/sdk/REST_Errors). Codes other than the documented ones are our choice. */
import type { z } from 'zod'

export interface ErrorBody {
  readonly message: string
  readonly code: string
  /** With 400 only. */
  readonly modelState?: Readonly<Record<string, readonly string[]>>
  /** With 403 only, and only for a failed sign-in. */
  readonly innerError?: { readonly message: string; readonly code: string; readonly attemptsLeft?: number }
}

/** Thrown by a handler; becomes the answer. */
export class InterfaceError extends Error {
  override readonly name = 'InterfaceError'
  readonly status: 400 | 401 | 403 | 404 | 415
  readonly body: ErrorBody

  constructor(status: InterfaceError['status'], body: ErrorBody) {
    super(body.message)
    this.status = status
    this.body = body
  }
}

export function errorBody(code: string, message: string): ErrorBody {
  return { message, code }
}

/** Field by field what is wrong: `criteria.objectTypes[0].items.operator`. */
export function modelStateOf(error: z.ZodError): Record<string, string[]> {
  const state: Record<string, string[]> = {}
  for (const { path, message } of error.issues) (state[fieldName(path)] ??= []).push(message)
  return state
}

function fieldName(path: readonly PropertyKey[]): string {
  return path
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`))
    .join('')
    .replace(/^\./u, '')
}
