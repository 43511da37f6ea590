/**
 * Every way something can go wrong, as a closed set of codes.
 *
 * Main decides the code; the renderer chooses the sentence by it (`messages/error-texts`). A code without a sentence does
 * not compile. Codes never say more than is known: `outcome-unknown` is not a failure, `timed-out` is used for reads only.
 */
export const errorCodes = [
  // The request itself
  'invalid-request',
  'internal',
  'cancelled',
  'not-confirmed',
  'too-many-questions',

  // Reaching a system
  'address-invalid',
  'address-not-https',
  'not-reachable',
  'timed-out',
  'certificate-not-trusted',
  'certificate-store-not-read',
  'redirected',
  'proxy-refused',
  'proxy-sign-in-required',
  'proxy-not-usable',

  // What a system answered
  'answer-not-json',
  'answer-too-large',
  'answer-empty',
  'answer-not-understood',
  'interface-not-found',
  'server-error',
  'rejected-by-server',
  'rate-limited',
  'foreign-link',

  // Who we are to that system
  'token-rejected',
  'password-rejected',
  'sign-in-account-disabled',
  'sign-in-account-locked',
  'sign-in-account-expired',
  'sign-in-outside-hours',
  'sign-in-denied',
  'organisation-refused',
  'second-factor-required',
  'second-factor-rejected',
  'private-key-invalid',
  'key-id-mismatch',
  'key-not-accepted',
  'client-id-rejected',
  'client-secret-rejected',
  'scope-missing',
  'role-missing',
  'clock-off',
  'feature-not-enabled',
  'second-factor-unsupported',
  'forbidden',
  'role-too-low',

  // Whom it is about
  'account-not-found',
  'account-deleted',
  'account-locked',
  'account-suspended',
  'account-state-forbids',
  'administrator-protected',
  'factor-not-active',
  'email-not-unique',
  'own-account',
  'user-id-refused',
  'other-account-named',

  // Tickets
  'ticket-not-found',
  'ticket-takes-no-note',
  'ticket-closed',
  'ticket-for-somebody-else',

  // Connections and their secrets
  'system-not-known',
  'connection-not-found',
  'connection-name-taken',
  'secret-missing',
  'secret-incomplete',
  'keychain-unavailable',
  'keychain-locked',
  'keychain-refused',

  // Checking the caller
  'caller-check-not-offered',
  'caller-check-not-found',
  'caller-check-limit',
  'caller-check-unknown',
  'caller-check-error',
  'message-just-sent',
  'refused-on-device',
  'code-already-used',
  'code-too-late',
  'proof-not-valid',

  // Resets
  'nothing-selected',
  'selection-outdated',
  'plan-not-found',
  'ticket-required',
  'ticket-invalid',
  'reason-required',
  'caller-not-checked',
  'proofs-missing',
  'second-person-missing',
  'approver-not-allowed',
  'proof-not-accepted',
  'number-not-registered',
  'manager-not-known',
  'reset-not-offered',
  'limit-agent',
  'limit-person',
  'cool-down',
  'outcome-unknown',
  'wait-given-up',
  'operation-not-found',
  'already-settled',

  // What is kept on this computer
  'policy-broken',
  'agent-name-required',
  'set-by-organisation',
  'disk-full',
  'file-in-use',
  'storage-unavailable',
  'settings-no-access',
  'settings-unreadable',
  'settings-newer',
  'history-unreadable',
  'history-unwritable',
  'history-unwritten',
  'history-newer',
  'history-open-elsewhere',
  'recents-unreadable',
  'outbox-unreadable',
  'outbox-newer',
  'data-not-moved',
  'history-with-another-computer',
  'export-failed',
  'export-file-in-use',
  'export-disk-full',
  'clipboard-refused',

  // What is to be sent
  'outbox-full',
  'outbox-entry-unreadable',
  'outbox-entry-gone',
  'outbox-entry-waits',

  // The central record
  'record-receiver-off',
  'record-secret-not-valid',

  // Notices of resets
  'notices-not-set-up',
  'notices-in-practice',
  'notice-no-address',
  'mail-not-reachable',
  'mail-certificate',
  'mail-security-mismatch',
  'mail-not-encrypted',
  'mail-password-rejected',
  'mail-password-missing',
  'mail-sender-refused',
  'mail-receiver-refused',
  'mail-refused',
  'mail-deferred',
  'mail-busy',
  'mail-unconfirmed',

  // The application itself
  'link-not-opened',
  'notices-not-opened',
  'updates-off',
  'updates-in-practice',
  'update-link-unknown',
] as const

export type ErrorCode = (typeof errorCodes)[number]
