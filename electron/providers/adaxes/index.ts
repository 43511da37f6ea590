/** Adaxes, for the list of systems. */
import type { SystemDefinition } from '../system-definition.ts'
import { normaliseAdaxesAddress } from './adaxes-address.ts'
import { createAdaxesProvider } from './adaxes-provider.ts'
import { knownApps } from './auth-apps.ts'

export const adaxes: SystemDefinition = {
  capabilities: {
    signInKinds: ['access-token', 'password'],
    resetsMicrosoft365: true,
    knownFactors: knownApps,
  },
  normaliseAddress: normaliseAdaxesAddress,
  secretFields: ['password', 'sessionId'],
  createProvider: createAdaxesProvider,
}
