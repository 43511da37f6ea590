/** What is written down of the policy for people and their editors: the examples are valid, and the schema is the application's. */
import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, it } from 'vitest'
import { parsePolicy } from '../../../electron/policy/parse-policy.ts'
import { explainPolicy } from '../../../scripts/lib/explain-policy.ts'
import { policySchemaText } from '../../../scripts/lib/policy-schema.ts'
import { policyWorld } from '../../support/policy-world.ts'

const docs = new URL('../../../docs/', import.meta.url)
const readDoc = (name: string): string => readFileSync(new URL(name, docs), 'utf8').replaceAll('\r\n', '\n')

const examples = [...readDoc('policy.md').matchAll(/<!-- example: (\S+) -->\n\n```json\n([^`]+)```/g)].map(
  ([, name = '', content = '']) => [name, content] as const,
)
const ajv = new Ajv2020({ validateFormats: false })
const validates = ajv.compile(JSON.parse(readDoc('policy.schema.json')) as object)
const judged = (content: string) => ({
  mfaDesk: parsePolicy(Buffer.from(content), policyWorld).kind === 'ok',
  editor: validates(JSON.parse(content)),
})

it('the schema for editors is the one policies are held against', () => {
  expect(JSON.parse(readDoc('policy.schema.json'))).toEqual(JSON.parse(policySchemaText()))
})

it('there are three worked examples', () => {
  expect(examples.map(([name]) => name)).toEqual(['small-desk', 'two-hundred-agents', 'regulated'])
})

it.each(examples)('the example %s is valid for MFA Desk and for an editor', (_name, content) => {
  expect(judged(content)).toEqual({ mfaDesk: true, editor: true })
})

describe('an editor and MFA Desk agree', () => {
  it.each([
    '{}',
    '{"version": 2}',
    '{"version": 1, "limitz": {}}',
    '{"version": 1, "limits": {"agentHour": 0}}',
    '{"version": 1, "limits": {"agentHour": "5"}}',
    '{"version": 1, "acceptedProofs": ["voice"]}',
    '{"version": 1, "tiers": {"standard": {"proofs": 6}}}',
    '{"version": 1, "connections": [{"system": "okta"}]}',
    '{"version": 1, "connections": [{"system": "okta", "name": "a", "address": "https://a.okta.com", "environment": "production", "signIn": {"kind": "access-token"}, "token": "x"}]}',
  ])('that this is none: %s', (content) => {
    expect(judged(content)).toEqual({ mfaDesk: false, editor: false })
  })

  it.each(['{"version": 1}', '{"version": 1, "limits": {}}', '{"version": 1, "historyRetentionMonths": null}'])(
    'that this is one: %s',
    (content) => {
      expect(judged(content)).toEqual({ mfaDesk: true, editor: true })
    },
  )
})

/** `docs/policy.md` says which they are. */
describe('only MFA Desk knows', () => {
  const connection = {
    system: 'okta',
    name: 'a',
    address: 'https://a.okta.com',
    environment: 'production',
    signIn: { kind: 'access-token' },
  }
  const withConnections = (...connections: unknown[]) => JSON.stringify({ version: 1, connections })

  it.each<[string, string]>([
    ['that a pattern compiles', '{"version": 1, "ticket": {"pattern": "("}}'],
    ['what an address of a version file is', '{"version": 1, "updates": {"address": "http://a.example/v"}}'],
    ['what an address of a system is', withConnections({ ...connection, address: 'ftp://a.okta.com' })],
    ['which systems there are', withConnections({ ...connection, system: 'elsewhere' })],
    ['how a system is signed in to', withConnections({ ...connection, signIn: { kind: 'password', username: 'a' } })],
    ['that names differ', withConnections(connection, { ...connection, address: 'https://b.okta.com' })],
    ['that a value is not blank', '{"version": 1, "approvers": [" "]}'],
    [
      'that a demand can be met',
      '{"version": 1, "acceptedProofs": ["manager"], "tiers": {"standard": {"proofs": 2, "mayGoUnchecked": false}}}',
    ],
    ['what a whole path is', '{"version": 1, "dataFolder": "here"}'],
    ['that a key stands once', '{"version": 1, "reasonRequired": true, "reasonRequired": false}'],
    ['what a secret looks like', '{"version": 1, "_comment": "-----BEGIN PRIVATE KEY-----"}'],
  ])('%s', (_case, content) => {
    expect(judged(content)).toEqual({ mfaDesk: false, editor: true })
  })
})

it('the check says in words what a policy means', () => {
  const result = parsePolicy(Buffer.from(examples[2]?.[1] ?? ''), policyWorld)
  const lines = result.kind === 'ok' ? explainPolicy(result.policy) : []
  expect(lines).toContain('Standard (everybody else): 2 proofs of different kinds.')
  expect(lines).toContain(
    'Privileged (0 people and 1 group named here, and administrators): 3 proofs of different kinds, one of them in-person and a second person.',
  )
  expect(lines).toContain('At most 6 resets for an agent within an hour.')
  expect(lines).toContain('No look-ups are kept.')
  const withNotices = parsePolicy(Buffer.from(examples[1]?.[1] ?? ''), policyWorld)
  expect(withNotices.kind === 'ok' ? explainPolicy(withNotices.policy) : []).toContain(
    'After a reset a mail goes to the person and the manager, through mail.large.example, port 587.',
  )
})
