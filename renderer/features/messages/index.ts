export { NoticesOutcome } from './notices-outcome.tsx'
export { TicketNoteOutcome } from './ticket-note-outcome.tsx'
export { WaitingMessages } from './waiting-messages.tsx'
