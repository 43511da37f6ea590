/** Flashback, for the list of systems. */
import type { SystemDefinition } from '../system-definition.ts'
import { normaliseFlashbackAddress } from './flashback-address.ts'
import { createFlashbackProvider } from './flashback-provider.ts'

export const flashback: SystemDefinition = {
  capabilities: {
    signInKinds: ['password', 'access-token'],
    resetsMicrosoft365: false,
    // Only one's own methods are told, and those are not reset from here.
    knownFactors: [],
  },
  normaliseAddress: normaliseFlashbackAddress,
  // A code is shorter than anything that could be cut safely, and is used up.
  secretFields: ['password', 'accessToken', 'fullAccessToken', 'refreshToken', 'refresh_token'],
  createProvider: createFlashbackProvider,
}
