/** Every ticket system as the suites see it. One that is left out does not compile. */
import type { Alarm } from '../../../electron/practice/alarms.ts'
import type { FaultInjector } from '../../../electron/practice/fault-injector.ts'
import type { Simulator } from '../../../electron/practice/simulator.ts'
import type { SignIn } from '../../../shared/domain/connection.ts'
import type { TicketSystemId } from '../../../electron/systems/systems.ts'
import { describeTicketContract, type TicketCase } from '../ticket-contract.ts'
import { jiraUnderTest } from './jira.ts'
import { servicenowUnderTest } from './servicenow.ts'

/** Each runs the contract over its own cases, whose types are those of its simulator. */
export const ticketContracts: Readonly<Record<TicketSystemId, (name: string) => void>> = {
  servicenow: (name) => {
    for (const [how, each] of Object.entries(servicenowUnderTest.cases)) describeTicketContract(`${name} ${how}`, each)
  },
  jira: (name) => {
    for (const [how, each] of Object.entries(jiraUnderTest.cases)) describeTicketContract(`${name} ${how}`, each)
  },
}

type AnySimulator = Simulator & { readonly faults: FaultInjector; readonly alarms: readonly Alarm[] }

/** A ticket system signed in to in one way, for the search for secrets. */
export interface TicketSecret {
  readonly simulator: AnySimulator
  readonly signIn: SignIn
  readonly secret: string
  /** Where the paths of its interface begin. */
  readonly path: string
}

export const ticketSecrets: Readonly<Record<TicketSystemId, () => readonly TicketSecret[]>> = {
  servicenow: () => Object.values(servicenowUnderTest.cases).map(secretOf),
  jira: () => Object.values(jiraUnderTest.cases).map(secretOf),
}

function secretOf<Sim extends AnySimulator>({ create, signIn, path }: TicketCase<Sim>): TicketSecret {
  const simulator = create()
  return { simulator, path, ...signIn(simulator) }
}
