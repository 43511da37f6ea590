/** A ticket as a connected ticket system tells it, and what it has to do with the person who is reset. */
import { z } from 'zod'
import { errorCodes } from '../errors/error-code.ts'
import { DirectoryText } from './primitives.ts'
import { ConnectionLabel } from './reset-plan.ts'

/** What a ticket's state comes to, whatever a system or company calls it. `unknown`: the system did not say. */
export const TicketStateKind = z.enum(['open', 'resolved', 'closed', 'unknown'])
export type TicketStateKind = z.infer<typeof TicketStateKind>

export const TicketFacts = z.object({
  /** As the system writes it: a ticket that was moved has another number than the one asked for. */
  number: z.string().min(1).max(64),
  title: DirectoryText.nullable(),
  state: z.object({ label: DirectoryText.nullable(), kind: TicketStateKind }),
  /** Logins and addresses of whom it is for, as told. Empty where the system tells none. */
  people: z.array(DirectoryText).max(16),
})
export type TicketFacts = z.infer<typeof TicketFacts>

/** Whom a ticket is for, held against the person who is reset. */
export const TicketAbout = z.enum(['same-person', 'somebody-else', 'cannot-compare'])
export type TicketAbout = z.infer<typeof TicketAbout>

/** None of a connected system. `isNumber`: a system has numbers of that form. */
const NotFound = z.object({ kind: z.literal('not-found'), isNumber: z.boolean() })

/** What a look-up came to. `about` is `null` while nobody is open. */
export const TicketAnswer = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('found'),
    connection: ConnectionLabel,
    ticket: TicketFacts,
    about: TicketAbout.nullable(),
  }),
  NotFound,
])
export type TicketAnswer = z.infer<typeof TicketAnswer>

/** What was known of the ticket when a reset was confirmed, as it is recorded: without its title and the people in it. */
export const TicketSeen = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('found'),
    connection: ConnectionLabel,
    number: TicketFacts.shape.number,
    state: TicketFacts.shape.state,
    about: TicketAbout,
  }),
  NotFound,
  /** No system could say: none answered, or none let the connection in. */
  z.object({ kind: z.literal('not-checked'), code: z.enum(errorCodes) }),
])
export type TicketSeen = z.infer<typeof TicketSeen>
