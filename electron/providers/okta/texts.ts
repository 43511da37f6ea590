/** What MFA Desk says about Okta, in each language. */
import type { OwnTexts, TextsInEachLanguage } from '../system-definition.ts'

const en = {
  words: {
    description: 'Okta organisations through their API',
    'address.hint': 'The address people sign in at, for example https://example.okta.com',
    'token.label': 'API token',
    'token.hint': 'Has the rights of the administrator who made it.',
    'token.help':
      'An administrator makes it in the Admin Console under Security, API, Tokens. Let it belong to an account of its own with the help desk role, not to a super administrator.',
    'app.hint': 'OAuth 2.0. Has rights of its own and belongs to nobody.',
    'client-id.hint': 'As the application shows it, for example 0oa1b2c3d4E5f6G7h8i9',
    'app.help':
      'One of the type API Services that signs in with public key / private key. It needs the scopes okta.users.read and okta.users.manage and an administrator role. Paste the key as JSON (JWK) or as PEM (PKCS#8).',
    rights:
      'Enough is a custom role with okta.users.read and okta.users.credentials.resetFactors for the people this desk serves; okta.users.lifecycle.clearSessions to end sessions.',
    'factor.okta-verify-push': 'Okta Verify push',
    'factor.okta-verify-code': 'Okta Verify code',
    'factor.authenticator-app': 'Authenticator app',
    'factor.sms': 'SMS',
    'factor.call': 'Voice call',
    'factor.email': 'E-mail',
    'factor.question': 'Security question',
    'factor.webauthn': 'Passkey or security key',
    'factor.u2f': 'Security key (U2F)',
    'factor.yubikey-code': 'YubiKey code',
    'factor.hardware-token': 'Hardware token',
    'factor.custom-code': 'Custom one-time code',
    'factor.token': 'Token',
    'factor.unknown': 'Factor',
    'state.STAGED': 'Not activated yet',
    'state.PROVISIONED': 'Activation pending',
    'state.RECOVERY': 'Password reset pending',
    'state.PASSWORD_EXPIRED': 'Password expired',
    'state.SUSPENDED': 'Suspended',
    'state.DEPROVISIONED': 'Deactivated',
  },
  ownTexts: {
    'connections.warning.admin-address-corrected':
      'This is the address of the Admin Console. The one without “-admin” is used instead.',
    'connections.warning.more-rights-than-needed':
      'Whoever gets hold of this sign-in can do more than look people up and reset. Ask for one with no more than that right: the help desk role or a custom role.',
    'error.private-key-invalid.action':
      'Paste the whole key as Okta showed it when it was made. A key that begins with BEGIN RSA PRIVATE KEY can be rewritten: openssl pkcs8 -topk8 -nocrypt.',
    'error.key-not-accepted.text':
      'Okta knows the application and does not accept the signature of this key: the public key is not registered with it, or is registered under another key id.',
    'error.key-not-accepted.action':
      'Compare the key id with the one in the Admin Console, Applications, the application, General, Public keys.',
    'error.client-id-rejected.text':
      'Okta knows no active service application of this client id, or the application does not sign in with a key.',
    'error.client-id-rejected.action':
      'Copy the client id from the application in the Admin Console. It must be of the type API Services and use public key / private key.',
    'error.scope-missing.text':
      'The application has not been granted every scope this needs. It needs okta.users.read and okta.users.manage.',
    'error.scope-missing.action':
      'Have a super administrator grant both in the Admin Console: the application, Okta API Scopes.',
    'error.role-missing.text':
      'The application has its scopes and no administrator role that permits this request. Okta asks for both.',
    'error.role-missing.action':
      'Have a super administrator assign a role to the application: a custom role with okta.users.read and okta.users.credentials.resetFactors is enough.',
    'error.feature-not-enabled.title': 'Not switched on in Okta',
    'error.forbidden.action':
      'Ask the administrator to grant the right. In Okta a reset needs the help desk role, or a custom role with okta.users.credentials.resetFactors, for a group the person is in.',
    'error.administrator-protected.title': 'Okta does not let this token reset an administrator',
    'error.administrator-protected.text':
      'Okta does not let this token reset an administrator, nor anybody outside the groups of its own role. Which of the two it is, Okta does not say. Nothing was changed.',
  } satisfies OwnTexts,
}

export const oktaTexts: TextsInEachLanguage<typeof en> = {
  en,
  de: {
    words: {
      description: 'Okta-Organisationen über deren API',
      'address.hint': 'Die Adresse, unter der man sich anmeldet, zum Beispiel https://example.okta.com',
      'token.label': 'API-Token',
      'token.hint': 'Hat die Rechte des Administrators, der es erstellt hat.',
      'token.help':
        'Ein Administrator erstellt es in der Admin Console unter „Security“, „API“, „Tokens“. Es soll zu einem eigenen Konto mit der Helpdesk-Rolle gehören, nicht zu einem Super-Administrator.',
      'app.hint': 'OAuth 2.0. Hat eigene Rechte und gehört niemandem.',
      'client-id.hint': 'Wie die Anwendung sie zeigt, zum Beispiel 0oa1b2c3d4E5f6G7h8i9',
      'app.help':
        'Eine vom Typ „API Services“, die sich mit öffentlichem und privatem Schlüssel anmeldet. Sie braucht die Bereiche (Scopes) okta.users.read und okta.users.manage und eine Administratorrolle. Fügen Sie den Schlüssel als JSON (JWK) oder als PEM (PKCS#8) ein.',
      rights:
        'Es genügt eine benutzerdefinierte Rolle mit okta.users.read und okta.users.credentials.resetFactors für die Personen, die dieser Helpdesk betreut; okta.users.lifecycle.clearSessions, um Sitzungen zu beenden.',
      'factor.okta-verify-push': 'Okta Verify, Push',
      'factor.okta-verify-code': 'Okta Verify, Code',
      'factor.authenticator-app': 'Authenticator-App',
      'factor.sms': 'SMS',
      'factor.call': 'Anruf',
      'factor.email': 'E-Mail',
      'factor.question': 'Sicherheitsfrage',
      'factor.webauthn': 'Passkey oder Sicherheitsschlüssel',
      'factor.u2f': 'Sicherheitsschlüssel (U2F)',
      'factor.yubikey-code': 'YubiKey-Code',
      'factor.hardware-token': 'Hardware-Token',
      'factor.custom-code': 'Benutzerdefinierter Einmalcode',
      'factor.token': 'Token',
      'factor.unknown': 'Faktor',
      'state.STAGED': 'Noch nicht aktiviert',
      'state.PROVISIONED': 'Aktivierung ausstehend',
      'state.RECOVERY': 'Kennwortzurücksetzung ausstehend',
      'state.PASSWORD_EXPIRED': 'Kennwort abgelaufen',
      'state.SUSPENDED': 'Ausgesetzt',
      'state.DEPROVISIONED': 'Deaktiviert',
    },
    ownTexts: {
      'connections.warning.admin-address-corrected':
        'Das ist die Adresse der Admin Console. Verwendet wird die ohne „-admin“.',
      'connections.warning.more-rights-than-needed':
        'Wer an diese Anmeldung kommt, kann mehr als Personen suchen und zurücksetzen. Lassen Sie sich eine geben, die nur dieses Recht hat: die Helpdesk-Rolle oder eine benutzerdefinierte Rolle.',
      'error.private-key-invalid.action':
        'Fügen Sie den ganzen Schlüssel ein, wie Okta ihn bei der Erstellung gezeigt hat. Ein Schlüssel, der mit BEGIN RSA PRIVATE KEY beginnt, lässt sich umwandeln: openssl pkcs8 -topk8 -nocrypt.',
      'error.key-not-accepted.text':
        'Okta kennt die Anwendung, akzeptiert aber die Signatur dieses Schlüssels nicht: Der öffentliche Schlüssel ist dort nicht hinterlegt oder steht unter einer anderen Schlüssel-ID.',
      'error.key-not-accepted.action':
        'Vergleichen Sie die Schlüssel-ID mit der in der Admin Console: „Applications“, die Anwendung, „General“, „Public keys“.',
      'error.client-id-rejected.text':
        'Okta kennt keine aktive Dienstanwendung mit dieser Client-ID, oder die Anwendung meldet sich nicht mit einem Schlüssel an.',
      'error.client-id-rejected.action':
        'Kopieren Sie die Client-ID aus der Anwendung in der Admin Console. Diese muss vom Typ „API Services“ sein und sich mit öffentlichem und privatem Schlüssel anmelden.',
      'error.scope-missing.text':
        'Der Anwendung wurden nicht alle nötigen Bereiche (Scopes) gewährt. Sie braucht okta.users.read und okta.users.manage.',
      'error.scope-missing.action':
        'Lassen Sie einen Super-Administrator beide in der Admin Console gewähren: die Anwendung, „Okta API Scopes“.',
      'error.role-missing.text':
        'Die Anwendung hat ihre Bereiche (Scopes), aber keine Administratorrolle, die diese Anfrage erlaubt. Okta verlangt beides.',
      'error.role-missing.action':
        'Lassen Sie einen Super-Administrator der Anwendung eine Rolle zuweisen: Eine benutzerdefinierte Rolle mit okta.users.read und okta.users.credentials.resetFactors genügt.',
      'error.feature-not-enabled.title': 'In Okta nicht aktiviert',
      'error.forbidden.action':
        'Bitten Sie die Administration um das Recht. In Okta braucht eine Zurücksetzung die Helpdesk-Rolle oder eine benutzerdefinierte Rolle mit okta.users.credentials.resetFactors für eine Gruppe, in der die Person ist.',
      'error.administrator-protected.title': 'Okta lässt dieses Token keinen Administrator zurücksetzen',
      'error.administrator-protected.text':
        'Okta lässt dieses Token weder einen Administrator zurücksetzen noch jemanden außerhalb der Gruppen seiner Rolle. Welches von beiden zutrifft, sagt Okta nicht. Es wurde nichts geändert.',
    },
  },
}
