/**
 * How a connection proves itself with a user name and password, or what stands in its place, in each request (RFC 7617).
 *
 * What was refused is not tried again by itself: systems lock accounts, and a ticket is looked up as it is typed. The refusal is
 * remembered until another secret is stored or a person tests the connection.
 */
import { Secret } from '../../secret/secret.ts'
import { ProviderError } from '../provider-error.ts'
import type { Authentication } from './system-client.ts'

/** `read`: the secret as it stands after the colon. */
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
