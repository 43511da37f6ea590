/**
 * The sentences for every error code: a short title, what happened and what is known, and what to do. Main says only the
 * code; people read these.
 *
 * A code without its three sentences does not compile. No sentence calls something failed that is only unknown, none needs a
 * value to read well, and none names a system: what is true of one alone, its definition says in its place (`ownTexts`).
 */
import type { ErrorCode } from '../../errors/error-code.ts'

type Part = 'title' | 'text' | 'action'

/** Sentences for what is known only sometimes; shown after `text`. */
type Extra =
  | 'error.password-rejected.attempts'
  | 'error.rate-limited.wait'
  | 'error.limit.until'
  | 'error.limit.approver'
  | 'error.limit.time-alone'

export const errorTexts = {
  // The request itself

  'error.invalid-request.title': 'Request refused',
  'error.invalid-request.text': 'Something in the request is missing or not allowed. Nothing was sent or changed.',
  'error.invalid-request.action':
    'Check what you typed and try again. If it keeps happening, restart MFA Desk and report it with the reference shown here.',

  'error.internal.title': 'Unexpected error in MFA Desk',
  'error.internal.text':
    'Something went wrong inside MFA Desk. If a reset was in progress, the history shows how far it got.',
  'error.internal.action':
    'Check the history before repeating a reset. Report the error with the reference shown here.',

  'error.cancelled.title': 'Cancelled',
  'error.cancelled.text': 'The request was stopped before an answer arrived.',
  'error.cancelled.action': 'Start again when you need it.',

  'error.not-confirmed.title': 'Not confirmed',
  'error.not-confirmed.text':
    'The question was not answered with yes, or what it was about has since changed. Nothing was sent or changed.',
  'error.not-confirmed.action': 'Start again if you still want it.',

  'error.too-many-questions.title': 'Too many questions',
  'error.too-many-questions.text':
    'MFA Desk asks before it does this, but could not: another question is still open, or several were declined within a minute. Nothing was sent or changed.',
  'error.too-many-questions.action':
    'Answer the open question, or try again in a minute. If you see questions that you did not cause, close MFA Desk and report it.',

  // Reaching a system

  'error.address-invalid.title': 'Address not valid',
  'error.address-invalid.text':
    'This is not a complete web address, or it contains something that does not belong there, such as a user name, a query or a token.',
  'error.address-invalid.action': 'Enter the full address, starting with https://, as in the example below the field.',

  'error.address-not-https.title': 'Address not encrypted',
  'error.address-not-https.text':
    'The address starts with http, so a token or password would be sent unencrypted. Plain http is accepted only for this computer (localhost).',
  'error.address-not-https.action': 'Use the server’s https address, or ask its administrator for one.',

  'error.not-reachable.title': 'System not reachable',
  'error.not-reachable.text':
    'The server could not be reached, or the connection was lost: its name was not found, it refused the connection, or the network is down. Nothing was changed.',
  'error.not-reachable.action':
    'Check the network and the VPN, then try again. If other systems answer, check the address of this connection.',

  'error.timed-out.title': 'No answer in time',
  'error.timed-out.text': 'The server did not answer in time. This request only reads, so nothing was changed.',
  'error.timed-out.action': 'Try again. If it happens often, tell the administrator of the system.',

  'error.certificate-not-trusted.title': 'Certificate not trusted',
  'error.certificate-not-trusted.text':
    'This computer does not trust the server’s certificate, or it has expired or was issued for another name. Nothing was sent: no token, no password.',
  'error.certificate-not-trusted.action':
    'Do not continue on this network until the cause is known. If your organisation has its own certificate authority, have its certificate installed on this computer.',

  'error.certificate-store-not-read.title': 'Certificate cannot be checked',
  'error.certificate-store-not-read.text':
    'The server’s certificate cannot be checked: this computer’s certificate store could not be read, so your organisation’s own certificate authorities are not known here. Nothing was sent: no token, no password.',
  'error.certificate-store-not-read.action':
    'Try again in a minute, then restart MFA Desk. If it keeps happening, have this computer’s certificate store checked.',

  'error.redirected.title': 'Server redirects to another address',
  'error.redirected.text':
    'The server answered with a redirect instead of data. MFA Desk did not follow it, so the token stays with its own server. Usual causes: a sign-in page, a wrong path in the address, or a network that wants you to sign in first.',
  'error.redirected.action':
    'Check the address of the connection, especially the part after the server name. On a guest network, sign in to the network first.',

  'error.proxy-refused.title': 'Proxy refused the connection',
  'error.proxy-refused.text':
    'This network’s proxy server did not let the connection through, or could not reach the system. The request was not carried out.',
  'error.proxy-refused.action': 'Ask your network administrators to allow this server, or to exempt it from the proxy.',

  'error.proxy-sign-in-required.title': 'Proxy requires a sign-in',
  'error.proxy-sign-in-required.text':
    'This network’s proxy server requires a sign-in, and MFA Desk gives no password to a proxy. The system was not reached and the request was not carried out.',
  'error.proxy-sign-in-required.action':
    'Ask your network administrators to exempt this server from the proxy, or from its sign-in.',

  'error.proxy-not-usable.title': 'Proxy settings cannot be used',
  'error.proxy-not-usable.text':
    'The network settings of this computer list only proxies of a kind that MFA Desk cannot use. Nothing was sent.',
  'error.proxy-not-usable.action':
    'Ask your network administrators for an HTTP, HTTPS or SOCKS proxy for this server, or to exempt it from the proxy.',

  // What a system answered

  'error.answer-not-json.title': 'A web page instead of data',
  'error.answer-not-json.text':
    'Something answered at this address, but not with data. Usual causes: a wrong virtual directory in the address, a sign-in page, a gateway in between, or a web service that is not running.',
  'error.answer-not-json.action': 'Check the address of the connection.',

  'error.answer-too-large.title': 'Answer too large',
  'error.answer-too-large.text':
    'The answer was larger than any answer to this request should be, so it was not read to the end.',
  'error.answer-too-large.action':
    'If this was a search, make it more specific. If it keeps happening, tell the administrator of the system.',

  'error.answer-empty.title': 'Empty answer',
  'error.answer-empty.text': 'The server answered without the data it was asked for. What it holds is not known.',
  'error.answer-empty.action': 'Try again. If it keeps happening, check the address of the connection.',

  'error.answer-not-understood.title': 'Answer not understood',
  'error.answer-not-understood.text':
    'The server answered in a form that this version of MFA Desk does not know. Nothing was guessed.',
  'error.answer-not-understood.action':
    'Check that the connection points to the right system. If it does, report the version of the system with the reference shown here.',

  'error.interface-not-found.title': 'API not found',
  'error.interface-not-found.text':
    'The server does not know this request. Either the address or its virtual directory is wrong, or the system is too old to offer its MFA functions to other programs.',
  'error.interface-not-found.action':
    'Check the address first. If search works and only the MFA status does not, ask the administrator which version the system has.',

  'error.server-error.title': 'Error on the server',
  'error.server-error.text': 'The server reported an error of its own and gave no usable answer.',
  'error.server-error.action':
    'Try again in a few minutes. If it keeps happening, tell the administrator of the system when it happened.',

  'error.rejected-by-server.title': 'Rejected by the system',
  'error.rejected-by-server.text':
    'The system understood the request but did not carry it out. Its own message is shown if it gave one.',
  'error.rejected-by-server.action':
    'Read the system’s message. If one of its rules is the cause, its administrator can tell you more.',

  'error.foreign-link.title': 'Link to another server',
  'error.foreign-link.text':
    'The answer pointed to another server for its next part. MFA Desk did not follow it, so the token stays with its own server.',
  'error.foreign-link.action':
    'Check the address of the connection: it must be the one the system uses for itself, even if it has a custom domain.',

  'error.rate-limited.title': 'Too many requests',
  'error.rate-limited.text': 'The system asked for a pause before the next request. This request was not carried out.',
  'error.rate-limited.action': 'Wait, then try again.',
  'error.rate-limited.wait':
    '{seconds, plural, one {The system asks you to wait # second.} other {The system asks you to wait # seconds.}}',

  // Who we are to that system

  'error.token-rejected.title': 'Token not accepted',
  'error.token-rejected.text':
    'The system does not accept the token of this connection. It may have expired or been revoked, its account may be disabled, or a session ID was pasted instead of a token.',
  'error.token-rejected.action':
    'Have the administrator check or create the token, then paste it under Connections and test it.',

  'error.password-rejected.title': 'User name or password not accepted',
  'error.password-rejected.text':
    'The system did not accept the user name and password of this connection. They are not retried automatically, because each attempt counts towards locking the account.',
  'error.password-rejected.action': 'Enter the user name and password again under Connections and test once.',
  'error.password-rejected.attempts':
    '{attemptsLeft, plural, =0 {No attempts are left before the account is locked.} one {# attempt is left before the account is locked.} other {# attempts are left before the account is locked.}}',

  'error.sign-in-account-disabled.title': 'Sign-in account disabled',
  'error.sign-in-account-disabled.text':
    'The account that this connection signs in with is disabled. This is not about the person you looked up.',
  'error.sign-in-account-disabled.action':
    'Ask the administrator to enable that account, or use another one under Connections.',

  'error.sign-in-account-locked.title': 'Sign-in account locked',
  'error.sign-in-account-locked.text':
    'The account that this connection signs in with is locked, usually after wrong passwords. This is not about the person you looked up.',
  'error.sign-in-account-locked.action':
    'Ask the administrator to unlock that account. Then enter the password again under Connections.',

  'error.sign-in-account-expired.title': 'Sign-in account expired',
  'error.sign-in-account-expired.text':
    'The account that this connection signs in with has expired. This is not about the person you looked up.',
  'error.sign-in-account-expired.action':
    'Ask the administrator to extend that account, or use another one under Connections.',

  'error.sign-in-outside-hours.title': 'Sign-in outside the permitted hours',
  'error.sign-in-outside-hours.text':
    'The account that this connection signs in with is not allowed to sign in at this time.',
  'error.sign-in-outside-hours.action':
    'Try again within the permitted hours, or ask the administrator to change them.',

  'error.sign-in-denied.title': 'Sign-in not permitted',
  'error.sign-in-denied.text':
    'The system knows the account of this connection but does not let it sign in through its API.',
  'error.sign-in-denied.action': 'Ask the administrator to allow this account to use the REST API.',

  'error.sign-in-needed.title': 'Nobody is signed in',
  'error.sign-in-needed.text':
    'This connection is used with the sign-in of a person, and nobody has signed in to it on this computer.',
  'error.sign-in-needed.action': 'Sign in with the browser under Connections.',

  'error.sign-in-ended.title': 'Your sign-in has ended',
  'error.sign-in-ended.text':
    'The system no longer accepts the sign-in of this connection: it was ended, the password was changed, or it has not been used for a long time. Nothing was changed.',
  'error.sign-in-ended.action': 'Sign in again with the browser under Connections.',

  'error.fresh-sign-in-needed.title': 'A fresh sign-in is needed',
  'error.fresh-sign-in-needed.text':
    'Your organisation’s rules ask for more than the present sign-in proves, for example after a change of network or a longer break. Nothing was changed.',
  'error.fresh-sign-in-needed.action': 'Sign in again with the browser under Connections.',

  'error.sign-in-not-finished.title': 'The sign-in was not finished',
  'error.sign-in-not-finished.text':
    'Nothing came back from the browser in time. The tab may have been closed, or the sign-in page showed a problem.',
  'error.sign-in-not-finished.action':
    'Sign in again. If the sign-in page shows a problem, give its number to the administrator.',

  'error.sign-in-declined.title': 'The sign-in was declined',
  'error.sign-in-declined.text': 'In the browser, somebody declined the sign-in or the permissions it asks for.',
  'error.sign-in-declined.action': 'Sign in again and accept, or ask the administrator what the application may do.',

  'error.sign-in-blocked.title': 'Your organisation does not allow this sign-in',
  'error.sign-in-blocked.text':
    'The account and password are right, but the rules for signing in refuse it: usually because of this computer, the network or the way of signing in.',
  'error.sign-in-blocked.action': 'Give the number below to the administrator of the sign-in rules.',

  'error.consent-missing.title': 'An administrator has to approve the application first',
  'error.consent-missing.text':
    'The application asks for permissions that only an administrator of the system can grant, once for everybody. That has not been done, or not for all of them.',
  'error.consent-missing.action':
    'Ask the administrator to grant consent to the application of this connection. Then sign in again.',

  'error.redirect-not-registered.title': 'The application is not set up for this',
  'error.redirect-not-registered.text':
    'The system does not send the sign-in back to this computer, because the application of this connection is not set up as a desktop application.',
  'error.redirect-not-registered.action':
    'Ask the administrator to add the redirect address http://localhost to the application, for desktop applications.',

  'error.app-not-assigned.title': 'You may not use the application',
  'error.app-not-assigned.text':
    'The system knows you, but the application of this connection is limited to certain people, and you are not among them.',
  'error.app-not-assigned.action': 'Ask the administrator to assign you to the application.',

  'error.tenant-rejected.title': 'Tenant ID not accepted',
  'error.tenant-rejected.text': 'There is no tenant with this ID, or it is not in the form of an ID.',
  'error.tenant-rejected.action': 'Copy the tenant ID from the overview page of the application.',

  'error.tenant-mismatch.title': 'This account belongs to another organisation',
  'error.tenant-mismatch.text':
    'Somebody signed in with an account that is not in the tenant of this connection. Nothing of that sign-in was kept.',
  'error.tenant-mismatch.action': 'Sign in again and choose the account that you administer this organisation with.',

  'error.browser-not-opened.title': 'The sign-in could not begin',
  'error.browser-not-opened.text':
    'Either no browser could be opened, or this computer does not let the application wait for the browser’s answer.',
  'error.browser-not-opened.action':
    'Check that there is a default browser and that no security software blocks connections within this computer, then sign in again.',

  'error.organisation-refused.title': 'Organisation not accepted',
  'error.organisation-refused.text':
    'The account of this connection is not an active member of the organisation entered, or of any organisation.',
  'error.organisation-refused.action':
    'Check the organisation number under Connections. If you leave it empty, the system uses the only one there is.',

  'error.second-factor-required.title': 'Code needed to sign in',
  'error.second-factor-required.text':
    'The account of this connection signs in with a second factor. Nothing is requested from the system until its code is entered.',
  'error.second-factor-required.action':
    'Enter the code under Connections. It is used once and not stored; the session then renews itself until you close MFA Desk.',

  'error.second-factor-rejected.title': 'Code not accepted',
  'error.second-factor-rejected.text':
    'The system did not accept the code. The codes of an authenticator app change every 30 seconds. It is not retried automatically.',
  'error.second-factor-rejected.action': 'Wait for the next code, then enter it.',

  'error.second-factor-unsupported.title': 'Second factor not supported here',
  'error.second-factor-unsupported.text':
    'The account of this connection signs in with a second factor that is not a code: a passkey or a link by e-mail.',
  'error.second-factor-unsupported.action':
    'Add an authenticator app to that account, use another account, or paste an access token under Connections.',

  'error.role-too-low.title': 'Can look up, but not reset',
  'error.role-too-low.text':
    'The account of this connection may look people up, but its role in the system is too low to reset other people’s methods. Nothing was sent.',
  'error.role-too-low.action':
    'Ask for an administrator role for that account, or use another account under Connections.',

  'error.private-key-invalid.title': 'Not a usable private key',
  'error.private-key-invalid.text':
    'The private key is neither a PEM in PKCS#8 form (BEGIN PRIVATE KEY) nor a JWK with its private part, or it is encrypted, of another type, or shorter than 2,048 bits. Nothing was sent.',
  'error.private-key-invalid.action':
    'Paste the whole key as it was shown when it was created. A key that starts with BEGIN RSA PRIVATE KEY can be converted: openssl pkcs8 -topk8 -nocrypt.',

  'error.key-id-mismatch.title': 'Key and key ID do not match',
  'error.key-id-mismatch.text': 'The key ID in the pasted key is not the one typed here. Nothing was sent.',
  'error.key-id-mismatch.action': 'Leave the key ID empty to use the one in the key, or paste the key with that ID.',

  'error.key-not-accepted.title': 'Key not accepted',
  'error.key-not-accepted.text':
    'The system knows the application but does not accept the signature of this key: its public key is not registered there, or is registered under another key ID.',
  'error.key-not-accepted.action': 'Compare the key ID with those of the application’s public keys in the system.',

  'error.client-id-rejected.title': 'Client ID not accepted',
  'error.client-id-rejected.text':
    'The system has no active service application with this client ID, or the application does not sign in with a key.',
  'error.client-id-rejected.action':
    'Copy the client ID from the application in the system. The application must sign in with a private key.',

  'error.client-secret-rejected.title': 'Client ID or secret not accepted',
  'error.client-secret-rejected.text':
    'The system does not accept the client ID and client secret of this connection, or does not let the application sign in with them. They are not retried automatically.',
  'error.client-secret-rejected.action':
    'Have the administrator check the application, then enter the client secret again under Connections and test it.',

  'error.scope-missing.title': 'Scope missing',
  'error.scope-missing.text': 'The application has not been granted every scope this needs.',
  'error.scope-missing.action': 'Have an administrator grant it the scopes to read users and to reset their methods.',

  'error.role-missing.title': 'Administrator role missing',
  'error.role-missing.text':
    'The application has its scopes but no administrator role that allows this request. The system requires both.',
  'error.role-missing.action':
    'Have an administrator assign the application a role that may read users and reset their methods.',

  'error.clock-off.title': 'This computer’s clock is wrong',
  'error.clock-off.text': 'The signature was refused because this computer’s clock is minutes off the server’s.',
  'error.clock-off.action': 'Set this computer’s clock, ideally from a time server. Then try again.',

  'error.feature-not-enabled.title': 'Not switched on in the system',
  'error.feature-not-enabled.text':
    'Your organisation has not switched this feature on, or its edition does not include it. Nothing was changed.',
  'error.feature-not-enabled.action': 'Ask the administrator whether it can be switched on.',

  'error.forbidden.title': 'Not permitted',
  'error.forbidden.text':
    'The account of this connection does not have the right to make this request, or the system has switched it off for other programs. The request was not carried out.',
  'error.forbidden.action': 'Ask the administrator to grant the right.',

  // Whom it is about

  'error.account-not-found.title': 'Person not found',
  'error.account-not-found.text':
    'The system no longer has an account with this ID. It may have been deleted, or moved out of what this connection can see.',
  'error.account-not-found.action': 'Search for the person again.',

  'error.account-locked.title': 'Account locked',
  'error.account-locked.text':
    'The account is locked in the system, usually after wrong codes or passwords. The system refuses this until it is unlocked.',
  'error.account-locked.action': 'Unlock the account first, once you know who is calling.',

  'error.account-suspended.title': 'Account suspended',
  'error.account-suspended.text': 'This account is suspended in the system. While it is, its methods prove nothing.',
  'error.account-suspended.action': 'Ask the administrator why it is suspended before doing anything for the caller.',

  'error.account-state-forbids.title': 'Not possible in the account’s current state',
  'error.account-state-forbids.text':
    'The system does not do this for an account in its current state, for example deactivated, not yet activated, or not locked.',
  'error.account-state-forbids.action': 'Refresh the account and check its state.',

  'error.administrator-protected.title': 'This connection may not reset this person',
  'error.administrator-protected.text':
    'The person is an administrator, or is outside the groups that the role of this connection covers. The system does not say which. Nothing was changed.',
  'error.administrator-protected.action':
    'Have a super administrator do it. If it happens with everybody, the token or application of this connection does not have the right to reset.',

  'error.factor-not-active.title': 'Method not active',
  'error.factor-not-active.text':
    'The setup of this method was started but not finished, or the method is switched off. It cannot be used now.',
  'error.factor-not-active.action': 'Choose another method.',

  'error.default-method.title': 'Default method, cannot go yet',
  'error.default-method.text':
    'The system keeps a person’s default method as long as there are others. This one was not removed.',
  'error.default-method.action':
    'Remove the other methods as well, or have the person choose another default under their security settings.',

  'error.other-method-first.title': 'Another method has to go first',
  'error.other-method-first.text':
    'The system does not remove this number while there is an alternate one. This one was not removed.',
  'error.other-method-first.action': 'Remove the alternate number first, or both in one reset.',

  'error.code-not-permitted.title': 'Code not permitted',
  'error.code-not-permitted.text':
    'Your organisation’s rules in the system do not permit this code for this person. None was created.',
  'error.code-not-permitted.action':
    'Ask the administrator which people may be given such codes, and with which limits.',

  'error.code-not-usable.title': 'Code cannot be used',
  'error.code-not-usable.text':
    'The system created a code that this person cannot sign in with, because its rules do not let them. It is not shown, and an earlier code may have been replaced.',
  'error.code-not-usable.action':
    'Ask the administrator to include the person in the rules for such codes, then create another one.',

  'error.changed-meanwhile.title': 'Changed meanwhile',
  'error.changed-meanwhile.text':
    'Somebody else changed this account in the system at the same time. The request was not carried out.',
  'error.changed-meanwhile.action': 'Read the account again and decide by what it shows now.',

  'error.account-deleted.title': 'Account deleted',
  'error.account-deleted.text':
    'The system still lists this account but marks it as deleted. It has no methods that could be reset. Nothing was sent.',
  'error.account-deleted.action':
    'Check whether the person has another account, or ask the administrator to restore this one.',

  'error.email-not-unique.title': 'Not exactly one account with this address',
  'error.email-not-unique.text':
    'The system has several accounts with this e-mail address, or none. It is not clear which one is meant, so none was changed.',
  'error.email-not-unique.action': 'Ask the administrator of the system to correct the address, then search again.',

  'error.own-account.title': 'This connection’s own account',
  'error.own-account.text':
    'This is the account the connection signs in with. A reset would remove its own methods, so it is refused here. Nothing was sent.',
  'error.own-account.action': 'Its owner can reset it in the system itself, in the security settings of their profile.',

  'error.user-id-refused.title': 'Not a person’s ID',
  'error.user-id-refused.text':
    'The ID of this account does not look like a person’s ID in this system. Sent as it is, it could affect somebody else. Nothing was sent.',
  'error.user-id-refused.action':
    'Search for the person again. If it keeps happening, report it with the name of the system.',

  'error.other-account-named.title': 'The system names another account',
  'error.other-account-named.text':
    'The reset was sent for the person you chose, but the answer names another account. Whose methods were removed is not certain.',
  'error.other-account-named.action':
    'Compare the account named here with the person, check both in the system itself, and report it to its administrator before you reset again.',

  // Tickets

  'error.ticket-not-found.title': 'Ticket not found',
  'error.ticket-not-found.text':
    'No connected ticket system shows a ticket with this number. It may not exist, or the account of the connection may not be allowed to see it.',
  'error.ticket-not-found.action': 'Check the number in the ticket system.',

  'error.ticket-takes-no-note.title': 'Note not added to the ticket',
  'error.ticket-takes-no-note.text':
    'The ticket system did not accept the note. The ticket may be closed, or the account of the connection may not be allowed to write notes in it. Nothing was added and the ticket was not changed.',
  'error.ticket-takes-no-note.action':
    'Copy the note and add it by hand. MFA Desk tries again every hour and notices if the note is already there.',

  'error.ticket-note-unconfirmed.title': 'Note not confirmed by the ticket system',
  'error.ticket-note-unconfirmed.text':
    'The connection was lost before the ticket system confirmed the note. It is not known whether the ticket has it.',
  'error.ticket-note-unconfirmed.action':
    'You do not need to do anything: MFA Desk looks for the note in the ticket and adds it only if it is missing.',

  'error.ticket-note-public.title': 'The note may have been sent to the customer',
  'error.ticket-note-public.text':
    'The note was added, but the ticket system does not say that it is internal. Whoever the ticket is for may have received it by mail. It is not added again, and no other note is sent to this ticket system.',
  'error.ticket-note-public.action':
    'Check the ticket now, tell the person if they received it, and have the administrator make the account of the connection an agent of the service desk. Then dismiss this message.',

  'error.ticket-notes-stopped.title': 'Notes stopped until a warning is dismissed',
  'error.ticket-notes-stopped.text':
    'An earlier note to this ticket system may have reached a customer, so no more are sent there. Nothing was added.',
  'error.ticket-notes-stopped.action':
    'Deal with that note first: it is listed on the history page. Once the account of the connection is an agent, dismiss it there, then choose “Try now”.',

  'error.ticket-notes-off.title': 'Ticket notes are switched off',
  'error.ticket-notes-off.text': 'The rules of this desk no longer add notes to tickets. Nothing was added.',
  'error.ticket-notes-off.action': 'Copy the note and add it by hand, or switch ticket notes on in the settings.',

  'error.ticket-system-gone.title': 'Ticket system no longer connected',
  'error.ticket-system-gone.text':
    'The ticket system that had this ticket is no longer connected here: its connection was removed or has another address now. Nothing was added, because the same number can be another ticket elsewhere.',
  'error.ticket-system-gone.action':
    'Copy the note and add it by hand, or connect the ticket system again at the same address.',

  'error.ticket-closed.title': 'The ticket is closed',
  'error.ticket-closed.text':
    'The ticket system says that this ticket is resolved or closed. The rules of this desk do not allow a reset with it. Nothing was sent or changed.',
  'error.ticket-closed.action': 'Have the ticket reopened, or use the one for this call.',

  'error.ticket-for-somebody-else.title': 'The ticket is for somebody else',
  'error.ticket-for-somebody-else.text':
    'The ticket system names somebody other than the person being reset. The rules of this desk do not allow a reset with it. Nothing was sent or changed.',
  'error.ticket-for-somebody-else.action':
    'Check that this is the right ticket and the right person. If the ticket has the wrong name, have it corrected in the ticket system.',

  // Connections and their secrets

  'error.system-not-known.title': 'System not known to this version',
  'error.system-not-known.text':
    'This connection was set up by another version of MFA Desk, for a system that this version does not know. It is kept as it is, but not used.',
  'error.system-not-known.action': 'Install a version that knows the system, or remove the connection.',

  'error.connection-not-found.title': 'Connection removed',
  'error.connection-not-found.text': 'This connection is no longer set up on this computer.',
  'error.connection-not-found.action': 'Choose another connection, or add it again under Connections.',

  'error.connection-name-taken.title': 'Name already used',
  'error.connection-name-taken.text': 'Another connection already has this name, and the two could be mixed up.',
  'error.connection-name-taken.action': 'Choose a name that tells the two apart.',

  'error.secret-missing.title': 'Token or password missing',
  'error.secret-missing.text':
    'This computer’s keychain has no token or password for this connection at its current address. It has to be entered again after the address changes.',
  'error.secret-missing.action': 'Open the connection under Connections and enter the token or password.',

  'error.secret-incomplete.title': 'Token or password incomplete',
  'error.secret-incomplete.text':
    'The keychain has only part of the token or password, or parts that do not belong together. It was not used.',
  'error.secret-incomplete.action': 'Open the connection under Connections and enter the token or password again.',

  'error.keychain-unavailable.title': 'Keychain not available',
  'error.keychain-unavailable.text':
    'The operating system’s keychain does not answer. Tokens and passwords are kept only there, so connections cannot be used. That does not mean that anything in it is lost.',
  'error.keychain-unavailable.action':
    'Sign out of the computer and sign in again. On Linux, a Secret Service such as GNOME Keyring must be running. Practice works without it.',

  'error.keychain-locked.title': 'Keychain locked',
  'error.keychain-locked.text':
    'The operating system’s keychain is locked, or is waiting for you to answer a question of its own. What is stored in it is safe, but cannot be read until then.',
  'error.keychain-locked.action': 'Unlock the keychain or answer its question, then try again.',

  'error.keychain-refused.title': 'Access to the keychain refused',
  'error.keychain-refused.text':
    'The operating system’s keychain does not let MFA Desk store or read tokens and passwords. They are kept only there, so connections cannot be used. Nothing stored in it is lost.',
  'error.keychain-refused.action':
    'On a Mac, an MFA Desk with a different signature has to ask for access to each entry: try again and choose “Always Allow”. On Windows, a policy of your company may forbid storing credentials: ask whoever looks after this computer. Practice works without it.',

  // Checking the caller

  'error.caller-check-not-offered.title': 'No check with this method',
  'error.caller-check-not-offered.text':
    'The caller cannot be checked with this method from here, or the method is no longer there. Nothing was sent to the person.',
  'error.caller-check-not-offered.action':
    'Refresh the person and choose another method. If there is none, follow your company’s procedure.',

  'error.caller-check-not-found.title': 'Check is over',
  'error.caller-check-not-found.text':
    'This caller check has ended or been replaced by another. What you just entered was not passed on.',
  'error.caller-check-not-found.action': 'Start a new check.',

  'error.caller-check-limit.title': 'Too many checks of one account',
  'error.caller-check-limit.text':
    'This account was sent several checks within a few minutes. Repeated prompts wear people down until they approve one, so none is sent now.',
  'error.caller-check-limit.action':
    'Wait 15 minutes, or check the caller another way. If the caller insists, report it.',

  'error.caller-check-unknown.title': 'Not known whether it arrived',
  'error.caller-check-unknown.text':
    'The connection was lost or no answer came in time. It is not known whether the check reached the system; it is not sent again automatically. No reset depends on it.',
  'error.caller-check-unknown.action':
    'Ask the caller whether anything arrived, then start a new check. A code that was entered may be used up.',

  'error.caller-check-error.title': 'System error with this method',
  'error.caller-check-error.text':
    'The system reported an error of its own while checking the caller with this method. That proves nothing either way.',
  'error.caller-check-error.action':
    'Check the caller with another method, or start a new check in a minute. If it happens often, tell the administrator of the system.',

  'error.message-just-sent.title': 'Message sent a moment ago',
  'error.message-just-sent.text':
    'The system sent this person a message a moment ago and waits before sending another. No second one was sent.',
  'error.message-just-sent.action': 'Wait 30 seconds, then start the check again.',

  'error.refused-on-device.title': 'Refused on the device',
  'error.refused-on-device.text':
    'Whoever has the device refused the request. Somebody else may be calling. Nothing was changed.',
  'error.refused-on-device.action': 'Reset nothing, end the call and report it.',

  'error.code-already-used.title': 'Code already used',
  'error.code-already-used.text': 'The code is right but has already been used. Each code works once.',
  'error.code-already-used.action': 'Ask the caller for the next code on the device.',

  'error.code-too-late.title': 'Code too old',
  'error.code-too-late.text': 'The code was right a moment ago. It no longer proves anything.',
  'error.code-too-late.action': 'Ask the caller for the code that the device shows now.',

  'error.proof-not-valid.title': 'Caller check no longer counts',
  'error.proof-not-valid.text':
    'A caller check counts for 15 minutes, for one reset, and only for the person it was made with. This one has expired, was used, or is for somebody else. Nothing was reset.',
  'error.proof-not-valid.action': 'Check the caller again, or continue without a check if your company allows it.',

  'error.caller-not-checked.title': 'Caller not checked',
  'error.caller-not-checked.text': 'It is not known who is calling. Nothing was reset.',
  'error.caller-not-checked.action':
    'Check the caller, or say why that is not possible this time. The reason is recorded.',

  'error.proofs-missing.title': 'More proof needed',
  'error.proofs-missing.text':
    'The rules of this desk require more proof before this person is reset. Nothing was reset. What was proved so far still counts for its 15 minutes.',
  'error.proofs-missing.action':
    'Add what is missing; it is listed above the reset. Without it, this person cannot be reset here.',

  'error.second-person-missing.title': 'A second person must approve',
  'error.second-person-missing.text':
    'The rules of this desk require a second person’s approval before somebody with this much access is reset. Nothing was reset. The proofs still count for their 15 minutes.',
  'error.second-person-missing.action':
    'Ask an approver, above the reset. If the rules name none, or no connected system can ask them, this person cannot be reset at this desk.',

  'error.approver-not-allowed.title': 'This person cannot approve',
  'error.approver-not-allowed.text':
    'Only somebody named in the rules can approve: never you, and never the person being reset. Nobody was asked.',
  'error.approver-not-allowed.action': 'Choose another approver.',

  'error.proof-not-accepted.title': 'This kind of proof does not count here',
  'error.proof-not-accepted.text': 'The rules of this desk do not accept it, so it was not recorded.',
  'error.proof-not-accepted.action': 'Use another way to check the caller.',

  'error.number-not-registered.title': 'Not the number in the directory',
  'error.number-not-registered.text':
    'The directory no longer has this number, so a call to it proves nothing. It was not recorded.',
  'error.number-not-registered.action': 'Refresh the person and call the number shown then.',

  'error.manager-not-known.title': 'The directory names no manager',
  'error.manager-not-known.text': 'There is no manager to compare the statement with. It was not recorded.',
  'error.manager-not-known.action': 'Use another way to check the caller.',

  // Resets

  'error.nothing-selected.title': 'Nothing selected',
  'error.nothing-selected.text': 'No method is ticked, so there is nothing to reset. Nothing was sent.',
  'error.nothing-selected.action': 'Tick at least one method.',

  'error.selection-outdated.title': 'The methods have changed',
  'error.selection-outdated.text':
    'The account was read again, and something you ticked is no longer there. Nothing was sent.',
  'error.selection-outdated.action': 'Refresh the account, check what it has now, and tick again.',

  'error.plan-not-found.title': 'Plan no longer valid',
  'error.plan-not-found.text':
    'A plan can be used once, within two minutes, in the window it was made in. This request started no reset.',
  'error.plan-not-found.action': 'Review the reset again.',

  'error.ticket-required.title': 'Ticket missing',
  'error.ticket-required.text': 'The settings require a ticket number for each reset. Nothing was sent.',
  'error.ticket-required.action': 'Enter the ticket number.',

  'error.ticket-invalid.title': 'Ticket number has the wrong format',
  'error.ticket-invalid.text':
    'The ticket number does not have the format that the settings require. Nothing was sent.',
  'error.ticket-invalid.action':
    'Check the number for missing or extra characters. The format is shown in the settings.',

  'error.reason-required.title': 'Reason missing',
  'error.reason-required.text': 'The settings require a reason for each reset. Nothing was sent.',
  'error.reason-required.action': 'Enter the reason in a few words.',

  'error.reset-not-offered.title': 'Reset switched off here',
  'error.reset-not-offered.text':
    'The settings of this connection do not offer this kind of reset, even if the system would allow it. Nothing was sent.',
  'error.reset-not-offered.action':
    'Choose another method. Whoever manages the connection can change what it offers in the settings.',

  'error.limit-agent.title': 'Your reset limit is reached',
  'error.limit-agent.text':
    'You have reset as many people within an hour or a day as the rules of this desk allow. Restarting MFA Desk or opening another window does not change that. Nothing was sent.',
  'error.limit-agent.action':
    'Hand the call to a colleague, or wait. If some of these resets were not yours, report it at once.',

  'error.limit-person.title': 'This person was reset too often',
  'error.limit-person.text':
    'This person has been reset as often within 30 days as the rules of this desk allow. Nothing was sent.',
  'error.limit-person.action':
    'Look at the earlier resets in the history. Find out why another is needed by reaching the person in a way you know to be theirs.',

  'error.cool-down.title': 'No reset for this person right now',
  'error.cool-down.text':
    'A caller check was refused a short while ago, or a call about this person was reported as suspicious. Refused callers often call again. Nothing was sent.',
  'error.cool-down.action': 'End the call. Call the person yourself, on a number from the directory.',

  'error.limit.until': 'The limit ends at {time}.',
  'error.limit.approver': 'A second person named in the rules can lift it.',
  'error.limit.time-alone': 'It cannot be lifted early.',

  'error.outcome-unknown.title': 'Outcome unknown',
  'error.outcome-unknown.text':
    'The request was sent but no clear answer came back. The change may or may not have been made. It is not sent again automatically.',
  'error.outcome-unknown.action':
    'Choose Check now to see the current state before you decide anything. Do not tell the caller yet that it worked or did not.',

  'error.wait-given-up.title': 'Not carried out: waiting was stopped',
  'error.wait-given-up.text': 'The system asked for a pause, and waiting for it was stopped. Nothing was changed.',
  'error.wait-given-up.action': 'Retry when the pause is over, or plan it again.',

  'error.operation-not-found.title': 'Operation not found',
  'error.operation-not-found.text': 'The history holds no readable operation with this ID.',
  'error.operation-not-found.action':
    'Refresh the history. If the operation should be there, choose Verify to check the files.',

  'error.already-settled.title': 'Already settled',
  'error.already-settled.text':
    'The outcome of this step has been found out in the meantime. Nothing new was recorded.',
  'error.already-settled.action': 'Open the operation again to see the outcome.',

  // What is kept on this computer

  'error.policy-broken.title': 'Your organisation’s policy cannot be used',
  'error.policy-broken.text':
    'Your organisation sets the rules of this desk with a policy, and that policy cannot be read or trusted at the moment. Nothing is reset until it can. Looking people up, the history and exports still work.',
  'error.policy-broken.action':
    'Tell whoever looks after this computer. About MFA Desk shows the file and what is wrong with it, ready to copy.',

  'error.agent-name-required.title': 'Your name is missing',
  'error.agent-name-required.text':
    'The rules of this desk require the agent’s name in the record, and none is entered on this computer. Nothing was changed.',
  'error.agent-name-required.action': 'Enter your name at the top of the desk or in the settings, then try again.',

  'error.set-by-organisation.title': 'Set by your organisation',
  'error.set-by-organisation.text':
    'This is set by the policy of this computer, so it cannot be changed here. Nothing was changed.',
  'error.set-by-organisation.action': 'If it gets in your way, ask whoever looks after this computer.',

  'error.disk-full.title': 'Disk full',
  'error.disk-full.text':
    'There is no space left where MFA Desk keeps its files. What was saved before is safe; this was not saved.',
  'error.disk-full.action': 'Free up some space, then try again. No reset starts while it cannot be recorded.',

  'error.file-in-use.title': 'File in use',
  'error.file-in-use.text':
    'Another program is using a file that is needed: a virus scanner, a backup, or a program that has it open, such as Excel. What was in the file is still there.',
  'error.file-in-use.action':
    'Close the file there, or wait a moment, then try again. If that does not help, check that your account may read and write the file and its folder.',

  'error.storage-unavailable.title': 'Files not accessible',
  'error.storage-unavailable.text':
    'A file or folder of MFA Desk cannot be read or written. It may be read-only, or on a drive that is not connected.',
  'error.storage-unavailable.action': 'Check the folder shown in the settings and its permissions, then try again.',

  'error.settings-no-access.title': 'Settings cannot be opened right now',
  'error.settings-no-access.text':
    'A program such as a virus scanner or a backup is using the settings file, your account may not read it, or its drive is not connected. The file was left as it is. Until it can be read, no real connection is used.',
  'error.settings-no-access.action':
    'MFA Desk continues as soon as the file can be read. If that takes longer than a minute, close the program that has it open, or check the folder and its permissions, then try again.',

  'error.settings-unreadable.title': 'Settings cannot be read',
  'error.settings-unreadable.text':
    'The settings file is there but cannot be understood. It was left as it is. Until this is resolved, no real connection is used.',
  'error.settings-unreadable.action':
    'Restore the file from a backup and try again, or start with fresh settings: the current file is then kept under a dated name. Tokens stay in the keychain; connections have to be set up again.',

  'error.settings-newer.title': 'Settings from a newer version',
  'error.settings-newer.text':
    'The settings were written by a newer version of MFA Desk. They were left as they are and are not used.',
  'error.settings-newer.action': 'Install the newer version again.',

  'error.history-unreadable.title': 'History cannot be read',
  'error.history-unreadable.text':
    'A file of the history is there but cannot be read. It was not changed. Its operations are not shown, but they are not lost.',
  'error.history-unreadable.action':
    'Choose Verify to see which file it is. If another program has it open, close it there and try again. Otherwise check its permissions, or restore it from a backup if it is damaged.',

  'error.history-unwritable.title': 'History cannot be written',
  'error.history-unwritable.text':
    'The record of a reset could not be written to disk. No reset starts without a record.',
  'error.history-unwritable.action':
    'Check the free space and the permissions of the folder shown in the settings, then try again. Check the history for resets that were already in progress.',

  'error.history-unwritten.title': 'Something is not recorded yet',
  'error.history-unwritten.text':
    'Not everything that happened is in the history yet: what a reset did, or a caller check that was refused. MFA Desk keeps it in memory and writes it as soon as it can.',
  'error.history-unwritten.action':
    'Leave MFA Desk open until this notice is gone. Fix what prevents the history from being written, such as a full disk, then try again.',

  'error.history-newer.title': 'History from a newer version',
  'error.history-newer.text':
    'A newer version of MFA Desk has added to the history. It was left as it is and is shown as far as this version understands it. Nothing is added, so no reset starts.',
  'error.history-newer.action': 'Install the newer version again.',

  'error.history-open-elsewhere.title': 'History open in another MFA Desk',
  'error.history-open-elsewhere.text':
    'Another MFA Desk is writing to the history: in another session on this computer, or on a computer that keeps its files in the same folder. Only one can, so no reset starts here. Nothing is lost. You can still look people up and read the history, including what the other one records.',
  'error.history-open-elsewhere.action':
    'Close MFA Desk there or have that session signed out, then try again. MFA Desk also tries whenever you come back to this window.',

  'error.recents-unreadable.title': 'Recent look-ups cannot be read',
  'error.recents-unreadable.text':
    'The file of recent look-ups is there but cannot be opened. It was left as it is. Search and resets work without it.',
  'error.recents-unreadable.action':
    'Try again after unlocking the keychain, or clear the recent look-ups in the settings.',

  'error.outbox-unreadable.title': 'Waiting messages cannot be read',
  'error.outbox-unreadable.text':
    'The file of messages waiting to be sent cannot be opened. It was left as it is, and the messages in it are not sent. New messages are sent, but any that have to wait are lost when MFA Desk closes.',
  'error.outbox-unreadable.action':
    'Try again after unlocking the keychain. If the keychain has lost its key, put the file aside on the history page and tell the people of recent resets yourself.',

  'error.outbox-newer.title': 'Waiting messages from a newer version',
  'error.outbox-newer.text':
    'The messages waiting to be sent were written by a newer version of MFA Desk. They were left as they are and are not sent. New messages are sent, but any that have to wait are lost when MFA Desk closes.',
  'error.outbox-newer.action': 'Install the newer version again.',

  'error.data-not-moved.title': 'Data still in the old folder',
  'error.data-not-moved.text':
    'The data folder has changed, but the contents of the old one could not be moved to it. Nothing is lost: MFA Desk uses the old folder for now, with the whole history.',
  'error.data-not-moved.action':
    'Until the move is done, do not use MFA Desk on two computers with this profile at the same time. It is tried again at each start; if it keeps failing, the log (data-not-moved) has the reason.',

  'error.history-with-another-computer.title': 'Your earlier history is on another computer',
  'error.history-with-another-computer.text':
    'Each computer now has its own history. What you recorded so far was moved to the computer where you first used this version; settings and connections were copied here as well.',
  'error.history-with-another-computer.action': 'Look up earlier resets there. Resets made here are recorded here.',

  'error.export-failed.title': 'Export not completed',
  'error.export-failed.text':
    'The export could not be written to the chosen place: it may be read-only, closed to MFA Desk, or on a drive that is not connected. No incomplete file was left there, and the history itself is not affected.',
  'error.export-failed.action': 'Choose another folder and export again.',

  'error.export-file-in-use.title': 'The chosen file is in use',
  'error.export-file-in-use.text':
    'Another program, such as Excel, has a file of that name open, or it is write-protected. It was left as it is and nothing was exported. The history itself is not affected.',
  'error.export-file-in-use.action': 'Close it there or choose another name, then export again.',

  'error.export-disk-full.title': 'No space for the export',
  'error.export-disk-full.text':
    'The drive is full, or its quota is used up. No incomplete file was left there, and the history itself is not affected.',
  'error.export-disk-full.action': 'Free up some space or choose another drive, then export again.',

  'error.clipboard-refused.title': 'Not copied',
  'error.clipboard-refused.text': 'This computer’s clipboard did not accept the text. What was shown is not affected.',
  'error.clipboard-refused.action':
    'Try again. If it keeps happening, select the text and copy it by hand; an operation can also be exported from the history.',

  // What is to be sent

  'error.outbox-full.title': 'Too many messages are waiting',
  'error.outbox-full.text':
    'The list of messages waiting to be sent is full, so this one was not added and will not be sent. Those that wait are kept.',
  'error.outbox-full.action':
    'See on the history page why they are waiting, and dismiss those that were given up. Until then, tell the people you reset yourself.',

  'error.outbox-entry-unreadable.title': 'Message cannot be read',
  'error.outbox-entry-unreadable.text':
    'This message was written by another version of MFA Desk, and this one cannot read it. It was not sent.',
  'error.outbox-entry-unreadable.action':
    'The history shows what was reset. Tell the people concerned yourself, then dismiss the message.',

  'error.outbox-entry-gone.title': 'Message no longer waiting',
  'error.outbox-entry-gone.text': 'It has since been sent or dismissed.',
  'error.outbox-entry-gone.action': 'Check the current list.',

  'error.outbox-entry-waits.title': 'Message still to be sent',
  'error.outbox-entry-waits.text':
    'Only a message that was given up can be dismissed. This one is still being tried, so that people hear of every reset.',
  'error.outbox-entry-waits.action': 'Fix what keeps it from being sent, or wait until it is given up.',

  // Notices of resets

  'error.notices-not-set-up.title': 'No server for notices',
  'error.notices-not-set-up.text':
    'Notices of resets are sent through a mail server or a webhook, and neither is set up. Notices that wait are kept for two days.',
  'error.notices-not-set-up.action': 'Set one up in the settings, or tell people of their reset yourself.',

  'error.notices-in-practice.title': 'No notices in practice',
  'error.notices-in-practice.text': 'In practice nobody is told of anything, and no message leaves this computer.',
  'error.notices-in-practice.action': 'Leave practice to send a test message.',

  'error.notice-no-address.title': 'No address to tell',
  'error.notice-no-address.text':
    'No system has a mail address to send this to, so no notice was sent. The reset itself is not affected.',
  'error.notice-no-address.action': 'Tell them yourself, on a number from the directory.',

  'error.mail-not-reachable.title': 'Mail server not reachable',
  'error.mail-not-reachable.text':
    'The mail server could not be reached: its name was not found, it does not answer, or a firewall is in the way. No message was sent.',
  'error.mail-not-reachable.action':
    'MFA Desk tries again by itself. If it goes on, check the name and port in the settings, and whether this computer may connect to it.',

  'error.mail-certificate.title': 'Mail server not trusted',
  'error.mail-certificate.text':
    'This computer does not trust the mail server’s certificate, or it has expired or was issued for another name. Neither the password nor a message was sent.',
  'error.mail-certificate.action':
    'Check that the name in the settings is the one in the certificate, or have the certificate authority installed on this computer. MFA Desk tries again every hour.',

  'error.mail-security-mismatch.title': 'Mail server expects other encryption',
  'error.mail-security-mismatch.text':
    'Encryption could not start as set: the ports for STARTTLS and for TLS are often mixed up, and very old servers do not support TLS 1.2. Neither the password nor a message was sent.',
  'error.mail-security-mismatch.action': 'Port 587 usually takes STARTTLS, port 465 TLS. Correct it in the settings.',

  'error.mail-not-encrypted.title': 'Mail server offers no encryption',
  'error.mail-not-encrypted.text':
    'The mail server does not offer STARTTLS, or broke it off. MFA Desk sends nothing unencrypted, so neither the password nor a message was sent.',
  'error.mail-not-encrypted.action':
    'Ask whoever runs the server for a port with encryption. If it used to work, somebody may be intercepting the connection: report it.',

  'error.mail-password-rejected.title': 'Mail server refused the sign-in',
  'error.mail-password-rejected.text':
    'The mail server did not accept the user name and password, or does not allow this way of signing in. No message was sent. It is not tried again automatically, so that the account is not locked.',
  'error.mail-password-rejected.action':
    'Enter the password again in the settings, or ask whoever runs the mail server whether SMTP sign-in is allowed for this user.',

  'error.mail-password-missing.title': 'Mail server password missing',
  'error.mail-password-missing.text':
    'This computer’s keychain has no password for this mail server. Nothing was sent.',
  'error.mail-password-missing.action': 'Enter it in the settings, under Notices. Waiting messages are then sent.',

  'error.mail-sender-refused.title': 'Mail server refused the sender',
  'error.mail-sender-refused.text':
    'The mail server does not accept messages from the sender address that is set, or requires a sign-in first. No message was sent.',
  'error.mail-sender-refused.action':
    'In the settings, set a sender address that this user may send from, or set the user name.',

  'error.mail-receiver-refused.title': 'Address refused',
  'error.mail-receiver-refused.text':
    'The mail server says that the address does not exist or accepts no messages. It is not tried again.',
  'error.mail-receiver-refused.action':
    'Tell the person yourself, have the address in the directory corrected, then dismiss the message.',

  'error.mail-refused.title': 'Message refused',
  'error.mail-refused.text': 'The mail server refused this message for good. It is not tried again.',
  'error.mail-refused.action':
    'Ask whoever runs the mail server for the reason, tell the person yourself, then dismiss the message.',

  'error.mail-deferred.title': 'Mail server asks to try later',
  'error.mail-deferred.text': 'The mail server does not accept this message at the moment. It is kept.',
  'error.mail-deferred.action': 'You do not need to do anything: MFA Desk tries again by itself.',

  'error.mail-busy.title': 'Mail server busy',
  'error.mail-busy.text': 'The mail server accepts no messages at the moment. They are kept.',
  'error.mail-busy.action': 'You do not need to do anything: MFA Desk tries again by itself.',

  'error.mail-unconfirmed.title': 'Mail server did not confirm',
  'error.mail-unconfirmed.text':
    'The connection was lost before the mail server confirmed the message. It is not known whether the server accepted it.',
  'error.mail-unconfirmed.action':
    'You do not need to do anything: the same message is sent again, and may then arrive twice.',

  'error.webhook-not-reachable.title': 'Webhook not reachable',
  'error.webhook-not-reachable.text':
    'The webhook’s server could not be reached, or the connection was lost before an answer: its name was not found, it does not answer, or a firewall is in the way. The notice is kept.',
  'error.webhook-not-reachable.action':
    'MFA Desk sends the same message again by itself. If it goes on, check the address in the settings, and whether this computer may connect to it.',

  'error.webhook-certificate.title': 'Webhook server not trusted',
  'error.webhook-certificate.text':
    'This computer does not trust the certificate of the webhook’s server, or it has expired or was issued for another name. Nothing was sent.',
  'error.webhook-certificate.action':
    'Check that the name in the address is the one in the certificate, or have the certificate authority installed on this computer. MFA Desk tries again every hour.',

  'error.webhook-secret-missing.title': 'Webhook secret missing',
  'error.webhook-secret-missing.text':
    'This computer’s keychain has no secret for this webhook, and nothing is sent without a signature.',
  'error.webhook-secret-missing.action': 'Enter it in the settings, under Notices. Waiting messages are then sent.',

  'error.webhook-secret-refused.title': 'Webhook refused the signature',
  'error.webhook-secret-refused.text':
    'The webhook did not accept the signature. Its secret is a different one, or this computer’s clock is minutes off. No notice was sent, and it is not tried again automatically.',
  'error.webhook-secret-refused.action': 'Enter the secret again in the settings, and check this computer’s clock.',

  'error.webhook-secret-not-valid.title': 'Not a webhook secret',
  'error.webhook-secret-not-valid.text':
    'A webhook secret starts with whsec_ and has 24 to 64 bytes. Nothing was saved.',
  'error.webhook-secret-not-valid.action': 'Copy it again from the receiver’s settings and enter all of it.',

  'error.webhook-not-found.title': 'No webhook at this address',
  'error.webhook-not-found.text':
    'The server answers, but has no webhook at this address, or redirects to another address, which MFA Desk does not follow. The notice is kept.',
  'error.webhook-not-found.action': 'Check the full address in the settings. MFA Desk tries again every hour.',

  'error.webhook-gone.title': 'Webhook no longer in use',
  'error.webhook-gone.text':
    'The server says that the webhook is gone for good. Nothing more is sent to it until the settings change.',
  'error.webhook-gone.action': 'Ask whoever runs it for its new address and enter it in the settings.',

  'error.webhook-refused.title': 'Notice refused',
  'error.webhook-refused.text': 'The webhook refused this notice for good. It is not tried again.',
  'error.webhook-refused.action':
    'Ask whoever runs the webhook for the reason, tell the person yourself, then dismiss the message.',

  'error.webhook-busy.title': 'Webhook busy or out of order',
  'error.webhook-busy.text': 'The webhook accepts no notices at the moment. They are kept.',
  'error.webhook-busy.action':
    'You do not need to do anything: MFA Desk tries again by itself. If it goes on, tell whoever runs the webhook.',

  'error.webhook-unconfirmed.title': 'Webhook did not confirm',
  'error.webhook-unconfirmed.text':
    'The webhook gave no clear answer in time. It is not known whether it accepted the notice.',
  'error.webhook-unconfirmed.action':
    'MFA Desk sends it again by itself, as the same message, so that the webhook can tell it is the same one.',

  // The application itself

  'error.link-not-opened.title': 'Page not opened',
  'error.link-not-opened.text': 'The address could not be opened in a browser.',
  'error.link-not-opened.action':
    'Copy the address into a browser, or ask the administrator of this computer which browser may be used.',

  'error.notices-not-opened.title': 'File not opened',
  'error.notices-not-opened.text':
    'The file with the third-party notices could not be opened. It is in the folder where MFA Desk is installed.',
  'error.notices-not-opened.action':
    'Open it there with any text editor. If it is missing, the installation is incomplete: install it again.',

  'error.updates-off.title': 'No version file is set',
  'error.updates-off.text': 'No address of a version file is set, so nothing was requested.',
  'error.updates-off.action': 'Enter the address under Updates in the settings.',

  'error.updates-in-practice.title': 'Not available in practice',
  'error.updates-in-practice.text': 'Practice does not contact any server, so the version file was not read.',
  'error.updates-in-practice.action': 'Leave practice and check again.',

  'error.record-receiver-off.title': 'No server set for the record',
  'error.record-receiver-off.text': 'No server is set for it, or the rules have changed. Nothing was sent or saved.',
  'error.record-receiver-off.action': 'Enter the server first, under Central record in the settings.',
  'error.record-secret-not-valid.title': 'Not a valid secret',
  'error.record-secret-not-valid.text':
    'A webhook secret starts with whsec_ and has 24 to 64 bytes; a header is a name, a colon and a value. Nothing was saved.',
  'error.record-secret-not-valid.action': 'Copy it again from the receiver’s settings and enter all of it.',

  'error.update-link-unknown.title': 'Page not known',
  'error.update-link-unknown.text':
    'The version file at this address has not been read yet, so the page of its version is not known.',
  'error.update-link-unknown.action': 'Check for updates first, under Updates in the settings.',
} as const satisfies Record<`error.${ErrorCode}.${Part}` | Extra, string>

export type ErrorTextKey = keyof typeof errorTexts
