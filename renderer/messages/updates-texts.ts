/** What is told of newer versions, in the settings and in About, in ICU MessageFormat. */
import type { UpdateFailure } from '../../shared/domain/updates.ts'

const failureTexts = {
  'updates.failure.not-reachable':
    'The server could not be reached. Check the network, the VPN and the name of the server in the address.',
  'updates.failure.timed-out': 'The server did not answer in time.',
  'updates.failure.certificate-not-trusted':
    'The server showed a certificate that this computer does not trust, so it was asked for nothing. Where the organisation has a certificate authority of its own, its certificate belongs in the certificate store of this computer.',
  'updates.failure.certificate-store-not-read':
    'The certificates that this computer trusts could not be read, and without them the server is not trusted. It was asked for nothing.',
  'updates.failure.proxy-refused':
    'The proxy server of this network did not let the connection through, or could not reach the server. The network administrators can allow it.',
  'updates.failure.proxy-sign-in-required':
    'The proxy server of this network asks for a sign-in, which this application does not do. The network administrators can exempt the server from it.',
  'updates.failure.proxy-not-usable':
    'The network settings of this computer name only proxies of a kind that this application cannot use. The network administrators can name another.',
  'updates.failure.redirected':
    'The server points to another address, which was not followed. Enter the address where the file really is.',
  'updates.failure.not-found': 'There is no file at this address.',
  'updates.failure.refused':
    'The server does not give the file to this computer. It has to be readable without a sign-in.',
  'updates.failure.server-error': 'The server reported a fault of its own.',
  'updates.failure.not-json':
    'Something other than JSON came, such as a web page or a sign-in page. The server has to send the file as application/json.',
  'updates.failure.too-large': 'The file is larger than 256 kB and was not read to its end.',
  'updates.failure.not-understood':
    'The file does not have the form of a version file, so nothing was taken from it. Its form is described in the documentation.',
  'updates.failure.unknown': 'Something went wrong on the way; what it was is not known.',
} as const satisfies Record<`updates.failure.${UpdateFailure}`, string>

export const updatesTexts = {
  ...failureTexts,

  'updates.title': 'Updates',
  'updates.text':
    'MFA Desk does not update itself: new versions come from whoever looks after this computer. It can look once a day to see whether there is one.',
  'updates.address': 'Address of the version file',
  'updates.address-hint': 'From your administrator; begins with https. While it is empty, nothing is looked at.',
  'updates.address-not-https': 'The address must begin with https. This is not saved.',
  'updates.address-not-valid':
    'A whole address such as https://server.example.com/version.json, without a user name, a query or blanks. This is not saved.',
  'updates.look-now': 'Look now',
  'updates.reading': 'Reading what is known',

  'updates.practice': 'Nothing is looked at while practising.',
  'updates.not-looked': 'Not looked at yet. It is within the hour, as long as MFA Desk runs.',
  'updates.newest': 'No newer version than this one ({version}).',
  'updates.newer': 'Version {version} is available',
  'updates.released': 'Released on {day}. This is {running}.',
  'updates.install': 'Have it installed by whoever looks after this computer.',
  'updates.notes': 'What is new',
  'updates.link': 'More at',
  'updates.open-link': 'Open in the browser',
  'updates.looked': 'Looked {at}.',
  'updates.next': 'Looked at again after {at}.',
  'updates.failed': 'The version file could not be read',
  'updates.failed-next': 'Tried {at}; tried again by itself after {next}. Everything else works without it.',
  'updates.known-from': 'What follows was read on {at}.',
  'updates.rail': 'version {version} is available',
} as const
