/**
 * Every channel between the page and main, by name. The preload builds its functions from this list and nothing else, so
 * it stays free of the schemas; `contract.ts` gives each channel its request and response.
 *
 * What is not here does not exist: no channel returns a secret, takes a path, method or header, or writes a history entry.
 */
export const channels = [
  'app:read-state',
  'app:take-kept-events',
  'app:enter-practice',
  'app:leave-practice',
  'app:restart-practice',
  'app:open-link',
  'app:read-about',
  'app:copy-about',
  'app:open-notices',

  'directory:search',
  'directory:read-account',
  'directory:read-status',
  'directory:list-recents',
  'directory:clear-recents',

  'caller-check:begin',
  'caller-check:answer',
  'caller-check:state-proof',
  'caller-check:list-approvers',
  'caller-check:cancel',

  'tickets:look-up',

  'resets:prepare',
  'resets:commit',
  'resets:stop',
  'resets:check-now',
  'resets:settle',

  'history:query',
  'history:read-operation',
  'history:copy-evidence',
  'history:export',
  'history:read-overview',
  'history:export-overview',
  'history:verify',
  'history:read-person',
  'history:report-call',

  'connections:list',
  'connections:list-systems',
  'connections:test-draft',
  'connections:test',
  'connections:enter-code',
  'connections:sign-in',
  'connections:sign-out',
  'connections:add',
  'connections:change',
  'connections:remove',

  'settings:read',
  'settings:change',
  'settings:suggest-name',
  'settings:start-fresh',
  'settings:restore-previous',

  'outbox:list',
  'outbox:of-operation',
  'outbox:retry',
  'outbox:dismiss',
  'outbox:start-over',

  'notices:read-secret',
  'notices:keep-secret',
  'notices:test',

  'updates:read',
  'updates:look-now',
  'updates:open-link',

  'central-record:read',
  'central-record:keep-secret',
  'central-record:send-again',
] as const

export type Channel = (typeof channels)[number]

/** What every start asks. None of it names anything, so that a channel is all there is to an answer. */
export const prefetchedChannels = [
  'app:read-state',
  'connections:list-systems',
  'settings:read',
  'connections:list',
  'directory:list-recents',
] as const satisfies readonly Channel[]

/**
 * Calls that can be cancelled: what they do can be left off at any point. No other call can be. Cancelling belongs to the frame of
 * a call: an id of the page's own goes beside the request, and a message with that id cancels it.
 */
export const cancellable = [
  'directory:search',
  'directory:read-account',
  'directory:read-status',
  'caller-check:begin',
  'caller-check:state-proof',
  'caller-check:list-approvers',
  'tickets:look-up',
  'resets:prepare',
  'history:verify',
  'connections:test-draft',
  'connections:test',
  'connections:enter-code',
  'connections:sign-in',
  'notices:test',
] as const satisfies readonly Channel[]

export type CancellableChannel = (typeof cancellable)[number]

/** The one channel on which the page cancels a call. */
export const cancelChannel = 'mfa-desk:cancel'

/** The one channel on which main sends events. */
export const eventChannel = 'mfa-desk:event'
