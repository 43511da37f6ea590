/** Resolver, for the list of systems. */
import type { SystemDefinition } from '../system-definition.ts'
import { normaliseResolverAddress } from './resolver-address.ts'
import { createResolverProvider } from './resolver-provider.ts'

export const resolver: SystemDefinition = {
  capabilities: {
    signInKinds: ['access-token', 'password'],
    asksOrganisation: true,
    resetsMicrosoft365: false,
    // No documented request tells anybody's MFA state.
    knownFactors: [],
  },
  normaliseAddress: normaliseResolverAddress,
  secretFields: ['password', 'token'],
  createProvider: createResolverProvider,
}
