/** What Adaxes can do over its REST interface. */
import type { ProviderCapabilities } from '../../../shared/domain/connection.ts'
import { knownApps } from './auth-apps.ts'

export const adaxesCapabilities: ProviderCapabilities = {
  signInKinds: ['access-token', 'password'],
  searchesBy: ['name', 'login', 'email', 'employee-number'],
  listsFactors: true,
  removesSingleFactors: true,
  resetsMicrosoft365: true,
  // "All apps" exists in Adaxes' own automation only; over REST one names each.
  resetsAll: false,
  knownFactors: knownApps,
}
