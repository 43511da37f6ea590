/** An account: one user record in one connection, named by its immutable id. */
import { z } from 'zod'
import { AccountId, ConnectionId, DirectoryText, Instant } from './primitives.ts'

export const AccountRef = z.strictObject({ connectionId: ConnectionId, accountId: AccountId })
export type AccountRef = z.infer<typeof AccountRef>

/** `null` everywhere means: the system did not tell. */
export const AccountState = z.object({
  disabled: z.boolean().nullable(),
  locked: z.boolean().nullable(),
  /** When the account stops working; `null` = never, or not told. */
  expiresAt: Instant.nullable(),
  /** Deleted, and still listed by the system. Absent: not, or not told. */
  deleted: z.boolean().optional(),
  /** The system's own word for the state, where it says more than the flags. */
  reported: DirectoryText.nullable().optional(),
})
export type AccountState = z.infer<typeof AccountState>

/** A telephone number that the directory holds of somebody. */
export const Phone = z.object({ kind: z.enum(['mobile', 'work', 'other']), number: DirectoryText })
export type Phone = z.infer<typeof Phone>

/** What an account can do in its system beyond its own affairs. */
export const Standing = z.object({
  /** `null`: the system knows, and did not tell this connection. */
  administrator: z.boolean().nullable(),
  /** The groups and roles it belongs to, by the names the system has for them. */
  groups: z.array(DirectoryText).max(1_000),
  /** Whether these are all. `false`: the system did not tell them, or not all of them, or some could not be read. */
  allGroups: z.boolean(),
})
export type Standing = z.infer<typeof Standing>

export const Account = z.object({
  ...AccountRef.shape,
  displayName: DirectoryText,
  /** Everything this person may type as a user name here, the most telling first. */
  logins: z.array(DirectoryText).max(8),
  email: DirectoryText.nullable(),
  employeeNumber: DirectoryText.nullable(),
  title: DirectoryText.nullable(),
  department: DirectoryText.nullable(),
  office: DirectoryText.nullable(),
  /** The manager's name, where it could be read. */
  manager: DirectoryText.nullable(),
  /** The manager's mail address. Only of an account that was read by itself. Absent: the system does not tell it. */
  managerEmail: DirectoryText.optional(),
  /** Where the account lives in its directory (a DN, an organisation), to tell look-alikes apart. */
  path: DirectoryText.nullable(),
  state: AccountState,
  /** Only of an account that was read by itself. Absent: the system holds none, or does not tell them. */
  phones: z.array(Phone).max(8).optional(),
  /** Only of an account that was read by itself. Absent: the system knows no such thing. */
  standing: Standing.optional(),
})
export type Account = z.infer<typeof Account>

/** As it is kept: without what is only ever read live, numbers to call back on, the manager's address and what the account can do. */
export const KeptAccount = Account.omit({ managerEmail: true, phones: true, standing: true })

export function keptAccount(account: Account): z.infer<typeof KeptAccount> {
  const kept = { ...account }
  delete kept.managerEmail
  delete kept.phones
  delete kept.standing
  return kept
}

/** What a search brings: always a list, never "the" account. */
export const AccountPage = z.object({
  accounts: z.array(Account).max(200),
  /** The server had more than were asked for: the agent should refine. */
  more: z.boolean(),
  /** The server refused the usual query and a narrower one was used, so less is found than usual. */
  narrowed: z.boolean(),
  /** How many of what the server found are not among them because they could not be read. Absent: none. */
  unreadable: z.int().positive().optional(),
})
export type AccountPage = z.infer<typeof AccountPage>
