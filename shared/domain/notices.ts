/** What the page is told of messages that are sent, or wait to be. */
import { z } from 'zod'
import { errorCodes } from '../errors/error-code.ts'
import { DirectoryText, Instant } from './primitives.ts'
import { ConnectionLabel } from './reset-plan.ts'
import { TicketFacts } from './ticket.ts'

/**
 * What becomes of a notice of a reset. `held`: the reset is not over. `no-address`: nobody is told, since no system names an address
 * that a mail can go to. `refused`: it could not be queued.
 */
export const NoticeState = z.enum(['held', 'waiting', 'sent', 'stopped', 'given-up', 'no-address', 'refused'])
export type NoticeState = z.infer<typeof NoticeState>

export const NoticeReport = z.object({
  to: z.enum(['person', 'manager']),
  /** Whom it is about. */
  name: DirectoryText,
  /** Shortened; `null` where there is none. */
  address: DirectoryText.nullable(),
  state: NoticeState,
  /** Why it is not sent, or was not at the latest attempt. */
  error: z.enum(errorCodes).nullable(),
})
export type NoticeReport = z.infer<typeof NoticeReport>

/**
 * What becomes of the note on a reset in its ticket. `held`: the reset is not over. `unconfirmed`: the ticket system accepted it, but does
 * not let it be read. `refused`: it could not be queued.
 */
export const TicketNoteState = z.enum(['held', 'waiting', 'sent', 'unconfirmed', 'stopped', 'given-up', 'refused'])
export type TicketNoteState = z.infer<typeof TicketNoteState>

export const TicketNoteReport = z.object({
  number: TicketFacts.shape.number,
  connection: ConnectionLabel,
  state: TicketNoteState,
  /** Why it is not added, or was not at the latest attempt. */
  error: z.enum(errorCodes).nullable(),
})
export type TicketNoteReport = z.infer<typeof TicketNoteReport>

/** A message that has not been delivered. */
export const WaitingMessage = z.object({
  id: z.string(),
  /** What it is, by the name of its kind. */
  kind: z.string(),
  state: z.enum(['waiting', 'stopped', 'given-up']),
  /** Whom it is about, and where it goes. */
  about: z.string().max(1024),
  to: z.string().max(1024),
  createdAt: Instant,
  attempts: z.int().min(0),
  /** Means nothing but for what waits. */
  nextAttemptAt: Instant,
  error: z.enum(errorCodes).nullable(),
})
export type WaitingMessage = z.infer<typeof WaitingMessage>
