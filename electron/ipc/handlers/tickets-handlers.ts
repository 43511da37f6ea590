import type { Handlers } from '../dispatch.ts'
import type { CurrentWorkspace } from './workspace.ts'

type TicketsChannel = Extract<keyof Handlers, `tickets:${string}`>

export function ticketsHandlers(workspace: CurrentWorkspace): Pick<Handlers, TicketsChannel> {
  return {
    'tickets:look-up': async ({ ticket, accounts }, { signal }) => {
      const { directory, tickets } = workspace()
      return tickets.lookUp(ticket, await directory.known(accounts), signal)
    },
  }
}
