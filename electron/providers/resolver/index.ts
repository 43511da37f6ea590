/** The definition of Resolver for the list of systems. */
import type { AccountSystemDefinition } from '../system-definition.ts'
import { normaliseResolverAddress } from './resolver-address.ts'
import { createResolverProvider } from './resolver-provider.ts'

const onlyAdministrators =
  'Only administrators of the organisation reset. The switch that enforces MFA for a whole organisation is never used from here.'

export const resolver: AccountSystemDefinition = {
  holds: 'accounts',
  name: 'Resolver',
  mark: 'R',
  description: 'Resolver sites through their API',
  addressHint: 'The address of the environment, for example https://us.core.resolver.com',
  pastedHints: [],
  signIns: [
    {
      kind: 'access-token',
      label: 'API key',
      hint: 'Belongs to a user and does not end by itself.',
      fields: [],
      help: [
        'An administrator of Resolver creates it for a user of its own. It is shown once and acts as that user.',
        onlyAdministrators,
      ],
      links: [],
    },
    {
      kind: 'password',
      fields: [
        { name: 'username' },
        {
          name: 'organisation',
          label: 'Organisation number',
          hint: 'Where the account is in several organisations. Sandbox and production have different numbers.',
        },
      ],
      help: [
        'An account of its own with a password, not one that signs in through single sign-on. Its sessions last 15 minutes and are renewed by themselves.',
        onlyAdministrators,
      ],
      links: [],
    },
  ],
  // No documented request returns anybody's MFA state.
  capabilities: { sendsTogether: true, knownServices: [], knownFactors: [] },
  normaliseAddress: normaliseResolverAddress,
  secretFields: ['password', 'token'],
  createProvider: createResolverProvider,
  ownTexts: {
    'error.forbidden.action':
      'Ask the administrator to grant the right. In Resolver only administrators reset, and the organisation may allow certain addresses of the network only.',
  },
}
