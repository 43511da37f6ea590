import type { errorTexts as english } from '../en/error-texts.ts'
import type { TextsOf } from '../texts-of.ts'

export const errorTexts: TextsOf<typeof english> = {
  // The request itself

  'error.invalid-request.title': 'Anfrage abgelehnt',
  'error.invalid-request.text':
    'Etwas in der Anfrage fehlt oder ist nicht zulässig. Es wurde nichts gesendet oder geändert.',
  'error.invalid-request.action':
    'Prüfen Sie Ihre Eingaben und versuchen Sie es erneut. Tritt das wieder auf, starten Sie MFA Desk neu und melden Sie es mit der hier angezeigten Referenz.',

  'error.internal.title': 'Unerwarteter Fehler in MFA Desk',
  'error.internal.text':
    'In MFA Desk ist ein Fehler aufgetreten. Wenn gerade eine Zurücksetzung lief, zeigt der Verlauf, wie weit sie gekommen ist.',
  'error.internal.action':
    'Prüfen Sie den Verlauf, bevor Sie eine Zurücksetzung wiederholen. Melden Sie den Fehler mit der hier angezeigten Referenz.',

  'error.cancelled.title': 'Abgebrochen',
  'error.cancelled.text': 'Die Anfrage wurde angehalten, bevor eine Antwort kam.',
  'error.cancelled.action': 'Starten Sie sie bei Bedarf erneut.',

  'error.not-confirmed.title': 'Nicht bestätigt',
  'error.not-confirmed.text':
    'Die Frage wurde nicht mit Ja beantwortet, oder das, worum es ging, hat sich inzwischen geändert. Es wurde nichts gesendet oder geändert.',
  'error.not-confirmed.action': 'Beginnen Sie erneut, wenn Sie es noch möchten.',

  'error.too-many-questions.title': 'Zu viele Fragen',
  'error.too-many-questions.text':
    'MFA Desk fragt vor diesem Schritt nach, konnte es aber nicht: Eine andere Frage ist noch offen, oder mehrere wurden innerhalb einer Minute abgelehnt. Es wurde nichts gesendet oder geändert.',
  'error.too-many-questions.action':
    'Beantworten Sie die offene Frage oder versuchen Sie es in einer Minute erneut. Erscheinen Fragen, die Sie nicht ausgelöst haben, schließen Sie MFA Desk und melden Sie es.',

  // Reaching a system

  'error.address-invalid.title': 'Adresse ungültig',
  'error.address-invalid.text':
    'Das ist keine vollständige Webadresse, oder sie enthält etwas, das nicht hineingehört, etwa einen Benutzernamen, eine Abfrage oder ein Token.',
  'error.address-invalid.action':
    'Geben Sie die vollständige Adresse ein, beginnend mit https://, wie im Beispiel unter dem Feld.',

  'error.address-not-https.title': 'Adresse nicht verschlüsselt',
  'error.address-not-https.text':
    'Die Adresse beginnt mit http. Token oder Kennwort würden unverschlüsselt gesendet. Einfaches http ist nur für diesen Computer selbst zulässig (localhost).',
  'error.address-not-https.action':
    'Verwenden Sie die https-Adresse des Servers oder fragen Sie dessen Administrator danach.',

  'error.not-reachable.title': 'System nicht erreichbar',
  'error.not-reachable.text':
    'Der Server war nicht erreichbar, oder die Verbindung ist abgebrochen: Der Name wurde nicht gefunden, der Server lehnt Verbindungen ab, oder das Netzwerk ist gestört. Es wurde nichts geändert.',
  'error.not-reachable.action':
    'Prüfen Sie Netzwerk und VPN und versuchen Sie es erneut. Wenn andere Systeme antworten, prüfen Sie die Adresse dieser Verbindung.',

  'error.timed-out.title': 'Keine Antwort in der vorgesehenen Zeit',
  'error.timed-out.text':
    'Der Server hat nicht rechtzeitig geantwortet. Diese Anfrage liest nur, es wurde also nichts geändert.',
  'error.timed-out.action':
    'Versuchen Sie es erneut. Geschieht das häufig, informieren Sie den Administrator des Systems.',

  'error.certificate-not-trusted.title': 'Zertifikat nicht vertrauenswürdig',
  'error.certificate-not-trusted.text':
    'Dieser Computer vertraut dem Zertifikat des Servers nicht, oder es ist abgelaufen oder auf einen anderen Namen ausgestellt. Es wurde nichts gesendet, weder Token noch Kennwort.',
  'error.certificate-not-trusted.action':
    'Arbeiten Sie in diesem Netzwerk nicht weiter, bis die Ursache bekannt ist. Hat Ihre Organisation eine eigene Zertifizierungsstelle, lassen Sie deren Zertifikat auf diesem Computer installieren.',

  'error.certificate-store-not-read.title': 'Zertifikat nicht prüfbar',
  'error.certificate-store-not-read.text':
    'Das Zertifikat des Servers kann nicht geprüft werden: Der Zertifikatspeicher dieses Computers konnte nicht gelesen werden, daher sind die eigenen Zertifizierungsstellen Ihrer Organisation hier nicht bekannt. Es wurde nichts gesendet, weder Token noch Kennwort.',
  'error.certificate-store-not-read.action':
    'Versuchen Sie es in einer Minute erneut und starten Sie dann MFA Desk neu. Tritt das wieder auf, lassen Sie den Zertifikatspeicher dieses Computers prüfen.',

  'error.redirected.title': 'Server leitet auf eine andere Adresse um',
  'error.redirected.text':
    'Der Server hat mit einer Umleitung statt mit Daten geantwortet. MFA Desk ist ihr nicht gefolgt, damit das Token bei seinem Server bleibt. Häufige Ursachen: eine Anmeldeseite, ein falscher Pfad in der Adresse oder ein Netzwerk, das zuerst eine Anmeldung verlangt.',
  'error.redirected.action':
    'Prüfen Sie die Adresse der Verbindung, vor allem den Teil nach dem Servernamen. Melden Sie sich in einem Gastnetz zuerst am Netzwerk an.',

  'error.proxy-refused.title': 'Proxy hat die Verbindung abgelehnt',
  'error.proxy-refused.text':
    'Der Proxyserver dieses Netzwerks hat die Verbindung nicht zugelassen oder konnte das System nicht erreichen. Die Anfrage wurde nicht ausgeführt.',
  'error.proxy-refused.action':
    'Bitten Sie die Netzwerkadministration, diesen Server zuzulassen oder vom Proxy auszunehmen.',

  'error.proxy-sign-in-required.title': 'Proxy verlangt eine Anmeldung',
  'error.proxy-sign-in-required.text':
    'Der Proxyserver dieses Netzwerks verlangt eine Anmeldung, und MFA Desk gibt einem Proxy kein Kennwort. Das System wurde nicht erreicht, die Anfrage wurde nicht ausgeführt.',
  'error.proxy-sign-in-required.action':
    'Bitten Sie die Netzwerkadministration, diesen Server vom Proxy oder von dessen Anmeldung auszunehmen.',

  'error.proxy-not-usable.title': 'Proxyeinstellungen nicht verwendbar',
  'error.proxy-not-usable.text':
    'Die Netzwerkeinstellungen dieses Computers nennen nur Proxys einer Art, die MFA Desk nicht verwenden kann. Es wurde nichts gesendet.',
  'error.proxy-not-usable.action':
    'Bitten Sie die Netzwerkadministration um einen HTTP-, HTTPS- oder SOCKS-Proxy für diesen Server oder darum, ihn vom Proxy auszunehmen.',

  // What a system answered

  'error.answer-not-json.title': 'Eine Webseite statt Daten',
  'error.answer-not-json.text':
    'Unter dieser Adresse hat etwas geantwortet, aber nicht mit Daten. Häufige Ursachen: ein falsches virtuelles Verzeichnis in der Adresse, eine Anmeldeseite, ein zwischengeschaltetes Gateway oder ein Webdienst, der nicht läuft.',
  'error.answer-not-json.action': 'Prüfen Sie die Adresse der Verbindung.',

  'error.answer-too-large.title': 'Antwort zu groß',
  'error.answer-too-large.text':
    'Die Antwort war größer, als eine Antwort auf diese Anfrage sein sollte, und wurde nicht zu Ende gelesen.',
  'error.answer-too-large.action':
    'War es eine Suche, grenzen Sie sie ein. Tritt das wieder auf, informieren Sie den Administrator des Systems.',

  'error.answer-empty.title': 'Leere Antwort',
  'error.answer-empty.text':
    'Der Server hat ohne die angefragten Daten geantwortet. Was dort gespeichert ist, ist nicht bekannt.',
  'error.answer-empty.action': 'Versuchen Sie es erneut. Tritt das wieder auf, prüfen Sie die Adresse der Verbindung.',

  'error.answer-not-understood.title': 'Antwort nicht verstanden',
  'error.answer-not-understood.text':
    'Der Server hat in einer Form geantwortet, die diese Version von MFA Desk nicht kennt. Es wurde nichts daraus geraten.',
  'error.answer-not-understood.action':
    'Prüfen Sie, ob die Verbindung zum richtigen System führt. Wenn ja, melden Sie die Version des Systems mit der hier angezeigten Referenz.',

  'error.interface-not-found.title': 'API nicht gefunden',
  'error.interface-not-found.text':
    'Der Server kennt diese Anfrage nicht. Entweder stimmt die Adresse oder ihr virtuelles Verzeichnis nicht, oder das System ist zu alt, um seine MFA-Funktionen anderen Programmen anzubieten.',
  'error.interface-not-found.action':
    'Prüfen Sie zuerst die Adresse. Funktioniert die Suche und nur der MFA-Status nicht, fragen Sie den Administrator nach der Version des Systems.',

  'error.server-error.title': 'Fehler auf dem Server',
  'error.server-error.text': 'Der Server hat einen eigenen Fehler gemeldet und keine brauchbare Antwort gegeben.',
  'error.server-error.action':
    'Versuchen Sie es in einigen Minuten erneut. Tritt das wieder auf, nennen Sie dem Administrator des Systems den Zeitpunkt.',

  'error.rejected-by-server.title': 'Vom System abgelehnt',
  'error.rejected-by-server.text':
    'Das System hat die Anfrage verstanden, aber nicht ausgeführt. Hat es eine eigene Meldung dazu gegeben, wird sie angezeigt.',
  'error.rejected-by-server.action':
    'Lesen Sie die Meldung des Systems. Ist eine seiner Regeln die Ursache, kann der Administrator Ihnen mehr sagen.',

  'error.foreign-link.title': 'Link zu einem anderen Server',
  'error.foreign-link.text':
    'Die Antwort verwies für ihren nächsten Teil auf einen anderen Server. MFA Desk ist dem Verweis nicht gefolgt, damit das Token bei seinem Server bleibt.',
  'error.foreign-link.action':
    'Prüfen Sie die Adresse der Verbindung: Es muss die sein, die das System für sich selbst verwendet, auch wenn es eine eigene Domäne hat.',

  'error.rate-limited.title': 'Zu viele Anfragen',
  'error.rate-limited.text':
    'Das System hat um eine Pause vor der nächsten Anfrage gebeten. Diese Anfrage wurde nicht ausgeführt.',
  'error.rate-limited.action': 'Warten Sie und versuchen Sie es dann erneut.',
  'error.rate-limited.wait':
    '{seconds, plural, one {Das System bittet um # Sekunde Wartezeit.} other {Das System bittet um # Sekunden Wartezeit.}}',

  // Who we are to that system

  'error.token-rejected.title': 'Token nicht akzeptiert',
  'error.token-rejected.text':
    'Das System akzeptiert das Token dieser Verbindung nicht. Es ist möglicherweise abgelaufen oder widerrufen, sein Konto ist deaktiviert, oder statt des Tokens wurde eine Sitzungs-ID eingefügt.',
  'error.token-rejected.action':
    'Lassen Sie das Token vom Administrator prüfen oder neu erstellen, fügen Sie es dann unter „Verbindungen“ ein und testen Sie es.',

  'error.password-rejected.title': 'Benutzername oder Kennwort nicht akzeptiert',
  'error.password-rejected.text':
    'Das System hat Benutzername und Kennwort dieser Verbindung nicht akzeptiert. Sie werden nicht automatisch erneut versucht, weil jeder Versuch zur Sperrung des Kontos beiträgt.',
  'error.password-rejected.action':
    'Geben Sie Benutzername und Kennwort unter „Verbindungen“ neu ein und testen Sie einmal.',
  'error.password-rejected.attempts':
    '{attemptsLeft, plural, =0 {Kein Versuch mehr, bevor das Konto gesperrt wird.} one {Noch # Versuch, bevor das Konto gesperrt wird.} other {Noch # Versuche, bevor das Konto gesperrt wird.}}',

  'error.sign-in-account-disabled.title': 'Anmeldekonto deaktiviert',
  'error.sign-in-account-disabled.text':
    'Das Konto, mit dem sich diese Verbindung anmeldet, ist deaktiviert. Das betrifft nicht die Person, die Sie aufgerufen haben.',
  'error.sign-in-account-disabled.action':
    'Bitten Sie den Administrator, dieses Konto zu aktivieren, oder verwenden Sie unter „Verbindungen“ ein anderes.',

  'error.sign-in-account-locked.title': 'Anmeldekonto gesperrt',
  'error.sign-in-account-locked.text':
    'Das Konto, mit dem sich diese Verbindung anmeldet, ist gesperrt, meist nach falschen Kennwörtern. Das betrifft nicht die Person, die Sie aufgerufen haben.',
  'error.sign-in-account-locked.action':
    'Bitten Sie den Administrator, dieses Konto zu entsperren. Geben Sie dann das Kennwort unter „Verbindungen“ erneut ein.',

  'error.sign-in-account-expired.title': 'Anmeldekonto abgelaufen',
  'error.sign-in-account-expired.text':
    'Das Konto, mit dem sich diese Verbindung anmeldet, ist abgelaufen. Das betrifft nicht die Person, die Sie aufgerufen haben.',
  'error.sign-in-account-expired.action':
    'Bitten Sie den Administrator, dieses Konto zu verlängern, oder verwenden Sie unter „Verbindungen“ ein anderes.',

  'error.sign-in-outside-hours.title': 'Anmeldung außerhalb der erlaubten Zeiten',
  'error.sign-in-outside-hours.text':
    'Das Konto, mit dem sich diese Verbindung anmeldet, darf sich zu dieser Zeit nicht anmelden.',
  'error.sign-in-outside-hours.action':
    'Versuchen Sie es innerhalb der erlaubten Zeiten erneut oder bitten Sie den Administrator, sie zu ändern.',

  'error.sign-in-denied.title': 'Anmeldung nicht erlaubt',
  'error.sign-in-denied.text':
    'Das System kennt das Konto dieser Verbindung, erlaubt ihm aber keine Anmeldung über seine API.',
  'error.sign-in-denied.action': 'Bitten Sie den Administrator, diesem Konto die REST-API zu erlauben.',

  'error.sign-in-needed.title': 'Niemand ist angemeldet',
  'error.sign-in-needed.text':
    'Diese Verbindung arbeitet mit der Anmeldung einer Person, und auf diesem Computer hat sich noch niemand angemeldet.',
  'error.sign-in-needed.action': 'Melden Sie sich unter „Verbindungen“ mit dem Browser an.',

  'error.sign-in-ended.title': 'Ihre Anmeldung ist abgelaufen',
  'error.sign-in-ended.text':
    'Das System nimmt die Anmeldung dieser Verbindung nicht mehr an: Sie wurde beendet, das Kennwort wurde geändert, oder sie wurde lange nicht verwendet. Es wurde nichts geändert.',
  'error.sign-in-ended.action': 'Melden Sie sich unter „Verbindungen“ erneut mit dem Browser an.',

  'error.fresh-sign-in-needed.title': 'Eine neue Anmeldung ist nötig',
  'error.fresh-sign-in-needed.text':
    'Die Regeln Ihrer Organisation verlangen mehr, als die bestehende Anmeldung belegt, etwa nach einem Wechsel des Netzwerks oder einer längeren Pause. Es wurde nichts geändert.',
  'error.fresh-sign-in-needed.action': 'Melden Sie sich unter „Verbindungen“ erneut mit dem Browser an.',

  'error.sign-in-not-finished.title': 'Die Anmeldung wurde nicht abgeschlossen',
  'error.sign-in-not-finished.text':
    'Vom Browser kam nicht rechtzeitig eine Antwort. Vielleicht wurde der Tab geschlossen, oder die Anmeldeseite hat ein Problem gemeldet.',
  'error.sign-in-not-finished.action':
    'Melden Sie sich erneut an. Meldet die Anmeldeseite ein Problem, nennen Sie der Administration dessen Nummer.',

  'error.sign-in-declined.title': 'Die Anmeldung wurde abgelehnt',
  'error.sign-in-declined.text':
    'Im Browser wurde die Anmeldung abgelehnt oder den gewünschten Berechtigungen nicht zugestimmt.',
  'error.sign-in-declined.action':
    'Melden Sie sich erneut an und stimmen Sie zu, oder fragen Sie die Administration, was die Anwendung darf.',

  'error.sign-in-blocked.title': 'Ihre Organisation erlaubt diese Anmeldung nicht',
  'error.sign-in-blocked.text':
    'Konto und Kennwort stimmen, aber die Regeln für Anmeldungen lehnen sie ab: meist wegen dieses Computers, des Netzwerks oder der Art der Anmeldung.',
  'error.sign-in-blocked.action': 'Nennen Sie der Administration, die diese Regeln festlegt, die Nummer unten.',

  'error.consent-missing.title': 'Die Anwendung muss erst genehmigt werden',
  'error.consent-missing.text':
    'Die Anwendung braucht Berechtigungen, die nur die Administration des Systems erteilen kann, einmal für alle. Das ist nicht oder nicht für alle Berechtigungen geschehen.',
  'error.consent-missing.action':
    'Bitten Sie die Administration, der Anwendung dieser Verbindung zuzustimmen. Melden Sie sich dann erneut an.',

  'error.redirect-not-registered.title': 'Die Anwendung ist dafür nicht eingerichtet',
  'error.redirect-not-registered.text':
    'Das System schickt die Anmeldung nicht an diesen Computer zurück, weil die Anwendung dieser Verbindung nicht als Desktopanwendung eingerichtet ist.',
  'error.redirect-not-registered.action':
    'Bitten Sie die Administration, in der Anwendung die Umleitungsadresse http://localhost für Desktopanwendungen einzutragen.',

  'error.app-not-assigned.title': 'Sie dürfen die Anwendung nicht verwenden',
  'error.app-not-assigned.text':
    'Das System kennt Sie, aber die Anwendung dieser Verbindung ist auf bestimmte Personen beschränkt, und Sie gehören nicht dazu.',
  'error.app-not-assigned.action': 'Bitten Sie die Administration, Sie der Anwendung zuzuweisen.',

  'error.tenant-rejected.title': 'Mandanten-ID nicht angenommen',
  'error.tenant-rejected.text': 'Es gibt keinen Mandanten mit dieser ID, oder sie hat nicht die Form einer ID.',
  'error.tenant-rejected.action': 'Kopieren Sie die Mandanten-ID von der Übersichtsseite der Anwendung.',

  'error.tenant-mismatch.title': 'Dieses Konto gehört zu einer anderen Organisation',
  'error.tenant-mismatch.text':
    'Jemand hat sich mit einem Konto angemeldet, das nicht zum Mandanten dieser Verbindung gehört. Von dieser Anmeldung wurde nichts gespeichert.',
  'error.tenant-mismatch.action':
    'Melden Sie sich erneut an und wählen Sie das Konto, mit dem Sie diese Organisation administrieren.',

  'error.browser-not-opened.title': 'Die Anmeldung konnte nicht beginnen',
  'error.browser-not-opened.text':
    'Entweder ließ sich kein Browser öffnen, oder dieser Computer lässt die Anwendung nicht auf die Antwort des Browsers warten.',
  'error.browser-not-opened.action':
    'Prüfen Sie, ob ein Standardbrowser eingestellt ist und keine Sicherheitssoftware Verbindungen innerhalb dieses Computers blockiert, und melden Sie sich dann erneut an.',

  'error.organisation-refused.title': 'Organisation nicht akzeptiert',
  'error.organisation-refused.text':
    'Das Konto dieser Verbindung ist kein aktives Mitglied der angegebenen oder irgendeiner Organisation.',
  'error.organisation-refused.action':
    'Prüfen Sie die Nummer der Organisation unter „Verbindungen“. Bleibt das Feld leer, nimmt das System die einzige, die es gibt.',

  'error.second-factor-required.title': 'Code zur Anmeldung erforderlich',
  'error.second-factor-required.text':
    'Das Konto dieser Verbindung meldet sich mit einem zweiten Faktor an. Bis der Code eingegeben ist, wird vom System nichts abgefragt.',
  'error.second-factor-required.action':
    'Geben Sie den Code unter „Verbindungen“ ein. Er wird einmal verwendet und nicht gespeichert; danach erneuert sich die Sitzung selbst, bis Sie MFA Desk schließen.',

  'error.second-factor-rejected.title': 'Code nicht akzeptiert',
  'error.second-factor-rejected.text':
    'Das System hat den Code nicht akzeptiert. Die Codes einer Authenticator-App ändern sich alle 30 Sekunden. Er wird nicht automatisch erneut versucht.',
  'error.second-factor-rejected.action': 'Warten Sie auf den nächsten Code und geben Sie ihn ein.',

  'error.second-factor-unsupported.title': 'Zweiter Faktor wird hier nicht unterstützt',
  'error.second-factor-unsupported.text':
    'Das Konto dieser Verbindung meldet sich mit einem zweiten Faktor an, der kein Code ist: einem Passkey oder einem Link per E-Mail.',
  'error.second-factor-unsupported.action':
    'Fügen Sie diesem Konto eine Authenticator-App hinzu, verwenden Sie ein anderes Konto oder fügen Sie unter „Verbindungen“ ein Zugriffstoken ein.',

  'error.role-too-low.title': 'Nur Abfrage, keine Zurücksetzung',
  'error.role-too-low.text':
    'Das Konto dieser Verbindung darf Personen suchen, aber seine Rolle im System reicht nicht aus, um die Methoden anderer zurückzusetzen. Es wurde nichts gesendet.',
  'error.role-too-low.action':
    'Beantragen Sie für dieses Konto eine Administratorrolle oder verwenden Sie unter „Verbindungen“ ein anderes Konto.',

  'error.private-key-invalid.title': 'Kein verwendbarer privater Schlüssel',
  'error.private-key-invalid.text':
    'Der private Schlüssel ist weder ein PEM im Format PKCS#8 (BEGIN PRIVATE KEY) noch ein JWK mit privatem Teil, oder er ist verschlüsselt, von anderer Art oder kürzer als 2.048 Bit. Es wurde nichts gesendet.',
  'error.private-key-invalid.action':
    'Fügen Sie den ganzen Schlüssel so ein, wie er beim Erstellen angezeigt wurde. Ein Schlüssel, der mit BEGIN RSA PRIVATE KEY beginnt, lässt sich umwandeln: openssl pkcs8 -topk8 -nocrypt.',

  'error.key-id-mismatch.title': 'Schlüssel und Schlüssel-ID passen nicht zusammen',
  'error.key-id-mismatch.text':
    'Die Schlüssel-ID im eingefügten Schlüssel ist nicht die hier eingegebene. Es wurde nichts gesendet.',
  'error.key-id-mismatch.action':
    'Lassen Sie die Schlüssel-ID leer, um die des Schlüssels zu verwenden, oder fügen Sie den Schlüssel mit dieser ID ein.',

  'error.key-not-accepted.title': 'Schlüssel nicht akzeptiert',
  'error.key-not-accepted.text':
    'Das System kennt die Anwendung, akzeptiert aber die Signatur dieses Schlüssels nicht: Der öffentliche Schlüssel ist dort nicht oder unter einer anderen Schlüssel-ID registriert.',
  'error.key-not-accepted.action':
    'Vergleichen Sie die Schlüssel-ID mit denen der öffentlichen Schlüssel, die die Anwendung im System hat.',

  'error.client-id-rejected.title': 'Client-ID nicht akzeptiert',
  'error.client-id-rejected.text':
    'Das System hat keine aktive Dienstanwendung mit dieser Client-ID, oder die Anwendung meldet sich nicht mit einem Schlüssel an.',
  'error.client-id-rejected.action':
    'Kopieren Sie die Client-ID aus der Anwendung im System. Die Anwendung muss sich mit einem privaten Schlüssel anmelden.',

  'error.client-secret-rejected.title': 'Client-ID oder Clientgeheimnis nicht akzeptiert',
  'error.client-secret-rejected.text':
    'Das System akzeptiert Client-ID und Clientgeheimnis dieser Verbindung nicht oder lässt die Anwendung damit nicht anmelden. Sie werden nicht automatisch erneut versucht.',
  'error.client-secret-rejected.action':
    'Lassen Sie die Anwendung vom Administrator prüfen, geben Sie dann das Clientgeheimnis unter „Verbindungen“ neu ein und testen Sie es.',

  'error.scope-missing.title': 'Bereich (Scope) fehlt',
  'error.scope-missing.text': 'Der Anwendung wurden nicht alle hierfür nötigen Bereiche (Scopes) erteilt.',
  'error.scope-missing.action':
    'Lassen Sie ihr von einem Administrator die Bereiche erteilen, mit denen Benutzer gelesen und ihre Methoden zurückgesetzt werden.',

  'error.role-missing.title': 'Administratorrolle fehlt',
  'error.role-missing.text':
    'Die Anwendung hat ihre Bereiche (Scopes), aber keine Administratorrolle, die diese Anfrage erlaubt. Das System verlangt beides.',
  'error.role-missing.action':
    'Lassen Sie der Anwendung von einem Administrator eine Rolle zuweisen, die Benutzer lesen und ihre Methoden zurücksetzen darf.',

  'error.clock-off.title': 'Die Uhr dieses Computers geht falsch',
  'error.clock-off.text':
    'Die Signatur wurde abgelehnt, weil die Uhr dieses Computers um Minuten von der des Servers abweicht.',
  'error.clock-off.action':
    'Stellen Sie die Uhr dieses Computers, am besten über einen Zeitserver. Versuchen Sie es dann erneut.',

  'error.feature-not-enabled.title': 'Im System nicht aktiviert',
  'error.feature-not-enabled.text':
    'Ihre Organisation hat diese Funktion nicht aktiviert, oder ihre Edition enthält sie nicht. Es wurde nichts geändert.',
  'error.feature-not-enabled.action': 'Fragen Sie den Administrator, ob sie aktiviert werden kann.',

  'error.forbidden.title': 'Nicht erlaubt',
  'error.forbidden.text':
    'Dem Konto dieser Verbindung fehlt das Recht für diese Anfrage, oder das System hat sie für andere Programme abgeschaltet. Die Anfrage wurde nicht ausgeführt.',
  'error.forbidden.action': 'Bitten Sie den Administrator, das Recht zu erteilen.',

  // Whom it is about

  'error.account-not-found.title': 'Person nicht gefunden',
  'error.account-not-found.text':
    'Das System hat kein Konto mit dieser ID mehr. Es wurde möglicherweise gelöscht oder aus dem Bereich verschoben, den diese Verbindung sehen kann.',
  'error.account-not-found.action': 'Suchen Sie die Person erneut.',

  'error.account-locked.title': 'Konto gesperrt',
  'error.account-locked.text':
    'Das Konto ist im System gesperrt, meist nach falschen Codes oder Kennwörtern. Bis es entsperrt ist, lehnt das System dies ab.',
  'error.account-locked.action': 'Entsperren Sie zuerst das Konto, sobald klar ist, wer anruft.',

  'error.account-suspended.title': 'Konto vorübergehend deaktiviert',
  'error.account-suspended.text':
    'Dieses Konto ist im System vorübergehend deaktiviert. So lange beweisen seine Methoden nichts.',
  'error.account-suspended.action':
    'Fragen Sie den Administrator nach dem Grund, bevor Sie etwas für die anrufende Person tun.',

  'error.account-state-forbids.title': 'Im aktuellen Zustand des Kontos nicht möglich',
  'error.account-state-forbids.text':
    'Das System tut dies nicht für ein Konto in diesem Zustand, zum Beispiel deaktiviert, noch nicht aktiviert oder nicht gesperrt.',
  'error.account-state-forbids.action': 'Aktualisieren Sie das Konto und prüfen Sie seinen Zustand.',

  'error.administrator-protected.title': 'Diese Verbindung darf diese Person nicht zurücksetzen',
  'error.administrator-protected.text':
    'Die Person ist Administrator oder gehört nicht zu den Gruppen, für die die Rolle dieser Verbindung gilt. Was davon zutrifft, sagt das System nicht. Es wurde nichts geändert.',
  'error.administrator-protected.action':
    'Lassen Sie es von einem Superadministrator ausführen. Geschieht es bei allen Personen, fehlt dem Token oder der Anwendung dieser Verbindung das Recht zum Zurücksetzen.',

  'error.factor-not-active.title': 'Methode nicht aktiv',
  'error.factor-not-active.text':
    'Die Einrichtung dieser Methode wurde begonnen, aber nicht abgeschlossen, oder die Methode ist abgeschaltet. Sie kann derzeit nicht verwendet werden.',
  'error.factor-not-active.action': 'Wählen Sie eine andere Methode.',

  'error.default-method.title': 'Standardmethode, geht noch nicht',
  'error.default-method.text':
    'Das System behält die Standardmethode einer Person, solange es andere Methoden gibt. Diese wurde nicht entfernt.',
  'error.default-method.action':
    'Entfernen Sie auch die anderen Methoden, oder lassen Sie die Person in ihren Sicherheitseinstellungen eine andere Standardmethode wählen.',

  'error.other-method-first.title': 'Zuerst muss eine andere Methode weg',
  'error.other-method-first.text':
    'Das System entfernt diese Nummer nicht, solange es eine alternative gibt. Sie wurde nicht entfernt.',
  'error.other-method-first.action': 'Entfernen Sie zuerst die alternative Nummer, oder beide in einem Vorgang.',

  'error.code-not-permitted.title': 'Code nicht erlaubt',
  'error.code-not-permitted.text':
    'Die Regeln Ihrer Organisation im System erlauben diesen Code für diese Person nicht. Es wurde keiner erstellt.',
  'error.code-not-permitted.action':
    'Fragen Sie die Administration, wer solche Codes bekommen darf und in welchen Grenzen.',

  'error.code-not-usable.title': 'Code nicht verwendbar',
  'error.code-not-usable.text':
    'Das System hat einen Code erstellt, mit dem sich diese Person nicht anmelden kann, weil die Regeln es nicht zulassen. Er wird nicht angezeigt, und ein früherer Code kann ersetzt worden sein.',
  'error.code-not-usable.action':
    'Lassen Sie die Person in die Regeln für solche Codes aufnehmen, und erstellen Sie dann einen neuen.',

  'error.changed-meanwhile.title': 'Inzwischen geändert',
  'error.changed-meanwhile.text':
    'Jemand anders hat dieses Konto zur selben Zeit im System geändert. Die Anfrage wurde nicht ausgeführt.',
  'error.changed-meanwhile.action': 'Lesen Sie das Konto neu, und entscheiden Sie nach dem, was es jetzt zeigt.',

  'error.account-deleted.title': 'Konto gelöscht',
  'error.account-deleted.text':
    'Das System führt dieses Konto noch, aber als gelöscht. Es hat keine Methoden, die zurückgesetzt werden könnten. Es wurde nichts gesendet.',
  'error.account-deleted.action':
    'Prüfen Sie, ob die Person ein anderes Konto hat, oder bitten Sie den Administrator, dieses wiederherzustellen.',

  'error.email-not-unique.title': 'Nicht genau ein Konto mit dieser Adresse',
  'error.email-not-unique.text':
    'Das System hat mehrere Konten mit dieser E-Mail-Adresse oder keines. Welches gemeint ist, ist nicht eindeutig, deshalb wurde keines geändert.',
  'error.email-not-unique.action':
    'Bitten Sie den Administrator des Systems, die Adresse zu bereinigen, und suchen Sie dann erneut.',

  'error.own-account.title': 'Eigenes Konto dieser Verbindung',
  'error.own-account.text':
    'Mit diesem Konto meldet sich die Verbindung an. Eine Zurücksetzung würde ihre eigenen Methoden entfernen und wird hier deshalb abgelehnt. Es wurde nichts gesendet.',
  'error.own-account.action':
    'Wem das Konto gehört, kann es im System selbst zurücksetzen, in den Sicherheitseinstellungen des Profils.',

  'error.user-id-refused.title': 'Keine ID einer Person',
  'error.user-id-refused.text':
    'Die ID dieses Kontos sieht nicht wie die ID einer Person in diesem System aus. So gesendet, könnte sie jemand anderen betreffen. Es wurde nichts gesendet.',
  'error.user-id-refused.action':
    'Suchen Sie die Person erneut. Tritt das wieder auf, melden Sie es mit dem Namen des Systems.',

  'error.other-account-named.title': 'Das System nennt ein anderes Konto',
  'error.other-account-named.text':
    'Die Zurücksetzung wurde für die ausgewählte Person gesendet, aber die Antwort nennt ein anderes Konto. Wessen Methoden entfernt wurden, ist nicht sicher.',
  'error.other-account-named.action':
    'Vergleichen Sie das hier genannte Konto mit der Person, prüfen Sie beide im System selbst und melden Sie es dessen Administrator, bevor Sie erneut zurücksetzen.',

  // Tickets

  'error.ticket-not-found.title': 'Ticket nicht gefunden',
  'error.ticket-not-found.text':
    'Kein verbundenes Ticketsystem zeigt ein Ticket mit dieser Nummer. Es existiert möglicherweise nicht, oder das Konto der Verbindung darf es nicht sehen.',
  'error.ticket-not-found.action': 'Prüfen Sie die Nummer im Ticketsystem.',

  'error.ticket-takes-no-note.title': 'Notiz nicht im Ticket hinzugefügt',
  'error.ticket-takes-no-note.text':
    'Das Ticketsystem hat die Notiz nicht angenommen. Das Ticket ist möglicherweise geschlossen, oder das Konto der Verbindung darf darin keine Notizen schreiben. Es wurde nichts hinzugefügt, und das Ticket wurde nicht geändert.',
  'error.ticket-takes-no-note.action':
    'Kopieren Sie die Notiz und fügen Sie sie von Hand hinzu. MFA Desk versucht es jede Stunde erneut und erkennt, ob die Notiz schon vorhanden ist.',

  'error.ticket-note-unconfirmed.title': 'Notiz vom Ticketsystem nicht bestätigt',
  'error.ticket-note-unconfirmed.text':
    'Die Verbindung ist abgebrochen, bevor das Ticketsystem die Notiz bestätigt hat. Ob sie im Ticket steht, ist nicht bekannt.',
  'error.ticket-note-unconfirmed.action':
    'Sie müssen nichts tun: MFA Desk sucht die Notiz im Ticket und fügt sie nur hinzu, wenn sie fehlt.',

  'error.ticket-note-public.title': 'Notiz wurde möglicherweise an den Kunden gesendet',
  'error.ticket-note-public.text':
    'Die Notiz wurde hinzugefügt, aber das Ticketsystem gibt nicht an, dass sie intern ist. Wer das Ticket betrifft, hat sie möglicherweise per E-Mail erhalten. Sie wird nicht erneut hinzugefügt, und an dieses Ticketsystem wird keine weitere Notiz gesendet.',
  'error.ticket-note-public.action':
    'Prüfen Sie jetzt das Ticket, informieren Sie die Person, falls sie die Notiz erhalten hat, und lassen Sie das Konto der Verbindung vom Administrator zum Agenten des Service Desk machen. Blenden Sie dann diese Meldung aus.',

  'error.ticket-notes-stopped.title': 'Notizen angehalten, bis eine Warnung ausgeblendet ist',
  'error.ticket-notes-stopped.text':
    'Eine frühere Notiz an dieses Ticketsystem hat möglicherweise einen Kunden erreicht, daher werden keine weiteren gesendet. Es wurde nichts hinzugefügt.',
  'error.ticket-notes-stopped.action':
    'Kümmern Sie sich zuerst um diese Notiz: Sie steht auf der Seite „Verlauf“. Blenden Sie sie dort aus, sobald das Konto der Verbindung Agent ist, und wählen Sie dann „Jetzt versuchen“.',

  'error.ticket-notes-off.title': 'Ticketnotizen sind abgeschaltet',
  'error.ticket-notes-off.text':
    'Nach den Regeln dieses Helpdesks werden keine Notizen mehr in Tickets geschrieben. Es wurde nichts hinzugefügt.',
  'error.ticket-notes-off.action':
    'Kopieren Sie die Notiz und fügen Sie sie von Hand hinzu, oder schalten Sie Ticketnotizen in den Einstellungen ein.',

  'error.ticket-system-gone.title': 'Ticketsystem nicht mehr verbunden',
  'error.ticket-system-gone.text':
    'Das Ticketsystem mit diesem Ticket ist hier nicht mehr verbunden: Seine Verbindung wurde entfernt oder hat jetzt eine andere Adresse. Es wurde nichts hinzugefügt, weil dieselbe Nummer anderswo ein anderes Ticket sein kann.',
  'error.ticket-system-gone.action':
    'Kopieren Sie die Notiz und fügen Sie sie von Hand hinzu, oder verbinden Sie das Ticketsystem wieder unter derselben Adresse.',

  'error.ticket-closed.title': 'Das Ticket ist geschlossen',
  'error.ticket-closed.text':
    'Laut Ticketsystem ist dieses Ticket gelöst oder geschlossen. Die Regeln dieses Helpdesks erlauben damit keine Zurücksetzung. Es wurde nichts gesendet oder geändert.',
  'error.ticket-closed.action': 'Lassen Sie das Ticket wieder öffnen oder verwenden Sie das Ticket zu diesem Anruf.',

  'error.ticket-for-somebody-else.title': 'Das Ticket ist für jemand anderen',
  'error.ticket-for-somebody-else.text':
    'Das Ticketsystem nennt eine andere Person als die, die zurückgesetzt wird. Die Regeln dieses Helpdesks erlauben damit keine Zurücksetzung. Es wurde nichts gesendet oder geändert.',
  'error.ticket-for-somebody-else.action':
    'Prüfen Sie, ob Ticket und Person stimmen. Steht im Ticket der falsche Name, lassen Sie ihn im Ticketsystem korrigieren.',

  // Connections and their secrets

  'error.system-not-known.title': 'System dieser Version nicht bekannt',
  'error.system-not-known.text':
    'Diese Verbindung wurde mit einer anderen Version von MFA Desk für ein System eingerichtet, das diese Version nicht kennt. Sie bleibt unverändert, wird aber nicht verwendet.',
  'error.system-not-known.action':
    'Installieren Sie eine Version, die das System kennt, oder entfernen Sie die Verbindung.',

  'error.connection-not-found.title': 'Verbindung entfernt',
  'error.connection-not-found.text': 'Diese Verbindung ist auf diesem Computer nicht mehr eingerichtet.',
  'error.connection-not-found.action':
    'Wählen Sie eine andere Verbindung oder fügen Sie sie unter „Verbindungen“ wieder hinzu.',

  'error.connection-name-taken.title': 'Name bereits vergeben',
  'error.connection-name-taken.text':
    'Eine andere Verbindung hat bereits diesen Namen, die beiden könnten verwechselt werden.',
  'error.connection-name-taken.action': 'Wählen Sie einen Namen, der die beiden unterscheidet.',

  'error.secret-missing.title': 'Token oder Kennwort fehlt',
  'error.secret-missing.text':
    'Der Schlüsselbund dieses Computers enthält für diese Verbindung unter ihrer aktuellen Adresse weder Token noch Kennwort. Nach einer Änderung der Adresse muss es neu eingegeben werden.',
  'error.secret-missing.action':
    'Öffnen Sie die Verbindung unter „Verbindungen“ und geben Sie Token oder Kennwort ein.',

  'error.secret-incomplete.title': 'Token oder Kennwort unvollständig',
  'error.secret-incomplete.text':
    'Der Schlüsselbund enthält nur einen Teil des Tokens oder Kennworts oder Teile, die nicht zusammengehören. Es wurde nicht verwendet.',
  'error.secret-incomplete.action':
    'Öffnen Sie die Verbindung unter „Verbindungen“ und geben Sie Token oder Kennwort erneut ein.',

  'error.keychain-unavailable.title': 'Schlüsselbund nicht verfügbar',
  'error.keychain-unavailable.text':
    'Der Schlüsselbund des Betriebssystems antwortet nicht. Token und Kennwörter liegen nur dort, daher können keine Verbindungen verwendet werden. Das heißt nicht, dass darin etwas verloren ist.',
  'error.keychain-unavailable.action':
    'Melden Sie sich am Computer ab und wieder an. Unter Linux muss ein Secret Service wie GNOME Keyring laufen. Der Übungsmodus funktioniert auch ohne ihn.',

  'error.keychain-locked.title': 'Schlüsselbund gesperrt',
  'error.keychain-locked.text':
    'Der Schlüsselbund des Betriebssystems ist gesperrt oder wartet auf die Antwort auf eine eigene Frage. Was darin gespeichert ist, bleibt erhalten, kann bis dahin aber nicht gelesen werden.',
  'error.keychain-locked.action':
    'Entsperren Sie den Schlüsselbund oder beantworten Sie seine Frage und versuchen Sie es dann erneut.',

  'error.keychain-refused.title': 'Zugriff auf den Schlüsselbund verweigert',
  'error.keychain-refused.text':
    'Der Schlüsselbund des Betriebssystems lässt MFA Desk keine Token und Kennwörter speichern oder lesen. Sie liegen nur dort, daher können keine Verbindungen verwendet werden. Was darin gespeichert ist, ist nicht verloren.',
  'error.keychain-refused.action':
    'Auf einem Mac muss ein anders signiertes MFA Desk für jeden Eintrag um Zugriff bitten: Versuchen Sie es erneut und wählen Sie „Immer erlauben“. Unter Windows verbietet möglicherweise eine Richtlinie Ihres Unternehmens das Speichern von Anmeldeinformationen: Fragen Sie, wer diesen Computer betreut. Der Übungsmodus funktioniert auch ohne ihn.',

  // Checking the caller

  'error.caller-check-not-offered.title': 'Keine Prüfung mit dieser Methode',
  'error.caller-check-not-offered.text':
    'Mit dieser Methode kann von hier aus nicht geprüft werden, wer anruft, oder die Methode ist nicht mehr vorhanden. Der Person wurde nichts gesendet.',
  'error.caller-check-not-offered.action':
    'Aktualisieren Sie die Person und wählen Sie eine andere Methode. Gibt es keine, folgen Sie dem Verfahren Ihres Unternehmens.',

  'error.caller-check-not-found.title': 'Prüfung ist beendet',
  'error.caller-check-not-found.text':
    'Diese Anruferprüfung wurde beendet oder durch eine andere ersetzt. Ihre letzte Eingabe wurde nicht weitergegeben.',
  'error.caller-check-not-found.action': 'Beginnen Sie eine neue Prüfung.',

  'error.caller-check-limit.title': 'Zu viele Prüfungen eines Kontos',
  'error.caller-check-limit.text':
    'An dieses Konto gingen innerhalb weniger Minuten mehrere Prüfungen. Ständige Anfragen zermürben, bis jemand zustimmt, deshalb wird jetzt keine gesendet.',
  'error.caller-check-limit.action':
    'Warten Sie 15 Minuten oder prüfen Sie die Identität auf andere Weise. Besteht die anrufende Person darauf, melden Sie es.',

  'error.caller-check-unknown.title': 'Nicht bekannt, ob es angekommen ist',
  'error.caller-check-unknown.text':
    'Die Verbindung ist abgebrochen, oder es kam rechtzeitig keine Antwort. Ob die Prüfung das System erreicht hat, ist nicht bekannt; sie wird nicht automatisch erneut gesendet. Keine Zurücksetzung hängt davon ab.',
  'error.caller-check-unknown.action':
    'Fragen Sie am Telefon, ob etwas angekommen ist, und beginnen Sie dann eine neue Prüfung. Ein eingegebener Code ist möglicherweise verbraucht.',

  'error.caller-check-error.title': 'Systemfehler bei dieser Methode',
  'error.caller-check-error.text':
    'Das System hat bei der Prüfung mit dieser Methode einen eigenen Fehler gemeldet. Das beweist weder das eine noch das andere.',
  'error.caller-check-error.action':
    'Prüfen Sie die Identität mit einer anderen Methode oder beginnen Sie in einer Minute eine neue Prüfung. Geschieht das häufig, informieren Sie den Administrator des Systems.',

  'error.message-just-sent.title': 'Nachricht gerade erst gesendet',
  'error.message-just-sent.text':
    'Das System hat dieser Person eben erst eine Nachricht gesendet und wartet, bevor es eine weitere sendet. Eine zweite wurde nicht gesendet.',
  'error.message-just-sent.action': 'Warten Sie 30 Sekunden und starten Sie die Prüfung dann erneut.',

  'error.refused-on-device.title': 'Auf dem Gerät abgelehnt',
  'error.refused-on-device.text':
    'Wer das Gerät hat, hat die Anfrage abgelehnt. Möglicherweise ruft jemand anderes an. Es wurde nichts geändert.',
  'error.refused-on-device.action': 'Setzen Sie nichts zurück, beenden Sie das Gespräch und melden Sie es.',

  'error.code-already-used.title': 'Code bereits verwendet',
  'error.code-already-used.text': 'Der Code ist richtig, wurde aber bereits verwendet. Jeder Code gilt nur einmal.',
  'error.code-already-used.action': 'Lassen Sie sich den nächsten Code auf dem Gerät nennen.',

  'error.code-too-late.title': 'Code zu alt',
  'error.code-too-late.text': 'Der Code war eben noch richtig. Er beweist nichts mehr.',
  'error.code-too-late.action': 'Lassen Sie sich den Code nennen, den das Gerät jetzt anzeigt.',

  'error.proof-not-valid.title': 'Anruferprüfung gilt nicht mehr',
  'error.proof-not-valid.text':
    'Eine Anruferprüfung gilt 15 Minuten, für eine Zurücksetzung und nur für die Person, mit der sie erfolgte. Diese ist abgelaufen, verbraucht oder gilt für jemand anderen. Es wurde nichts zurückgesetzt.',
  'error.proof-not-valid.action':
    'Prüfen Sie die Identität erneut oder fahren Sie ohne Prüfung fort, wenn Ihr Unternehmen das erlaubt.',

  'error.caller-not-checked.title': 'Identität nicht geprüft',
  'error.caller-not-checked.text': 'Wer anruft, ist nicht bekannt. Es wurde nichts zurückgesetzt.',
  'error.caller-not-checked.action':
    'Prüfen Sie die Identität oder geben Sie an, warum das diesmal nicht möglich ist. Der Grund wird protokolliert.',

  'error.proofs-missing.title': 'Weitere Nachweise erforderlich',
  'error.proofs-missing.text':
    'Die Regeln dieses Helpdesks verlangen mehr Nachweise, bevor diese Person zurückgesetzt wird. Es wurde nichts zurückgesetzt. Was bisher nachgewiesen ist, gilt weiter für seine 15 Minuten.',
  'error.proofs-missing.action':
    'Ergänzen Sie, was fehlt; es steht über der Zurücksetzung. Ohne dies kann diese Person hier nicht zurückgesetzt werden.',

  'error.second-person-missing.title': 'Eine zweite Person muss zustimmen',
  'error.second-person-missing.text':
    'Die Regeln dieses Helpdesks verlangen die Freigabe einer zweiten Person, bevor jemand mit so weitreichenden Rechten zurückgesetzt wird. Es wurde nichts zurückgesetzt. Die Nachweise gelten weiter für ihre 15 Minuten.',
  'error.second-person-missing.action':
    'Fragen Sie über der Zurücksetzung eine freigebende Person. Nennen die Regeln keine oder kann kein verbundenes System sie fragen, kann diese Person an diesem Helpdesk nicht zurückgesetzt werden.',

  'error.approver-not-allowed.title': 'Diese Person kann keine Freigabe erteilen',
  'error.approver-not-allowed.text':
    'Freigeben kann nur, wen die Regeln nennen: nie Sie selbst und nie die Person, die zurückgesetzt wird. Es wurde niemand gefragt.',
  'error.approver-not-allowed.action': 'Wählen Sie eine andere freigebende Person.',

  'error.proof-not-accepted.title': 'Diese Art von Nachweis gilt hier nicht',
  'error.proof-not-accepted.text':
    'Die Regeln dieses Helpdesks akzeptieren sie nicht, daher wurde sie nicht protokolliert.',
  'error.proof-not-accepted.action': 'Prüfen Sie die Identität auf andere Weise.',

  'error.number-not-registered.title': 'Nicht die Nummer im Verzeichnis',
  'error.number-not-registered.text':
    'Das Verzeichnis enthält diese Nummer nicht mehr, ein Anruf dort beweist also nichts. Er wurde nicht protokolliert.',
  'error.number-not-registered.action': 'Aktualisieren Sie die Person und rufen Sie die dann angezeigte Nummer an.',

  'error.manager-not-known.title': 'Das Verzeichnis nennt keine Führungskraft',
  'error.manager-not-known.text':
    'Es gibt keine Führungskraft, mit der die Aussage verglichen werden kann. Sie wurde nicht protokolliert.',
  'error.manager-not-known.action': 'Prüfen Sie die Identität auf andere Weise.',

  // Resets

  'error.nothing-selected.title': 'Nichts ausgewählt',
  'error.nothing-selected.text':
    'Es ist keine Methode ausgewählt, also gibt es nichts zurückzusetzen. Es wurde nichts gesendet.',
  'error.nothing-selected.action': 'Wählen Sie mindestens eine Methode aus.',

  'error.selection-outdated.title': 'Die Methoden haben sich geändert',
  'error.selection-outdated.text':
    'Das Konto wurde neu gelesen, und etwas von Ihrer Auswahl ist nicht mehr vorhanden. Es wurde nichts gesendet.',
  'error.selection-outdated.action':
    'Aktualisieren Sie das Konto, prüfen Sie, was es jetzt hat, und wählen Sie erneut aus.',

  'error.plan-not-found.title': 'Plan nicht mehr gültig',
  'error.plan-not-found.text':
    'Ein Plan kann einmal verwendet werden, innerhalb von zwei Minuten und in dem Fenster, in dem er erstellt wurde. Diese Anfrage hat keine Zurücksetzung gestartet.',
  'error.plan-not-found.action': 'Prüfen Sie die Zurücksetzung erneut.',

  'error.ticket-required.title': 'Ticket fehlt',
  'error.ticket-required.text':
    'Die Einstellungen verlangen für jede Zurücksetzung eine Ticketnummer. Es wurde nichts gesendet.',
  'error.ticket-required.action': 'Geben Sie die Ticketnummer ein.',

  'error.ticket-invalid.title': 'Ticketnummer hat das falsche Format',
  'error.ticket-invalid.text':
    'Die Ticketnummer hat nicht das Format, das die Einstellungen verlangen. Es wurde nichts gesendet.',
  'error.ticket-invalid.action':
    'Prüfen Sie die Nummer auf fehlende oder überzählige Zeichen. Das Format steht in den Einstellungen.',

  'error.reason-required.title': 'Grund fehlt',
  'error.reason-required.text':
    'Die Einstellungen verlangen für jede Zurücksetzung einen Grund. Es wurde nichts gesendet.',
  'error.reason-required.action': 'Geben Sie den Grund in wenigen Worten ein.',

  'error.reset-not-offered.title': 'Zurücksetzung hier abgeschaltet',
  'error.reset-not-offered.text':
    'Die Einstellungen dieser Verbindung bieten diese Art der Zurücksetzung nicht an, auch wenn das System sie erlauben würde. Es wurde nichts gesendet.',
  'error.reset-not-offered.action':
    'Wählen Sie eine andere Methode. Wer die Verbindung verwaltet, kann in den Einstellungen ändern, was sie anbietet.',

  'error.limit-agent.title': 'Ihr Limit für Zurücksetzungen ist erreicht',
  'error.limit-agent.text':
    'Sie haben innerhalb einer Stunde oder eines Tages so viele Personen zurückgesetzt, wie die Regeln dieses Helpdesks erlauben. Ein Neustart von MFA Desk oder ein weiteres Fenster ändert daran nichts. Es wurde nichts gesendet.',
  'error.limit-agent.action':
    'Geben Sie den Anruf weiter oder warten Sie. Stammen einige dieser Zurücksetzungen nicht von Ihnen, melden Sie es sofort.',

  'error.limit-person.title': 'Diese Person wurde zu oft zurückgesetzt',
  'error.limit-person.text':
    'Diese Person wurde innerhalb von 30 Tagen so oft zurückgesetzt, wie die Regeln dieses Helpdesks erlauben. Es wurde nichts gesendet.',
  'error.limit-person.action':
    'Sehen Sie sich die früheren Zurücksetzungen im Verlauf an. Klären Sie auf einem Weg, der sicher zu der Person führt, warum schon wieder eine nötig ist.',

  'error.cool-down.title': 'Derzeit keine Zurücksetzung für diese Person',
  'error.cool-down.text':
    'Vor Kurzem wurde eine Anruferprüfung abgelehnt oder ein Anruf zu dieser Person als verdächtig gemeldet. Wer abgelehnt wurde, ruft oft erneut an. Es wurde nichts gesendet.',
  'error.cool-down.action':
    'Beenden Sie das Gespräch. Rufen Sie die Person selbst an, unter einer Nummer aus dem Verzeichnis.',

  'error.limit.until': 'Das Limit endet um {time}.',
  'error.limit.approver': 'Eine in den Regeln genannte zweite Person kann es aufheben.',
  'error.limit.time-alone': 'Es kann nicht vorzeitig aufgehoben werden.',

  'error.outcome-unknown.title': 'Ergebnis unbekannt',
  'error.outcome-unknown.text':
    'Die Anfrage wurde gesendet, aber es kam keine eindeutige Antwort. Die Änderung wurde möglicherweise ausgeführt, möglicherweise nicht. Sie wird nicht automatisch erneut gesendet.',
  'error.outcome-unknown.action':
    'Wählen Sie „Jetzt prüfen“, um den aktuellen Zustand zu sehen, bevor Sie etwas entscheiden. Sagen Sie der anrufenden Person noch nicht, dass es geklappt hat oder nicht.',

  'error.wait-given-up.title': 'Nicht ausgeführt: Warten angehalten',
  'error.wait-given-up.text':
    'Das System hat um eine Pause gebeten, und das Warten darauf wurde angehalten. Es wurde nichts geändert.',
  'error.wait-given-up.action': 'Versuchen Sie es nach der Pause erneut oder planen Sie es neu.',

  'error.operation-not-found.title': 'Vorgang nicht gefunden',
  'error.operation-not-found.text': 'Der Verlauf enthält keinen lesbaren Vorgang mit dieser ID.',
  'error.operation-not-found.action':
    'Aktualisieren Sie den Verlauf. Sollte der Vorgang vorhanden sein, wählen Sie „Prüfen“, um die Dateien zu prüfen.',

  'error.already-settled.title': 'Bereits geklärt',
  'error.already-settled.text':
    'Das Ergebnis dieses Schritts wurde inzwischen ermittelt. Es wurde nichts Neues protokolliert.',
  'error.already-settled.action': 'Öffnen Sie den Vorgang erneut, um das Ergebnis zu sehen.',

  // What is kept on this computer

  'error.policy-broken.title': 'Die Richtlinie Ihrer Organisation ist nicht verwendbar',
  'error.policy-broken.text':
    'Ihre Organisation legt die Regeln dieses Helpdesks mit einer Richtlinie fest, die derzeit nicht gelesen werden kann oder nicht vertrauenswürdig ist. Bis dahin wird nichts zurückgesetzt. Personensuche, Verlauf und Export funktionieren weiter.',
  'error.policy-broken.action':
    'Informieren Sie, wer diesen Computer betreut. „Über MFA Desk“ zeigt die Datei und was daran nicht stimmt, zum Kopieren.',

  'error.agent-name-required.title': 'Ihr Name fehlt',
  'error.agent-name-required.text':
    'Die Regeln dieses Helpdesks verlangen im Protokoll den Namen dessen, der zurücksetzt, und auf diesem Computer ist keiner eingegeben. Es wurde nichts geändert.',
  'error.agent-name-required.action':
    'Geben Sie Ihren Namen oben am Arbeitsplatz oder in den Einstellungen ein und versuchen Sie es dann erneut.',

  'error.set-by-organisation.title': 'Von Ihrer Organisation festgelegt',
  'error.set-by-organisation.text':
    'Dies wird durch die Richtlinie dieses Computers festgelegt und kann hier nicht geändert werden. Es wurde nichts geändert.',
  'error.set-by-organisation.action': 'Wenn es Sie behindert, fragen Sie, wer diesen Computer betreut.',

  'error.disk-full.title': 'Datenträger voll',
  'error.disk-full.text':
    'Wo MFA Desk seine Dateien ablegt, ist kein Speicherplatz mehr frei. Was vorher gespeichert wurde, ist sicher; dies wurde nicht gespeichert.',
  'error.disk-full.action':
    'Geben Sie Speicherplatz frei und versuchen Sie es dann erneut. Keine Zurücksetzung beginnt, solange sie nicht protokolliert werden kann.',

  'error.file-in-use.title': 'Datei wird verwendet',
  'error.file-in-use.text':
    'Ein anderes Programm verwendet eine benötigte Datei: ein Virenscanner, eine Datensicherung oder ein Programm, in dem sie geöffnet ist, etwa Excel. Der Inhalt der Datei ist noch vorhanden.',
  'error.file-in-use.action':
    'Schließen Sie die Datei dort oder warten Sie einen Moment und versuchen Sie es dann erneut. Hilft das nicht, prüfen Sie, ob Ihr Konto die Datei und ihren Ordner lesen und schreiben darf.',

  'error.storage-unavailable.title': 'Dateien nicht zugänglich',
  'error.storage-unavailable.text':
    'Eine Datei oder ein Ordner von MFA Desk kann nicht gelesen oder geschrieben werden. Möglicherweise ist sie schreibgeschützt oder liegt auf einem nicht verbundenen Laufwerk.',
  'error.storage-unavailable.action':
    'Prüfen Sie den in den Einstellungen angezeigten Ordner und seine Berechtigungen und versuchen Sie es dann erneut.',

  'error.settings-no-access.title': 'Einstellungen können derzeit nicht geöffnet werden',
  'error.settings-no-access.text':
    'Ein Programm wie ein Virenscanner oder eine Datensicherung verwendet die Einstellungsdatei, Ihr Konto darf sie nicht lesen, oder ihr Laufwerk ist nicht verbunden. Die Datei wurde nicht verändert. Bis sie gelesen werden kann, wird keine echte Verbindung verwendet.',
  'error.settings-no-access.action':
    'MFA Desk macht weiter, sobald die Datei gelesen werden kann. Dauert es länger als eine Minute, schließen Sie das Programm, in dem sie geöffnet ist, oder prüfen Sie den Ordner und seine Berechtigungen, und versuchen Sie es dann erneut.',

  'error.settings-unreadable.title': 'Einstellungen nicht lesbar',
  'error.settings-unreadable.text':
    'Die Einstellungsdatei ist vorhanden, kann aber nicht verstanden werden. Sie wurde nicht verändert. Bis das geklärt ist, wird keine echte Verbindung verwendet.',
  'error.settings-unreadable.action':
    'Stellen Sie die Datei aus einer Sicherung wieder her und versuchen Sie es erneut, oder beginnen Sie mit neuen Einstellungen: Die jetzige Datei bleibt dann unter einem Namen mit Datum erhalten. Token bleiben im Schlüsselbund, Verbindungen müssen neu eingerichtet werden.',

  'error.settings-newer.title': 'Einstellungen aus einer neueren Version',
  'error.settings-newer.text':
    'Die Einstellungen wurden von einer neueren Version von MFA Desk geschrieben. Sie wurden nicht verändert und werden nicht verwendet.',
  'error.settings-newer.action': 'Installieren Sie wieder die neuere Version.',

  'error.history-unreadable.title': 'Verlauf nicht lesbar',
  'error.history-unreadable.text':
    'Eine Datei des Verlaufs ist vorhanden, kann aber nicht gelesen werden. Sie wurde nicht verändert. Ihre Vorgänge werden nicht angezeigt, sind aber nicht verloren.',
  'error.history-unreadable.action':
    'Wählen Sie „Prüfen“, um zu sehen, welche Datei es ist. Ist sie in einem anderen Programm geöffnet, schließen Sie sie dort und versuchen Sie es erneut. Prüfen Sie sonst ihre Berechtigungen, oder stellen Sie sie aus einer Sicherung wieder her, wenn sie beschädigt ist.',

  'error.history-unwritable.title': 'Verlauf nicht beschreibbar',
  'error.history-unwritable.text':
    'Das Protokoll einer Zurücksetzung konnte nicht gespeichert werden. Keine Zurücksetzung beginnt ohne Protokoll.',
  'error.history-unwritable.action':
    'Prüfen Sie freien Speicherplatz und Berechtigungen des in den Einstellungen angezeigten Ordners und versuchen Sie es dann erneut. Prüfen Sie den Verlauf auf Zurücksetzungen, die bereits liefen.',

  'error.history-unwritten.title': 'Etwas ist noch nicht protokolliert',
  'error.history-unwritten.text':
    'Noch steht nicht alles im Verlauf, was geschehen ist: was eine Zurücksetzung bewirkt hat oder eine abgelehnte Anruferprüfung. MFA Desk behält es im Speicher und schreibt es, sobald es möglich ist.',
  'error.history-unwritten.action':
    'Lassen Sie MFA Desk geöffnet, bis dieser Hinweis verschwindet. Beheben Sie, was das Schreiben des Verlaufs verhindert, etwa einen vollen Datenträger, und versuchen Sie es dann erneut.',

  'error.history-newer.title': 'Verlauf aus einer neueren Version',
  'error.history-newer.text':
    'Eine neuere Version von MFA Desk hat den Verlauf fortgesetzt. Er wurde nicht verändert und wird angezeigt, soweit diese Version ihn versteht. Es wird nichts hinzugefügt, daher beginnt keine Zurücksetzung.',
  'error.history-newer.action': 'Installieren Sie wieder die neuere Version.',

  'error.history-open-elsewhere.title': 'Verlauf in einem anderen MFA Desk geöffnet',
  'error.history-open-elsewhere.text':
    'Ein anderes MFA Desk schreibt in den Verlauf: in einer anderen Sitzung auf diesem Computer oder auf einem Computer, der seine Dateien im selben Ordner hat. Nur eines kann schreiben, daher beginnt hier keine Zurücksetzung. Nichts ist verloren. Sie können weiterhin Personen suchen und den Verlauf lesen, auch was das andere protokolliert.',
  'error.history-open-elsewhere.action':
    'Schließen Sie MFA Desk dort oder lassen Sie jene Sitzung abmelden, und versuchen Sie es dann erneut. MFA Desk versucht es auch jedes Mal, wenn Sie zu diesem Fenster zurückkehren.',

  'error.recents-unreadable.title': 'Letzte Abfragen nicht lesbar',
  'error.recents-unreadable.text':
    'Die Datei der letzten Abfragen ist vorhanden, kann aber nicht geöffnet werden. Sie wurde nicht verändert. Suche und Zurücksetzungen funktionieren auch ohne sie.',
  'error.recents-unreadable.action':
    'Entsperren Sie den Schlüsselbund und versuchen Sie es erneut, oder löschen Sie die letzten Abfragen in den Einstellungen.',

  'error.outbox-unreadable.title': 'Wartende Nachrichten nicht lesbar',
  'error.outbox-unreadable.text':
    'Die Datei mit den Nachrichten, die auf das Senden warten, kann nicht geöffnet werden. Sie wurde nicht verändert, und die Nachrichten darin werden nicht gesendet. Neue Nachrichten werden gesendet; die, die warten müssen, gehen verloren, wenn MFA Desk geschlossen wird.',
  'error.outbox-unreadable.action':
    'Entsperren Sie den Schlüsselbund und versuchen Sie es erneut. Hat der Schlüsselbund seinen Schlüssel verloren, legen Sie die Datei auf der Seite „Verlauf“ beiseite und informieren Sie die zuletzt zurückgesetzten Personen selbst.',

  'error.outbox-newer.title': 'Wartende Nachrichten aus einer neueren Version',
  'error.outbox-newer.text':
    'Die Nachrichten, die auf das Senden warten, wurden von einer neueren Version von MFA Desk geschrieben. Sie wurden nicht verändert und werden nicht gesendet. Neue Nachrichten werden gesendet; die, die warten müssen, gehen verloren, wenn MFA Desk geschlossen wird.',
  'error.outbox-newer.action': 'Installieren Sie wieder die neuere Version.',

  'error.data-not-moved.title': 'Daten noch im alten Ordner',
  'error.data-not-moved.text':
    'Der Datenordner hat sich geändert, aber der Inhalt des alten konnte nicht dorthin verschoben werden. Nichts ist verloren: MFA Desk verwendet vorerst den alten Ordner mit dem ganzen Verlauf.',
  'error.data-not-moved.action':
    'Verwenden Sie MFA Desk mit diesem Profil bis dahin nicht gleichzeitig auf zwei Computern. Es wird bei jedem Start erneut versucht; gelingt es weiterhin nicht, steht der Grund im Protokoll (data-not-moved).',

  'error.history-with-another-computer.title': 'Ihr bisheriger Verlauf liegt auf einem anderen Computer',
  'error.history-with-another-computer.text':
    'Jeder Computer hat jetzt einen eigenen Verlauf. Was Sie bisher protokolliert haben, wurde auf den Computer verschoben, auf dem Sie diese Version zuerst verwendet haben; Einstellungen und Verbindungen wurden auch hierher kopiert.',
  'error.history-with-another-computer.action':
    'Frühere Zurücksetzungen finden Sie dort. Zurücksetzungen von hier werden hier protokolliert.',

  'error.export-failed.title': 'Export nicht abgeschlossen',
  'error.export-failed.text':
    'Der Export konnte nicht an den gewählten Ort geschrieben werden: Er ist möglicherweise schreibgeschützt, für MFA Desk gesperrt oder auf einem nicht verbundenen Laufwerk. Dort blieb keine unvollständige Datei zurück, und der Verlauf selbst ist nicht betroffen.',
  'error.export-failed.action': 'Wählen Sie einen anderen Ordner und exportieren Sie erneut.',

  'error.export-file-in-use.title': 'Die gewählte Datei wird verwendet',
  'error.export-file-in-use.text':
    'Eine Datei dieses Namens ist in einem anderen Programm wie Excel geöffnet, oder sie ist schreibgeschützt. Sie wurde nicht verändert, und es wurde nichts exportiert. Der Verlauf selbst ist nicht betroffen.',
  'error.export-file-in-use.action':
    'Schließen Sie sie dort oder wählen Sie einen anderen Namen und exportieren Sie erneut.',

  'error.export-disk-full.title': 'Kein Speicherplatz für den Export',
  'error.export-disk-full.text':
    'Das Laufwerk ist voll, oder sein Kontingent ist aufgebraucht. Dort blieb keine unvollständige Datei zurück, und der Verlauf selbst ist nicht betroffen.',
  'error.export-disk-full.action':
    'Geben Sie Speicherplatz frei oder wählen Sie ein anderes Laufwerk und exportieren Sie erneut.',

  'error.clipboard-refused.title': 'Nicht kopiert',
  'error.clipboard-refused.text':
    'Die Zwischenablage dieses Computers hat den Text nicht angenommen. Was angezeigt wurde, ist nicht betroffen.',
  'error.clipboard-refused.action':
    'Versuchen Sie es erneut. Tritt das wieder auf, markieren Sie den Text und kopieren Sie ihn von Hand; ein Vorgang kann auch aus dem Verlauf exportiert werden.',

  // What is to be sent

  'error.outbox-full.title': 'Zu viele Nachrichten warten',
  'error.outbox-full.text':
    'Der Postausgang ist voll, deshalb wurde diese Nachricht nicht aufgenommen und wird nicht gesendet. Die wartenden bleiben erhalten.',
  'error.outbox-full.action':
    'Sehen Sie auf der Seite „Verlauf“ nach, warum sie warten, und blenden Sie die aufgegebenen aus. Informieren Sie bis dahin die Personen, die Sie zurücksetzen, selbst.',

  'error.outbox-entry-unreadable.title': 'Nachricht nicht lesbar',
  'error.outbox-entry-unreadable.text':
    'Diese Nachricht wurde von einer anderen Version von MFA Desk geschrieben und kann von dieser nicht gelesen werden. Sie wurde nicht gesendet.',
  'error.outbox-entry-unreadable.action':
    'Der Verlauf zeigt, was zurückgesetzt wurde. Informieren Sie die Betroffenen selbst und blenden Sie die Nachricht dann aus.',

  'error.outbox-entry-gone.title': 'Nachricht wartet nicht mehr',
  'error.outbox-entry-gone.text': 'Sie wurde inzwischen gesendet oder ausgeblendet.',
  'error.outbox-entry-gone.action': 'Sehen Sie in der aktuellen Liste nach.',

  'error.outbox-entry-waits.title': 'Nachricht wird noch gesendet',
  'error.outbox-entry-waits.text':
    'Nur eine aufgegebene Nachricht kann ausgeblendet werden. Diese wird noch versucht, damit jede Zurücksetzung auch mitgeteilt wird.',
  'error.outbox-entry-waits.action':
    'Beheben Sie, was das Senden verhindert, oder warten Sie, bis sie aufgegeben wird.',

  // Notices of resets

  'error.notices-not-set-up.title': 'Kein Server für Benachrichtigungen',
  'error.notices-not-set-up.text':
    'Benachrichtigungen über Zurücksetzungen werden über einen Mailserver oder einen Webhook gesendet, und keiner ist eingerichtet. Wartende Benachrichtigungen bleiben zwei Tage erhalten.',
  'error.notices-not-set-up.action':
    'Richten Sie einen in den Einstellungen ein oder informieren Sie die zurückgesetzten Personen selbst.',

  'error.notices-in-practice.title': 'Keine Benachrichtigungen im Übungsmodus',
  'error.notices-in-practice.text':
    'Im Übungsmodus wird niemand benachrichtigt, und keine Nachricht verlässt diesen Computer.',
  'error.notices-in-practice.action': 'Beenden Sie den Übungsmodus, um eine Testnachricht zu senden.',

  'error.notice-no-address.title': 'Keine Adresse für die Benachrichtigung',
  'error.notice-no-address.text':
    'Kein System kennt eine E-Mail-Adresse dafür, daher wurde keine Benachrichtigung gesendet. Die Zurücksetzung selbst ist nicht betroffen.',
  'error.notice-no-address.action': 'Informieren Sie die Person selbst, unter einer Nummer aus dem Verzeichnis.',

  'error.mail-not-reachable.title': 'Mailserver nicht erreichbar',
  'error.mail-not-reachable.text':
    'Der Mailserver war nicht erreichbar: Sein Name wurde nicht gefunden, er antwortet nicht, oder eine Firewall ist dazwischen. Es wurde keine Nachricht gesendet.',
  'error.mail-not-reachable.action':
    'MFA Desk versucht es von selbst erneut. Hält es an, prüfen Sie Name und Port in den Einstellungen und ob dieser Computer sich mit dem Server verbinden darf.',

  'error.mail-certificate.title': 'Mailserver nicht vertrauenswürdig',
  'error.mail-certificate.text':
    'Dieser Computer vertraut dem Zertifikat des Mailservers nicht, oder es ist abgelaufen oder auf einen anderen Namen ausgestellt. Weder das Kennwort noch eine Nachricht wurde gesendet.',
  'error.mail-certificate.action':
    'Prüfen Sie, ob der Name in den Einstellungen mit dem Zertifikat übereinstimmt, oder lassen Sie die Zertifizierungsstelle auf diesem Computer installieren. MFA Desk versucht es jede Stunde erneut.',

  'error.mail-security-mismatch.title': 'Mailserver erwartet andere Verschlüsselung',
  'error.mail-security-mismatch.text':
    'Die eingestellte Verschlüsselung kam nicht zustande: Die Ports für STARTTLS und für TLS werden oft verwechselt, und sehr alte Server können kein TLS 1.2. Weder das Kennwort noch eine Nachricht wurde gesendet.',
  'error.mail-security-mismatch.action':
    'Port 587 verwendet meist STARTTLS, Port 465 TLS. Korrigieren Sie es in den Einstellungen.',

  'error.mail-not-encrypted.title': 'Mailserver bietet keine Verschlüsselung',
  'error.mail-not-encrypted.text':
    'Der Mailserver bietet kein STARTTLS an oder hat es abgebrochen. MFA Desk sendet nichts unverschlüsselt, daher wurde weder das Kennwort noch eine Nachricht gesendet.',
  'error.mail-not-encrypted.action':
    'Fragen Sie, wer den Server betreibt, nach einem Port mit Verschlüsselung. Hat es früher funktioniert, hört möglicherweise jemand mit: Melden Sie es.',

  'error.mail-password-rejected.title': 'Mailserver hat die Anmeldung abgelehnt',
  'error.mail-password-rejected.text':
    'Der Mailserver hat Benutzername und Kennwort nicht akzeptiert oder erlaubt diese Art der Anmeldung nicht. Es wurde keine Nachricht gesendet. Es wird nicht automatisch erneut versucht, damit das Konto nicht gesperrt wird.',
  'error.mail-password-rejected.action':
    'Geben Sie das Kennwort in den Einstellungen neu ein oder fragen Sie, wer den Mailserver betreibt, ob die SMTP-Anmeldung für diesen Benutzer erlaubt ist.',

  'error.mail-password-missing.title': 'Kennwort des Mailservers fehlt',
  'error.mail-password-missing.text':
    'Der Schlüsselbund dieses Computers enthält kein Kennwort für diesen Mailserver. Es wurde nichts gesendet.',
  'error.mail-password-missing.action':
    'Geben Sie es in den Einstellungen unter „Benachrichtigungen“ ein. Wartende Nachrichten werden dann gesendet.',

  'error.mail-sender-refused.title': 'Mailserver hat den Absender abgelehnt',
  'error.mail-sender-refused.text':
    'Der Mailserver nimmt keine Nachrichten von der eingestellten Absenderadresse an oder verlangt zuerst eine Anmeldung. Es wurde keine Nachricht gesendet.',
  'error.mail-sender-refused.action':
    'Geben Sie in den Einstellungen eine Absenderadresse an, die dieser Benutzer verwenden darf, oder den Benutzernamen.',

  'error.mail-receiver-refused.title': 'Adresse abgelehnt',
  'error.mail-receiver-refused.text':
    'Laut Mailserver gibt es die Adresse nicht, oder sie nimmt keine Nachrichten an. Es wird nicht erneut versucht.',
  'error.mail-receiver-refused.action':
    'Informieren Sie die Person selbst, lassen Sie die Adresse im Verzeichnis korrigieren und blenden Sie die Nachricht dann aus.',

  'error.mail-refused.title': 'Nachricht abgelehnt',
  'error.mail-refused.text': 'Der Mailserver hat diese Nachricht endgültig abgelehnt. Es wird nicht erneut versucht.',
  'error.mail-refused.action':
    'Fragen Sie, wer den Mailserver betreibt, nach dem Grund, informieren Sie die Person selbst und blenden Sie die Nachricht dann aus.',

  'error.mail-deferred.title': 'Mailserver bittet um einen späteren Versuch',
  'error.mail-deferred.text': 'Der Mailserver nimmt diese Nachricht derzeit nicht an. Sie bleibt erhalten.',
  'error.mail-deferred.action': 'Sie müssen nichts tun: MFA Desk versucht es von selbst erneut.',

  'error.mail-busy.title': 'Mailserver ausgelastet',
  'error.mail-busy.text': 'Der Mailserver nimmt derzeit keine Nachrichten an. Sie bleiben erhalten.',
  'error.mail-busy.action': 'Sie müssen nichts tun: MFA Desk versucht es von selbst erneut.',

  'error.mail-unconfirmed.title': 'Mailserver hat nicht bestätigt',
  'error.mail-unconfirmed.text':
    'Die Verbindung ist abgebrochen, bevor der Mailserver die Nachricht bestätigt hat. Ob er sie angenommen hat, ist nicht bekannt.',
  'error.mail-unconfirmed.action':
    'Sie müssen nichts tun: Dieselbe Nachricht wird erneut gesendet und kommt dann möglicherweise zweimal an.',

  'error.webhook-not-reachable.title': 'Webhook nicht erreichbar',
  'error.webhook-not-reachable.text':
    'Der Server des Webhooks war nicht erreichbar, oder die Verbindung ist vor einer Antwort abgebrochen: Sein Name wurde nicht gefunden, er antwortet nicht, oder eine Firewall ist dazwischen. Die Benachrichtigung bleibt erhalten.',
  'error.webhook-not-reachable.action':
    'MFA Desk sendet dieselbe Nachricht von selbst erneut. Hält es an, prüfen Sie die Adresse in den Einstellungen und ob dieser Computer sich mit dem Server verbinden darf.',

  'error.webhook-certificate.title': 'Webhook-Server nicht vertrauenswürdig',
  'error.webhook-certificate.text':
    'Dieser Computer vertraut dem Zertifikat des Webhook-Servers nicht, oder es ist abgelaufen oder auf einen anderen Namen ausgestellt. Es wurde nichts gesendet.',
  'error.webhook-certificate.action':
    'Prüfen Sie, ob der Name in der Adresse mit dem Zertifikat übereinstimmt, oder lassen Sie die Zertifizierungsstelle auf diesem Computer installieren. MFA Desk versucht es jede Stunde erneut.',

  'error.webhook-secret-missing.title': 'Geheimnis des Webhooks fehlt',
  'error.webhook-secret-missing.text':
    'Der Schlüsselbund dieses Computers enthält kein Geheimnis für diesen Webhook, und ohne Signatur wird nichts gesendet.',
  'error.webhook-secret-missing.action':
    'Geben Sie es in den Einstellungen unter „Benachrichtigungen“ ein. Wartende Nachrichten werden dann gesendet.',

  'error.webhook-secret-refused.title': 'Webhook hat die Signatur abgelehnt',
  'error.webhook-secret-refused.text':
    'Der Webhook hat die Signatur nicht akzeptiert. Sein Geheimnis ist ein anderes, oder die Uhr dieses Computers weicht um Minuten ab. Es wurde keine Benachrichtigung gesendet, und es wird nicht automatisch erneut versucht.',
  'error.webhook-secret-refused.action':
    'Geben Sie das Geheimnis in den Einstellungen neu ein und prüfen Sie die Uhr dieses Computers.',

  'error.webhook-secret-not-valid.title': 'Kein Geheimnis eines Webhooks',
  'error.webhook-secret-not-valid.text':
    'Das Geheimnis eines Webhooks beginnt mit whsec_ und hat 24 bis 64 Byte. Es wurde nichts gespeichert.',
  'error.webhook-secret-not-valid.action':
    'Kopieren Sie es noch einmal aus den Einstellungen des Empfängers und geben Sie es vollständig ein.',

  'error.webhook-not-found.title': 'Kein Webhook unter dieser Adresse',
  'error.webhook-not-found.text':
    'Der Server antwortet, hat unter dieser Adresse aber keinen Webhook, oder leitet auf eine andere Adresse um, der MFA Desk nicht folgt. Die Benachrichtigung bleibt erhalten.',
  'error.webhook-not-found.action':
    'Prüfen Sie die vollständige Adresse in den Einstellungen. MFA Desk versucht es jede Stunde erneut.',

  'error.webhook-gone.title': 'Webhook nicht mehr in Gebrauch',
  'error.webhook-gone.text':
    'Laut Server gibt es den Webhook endgültig nicht mehr. Es wird nichts mehr an ihn gesendet, bis die Einstellungen geändert werden.',
  'error.webhook-gone.action':
    'Fragen Sie, wer ihn betreibt, nach der neuen Adresse und geben Sie sie in den Einstellungen ein.',

  'error.webhook-refused.title': 'Benachrichtigung abgelehnt',
  'error.webhook-refused.text':
    'Der Webhook hat diese Benachrichtigung endgültig abgelehnt. Es wird nicht erneut versucht.',
  'error.webhook-refused.action':
    'Fragen Sie, wer den Webhook betreibt, nach dem Grund, informieren Sie die Person selbst und blenden Sie die Nachricht dann aus.',

  'error.webhook-busy.title': 'Webhook ausgelastet oder gestört',
  'error.webhook-busy.text': 'Der Webhook nimmt derzeit keine Benachrichtigungen an. Sie bleiben erhalten.',
  'error.webhook-busy.action':
    'Sie müssen nichts tun: MFA Desk versucht es von selbst erneut. Hält es an, informieren Sie, wer den Webhook betreibt.',

  'error.webhook-unconfirmed.title': 'Webhook hat nicht bestätigt',
  'error.webhook-unconfirmed.text':
    'Der Webhook hat rechtzeitig keine eindeutige Antwort gegeben. Ob er die Benachrichtigung angenommen hat, ist nicht bekannt.',
  'error.webhook-unconfirmed.action':
    'MFA Desk sendet sie von selbst erneut, als dieselbe Nachricht, damit der Webhook das erkennt.',

  // The application itself

  'error.link-not-opened.title': 'Seite nicht geöffnet',
  'error.link-not-opened.text': 'Die Adresse konnte nicht in einem Browser geöffnet werden.',
  'error.link-not-opened.action':
    'Kopieren Sie die Adresse in einen Browser oder fragen Sie den Administrator dieses Computers, welcher Browser verwendet werden darf.',

  'error.notices-not-opened.title': 'Datei nicht geöffnet',
  'error.notices-not-opened.text':
    'Die Datei mit den Hinweisen zu Drittanbietern konnte nicht geöffnet werden. Sie liegt in dem Ordner, in dem MFA Desk installiert ist.',
  'error.notices-not-opened.action':
    'Öffnen Sie sie dort mit einem Texteditor. Fehlt sie, ist die Installation unvollständig: Installieren Sie MFA Desk erneut.',

  'error.updates-off.title': 'Keine Versionsdatei festgelegt',
  'error.updates-off.text': 'Es ist keine Adresse einer Versionsdatei festgelegt, daher wurde nichts abgefragt.',
  'error.updates-off.action': 'Geben Sie die Adresse in den Einstellungen unter „Updates“ ein.',

  'error.updates-in-practice.title': 'Im Übungsmodus nicht verfügbar',
  'error.updates-in-practice.text':
    'Der Übungsmodus kontaktiert keinen Server, daher wurde die Versionsdatei nicht gelesen.',
  'error.updates-in-practice.action': 'Beenden Sie den Übungsmodus und prüfen Sie erneut.',

  'error.record-receiver-off.title': 'Kein Server für das Protokoll festgelegt',
  'error.record-receiver-off.text':
    'Dafür ist kein Server festgelegt, oder die Regeln haben sich geändert. Es wurde nichts gesendet oder gespeichert.',
  'error.record-receiver-off.action':
    'Geben Sie zuerst den Server in den Einstellungen unter „Zentrales Protokoll“ ein.',
  'error.record-secret-not-valid.title': 'Kein gültiges Geheimnis',
  'error.record-secret-not-valid.text':
    'Das Geheimnis eines Webhooks beginnt mit whsec_ und hat 24 bis 64 Byte; ein Header besteht aus Name, Doppelpunkt und Wert. Es wurde nichts gespeichert.',
  'error.record-secret-not-valid.action':
    'Kopieren Sie es noch einmal aus den Einstellungen des Empfängers und geben Sie es vollständig ein.',

  'error.update-link-unknown.title': 'Seite nicht bekannt',
  'error.update-link-unknown.text':
    'Die Versionsdatei unter dieser Adresse wurde noch nicht gelesen, daher ist die Seite ihrer Version nicht bekannt.',
  'error.update-link-unknown.action': 'Suchen Sie zuerst in den Einstellungen unter „Updates“ nach Updates.',
}
