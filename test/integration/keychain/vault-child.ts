/**
 * Uses the keychain vault as its arguments say and prints what came of it, one JSON value for each action: run inside
 * the Secret Service under test, because a process finds its keychain through its environment.
 */
import keytar from 'keytar'
import { Secret } from '../../../electron/secret/secret.ts'
import { createKeychainVault, type Keychain } from '../../../electron/vault/keychain-vault.ts'
import { VaultUnavailableError } from '../../../electron/vault/secret-vault.ts'

export type VaultAction =
  | { readonly do: 'probe' }
  | { readonly do: 'read' | 'write'; readonly connectionId: string; readonly origin: string; readonly text?: string }
  | { readonly do: 'forget'; readonly connectionId: string }
  | { readonly do: 'key'; readonly name: string }
  /** Names of all entries there are; only for an open keychain: on a locked one keytar's search ends the process. */
  | { readonly do: 'names' }
  /** From now on the process ends itself, as `kill -9` does, in place of the writing with this number. */
  | { readonly do: 'die-at-writing'; readonly number: number }

const serviceName = 'MFA Desk keychain test'
let writingsLeft = Infinity

const keychain: Keychain = {
  getPassword: (service, name) => keytar.getPassword(service, name),
  deletePassword: (service, name) => keytar.deletePassword(service, name),
  setPassword(service, name, text) {
    writingsLeft -= 1
    if (writingsLeft === 0) process.kill(process.pid, 'SIGKILL')
    return keytar.setPassword(service, name, text)
  },
}

const vault = createKeychainVault({ serviceName, loadKeychain: () => Promise.resolve(keychain) })

async function carryOut(action: VaultAction): Promise<unknown> {
  switch (action.do) {
    case 'probe':
      return vault.probe()
    case 'read': {
      const result = await vault.read(action)
      return result.kind === 'ok' ? { kind: 'ok', text: result.secret.reveal() } : result
    }
    case 'write':
      await vault.write(action, new Secret(action.text ?? ''))
      return 'written'
    case 'forget':
      await vault.forget(action.connectionId)
      return 'forgotten'
    case 'key':
      return (await vault.readOrCreateKey(action.name)).toString('hex')
    case 'names':
      return (await keytar.findCredentials(serviceName)).map(({ account }) => account).sort()
    case 'die-at-writing':
      writingsLeft = action.number
      return 'armed'
  }
}

const answers: unknown[] = []
for (const action of JSON.parse(process.argv[2] ?? '[]') as VaultAction[]) {
  try {
    answers.push(await carryOut(action))
  } catch (cause) {
    if (!(cause instanceof VaultUnavailableError)) throw cause
    answers.push({ threw: cause.state })
  }
}
process.stdout.write(JSON.stringify(answers))
