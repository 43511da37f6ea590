/** What MFA Desk says about Entra ID, in each language. */
import type { OwnTexts, TextsInEachLanguage } from '../system-definition.ts'

const en = {
  words: {
    description: 'Microsoft Entra ID accounts (Microsoft 365, Azure) through Microsoft Graph',
    'address.hint': 'Microsoft Graph in your cloud, for nearly everybody https://graph.microsoft.com',
    'browser.label': 'Your own account, in the browser',
    'browser.hint':
      'You sign in at Microsoft, as everywhere. MFA Desk sees no password, and can do what your own roles permit.',
    'tenant.label': 'Directory (tenant) ID',
    'tenant.hint': 'From the Overview page of the Microsoft Entra admin center.',
    'client-id.label': 'Application (client) ID',
    'client-id.hint': 'Of the app registration for MFA Desk in your tenant.',
    'registration.help':
      'An administrator registers the application once in the Microsoft Entra admin center: App registrations, New registration, for this organisational directory only, platform Mobile and desktop applications, redirect URI http://localhost, no client secret.',
    rights:
      'It needs the delegated permissions User.Read.All, UserAuthenticationMethod.ReadWrite.All, User.RevokeSessions.All, RoleManagement.Read.Directory and GroupMember.Read.All, with admin consent. Each agent needs the role Authentication Administrator, at best for one administrative unit. Application permissions are not used and must not be granted: they would reach every Global Administrator.',
    'link.registration': 'Register an application',
    'link.roles': 'Authentication Administrator',
    'factor.phone': 'Phone',
    'factor.alternate-phone': 'Alternate phone',
    'factor.office-phone': 'Office phone',
    'factor.sms-sign-in': 'SMS sign-in',
    'factor.email': 'Email (password reset only)',
    'factor.soft-token': 'Software OATH token',
    'factor.hard-token': 'Hardware OATH token',
    'factor.passkey': 'Passkey (FIDO2)',
    'factor.platform-credential': 'Platform credential',
    'factor.pass': 'Temporary Access Pass',
    'factor.pass.until': 'until {time}',
    'factor.external': 'External authentication method',
    'factor.qr-code': 'QR code',
    'factor.unreadable': 'Method that could not be read',
    'factor.default': 'default method',
    'role.eligible': '{role} (can be activated)',
    'state.guest': 'Guest',
    'state.invited': 'invitation not accepted',
    'state.restricted': 'Restricted management',
  },
  ownTexts: {
    'connections.warning.admin-address-corrected':
      'This is the address of an admin center. Microsoft Graph of the same cloud is used instead.',
    'connections.warning.reset-right-not-testable':
      'Whether you may reset shows only when it is done: your role is for a part of the organisation, or one of your own. It needs what Authentication Administrator has.',
    'connections.warning.more-rights-than-needed':
      'You can do more with this sign-in than look people up and reset: the application was granted more than it needs, or your roles reach much further. Authentication Administrator is enough.',
    'connections.warning.role-too-low':
      'You may look people up. To remove methods, your account needs the role Authentication Administrator (active, where it has to be activated first) and the application the permission UserAuthenticationMethod.ReadWrite.All. Helpdesk Administrator is not enough.',
    'error.forbidden.text':
      'You may not manage this person: your role is missing, not activated or not for this part of the organisation, the person holds a role above yours, or the application lacks the permission. The request was not carried out.',
    'error.forbidden.action':
      'Activate your role if it has to be, and sign in again. Administrators and their like can only be reset by a Privileged Authentication Administrator.',
    'error.feature-not-enabled.text':
      'Your tenant lacks the licence for this (Microsoft Entra ID P1 or P2). Nothing was changed.',
    'error.default-method.text':
      'Microsoft keeps a person’s default method as long as there are others. This one was not removed.',
    'error.default-method.action':
      'Remove the other methods as well, or have the person choose another default sign-in method at mysignins.microsoft.com.',
    'error.code-not-permitted.text':
      'Your organisation’s policy does not permit this Temporary Access Pass, or the person is an external guest. None was created.',
    'error.code-not-permitted.action':
      'Have an administrator look at the policy for Temporary Access Pass among the authentication methods.',
    'error.code-not-usable.text':
      'Microsoft created a Temporary Access Pass that this person cannot use, because the policy does not include them. It is not shown, and an earlier pass was replaced.',
    'error.code-not-usable.action':
      'Have an administrator include the person in the policy for Temporary Access Pass, then create another one.',
    'error.token-rejected.title': 'Sign-in not accepted',
    'error.token-rejected.text':
      'Microsoft, or something on the way to it, does not accept the sign-in of this connection. The request was not carried out.',
    'error.token-rejected.action': 'Sign in again on the connection’s page.',
    'error.own-account.text':
      'This is the account you have signed in with. Microsoft lets nobody reset their own methods as an administrator. Nothing was sent.',
    'error.own-account.action': 'Manage them at mysignins.microsoft.com, or ask a colleague.',
  } satisfies OwnTexts,
}

export const entraTexts: TextsInEachLanguage<typeof en> = {
  en,
  de: {
    words: {
      description: 'Microsoft-Entra-ID-Konten (Microsoft 365, Azure) über Microsoft Graph',
      'address.hint': 'Microsoft Graph Ihrer Cloud, für fast alle https://graph.microsoft.com',
      'browser.label': 'Ihr eigenes Konto, im Browser',
      'browser.hint':
        'Sie melden sich bei Microsoft an, wie überall. MFA Desk sieht kein Passwort und kann, was Ihre eigenen Rollen erlauben.',
      'tenant.label': 'Verzeichnis-ID (Mandanten-ID)',
      'tenant.hint': 'Von der Übersichtsseite des Microsoft Entra Admin Center.',
      'client-id.label': 'Anwendungs-ID (Client-ID)',
      'client-id.hint': 'Der App-Registrierung für MFA Desk in Ihrem Mandanten.',
      'registration.help':
        'Jemand aus der Administration registriert die Anwendung einmal im Microsoft Entra Admin Center: App-Registrierungen, Neue Registrierung, nur für dieses Organisationsverzeichnis, Plattform „Mobilgerät- und Desktopanwendungen“, Umleitungs-URI http://localhost, kein geheimer Clientschlüssel.',
      rights:
        'Sie braucht die delegierten Berechtigungen User.Read.All, UserAuthenticationMethod.ReadWrite.All, User.RevokeSessions.All, RoleManagement.Read.Directory und GroupMember.Read.All, mit Administratorzustimmung. Wer zurücksetzt, braucht die Rolle Authentifizierungsadministrator, am besten für eine Verwaltungseinheit. Anwendungsberechtigungen werden nicht verwendet und dürfen nicht erteilt werden: Sie würden alle globalen Administratoren erreichen.',
      'link.registration': 'Anwendung registrieren',
      'link.roles': 'Authentifizierungsadministrator',
      'factor.phone': 'Telefon',
      'factor.alternate-phone': 'Alternatives Telefon',
      'factor.office-phone': 'Bürotelefon',
      'factor.sms-sign-in': 'Anmeldung per SMS',
      'factor.email': 'E-Mail (nur für neues Passwort)',
      'factor.soft-token': 'Software-OATH-Token',
      'factor.hard-token': 'Hardware-OATH-Token',
      'factor.passkey': 'Passkey (FIDO2)',
      'factor.platform-credential': 'Plattformanmeldeinformation',
      'factor.pass': 'Befristeter Zugriffspass',
      'factor.pass.until': 'bis {time}',
      'factor.external': 'Externe Authentifizierungsmethode',
      'factor.qr-code': 'QR-Code',
      'factor.unreadable': 'Methode, die nicht gelesen werden konnte',
      'factor.default': 'Standardmethode',
      'role.eligible': '{role} (aktivierbar)',
      'state.guest': 'Gast',
      'state.invited': 'Einladung nicht angenommen',
      'state.restricted': 'Eingeschränkte Verwaltung',
    },
    ownTexts: {
      'connections.warning.admin-address-corrected':
        'Das ist die Adresse eines Admin Center. Stattdessen wird Microsoft Graph derselben Cloud verwendet.',
      'connections.warning.reset-right-not-testable':
        'Ob Sie zurücksetzen dürfen, zeigt sich erst dabei: Ihre Rolle gilt für einen Teil der Organisation oder ist eine eigene. Nötig ist, was Authentifizierungsadministratoren dürfen.',
      'connections.warning.more-rights-than-needed':
        'Mit dieser Anmeldung können Sie mehr als Personen suchen und zurücksetzen: Der Anwendung wurde mehr erteilt, als sie braucht, oder Ihre Rollen reichen viel weiter. Authentifizierungsadministrator genügt.',
      'connections.warning.role-too-low':
        'Sie dürfen Personen suchen. Um Methoden zu entfernen, braucht Ihr Konto die Rolle Authentifizierungsadministrator (aktiv, wo sie erst aktiviert werden muss) und die Anwendung die Berechtigung UserAuthenticationMethod.ReadWrite.All. Helpdeskadministrator genügt nicht.',
      'error.forbidden.text':
        'Sie dürfen diese Person nicht verwalten: Ihre Rolle fehlt, ist nicht aktiviert oder gilt nicht für diesen Teil der Organisation, die Person hat eine Rolle über Ihrer, oder der Anwendung fehlt die Berechtigung. Die Anfrage wurde nicht ausgeführt.',
      'error.forbidden.action':
        'Aktivieren Sie Ihre Rolle, falls nötig, und melden Sie sich neu an. Administratoren und ihresgleichen kann nur ein privilegierter Authentifizierungsadministrator zurücksetzen.',
      'error.feature-not-enabled.text':
        'Ihrem Mandanten fehlt dafür die Lizenz (Microsoft Entra ID P1 oder P2). Es wurde nichts geändert.',
      'error.default-method.text':
        'Microsoft behält die Standardmethode einer Person, solange es andere Methoden gibt. Diese wurde nicht entfernt.',
      'error.default-method.action':
        'Entfernen Sie auch die anderen Methoden, oder lassen Sie die Person unter mysignins.microsoft.com eine andere Standardmethode wählen.',
      'error.code-not-permitted.text':
        'Die Richtlinie Ihrer Organisation erlaubt diesen befristeten Zugriffspass nicht, oder die Person ist ein externer Gast. Es wurde keiner erstellt.',
      'error.code-not-permitted.action':
        'Lassen Sie die Richtlinie für den befristeten Zugriffspass unter den Authentifizierungsmethoden prüfen.',
      'error.code-not-usable.text':
        'Microsoft hat einen befristeten Zugriffspass erstellt, den diese Person nicht verwenden kann, weil die Richtlinie sie nicht einschließt. Er wird nicht angezeigt, und ein früherer Pass wurde ersetzt.',
      'error.code-not-usable.action':
        'Lassen Sie die Person in die Richtlinie für den befristeten Zugriffspass aufnehmen, und erstellen Sie dann einen neuen.',
      'error.token-rejected.title': 'Anmeldung nicht angenommen',
      'error.token-rejected.text':
        'Microsoft, oder etwas auf dem Weg dorthin, nimmt die Anmeldung dieser Verbindung nicht an. Die Anfrage wurde nicht ausgeführt.',
      'error.token-rejected.action': 'Melden Sie sich auf der Seite der Verbindung neu an.',
      'error.own-account.text':
        'Mit diesem Konto sind Sie selbst angemeldet. Microsoft lässt niemanden die eigenen Methoden als Administrator zurücksetzen. Es wurde nichts gesendet.',
      'error.own-account.action': 'Verwalten Sie sie unter mysignins.microsoft.com, oder bitten Sie jemanden im Team.',
    },
  },
}
