/** The definition of Adaxes for the list of systems. Causes of errors come from the vendor's pages on the REST API. */
import type { AccountSystemDefinition } from '../system-definition.ts'
import { normaliseAdaxesAddress } from './adaxes-address.ts'
import { createAdaxesProvider } from './adaxes-provider.ts'
import { knownApps } from './auth-apps.ts'
import { microsoft365Service } from './microsoft-365.ts'
import { adaxesTexts } from './texts.ts'

export const adaxes: AccountSystemDefinition = {
  holds: 'accounts',
  name: 'Adaxes',
  mark: 'A',
  capabilities: { knownServices: [microsoft365Service], knownFactors: knownApps },
  normaliseAddress: normaliseAdaxesAddress,
  secretFields: ['password', 'sessionId', 'token'],
  createProvider: createAdaxesProvider,
  describe(language) {
    const { words, ownTexts } = adaxesTexts[language]
    const rightsLink = {
      id: 'rights-help',
      text: words['rights.link'],
      url: 'https://www.adaxes.com/help/GrantRightsToResetMFA/',
    }
    return {
      description: words.description,
      addressHint: words['address.hint'],
      pastedHints: [],
      signIns: [
        {
          kind: 'access-token',
          hint: words['token.hint'],
          fields: [],
          help: [words['token.help'], words.rights],
          links: [
            { id: 'token-help', text: words['token.link'], url: 'https://www.adaxes.com/sdk/New-AdmAccountToken/' },
            rightsLink,
          ],
        },
        {
          kind: 'password',
          hint: words['password.hint'],
          fields: [{ name: 'username' }],
          help: [words['password.help'], words.rights],
          links: [rightsLink],
        },
      ],
      ownTexts,
    }
  },
}
