import type { AccountState } from './account.ts'

/** Whether nobody can sign in with the account for now. */
export const isOff = ({ disabled, deleted }: AccountState): boolean => disabled === true || deleted === true
