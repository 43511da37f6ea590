/** What MFA Desk says about Adaxes, in each language. */
import type { OwnTexts, TextsInEachLanguage } from '../system-definition.ts'

const en = {
  words: {
    description: 'Active Directory and Microsoft 365 through the REST API of Adaxes',
    'address.hint': 'Paste it as it is, for example https://adaxes.example.com/restApi',
    'token.hint': 'Adaxes 2026.1 and later',
    'token.help':
      'An Adaxes administrator creates it for a service account with the PowerShell command New-AdmAccountToken.',
    'token.link': 'How to create a token',
    'password.hint': 'Older versions. Wrong passwords count towards locking the account.',
    'password.help':
      'A service account of its own, not a person’s. Its password is used to open sessions of 30 minutes.',
    rights:
      'The account needs one right for the people this desk serves: Reset Multifactor Authentication, and to read them.',
    'rights.link': 'How to grant the right',
  },
  ownTexts: {
    'connections.warning.more-rights-than-needed':
      'Whoever gets hold of this sign-in can do more than look people up and reset. Ask for one with no more than that right: Reset Multifactor Authentication.',
    'error.address-invalid.action':
      'Enter the address as https://server/directory, for example https://adaxes.example.com/restApi.',
    'error.answer-not-json.action':
      'Check the address of the connection. For Adaxes it ends with the virtual directory of the REST API, usually restApi.',
    'error.interface-not-found.action':
      'Check the address first: for Adaxes the virtual directory is chosen at installation and usually called restApi. If search works and only the MFA status does not, ask the administrator for the version of Adaxes.',
    'error.sign-in-denied.action':
      'Ask the administrator to allow this account to use the REST API. In Adaxes this can be narrowed to single users and groups.',
    'error.forbidden.action':
      'Ask the administrator to grant the right. In Adaxes a reset needs the permission Reset Multifactor Authentication for the person’s part of the directory.',
  } satisfies OwnTexts,
}

export const adaxesTexts: TextsInEachLanguage<typeof en> = {
  en,
  de: {
    words: {
      description: 'Active Directory und Microsoft 365 über die REST-API von Adaxes',
      'address.hint': 'Unverändert einfügen, zum Beispiel https://adaxes.example.com/restApi',
      'token.hint': 'Ab Adaxes 2026.1',
      'token.help':
        'Wer Adaxes verwaltet, erstellt es für ein Dienstkonto mit dem PowerShell-Befehl New-AdmAccountToken.',
      'token.link': 'So erstellen Sie ein Token',
      'password.hint': 'Ältere Versionen. Falsche Kennwörter zählen für die Sperrung des Kontos mit.',
      'password.help':
        'Ein eigenes Dienstkonto, nicht das einer Person. Mit seinem Kennwort werden Sitzungen von 30 Minuten geöffnet.',
      rights:
        'Das Konto braucht für die Personen, die dieser Helpdesk betreut, ein einziges Recht, Reset Multifactor Authentication, und das Leserecht.',
      'rights.link': 'So erteilen Sie das Recht',
    },
    ownTexts: {
      'connections.warning.more-rights-than-needed':
        'Wer an diese Anmeldung kommt, kann mehr als Personen suchen und zurücksetzen. Lassen Sie sich eine geben, die nur dieses Recht hat: Reset Multifactor Authentication.',
      'error.address-invalid.action':
        'Geben Sie die Adresse in der Form https://server/verzeichnis ein, zum Beispiel https://adaxes.example.com/restApi.',
      'error.answer-not-json.action':
        'Prüfen Sie die Adresse der Verbindung. Bei Adaxes endet sie mit dem virtuellen Verzeichnis der REST-API, meist restApi.',
      'error.interface-not-found.action':
        'Prüfen Sie zuerst die Adresse: Bei Adaxes wird das virtuelle Verzeichnis bei der Installation gewählt und heißt meist restApi. Wenn die Suche geht und nur der MFA-Status fehlt, fragen Sie die Administration nach der Version von Adaxes.',
      'error.sign-in-denied.action':
        'Bitten Sie die Administration, diesem Konto die REST-API zu erlauben. In Adaxes lässt sich das auf einzelne Benutzer und Gruppen beschränken.',
      'error.forbidden.action':
        'Bitten Sie die Administration um das Recht. In Adaxes braucht eine Zurücksetzung die Berechtigung Reset Multifactor Authentication für den Teil des Verzeichnisses, in dem die Person steht.',
    },
  },
}
