/**
 * Who is who in the history: every account with all addresses it was ever recorded with, so that a person can be found by any account
 * and any address, under the same rule that groups accounts on the desk. Repeated strings are stored once.
 */
import { accountKey, groupIntoPersons, identities, type Identified } from '../../shared/domain/match-people.ts'

interface RecordedAccount {
  readonly number: number
  readonly connectionId: string
  readonly accountId: string
  /** Normalised for comparison; the same string objects as the keys of `#byAddress`. */
  readonly addresses: string[]
}

/** A person has few accounts. An address that leads to more than this is shared by a crowd. */
const maxAccounts = 64

export class RecordedPeople {
  readonly #byKey = new Map<string, RecordedAccount>()
  readonly #byAddress = new Map<string, { readonly address: string; readonly accounts: RecordedAccount[] }>()

  /** Returns the account's number, the same for each of its addresses. */
  add(account: Identified): number {
    const key = accountKey(account)
    let recorded = this.#byKey.get(key)
    if (recorded === undefined) {
      const { connectionId, accountId } = account
      recorded = { number: this.#byKey.size, connectionId, accountId, addresses: [] }
      this.#byKey.set(key, recorded)
    }
    for (const address of identities(account)) {
      if (recorded.addresses.includes(address)) continue
      const shared = this.#byAddress.get(address) ?? { address, accounts: [] }
      this.#byAddress.set(shared.address, shared)
      shared.accounts.push(recorded)
      recorded.addresses.push(shared.address)
    }
    return recorded.number
  }

  /** The numbers of all recorded accounts that belong to the same person as any of these. */
  numbersOf(accounts: readonly Identified[]): Set<number> {
    const asked = new Set(accounts.map(accountKey))
    const found = groupIntoPersons([...this.#around(accounts).values()])
      .filter((person) => person.some((account) => asked.has(accountKey(account))))
      .flatMap((person) => person.flatMap((account) => this.#byKey.get(accountKey(account)) ?? []))
    return new Set(found.map(({ number }) => number))
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
}
