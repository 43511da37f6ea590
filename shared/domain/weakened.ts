/**
 * What a change of the settings makes weaker: less is asked before a reset, more may be done, or more is kept of people than before.
 * Main asks a person before any of it. What only tightens, or is a matter of looks or names, is not among it. Pure.
 *
 * How long the history is kept, and a new server to look for versions at, are asked about as well, with what only main knows
 * (`settings/settings-changing.ts`).
 */
import { Tier, type Demand, type ProofKind, type Rules } from './rules.ts'
import type { Settings } from './settings.ts'

export type Weakening =
  | {
      readonly rule:
        'ticket-required' | 'ticket-any' | 'reason-required' | 'agent-name-required' | 'administrators' | 'updates-off'
    }
  | { readonly rule: 'ticket-pattern'; readonly pattern: string }
  | { readonly rule: 'demand'; readonly tier: Tier }
  /** So many people and groups do not count as this any more. */
  | { readonly rule: 'members'; readonly tier: Tier; readonly count: number }
  | { readonly rule: 'unknown-counts-as'; readonly tier: Tier }
  | { readonly rule: 'proofs'; readonly kinds: readonly ProofKind[] }
  | { readonly rule: 'approvers'; readonly names: readonly string[] }
  | {
      readonly rule: 'limit'
      readonly limit: keyof Rules['limits']
      readonly before: number | null
      readonly after: number | null
    }
  | { readonly rule: 'recents'; readonly days: number }

type Compare = {
  readonly [Key in keyof Settings]: (before: Settings[Key], after: Settings[Key]) => readonly Weakening[]
}

const nothing = (): readonly Weakening[] => []

/** One for each setting there is: a new one does not compile until somebody has decided. */
const compare: Compare = {
  ticket: (before, after) => [
    ...when(before.required && !after.required, { rule: 'ticket-required' }),
    // Whether one pattern takes less than another cannot be told.
    ...when(before.pattern !== null && after.pattern === null, { rule: 'ticket-any' }),
    ...(before.pattern !== null && after.pattern !== null && after.pattern !== before.pattern
      ? [{ rule: 'ticket-pattern', pattern: after.pattern } as const]
      : []),
  ],
  reasonRequired: (before, after) => when(before && !after, { rule: 'reason-required' }),
  agentNameRequired: (before, after) => when(before && !after, { rule: 'agent-name-required' }),
  tiers: weakerTiers,
  acceptedProofs: (before, after) => {
    const kinds = added(before, after)
    return when(kinds.length > 0, { rule: 'proofs', kinds })
  },
  approvers: (before, after) => {
    const names = added(before, after)
    return when(names.length > 0, { rule: 'approvers', names })
  },
  limits: (before, after) => [
    ...limitWeaker('agentHour', before, after, (one, other) => other > one),
    ...limitWeaker('agentDay', before, after, (one, other) => other > one),
    ...limitWeaker('person30Days', before, after, (one, other) => other > one),
    ...limitWeaker('coolDownMinutes', before, after, (one, other) => other < one),
  ],
  recents: (before, after) =>
    when(after.kept && (!before.kept || after.days > before.days), { rule: 'recents', days: after.days }),
  historyRetentionMonths: nothing,
  updates: (before, after) => when(before.address !== null && after.address === null, { rule: 'updates-off' }),
  agentName: nothing,
  theme: nothing,
  language: nothing,
}

export function weakened(before: Settings, after: Settings): Weakening[] {
  const by = <Key extends keyof Settings>(key: Key, comparison: Compare[Key]) => comparison(before[key], after[key])
  return (Object.keys(compare) as (keyof Settings)[]).flatMap((key) => by(key, compare[key]))
}

function weakerTiers(before: Rules['tiers'], after: Rules['tiers']): Weakening[] {
  const weakerDemand = (tier: Tier, one: Demand, other: Demand) =>
    when(isWeaker(one, other), { rule: 'demand', tier } as const)
  const gone = (tier: 'sensitive' | 'privileged', stricter: readonly string[]) => {
    const [had, has] = [before[tier], after[tier]].map(({ people, groups }) => [...people, ...groups])
    const count = added(has ?? [], had ?? []).filter((member) => !stricter.includes(member)).length
    return when(count > 0, { rule: 'members', tier, count } as const)
  }
  const ranks = Tier.options
  return [
    ...weakerDemand('standard', before.standard, after.standard),
    ...weakerDemand('sensitive', before.sensitive.demand, after.sensitive.demand),
    ...weakerDemand('privileged', before.privileged.demand, after.privileged.demand),
    ...gone('sensitive', [...after.privileged.people, ...after.privileged.groups]),
    ...gone('privileged', []),
    ...when(before.privileged.administrators && !after.privileged.administrators, { rule: 'administrators' }),
    ...when(ranks.indexOf(after.unknownCountsAs) < ranks.indexOf(before.unknownCountsAs), {
      rule: 'unknown-counts-as',
      tier: after.unknownCountsAs,
    }),
  ]
}

function isWeaker(before: Demand, after: Demand): boolean {
  return (
    after.proofs < before.proofs ||
    (after.mayGoUnchecked && !before.mayGoUnchecked) ||
    (!after.secondPerson && before.secondPerson) ||
    // Empty: any will do.
    (before.including.length > 0 &&
      (after.including.length === 0 || added(before.including, after.including).length > 0))
  )
}

function limitWeaker(
  limit: keyof Rules['limits'],
  before: Rules['limits'],
  after: Rules['limits'],
  weaker: (before: number, after: number) => boolean,
): readonly Weakening[] {
  const [one, other] = [before[limit], after[limit]]
  const isLess = one !== null && (other === null || weaker(one, other))
  return when(isLess, { rule: 'limit', limit, before: one, after: other })
}

const added = <Value>(before: readonly Value[], after: readonly Value[]): Value[] =>
  after.filter((value) => !before.includes(value))

const when = (is: boolean, weakening: Weakening): readonly Weakening[] => (is ? [weakening] : [])
