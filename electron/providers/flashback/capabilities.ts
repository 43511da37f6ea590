/** What Flashback can do over its interface. */
import type { ProviderCapabilities } from '../../../shared/domain/connection.ts'

export const flashbackCapabilities: ProviderCapabilities = {
  signInKinds: ['password', 'access-token'],
  searchesBy: ['name', 'email'],
  // Only one's own methods are told, and those are not reset from here.
  listsFactors: false,
  removesSingleFactors: false,
  resetsMicrosoft365: false,
  resetsAll: true,
  knownFactors: [],
}
