/** Okta, for the list of systems. */
import type { AccountSystemDefinition } from '../system-definition.ts'
import { adminAddress, normaliseOktaAddress } from './okta-address.ts'
import { createOktaProvider } from './okta-provider.ts'

const enoughRights =
  'Enough is a custom role with okta.users.read and okta.users.credentials.resetFactors for the people this desk serves; okta.users.lifecycle.clearSessions to end sessions.'
const addressCorrected = 'This is the address of the Admin Console. The one without “-admin” is used instead.'

export const okta: AccountSystemDefinition = {
  holds: 'accounts',
  name: 'Okta',
  mark: 'O',
  description: 'Okta organisations through their API',
  addressHint: 'The address people sign in at, for example https://example.okta.com',
  pastedHints: [{ pattern: adminAddress.source, hint: addressCorrected }],
  signIns: [
    {
      kind: 'access-token',
      label: 'API token',
      hint: 'Has the rights of the administrator who made it.',
      fields: [],
      help: [
        'An administrator makes it in the Admin Console under Security, API, Tokens. Let it belong to an account of its own with the help desk role, not to a super administrator.',
        enoughRights,
      ],
      links: [],
    },
    {
      kind: 'service-app',
      hint: 'OAuth 2.0. Has rights of its own and belongs to nobody.',
      fields: [
        { name: 'clientId', hint: 'As the application shows it, for example 0oa1b2c3d4E5f6G7h8i9' },
        { name: 'keyId' },
      ],
      help: [
        'One of the type API Services that signs in with public key / private key. It needs the scopes okta.users.read and okta.users.manage and an administrator role. Paste the key as JSON (JWK) or as PEM (PKCS#8).',
        enoughRights,
      ],
      links: [],
    },
  ],
  capabilities: {
    checksCaller: true,
    knownServices: [],
    // Resetting everything would also remove whatever a setting hides.
    knownFactors: [],
  },
  normaliseAddress: normaliseOktaAddress,
  addressWarnings: (pasted) => (adminAddress.test(pasted) ? ['admin-address-corrected'] : []),
  secretFields: ['client_assertion', 'access_token', 'passCode', 'answer'],
  createProvider: createOktaProvider,
  ownTexts: {
    'connections.warning.admin-address-corrected': addressCorrected,
    'connections.warning.more-rights-than-needed':
      'Whoever gets hold of this sign-in can do more than look people up and reset. Ask for one with no more than that right: the help desk role or a custom role.',
    'error.private-key-invalid.action':
      'Paste the whole key as Okta showed it when it was made. A key that begins with BEGIN RSA PRIVATE KEY can be rewritten: openssl pkcs8 -topk8 -nocrypt.',
    'error.key-not-accepted.text':
      'Okta knows the application and does not accept the signature of this key: the public key is not registered with it, or is registered under another key id.',
    'error.key-not-accepted.action':
      'Compare the key id with the one in the Admin Console, Applications, the application, General, Public keys.',
    'error.client-id-rejected.text':
      'Okta knows no active service application of this client id, or the application does not sign in with a key.',
    'error.client-id-rejected.action':
      'Copy the client id from the application in the Admin Console. It must be of the type API Services and use public key / private key.',
    'error.scope-missing.text':
      'The application has not been granted every scope this needs. It needs okta.users.read and okta.users.manage.',
    'error.scope-missing.action':
      'Have a super administrator grant both in the Admin Console: the application, Okta API Scopes.',
    'error.role-missing.text':
      'The application has its scopes and no administrator role that permits this request. Okta asks for both.',
    'error.role-missing.action':
      'Have a super administrator assign a role to the application: a custom role with okta.users.read and okta.users.credentials.resetFactors is enough.',
    'error.feature-not-enabled.title': 'Not switched on in Okta',
    'error.forbidden.action':
      'Ask the administrator to grant the right. In Okta a reset needs the help desk role, or a custom role with okta.users.credentials.resetFactors, for a group the person is in.',
    'error.administrator-protected.title': 'Okta does not let this token reset an administrator',
    'error.administrator-protected.text':
      'Okta does not let this token reset an administrator, nor anybody outside the groups of its own role. Which of the two it is, Okta does not say. Nothing was changed.',
  },
}
