/**
 * How much has to be known of a caller: which tier the person is of, what that demands, and what of it is missing. Pure. The page shows
 * it, main applies it, each over what it has read itself.
 */
import type { Account } from './account.ts'
import type { CallerProof } from './caller-check.ts'
import { foldText } from './fold-text.ts'
import { tiersByDemand } from './proof-kinds.ts'
import type { Demand, ProofKind, Rules, Tier, Tiers } from './rules.ts'
import { sameAddress } from './same-address.ts'

/**
 * Why somebody is of a tier. `unknown`: a system that could tell did not say whether they are an administrator. `groups-unknown`: the
 * rules name groups, and a system did not tell all of theirs.
 */
export type TierReason =
  | { readonly kind: 'named' | 'administrator' | 'unknown' | 'groups-unknown' }
  | { readonly kind: 'group'; readonly group: string }

export interface TierFound {
  readonly tier: Tier
  /** `null`: nothing speaks for more than the least demanding tier. */
  readonly reason: TierReason | null
}

const rank = (tier: Tier): number => tiersByDemand.indexOf(tier)

/** The most demanding tier of any of these accounts, which are of one person or are reset together. */
export function tierOf(accounts: readonly Account[], tiers: Tiers): TierFound {
  const found = accounts.map((account) => tierOfAccount(account, tiers))
  const isMore = (each: TierFound, than: TierFound): boolean =>
    rank(each.tier) > rank(than.tier) || (each.tier === than.tier && than.reason === null)
  return found.reduce((most, each) => (isMore(each, most) ? each : most), { tier: 'standard', reason: null })
}

function tierOfAccount(account: Account, tiers: Tiers): TierFound {
  const known = knownTier(account, tiers)
  const unknown = unknownOf(account, tiers)
  if (unknown === null) return known
  if (rank(tiers.unknownCountsAs) > rank(known.tier)) return { tier: tiers.unknownCountsAs, reason: unknown }
  // What the rules cannot be applied to is said, also where it leads to no more.
  return known.reason === null && unknown.kind === 'groups-unknown' ? { ...known, reason: unknown } : known
}

function knownTier(account: Account, tiers: Tiers): TierFound {
  for (const tier of ['privileged', 'sensitive'] as const) {
    const reason = membership(account, tiers[tier])
    if (reason !== null) return { tier, reason }
    if (tier === 'privileged' && tiers.privileged.administrators && account.standing?.administrator === true) {
      return { tier, reason: { kind: 'administrator' } }
    }
  }
  return { tier: 'standard', reason: null }
}

/** A system that knows neither administrators nor groups has not kept anything back. */
function unknownOf({ standing }: Account, { sensitive, privileged }: Tiers): TierReason | null {
  if (standing === undefined) return null
  if (standing.administrator === null) return { kind: 'unknown' }
  const isNamingGroups = sensitive.groups.length > 0 || privileged.groups.length > 0
  return isNamingGroups && !standing.allGroups ? { kind: 'groups-unknown' } : null
}

/** All that a rule can name an account by. */
export function addressesOf({ logins, email }: Account): string[] {
  return email === null ? logins : [...logins, email]
}

/** Whether one of `names` is an address of the account, whole. */
export function isNamed(account: Account, names: readonly string[]): boolean {
  return addressesOf(account).some((address) => names.some((name) => sameAddress(name, address)))
}

function membership(account: Account, members: Pick<Tiers['sensitive'], 'people' | 'groups'>): TierReason | null {
  if (isNamed(account, members.people)) return { kind: 'named' }
  const group = account.standing?.groups.find((held) => members.groups.some((named) => isGroup(held, named)))
  return group === undefined ? null : { kind: 'group', group: commonName(group) }
}

/** A rule names a group as its directory does, or by its common name alone. */
function isGroup(held: string, named: string): boolean {
  const wanted = foldText(named.trim())
  return foldText(held) === wanted || foldText(commonName(held)) === wanted
}

/** `Executives` of `CN=Executives,OU=Groups,DC=…`; what is no DN stays as it is. */
function commonName(group: string): string {
  const value = /^CN=((?:\\.|[^\\,])+)/i.exec(group)?.[1]
  return value === undefined ? group : value.replace(/\\(.)/g, '$1')
}

export function demandOf(tier: Tier, tiers: Tiers): Demand {
  return tier === 'standard' ? tiers.standard : tiers[tier].demand
}

export type DemandFault = 'too-few-kinds' | 'kind-not-accepted'

/** Why nobody could ever meet a demand, whatever is proved at a desk that accepts these kinds. Empty where somebody can. */
export function demandFaults(
  { proofs, including, mayGoUnchecked }: Demand,
  accepted: readonly ProofKind[],
): DemandFault[] {
  if (mayGoUnchecked || proofs === 0) return []
  return [
    ...(proofs > new Set(accepted).size ? (['too-few-kinds'] as const) : []),
    ...(including.length > 0 && !including.some((kind) => accepted.includes(kind))
      ? (['kind-not-accepted'] as const)
      : []),
  ]
}

export interface Missing {
  /** How many more proofs, each of a kind that is not there yet. */
  readonly proofs: number
  /** Of which kinds one is still wanted. Empty: none is. */
  readonly oneOf: readonly ProofKind[]
}

/** What `proofs` leave to be proved. Two of a kind count once, and a kind the desk does not accept counts for nothing. */
export function missingProofs(
  demand: Demand,
  proofs: readonly CallerProof[],
  { acceptedProofs }: Pick<Rules, 'acceptedProofs'>,
): Missing {
  const kinds = new Set(proofs.map(({ kind }) => kind).filter((kind) => acceptedProofs.includes(kind)))
  const isIncluded = demand.including.length === 0 || demand.including.some((kind) => kinds.has(kind))
  return {
    proofs: Math.max(0, demand.proofs - kinds.size, isIncluded || demand.proofs === 0 ? 0 : 1),
    oneOf: isIncluded || demand.proofs === 0 ? [] : demand.including,
  }
}

export const isNothingMissing = ({ proofs }: Missing): boolean => proofs === 0
