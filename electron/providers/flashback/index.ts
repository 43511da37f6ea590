/** The definition of Flashback for the list of systems. */
import type { AccountSystemDefinition } from '../system-definition.ts'
import { normaliseFlashbackAddress } from './flashback-address.ts'
import { createFlashbackProvider } from './flashback-provider.ts'

const neededRole =
  'Looking people up needs the role WORKSPACES, resetting ADMINISTRATOR or OWNER. Its own methods cannot be reset from here.'

export const flashback: AccountSystemDefinition = {
  holds: 'accounts',
  name: 'Flashback',
  mark: 'F',
  description: 'Flashback workspaces through their API',
  addressHint: 'Usually https://backend.flashback.tech',
  pastedHints: [],
  signIns: [
    {
      kind: 'password',
      fields: [{ name: 'username' }],
      help: [
        'An account of its own, not one that signs in through another provider. If it has a second factor, its code is asked for once after each start.',
        neededRole,
      ],
      links: [],
    },
    {
      kind: 'access-token',
      hint: 'Ends after an hour. For trying, or where a passkey is needed to sign in.',
      fields: [],
      help: [
        'A token of a session, which lasts an hour. For longer work use an e-mail address and password.',
        neededRole,
      ],
      links: [],
    },
  ],
  // Only the signed-in user's own methods can be read, and those are not reset from here.
  capabilities: { knownServices: [], knownFactors: [] },
  normaliseAddress: normaliseFlashbackAddress,
  // Codes are too short to be redacted safely, and are already used by then.
  secretFields: ['password', 'accessToken', 'fullAccessToken', 'refreshToken', 'refresh_token'],
  createProvider: createFlashbackProvider,
  ownTexts: {
    'error.forbidden.action':
      'Ask the administrator to grant the right. In Flashback a reset needs the role ADMINISTRATOR or OWNER.',
  },
}
