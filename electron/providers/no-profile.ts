import type { Account } from '../../shared/domain/account.ts'

/** For accounts of a system that knows of people only what they sign in with. */
export const noProfile = {
  employeeNumber: null,
  title: null,
  department: null,
  office: null,
  manager: null,
  path: null,
} satisfies Partial<Account>
