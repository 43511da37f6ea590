/**
 * The contract between the page and main: each channel's request and response.
 *
 * Requests are strict: an unknown key is a refusal. Responses are parsed before they leave main and drop what is not
 * listed.
 */
import { z } from 'zod'
import { About } from '../domain/about.ts'
import { Account, AccountPage, AccountRef } from '../domain/account.ts'
import { AppState } from '../domain/app-state.ts'
import { CentralRecord, RecordReceiver, SecretReceiver } from '../domain/central-record.ts'
import { Approver, CallerCheck, CallerProof, StatedProof } from '../domain/caller-check.ts'
import { ConnectionChanges, ConnectionCheck, ConnectionDraft, ConnectionView, SystemId } from '../domain/connection.ts'
import { Operation, StatedOutcome } from '../domain/history-entry.ts'
import { HistoryFilters, HistoryPage, VerifyReport } from '../domain/history-query.ts'
import { MfaStatus } from '../domain/mfa-status.ts'
import { NoticeReport, TicketNoteReport, WaitingMessage } from '../domain/notices.ts'
import { ConnectionId, DirectoryText, FactorId, OperationId } from '../domain/primitives.ts'
import { Overview, OverviewQuestion } from '../domain/overview.ts'
import { PersonRecord } from '../domain/person-record.ts'
import { Recent } from '../domain/recent.ts'
import { ResetPlan, ResetSelection, ResetStep } from '../domain/reset-plan.ts'
import { Settings, SettingsChanges } from '../domain/settings.ts'
import { SystemDescription } from '../domain/system.ts'
import { TicketAnswer } from '../domain/ticket.ts'
import { Updates } from '../domain/updates.ts'
import type { Channel } from './channels.ts'
import { KeptEvent, ProgressId } from './events.ts'

/** The second factor of the connection's own account. Used once and kept nowhere. */
const SignInCode = z.string().trim().min(1).max(64)
const Nothing = z.strictObject({})
const Done = z.object({})

export const contract = {
  /** `again`: a person wants to know what has become of a trouble, so what can be tried again is tried first. */
  'app:read-state': { request: z.strictObject({ again: z.boolean().optional() }), response: AppState },
  /** The page listens from now on. What was chosen from the menu before, and links that were opened, in that order. */
  'app:take-kept-events': { request: Nothing, response: z.object({ events: z.array(KeptEvent) }) },
  'app:enter-practice': { request: Nothing, response: Done },
  'app:leave-practice': { request: Nothing, response: Done },
  'app:restart-practice': { request: Nothing, response: Done },
  /** Opens a page of a system's own help (`SignInForm.links`). The page never names an address. */
  'app:open-link': { request: z.strictObject({ system: SystemId, link: z.string().min(1).max(64) }), response: Done },
  'app:read-about': { request: Nothing, response: About },
  /** Main writes it to the clipboard, in lines and without what could name a person or a server. */
  'app:copy-about': { request: Nothing, response: Done },
  'app:open-notices': { request: Nothing, response: Done },

  'directory:search': {
    request: z.strictObject({
      connectionId: ConnectionId,
      text: z.string().trim().min(1).max(320),
    }),
    response: AccountPage,
  },
  'directory:read-account': {
    request: z.strictObject({ ...AccountRef.shape }),
    response: Account,
  },
  'directory:read-status': {
    request: z.strictObject({ ...AccountRef.shape }),
    response: MfaStatus,
  },
  'directory:list-recents': { request: Nothing, response: z.object({ recents: z.array(Recent).max(200) }) },
  'directory:clear-recents': { request: Nothing, response: Done },

  /** Challenges the caller with a factor that is left. Sends something to a person, so it is never repeated by itself. */
  'caller-check:begin': {
    request: z.strictObject({
      ...AccountRef.shape,
      factorId: FactorId,
      /** The account is an approver's, who is asked whether the person with these accounts may be reset. */
      approves: z.array(AccountRef).min(1).max(16).optional(),
    }),
    response: CallerCheck,
  },
  /** What the caller read to the agent. Kept and logged nowhere. */
  'caller-check:answer': {
    request: z.strictObject({ checkId: CallerCheck.shape.id, answer: z.string().trim().min(1).max(256) }),
    response: CallerCheck,
  },
  /** What the agent has done to know the caller, in the agent's word. Main holds it against what the directory says. */
  'caller-check:state-proof': {
    request: z.strictObject({ ...AccountRef.shape, stated: StatedProof }),
    response: CallerProof,
  },
  /** Who can be asked as the second person, by the rules and the systems. */
  'caller-check:list-approvers': { request: Nothing, response: z.object({ approvers: z.array(Approver) }) },
  'caller-check:cancel': { request: z.strictObject({ checkId: CallerCheck.shape.id }), response: CallerCheck },

  /** What the connected ticket systems say of a ticket, held against the person whose accounts these are. Nothing of it is kept. */
  'tickets:look-up': {
    request: z.strictObject({ ticket: z.string().trim().min(1).max(128), accounts: z.array(AccountRef).max(32) }),
    response: TicketAnswer,
  },

  'resets:prepare': {
    request: z.strictObject({
      selections: z.array(ResetSelection).min(1).max(16),
      retryOf: OperationId.nullable(),
      /** Passed checks of the caller, which this reset uses up. Main knows what they prove; the page only names them. */
      proofIds: z.array(z.uuid()).max(16).optional(),
    }),
    response: ResetPlan,
  },
  'resets:commit': {
    request: z.strictObject({
      planId: ResetPlan.shape.id,
      ticket: z.string().max(128),
      reason: z.string().max(2000),
      /** Why nobody was checked, where the rules let the agent say that instead. */
      unchecked: z.string().max(500).optional(),
    }),
    response: Operation,
  },
  /** Leaves out what was not sent of a plan under way, to this connection or to any. What was sent goes on, and the answer is the commit's. */
  'resets:stop': {
    request: z.strictObject({ planId: ResetPlan.shape.id, connectionId: ConnectionId.optional() }),
    response: Done,
  },
  'resets:check-now': { request: z.strictObject({ operationId: OperationId }), response: Operation },
  /** What became of a step with an unknown outcome, in the agent's word. */
  'resets:settle': {
    request: z.strictObject({ operationId: OperationId, stepId: ResetStep.shape.id, word: StatedOutcome }),
    response: Operation,
  },

  'history:query': {
    request: z.strictObject({
      filters: HistoryFilters,
      offset: z.int().min(0),
      limit: z.int().min(1).max(500),
    }),
    response: HistoryPage,
  },
  'history:read-operation': { request: z.strictObject({ operationId: OperationId }), response: Operation },
  /** Main writes the evidence note to the clipboard; the text comes back so that the page can show it. */
  'history:copy-evidence': {
    request: z.strictObject({ operationId: OperationId, format: z.enum(['text', 'markdown']) }),
    response: z.object({ text: z.string() }),
  },
  'history:export': {
    request: z.strictObject({ format: z.enum(['csv', 'json']), filters: HistoryFilters }),
    response: z.object({ saved: z.boolean(), operations: z.number().int(), fileName: z.string().nullable() }),
  },
  'history:read-overview': { request: OverviewQuestion, response: Overview },
  'history:export-overview': {
    request: OverviewQuestion,
    response: z.object({ saved: z.boolean(), fileName: z.string().nullable() }),
  },
  /** `progressId`: under which its progress is told, by the event `verify-progress`. */
  'history:verify': { request: z.strictObject({ progressId: ProgressId }), response: VerifyReport },

  /** What the record knows of the person whose accounts these are, and of limits that are near. */
  'history:read-person': {
    request: z.strictObject({ accounts: z.array(AccountRef).min(1).max(32) }),
    response: PersonRecord,
  },
  /** Ends the call as suspicious: nothing is reset, and the record keeps the report. */
  'history:report-call': {
    request: z.strictObject({
      accounts: z.array(AccountRef).min(1).max(32),
      reason: z.string().trim().min(1).max(2000),
    }),
    response: Operation,
  },

  'connections:list': { request: Nothing, response: z.object({ connections: z.array(ConnectionView) }) },
  /** The systems this version can connect to. */
  'connections:list-systems': {
    request: Nothing,
    response: z.object({
      systems: z.array(SystemDescription),
    }),
  },
  'connections:test-draft': {
    request: z.strictObject({ draft: ConnectionDraft, code: SignInCode.optional() }),
    response: ConnectionCheck,
  },
  'connections:test': {
    request: z.strictObject({ connectionId: ConnectionId }),
    response: ConnectionCheck,
  },
  /** Signs the connection in where `second-factor-required` was answered. */
  'connections:enter-code': {
    request: z.strictObject({ connectionId: ConnectionId, code: SignInCode }),
    response: Done,
  },
  /** Opens the browser, in which the person signs in, and waits for that. */
  'connections:sign-in': { request: z.strictObject({ connectionId: ConnectionId }), response: ConnectionView },
  'connections:sign-out': { request: z.strictObject({ connectionId: ConnectionId }), response: ConnectionView },
  'connections:add': { request: z.strictObject({ draft: ConnectionDraft }), response: ConnectionView },
  'connections:change': {
    request: z.strictObject({ connectionId: ConnectionId, changes: ConnectionChanges }),
    response: ConnectionView,
  },
  'connections:remove': { request: z.strictObject({ connectionId: ConnectionId }), response: Done },

  'settings:read': { request: Nothing, response: Settings },
  'settings:change': { request: z.strictObject({ changes: SettingsChanges }), response: Settings },
  /** What the agent may be called, by the computer's account or by a connected directory; `null` where neither tells. */
  'settings:suggest-name': { request: Nothing, response: z.object({ name: DirectoryText.nullable() }) },
  /** Only where the settings were unreadable: puts that file aside under a dated name and begins again. */
  'settings:start-fresh': { request: Nothing, response: z.object({ keptAs: z.string().nullable() }) },
  /** Likewise, and puts the whole copy of the settings before the last change in its place (`AppState.previousSettings`). */
  'settings:restore-previous': { request: Nothing, response: z.object({ keptAs: z.string().nullable() }) },

  /** What waits to be sent, or was given up, oldest first. */
  'outbox:list': { request: Nothing, response: z.object({ messages: z.array(WaitingMessage).max(1_000) }) },
  /** What becomes of the notices of a reset of this run, and of the note in its ticket; `null`: none is added by itself. */
  'outbox:of-operation': {
    request: z.strictObject({ operationId: OperationId }),
    response: z.object({ notices: z.array(NoticeReport).max(64), ticketNote: TicketNoteReport.nullable() }),
  },
  'outbox:retry': { request: z.strictObject({ id: WaitingMessage.shape.id }), response: Done },
  /** Only what was given up. */
  'outbox:dismiss': { request: z.strictObject({ id: WaitingMessage.shape.id }), response: Done },
  /** Where the file of what waits cannot be opened: puts it aside and begins another. */
  'outbox:start-over': { request: Nothing, response: Done },

  /** Whether the keychain has the password of the mail server in the settings, or the secret of the webhook. */
  'notices:read-secret': { request: Nothing, response: z.object({ kept: z.boolean() }) },
  'notices:keep-secret': {
    request: z.strictObject({ secret: z.string().min(1).max(1_024) }),
    response: Done,
  },
  /** Sends a test message at once, as the settings are now. */
  'notices:test': { request: z.strictObject({ address: z.string().trim().min(1).max(320) }), response: Done },

  'updates:read': { request: Nothing, response: Updates },
  'updates:look-now': { request: Nothing, response: Updates },
  /** Opens the page of the newer version, at the address main read. The page shows it and names none. */
  'updates:open-link': { request: Nothing, response: Done },

  'central-record:read': { request: Nothing, response: CentralRecord },
  /** Main asks first. Empty forgets it. */
  'central-record:keep-secret': {
    request: z.strictObject({ receiver: SecretReceiver, secret: z.string().max(4096) }),
    response: CentralRecord,
  },
  /** Sends from this entry on once more, to a server that is set, and at once. */
  'central-record:send-again': {
    request: z.strictObject({ receiver: RecordReceiver, from: z.int().min(1) }),
    response: CentralRecord,
  },
} satisfies Record<Channel, { request: z.ZodType; response: z.ZodType }>

export type Contract = typeof contract
export type Request<C extends Channel> = z.infer<Contract[C]['request']>
export type Response<C extends Channel> = z.infer<Contract[C]['response']>
