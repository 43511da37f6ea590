/** What is told of newer versions, in the settings and in About, in ICU MessageFormat. */
import type { UpdateFailure } from '../../domain/updates.ts'

const failureTexts = {
  'updates.failure.not-reachable':
    'The server could not be reached. Check the network, the VPN and the name of the server in the address.',
  'updates.failure.timed-out': 'The server did not answer in time.',
  'updates.failure.certificate-not-trusted':
    'The server presented a certificate that this computer does not trust, so nothing was requested from it. If your organisation has its own certificate authority, its certificate belongs in the certificate store of this computer.',
  'updates.failure.certificate-store-not-read':
    'The certificates that this computer trusts could not be read, and without them the server is not trusted. Nothing was requested from it.',
  'updates.failure.proxy-refused':
    'The proxy server of this network did not let the connection through, or could not reach the server. The network administrators can allow it.',
  'updates.failure.proxy-sign-in-required':
    'The proxy server of this network asks for a sign-in, which this application does not do. The network administrators can exempt the server from it.',
  'updates.failure.proxy-not-usable':
    'The network settings of this computer name only proxies of a kind that this application cannot use. The network administrators can name another.',
  'updates.failure.redirected':
    'The server redirects to another address, which was not followed. Enter the address where the file really is.',
  'updates.failure.not-found': 'There is no file at this address.',
  'updates.failure.refused':
    'The server does not give the file to this computer. It must be readable without a sign-in.',
  'updates.failure.server-error': 'The server reported an error of its own.',
  'updates.failure.not-json':
    'The server sent something other than JSON, such as a web page or a sign-in page. It must send the file as application/json.',
  'updates.failure.too-large': 'The file is larger than 256 kB and was not read to the end.',
  'updates.failure.not-understood':
    'The file is not in the format of a version file, so nothing was taken from it. The format is described in the documentation.',
  'updates.failure.unknown': 'Something went wrong on the way; what it was is not known.',
} as const satisfies Record<`updates.failure.${UpdateFailure}`, string>

export const updatesTexts = {
  ...failureTexts,

  'updates.title': 'Updates',
  'updates.text':
    'MFA Desk does not update itself: new versions are installed by the administrator of this computer. It can check once a day whether there is one.',
  'updates.address': 'Address of the version file',
  'updates.address-hint': 'From your administrator; begins with https. Leave empty to turn the check off.',
  'updates.address-not-https': 'The address must begin with https. This is not saved.',
  'updates.address-not-valid':
    'A complete address such as https://server.example.com/version.json, without a user name, a query or spaces. This is not saved.',
  'updates.look-now': 'Check for updates',
  'updates.reading': 'Reading what is known about updates',

  'updates.practice': 'There is no check for updates in practice.',
  'updates.not-looked': 'Not checked yet. The first check is made within an hour, while MFA Desk is running.',
  'updates.newest': 'There is no newer version than this one ({version}).',
  'updates.newer': 'Version {version} is available',
  'updates.released': 'Released on {day}. This is version {running}.',
  'updates.install': 'Ask the administrator of this computer to install it.',
  'updates.notes': 'What is new',
  'updates.link': 'More at',
  'updates.open-link': 'Open in the browser',
  'updates.looked': 'Checked {at}.',
  'updates.next': 'The next check is after {at}.',
  'updates.failed': 'The version file could not be read',
  'updates.failed-next': 'Checked {at}; retried automatically after {next}. Everything else works without it.',
  'updates.known-from': 'The following was read on {at}.',
  'updates.rail': 'version {version} is available',
} as const
