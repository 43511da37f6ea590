/**
 * Tickets in the connected ticket systems: what they say of a number, and whether a reset may name it. What a system said of a ticket
 * is believed for a minute, so that confirming does not ask again what was looked up while it was typed.
 */
import type { Account } from '../../shared/domain/account.ts'
import { isYounger } from '../../shared/domain/age.ts'
import type { TicketAbout, TicketAnswer, TicketFacts, TicketSeen } from '../../shared/domain/ticket.ts'
import { ticketAbout } from '../../shared/domain/ticket-fault.ts'
import type { Connections } from '../connections/connections.ts'
import { codeOf } from '../errors/coded-error.ts'

export interface Tickets {
  /**
   * What is known of the ticket, held against these accounts of a person; none: of nobody. Throws what a connection threw where no
   * system has it and one could not say.
   */
  lookUp(typed: string, accounts: readonly Account[], signal: AbortSignal): Promise<TicketAnswer>
  /** The same before a reset, within seconds. `null`: no ticket is given, or no ticket system is connected. Never throws. */
  check(typed: string, accounts: readonly Account[]): Promise<TicketSeen | null>
}

const believedMs = 60_000
const maxRemembered = 32

type Found = Extract<TicketAnswer, { kind: 'found' }>

export function createTickets({
  connections,
  now,
  checkLimit,
}: {
  readonly connections: Pick<Connections, 'configured' | 'holding' | 'label' | 'useTickets'>
  readonly now: () => Date
  /** Aborts when a check has taken too long for somebody on the telephone. */
  readonly checkLimit: () => AbortSignal
}): Tickets {
  const remembered = new Map<string, { readonly facts: TicketFacts; readonly at: number }>()

  const remember = (key: string, facts: TicketFacts): void => {
    remembered.delete(key)
    remembered.set(key, { facts, at: now().getTime() })
    const oldest = remembered.keys().next()
    if (remembered.size > maxRemembered && !oldest.done) remembered.delete(oldest.value)
  }

  /** `undefined`: no number of that system. `null`: it shows no such ticket. */
  const askOne = (connectionId: string, typed: string, signal: AbortSignal): Promise<TicketFacts | null | undefined> =>
    connections.useTickets(connectionId, async (tickets) => {
      const number = tickets.readNumber(typed)
      if (number === null) return undefined
      const key = JSON.stringify([connectionId, connections.configured(connectionId).baseUrl, number])
      const known = remembered.get(key)
      if (known !== undefined && isYounger(known.at, believedMs, now().getTime())) return known.facts
      const facts = await tickets.lookUp(number, signal)
      if (facts !== null) remember(key, facts)
      return facts
    })

  const lookUp = async (typed: string, accounts: readonly Account[], signal: AbortSignal): Promise<TicketAnswer> => {
    const ids = connections.holding('tickets')
    const answers = await Promise.allSettled(ids.map((id) => askOne(id, typed, signal)))
    const found = answers.flatMap((answer, index): Found[] => {
      const id = ids[index]
      if (answer.status === 'rejected' || !answer.value || id === undefined) return []
      const about = accounts.length === 0 ? null : ticketAbout(answer.value.people, accounts)
      return [{ kind: 'found', connection: connections.label(id), ticket: answer.value, about }]
    })
    const [best] = found.toSorted((one, other) => rank(one.about) - rank(other.about))
    if (best !== undefined) return best
    const failed = answers.find((answer) => answer.status === 'rejected')
    if (failed !== undefined) throw failed.reason
    const isNumber = answers.some((answer) => answer.status === 'fulfilled' && answer.value === null)
    return { kind: 'not-found', isNumber }
  }

  return {
    lookUp,

    async check(typed, accounts) {
      if (typed.trim() === '' || connections.holding('tickets').length === 0) return null
      const limit = checkLimit()
      try {
        const answer = await lookUp(typed, accounts, limit)
        if (answer.kind === 'not-found') return answer
        const { connection, ticket, about } = answer
        return {
          kind: 'found',
          connection,
          number: ticket.number,
          state: ticket.state,
          about: about ?? 'cannot-compare',
        }
      } catch (cause) {
        return { kind: 'not-checked', code: limit.aborted ? 'timed-out' : codeOf(cause) }
      }
    },
  }
}

/** Two systems may have a ticket of the same number. */
const ranks: readonly (TicketAbout | null)[] = ['same-person', 'cannot-compare', 'somebody-else']
const rank = (about: TicketAbout | null): number => ranks.indexOf(about)
