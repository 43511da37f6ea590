/** What a spec leaves in the system's own keychain is taken out again. On Linux the whole keychain is thrown away with the run. */
import { spawnSync } from 'node:child_process'
import { serviceNameFromSources } from '../../../electron/vault/service-name.ts'

/** Forgets all that was filed for runs on this data folder. */
export async function clearKeychain(dataFolder: string): Promise<void> {
  const service = serviceNameFromSources(dataFolder)
  if (process.platform === 'darwin') {
    // By name alone: macOS asks the person before one program reads what another has stored, and a search reads. One a call.
    while (spawnSync('/usr/bin/security', ['delete-generic-password', '-s', service]).status === 0);
  }
  if (process.platform === 'win32') {
    const { default: keytar } = await import('keytar')
    for (const { account } of await keytar.findCredentials(service)) await keytar.deletePassword(service, account)
  }
}
