/** The definition of Resolver for the list of systems. */
import type { AccountSystemDefinition } from '../system-definition.ts'
import { normaliseResolverAddress } from './resolver-address.ts'
import { createResolverProvider } from './resolver-provider.ts'
import { resolverTexts } from './texts.ts'

export const resolver: AccountSystemDefinition = {
  holds: 'accounts',
  name: 'Resolver',
  mark: 'R',
  // No documented request returns anybody's MFA state.
  capabilities: { sendsTogether: true, knownServices: [], knownFactors: [] },
  normaliseAddress: normaliseResolverAddress,
  secretFields: ['password', 'token'],
  createProvider: createResolverProvider,
  describe(language) {
    const { words, ownTexts } = resolverTexts[language]
    return {
      description: words.description,
      addressHint: words['address.hint'],
      pastedHints: [],
      signIns: [
        {
          kind: 'access-token',
          label: words['key.label'],
          hint: words['key.hint'],
          fields: [],
          help: [words['key.help'], words.administrators],
          links: [],
        },
        {
          kind: 'password',
          fields: [
            { name: 'username' },
            { name: 'organisation', label: words['organisation.label'], hint: words['organisation.hint'] },
          ],
          help: [words['password.help'], words.administrators],
          links: [],
        },
      ],
      ownTexts,
    }
  },
}
