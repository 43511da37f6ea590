/** What Resolver can do over its interface. */
import type { ProviderCapabilities } from '../../../shared/domain/connection.ts'

export const resolverCapabilities: ProviderCapabilities = {
  signInKinds: ['access-token', 'password'],
  asksOrganisation: true,
  searchesBy: ['name', 'email'],
  // No documented request tells anybody's MFA state.
  listsFactors: false,
  removesSingleFactors: false,
  resetsMicrosoft365: false,
  resetsAll: true,
  knownFactors: [],
}
