/** What Okta can do over its management API. */
import type { ProviderCapabilities } from '../../../shared/domain/connection.ts'

export const oktaCapabilities: ProviderCapabilities = {
  signInKinds: ['access-token', 'service-app'],
  checksCaller: true,
  searchesBy: ['name', 'login', 'email', 'employee-number'],
  listsFactors: true,
  removesSingleFactors: true,
  resetsMicrosoft365: false,
  resetsAll: true,
  // A reset of everything takes away what a setting would hide.
  knownFactors: [],
}
