/** Looking the ticket up as it is typed. What an answer says is of one number and one person: when either changes, it is gone. */
import { errorOf } from '../../../bridge/error-of.ts'
import { openRefs } from '../state/person-state.ts'
import type { DeskContext } from './desk-context.ts'

const debounceMs = 400

/** As soon as nobody has typed for a moment. */
export function lookUpTicket(desk: DeskContext): void {
  const { ports, get, set, tasks } = desk
  const ticket = get().ticket.trim()
  tasks.cancel('ticket')
  if (ticket === '' || !ports.hasTicketSystem()) {
    if (get().ticketLook !== null) set({ ticketLook: null })
    return
  }
  set({ ticketLook: { phase: 'looking' } })
  const signal = tasks.start('ticket')
  void ports
    .wait(debounceMs, signal)
    .then(() => ports.ask('tickets:look-up', { ticket, accounts: openRefs(get()) }, signal))
    .then(
      (answer) => {
        if (!signal.aborted) set({ ticketLook: { phase: 'answered', answer } })
      },
      (thrown: unknown) => {
        if (!signal.aborted) set({ ticketLook: { phase: 'failed', error: errorOf(thrown) } })
      },
    )
}
