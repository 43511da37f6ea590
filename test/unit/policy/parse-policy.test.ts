import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createText } from '../../../electron/app/text.ts'
import { parsePolicy } from '../../../electron/policy/parse-policy.ts'
import { describePolicyProblem } from '../../../shared/messages/policy-problems.ts'
import { defaultRules } from '../../../shared/domain/default-rules.ts'
import { policyWorld } from '../../support/policy-world.ts'

const text = createText()

const parsed = (content: string | Buffer) => parsePolicy(Buffer.from(content as string), policyWorld)

/** The policy; fails with what is wrong. */
function policyOf(content: string) {
  const result = parsed(content)
  if (result.kind !== 'ok') throw new Error(linesOf(content).join('\n'))
  return result.policy
}

/** What is wrong, line by line as people read it. */
function linesOf(content: string | Buffer): string[] {
  const result = parsed(content)
  return result.kind === 'ok' ? [] : result.problems.map((problem) => describePolicyProblem(problem, text))
}

const lineOf = (content: string | Buffer): string => {
  const lines = linesOf(content)
  expect(lines).toHaveLength(1)
  return lines[0] ?? ''
}

const connection = {
  system: 'okta',
  name: 'Head office',
  address: 'https://head-office.okta.com/',
  environment: 'production',
  signIn: { kind: 'access-token' },
}
const withConnections = (...connections: unknown[]) => JSON.stringify({ version: 1, connections })

describe('what a policy says', () => {
  it('names nothing where it has no more than a version', () => {
    expect(policyOf('{"version": 1}')).toEqual({ rules: {}, connections: null, dataFolder: null })
  })

  it('names whole keys, and what an object leaves out is as it comes, never nothing', () => {
    const { rules } = policyOf(
      '{"version": 1, "limits": {"agentHour": 5}, "tiers": {"sensitive": {"people": [" a@b.example "]}}}',
    )
    expect(rules).toEqual({
      limits: { ...defaultRules.limits, agentHour: 5 },
      tiers: { ...defaultRules.tiers, sensitive: { ...defaultRules.tiers.sensitive, people: ['a@b.example'] } },
    })
  })

  it('keeps a limit that is lifted on purpose apart from one that is left out', () => {
    expect(policyOf('{"version": 1, "limits": {"agentDay": null}}').rules.limits).toMatchObject({
      agentDay: null,
      agentHour: defaultRules.limits.agentHour,
    })
  })

  it('has room for a comment in each object, a schema and a byte order mark', () => {
    const content =
      '\uFEFF{"$schema": "./policy.schema.json", "_comment": "a", "version": 1, "ticket": {"_comment": "b", "required": true}}'
    expect(policyOf(content).rules).toEqual({ ticket: { required: true, pattern: null, check: 'warn', note: true } })
  })

  it('lists connections as the system keeps them, with an id that stays the same', () => {
    const listed = policyOf(withConnections({ ...connection, _comment: 'x' })).connections
    expect(listed).toMatchObject([{ system: 'okta', name: 'Head office', baseUrl: 'https://head-office.okta.com' }])
    const renamed = policyOf(withConnections({ ...connection, name: 'Elsewhere' })).connections
    expect(renamed?.[0]?.id).toBe(listed?.[0]?.id)
    const moved = policyOf(withConnections({ ...connection, address: 'https://other.okta.com' })).connections
    expect(moved?.[0]?.id).not.toBe(listed?.[0]?.id)
  })
})

describe('what is wrong is said with its place', () => {
  it.each<[string, string | Buffer, string]>([
    ['UTF-16', Buffer.from('\uFEFF{"version": 1}', 'utf16le'), 'policy.json: The file is saved as UTF-16.'],
    ['UTF-16 without a mark', Buffer.from('{"version": 1}', 'utf16le'), 'policy.json: The file is saved as UTF-16.'],
    [
      'Latin-1',
      Buffer.from('{"version": 1, "_comment": "B\u00fcro"}', 'latin1'),
      'policy.json: The file is not UTF-8.',
    ],
    ['a NUL', '{"version"\n: \0 1}', 'policy.json:2:3: The file contains a NUL'],
    ['nothing', ' \n', 'policy.json: The file is empty.'],
    ['a megabyte', `{"version": 1, "_comment": "${'x'.repeat(1024 * 1024)}"}`, 'policy.json: The file is larger'],
    ['depth', `{"version": 1,\n "x": ${'['.repeat(200_000)}`, 'policy.json:2:22: Objects and lists'],
    ['an empty object', '{}', 'policy.json:1:1 version: This is required.'],
    ['a list', '[]', 'policy.json:1:1: Expected: an object in curly brackets.'],
    ['a comment', '{\n  // of desk support\n  "version": 1}', 'policy.json:2:3: JSON has no comments.'],
    ['a comma too many', '{"version": 1,\r\n}', 'policy.json:2:1: A name in double quotes is expected here.'],
    ['a missing comma', '{"version": 1\n "ticket": {}}', 'policy.json:2:2: A comma is missing'],
    [
      'a key that stands twice',
      '{"version": 1,\n "reasonRequired": true,\n "reasonRequired": false}',
      'policy.json:3:2 reasonRequired: This key appears twice',
    ],
    [
      'a later version',
      '{"version": 2, "somethingNew": 1}',
      'policy.json:1:13 version: This policy was written for a newer',
    ],
    [
      'a misspelt key',
      '{"version": 1, "limits": {"agentHuor": 3}}',
      'policy.json:1:27 limits.agentHuor: Unknown key. Did you mean “agentHour”?',
    ],
    [
      'a key from somewhere else',
      '{"version": 1, "recents": {"colour": 3}}',
      'policy.json:1:28 recents.colour: Unknown key. Allowed: _comment, kept, days.',
    ],
    [
      'a kind that does not count',
      '{"version": 1, "acceptedProofs": ["manager", "voice"]}',
      'policy.json:1:46 acceptedProofs[1]: Not one of these: factor-challenge',
    ],
    [
      'a wrong type',
      '{"version": 1, "reasonRequired": "yes"}',
      'policy.json:1:34 reasonRequired: Expected: true or false',
    ],
    [
      'a half',
      '{"version": 1, "limits": {"agentHour": 1.5}}',
      'policy.json:1:40 limits.agentHour: Expected: a whole number',
    ],
    [
      'a limit of nothing',
      '{"version": 1, "limits": {"agentHour": 0}}',
      'policy.json:1:40 limits.agentHour: The minimum is 1.',
    ],
    [
      'a pattern that does not compile',
      '{"version": 1, "ticket": {"pattern": "("}}',
      'policy.json:1:38 ticket.pattern: This is not a regular expression',
    ],
    [
      'an address without https',
      '{"version": 1, "updates": {"address": "http://x.example/v"}}',
      'policy.json:1:39 updates.address: This is not the address',
    ],
    [
      'a prototype',
      '{"version": 1, "__proto__": {"reasonRequired": true}}',
      'policy.json:1:16 __proto__: Unknown key.',
    ],
    [
      'a folder without a drive',
      '{"version": 1, "dataFolder": "mfa-desk"}',
      'policy.json:1:30 dataFolder: This is not the full path',
    ],
    [
      'a demand nobody meets',
      '{"version": 1, "acceptedProofs": ["manager", "in-person"], "tiers": {"sensitive": {"demand": {"proofs": 3}}}}',
      'policy.json:1:105 tiers.sensitive.demand.proofs: Not that many different kinds',
    ],
    [
      'a missing field',
      withConnections({ ...connection, signIn: undefined }),
      'policy.json:1:29 connections[0].signIn: This is required.',
    ],
    [
      'a misspelt system',
      withConnections({ ...connection, system: 'otka' }),
      'policy.json:1:39 connections[0].system: This MFA Desk does not know this system. Did you mean “okta”?',
    ],
    [
      'a way to sign in that it has not',
      withConnections({ ...connection, signIn: { kind: 'password', username: 'x' } }),
      'connections[0].signIn.kind: This system has no such sign-in. Use one of: access-token',
    ],
    [
      'a plain address',
      withConnections({ ...connection, address: 'http://head-office.okta.com' }),
      'connections[0].address: The address must begin with https.',
    ],
  ])('%s', (_case, content, beginning) => {
    expect(linesOf(content)[0]).toContain(beginning)
  })

  it('says the same of two connections that nobody could tell apart', () => {
    expect(
      lineOf(withConnections(connection, { ...connection, name: 'head OFFICE', address: 'https://b.okta.com' })),
    ).toContain('connections[1].name: Another connection already has this name')
    expect(lineOf(withConnections(connection, { ...connection, name: 'B' }))).toContain(
      'connections[1].address: Another connection has the same address',
    )
    const id = '11111111-1111-4111-8111-111111111111'
    expect(lineOf(withConnections({ ...connection, id }, { ...connection, id, name: 'B' }))).toContain(
      'connections[1].id',
    )
  })

  it('tells all there is, in the order of the file, and no more than twenty', () => {
    const content =
      '{"version": 1,\n "tickets": 1,\n "limits": {"agentHour": 0,\n  "agentDay": "x"},\n "reasonRequired": 1}'
    expect(linesOf(content).map((line) => line.split(' ')[0])).toEqual([
      'policy.json:2:2',
      'policy.json:3:26',
      'policy.json:4:15',
      'policy.json:5:20',
    ])
    const many = JSON.stringify({ version: 1, approvers: Array.from({ length: 50 }, () => 1) })
    expect(linesOf(many)).toHaveLength(20)
  })
})

describe('a secret', () => {
  it.each(['token', 'apiToken', 'password', 'clientSecret', 'key', 'apiKey', 'privateKey', 'passphrase'])(
    'in a field called %s is refused with the reason, and never told',
    (field) => {
      const line = lineOf(withConnections({ ...connection, [field]: 'Zx8-secret-value' }))
      expect(line).toContain(`connections[0].${field}: A policy must not contain a secret`)
      expect(line).not.toContain('Zx8-secret-value')
    },
  )

  it('is known by its look where its field is called otherwise', () => {
    expect(lineOf('{"version": 1, "_comment": "-----BEGIN PRIVATE KEY----- MIIE"}')).toContain(
      'must not contain a secret',
    )
    expect(lineOf('{"version": 1, "_comment": "SSWS 00abcdefghijklmnopqrstuv"}')).toContain('must not contain a secret')
  })

  it('does not make an ordinary field one', () => {
    const serviceApp = { kind: 'service-app', clientId: '0oa1', keyId: null }
    expect(parsed(withConnections({ ...connection, signIn: serviceApp })).kind).toBe('ok')
  })
})

const whole = JSON.stringify({
  _comment: 'ünï',
  version: 1,
  reasonRequired: true,
  limits: { agentHour: 3 },
  approvers: ['a@b.example'],
  connections: [connection],
})

describe('whatever the bytes', () => {
  it('cut short at any byte it is no policy', () => {
    const bytes = Buffer.from(whole)
    expect(parsed(whole).kind).toBe('ok')
    for (let length = 0; length < bytes.length; length += 1) {
      const cut = parsePolicy(bytes.subarray(0, length), policyWorld)
      expect([length, cut.kind]).toEqual([length, 'invalid'])
    }
  })

  it('never throws, and gives a reason for each refusal', () => {
    const changed = fc
      .tuple(fc.nat(whole.length), fc.string({ maxLength: 4 }), fc.nat(8))
      .map(([at, put, out]) => Buffer.from(whole.slice(0, at) + put + whole.slice(at + out)))
    const anyBytes = fc.oneof(
      changed,
      fc.uint8Array({ maxLength: 200 }),
      fc.json().map((json) => Buffer.from(json)),
      fc.json().map((json) => Buffer.from(`{"version": 1, "limits": ${json}, "tiers": ${json}}`)),
    )
    fc.assert(
      fc.property(anyBytes, (bytes) => {
        const result = parsePolicy(bytes, policyWorld)
        if (result.kind === 'ok') return
        expect(result.problems.length).toBeGreaterThan(0)
        for (const { code, values } of result.problems)
          expect(text(`policy.problem.${code}`, values)).not.toMatch(/[{}]|undefined/)
      }),
      { numRuns: 500 },
    )
  })
})
