/** What MFA Desk says about ServiceNow, in each language. */
import type { OwnTexts, TextsInEachLanguage } from '../system-definition.ts'

const en = {
  words: {
    description: 'Tickets: incidents and tasks of a ServiceNow instance',
    'address.hint': 'The address of the instance, for example https://example.service-now.com',
    'client.hint': 'OAuth 2.0 client credentials. Ends by itself and is renewed.',
    'client-id.hint': 'As the application registry of the instance shows it.',
    'client.help':
      'An OAuth API endpoint for external clients in the application registry, with an OAuth application user. Instances come with this grant switched off: glide.oauth.inbound.client.credential.grant_type.enabled has to be true.',
    'key.label': 'API key',
    'key.hint': 'Sent in a header. Needs a REST API access policy.',
    'key.help':
      'A REST API key that belongs to a user, an inbound authentication profile that takes it in the header x-sn-apikey, and a REST API access policy for the Table API.',
    'password.help':
      'A user of the instance itself, marked as internal integration user, not one that signs in through single sign-on.',
    rights:
      'It has to read incidents and catalogue tasks with the users they are for, and to write work notes: sn_incident_read and sn_incident_write, or whatever your tables require instead. It is shown as the author of the notes, so give it an account of its own.',
  },
  ownTexts: {
    'error.answer-not-json.text':
      'A page came in place of data. An instance answers like this while it sleeps (developer instances do after some hours), while it is being upgraded, and where it asks people to sign in. It says nothing about the ticket.',
    'error.answer-not-json.action':
      'Open the instance in a browser, wake it if it sleeps, and check the address of the connection.',
    'error.redirected.text':
      'The instance answered with a redirect to its sign-in page instead of data. It was not followed, so that the secret stays with the server it belongs to. It says nothing about the ticket.',
    'error.redirected.action': 'Check the address of the connection and how it signs in.',
    'error.client-secret-rejected.action':
      'Compare both with the application registry, check that an OAuth application user is set and that glide.oauth.inbound.client.credential.grant_type.enabled is true, and test again.',
    'error.ticket-takes-no-note.action':
      'Add the note by hand: copy it from the history. If it happens with open tickets too, let the administrator check whether the account may write work notes.',
    'connections.warning.no-ticket-visible':
      'It signs in and sees no incident. Either there is none, or the account may see none: ServiceNow does not say which.',
  } satisfies OwnTexts,
}

export const servicenowTexts: TextsInEachLanguage<typeof en> = {
  en,
  de: {
    words: {
      description: 'Tickets: Incidents und Aufgaben einer ServiceNow-Instanz',
      'address.hint': 'Die Adresse der Instanz, zum Beispiel https://example.service-now.com',
      'client.hint': 'OAuth 2.0 mit Client-Anmeldedaten. Läuft von selbst ab und wird erneuert.',
      'client-id.hint': 'Wie die Anwendungsregistrierung der Instanz sie zeigt.',
      'client.help':
        'Ein OAuth-API-Endpunkt für externe Clients in der Anwendungsregistrierung, mit einem OAuth-Anwendungsbenutzer. Instanzen werden ohne diese Art der Anmeldung ausgeliefert: glide.oauth.inbound.client.credential.grant_type.enabled muss true sein.',
      'key.label': 'API-Schlüssel',
      'key.hint': 'Wird in einem Header gesendet. Braucht eine Zugriffsrichtlinie für die REST-API.',
      'key.help':
        'Ein REST-API-Schlüssel, der zu einem Benutzer gehört, ein Profil für eingehende Authentifizierung, das ihn im Header x-sn-apikey annimmt, und eine Zugriffsrichtlinie der REST-API für die Table API.',
      'password.help':
        'Ein Benutzer der Instanz selbst, gekennzeichnet als interner Integrationsbenutzer, nicht einer, der sich über Single Sign-on anmeldet.',
      rights:
        'Er muss Incidents und Katalogaufgaben mit den Benutzern lesen, für die sie sind, und Arbeitsnotizen schreiben: sn_incident_read und sn_incident_write, oder was Ihre Tabellen stattdessen verlangen. Er steht als Verfasser der Notizen da, geben Sie ihm also ein eigenes Konto.',
    },
    ownTexts: {
      'error.answer-not-json.text':
        'Statt Daten kam eine Webseite. So antwortet eine Instanz, während sie ruht (Entwicklerinstanzen nach einigen Stunden), während sie aktualisiert wird und wo sie zur Anmeldung auffordert. Über das Ticket sagt das nichts.',
      'error.answer-not-json.action':
        'Öffnen Sie die Instanz in einem Browser, wecken Sie sie, falls sie ruht, und prüfen Sie die Adresse der Verbindung.',
      'error.redirected.text':
        'Die Instanz hat statt mit Daten mit einer Weiterleitung zu ihrer Anmeldeseite geantwortet. Ihr wurde nicht gefolgt, damit das Geheimnis bei dem Server bleibt, zu dem es gehört. Über das Ticket sagt das nichts.',
      'error.redirected.action': 'Prüfen Sie die Adresse der Verbindung und ihre Art der Anmeldung.',
      'error.client-secret-rejected.action':
        'Vergleichen Sie beide mit der Anwendungsregistrierung, prüfen Sie, dass ein OAuth-Anwendungsbenutzer eingetragen und glide.oauth.inbound.client.credential.grant_type.enabled true ist, und testen Sie noch einmal.',
      'error.ticket-takes-no-note.action':
        'Fügen Sie die Notiz von Hand hinzu: Kopieren Sie sie aus dem Verlauf. Wenn das auch bei offenen Tickets geschieht, lassen Sie die Administration prüfen, ob das Konto Arbeitsnotizen schreiben darf.',
      'connections.warning.no-ticket-visible':
        'Die Anmeldung gelingt, aber es ist kein Incident zu sehen. Entweder gibt es keinen, oder das Konto darf keinen sehen: Welches von beiden, sagt ServiceNow nicht.',
    },
  },
}
