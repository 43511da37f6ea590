/**
 * The rules of a desk: what has to be known of a caller before which reset, how often anything is reset, and what is kept. They come
 * from the settings of this computer or from the organisation's policy; whoever applies them need not know which.
 *
 * The tiers and their defaults follow the guidance for help desks since the break-ins of 2023 (docs/policy.md has the sources).
 */
import { z } from 'zod'
import { CentralRecordRules } from './central-record.ts'
import { maxTicketPatternLength, maxNames, maxOfLimit, maxRecentDays, maxRetentionMonths } from './rule-bounds.ts'
import { NoticeRules } from './notice-rules.ts'
import { proofKinds, tiersByDemand } from './proof-kinds.ts'
import { ticketPatternFault } from './ticket-pattern.ts'
import { UpdateAddress } from './updates.ts'

export const Tier = z.enum(tiersByDemand)
export type Tier = z.infer<typeof Tier>

export const ProofKind = z.enum(proofKinds)
export type ProofKind = z.infer<typeof ProofKind>

/** What has to be there before anybody of a tier is reset. */
export const Demand = z
  .strictObject({
    /** How many proofs, each of another kind. */
    proofs: z.int().min(0).max(proofKinds.length),
    /** At least one of them is of these kinds. Empty: any will do. */
    including: z.array(ProofKind).max(proofKinds.length),
    /** Whether the agent may say instead why nobody was checked, which the record and every copy of it then show. */
    mayGoUnchecked: z.boolean(),
    /** Whether somebody else, named among the approvers, has to agree as well. */
    secondPerson: z.boolean(),
  })
  .meta({ id: 'Demand' })
export type Demand = z.infer<typeof Demand>

const names = ({ count, length }: { readonly count: number; readonly length: number }) =>
  z.array(z.string().trim().min(1).max(length)).max(count)

const Members = z.strictObject({
  /** By any login or e-mail address of theirs, whole. */
  people: names(maxNames.people),
  /** By membership, where a system tells it: the names of groups as their directory tells them. */
  groups: names(maxNames.groups),
})

export const Tiers = z
  .strictObject({
    standard: Demand,
    sensitive: z.strictObject({ ...Members.shape, demand: Demand }),
    privileged: z.strictObject({
      ...Members.shape,
      /** Whether everybody belongs here whom a system names an administrator. */
      administrators: z.boolean(),
      demand: Demand,
    }),
    /** What somebody counts as at least where a system that could tell did not say whether they are an administrator, or, with groups named, all groups. */
    unknownCountsAs: Tier,
  })
  .meta({ id: 'Tiers' })
export type Tiers = z.infer<typeof Tiers>

const upTo = (most: number) => z.int().min(1).max(most).nullable()

/** `null`: no limit. Counted from the record, so that nothing but time refills them. */
export const Limits = z
  .strictObject({
    /** Resets by one agent within an hour, and within a day. */
    agentHour: upTo(maxOfLimit.agentHour),
    agentDay: upTo(maxOfLimit.agentDay),
    /** Resets of one person within 30 days. */
    person30Days: upTo(maxOfLimit.person30Days),
    /** How long nothing is reset for a person after a refused check, in minutes. */
    coolDownMinutes: upTo(maxOfLimit.coolDownMinutes),
  })
  .meta({ id: 'Limits' })
export type Limits = z.infer<typeof Limits>

/** A ticket pattern must compile, be quick, and is matched against the whole ticket, ignoring case. */
const TicketPattern = z
  .string()
  .max(maxTicketPatternLength)
  .refine((pattern) => ticketPatternFault(pattern) === null, 'pattern')

/** What happens where a connected ticket system says that a ticket is closed, not there, or for somebody else. */
export const TicketCheck = z.enum(['warn', 'refuse'])
export type TicketCheck = z.infer<typeof TicketCheck>

export const Rules = z.strictObject({
  ticket: z.strictObject({
    required: z.boolean(),
    pattern: TicketPattern.nullable(),
    check: TicketCheck,
    /** Whether a note on each reset is added to its ticket, where a connected ticket system has it. */
    note: z.boolean(),
  }),
  reasonRequired: z.boolean(),
  /** Whether an agent without a name of their own in the record may reset. */
  agentNameRequired: z.boolean(),
  tiers: Tiers,
  /** The kinds of proof that count at this desk. */
  acceptedProofs: z.array(ProofKind).max(proofKinds.length),
  /** Who can be the second person, by a whole login or e-mail address. */
  approvers: names(maxNames.approvers),
  limits: Limits,
  recents: z.strictObject({ kept: z.boolean(), days: z.int().min(1).max(maxRecentDays) }),
  /** Whole closed months older than this are deleted; `null` keeps everything. */
  historyRetentionMonths: upTo(maxRetentionMonths),
  updates: z.strictObject({
    /** Of the version file (docs/updates.md); `null` looks at none. */
    address: UpdateAddress.nullable(),
  }),
  notices: NoticeRules,
  /** Whether it is watched, for a day after a reset, that people set up again what was removed. */
  watchAfterReset: z.boolean(),
  /** Where every entry of the history goes as well (docs/central-record.md). */
  centralRecord: CentralRecordRules,
})
export type Rules = z.infer<typeof Rules>
