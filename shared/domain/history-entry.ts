/**
 * The journal's entries, and the operation they add up to.
 *
 * One reset is one operation: `intended`, then for each step `sent` and `outcome`, then `finished`. An operation that the
 * program did not live to finish is closed at the next start by `recovered`; looking again later adds `checked`, and what a person
 * knows of it `settled`. What becomes of the messages about it adds `message-settled`, and watching whether the person is whole again
 * `set-up-again` and `not-set-up-again`. A check of a caller that ended in a rejection is an operation of one entry, `caller-refused`; so are a call that the agent ended as suspicious,
 * a change of how long the history is kept, a deletion by that rule, and other settings in the place of unreadable ones. Nothing is
 * ever rewritten.
 */
import { z } from 'zod'
import { errorCodes } from '../errors/error-code.ts'
import { AccountRef } from './account.ts'
import { Approval, CallerProof, CheckedFactor } from './caller-check.ts'
import { AfterCheck, StepOutcome, StepOutcomeKind } from './outcome.ts'
import { DirectoryText, Instant, OperationId } from './primitives.ts'
import { FactorKind, MfaStatus } from './mfa-status.ts'
import { ConnectionLabel, PlannedAccount, ReadAccount, ResetStep } from './reset-plan.ts'
import { Tier } from './rules.ts'
import { TicketSeen } from './ticket.ts'

export const Agent = z.object({
  /** The name of the operating system's account, which a person cannot choose freely. */
  osUser: DirectoryText,
  /** The name the agent goes by, from the settings. */
  displayName: DirectoryText,
  host: DirectoryText,
})
export type Agent = z.infer<typeof Agent>

const common = { operationId: OperationId, at: Instant }

/** Why an agent reset somebody without knowing who was calling. */
export const UncheckedReason = z.string().trim().min(1).max(500)

export const IntendedEntry = z.object({
  ...common,
  kind: z.literal('intended'),
  agent: Agent,
  ticket: z.string().max(128).nullable(),
  reason: z.string().max(2000).nullable(),
  accounts: z.array(PlannedAccount).min(1),
  steps: z.array(ResetStep).min(1),
  /** SHA-256 of the policy that was in force, hexadecimal. Absent where there was none. */
  policy: z.string().length(64).optional(),
  /** The operation whose failed steps this one repeats. */
  retryOf: OperationId.nullable(),
  /** How the caller was checked before. Absent in entries of versions that could not, and where nobody was. */
  proofs: z.array(CallerProof).max(16).optional(),
  /** Why nobody was checked, in the agent's words. Absent: what the rules demand was proved, or they demand nothing. */
  unchecked: UncheckedReason.optional(),
  /** Who agreed as the second person. Absent: nobody was asked. */
  approval: Approval.optional(),
  /** What the connected ticket systems said of the ticket. Absent: none was connected, or no ticket was given. */
  ticketSeen: TicketSeen.optional(),
  /** What the rules took the person for. Absent in entries of versions without tiers. */
  tier: Tier.optional(),
})

export const SentEntry = z.object({ ...common, kind: z.literal('sent'), stepId: z.string() })

export const OutcomeEntry = z.object({
  ...common,
  kind: z.literal('outcome'),
  stepId: z.string(),
  outcome: StepOutcome,
})

export const FinishedEntry = z.object({ ...common, kind: z.literal('finished'), checks: z.array(AfterCheck) })

/** Closes what an earlier run left open: steps sent without an outcome are unknown, steps never sent were not done. */
export const RecoveredEntry = z.object({
  ...common,
  kind: z.literal('recovered'),
  unknownStepIds: z.array(z.string()),
  notSentStepIds: z.array(z.string()),
})

/** "Check now": the state was read again for steps whose outcome was unknown. */
export const CheckedEntry = z.object({
  ...common,
  kind: z.literal('checked'),
  agent: Agent,
  checks: z.array(AfterCheck),
})

/** What the agent knows, and no system: whether a step whose outcome was unknown was carried out. */
export const StatedOutcome = z.enum(['done', 'not-done'])
export type StatedOutcome = z.infer<typeof StatedOutcome>

/** An unknown outcome settled by a person ("she signed in and set it up again"). The agent's word, not a system's. */
export const SettledEntry = z.object({
  ...common,
  kind: z.literal('settled'),
  agent: Agent,
  stepId: z.string(),
  word: StatedOutcome,
})

/** A message about a reset. Contains no address: the person's is in the operation, the manager's is kept nowhere. */
export const RecordedMessage = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('notice'),
    to: z.enum(['person', 'manager']),
    /** Whose reset it is about. */
    accounts: z.array(AccountRef).min(1).max(16),
  }),
  z.object({ kind: z.literal('ticket-note'), connection: ConnectionLabel, ticket: z.string().min(1).max(128) }),
])
export type RecordedMessage = z.infer<typeof RecordedMessage>

/** `accepted`: by the server it was sent to. `dismissed`: given up before, and then removed by the agent. */
export const MessageOutcome = z.enum(['accepted', 'given-up', 'dismissed'])
export type MessageOutcome = z.infer<typeof MessageOutcome>

/**
 * What became of a message about a reset. Written before the message leaves the outbox, so after a kill in between it is sent and recorded
 * again, under the same id. One that was given up may still be accepted later.
 */
export const MessageSettledEntry = z.object({
  ...common,
  kind: z.literal('message-settled'),
  /** Who dismissed it, or under whom the program was running. */
  agent: Agent,
  /** The same for every attempt to send it. */
  messageId: z.uuid(),
  message: RecordedMessage,
  outcome: MessageOutcome,
  /** Why it was not accepted, at the latest attempt. */
  code: z.enum(errorCodes).nullable(),
})

/** An effect of a step, by its place in the step's list. */
const EffectIndex = z.int().min(0).max(63)

/** A method that a reset had removed is there again, or another of the same kind. As the system lists it now. */
export const SetUpAgain = z.object({
  effect: EffectIndex,
  kind: FactorKind,
  label: DirectoryText,
  /** When it was set up, as the system says, or else when it was first seen. */
  setUpAt: Instant,
  timeFrom: z.enum(['system', 'seen']),
})
export type SetUpAgain = z.infer<typeof SetUpAgain>

export const SetUpAgainEntry = z.object({
  ...common,
  kind: z.literal('set-up-again'),
  /** Under whom the program was running. */
  agent: Agent,
  stepId: z.string(),
  methods: z.array(SetUpAgain).min(1).max(64),
})

/** A day after the reset, the system could be read and listed no such method. Not written where it could not be read. */
export const NotSetUpAgainEntry = z.object({
  ...common,
  kind: z.literal('not-set-up-again'),
  /** Under whom the program was running. */
  agent: Agent,
  stepId: z.string(),
  effects: z.array(EffectIndex).min(1).max(64),
  readAt: Instant,
})

/** The device said no, or no right answer was given. Evidence in itself, whatever was reset before or after. */
export const CallerRefusal = z.object({
  answer: z.enum(['rejected', 'wrong-answer']),
  factor: CheckedFactor,
  /** Who was asked as the second person. Absent: it was the caller. */
  secondPerson: z.object({ name: DirectoryText, login: DirectoryText }).optional(),
})
export type CallerRefusal = z.infer<typeof CallerRefusal>

export const CallerRefusedEntry = z.object({
  ...common,
  kind: z.literal('caller-refused'),
  agent: Agent,
  /** As it was read before the challenge. */
  account: PlannedAccount,
  challengedAt: Instant,
  refusal: CallerRefusal,
})

/** The agent ended the call as suspicious: nothing was reset. */
export const CallReportedEntry = z.object({
  ...common,
  kind: z.literal('call-reported'),
  agent: Agent,
  /** Whom the caller said to be. */
  accounts: z.array(ReadAccount).min(1).max(32),
  reason: z.string().min(1).max(2000),
})

/** How many months are kept; `null`: everything. */
const KeptMonths = z.int().min(1).max(120).nullable()

/** What a rule deletes of the history, or has deleted. */
export const Erased = z.object({
  /** `2026-08`, oldest first. */
  months: z.array(z.string().regex(/^\d{4}-(?:0[1-9]|1[0-2])$/)).max(1_200),
  operations: z.int().min(0),
  /** When the first and the last of them were started; `null` where there is none. */
  firstAt: Instant.nullable(),
  lastAt: Instant.nullable(),
})
export type Erased = z.infer<typeof Erased>

export const nothingErased: Erased = { months: [], operations: 0, firstAt: null, lastAt: null }

/** How long the history is kept was changed. It holds from the next start; nothing is deleted before. */
export const RetentionChangedEntry = z.object({
  ...common,
  kind: z.literal('retention-changed'),
  agent: Agent,
  from: KeptMonths,
  to: KeptMonths,
  /** What it deletes at the next start, as the agent was told. */
  erased: Erased,
})

/** Old months were deleted at a start. Written with the line of the journal that says where the rest begins. */
export const MonthsDeletedEntry = z.object({
  ...common,
  kind: z.literal('months-deleted'),
  /** Under whom the program was started. */
  agent: Agent,
  /** The rule: how many months it keeps, and who set it, which outlives the entry that says so. Absent: from before that was recorded. */
  keptMonths: z.int().min(0),
  ruleSet: z.object({ agent: Agent, at: Instant }).optional(),
  erased: Erased,
})
export type MonthsDeletedEntry = z.infer<typeof MonthsDeletedEntry>

/** Lines of rules, in the words main asked with. */
const WeakerRules = z.object({
  /** What was in force before, as far as it is known; else a new installation. */
  than: z.enum(['before', 'new-installation']),
  rules: z.array(z.string().min(1).max(1_000)).max(64),
})

/** Settings that could not be read gave way to others. Written before they do. */
export const SettingsReplacedEntry = z.object({
  ...common,
  kind: z.literal('settings-replaced'),
  agent: Agent,
  /** Those of a new installation, or those from before the last change. */
  by: z.enum(['fresh', 'previous']),
  /** What is less strict now; `null`: there is nothing to hold them against. */
  weaker: WeakerRules.nullable(),
})
export const SettingsReplacement = SettingsReplacedEntry.pick({ by: true, weaker: true })
export type SettingsReplacement = z.infer<typeof SettingsReplacement>

export const HistoryEntry = z.discriminatedUnion('kind', [
  IntendedEntry,
  SentEntry,
  OutcomeEntry,
  FinishedEntry,
  RecoveredEntry,
  CheckedEntry,
  SettledEntry,
  MessageSettledEntry,
  SetUpAgainEntry,
  NotSetUpAgainEntry,
  CallerRefusedEntry,
  CallReportedEntry,
  RetentionChangedEntry,
  MonthsDeletedEntry,
  SettingsReplacedEntry,
])
export type HistoryEntry = z.infer<typeof HistoryEntry>

/** What an operation begins with. */
export type OpeningEntry = Extract<
  HistoryEntry,
  {
    kind: 'intended' | 'caller-refused' | 'call-reported' | 'retention-changed' | 'months-deleted' | 'settings-replaced'
  }
>

const openingKinds: ReadonlySet<HistoryEntry['kind']> = new Set<OpeningEntry['kind']>([
  'intended',
  'caller-refused',
  'call-reported',
  'retention-changed',
  'months-deleted',
  'settings-replaced',
])

export const isOpening = (entry: HistoryEntry): entry is OpeningEntry => openingKinds.has(entry.kind)

/** What was done to the history itself. */
export const Erasure = z.discriminatedUnion('kind', [
  RetentionChangedEntry.pick({ kind: true, from: true, to: true, erased: true }),
  MonthsDeletedEntry.pick({ kind: true, keptMonths: true, ruleSet: true, erased: true }),
])
export type Erasure = z.infer<typeof Erasure>

/**
 * What a step has come to. `not-sent`: the operation ended before its turn, so it certainly was not carried out. `confirmed-…`: its
 * outcome was unknown, and reading the state again or a person has settled it.
 */
export const StepState = z.union([
  StepOutcomeKind,
  z.enum(['planned', 'sent', 'not-sent', 'confirmed-done', 'confirmed-not-done']),
])
export type StepState = z.infer<typeof StepState>

export const OperationStep = z.object({
  step: ResetStep,
  state: StepState,
  sentAt: Instant.nullable(),
  endedAt: Instant.nullable(),
  outcome: StepOutcome.nullable(),
  /** The latest look at the state after the step. */
  check: AfterCheck.nullable(),
  /** Who said what became of it, where no system could show it. Absent: nobody had to. */
  settled: z.object({ agent: Agent, at: Instant, word: StatedOutcome }).optional(),
  /** What was set up again of what it removed. Absent: nothing, as far as is known. */
  setUpAgain: z.array(SetUpAgain).optional(),
  /** What was not, by when that was read. Absent: that is not known. */
  notSetUpAgain: z.object({ effects: z.array(EffectIndex), readAt: Instant }).optional(),
})
export type OperationStep = z.infer<typeof OperationStep>

/**
 * The whole operation in one word, for lists and filters. `unknown` outranks `failed`, which outranks the good ones. A reset is
 * never `caller-refused` or `reported`, and a refused check or a reported call is nothing else. What was done to the history itself is
 * `retention-changed` or `months-deleted`, what became of unreadable settings `settings-replaced`.
 */
export const OperationOutcome = z.enum([
  'running',
  'succeeded',
  'no-change',
  'pending-approval',
  'partly-failed',
  'failed',
  'unknown',
  'caller-refused',
  'reported',
  'retention-changed',
  'months-deleted',
  'settings-replaced',
])
export type OperationOutcome = z.infer<typeof OperationOutcome>

/** The latest that is known of a message about a reset. */
export const SettledMessage = MessageSettledEntry.pick({
  messageId: true,
  message: true,
  outcome: true,
  code: true,
  agent: true,
  at: true,
})
export type SettledMessage = z.infer<typeof SettledMessage>

export const Operation = z.object({
  id: OperationId,
  startedAt: Instant,
  endedAt: Instant.nullable(),
  agent: Agent,
  ticket: z.string().nullable(),
  reason: z.string().nullable(),
  /** Of a reported call, without a state. */
  accounts: z.array(ReadAccount.extend({ before: MfaStatus.optional() })),
  steps: z.array(OperationStep),
  outcome: OperationOutcome,
  recovered: z.boolean(),
  retryOf: OperationId.nullable(),
  proofs: z.array(CallerProof).optional(),
  unchecked: z.string().optional(),
  approval: Approval.optional(),
  ticketSeen: TicketSeen.optional(),
  tier: Tier.optional(),
  /**
   * SHA-256 of the policy that was in force; `null`: there was none, and the rules were this computer's. Absent from before rules were
   * recorded, and of what is no reset.
   */
  policy: z.string().nullable().optional(),
  /** Only of a refused check, which has no steps. */
  refusal: CallerRefusal.optional(),
  /** Only of what was done to the history itself, which has neither accounts nor steps. */
  erasure: Erasure.optional(),
  /** Only of settings that were replaced, likewise. */
  replacement: SettingsReplacement.optional(),
  /** What became of the messages about it. Absent: there were none, or none has come to an end. */
  messages: z.array(SettledMessage).optional(),
})
export type Operation = z.infer<typeof Operation>
