/** Okta, for the list of systems. */
import { isAdminAddress } from '../../../shared/domain/okta-console.ts'
import type { SystemDefinition } from '../system-definition.ts'
import { normaliseOktaAddress } from './okta-address.ts'
import { createOktaProvider } from './okta-provider.ts'

export const okta: SystemDefinition = {
  capabilities: {
    signInKinds: ['access-token', 'service-app'],
    checksCaller: true,
    resetsMicrosoft365: false,
    // A reset of everything takes away what a setting would hide.
    knownFactors: [],
  },
  normaliseAddress: normaliseOktaAddress,
  addressWarnings: (pasted) => (isAdminAddress(pasted) ? ['admin-address-corrected'] : []),
  secretFields: ['client_assertion', 'passCode', 'answer'],
  createProvider: createOktaProvider,
}
