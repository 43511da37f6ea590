/** The definition of Flashback for the list of systems. */
import type { AccountSystemDefinition } from '../system-definition.ts'
import { normaliseFlashbackAddress } from './flashback-address.ts'
import { createFlashbackProvider } from './flashback-provider.ts'
import { flashbackTexts } from './texts.ts'

export const flashback: AccountSystemDefinition = {
  holds: 'accounts',
  name: 'Flashback',
  mark: 'F',
  // Only the signed-in user's own methods can be read, and those are not reset from here.
  capabilities: { knownServices: [], knownFactors: [] },
  normaliseAddress: normaliseFlashbackAddress,
  // Codes are too short to be redacted safely, and are already used by then.
  secretFields: ['password', 'accessToken', 'fullAccessToken', 'refreshToken', 'refresh_token'],
  createProvider: createFlashbackProvider,
  describe(language) {
    const { words, ownTexts } = flashbackTexts[language]
    return {
      description: words.description,
      addressHint: words['address.hint'],
      pastedHints: [],
      signIns: [
        { kind: 'password', fields: [{ name: 'username' }], help: [words['password.help'], words.role], links: [] },
        {
          kind: 'access-token',
          hint: words['token.hint'],
          fields: [],
          help: [words['token.help'], words.role],
          links: [],
        },
      ],
      ownTexts,
    }
  },
}
