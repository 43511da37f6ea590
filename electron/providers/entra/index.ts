/** The definition of Microsoft Entra ID for the list of systems. */
import type { AccountSystemDefinition } from '../system-definition.ts'
import { centreAddress, normaliseEntraAddress } from './entra-address.ts'
import { createEntraProvider } from './entra-provider.ts'
import { signInServerOf } from './login-server.ts'
import { entraTexts } from './texts.ts'

export const entra: AccountSystemDefinition = {
  holds: 'accounts',
  name: 'Microsoft Entra ID',
  mark: 'E',
  capabilities: { knownServices: [], knownFactors: [] },
  normaliseAddress: normaliseEntraAddress,
  addressWarnings: (pasted) => (centreAddress.test(pasted) ? ['admin-address-corrected'] : []),
  signInServer: signInServerOf,
  // Of the sign-in server's answers and requests, and the pass that Graph makes.
  secretFields: [
    'access_token',
    'refresh_token',
    'id_token',
    'client_info',
    'code',
    'code_verifier',
    'temporaryAccessPass',
    'newPassword',
  ],
  createProvider: createEntraProvider,
  describe(language) {
    const { words, ownTexts } = entraTexts[language]
    return {
      description: words.description,
      addressHint: words['address.hint'],
      pastedHints: [{ pattern: centreAddress.source, hint: ownTexts['connections.warning.admin-address-corrected'] }],
      signIns: [
        {
          kind: 'browser',
          label: words['browser.label'],
          hint: words['browser.hint'],
          fields: [
            { name: 'tenant', label: words['tenant.label'], hint: words['tenant.hint'] },
            { name: 'clientId', label: words['client-id.label'], hint: words['client-id.hint'] },
          ],
          help: [words['registration.help'], words.rights],
          links: [
            {
              id: 'registration',
              text: words['link.registration'],
              url: 'https://learn.microsoft.com/entra/identity-platform/quickstart-register-app',
            },
            {
              id: 'roles',
              text: words['link.roles'],
              url: 'https://learn.microsoft.com/entra/identity/role-based-access-control/permissions-reference',
            },
          ],
        },
      ],
      ownTexts,
    }
  },
}
