/** Errors of the Adaxes REST interface (adaxes.com/sdk/REST_Errors). Codes other than the documented ones are our choice. */
import type { z } from 'zod'
import { Refusal } from '../refusal.ts'

export interface ErrorBody {
  readonly message: string
  readonly code: string
  /** With 400 only. */
  readonly modelState?: Readonly<Record<string, readonly string[]>>
  /** With 403 only, and only for a failed sign-in. */
  readonly innerError?: { readonly message: string; readonly code: string; readonly attemptsLeft?: number }
}

/** To be thrown by a handler. */
export function interfaceError(status: 400 | 401 | 403 | 404 | 415 | 500, body: ErrorBody): Refusal {
  return new Refusal(status, body)
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
