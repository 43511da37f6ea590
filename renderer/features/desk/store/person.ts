/** The person who is open. Accounts and their state are read separately, so that one can fail without the other. */
import type { Account } from '../../../../shared/domain/account.ts'
import { accountKey, groupIntoPersons } from '../../../../shared/domain/match-people.ts'
import { isAbout } from '../state/calls-state.ts'
import type { AccountView } from '../state/person-state.ts'
import { isTransient, readFailed, reading, readOk, type ReadState } from '../state/reading.ts'
import { noRecord } from '../state/record-state.ts'
import { withoutRefusalsBy } from '../state/run-state.ts'
import { keepTicks } from '../state/ticks.ts'
import { dismissCheck } from './caller-check.ts'
import { mergeCalls, takeUpCall } from './calls.ts'
import type { DeskContext } from './desk-context.ts'
import { readRecents } from './recents.ts'
import { readRecord } from './record.ts'
import { lookUpTicket } from './ticket.ts'

/** Opens a person by the accounts known so far. Connections that did not name one are searched for the e-mail address. */
export function openPerson(desk: DeskContext, accounts: readonly Account[]): void {
  const { get, set } = desk
  const [first] = accounts
  if (first === undefined) return
  stopReadingPerson(desk)
  // A different person means a different conversation; opening the same one again does not.
  const { check } = get()
  if (check !== null && !accounts.some((account) => accountKey(account) === check.accountKey)) dismissCheck(desk)
  const accountKeys = inOrder(desk, accounts)
  const { open } = get()
  if (open === null || !isAbout(open, accountKeys)) takeUpCall(desk, accountKeys)
  set({ open: { name: first.displayName, accountKeys, opening: desk.nextNumber() }, step: 'person', ...noRecord })
  for (const account of accounts) addView(desk, account)
  findOtherAccounts(desk, accounts)
}

/** Cancels all reads about the person who is open. */
export function stopReadingPerson({ tasks }: DeskContext): void {
  for (const prefix of ['account/', 'status/', 'join/', 'record']) tasks.cancel(prefix)
}

/** Goes on with what `stopReadingPerson` has cancelled. */
export function resumeReadingPerson(desk: DeskContext): void {
  const { open, accounts } = desk.get()
  const own = (open?.accountKeys ?? []).flatMap((key) => accounts[key] ?? [])
  for (const { account, accountRead, statusRead } of own) {
    if (isUnderWay(accountRead) || isUnderWay(statusRead)) refresh(desk, accountKey(account))
  }
  findOtherAccounts(
    desk,
    own.map(({ account }) => account),
  )
  void readRecord(desk)
}

/** Being read, or waiting to be read again. */
const isUnderWay = ({ phase, error }: ReadState) => phase === 'reading' || (error !== null && isTransient(error))

/** Reads an account and its state again. */
export function refresh(desk: DeskContext, key: string): void {
  readAccount(desk, key)
  readStatus(desk, key)
}

/** Reads those of the accounts again that belong to the person who is open. */
export function refreshIfOpen(desk: DeskContext, keys: readonly string[]): void {
  for (const key of keys) if (desk.get().open?.accountKeys.includes(key) === true) refresh(desk, key)
}

/** Accounts found later, by a slow system or by e-mail address, join the person who is open. */
export function joinToOpen(desk: DeskContext, found: readonly Account[]): void {
  const { open, accounts } = desk.get()
  if (open === null) return
  const own = open.accountKeys.flatMap((key) => accounts[key]?.account ?? [])
  const ownKeys = new Set(open.accountKeys)
  const isOwn = (account: Account) => ownKeys.has(accountKey(account))
  const others = found.filter((account) => !isOwn(account))
  const group = groupIntoPersons([...own, ...others]).find((members) => members.some(isOwn))
  // If grouping would split the open person's own accounts, it is not reliable, and no account joins.
  if (group === undefined || !own.every((account) => group.includes(account))) return
  const added = group.filter((account) => !isOwn(account))
  if (added.length === 0) return
  const accountKeys = inOrder(desk, [...own, ...added])
  desk.set({ open: { ...open, accountKeys } })
  for (const account of added) addView(desk, account)
  mergeCalls(desk, added.map(accountKey))
}

function findOtherAccounts(desk: DeskContext, accounts: readonly Account[]): void {
  const { ports, get, tasks } = desk
  const address = accounts.flatMap(({ email, logins }) => email ?? logins.filter((login) => login.includes('@')))[0]
  if (address === undefined) return
  const present = new Set(accounts.map((account) => account.connectionId))
  for (const { id } of ports.connections()) {
    if (present.has(id) || get().parts[id]?.phase === 'searching') continue
    tasks.readWithRetry(
      `join/${id}`,
      (signal) => ports.ask('directory:search', { connectionId: id, text: address }, signal),
      { value: (page) => joinToOpen(desk, page.accounts), failure: () => undefined },
    )
  }
}

function addView(desk: DeskContext, account: Account): void {
  const key = accountKey(account)
  desk.set(({ accounts, recents }) => {
    const recent = recents.find((each) => accountKey(each.account) === key)
    // The status from an earlier opening now counts only as a recent look-up.
    const status = accounts[key]?.status ?? recent?.status ?? null
    const snapshotAt = status?.readAt ?? null
    return {
      accounts: { ...accounts, [key]: { account, accountRead: reading, status, statusRead: reading, snapshotAt } },
    }
  })
  refresh(desk, key)
}

function readAccount(desk: DeskContext, key: string): void {
  const account = desk.get().accounts[key]?.account
  if (account === undefined) return
  setView(desk, key, { accountRead: reading })
  desk.tasks.readWithRetry(
    `account/${key}`,
    (signal) => desk.ports.ask('directory:read-account', refOf(account), signal),
    {
      value: (read) => {
        setView(desk, key, { account: read, accountRead: readOk })
        void readRecents(desk)
        void readRecord(desk)
        // Main knows the addresses to compare a ticket with only now.
        lookUpTicket(desk)
      },
      failure: (error) => {
        setView(desk, key, { accountRead: readFailed(error) })
        // Main still knows the accounts from earlier look-ups.
        void readRecord(desk)
      },
    },
  )
}

function readStatus(desk: DeskContext, key: string): void {
  const { account, statusRead } = desk.get().accounts[key] ?? {}
  if (account === undefined) return
  let hasFailed = statusRead?.phase === 'failed'
  setView(desk, key, { statusRead: reading })
  desk.tasks.readWithRetry(
    `status/${key}`,
    (signal) => desk.ports.ask('directory:read-status', refOf(account), signal),
    {
      value: (status) => {
        setView(desk, key, { status, statusRead: readOk, snapshotAt: null })
        desk.set(({ ticks }) => {
          const before = ticks[key]
          return before === undefined ? {} : { ticks: { ...ticks, [key]: keepTicks(before, status) } }
        })
        if (hasFailed) desk.set((state) => withoutRefusalsBy(state, account.connectionId))
        void readRecents(desk)
      },
      failure(error) {
        hasFailed = true
        setView(desk, key, { statusRead: readFailed(error) })
        desk.set((state) => withoutRefusalsBy(state, account.connectionId, error.code))
      },
    },
  )
}

function setView({ set }: DeskContext, key: string, change: Partial<AccountView>): void {
  set(({ accounts }) => {
    const view = accounts[key]
    return view === undefined ? {} : { accounts: { ...accounts, [key]: { ...view, ...change } } }
  })
}

const refOf = ({ connectionId, accountId }: Account) => ({ connectionId, accountId })

/** As the connections are, and within one by login. */
function inOrder({ ports }: DeskContext, accounts: readonly Account[]): string[] {
  const order = new Map(ports.connections().map((connection, index) => [connection.id, index]))
  const place = ({ connectionId }: Account) => order.get(connectionId) ?? order.size
  const login = ({ logins, displayName }: Account) => logins[0] ?? displayName
  return accounts.toSorted((a, b) => place(a) - place(b) || login(a).localeCompare(login(b))).map(accountKey)
}
