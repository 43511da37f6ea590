/** What the suites that run over every ticket system have to know of one. */
import type { Alarm } from '../../../electron/practice/alarms.ts'
import type { FaultInjector } from '../../../electron/practice/fault-injector.ts'
import type { Simulator } from '../../../electron/practice/simulator.ts'
import type { TicketCase } from '../ticket-contract.ts'

export interface TicketSystemUnderTest<
  Sim extends Simulator & { readonly faults: FaultInjector; readonly alarms: readonly Alarm[] },
> {
  /** By the way of signing in ("with a password"). */
  readonly cases: Readonly<Record<string, TicketCase<Sim>>>
}
