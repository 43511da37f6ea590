import { format, inspect } from 'node:util'
import { describe, expect, it } from 'vitest'
import { Secret } from '../../../electron/secret/secret.ts'

const canary = 'canary-7f3a-token'
const secret = new Secret(canary)
/** As something that does not know it is a secret sees it. */
const asAnything = secret as unknown as { readonly name?: string }
const asText = secret as unknown as string

describe('a secret never shows', () => {
  it.each<[string, () => string]>([
    ['as JSON', () => JSON.stringify(secret)],
    ['as JSON inside something', () => JSON.stringify({ list: [secret], map: { secret } })],
    ['in a template', () => `token: ${asText}`],
    ['joined to text', () => 'token: ' + asText],
    ['as String()', () => String(secret)],
    ['inspected', () => inspect(secret)],
    [
      'inspected inside something, with all that is hidden',
      () => inspect({ a: [secret] }, { showHidden: true, depth: 9 }),
    ],
    ['formatted', () => format('%s %o %O %j', secret, secret, secret, secret)],
    ['as the cause of an error', () => inspect(new Error('refused', { cause: secret }))],
    ['in the text of an error', () => inspect(new Error(`refused: ${asText}`))],
    ['spread', () => JSON.stringify({ ...asAnything })],
    ['by its keys and entries', () => JSON.stringify([Reflect.ownKeys(secret), Object.entries(secret)])],
    ['copied as a structure', () => inspect(structuredClone({ ...asAnything }), { showHidden: true })],
  ])('%s', (_way, show) => {
    expect(show()).not.toContain(canary)
  })

  it('shows when it is revealed', () => {
    expect(secret.reveal()).toBe(canary)
  })
})
