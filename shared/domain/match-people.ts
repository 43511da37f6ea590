/**
 * Whose accounts belong together, and which recent look-ups fit what was typed. Pure, and free of schemas so that the page
 * can load it.
 *
 * A person is guessed from nothing but a shared e-mail address or full login (user principal name). Two accounts of one
 * connection are never one person, and an address that two accounts of one connection share proves nothing about anybody.
 */
import type { Account } from './account.ts'
import { foldText } from './fold-text.ts'
import type { Recent } from './recent.ts'
import { comparableAddress } from './same-address.ts'

/** Names an account uniquely over all connections. */
export function accountKey(account: Pick<Account, 'connectionId' | 'accountId'>): string {
  return `${account.connectionId}/${account.accountId}`
}

/** Where the account of a key is. */
export function connectionIdOf(key: string): string {
  return key.slice(0, key.indexOf('/'))
}

/** Folded, with single spaces: what two spellings of the same thing have in common. */
export function normaliseText(text: string): string {
  return foldText(text).replace(/\s+/gu, ' ').trim()
}

/** `"Lindqvist, Astrid" <a.lindqvist@example.com>` means the address in the brackets. */
export function addressInBrackets(text: string): string {
  return /<\s*([^<>\s]+@[^<>\s]+)\s*>/u.exec(text)?.[1] ?? text.trim()
}

/** What tells whose account it is. */
export type Identified = Pick<Account, 'connectionId' | 'accountId' | 'email' | 'logins'>

/** The addresses that tell who this is, as they are compared: e-mail, and logins that are whole addresses. */
export function identities(account: Identified): string[] {
  const addresses = [account.email, ...account.logins].filter((value) => value !== null && value.includes('@'))
  const comparable = addresses.map((value) => comparableAddress(value ?? '')).filter((value) => value !== null)
  return [...new Set(comparable)]
}

/**
 * Groups accounts into persons, in the order of their first account. Where links contradict each other (a chain of
 * addresses would put two accounts of one connection together), none of that chain is believed.
 */
export function groupIntoPersons<One extends Identified>(accounts: readonly One[]): One[][] {
  const byIdentity = new Map<string, number[]>()
  accounts.forEach((account, index) => {
    for (const identity of identities(account)) byIdentity.set(identity, [...(byIdentity.get(identity) ?? []), index])
  })

  // Union by lowest index.
  const parent = accounts.map((_, index) => index)
  const root = (index: number): number => {
    const above = parent[index] ?? index
    return above === index ? index : root(above)
  }
  for (const members of byIdentity.values()) {
    if (sharesConnection(members.map((index) => accounts[index]))) continue
    const roots = members.map(root)
    const lowest = Math.min(...roots)
    for (const each of roots) parent[each] = lowest
  }

  const components = new Map<number, One[]>()
  accounts.forEach((account, index) => {
    const at = root(index)
    components.set(at, [...(components.get(at) ?? []), account])
  })
  return [...components.values()].flatMap((members) =>
    sharesConnection(members) ? members.map((account) => [account]) : [members],
  )
}

function sharesConnection(accounts: readonly (Identified | undefined)[]): boolean {
  const connections = accounts.map((account) => account?.connectionId)
  return new Set(connections).size < connections.length
}

/** Everything of an account that a person might type, normalised. */
function searchable(account: Account): string {
  return normaliseText(
    [account.displayName, ...account.logins, account.email ?? '', account.employeeNumber ?? ''].join(' '),
  )
}

/** Whether every word typed occurs in the account. Nothing typed fits everything. */
export function accountMatches(account: Account, typed: string): boolean {
  const text = searchable(account)
  return normaliseText(addressInBrackets(typed))
    .split(/[\s,;]+/u)
    .every((word) => text.includes(word))
}

/** The recent look-ups that fit, in their order: their times may be from before a clock was set back. */
export function matchRecents(recents: readonly Recent[], typed: string): Recent[] {
  return recents.filter((recent) => accountMatches(recent.account, typed))
}

/** How well an account fits what was typed: 0 is the best. For the order of a list, never for choosing. */
export function matchRank(account: Account, typed: string): number {
  const text = normaliseText(addressInBrackets(typed))
  if (text === '') return 3
  const exact = [...account.logins, account.email, account.employeeNumber]
  if (exact.some((value) => value !== null && normaliseText(value) === text)) return 0
  const name = normaliseText(account.displayName)
  if (name.startsWith(text)) return 1
  return name.split(' ').some((word) => word.startsWith(text)) ? 2 : 3
}
