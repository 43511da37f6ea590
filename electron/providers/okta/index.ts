/** Okta, for the list of systems. */
import type { AccountSystemDefinition } from '../system-definition.ts'
import { adminAddress, normaliseOktaAddress } from './okta-address.ts'
import { createOktaProvider } from './okta-provider.ts'
import { oktaTexts } from './texts.ts'

export const okta: AccountSystemDefinition = {
  holds: 'accounts',
  name: 'Okta',
  mark: 'O',
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
  describe(language) {
    const { words, ownTexts } = oktaTexts[language]
    return {
      description: words.description,
      addressHint: words['address.hint'],
      pastedHints: [{ pattern: adminAddress.source, hint: ownTexts['connections.warning.admin-address-corrected'] }],
      signIns: [
        {
          kind: 'access-token',
          label: words['token.label'],
          hint: words['token.hint'],
          fields: [],
          help: [words['token.help'], words.rights],
          links: [],
        },
        {
          kind: 'service-app',
          hint: words['app.hint'],
          fields: [{ name: 'clientId', hint: words['client-id.hint'] }, { name: 'keyId' }],
          help: [words['app.help'], words.rights],
          links: [],
        },
      ],
      ownTexts,
      states: {
        STAGED: words['state.STAGED'],
        PROVISIONED: words['state.PROVISIONED'],
        RECOVERY: words['state.RECOVERY'],
        PASSWORD_EXPIRED: words['state.PASSWORD_EXPIRED'],
        SUSPENDED: words['state.SUSPENDED'],
        DEPROVISIONED: words['state.DEPROVISIONED'],
      },
    }
  },
}
