/** A ticket as a connected ticket system tells it, and what it has to do with the people who are reset. */
import { z } from 'zod'
import { DirectoryText } from './primitives.ts'

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
