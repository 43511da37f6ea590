/**
 * What a change of the settings makes weaker: less is asked before a reset, more may be done, or more is kept of people than before.
 * Main asks a person before any of it. What only tightens, or is a matter of looks or names, is not among it. Pure.
 *
 * How long the history is kept, and a new server to look for versions at, are asked about as well, with what only main knows
 * (`settings/settings-changing.ts`).
 */
import type { RecordReceiver } from './central-record.ts'
import { foldText } from './fold-text.ts'
import type { NoticeServer } from './notice-rules.ts'
import { tiersByDemand } from './proof-kinds.ts'
import { recordReceivers, serverOf } from './record-receivers.ts'
import type { Demand, ProofKind, Rules, Tier } from './rules.ts'
import { comparableAddress } from './same-address.ts'
import type { Settings } from './settings.ts'
import { demandOf } from './tiers.ts'

export type Weakening =
  | {
      readonly rule:
        | 'ticket-required'
        | 'ticket-any'
        | 'ticket-check'
        | 'ticket-note'
        | 'reason-required'
        | 'agent-name-required'
        | 'administrators'
        | 'updates-off'
        | 'watch-off'
    }
  | { readonly rule: 'notices-person' | 'notices-manager' | 'notices-off' }
  /** They no longer go to this webhook, by its address. Another path can belong to somebody else. */
  | { readonly rule: 'notices-moved'; readonly server: string }
  /** What people are told to do, or who is said to tell them: a way to lead them astray. */
  | { readonly rule: 'notices-words'; readonly words: string }
  | { readonly rule: 'ticket-pattern'; readonly pattern: string }
  | { readonly rule: 'demand'; readonly tier: Tier }
  /** So many people and groups do not count as this any more, and less is demanded of them. */
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
  /** The history is no longer sent to this server, which is written as `serverOf` has it. */
  | { readonly rule: 'record-off'; readonly receiver: RecordReceiver; readonly server: string }
  /** Another certificate authority vouches for it. */
  | { readonly rule: 'record-authority' }

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
    ...when(before.check === 'refuse' && after.check === 'warn', { rule: 'ticket-check' }),
    ...when(before.note && !after.note, { rule: 'ticket-note' }),
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
  notices: (before, after) => [
    ...when(before.toPerson && !after.toPerson, { rule: 'notices-person' }),
    ...when(before.toManager && !after.toManager, { rule: 'notices-manager' }),
    ...when(before.server !== null && after.server === null, { rule: 'notices-off' }),
    ...movedWebhook(before.server, after.server),
    ...(['deskName', 'contact'] as const).flatMap((part) =>
      when(after[part] !== before[part], { rule: 'notices-words', words: after[part] }),
    ),
  ],
  // The record would no longer say whose methods are in use after a reset.
  watchAfterReset: (before, after) => when(before && !after, { rule: 'watch-off' }),
  centralRecord: (before, after) => [
    ...recordReceivers.flatMap((receiver) => {
      const server = serverOf(receiver, before)
      if (server === null || server === serverOf(receiver, after)) return []
      return [{ rule: 'record-off', receiver, server } as const]
    }),
    ...when(
      before.syslog.host !== null && after.syslog.host !== null && before.syslog.authority !== after.syslog.authority,
      { rule: 'record-authority' },
    ),
  ],
  agentName: nothing,
  theme: nothing,
  textSize: nothing,
  language: nothing,
}

export function weakened(before: Settings, after: Settings): Weakening[] {
  const by = <Key extends keyof Settings>(key: Key, comparison: Compare[Key]) => comparison(before[key], after[key])
  return (Object.keys(compare) as (keyof Settings)[]).flatMap((key) => by(key, compare[key]))
}

function weakerTiers(before: Rules['tiers'], after: Rules['tiers']): Weakening[] {
  const ranks = tiersByDemand
  /** Whether less is demanded of somebody who goes from one tier to another, or the other is the lesser one. */
  const isLess = (from: Tier, to: Tier): boolean =>
    ranks.indexOf(to) < ranks.indexOf(from) || (to !== from && demandsLess(demandOf(from, before), demandOf(to, after)))
  const moved = movesBetween(before, after).filter(({ from, to }) => isLess(from, to))
  return [
    ...ranks.flatMap((tier) =>
      when(isWeaker(demandOf(tier, before), demandOf(tier, after)), { rule: 'demand', tier } as const),
    ),
    ...ranks.toReversed().flatMap((tier) => {
      const count = moved.filter(({ from }) => from === tier).length
      return when(count > 0, { rule: 'members', tier, count } as const)
    }),
    ...when(before.privileged.administrators && !after.privileged.administrators, { rule: 'administrators' }),
    ...when(isLess(before.unknownCountsAs, after.unknownCountsAs), {
      rule: 'unknown-counts-as',
      tier: after.unknownCountsAs,
    }),
  ]
}

/** Who was named for a tier or is now, by the most demanding one that names them. */
function movesBetween(before: Rules['tiers'], after: Rules['tiers']): { readonly from: Tier; readonly to: Tier }[] {
  const [had, has] = [namedIn(before), namedIn(after)]
  return [...new Set([...had.keys(), ...has.keys()])].map((name) => ({
    from: had.get(name) ?? 'standard',
    to: has.get(name) ?? 'standard',
  }))
}

function namedIn({ sensitive, privileged }: Rules['tiers']): ReadonlyMap<string, Tier> {
  const named = (tier: Tier, { people, groups }: { people: readonly string[]; groups: readonly string[] }) => [
    ...people.map((name) => [`person ${comparableAddress(name) ?? name}`, tier] as const),
    ...groups.map((name) => [`group ${foldText(name)}`, tier] as const),
  ]
  // The later entry of a name holds.
  return new Map([...named('sensitive', sensitive), ...named('privileged', privileged)])
}

/** Whether plainly less is demanded by `other` than by `one`. Kinds of proof are not told apart: which of two is better cannot be told. */
export function demandsLess(one: Demand, other: Demand): boolean {
  return (
    other.proofs < one.proofs ||
    (other.mayGoUnchecked && !one.mayGoUnchecked) ||
    (!other.secondPerson && one.secondPerson)
  )
}

function isWeaker(before: Demand, after: Demand): boolean {
  return (
    demandsLess(before, after) ||
    // Empty: any will do.
    (before.including.length > 0 &&
      (after.including.length === 0 || added(before.including, after.including).length > 0))
  )
}

function movedWebhook(before: NoticeServer | null, after: NoticeServer | null): readonly Weakening[] {
  if (before?.kind !== 'webhook' || after === null) return []
  const isSame = after.kind === 'webhook' && after.address === before.address
  return when(!isSame, { rule: 'notices-moved', server: before.address })
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
