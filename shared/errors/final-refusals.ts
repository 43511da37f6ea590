/** Refusals of a reset that the same reset would meet again: by a rule of the system, or because of who it is about. */
import type { ErrorCode } from './error-code.ts'

export const finalRefusals: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'rejected-by-server',
  'account-not-found',
  'account-deleted',
  'account-state-forbids',
  'administrator-protected',
  'factor-not-active',
  'email-not-unique',
  'own-account',
  'user-id-refused',
  'role-too-low',
  'code-not-permitted',
  'code-not-usable',
  'reset-not-offered',
])
