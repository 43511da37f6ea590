/** What the transport reports of a server that was not reached, for services that name their failures themselves. */
import type { ErrorCode } from '../errors/error-code.ts'
import type { RecordFailure } from './central-record.ts'
import type { UpdateFailure } from './updates.ts'

export const transportFailures: Partial<Record<ErrorCode, RecordFailure & UpdateFailure>> = {
  'not-reachable': 'not-reachable',
  'timed-out': 'timed-out',
  'certificate-not-trusted': 'certificate-not-trusted',
  'certificate-store-not-read': 'certificate-store-not-read',
  'proxy-refused': 'proxy-refused',
  'proxy-sign-in-required': 'proxy-sign-in-required',
  'proxy-not-usable': 'proxy-not-usable',
  redirected: 'redirected',
}
