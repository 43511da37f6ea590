/** A keychain in memory that behaves as the real ones do on their bad days, as they were observed. */
import type { Keychain } from '../../../electron/vault/keychain-vault.ts'

export interface FakeKeychain extends Keychain {
  readonly entries: Map<string, string>
  /**
   * `locked`: nothing is found, nothing is removed, and writing is refused, as GNOME Keyring answers. `gone`: everything is
   * refused. `asking`: no call comes back.
   */
  mood: 'open' | 'locked' | 'gone' | 'asking'
  /** Entries of another application: to read or to replace them is refused, as on macOS by a person who was asked. */
  readonly others: Set<string>
  /** The writing with this number (from 1) and all after it are refused; 0 for none. */
  refuseWritingFrom: number
  writings: number
  /** Calls that have not come back yet, and the most there ever were at once. */
  underWay: number
  maxConcurrent: number
  /** Lets the calls that were held come back, as the person's answer to the password question does. */
  answer(): void
}

export function createFakeKeychain(): FakeKeychain {
  const held: (() => void)[] = []

  function refuseOthers(name: string): void {
    if (keychain.others.has(name)) throw new Error('The user name or passphrase you entered is not correct.')
  }

  async function comeBack<Value>(value: () => Value): Promise<Value> {
    keychain.underWay += 1
    keychain.maxConcurrent = Math.max(keychain.maxConcurrent, keychain.underWay)
    try {
      if (keychain.mood === 'asking') await new Promise<void>((resolve) => held.push(resolve))
      await Promise.resolve()
      if (keychain.mood === 'gone') throw new Error('no such service')
      return value()
    } finally {
      keychain.underWay -= 1
    }
  }

  const keychain: FakeKeychain = {
    entries: new Map(),
    mood: 'open',
    others: new Set(),
    refuseWritingFrom: 0,
    writings: 0,
    underWay: 0,
    maxConcurrent: 0,
    answer() {
      for (const release of held.splice(0)) release()
    },
    getPassword: (_service, name) =>
      comeBack(() => {
        refuseOthers(name)
        return keychain.mood === 'locked' ? null : (keychain.entries.get(name) ?? null)
      }),
    setPassword: (_service, name, text) =>
      comeBack(() => {
        keychain.writings += 1
        if (keychain.mood === 'locked') throw new Error('Cannot create an item in a locked collection')
        if (keychain.refuseWritingFrom > 0 && keychain.writings >= keychain.refuseWritingFrom)
          throw new Error('refused')
        // Windows: CRED_MAX_CREDENTIAL_BLOB_SIZE, counted here as if each character took two bytes.
        if (text.length * 2 > 2560) throw new Error('The stub received bad data.')
        refuseOthers(name)
        keychain.entries.set(name, text)
      }),
    deletePassword: (_service, name) =>
      comeBack(() => (keychain.mood === 'locked' ? false : keychain.entries.delete(name))),
  }
  return keychain
}
