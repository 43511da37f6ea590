/** What the parts of a reset share: the ports of the service, and which operations this run of the program has begun. */
import type { Account, AccountRef } from '../../shared/domain/account.ts'
import type { Agent, Operation } from '../../shared/domain/history-entry.ts'
import type { Settings } from '../../shared/domain/settings.ts'
import type { TicketSeen } from '../../shared/domain/ticket.ts'
import type { AppEvent } from '../../shared/ipc/events.ts'
import type { ProofBook } from '../caller-check/proof-book.ts'
import type { Connections } from '../connections/connections.ts'
import type { History } from '../history/history.ts'
import type { AgentDialogs } from './agent-dialogs.ts'
import type { Tickets } from '../tickets/tickets.ts'
import type { ResetLimits } from './limits.ts'
import type { OneTimeCodeWords } from './one-time-code-notice.ts'
import {
  createOperationJournal,
  type JournalWatch,
  type OperationJournal,
  type WaitingEntries,
} from './operation-journal.ts'

export interface BegunReset {
  readonly operationId: string
  readonly accounts: readonly AccountRef[]
  /** Its accounts as they were read, and others of the same people. */
  readonly known: readonly Account[]
  /** What the connected ticket systems said of its ticket; `null` where none was asked. */
  readonly ticketSeen: TicketSeen | null
}

/** Hears of every reset, to send messages about it. Neither may throw. */
export interface ResetMessages {
  /** It is recorded that it begins, and nothing was sent. */
  readonly begin: (reset: BegunReset) => Promise<void>
  readonly finish: (operation: Operation) => void
}

export interface ResetPorts extends AgentDialogs, OneTimeCodeWords {
  readonly connections: Connections
  readonly history: History
  /** Of this history, for everything that is recorded in it. */
  readonly waiting: WaitingEntries
  /** Tries once more to take entries where the history takes none, and brings it up to date where it does again. */
  readonly tryHistoryAgain: () => Promise<void>
  readonly settings: () => Settings
  /** SHA-256 of the policy that is in force, hexadecimal; `null` without one. */
  readonly policyHash: () => string | null
  /** Resolves when it is known that the rules are. Throws why nobody is reset by them. */
  readonly requireRules: () => Promise<void>
  readonly agent: () => Agent
  /** Other accounts of the same people that main has read. */
  readonly relatedTo: (accounts: readonly Account[]) => Account[]
  readonly proofs: Pick<ProofBook, 'find' | 'use' | 'refusalsOf'>
  readonly tickets: Pick<Tickets, 'check'>
  readonly limits: Pick<ResetLimits, 'check' | 'begin'>
  readonly messages: ResetMessages
  /** An operation has ended, or more is known of one that had. Must not throw. */
  readonly onEnded: (operation: Operation) => void
  readonly onCodeNotShown: (cause: unknown) => void
  readonly emit: (event: AppEvent) => void
  readonly journalWatch: JournalWatch
  readonly onStepThrew: (cause: unknown) => void
  readonly now: () => Date
}

export interface ResetContext extends ResetPorts {
  /** Now, as ISO 8601. */
  readonly instant: () => string
  /** Operations begun since the start: what is open of these is under way, not left open. */
  readonly begun: Set<string>
  readonly newJournal: () => OperationJournal
}

export function createResetContext(ports: ResetPorts): ResetContext {
  return {
    ...ports,
    instant: () => ports.now().toISOString(),
    begun: new Set(),
    newJournal: () => createOperationJournal(ports.history, ports.waiting, ports.journalWatch),
  }
}
