/** A note on a reset as stored in the outbox. Its text is not: it is written from the record when it is sent. */
import { z } from 'zod'
import { Connection } from '../../shared/domain/connection.ts'
import { OperationId } from '../../shared/domain/primitives.ts'
import { ConnectionLabel } from '../../shared/domain/reset-plan.ts'
import { TicketFacts } from '../../shared/domain/ticket.ts'

export const TicketNote = z.strictObject({
  operationId: OperationId,
  /** The connection that had the ticket, and where it led: at another address, the number is another ticket's. */
  connection: z.strictObject(ConnectionLabel.shape),
  baseUrl: Connection.shape.baseUrl,
  number: TicketFacts.shape.number,
})
export type TicketNote = z.infer<typeof TicketNote>

export const ticketNoteKind = 'ticket-note'
