/** What MFA Desk says about Jira Service Management, in each language. */
import type { OwnTexts, TextsInEachLanguage } from '../system-definition.ts'

const en = {
  words: {
    description: 'Tickets: requests in Jira Service Management (Cloud)',
    'address.hint': 'The address of the site, for example https://example.atlassian.net',
    'address.gateway': 'With the cloud id of the site: https://api.atlassian.com/ex/jira/…',
    'password.label': 'E-mail address and API token',
    'password.hint': 'The token of an account of its own.',
    'password.secret': 'API token',
    'username.label': 'E-mail address',
    'username.hint': 'Of the account that the token belongs to.',
    'password.help':
      'An account of its own that is an agent of the service desks: only agents can write comments that customers do not see. Create the token with that account, under id.atlassian.com, Security, API tokens. A token expires after a year at most: note the date.',
    'password.scopes':
      'A token with scopes, and any of a service account, is used at https://api.atlassian.com/ex/jira/ and the cloud id of the site, which https://example.atlassian.net/_edge/tenant_info shows. It needs read:jira-work, read:servicedesk-request and write:servicedesk-request.',
    'token.link': 'Manage API tokens',
  },
  ownTexts: {
    'error.password-rejected.title': 'E-mail address or API token not accepted',
    'error.password-rejected.text':
      'Jira does not accept the e-mail address and API token of this connection. The token may have ended or been revoked. It is not tried again by itself.',
    'error.password-rejected.action':
      'Make a new token, enter it under Connections and test. A token with scopes needs the address that begins with https://api.atlassian.com/ex/jira/.',
    'error.ticket-takes-no-note.text':
      'The issue takes no internal comment: it is no request of a service desk, or the account of this connection is no agent there. Nothing was added.',
    'error.ticket-takes-no-note.action':
      'Add the note by hand: copy it from the history. Let the administrator check that the account is an agent of the service desk.',
    'connections.warning.no-ticket-visible':
      'It signs in and sees no service desk. Either there is none, or the account may see none: Jira does not say which.',
  } satisfies OwnTexts,
}

export const jiraTexts: TextsInEachLanguage<typeof en> = {
  en,
  de: {
    words: {
      description: 'Tickets: Anfragen in Jira Service Management (Cloud)',
      'address.hint': 'Die Adresse der Site, zum Beispiel https://example.atlassian.net',
      'address.gateway': 'Mit der Cloud-ID der Site: https://api.atlassian.com/ex/jira/…',
      'password.label': 'E-Mail-Adresse und API-Token',
      'password.hint': 'Das Token eines eigenen Kontos.',
      'password.secret': 'API-Token',
      'username.label': 'E-Mail-Adresse',
      'username.hint': 'Die des Kontos, zu dem das Token gehört.',
      'password.help':
        'Ein eigenes Konto, das in den Servicedesks als Agent eingetragen ist: Nur Agents können Kommentare schreiben, die Kunden nicht sehen. Erstellen Sie das Token mit diesem Konto unter id.atlassian.com, „Security“, „API tokens“. Ein Token läuft spätestens nach einem Jahr ab: Notieren Sie das Datum.',
      'password.scopes':
        'Ein Token mit Bereichen (Scopes) und jedes Token eines Dienstkontos gilt unter https://api.atlassian.com/ex/jira/ mit der Cloud-ID der Site, die https://example.atlassian.net/_edge/tenant_info anzeigt. Es braucht read:jira-work, read:servicedesk-request und write:servicedesk-request.',
      'token.link': 'API-Token verwalten',
    },
    ownTexts: {
      'error.password-rejected.title': 'E-Mail-Adresse oder API-Token nicht akzeptiert',
      'error.password-rejected.text':
        'Jira akzeptiert E-Mail-Adresse und API-Token dieser Verbindung nicht. Das Token ist vielleicht abgelaufen oder widerrufen. Es wird nicht von selbst noch einmal versucht.',
      'error.password-rejected.action':
        'Erstellen Sie ein neues Token, geben Sie es unter „Verbindungen“ ein und testen Sie. Ein Token mit Bereichen (Scopes) braucht die Adresse, die mit https://api.atlassian.com/ex/jira/ beginnt.',
      'error.ticket-takes-no-note.text':
        'Der Vorgang nimmt keinen internen Kommentar an: Er ist keine Anfrage eines Servicedesks, oder das Konto dieser Verbindung ist dort kein Agent. Es wurde nichts hinzugefügt.',
      'error.ticket-takes-no-note.action':
        'Fügen Sie die Notiz von Hand hinzu: Kopieren Sie sie aus dem Verlauf. Lassen Sie die Administration prüfen, ob das Konto Agent des Servicedesks ist.',
      'connections.warning.no-ticket-visible':
        'Die Anmeldung gelingt, aber es ist kein Servicedesk zu sehen. Entweder gibt es keinen, oder das Konto darf keinen sehen: Welches von beiden, sagt Jira nicht.',
    },
  },
}
