/** What MFA Desk says about Flashback, in each language. */
import type { OwnTexts, TextsInEachLanguage } from '../system-definition.ts'

const en = {
  words: {
    description: 'Flashback workspaces through their API',
    'address.hint': 'Usually https://backend.flashback.tech',
    'password.help':
      'An account of its own, not one that signs in through another provider. If it has a second factor, its code is asked for once after each start.',
    'token.hint': 'Ends after an hour. For trying, or where a passkey is needed to sign in.',
    'token.help': 'A token of a session, which lasts an hour. For longer work use an e-mail address and password.',
    role: 'Looking people up needs the role WORKSPACES, resetting ADMINISTRATOR or OWNER. Its own methods cannot be reset from here.',
    'factor.magic-link': 'Magic link',
    'factor.passkey': 'Passkey',
  },
  ownTexts: {
    'error.forbidden.action':
      'Ask the administrator to grant the right. In Flashback a reset needs the role ADMINISTRATOR or OWNER.',
  } satisfies OwnTexts,
}

export const flashbackTexts: TextsInEachLanguage<typeof en> = {
  en,
  de: {
    words: {
      description: 'Workspaces von Flashback über deren API',
      'address.hint': 'Meist https://backend.flashback.tech',
      'password.help':
        'Ein eigenes Konto, nicht eines, das sich über einen anderen Anbieter anmeldet. Hat es einen zweiten Faktor, wird dessen Code nach jedem Start einmal abgefragt.',
      'token.hint': 'Läuft nach einer Stunde ab. Zum Ausprobieren, oder wenn zur Anmeldung ein Passkey nötig ist.',
      'token.help':
        'Das Token einer Sitzung, das eine Stunde gilt. Verwenden Sie für längere Arbeit E-Mail-Adresse und Kennwort.',
      role: 'Zum Suchen ist die Rolle WORKSPACES nötig, zum Zurücksetzen ADMINISTRATOR oder OWNER. Die eigenen Methoden dieses Kontos lassen sich hier nicht zurücksetzen.',
      'factor.magic-link': 'Magic Link',
      'factor.passkey': 'Passkey',
    },
    ownTexts: {
      'error.forbidden.action':
        'Bitten Sie die Administration um das Recht. In Flashback braucht eine Zurücksetzung die Rolle ADMINISTRATOR oder OWNER.',
    },
  },
}
