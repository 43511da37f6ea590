/** Whatever lies where the policy belongs, and however it changes: nothing is reset that the policy in force does not allow. */
import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { parsePolicy } from '../../../electron/policy/parse-policy.ts'
import { policyPlaceFor, type Part } from '../../../electron/policy/policy-place.ts'
import { readPolicy, type ReadPolicyPorts } from '../../../electron/policy/read-policy.ts'
import { createRulesInForce } from '../../../electron/policy/rules-in-force.ts'
import { defaultDocument } from '../../../electron/settings/settings-document.ts'
import { createSettingsStore } from '../../../electron/settings/versioned-settings.ts'
import { makeSelection, makeSettings, makeStatus } from '../../support/domain-fixtures.ts'
import { addPerson } from '../../support/fake-provider.ts'
import { silentLogger } from '../../support/history-fixtures.ts'
import { policyWorld } from '../../support/policy-world.ts'
import { createTestSettingsFile } from '../../support/test-settings-file.ts'
import { tries } from '../../support/thorough.ts'
import { createHarness, signal, windowId } from '../resets/resets-harness.ts'

const ticket = 'INC0048213'

const document = fc.record(
  {
    version: fc.constant(1),
    reasonRequired: fc.boolean(),
    ticket: fc.record({ required: fc.boolean(), pattern: fc.constantFrom('INC\\d{7}', null) }),
    tiers: fc.record({ standard: fc.record({ proofs: fc.nat(2), mayGoUnchecked: fc.boolean() }) }),
  },
  { requiredKeys: ['version'] },
)
interface Content {
  readonly text: string
  /** What a valid one says; `null`: it is none. */
  readonly rules: Partial<typeof document extends fc.Arbitrary<infer Document> ? Document : never> | null
}

const valid = document.map((rules): Content => ({ text: JSON.stringify(rules), rules }))
const invalid = fc
  .oneof(
    fc.tuple(document, fc.double({ min: 0, max: 0.999, noNaN: true })).map(([rules, share]) => {
      const text = JSON.stringify(rules)
      return text.slice(0, Math.floor(text.length * share))
    }),
    document.map((rules) => JSON.stringify({ ...rules, limitz: {} })),
    document.map((rules) => JSON.stringify({ ...rules, version: 2 })),
    document.map((rules) => JSON.stringify({ ...rules, reasonRequired: 'no' })),
    fc.constantFrom('{}', '[]', 'null', '{"version":1,"version":1}', '{"version":1}}', '\uFFFE'),
  )
  .map((text): Content => ({ text, rules: null }))

const world = fc.record({
  content: fc.oneof({ weight: 4, arbitrary: valid }, { weight: 3, arbitrary: invalid }, fc.constant(null)),
  required: fc.boolean(),
  place: fc.oneof(
    { weight: 8, arbitrary: fc.constant('safe' as const) },
    fc.constantFrom(
      'no-folder' as const,
      'owner' as const,
      'writable' as const,
      'writable-in-fact' as const,
      'link' as const,
      'not-readable' as const,
      'namespace' as const,
    ),
  ),
})
type World = typeof world extends fc.Arbitrary<infer Each> ? Each : never

const note = fc.record({
  ticket: fc.constantFrom('', ticket),
  reason: fc.constantFrom('', 'Lost phone'),
  unchecked: fc.constantFrom('', 'Known to me'),
})
type Note = typeof note extends fc.Arbitrary<infer Each> ? Each : never

const alwaysBroken: readonly World['place'][] = ['owner', 'writable', 'writable-in-fact', 'namespace']
const brokenWithFile: readonly World['place'][] = ['link', 'not-readable']

/** Whether a reset without any proof may be carried out. The computer's own settings ask for nothing. */
function allows({ content, required, place }: World, given: Note): boolean {
  if (place === 'no-folder') return true
  if (alwaysBroken.includes(place)) return false
  if (content === null) return !required
  if (brokenWithFile.includes(place) || content.rules === null) return false
  const { reasonRequired = false, ticket: ticketRule, tiers } = content.rules
  const { proofs, mayGoUnchecked } = tiers?.standard ?? { proofs: 0, mayGoUnchecked: true }
  const isKnown = proofs === 0 || (mayGoUnchecked && given.unchecked !== '')
  return isKnown && !(reasonRequired && given.reason === '') && !(ticketRule?.required === true && given.ticket === '')
}

const hashOf = ({ content, place }: World): string | null =>
  content === null || place === 'no-folder' ? null : createHash('sha256').update(content.text).digest('hex')

const place = policyPlaceFor('linux')

function portsOf(now: () => World): ReadPolicyPorts {
  const look = (path: string): Part | null => {
    const { content, required, place: kind } = now()
    const isOurs = path.startsWith(place.folder)
    if (isOurs && kind === 'no-folder') return null
    if (path === place.file) {
      return content === null ? null : { kind: kind === 'link' ? 'link' : 'file', owner: 0, mode: 0o644, stamp: '' }
    }
    if (path === place.required) return required ? { kind: 'file', owner: 0, mode: 0o644, stamp: '' } : null
    const isSpoilt = path === place.folder
    const owner = isSpoilt && kind === 'owner' ? 1000 : 0
    return { kind: 'folder', owner, mode: isSpoilt && kind === 'writable' ? 0o777 : 0o755, stamp: '' }
  }
  return {
    platform: 'linux',
    administrator: 0,
    place,
    look: (path) => Promise.resolve(look(path)),
    readBytes: () => {
      const { content, place: kind } = now()
      if (kind === 'not-readable') return Promise.reject(Object.assign(new Error('refused'), { code: 'EACCES' }))
      return Promise.resolve(Buffer.from(content?.text ?? ''))
    },
    canWrite: () => Promise.resolve(now().place === 'writable-in-fact'),
    isAdministrator: () => Promise.resolve(false),
    readRights: () => Promise.reject(new Error('of Windows alone')),
    isInOwnNamespace: () => Promise.resolve(now().place !== 'namespace'),
    parse: (bytes) => Promise.resolve(parsePolicy(bytes, policyWorld)),
  }
}

const noLimits = { agentHour: null, agentDay: null, person30Days: null, coolDownMinutes: null }
const ownDocument = { ...defaultDocument, settings: makeSettings({ limits: noLimits }) }

const attempt = fc.record({ world, note, during: fc.option(world, { freq: 3 }) })

it('no reset begins unless the policy in force allows it, before the question and after it, and each names that policy', async () => {
  let passed = 0
  let refused = 0
  await fc.assert(
    fc.asyncProperty(fc.array(attempt, { minLength: 1, maxLength: 8 }), async (attempts) => {
      let current: World = { content: null, required: false, place: 'no-folder' }
      const harness = createHarness()
      const now = () => new Date(harness.nowMs)
      const rules = await createRulesInForce({
        own: createSettingsStore(createTestSettingsFile(ownDocument), { now, logger: silentLogger }),
        source: {
          path: place.file,
          startedWith: null,
          read: () => readPolicy(portsOf(() => current)),
          watch: () => () => undefined,
        },
        platform: 'linux',
        now,
        logger: silentLogger,
        changed: () => undefined,
      })
      harness.requireRules = async () => {
        await rules.require()
        harness.settings = rules.settings.read()
      }
      harness.policyHash = () => rules.hash()
      for (const [index, each] of attempts.entries()) {
        const accountId = `person-${index}`
        addPerson(harness.system, { accountId, logins: [accountId], email: null }, makeStatus(['Google']))
        current = each.world
        harness.confirm = () => {
          current = each.during ?? current
          return Promise.resolve(true)
        }
        const begun = () => harness.history.entries.filter(({ kind }) => kind === 'intended')
        const before = begun().length
        const { log } = harness
        log.length = 0
        const outcome = await harness.resets
          .prepare(windowId, [makeSelection({ accountId })], null, signal)
          .then(({ id }) => harness.resets.commit(windowId, id, each.note))
          .then(
            () => true,
            () => false,
          )
        const allowed = allows(each.world, each.note) && allows(current, each.note)
        expect(outcome).toBe(allowed)
        expect(begun().length - before).toBe(allowed ? 1 : 0)
        const latest = begun().at(-1)
        if (allowed && latest?.kind === 'intended') expect(latest.policy ?? null).toBe(hashOf(current))
        if (allowed) passed += 1
        else refused += 1
      }
      rules.close()
    }),
    tries(150),
  )
  // Both happen, or it shows nothing.
  expect([passed > 0, refused > 0]).toEqual([true, true])
})
