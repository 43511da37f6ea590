/** What MFA Desk says about Resolver, in each language. */
import type { OwnTexts, TextsInEachLanguage } from '../system-definition.ts'

const en = {
  words: {
    description: 'Resolver sites through their API',
    'address.hint': 'The address of the environment, for example https://us.core.resolver.com',
    'key.label': 'API key',
    'key.hint': 'Belongs to a user and does not end by itself.',
    'key.help':
      'An administrator of Resolver creates it for a user of its own. It is shown once and acts as that user.',
    'organisation.label': 'Organisation number',
    'organisation.hint':
      'Where the account is in several organisations. Sandbox and production have different numbers.',
    'password.help':
      'An account of its own with a password, not one that signs in through single sign-on. Its sessions last 15 minutes and are renewed by themselves.',
    administrators:
      'Only administrators of the organisation reset. The switch that enforces MFA for a whole organisation is never used from here.',
  },
  ownTexts: {
    'error.forbidden.action':
      'Ask the administrator to grant the right. In Resolver only administrators reset, and the organisation may allow certain addresses of the network only.',
  } satisfies OwnTexts,
}

export const resolverTexts: TextsInEachLanguage<typeof en> = {
  en,
  de: {
    words: {
      description: 'Resolver-Sites über deren API',
      'address.hint': 'Die Adresse der Umgebung, zum Beispiel https://us.core.resolver.com',
      'key.label': 'API-Schlüssel',
      'key.hint': 'Gehört zu einem Benutzer und läuft nicht von selbst ab.',
      'key.help':
        'Ein Administrator von Resolver erstellt ihn für einen eigenen Benutzer. Er wird einmal gezeigt und handelt als dieser Benutzer.',
      'organisation.label': 'Nummer der Organisation',
      'organisation.hint':
        'Wenn das Konto in mehreren Organisationen ist. Sandbox und Produktion haben verschiedene Nummern.',
      'password.help':
        'Ein eigenes Konto mit Kennwort, nicht eines, das sich über Single Sign-on anmeldet. Seine Sitzungen dauern 15 Minuten und werden von selbst erneuert.',
      administrators:
        'Nur Administratoren der Organisation setzen zurück. Der Schalter, der MFA für eine ganze Organisation erzwingt, wird von hier nie benutzt.',
    },
    ownTexts: {
      'error.forbidden.action':
        'Bitten Sie die Administration um das Recht. In Resolver setzen nur Administratoren zurück, und die Organisation lässt vielleicht nur bestimmte Netzwerkadressen zu.',
    },
  },
}
