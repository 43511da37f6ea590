/**
 * Signature version 5 of Duo's Admin API (https://duo.com/docs/adminapi, "Authentication"). The secret key signs each request and never
 * leaves; the date is part of what is signed, so a wrong clock is refused.
 */
import { createHash, createHmac } from 'node:crypto'
import { bareToken } from '../../secret/pasted.ts'
import type { Secret } from '../../secret/secret.ts'
import type { Authentication, RequestTarget } from '../http/system-client.ts'
import { bodyOf, queryText } from '../http/transport.ts'
import { ProviderError } from '../provider-error.ts'

export interface SignaturePorts {
  readonly integrationKey: string
  readonly readSecret: () => Promise<Secret>
  /** Part of what is signed, with its port if it has one. */
  readonly host: string
  readonly now: () => Date
}

export function createSignatures({ integrationKey, readSecret, host, now }: SignaturePorts): Authentication {
  return {
    async headers(target) {
      const secretKey = bareToken((await readSecret()).reveal())
      if (secretKey === '') throw new ProviderError('unauthenticated', 'client-secret-rejected')
      const date = now().toUTCString()
      const signature = sign(canonicalText(target, host, date), secretKey)
      return {
        Date: date,
        Authorization: `Basic ${Buffer.from(`${integrationKey}:${signature}`).toString('base64')}`,
      }
    },
    // Signing the same again would be refused again.
    refused: () => false,
    startOver: () => undefined,
  }
}

export function sign(text: string, secretKey: string): string {
  return createHmac('sha512', secretKey).update(text).digest('hex')
}

/** The seven lines that are signed. `date` is the header's, to the letter. */
export function canonicalText(target: RequestTarget, host: string, date: string): string {
  return [
    date,
    target.method,
    host.toLowerCase(),
    target.path,
    canonicalQuery(target.query),
    sha512(bodyOf(target)?.text ?? ''),
    // Of the headers that begin with X-Duo-, and none is sent.
    sha512(''),
  ].join('\n')
}

/**
 * As it is sent, in the order of the names. The order of whole pairs is another one where a name begins with another name, because `=`
 * comes after some of the characters that names have.
 */
function canonicalQuery(query: RequestTarget['query'] = {}): string {
  return Object.entries(query)
    .toSorted(([one], [other]) => byCodeUnits(one, other))
    .map(([name, value]) => queryText({ [name]: value }))
    .join('&')
}

const byCodeUnits = (one: string, other: string): number => (one < other ? -1 : Number(one > other))

function sha512(text: string): string {
  return createHash('sha512').update(text).digest('hex')
}
