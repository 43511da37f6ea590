/** Whatever rules, people, proofs, clocks and restarts come together: nothing is changed of whom less is known than is demanded. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Account } from '../../../shared/domain/account.ts'
import type { Approval, CallerProof } from '../../../shared/domain/caller-check.ts'
import { ProofKind, Tier, type Demand } from '../../../shared/domain/rules.ts'
import { defaultRules } from '../../../shared/domain/default-rules.ts'
import { makeAccount, makeProof, makeSelection, makeSettings, makeStatus } from '../../support/domain-fixtures.ts'
import { addPerson } from '../../support/fake-provider.ts'
import { tries } from '../../support/thorough.ts'
import { createHarness, signal } from './resets-harness.ts'

const minuteMs = 60_000
const lifeMs = 15 * minuteMs

/** One of each tier; what makes them so is told by the directory or named by the rules. */
const people: Readonly<Record<Tier, Account>> = {
  standard: makeAccount({ accountId: 'standard', logins: ['standard'], email: null }),
  sensitive: makeAccount({ accountId: 'sensitive', logins: ['sensitive'], email: null }),
  privileged: makeAccount({
    accountId: 'privileged',
    logins: ['privileged'],
    email: null,
    standing: { administrator: true, groups: [], allGroups: true },
  }),
}

const demand = fc.record({
  proofs: fc.nat(3),
  including: fc.subarray([...ProofKind.options], { maxLength: 2 }),
  mayGoUnchecked: fc.boolean(),
  secondPerson: fc.boolean(),
})
const tier = fc.constantFrom('standard' as const, ...Tier.options)
const window = fc.constantFrom(1, 1, 1, 2)
const action = fc.oneof(
  {
    weight: 10,
    arbitrary: fc.record({
      kind: fc.constant('prove'),
      tier,
      window,
      proof: fc.constantFrom(...ProofKind.options),
    } as const),
  },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('approve'), tier, window } as const) },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('wait'), minutes: fc.integer({ min: -2, max: 16 }) } as const),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('restart') } as const) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('demand'), tier, demand } as const) },
  {
    weight: 10,
    arbitrary: fc.record({
      kind: fc.constant('reset'),
      tier,
      window,
      /** Which of the latest kept for this person is named, used and expired ones among them; seldom one of anybody's. */
      named: fc.array(fc.nat(3), { maxLength: 3 }),
      foreign: fc.option(fc.nat(20), { freq: 8 }),
      unchecked: fc.constantFrom('', 'Known to me'),
    } as const),
  },
)

interface Kept {
  readonly proof: CallerProof | Approval
  readonly tier: Tier
  readonly window: number
  readonly run: number
  used: boolean
}

it('no change is sent unless what the tier demands was met for exactly that person, and each proof serves one reset', async () => {
  const course = fc.record({
    demands: fc.record({ standard: demand, sensitive: demand, privileged: demand }),
    acceptedProofs: fc.subarray([...ProofKind.options]),
    personLimit: fc.integer({ min: 1, max: 4 }),
    actions: fc.array(action, { minLength: 10, maxLength: 60 }),
  })
  await fc.assert(
    fc.asyncProperty(course, async ({ demands, acceptedProofs, personLimit, actions }) => {
      const wanted: Record<Tier, Demand> = { ...demands }
      const kept: Kept[] = []
      const resets: Record<Tier, number> = { standard: 0, sensitive: 0, privileged: 0 }
      let run = 0
      const begin = (before: Parameters<typeof createHarness>[0], nowMs: number | null) => {
        const made = createHarness(before)
        if (nowMs !== null) made.nowMs = nowMs
        for (const account of Object.values(people)) addPerson(made.system, account, makeStatus(['Google']))
        return made
      }
      let harness = begin([], null)
      const rules = () => {
        const { sensitive, privileged } = defaultRules.tiers
        harness.settings = makeSettings({
          acceptedProofs,
          approvers: ['approver'],
          limits: { agentHour: null, agentDay: null, person30Days: personLimit, coolDownMinutes: null },
          tiers: {
            ...defaultRules.tiers,
            standard: wanted.standard,
            sensitive: { ...sensitive, people: ['sensitive'], demand: wanted.sensitive },
            privileged: { ...privileged, demand: wanted.privileged },
          },
        })
      }
      rules()

      const keep = (of: Tier, windowId: number, proof: CallerProof | Approval): void => {
        harness.proofs.keep(windowId, proof, people[of])
        kept.push({ proof, tier: of, window: windowId, run, used: false })
      }
      const common = (of: Tier) => ({
        id: `00000000-0000-4000-8000-${String(kept.length).padStart(12, '0')}`,
        connection: makeProof().connection,
        accountId: people[of].accountId,
        takenAt: new Date(harness.nowMs).toISOString(),
        expiresAt: new Date(harness.nowMs + lifeMs).toISOString(),
      })

      for (const each of actions) {
        switch (each.kind) {
          case 'prove':
            keep(each.tier, each.window, { ...proofOf(each.proof), ...common(each.tier) })
            break
          case 'approve': {
            const { factor } = makeProof()
            const approver = { kind: 'second-person', name: 'Approver', login: 'approver', factor } as const
            keep(each.tier, each.window, { ...common(each.tier), ...approver })
            break
          }
          case 'wait':
            harness.nowMs += each.minutes * minuteMs
            break
          case 'restart':
            run += 1
            harness = begin(harness.history.entries, harness.nowMs)
            rules()
            break
          case 'demand':
            wanted[each.tier] = each.demand
            rules()
            break
          case 'reset': {
            const own = kept.filter((one) => one.tier === each.tier)
            const foreign = each.foreign === null ? [] : (kept[each.foreign] ?? [])
            const named = [...new Set(each.named.flatMap((index) => own.at(-1 - index) ?? []).concat(foreign))]
            // What was reset has been set up again meanwhile.
            addPerson(harness.system, people[each.tier], makeStatus(['Google']))
            const sentBefore = harness.log.filter((line) => line.startsWith('run:')).length
            const { accountId } = people[each.tier]
            const went = await harness.resets
              .prepare(
                each.window,
                [makeSelection({ accountId })],
                null,
                signal,
                named.map(({ proof }) => proof.id),
              )
              .then(({ id }) =>
                harness.resets.commit(each.window, id, { ticket: '', reason: '', unchecked: each.unchecked }),
              )
              .then(
                () => true,
                () => false,
              )
            const sent = harness.log.filter((line) => line.startsWith('run:')).length - sentBefore
            expect(sent).toBe(went ? 1 : 0)
            if (!went) break
            const counts = named.filter(
              (one) =>
                !one.used &&
                one.tier === each.tier &&
                one.window === each.window &&
                one.run === run &&
                Date.parse(one.proof.takenAt) <= harness.nowMs &&
                harness.nowMs < Date.parse(one.proof.expiresAt),
            )
            // Naming one that does not count is refused as a whole.
            expect(counts).toEqual(named)
            const kinds = acceptedProofs.filter((kind) => counts.some(({ proof }) => proof.kind === kind))
            const { proofs, including, mayGoUnchecked, secondPerson } = wanted[each.tier]
            const isIncluded = including.length === 0 || including.some((kind) => kinds.includes(kind))
            const isProved = proofs === 0 || (kinds.length >= proofs && isIncluded)
            const isApproved = counts.some(({ proof }) => proof.kind === 'second-person')
            expect(isProved || (mayGoUnchecked && each.unchecked !== '')).toBe(true)
            if (secondPerson) expect(isApproved).toBe(true)
            // Of several second persons one is enough, and the others may agree to another reset.
            const agreed = counts.filter(({ proof }) => proof.kind === 'second-person')
            for (const one of counts) one.used = !agreed.includes(one) || one === agreed[0]
            resets[each.tier] += 1
            if (!isApproved) expect(resets[each.tier]).toBeLessThanOrEqual(personLimit)
          }
        }
      }
    }),
    tries(300),
  )
})

function proofOf(kind: ProofKind): CallerProof {
  const { factor, ...common } = makeProof()
  switch (kind) {
    case 'factor-challenge':
      return { ...common, kind, factor }
    case 'call-back':
      return { ...common, kind, number: '+44 20 7946 0000' }
    case 'manager':
      return { ...common, kind, way: 'work-phone', manager: 'Somebody' }
    default:
      return { ...common, kind, document: 'passport' }
  }
}
