/** What is told of newer versions, in the settings and in About, in ICU MessageFormat. */
import type { UpdateFailure } from '../../domain/updates.ts'

const failureTexts = {
  'updates.failure.not-reachable':
    'The server could not be reached. Check the network, the VPN and the server name in the address.',
  'updates.failure.timed-out': 'The server did not answer in time.',
  'updates.failure.certificate-not-trusted':
    'This computer does not trust the server’s certificate, so nothing was requested. If your organisation has its own certificate authority, add its certificate to this computer’s certificate store.',
  'updates.failure.certificate-store-not-read':
    'The certificates this computer trusts could not be read, so the server is not trusted. Nothing was requested.',
  'updates.failure.proxy-refused':
    'The proxy server of this network did not let the connection through, or could not reach the server. The network administrators can allow it.',
  'updates.failure.proxy-sign-in-required':
    'The proxy server of this network requires a sign-in, which MFA Desk does not support. The network administrators can exempt the server from it.',
  'updates.failure.proxy-not-usable':
    'This network offers only types of proxy that MFA Desk cannot use. The network administrators can provide another.',
  'updates.failure.redirected':
    'The server redirects to another address, which was not followed. Enter the final address of the file.',
  'updates.failure.not-found': 'There is no file at this address.',
  'updates.failure.refused':
    'The server does not let this computer read the file. It must be readable without a sign-in.',
  'updates.failure.server-error': 'The server reported an error of its own.',
  'updates.failure.not-json':
    'The server sent something other than JSON, such as a web page or a sign-in page. It must send the file as application/json.',
  'updates.failure.too-large': 'The file is larger than 256 kB and was not read to the end.',
  'updates.failure.not-understood':
    'The file is not in the format of a version file, so nothing was taken from it. The format is described in the documentation.',
  'updates.failure.unknown': 'Something went wrong on the way, and it is not known what.',
} as const satisfies Record<`updates.failure.${UpdateFailure}`, string>

export const updatesTexts = {
  ...failureTexts,

  'updates.title': 'Updates',
  'updates.text':
    'MFA Desk does not update itself: the administrator of this computer installs new versions. It can check once a day whether there is one.',
  'updates.address': 'Address of the version file',
  'updates.address-hint': 'From your administrator; begins with https. Leave empty to turn the check off.',
  'updates.address-not-https': 'The address must begin with https. This is not saved.',
  'updates.address-not-valid':
    'A complete address such as https://server.example.com/version.json, without a user name, a query or spaces. This is not saved.',
  'updates.look-now': 'Check for updates',
  'updates.reading': 'Reading the update status',

  'updates.practice': 'Updates are not checked in practice.',
  'updates.not-looked': 'Not checked yet. The first check follows within an hour while MFA Desk is open.',
  'updates.newest': 'This is the newest version ({version}).',
  'updates.newer': 'Version {version} is available',
  'updates.released': 'Released on {day}. This is version {running}.',
  'updates.install': 'Ask the administrator of this computer to install it.',
  'updates.notes': 'What is new',
  'updates.link': 'More at',
  'updates.open-link': 'Open in the browser',
  'updates.looked': 'Checked {at}.',
  'updates.next': 'The next check is after {at}.',
  'updates.failed': 'The version file could not be read',
  'updates.failed-next': 'Checked {at}; next try after {next}. Everything else works without it.',
  'updates.known-from': 'The following is from {at}.',
  'updates.rail': 'version {version} is available',
} as const
