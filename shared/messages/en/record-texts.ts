/** Texts of the central record, in ICU MessageFormat. */
import type { RecordFailure } from '../../domain/central-record.ts'

const failureTexts = {
  'record.failure.not-reachable':
    'The server could not be reached. Check its name, the port, the network and the firewall.',
  'record.failure.timed-out': 'The server accepted the connection but did not answer in time.',
  'record.failure.no-tls': 'The server does not support TLS 1.2 or newer on this port. Nothing was sent without it.',
  'record.failure.certificate-not-trusted':
    'The server’s certificate is not trusted, or is not for this name. Nothing was sent to it. Check the name and the certificate authority.',
  'record.failure.certificate-store-not-read':
    'The certificates this computer trusts could not be read, so the server is not trusted. Nothing was sent to it.',
  'record.failure.authority-not-valid':
    'The certificate authority entered here could not be read. Nothing was sent. Enter its certificate as PEM text.',
  'record.failure.proxy-refused':
    'The proxy server of this network did not let the connection through, or could not reach the server.',
  'record.failure.proxy-sign-in-required':
    'The proxy server of this network requires a sign-in, which MFA Desk does not support.',
  'record.failure.proxy-not-usable': 'This network offers only types of proxy that MFA Desk cannot use.',
  'record.failure.broke-off':
    'The connection broke before it was certain that the entries arrived. They are sent again.',
  'record.failure.redirected': 'The server redirects to another address, which was not followed.',
  'record.failure.secret-missing': 'No secret is stored for this server. Nothing was sent. Enter it below.',
  'record.failure.secret-refused': 'The server did not accept the secret, or requires one. Enter the right one below.',
  'record.failure.keychain': 'The keychain did not provide the secret. Nothing was sent. Unlock the keychain.',
  'record.failure.not-found': 'There is no receiver at this address.',
  'record.failure.refused': 'The server refused the entries. Its own log says why.',
  'record.failure.busy': 'The server is busy and asked to wait.',
  'record.failure.server-error': 'The server reported an error of its own.',
  'record.failure.not-understood':
    'Something other than the receiver answered, such as a sign-in page. The entries do not count as delivered.',
  'record.failure.gone':
    'The server says that it accepts no more entries. Nothing is sent until you choose to try again.',
  'record.failure.history-not-read': 'The history could not be read. Nothing was sent.',
  'record.failure.desk-id-not-read':
    'The file desk.json in the history’s folder cannot be read, so the entries could not be told from those of other desks. Nothing was sent. Restore the file.',
  'record.failure.unknown': 'Something went wrong on the way, and it is not known what. The entries are sent again.',
} as const satisfies Record<`record.failure.${RecordFailure}`, string>

export const recordTexts = {
  ...failureTexts,

  'record.title': 'Central record',
  'record.text':
    'Every history entry is also sent to your organisation’s servers, so the record of all desks is in one place. What cannot be sent yet waits in the history, and no reset waits for it.',
  'record.desk': 'This desk is {desk}.',
  'record.off.practice': 'Nothing is sent in practice.',
  'record.off.not-writing': 'Another MFA Desk has this history open and sends it.',

  'record.syslog': 'Syslog over TLS',
  'record.host': 'Server',
  'record.host-hint': 'As named in its certificate. Leave empty to send nothing.',
  'record.host-invalid': 'A name or an address, without a port or spaces. This is not saved.',
  'record.port': 'Port',
  'record.port-invalid': 'A whole number from 1 to 65535. This is not saved.',
  'record.authority': 'Certificate authority',
  'record.authority-hint': 'Its certificate as PEM text. Leave empty to trust the authorities this computer trusts.',
  'record.authority-invalid': 'Only certificates in PEM, and no key. This is not saved.',
  'record.frame': 'Longest message, in bytes',
  'record.frame-hint': 'A longer entry is sent without its text.',
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
  'record.secret.webhook-hint':
    'Begins with whsec_. While it is being changed, enter both: the new one first, then a space.',
  'record.secret.otlp': 'Header',
  'record.secret.otlp-hint': 'Name: value, such as api-key: … Only if the collector requires one.',
  'record.secret-kept': 'A secret is stored in the keychain.',
  'record.secret-none': 'No secret is stored.',
  'record.secret-keep': 'Store it…',
  'record.secret-forget': 'Delete it…',

  'record.reading': 'Reading what has been delivered',
  'record.nothing-yet': 'Nothing has been delivered so far.',
  'record.handed-over': 'Delivered up to entry {seq, number}, {at}.',
  'record.waiting':
    '{count, plural, =0 {Nothing is waiting.} one {# entry is waiting.} other {# entries are waiting.}}',
  'record.failed': 'Not delivered',
  'record.stopped': 'Stopped',
  'record.tried': 'Tried {at}.',
  'record.tried-next': 'Tried {at}; next try {next}.',
  'record.status': 'The server answered {status}.',
  'record.missing': '{from, number} to {to, number} were not delivered: they are missing from the history, or damaged.',
  'record.rejected': 'The server accepted {from, number} to {to, number} but discarded some of them.',
  'record.restarted': 'A different history was in this folder before ({at}), so this one is sent from its beginning.',
  'record.again-from': 'Send again from entry',
  'record.again-invalid': 'A whole number from 1.',
  'record.again': 'Send again',
  'record.try-now': 'Try now',
} as const
