/**
 * Who is who in the history: every account with all addresses it was ever recorded with, so that a person can be found by any account
 * and any address, under the same rule that groups accounts on the desk. Repeated strings are stored once.
 */
import { accountKey, groupIntoPersons, identities, type Identified } from '../../shared/domain/match-people.ts'

interface RecordedAccount<Item> {
  readonly connectionId: string
  readonly accountId: string
  /** Normalised for comparison; the same string objects as the keys of `#byAddress`. */
  readonly addresses: string[]
  items: Item[]
}

/** A person has few accounts. An address that leads to more than this is shared by a crowd. */
const maxAccounts = 64

export class RecordedPeople<Item> {
  readonly #byKey = new Map<string, RecordedAccount<Item>>()
  readonly #byAddress = new Map<string, { readonly address: string; readonly accounts: RecordedAccount<Item>[] }>()

  /** Items are listed in the order in which they were added. */
  add(account: Identified, item: Item): void {
    const key = accountKey(account)
    let recorded = this.#byKey.get(key)
    if (recorded === undefined) {
      const { connectionId, accountId } = account
      recorded = { connectionId, accountId, addresses: [], items: [] }
      this.#byKey.set(key, recorded)
    }
    recorded.items.push(item)
    for (const address of identities(account)) {
      if (recorded.addresses.includes(address)) continue
      const shared = this.#byAddress.get(address) ?? { address, accounts: [] }
      this.#byAddress.set(shared.address, shared)
      shared.accounts.push(recorded)
      recorded.addresses.push(shared.address)
    }
  }

  /** One list of items for each recorded account that belongs to the same person as any of these. */
  listsOf(accounts: readonly Identified[]): (readonly Item[])[] {
    const asked = new Set(accounts.map(accountKey))
    return groupIntoPersons([...this.#around(accounts).values()])
      .filter((person) => person.some((account) => asked.has(accountKey(account))))
      .flatMap((person) => person.flatMap((account) => this.#byKey.get(accountKey(account)) ?? []))
      .map(({ items }) => items)
  }

  /** These accounts, and all recorded ones reachable from them through shared addresses, each with all its addresses. */
  #around(accounts: readonly Identified[]): Map<string, Identified> {
    const found = new Map<string, Identified>()
    const waiting: Identified[] = [...accounts]
    for (let account = waiting.shift(); account !== undefined; account = waiting.shift()) {
      const key = accountKey(account)
      const recorded = this.#byKey.get(key)
      const before = found.get(key)
      const addresses = [
        ...new Set([...(before?.logins ?? []), ...identities(account), ...(recorded?.addresses ?? [])]),
      ]
      const { connectionId, accountId } = account
      found.set(key, { connectionId, accountId, email: null, logins: addresses })
      for (const address of addresses) {
        for (const next of this.#byAddress.get(address)?.accounts ?? []) {
          if (found.has(accountKey(next)) || found.size + waiting.length >= maxAccounts) continue
          waiting.push({
            connectionId: next.connectionId,
            accountId: next.accountId,
            email: null,
            logins: next.addresses,
          })
        }
      }
    }
    return found
  }

  /** Removes the items that are `gone`, and accounts left without any. */
  forget(gone: (item: Item) => boolean): void {
    for (const [key, account] of this.#byKey) {
      account.items = account.items.filter((item) => !gone(item))
      if (account.items.length > 0) continue
      this.#byKey.delete(key)
      for (const address of account.addresses) {
        const shared = this.#byAddress.get(address)
        if (shared === undefined) continue
        shared.accounts.splice(shared.accounts.indexOf(account), 1)
        if (shared.accounts.length === 0) this.#byAddress.delete(address)
      }
    }
  }
}
