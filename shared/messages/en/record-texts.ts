/** Texts of the central record, in ICU MessageFormat. */
import type { RecordFailure } from '../../domain/central-record.ts'

const failureTexts = {
  'record.failure.not-reachable':
    'The server could not be reached. Check its name, the port, the network and the firewall.',
  'record.failure.timed-out': 'The server took the connection and did not answer in time.',
  'record.failure.no-tls': 'The server does not speak TLS 1.2 or newer on this port. Nothing was sent without it.',
  'record.failure.certificate-not-trusted':
    'The server’s certificate is not trusted, or is not for this name. Nothing was sent to it. Check the name and the certificate authority.',
  'record.failure.certificate-store-not-read':
    'The certificates that this computer trusts could not be read, and without them the server is not trusted. Nothing was sent to it.',
  'record.failure.authority-not-valid':
    'The certificate authority entered here could not be read. Nothing was sent. Enter its certificate as PEM text.',
  'record.failure.proxy-refused':
    'The proxy server of this network did not let the connection through, or could not reach the server.',
  'record.failure.proxy-sign-in-required':
    'The proxy server of this network asks for a sign-in, which this application does not do.',
  'record.failure.proxy-not-usable': 'This network names only proxies of a kind that this application cannot use.',
  'record.failure.broke-off':
    'The connection broke off before it was certain that the entries were read. They are sent again.',
  'record.failure.redirected': 'The server redirects to another address, which was not followed.',
  'record.failure.secret-missing': 'No secret is kept for this server. Nothing was sent. Enter it below.',
  'record.failure.secret-refused': 'The server refused the secret, or the lack of one. Enter the right one below.',
  'record.failure.keychain': 'The keychain did not give the secret. Nothing was sent. Unlock it.',
  'record.failure.not-found': 'There is no receiver at this address.',
  'record.failure.refused': 'The server refused the entries. Its own log says why.',
  'record.failure.busy': 'The server is busy and asked to be left alone for a while.',
  'record.failure.server-error': 'The server reported an error of its own.',
  'record.failure.not-understood':
    'Something else than the receiver answered, such as a sign-in page. The entries do not count as handed over.',
  'record.failure.gone': 'The server says that it takes no more entries. Nothing is sent until somebody asks for it.',
  'record.failure.history-not-read': 'The history could not be read. Nothing was sent.',
  'record.failure.desk-id-not-read':
    'The file desk.json in the history’s folder cannot be read, so the entries could not be told from those of other desks. Nothing was sent. Restore the file.',
  'record.failure.unknown': 'Something went wrong on the way; what it was is not known. The entries are sent again.',
} as const satisfies Record<`record.failure.${RecordFailure}`, string>

export const recordTexts = {
  ...failureTexts,

  'record.title': 'Central record',
  'record.text':
    'Every entry of the history also goes to servers of your organisation, so that the record of all desks is in one place. Whatever cannot be sent waits in the history, and no reset waits for it.',
  'record.desk': 'This desk is {desk}.',
  'record.off.practice': 'Nothing is sent in practice.',
  'record.off.not-writing': 'Another MFA Desk has this history open, and sends it.',

  'record.syslog': 'Syslog over TLS',
  'record.host': 'Server',
  'record.host-hint': 'As its certificate names it. Leave empty to send nothing.',
  'record.host-invalid': 'A name or an address, without a port or spaces. This is not saved.',
  'record.port': 'Port',
  'record.port-invalid': 'A whole number from 1 to 65535. This is not saved.',
  'record.authority': 'Certificate authority',
  'record.authority-hint': 'Its certificate as PEM text. Leave empty to trust the authorities this computer trusts.',
  'record.authority-invalid': 'Only certificates in PEM, and no key. This is not saved.',
  'record.frame': 'Longest message, in bytes',
  'record.frame-hint': 'A longer entry goes without its text.',
  'record.frame-invalid': 'A whole number from {min, number} to {max, number}. This is not saved.',
  'record.webhook': 'Webhook',
  'record.otlp': 'OpenTelemetry',
  'record.address': 'Address',
  'record.webhook-hint': 'Begins with https. Messages are signed as Standard Webhooks. Leave empty to send nothing.',
  'record.otlp-hint': 'Of the collector, for OTLP over HTTP. Begins with https. Leave empty to send nothing.',
  'record.address-not-https': 'The address must begin with https. This is not saved.',
  'record.address-not-valid':
    'A complete address such as https://server.example.com/collect, without a user name, a query or spaces. This is not saved.',

  'record.secret.webhook': 'Signing secret',
  'record.secret.webhook-hint': 'Begins with whsec_. While it is changed, both: the new one first, then a space.',
  'record.secret.otlp': 'Header',
  'record.secret.otlp-hint': 'Name: value, such as api-key: … Only if the collector wants one.',
  'record.secret-kept': 'A secret is kept in the keychain.',
  'record.secret-none': 'No secret is kept.',
  'record.secret-keep': 'Keep it…',
  'record.secret-forget': 'Forget it…',

  'record.reading': 'Reading how far the record has come',
  'record.nothing-yet': 'Nothing has been handed over so far.',
  'record.handed-over': 'Handed over up to entry {seq, number}, {at}.',
  'record.waiting': '{count, plural, =0 {Nothing waits.} one {# entry waits.} other {# entries wait.}}',
  'record.failed': 'Not handed over',
  'record.stopped': 'Stopped',
  'record.tried': 'Tried {at}.',
  'record.tried-next': 'Tried {at}; again at {next}.',
  'record.status': 'The server answered {status}.',
  'record.missing': '{from, number} to {to, number} were not handed over: they are gone from the history, or damaged.',
  'record.rejected': 'The server took {from, number} to {to, number} and threw some of them away.',
  'record.restarted': 'Another history lay here than before ({at}), so it is handed over from its beginning once more.',
  'record.again-from': 'Send again from entry',
  'record.again-invalid': 'A whole number from 1.',
  'record.again': 'Send again',
  'record.try-now': 'Try now',
} as const
