/** The definition of Duo for the list of systems. */
import type { AccountSystemDefinition } from '../system-definition.ts'
import { normaliseDuoAddress, panelAddress } from './duo-address.ts'
import { createDuoProvider } from './duo-provider.ts'
import { duoTexts } from './texts.ts'

export const duo: AccountSystemDefinition = {
  holds: 'accounts',
  name: 'Duo',
  mark: 'D',
  capabilities: { checksCaller: true, knownServices: [], knownFactors: [] },
  normaliseAddress: normaliseDuoAddress,
  addressWarnings: (pasted) => (panelAddress.test(pasted) ? ['admin-address-corrected'] : []),
  // The secret key is never sent, and the signature stands in a header.
  secretFields: [],
  createProvider: createDuoProvider,
  describe(language) {
    const { words, ownTexts } = duoTexts[language]
    return {
      description: words.description,
      addressHint: words['address.hint'],
      pastedHints: [{ pattern: panelAddress.source, hint: ownTexts['connections.warning.admin-address-corrected'] }],
      signIns: [
        {
          kind: 'client-secret',
          label: words['application.label'],
          hint: words['application.hint'],
          secretLabel: words['secret-key.label'],
          fields: [{ name: 'clientId', label: words['integration-key.label'], hint: words['integration-key.hint'] }],
          help: [words['application.help'], words.rights],
          links: [],
        },
      ],
      ownTexts,
    }
  },
}
