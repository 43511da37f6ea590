/**
 * Authenticates each request with a user name and a password or its equivalent (RFC 7617).
 *
 * Rejected credentials are not retried automatically, because systems lock accounts, and tickets are looked up while they are typed. The
 * rejection is remembered until another secret is stored or a person tests the connection.
 */
import { Secret } from '../../secret/secret.ts'
import { ProviderError } from '../provider-error.ts'
import type { Authentication } from './system-client.ts'

/** `read`: returns the secret as it is sent after the colon. */
export function createBasicSignIn(username: string, read: () => Promise<Secret>): Authentication {
  let refused: string | null = null
  return {
    async headers() {
      const pair = Buffer.from(`${username}:${(await read()).reveal()}`, 'utf8').toString('base64')
      const authorization = `Basic ${pair}`
      if (authorization === refused) throw new ProviderError('unauthenticated', 'password-rejected')
      return { authorization }
    },
    refused(used) {
      refused = used['authorization'] ?? null
      return false
    },
    startOver() {
      refused = null
    },
  }
}
