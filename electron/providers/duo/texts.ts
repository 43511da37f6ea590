/** What MFA Desk says about Duo, in each language. */
import type { OwnTexts, TextsInEachLanguage } from '../system-definition.ts'

const en = {
  words: {
    description: 'Duo accounts through the Admin API',
    'address.hint': 'The API hostname of the application, for example https://api-1a2b3c4d.duosecurity.com',
    'application.label': 'Admin API application',
    'application.hint': 'Signs each request. The secret key never leaves this computer.',
    'secret-key.label': 'Secret key',
    'integration-key.label': 'Integration key',
    'integration-key.hint': 'Begins with DI.',
    'application.help':
      'An owner adds it in the Admin Panel under Applications, as Admin API, and copies integration key, secret key and API hostname from its page.',
    rights:
      'Enough are the permissions Grant read resource and Grant write resource. None for administrators, applications, settings or logs is needed.',
    'factor.phone': 'Phone',
    'factor.token': 'Hardware token',
    'factor.token.h6': 'Hardware token (HOTP, 6 digits)',
    'factor.token.h8': 'Hardware token (HOTP, 8 digits)',
    'factor.token.t6': 'Hardware token (TOTP, 6 digits)',
    'factor.token.t8': 'Hardware token (TOTP, 8 digits)',
    'factor.token.yk': 'YubiKey (AES)',
    'factor.token.d1': 'Duo D-100 hardware token',
    'factor.webauthn': 'WebAuthn credential',
    'factor.desktop': 'Duo Desktop authenticator',
    'factor.bypass': 'Bypass code',
    'factor.bypass.never-ends': 'never expires',
    'factor.bypass.until': 'until {time}',
    'factor.bypass.any-use': 'any number of uses',
    'state.by-group': '{status} (group {name})',
  },
  ownTexts: {
    'connections.warning.admin-address-corrected':
      'This is the address of the Admin Panel. The API hostname of the same account is used instead.',
    'connections.warning.reset-right-not-testable':
      'Whether the application may reset cannot be tested without resetting. It needs the permission Grant write resource.',
    'connections.warning.more-rights-than-needed':
      'Whoever gets hold of the secret key can do more than look people up and reset: the application may also read administrators, applications or settings. Leave it Grant read resource and Grant write resource only.',
    'error.client-secret-rejected.title': 'Signature not accepted',
    'error.client-secret-rejected.text':
      'Duo does not accept what this connection signs with. The integration key or the secret key is another one, the application was removed, or the API hostname belongs to another account.',
    'error.client-secret-rejected.action':
      'Copy integration key, secret key and API hostname again from the page of the application in the Admin Panel, and test.',
    'error.forbidden.text':
      'The application lacks the permission for this request, or may not be used from this network. The request was not carried out.',
    'error.forbidden.action':
      'Have an owner look at the application in the Admin Panel: looking people up needs Grant read resource, resetting and checking callers Grant write resource, and this network has to be among those allowed, if any are listed.',
  } satisfies OwnTexts,
}

export const duoTexts: TextsInEachLanguage<typeof en> = {
  en,
  de: {
    words: {
      description: 'Duo-Konten über die Admin API',
      'address.hint': 'Der API-Hostname der Anwendung, zum Beispiel https://api-1a2b3c4d.duosecurity.com',
      'application.label': 'Admin-API-Anwendung',
      'application.hint': 'Signiert jede Anfrage. Der geheime Schlüssel verlässt diesen Computer nie.',
      'secret-key.label': 'Geheimer Schlüssel (Secret key)',
      'integration-key.label': 'Integrationsschlüssel (Integration key)',
      'integration-key.hint': 'Beginnt mit DI.',
      'application.help':
        'Ein Administrator mit der Rolle Owner legt sie im Admin Panel unter Applications als Admin API an und kopiert Integration key, Secret key und API hostname von ihrer Seite.',
      rights:
        'Die Berechtigungen Grant read resource und Grant write resource genügen. Für Administratoren, Anwendungen, Einstellungen oder Protokolle wird keine gebraucht.',
      'factor.phone': 'Telefon',
      'factor.token': 'Hardware-Token',
      'factor.token.h6': 'Hardware-Token (HOTP, 6 Ziffern)',
      'factor.token.h8': 'Hardware-Token (HOTP, 8 Ziffern)',
      'factor.token.t6': 'Hardware-Token (TOTP, 6 Ziffern)',
      'factor.token.t8': 'Hardware-Token (TOTP, 8 Ziffern)',
      'factor.token.yk': 'YubiKey (AES)',
      'factor.token.d1': 'Hardware-Token Duo D-100',
      'factor.webauthn': 'WebAuthn-Anmeldeinformation',
      'factor.desktop': 'Duo-Desktop-Authenticator',
      'factor.bypass': 'Bypass-Code',
      'factor.bypass.never-ends': 'läuft nie ab',
      'factor.bypass.until': 'bis {time}',
      'factor.bypass.any-use': 'beliebig oft verwendbar',
      'state.by-group': '{status} (Gruppe {name})',
    },
    ownTexts: {
      'connections.warning.admin-address-corrected':
        'Das ist die Adresse des Admin Panel. Stattdessen wird der API-Hostname desselben Kontos verwendet.',
      'connections.warning.reset-right-not-testable':
        'Ob die Anwendung zurücksetzen darf, lässt sich nicht prüfen, ohne zurückzusetzen. Sie braucht die Berechtigung Grant write resource.',
      'connections.warning.more-rights-than-needed':
        'Wer an den geheimen Schlüssel gelangt, kann mehr als Personen suchen und zurücksetzen: Die Anwendung darf auch Administratoren, Anwendungen oder Einstellungen lesen. Lassen Sie ihr nur Grant read resource und Grant write resource.',
      'error.client-secret-rejected.title': 'Signatur nicht angenommen',
      'error.client-secret-rejected.text':
        'Duo nimmt die Signatur dieser Verbindung nicht an. Der Integrationsschlüssel oder der geheime Schlüssel ist ein anderer, die Anwendung wurde entfernt, oder der API-Hostname gehört zu einem anderen Konto.',
      'error.client-secret-rejected.action':
        'Kopieren Sie Integration key, Secret key und API hostname noch einmal von der Seite der Anwendung im Admin Panel, und testen Sie.',
      'error.forbidden.text':
        'Der Anwendung fehlt die Berechtigung für diese Anfrage, oder sie darf aus diesem Netz nicht verwendet werden. Die Anfrage wurde nicht ausgeführt.',
      'error.forbidden.action':
        'Lassen Sie die Anwendung im Admin Panel prüfen: Suchen braucht Grant read resource, Zurücksetzen und das Prüfen von Anrufenden Grant write resource, und dieses Netz muss unter den erlaubten sein, falls welche eingetragen sind.',
    },
  },
}
