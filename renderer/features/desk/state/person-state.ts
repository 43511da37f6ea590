/** The person who is open, and what is known about each account that has been opened. */
import type { Account, AccountRef } from '../../../../shared/domain/account.ts'
import type { MfaStatus } from '../../../../shared/domain/mfa-status.ts'
import type { ReadState } from './reading.ts'

export type AccountView = {
  readonly account: Account
  readonly accountRead: ReadState
  readonly status: MfaStatus | null
  readonly statusRead: ReadState
  /** When `status` was read, if it comes from an earlier look-up and has not been read again yet; otherwise `null`. */
  readonly snapshotAt: string | null
}

export type OpenPerson = {
  readonly name: string
  /** In the order of the connections. */
  readonly accountKeys: readonly string[]
  /** Differs each time somebody is opened, even the same person again; an account that joins later does not change it. */
  readonly opening: number
}

export type PersonState = {
  readonly open: OpenPerson | null
  /** By account key. Kept after another person is opened, until the next caller. */
  readonly accounts: Readonly<Record<string, AccountView>>
}

export const emptyPerson: PersonState = { open: null, accounts: {} }

/** Whether the system has confirmed in this session what is shown about an account, so that a reset may be based on it. */
export function canReset(view: AccountView): boolean {
  return view.status !== null && view.snapshotAt === null && view.statusRead.phase !== 'failed'
}

/** References to the accounts of the person who is open. */
export function openRefs({ open, accounts }: PersonState): AccountRef[] {
  return (open?.accountKeys ?? []).flatMap((key) => {
    const account = accounts[key]?.account
    return account === undefined ? [] : [{ connectionId: account.connectionId, accountId: account.accountId }]
  })
}
