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
  'error.invalid-request.text':
    'Something in the request is not allowed or is incomplete. Nothing was sent or changed.',
  'error.invalid-request.action':
    'Check what you typed and try again. If this persists, restart the application and report it with the reference shown here.',

  'error.internal.title': 'Unexpected error in this application',
  'error.internal.text':
    'Something went wrong inside the application. If a reset was in progress, the history shows how far it got.',
  'error.internal.action':
    'Check the history before repeating a reset. Report the error with the reference shown here.',

  'error.cancelled.title': 'Cancelled',
  'error.cancelled.text': 'The request was stopped before an answer came.',
  'error.cancelled.action': 'Start it again when you need it.',

  'error.not-confirmed.title': 'Not confirmed',
  'error.not-confirmed.text':
    'The question was not answered with yes, or what it was about has changed since. Nothing was sent or changed.',
  'error.not-confirmed.action': 'Start it again when it is wanted.',

  'error.too-many-questions.title': 'Too many questions',
  'error.too-many-questions.text':
    'MFA Desk asks you before this, and did not: either another question is still open, or several within a minute were not answered with yes. Nothing was sent or changed.',
  'error.too-many-questions.action':
    'Answer the open question, or try again in a minute. If questions appear that you did not cause, close MFA Desk and report it.',

  // Reaching a system

  'error.address-invalid.title': 'Address not valid',
  'error.address-invalid.text':
    'This is not a complete web address, or it contains something that does not belong there, such as a user name, a query or a token.',
  'error.address-invalid.action':
    'Enter the whole address, beginning with https://, as in the example below the field.',

  'error.address-not-https.title': 'Address is not encrypted',
  'error.address-not-https.text':
    'The address begins with http, so a token or password would be sent in the clear. Plain http is accepted only for this computer itself (localhost).',
  'error.address-not-https.action': 'Use the https address of the server, or ask its administrator for one.',

  'error.not-reachable.title': 'System not reachable',
  'error.not-reachable.text':
    'No connection to the server could be made, or it broke off: the name is not known, the server refuses connections, or the network is down. Nothing was changed.',
  'error.not-reachable.action':
    'Check the network and the VPN, then try again. If other systems answer, check the address of this connection.',

  'error.timed-out.title': 'No answer in time',
  'error.timed-out.text': 'The server did not answer in time. The request was only to read, so nothing was changed.',
  'error.timed-out.action': 'Try again. If it happens often, tell the administrator of the system.',

  'error.certificate-not-trusted.title': 'Certificate not trusted',
  'error.certificate-not-trusted.text':
    'The server presented a certificate that this computer does not trust, or one that has expired or was issued for another name. Nothing was sent, neither a token nor a password.',
  'error.certificate-not-trusted.action':
    'Do not continue on this network until the cause is known. If your organisation uses its own certificate authority, have its certificate installed in the certificate store of this computer.',

  'error.certificate-store-not-read.title': 'Certificate cannot be checked',
  'error.certificate-store-not-read.text':
    'The server presented a certificate that cannot be checked: the certificates of the operating system could not be read, so your organisation’s own authorities are not known here. Nothing was sent, neither a token nor a password.',
  'error.certificate-store-not-read.action':
    'Try again in a minute, then restart the application. If this persists, have the certificate store of this computer checked.',

  'error.redirected.title': 'Server redirects to another address',
  'error.redirected.text':
    'The server answered with a redirect instead of data. It was not followed, so that the token stays with the server it belongs to. Usual causes are a sign-in page, a wrong directory in the address, or a network that asks for a sign-in first.',
  'error.redirected.action':
    'Check the address of the connection, above all the part after the server name. On a guest network, sign in to the network first.',

  'error.proxy-refused.title': 'Proxy refused the connection',
  'error.proxy-refused.text':
    'The proxy server of this network did not let the connection through, or could not reach the system itself. The request was not carried out.',
  'error.proxy-refused.action': 'Ask the network administrators to allow this server, or to exempt it from the proxy.',

  'error.proxy-sign-in-required.title': 'Proxy asks for a sign-in',
  'error.proxy-sign-in-required.text':
    'The proxy server of this network lets nobody through without signing in, which this application does not do: it gives no password to a proxy. The system itself was not reached and the request was not carried out.',
  'error.proxy-sign-in-required.action':
    'Ask the network administrators to exempt this server from the proxy, or from its sign-in.',

  'error.proxy-not-usable.title': 'Proxy settings cannot be used',
  'error.proxy-not-usable.text':
    'The network settings of this computer name only proxies of a kind that this application cannot use. Nothing was sent.',
  'error.proxy-not-usable.action':
    'Ask the network administrators for an HTTP, HTTPS or SOCKS proxy for this server, or to exempt it from the proxy.',

  // What a system answered

  'error.answer-not-json.title': 'A web page came instead of data',
  'error.answer-not-json.text':
    'Something answered at this address, but not with data. Usual causes are a wrong virtual directory in the address, a sign-in page, a gateway in between, or a web service that is not running.',
  'error.answer-not-json.action': 'Check the address of the connection.',

  'error.answer-too-large.title': 'Answer too large',
  'error.answer-too-large.text':
    'The answer was larger than any answer to this request should be, and was not read to the end.',
  'error.answer-too-large.action':
    'If it was a search, search for something more specific. If this persists, tell the administrator of the system.',

  'error.answer-empty.title': 'Empty answer',
  'error.answer-empty.text': 'The server answered without data where data was expected. What it holds is not known.',
  'error.answer-empty.action': 'Try again. If this persists, check the address of the connection.',

  'error.answer-not-understood.title': 'Answer not understood',
  'error.answer-not-understood.text':
    'The server answered with data in a form that this version does not know. Nothing was guessed from it.',
  'error.answer-not-understood.action':
    'Check whether the connection points to the right system. If it does, report the version of the system with the reference shown here.',

  'error.interface-not-found.title': 'Interface not found',
  'error.interface-not-found.text':
    'The server does not know this request. Either the address or its virtual directory is wrong, or the system is older than the version that brought the requests for multifactor authentication.',
  'error.interface-not-found.action':
    'Check the address first. If search works and only the MFA status does not, ask the administrator for the version of the system.',

  'error.server-error.title': 'Error on the server',
  'error.server-error.text': 'The server reported an error of its own and gave no usable answer.',
  'error.server-error.action':
    'Try again in a few minutes. If this persists, tell the administrator of the system, with the time.',

  'error.rejected-by-server.title': 'Rejected by the system',
  'error.rejected-by-server.text':
    'The system understood the request but did not carry it out. Its own message is shown if it gave one.',
  'error.rejected-by-server.action':
    'Read the message of the system. If one of its rules is the cause, its administrator can tell you more.',

  'error.foreign-link.title': 'Link to another server',
  'error.foreign-link.text':
    'The answer pointed to another server for its next part. It was not followed, so that the token stays with the server it belongs to.',
  'error.foreign-link.action':
    'Check the address of the connection: it must be the one that the system uses for itself, also if it has a custom domain.',

  'error.rate-limited.title': 'Too many requests',
  'error.rate-limited.text':
    'The system has asked for a pause before the next request. This request was not carried out.',
  'error.rate-limited.action': 'Wait, then try again.',
  'error.rate-limited.wait':
    '{seconds, plural, one {The system asks to wait # second.} other {The system asks to wait # seconds.}}',

  // Who we are to that system

  'error.token-rejected.title': 'Token not accepted',
  'error.token-rejected.text':
    'The system does not accept the token of this connection. It may have expired or been removed, its account may be disabled, or a session id was pasted instead of a token.',
  'error.token-rejected.action':
    'Have the administrator check or create the token, then paste it under Connections and test.',

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
    'The account that this connection signs in with may not sign in at this time of the day or week.',
  'error.sign-in-outside-hours.action':
    'Try again within the permitted hours, or ask the administrator to change them.',

  'error.sign-in-denied.title': 'Sign-in not permitted',
  'error.sign-in-denied.text':
    'The system knows the account of this connection but does not permit it to sign in through its API.',
  'error.sign-in-denied.action': 'Ask the administrator to permit this account to use the REST API.',

  'error.organisation-refused.title': 'Organisation not accepted',
  'error.organisation-refused.text':
    'The account of this connection is not an active member of the organisation that was entered, or of any.',
  'error.organisation-refused.action':
    'Check the number of the organisation under Connections. Left empty, the system chooses the only one there is.',

  'error.second-factor-required.title': 'Code needed to sign in',
  'error.second-factor-required.text':
    'The account of this connection signs in with a second factor. Nothing is requested from the system until its code has been entered.',
  'error.second-factor-required.action':
    'Enter the code under Connections. It is used once and not stored; the session then renews itself until the application ends.',

  'error.second-factor-rejected.title': 'Code not accepted',
  'error.second-factor-rejected.text':
    'The system did not accept the code. The codes of an authenticator app change every thirty seconds. It is not retried automatically.',
  'error.second-factor-rejected.action': 'Wait for the next code, then enter it.',

  'error.second-factor-unsupported.title': 'Second factor not supported here',
  'error.second-factor-unsupported.text':
    'The account of this connection signs in with a second factor that is not a code: a passkey or a link by e-mail.',
  'error.second-factor-unsupported.action':
    'Add an authenticator app to that account, use another account, or paste an access token under Connections.',

  'error.role-too-low.title': 'Can look up, but not reset',
  'error.role-too-low.text':
    'The account of this connection may look people up. Its role in the system is too low to reset other people’s methods. Nothing was sent.',
  'error.role-too-low.action':
    'Ask for the role of an administrator for that account, or use another account under Connections.',

  'error.private-key-invalid.title': 'Not a usable private key',
  'error.private-key-invalid.text':
    'The private key is neither a PEM in PKCS#8 form (BEGIN PRIVATE KEY) nor a JWK with its private part, or it is encrypted, of another kind, or shorter than 2,048 bits. Nothing was sent.',
  'error.private-key-invalid.action':
    'Paste the whole key as it was shown when it was made. A key that begins with BEGIN RSA PRIVATE KEY can be rewritten: openssl pkcs8 -topk8 -nocrypt.',

  'error.key-id-mismatch.title': 'Key and key ID do not match',
  'error.key-id-mismatch.text': 'The pasted key names another key ID than the one typed here. Nothing was sent.',
  'error.key-id-mismatch.action': 'Leave the key ID empty to use the one in the key, or paste the key with that ID.',

  'error.key-not-accepted.title': 'Key not accepted',
  'error.key-not-accepted.text':
    'The system knows the application and does not accept the signature of this key: the public key is not registered with it, or is registered under another key id.',
  'error.key-not-accepted.action':
    'Compare the key id with those of the public keys that the application has in the system.',

  'error.client-id-rejected.title': 'Client ID not accepted',
  'error.client-id-rejected.text':
    'The system knows no active service application of this client id, or the application does not sign in with a key.',
  'error.client-id-rejected.action':
    'Copy the client id from the application in the system. It must sign in with a private key.',

  'error.client-secret-rejected.title': 'Client ID or secret not accepted',
  'error.client-secret-rejected.text':
    'The system does not accept the client id and client secret of this connection, or does not let the application sign in with them. They are not retried automatically.',
  'error.client-secret-rejected.action':
    'Have the administrator check the application, then enter the client secret again under Connections and test.',

  'error.scope-missing.title': 'Scope missing',
  'error.scope-missing.text': 'The application was not granted every scope this needs.',
  'error.scope-missing.action': 'Have an administrator grant it the scopes to read users and to reset their methods.',

  'error.role-missing.title': 'Administrator role missing',
  'error.role-missing.text':
    'The application has its scopes and no administrator role that permits this request. The system asks for both.',
  'error.role-missing.action':
    'Have an administrator assign a role to the application that may read users and reset their methods.',

  'error.clock-off.title': 'The clock of this computer is wrong',
  'error.clock-off.text':
    'The signature was refused because of its time: the clock of this computer differs from the server’s by minutes.',
  'error.clock-off.action':
    'Set the clock of this computer, ideally by synchronising it with a time server. Then try again.',

  'error.feature-not-enabled.title': 'Not switched on in the system',
  'error.feature-not-enabled.text':
    'The organisation has not switched this feature on, or its edition does not have it. Nothing was changed.',
  'error.feature-not-enabled.action': 'Ask the administrator whether it can be switched on.',

  'error.forbidden.title': 'Not permitted',
  'error.forbidden.text':
    'The account of this connection lacks the right for this request, or the system has switched the request off for programs. The request was not carried out.',
  'error.forbidden.action': 'Ask the administrator for the right.',

  // Whom it is about

  'error.account-not-found.title': 'Person not found',
  'error.account-not-found.text':
    'The system no longer has an account with this ID. It may have been deleted, or moved out of what this connection can see.',
  'error.account-not-found.action': 'Search for the person again.',

  'error.account-locked.title': 'Account locked',
  'error.account-locked.text':
    'The account is locked in the system, usually after wrong codes or passwords. The system refuses this until it is unlocked.',
  'error.account-locked.action': 'Unlock the account first, once it is clear who is calling.',

  'error.account-suspended.title': 'Account suspended',
  'error.account-suspended.text':
    'This account has been suspended in the system. Its methods prove nothing while it is suspended.',
  'error.account-suspended.action': 'Ask the administrator why it is suspended before doing anything for the caller.',

  'error.account-state-forbids.title': 'Not possible in the account’s current state',
  'error.account-state-forbids.text':
    'The system does not do this for an account in its current state, for example deactivated, not yet activated, or not locked.',
  'error.account-state-forbids.action': 'Refresh the account and look at its state.',

  'error.administrator-protected.title': 'The system does not let this token reset an administrator',
  'error.administrator-protected.text':
    'The system does not let this token reset an administrator, nor anybody outside the groups of its own role. Which of the two it is, it does not say. Nothing was changed.',
  'error.administrator-protected.action':
    'Have a super administrator do it. If it happens with everybody, the token or application of this connection lacks the right to reset.',

  'error.factor-not-active.title': 'Method not active',
  'error.factor-not-active.text':
    'Enrolment of this method was started but not finished, or the method is switched off. It cannot be used now.',
  'error.factor-not-active.action': 'Choose another method.',

  'error.account-deleted.title': 'Account deleted',
  'error.account-deleted.text':
    'The system still lists this account but marks it as deleted. It has no methods that could be reset. Nothing was sent.',
  'error.account-deleted.action':
    'Check whether the person has another account. Ask the administrator to restore this one.',

  'error.email-not-unique.title': 'Not exactly one account with this address',
  'error.email-not-unique.text':
    'The system answered with several accounts for this e-mail address, or with none. Which one is meant cannot be determined, so none is touched.',
  'error.email-not-unique.action': 'Ask the administrator of the system to clear up the address, then search again.',

  'error.own-account.title': 'This connection’s own account',
  'error.own-account.text':
    'This is the account that the connection signs in with. A reset would remove its own methods, so it is refused here. Nothing was sent.',
  'error.own-account.action':
    'Whoever owns the account can reset it in the system itself, under the security settings of its profile.',

  'error.user-id-refused.title': 'Not the ID of a person',
  'error.user-id-refused.text':
    'The ID of this account does not look like a person’s ID in this system. Sent as it is, it could affect somebody else. Nothing was sent.',
  'error.user-id-refused.action':
    'Search for the person again. If this persists, report it with the name of the system.',

  'error.other-account-named.title': 'The system names another account',
  'error.other-account-named.text':
    'The reset was sent for the person you chose, and the answer names another account as the one it was carried out on. Whose methods were removed is not certain.',
  'error.other-account-named.action':
    'Compare the account named here with the person, look at both in the system itself, and report it to its administrator before you reset again.',

  // Tickets

  'error.ticket-not-found.title': 'Ticket not found',
  'error.ticket-not-found.text':
    'No connected ticket system shows a ticket of this number. It may not exist, or the account of the connection may not see it: a ticket system does not say which.',
  'error.ticket-not-found.action': 'Check the number in the ticket system.',

  'error.ticket-takes-no-note.title': 'The ticket took no note',
  'error.ticket-takes-no-note.text':
    'The ticket system did not take the note for this ticket. The ticket may be closed, or the account of the connection may not write notes in it. Nothing was added, and the ticket was not changed.',
  'error.ticket-takes-no-note.action':
    'Copy the note and add it by hand. It is tried again every hour, and finds a note that is there already.',

  'error.ticket-note-unconfirmed.title': 'The ticket system did not confirm the note',
  'error.ticket-note-unconfirmed.text':
    'The connection ended before the ticket system confirmed the note. Whether the ticket has it is not known.',
  'error.ticket-note-unconfirmed.action':
    'Nothing has to be done: MFA Desk looks for the note in the ticket, and adds it only if it is not there.',

  'error.ticket-note-public.title': 'The note may have been sent to the customer',
  'error.ticket-note-public.text':
    'The note was added to the ticket, and the ticket system does not say that it is internal. Whoever the ticket is for may have received it by mail. It was added once and is not added again, and no other note is sent to this ticket system.',
  'error.ticket-note-public.action':
    'Look at the ticket now, tell the person if they received it, and let the administrator make the account of the connection an agent of the service desk. Then dismiss this message.',

  'error.ticket-notes-stopped.title': 'No more notes until an alarm is dismissed',
  'error.ticket-notes-stopped.text':
    'An earlier note to this ticket system may have been sent to a customer, so no other is sent there. Nothing was added.',
  'error.ticket-notes-stopped.action':
    'See to that note first: it is listed on the history page. Dismiss it there once the account of the connection is an agent, then choose “Try now”.',

  'error.ticket-notes-off.title': 'Notes in tickets are switched off',
  'error.ticket-notes-off.text': 'The rules of this desk add no notes to tickets any more. Nothing was added.',
  'error.ticket-notes-off.action': 'Copy the note and add it by hand, or switch the notes on in the settings.',

  'error.ticket-system-gone.title': 'The ticket system is no longer connected',
  'error.ticket-system-gone.text':
    'No connection leads to the ticket system that had this ticket: it was removed, or has another address now. Nothing was added, since the same number can be another ticket elsewhere.',
  'error.ticket-system-gone.action':
    'Copy the note and add it by hand, or connect the ticket system at the same address again.',

  'error.ticket-closed.title': 'The ticket is closed',
  'error.ticket-closed.text':
    'The ticket system says that this ticket is resolved or closed. The rules of this desk allow no reset with it. Nothing was sent or changed.',
  'error.ticket-closed.action': 'Have the ticket opened again, or use the one of this call.',

  'error.ticket-for-somebody-else.title': 'The ticket is for somebody else',
  'error.ticket-for-somebody-else.text':
    'The ticket system names somebody else than the person who is being reset. The rules of this desk allow no reset with it. Nothing was sent or changed.',
  'error.ticket-for-somebody-else.action':
    'Check whether this is the right ticket and the right person. If the ticket is in the wrong name, have it corrected there.',

  // Connections and their secrets

  'error.system-not-known.title': 'System not known to this version',
  'error.system-not-known.text':
    'This version of MFA Desk does not know the system of this connection, which another version set up. The connection is kept as it is and not used.',
  'error.system-not-known.action': 'Install a version that knows the system, or remove the connection.',

  'error.connection-not-found.title': 'Connection removed',
  'error.connection-not-found.text': 'This connection is no longer set up on this computer.',
  'error.connection-not-found.action': 'Choose another connection, or add it again under Connections.',

  'error.connection-name-taken.title': 'Name already used',
  'error.connection-name-taken.text': 'Another connection has this name. Two with the same name could be confused.',
  'error.connection-name-taken.action': 'Choose a name that tells the two apart.',

  'error.secret-missing.title': 'Token or password missing',
  'error.secret-missing.text':
    'The keychain of this computer holds no token or password for this connection at its current address. After a change of the address it has to be entered again.',
  'error.secret-missing.action': 'Open the connection under Connections and enter the token or password.',

  'error.secret-incomplete.title': 'Token or password incomplete',
  'error.secret-incomplete.text':
    'The keychain holds only a part of the token or password, or parts that do not belong together. It was not used.',
  'error.secret-incomplete.action': 'Open the connection under Connections and enter the token or password again.',

  'error.keychain-unavailable.title': 'Keychain not available',
  'error.keychain-unavailable.text':
    'The keychain of the operating system does not answer. Tokens and passwords are kept only there, so connections cannot be used. What is stored in it is not known to be lost.',
  'error.keychain-unavailable.action':
    'Sign out of the computer and in again. On Linux, a Secret Service such as GNOME Keyring must be running. The practice directory works without it.',

  'error.keychain-locked.title': 'Keychain locked',
  'error.keychain-locked.text':
    'The keychain of the operating system is locked, or waits for your answer to a question of its own. What is stored in it is kept and cannot be read until then.',
  'error.keychain-locked.action': 'Unlock the keychain or answer it, then try again.',

  'error.keychain-refused.title': 'Access to the keychain refused',
  'error.keychain-refused.text':
    'The keychain of the operating system is there and does not let MFA Desk keep or read tokens and passwords. They are kept only there, so connections cannot be used. What is stored in it is not lost.',
  'error.keychain-refused.action':
    'On a Mac, an MFA Desk that is signed in another way than the one before is asked about each entry: try again and choose “Always Allow”. On Windows, a policy of your company may forbid storing credentials: ask whoever looks after this computer. The practice directory works without it.',

  // Checking the caller

  'error.caller-check-not-offered.title': 'No check with this method',
  'error.caller-check-not-offered.text':
    'The caller cannot be checked with this method from here, or the method is no longer there. Nothing was sent to the person.',
  'error.caller-check-not-offered.action':
    'Refresh the person and choose another method, or follow your company’s procedure for callers who have none left.',

  'error.caller-check-not-found.title': 'Check is over',
  'error.caller-check-not-found.text':
    'This caller check has ended, or another has replaced it. What was entered now was not passed on.',
  'error.caller-check-not-found.action': 'Start a new check.',

  'error.caller-check-limit.title': 'Too many checks of one account',
  'error.caller-check-limit.text':
    'This account was challenged several times within a few minutes. Requests that keep coming wear people down until they agree, so none is sent now.',
  'error.caller-check-limit.action':
    'Wait a quarter of an hour, or check the caller in another way. If the caller insists, report it.',

  'error.caller-check-unknown.title': 'Not known whether it arrived',
  'error.caller-check-unknown.text':
    'The connection dropped or no answer came in time. Whether the check reached the system is not known; it is not sent again automatically. No reset depends on it.',
  'error.caller-check-unknown.action':
    'Ask the caller whether something arrived, then start a new check. A code that was typed may have been used up.',

  'error.caller-check-error.title': 'The system had an error with this method',
  'error.caller-check-error.text':
    'The system reported an error of its own while it checked the caller with this method. That proves nothing either way.',
  'error.caller-check-error.action':
    'Check the caller with another method, or start a new check in a minute. If it happens often, tell the administrator of the system.',

  'error.message-just-sent.title': 'Message sent a moment ago',
  'error.message-just-sent.text':
    'The system sent a message to this person a moment ago and waits before it sends another. No second one was sent.',
  'error.message-just-sent.action': 'Wait half a minute, then start the check again.',

  'error.refused-on-device.title': 'Refused on the device',
  'error.refused-on-device.text':
    'Whoever holds the device refused the request. Somebody else may be calling. Nothing was changed.',
  'error.refused-on-device.action': 'Reset nothing, end the call, and report it.',

  'error.code-already-used.title': 'Code already used',
  'error.code-already-used.text': 'The code is right but has been used before. Each code counts once.',
  'error.code-already-used.action': 'Ask the caller for the next code on the device.',

  'error.code-too-late.title': 'Code too old',
  'error.code-too-late.text': 'The code was right a moment ago. It no longer proves anything.',
  'error.code-too-late.action': 'Ask the caller for the code that the device is showing now.',

  'error.proof-not-valid.title': 'Caller check no longer counts',
  'error.proof-not-valid.text':
    'A passed check counts for fifteen minutes, for one reset and for the person it was made with. This one has expired, was used, or is about somebody else. Nothing was reset.',
  'error.proof-not-valid.action': 'Check the caller again, or continue without a check if your company allows it.',

  'error.caller-not-checked.title': 'Nobody has been checked',
  'error.caller-not-checked.text': 'Nothing is known yet about who is calling. Nothing was reset.',
  'error.caller-not-checked.action':
    'Check the caller, or say why it is not possible this time. The record shows the reason.',

  'error.proofs-missing.title': 'More proofs are needed',
  'error.proofs-missing.text':
    'The rules of this desk require more proof before this person is reset. Nothing was reset, and what was proved so far still counts for its fifteen minutes.',
  'error.proofs-missing.action':
    'Add what is still missing; the desk lists it above the reset. Without it, no reset is possible here.',

  'error.second-person-missing.title': 'A second person has to agree',
  'error.second-person-missing.text':
    'The rules of this desk require a second person before somebody with this much power is reset. Nothing was reset, and the proofs still count for their fifteen minutes.',
  'error.second-person-missing.action':
    'Ask an approver above the reset. If the rules name none, or no connected system can ask them, this person cannot be reset at this desk.',

  'error.approver-not-allowed.title': 'This person cannot approve it',
  'error.approver-not-allowed.text':
    'Only somebody whom the rules name can be the second person: never you, and never the person who is to be reset. Nobody was asked.',
  'error.approver-not-allowed.action': 'Choose another approver.',

  'error.proof-not-accepted.title': 'This kind of proof does not count here',
  'error.proof-not-accepted.text': 'The rules of this desk do not accept it, so it was not noted.',
  'error.proof-not-accepted.action': 'Use another way to know the caller.',

  'error.number-not-registered.title': 'Not the number in the directory',
  'error.number-not-registered.text':
    'The directory no longer has this number, so a call to it proves nothing. It was not noted.',
  'error.number-not-registered.action': 'Read the person again and call the number that is shown then.',

  'error.manager-not-known.title': 'The directory names no manager',
  'error.manager-not-known.text':
    'Without one, nobody’s statement can be compared with the directory. It was not noted.',
  'error.manager-not-known.action': 'Use another way to know the caller.',

  // Resets

  'error.nothing-selected.title': 'Nothing selected',
  'error.nothing-selected.text': 'No method is ticked, so there is nothing to reset. Nothing was sent.',
  'error.nothing-selected.action': 'Tick at least one method.',

  'error.selection-outdated.title': 'The methods have changed',
  'error.selection-outdated.text':
    'The state was read again, and something that is ticked is no longer there. Nothing was sent.',
  'error.selection-outdated.action': 'Refresh the account, look at what it has now, and tick again.',

  'error.plan-not-found.title': 'Plan no longer valid',
  'error.plan-not-found.text':
    'A plan can be used once, within two minutes, in the window that made it. This request started no reset.',
  'error.plan-not-found.action': 'Review the reset again.',

  'error.ticket-required.title': 'Ticket missing',
  'error.ticket-required.text': 'The settings require a ticket number for each reset. Nothing was sent.',
  'error.ticket-required.action': 'Enter the ticket number.',

  'error.ticket-invalid.title': 'Ticket does not match the pattern',
  'error.ticket-invalid.text': 'The ticket number does not match the pattern in the settings. Nothing was sent.',
  'error.ticket-invalid.action':
    'Check the number for missing or extra characters. The pattern is shown in the settings.',

  'error.reason-required.title': 'Reason missing',
  'error.reason-required.text': 'The settings require a reason for each reset. Nothing was sent.',
  'error.reason-required.action': 'Enter the reason in a few words.',

  'error.reset-not-offered.title': 'Reset switched off here',
  'error.reset-not-offered.text':
    'The settings of this connection do not offer this kind of reset, although the system may allow it. Nothing was sent.',
  'error.reset-not-offered.action':
    'Choose another method. What a connection offers can be changed under Settings by whoever is responsible for it.',

  'error.limit-agent.title': 'Your limit of resets is reached',
  'error.limit-agent.text':
    'You have reset as many people within an hour or a day as the rules of this desk allow. The history is what counts: restarting or opening another window does not change it. Nothing was sent.',
  'error.limit-agent.action':
    'Hand the call to a colleague, or wait. If some of these resets were not yours, report it at once.',

  'error.limit-person.title': 'This person was reset too often',
  'error.limit-person.text':
    'This person has been reset as often within 30 days as the rules of this desk allow. Nothing was sent.',
  'error.limit-person.action':
    'Look at the earlier resets in the history, and find out why it is needed again by reaching the person in a way you know to be theirs.',

  'error.cool-down.title': 'Nothing is reset for this person at the moment',
  'error.cool-down.text':
    'A short while ago a check of the caller was refused, or a call about this person was reported as suspicious. Callers who were refused often call again. Nothing was sent.',
  'error.cool-down.action': 'End the call. Reach the person yourself, on a number from the directory.',

  'error.limit.until': 'The limit ends at {time}.',
  'error.limit.approver': 'A second person whom the rules name can lift it.',
  'error.limit.time-alone': 'It cannot be lifted early.',

  'error.outcome-unknown.title': 'Outcome unknown',
  'error.outcome-unknown.text':
    'The request was sent and no clear answer came back. The change may or may not have been carried out. It is not sent again automatically.',
  'error.outcome-unknown.action':
    'Use Check now to read the state again before deciding anything. Do not tell the caller yet that it worked or that it did not.',

  'error.wait-given-up.title': 'Not carried out: the wait was stopped',
  'error.wait-given-up.text':
    'The system asked for a pause, and waiting for it was stopped. This was not carried out, so it changed nothing.',
  'error.wait-given-up.action': 'Retry it when the pause is over, or plan it again.',

  'error.operation-not-found.title': 'Operation not found',
  'error.operation-not-found.text': 'The history holds no readable operation with this ID.',
  'error.operation-not-found.action':
    'Refresh the history. If the operation should be there, use Verify to check the files.',

  'error.already-settled.title': 'Already settled',
  'error.already-settled.text': 'What became of this step has been found out meanwhile. Nothing was recorded.',
  'error.already-settled.action': 'Open the operation again to see what is known.',

  // What is kept on this computer

  'error.policy-broken.title': 'The organisation’s policy cannot be used',
  'error.policy-broken.text':
    'Your organisation sets the rules of this desk with a policy, and that policy cannot be read or trusted at the moment. Until it can, nothing is reset, because nobody can tell what the rules allow. Looking people up, the history and exports still work.',
  'error.policy-broken.action':
    'Tell whoever looks after this computer. About MFA Desk shows the file and what is wrong with it, ready to copy.',

  'error.agent-name-required.title': 'Your name is missing',
  'error.agent-name-required.text':
    'The rules of this desk require the agent’s name in the record, and none has been entered on this computer. Nothing was changed.',
  'error.agent-name-required.action': 'Enter your name at the top of the desk or in the settings, then try again.',

  'error.set-by-organisation.title': 'Set by your organisation',
  'error.set-by-organisation.text':
    'The policy of this computer sets this, so it cannot be changed here. Nothing was changed.',
  'error.set-by-organisation.action': 'If it stands in your way, ask whoever looks after this computer.',

  'error.disk-full.title': 'Disk full',
  'error.disk-full.text':
    'There is no space left where this application keeps its files. What was written before is kept; this was not written.',
  'error.disk-full.action': 'Free some space, then try again. No reset starts while its record cannot be written.',

  'error.file-in-use.title': 'File in use',
  'error.file-in-use.text':
    'Another program is holding a file that is needed: a virus scanner, a backup, or one that has it open, such as Excel. What was in the file is still there.',
  'error.file-in-use.action':
    'Close the file where it is open, or wait a moment, then try again. If it stays like this, check that your account may read and write the file and its folder.',

  'error.storage-unavailable.title': 'Files not accessible',
  'error.storage-unavailable.text':
    'The folder or a file of this application cannot be read or written. It may be read-only, or on a drive that is not connected.',
  'error.storage-unavailable.action': 'Check the folder named in the settings and its permissions, then try again.',

  'error.settings-no-access.title': 'Settings cannot be opened at the moment',
  'error.settings-no-access.text':
    'A program such as a virus scanner or a backup is holding the settings file, or your account may not read it, or its drive is not connected. The file was left as it is. Until it can be read, no real connection is used.',
  'error.settings-no-access.action':
    'MFA Desk goes on by itself as soon as the file can be read. If that takes longer than a minute, close the program that has it open, or check the folder and its permissions, then try again.',

  'error.settings-unreadable.title': 'Settings cannot be read',
  'error.settings-unreadable.text':
    'The settings file is there but cannot be understood. It was left as it is. Until this is resolved, no real connection is used.',
  'error.settings-unreadable.action':
    'Restore the file from a backup and try again, or start with fresh settings: the current file is then kept under a dated name. Tokens stay in the keychain, connections have to be set up again.',

  'error.settings-newer.title': 'Settings from a newer version',
  'error.settings-newer.text':
    'The settings were written by a newer version of this application. They were left as they are and are not used.',
  'error.settings-newer.action': 'Install the newer version again.',

  'error.history-unreadable.title': 'History cannot be read',
  'error.history-unreadable.text':
    'A file of the history is there but cannot be read. It was not changed. Operations in it are not shown, but they are not lost.',
  'error.history-unreadable.action':
    'Use Verify to see which file it is. If another program has it open, close it there and try again; check its permissions; restore it from a backup if it is damaged.',

  'error.history-unwritable.title': 'History cannot be written',
  'error.history-unwritable.text':
    'The record of a reset could not be written to disk. No reset starts without a record.',
  'error.history-unwritable.action':
    'Check free space and the permissions of the folder named in the settings, then try again. Check the history for resets that were already in progress.',

  'error.history-unwritten.title': 'Something is not recorded yet',
  'error.history-unwritten.text':
    'The history did not take all that has happened: what a reset did, or a check of a caller that was refused. MFA Desk keeps it in memory and writes it as soon as the history takes entries.',
  'error.history-unwritten.action':
    'Leave MFA Desk open until this notice is gone. Fix what prevents the history from being written, such as a full disk, then try again.',

  'error.history-newer.title': 'History from a newer version',
  'error.history-newer.text':
    'A newer version of this application has continued the history. It was left as it is. It is shown as far as this version understands it, and nothing is added, so no reset starts.',
  'error.history-newer.action': 'Install the newer version again.',

  'error.history-open-elsewhere.title': 'History open in another MFA Desk',
  'error.history-open-elsewhere.text':
    'Another MFA Desk is writing to it: in another session on this computer, or on a computer that keeps its files in the same folder. Only one can, so no reset starts here. Nothing is lost. People can be looked up, and the history read with what the other one records.',
  'error.history-open-elsewhere.action':
    'Close MFA Desk there or have that session signed out, then try again. It is also tried whenever you come back to this window.',

  'error.recents-unreadable.title': 'Recent look-ups cannot be read',
  'error.recents-unreadable.text':
    'The file of recent look-ups is there but cannot be opened. It was left as it is. Search and resets work without it.',
  'error.recents-unreadable.action':
    'Try again after unlocking the keychain, or clear the recent look-ups in the settings.',

  'error.outbox-unreadable.title': 'Waiting messages cannot be read',
  'error.outbox-unreadable.text':
    'The file of messages that wait to be sent is there but cannot be opened. It was left as it is, and what waits in it is not sent. Messages of today are sent; those that have to wait are lost when MFA Desk ends.',
  'error.outbox-unreadable.action':
    'Try again after unlocking the keychain. If the keychain has lost its key, put the file aside on the history page, and tell the people of recent resets yourself.',

  'error.outbox-newer.title': 'Waiting messages of a newer version',
  'error.outbox-newer.text':
    'A newer version of this application has written the messages that wait to be sent. They were left as they are, and are not sent. Messages of today are sent; those that have to wait are lost when MFA Desk ends.',
  'error.outbox-newer.action': 'Install the newer version again.',

  'error.data-not-moved.title': 'Data are still in their old place',
  'error.data-not-moved.text':
    'The data folder has changed, and the contents of the old one could not be moved to it. Nothing is lost: MFA Desk uses the old folder for now, with the whole history.',
  'error.data-not-moved.action':
    'Until it is moved, do not use MFA Desk at two computers with this profile at the same time. It is tried again at each start; if it keeps failing, the log (data-not-moved) has the reason.',

  'error.history-with-another-computer.title': 'The history so far is on another computer',
  'error.history-with-another-computer.text':
    'Each computer now has a history of its own. What you recorded so far was moved to the computer where you used this version first; settings and connections were copied here as well.',
  'error.history-with-another-computer.action': 'Look up earlier resets there. What is reset here is recorded here.',

  'error.export-failed.title': 'Export not completed',
  'error.export-failed.text':
    'The export could not be written to the chosen place: it may be read-only, closed to this application, or on a drive that is not connected. Nothing half-written was left there, and the history itself is not affected.',
  'error.export-failed.action': 'Choose another folder and export again.',

  'error.export-file-in-use.title': 'The chosen file is in use',
  'error.export-file-in-use.text':
    'Another program has a file of that name open, such as Excel, or it is write-protected. It was left as it is, and nothing was exported. The history itself is not affected.',
  'error.export-file-in-use.action': 'Close it there, or choose another name, and export again.',

  'error.export-disk-full.title': 'No room for the export',
  'error.export-disk-full.text':
    'The drive with the chosen place is full, or its quota is used up. Nothing half-written was left there, and the history itself is not affected.',
  'error.export-disk-full.action': 'Free some space or choose another drive, and export again.',

  'error.clipboard-refused.title': 'Not copied',
  'error.clipboard-refused.text':
    'The clipboard of this computer did not accept the text. What was shown is not affected.',
  'error.clipboard-refused.action':
    'Try again. If this persists, select the text and copy it by hand; an operation can also be exported from the history.',

  // What is to be sent

  'error.outbox-full.title': 'Too many messages are waiting',
  'error.outbox-full.text':
    'As many messages wait to be sent as are kept, so this one was not taken and will not be sent. Those that wait are kept.',
  'error.outbox-full.action':
    'Look on the history page why they wait, and dismiss what was given up. Until then, tell the people of your resets yourself.',

  'error.outbox-entry-unreadable.title': 'Message not understood',
  'error.outbox-entry-unreadable.text':
    'Another version of this application has put in this message, and this one cannot read what it says. It was not sent.',
  'error.outbox-entry-unreadable.action':
    'The history shows what was reset. Tell whom it is about yourself, then dismiss the message.',

  'error.outbox-entry-gone.title': 'Message not waiting any more',
  'error.outbox-entry-gone.text': 'It has been sent or dismissed meanwhile.',
  'error.outbox-entry-gone.action': 'Look at the list as it is now.',

  'error.outbox-entry-waits.title': 'Message still to be sent',
  'error.outbox-entry-waits.text':
    'Only a message that was given up can be dismissed. This one is still tried, so that nobody is kept from hearing of a reset.',
  'error.outbox-entry-waits.action': 'Mend what keeps it from being sent, or wait until it is given up.',

  // Notices of resets

  'error.notices-not-set-up.title': 'No server for notices',
  'error.notices-not-set-up.text':
    'Notices of resets are sent through a mail server or a webhook, and none is set. What waits is kept for two days.',
  'error.notices-not-set-up.action': 'Set one in the settings, or tell the people of their reset yourself.',

  'error.notices-in-practice.title': 'Practice sends no notices',
  'error.notices-in-practice.text':
    'While you practise nobody is told of anything, and no message leaves this computer.',
  'error.notices-in-practice.action': 'Leave practice to send a test message.',

  'error.notice-no-address.title': 'No address to tell',
  'error.notice-no-address.text':
    'No system names a mail address for this that a message can go to, so no notice was sent. The reset itself is not affected.',
  'error.notice-no-address.action': 'Tell them yourself, by a number that the directory holds.',

  'error.mail-not-reachable.title': 'Mail server not reached',
  'error.mail-not-reachable.text':
    'No connection to the mail server could be made: its name is not known, it does not answer, or a firewall is in between. Nothing was handed over.',
  'error.mail-not-reachable.action':
    'It is tried again by itself. If it lasts, check the name and the port in the settings, and whether this computer may connect to it.',

  'error.mail-certificate.title': 'Mail server not trusted',
  'error.mail-certificate.text':
    'The certificate of the mail server is not from an authority this computer trusts, has expired, or is for another name. Neither the password nor a message was sent.',
  'error.mail-certificate.action':
    'Check that the name in the settings is the one in the certificate, or have the authority installed on this computer. It is tried again every hour.',

  'error.mail-security-mismatch.title': 'Mail server speaks another way there',
  'error.mail-security-mismatch.text':
    'The encryption could not begin as it was set: ports for STARTTLS and for TLS from the start are often mixed up, and very old servers know no TLS 1.2. Neither the password nor a message was sent.',
  'error.mail-security-mismatch.action':
    'Port 587 usually begins with STARTTLS, port 465 with TLS. Correct it in the settings.',

  'error.mail-not-encrypted.title': 'Mail server offers no encryption',
  'error.mail-not-encrypted.text':
    'The mail server does not offer STARTTLS, or broke it off. Nothing is sent in the clear, so neither the password nor a message was sent.',
  'error.mail-not-encrypted.action':
    'Ask whoever runs the server for a port with encryption. If it used to work, somebody may be in between: report it.',

  'error.mail-password-rejected.title': 'Mail server refused the sign-in',
  'error.mail-password-rejected.text':
    'The mail server did not accept the user name and password, or does not allow signing in this way. No message was handed over, and it is not tried again by itself, so that the account is not locked.',
  'error.mail-password-rejected.action':
    'Enter the password again in the settings, or ask whoever runs the mail server whether SMTP sign-in is allowed for this user.',

  'error.mail-password-missing.title': 'Password of the mail server missing',
  'error.mail-password-missing.text':
    'The keychain of this computer holds no password for the mail server that is set. Nothing was sent.',
  'error.mail-password-missing.action': 'Enter it in the settings, under Notices. What waits is then sent.',

  'error.mail-sender-refused.title': 'Mail server refused the sender',
  'error.mail-sender-refused.text':
    'The mail server does not take messages from the sender’s address that is set, or wants a sign-in first. No message was handed over.',
  'error.mail-sender-refused.action':
    'Set a sender’s address that this user may send as, or the user name, in the settings.',

  'error.mail-receiver-refused.title': 'Address refused',
  'error.mail-receiver-refused.text':
    'The mail server says that the address does not exist or takes no messages. It is not tried again.',
  'error.mail-receiver-refused.action':
    'Tell the person yourself, have the address in the directory corrected, then dismiss the message.',

  'error.mail-refused.title': 'Message refused',
  'error.mail-refused.text': 'The mail server looked at the message and refused it for good. It is not tried again.',
  'error.mail-refused.action':
    'Ask whoever runs the mail server for the reason, tell the person yourself, then dismiss the message.',

  'error.mail-deferred.title': 'Mail server asks to come back later',
  'error.mail-deferred.text': 'The mail server does not take this message at the moment. It is kept.',
  'error.mail-deferred.action': 'Nothing has to be done: it is tried again by itself.',

  'error.mail-busy.title': 'Mail server busy',
  'error.mail-busy.text': 'The mail server takes no messages at the moment. They are kept.',
  'error.mail-busy.action': 'Nothing has to be done: it is tried again by itself.',

  'error.mail-unconfirmed.title': 'Mail server did not confirm',
  'error.mail-unconfirmed.text':
    'The connection ended before the mail server confirmed the message. Whether it took it is not known.',
  'error.mail-unconfirmed.action':
    'Nothing has to be done: it is sent again as the same message, which may then arrive twice.',

  'error.webhook-not-reachable.title': 'Webhook not reached',
  'error.webhook-not-reachable.text':
    'No connection to the webhook’s server could be made, or it broke off before an answer: its name is not known, it does not answer, or a firewall is in between. The notice is kept.',
  'error.webhook-not-reachable.action':
    'It is tried again by itself, as the same message. If it lasts, check the address in the settings, and whether this computer may connect to it.',

  'error.webhook-certificate.title': 'Webhook’s server not trusted',
  'error.webhook-certificate.text':
    'The certificate of the webhook’s server is not from an authority this computer trusts, has expired, or is for another name. Nothing was sent.',
  'error.webhook-certificate.action':
    'Check that the name in the address is the one in the certificate, or have the authority installed on this computer. It is tried again every hour.',

  'error.webhook-secret-missing.title': 'Secret of the webhook missing',
  'error.webhook-secret-missing.text':
    'The keychain of this computer holds no secret for the webhook that is set, and nothing is sent without a signature.',
  'error.webhook-secret-missing.action': 'Enter it in the settings, under Notices. What waits is then sent.',

  'error.webhook-secret-refused.title': 'Webhook refused the signature',
  'error.webhook-secret-refused.text':
    'The webhook did not accept the signature. Its secret is another one, or the clock of this computer is off by minutes. No notice was handed over, and it is not tried again by itself.',
  'error.webhook-secret-refused.action': 'Enter the secret again in the settings, and check the time of this computer.',

  'error.webhook-secret-not-valid.title': 'This is no secret of a webhook',
  'error.webhook-secret-not-valid.text':
    'A webhook’s secret begins with whsec_ and has 24 to 64 bytes. Nothing was kept.',
  'error.webhook-secret-not-valid.action': 'Copy it once more from the receiver’s settings and enter all of it.',

  'error.webhook-not-found.title': 'No webhook at this address',
  'error.webhook-not-found.text':
    'The server answers, and has no webhook at the address that is set, or redirects to another one, which is not followed. The notice is kept.',
  'error.webhook-not-found.action': 'Check the whole address in the settings. It is tried again every hour.',

  'error.webhook-gone.title': 'Webhook no longer in use',
  'error.webhook-gone.text':
    'The server says that the webhook is gone for good. Nothing more is sent to it until the settings change.',
  'error.webhook-gone.action': 'Ask whoever runs it for its new address, and enter it in the settings.',

  'error.webhook-refused.title': 'Notice refused',
  'error.webhook-refused.text': 'The webhook looked at the notice and refused it for good. It is not tried again.',
  'error.webhook-refused.action':
    'Ask whoever runs the webhook for the reason, tell the person yourself, then dismiss the message.',

  'error.webhook-busy.title': 'Webhook busy or out of order',
  'error.webhook-busy.text': 'The webhook takes no notices at the moment. They are kept.',
  'error.webhook-busy.action':
    'Nothing has to be done: it is tried again by itself. If it lasts, tell whoever runs the webhook.',

  'error.webhook-unconfirmed.title': 'Webhook did not confirm',
  'error.webhook-unconfirmed.text':
    'The webhook gave no answer that can be understood in time. Whether it took the notice is not known.',
  'error.webhook-unconfirmed.action':
    'It is sent again by itself, as the same message, so that the webhook can tell that it is the same one.',

  // The application itself

  'error.link-not-opened.title': 'Page not opened',
  'error.link-not-opened.text': 'The system could not open the address in a browser.',
  'error.link-not-opened.action':
    'Copy the address into a browser by hand, or ask the administrator of this computer which browser may be used.',

  'error.notices-not-opened.title': 'File not opened',
  'error.notices-not-opened.text':
    'The system could not open the file with the third-party notices. It is in the folder of the installed application.',
  'error.notices-not-opened.action':
    'Open it there with any text editor. If it is missing, the installation is incomplete: install it again.',

  'error.updates-off.title': 'No version file is set',
  'error.updates-off.text': 'There is no address of a version file, so nothing was requested.',
  'error.updates-off.action': 'Enter the address under Updates in the settings.',

  'error.updates-in-practice.title': 'Not in practice',
  'error.updates-in-practice.text': 'Practice does not contact any server, so the version file was not read.',
  'error.updates-in-practice.action': 'Leave practice and check again.',

  'error.record-receiver-off.title': 'The record is not sent there',
  'error.record-receiver-off.text': 'No server is set for it, or the rules have changed. Nothing was sent or kept.',
  'error.record-receiver-off.action': 'Enter the server first, under Central record in the settings.',
  'error.record-secret-not-valid.title': 'This is not such a secret',
  'error.record-secret-not-valid.text':
    'A webhook’s secret begins with whsec_ and has 24 to 64 bytes; a header is its name, a colon and its value. Nothing was kept.',
  'error.record-secret-not-valid.action': 'Copy it once more from the receiver’s settings and enter all of it.',

  'error.update-link-unknown.title': 'The page is not known',
  'error.update-link-unknown.text':
    'The version file at this address has not been read yet, so the page of its version is not known.',
  'error.update-link-unknown.action': 'Check for updates, under Updates in the settings.',
} as const satisfies Record<`error.${ErrorCode}.${Part}` | Extra, string>

export type ErrorTextKey = keyof typeof errorTexts
