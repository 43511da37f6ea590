/** ServiceNow, for the suites that run over every ticket system and for its own tests. */
import {
  createServiceNowSimulator,
  type ServiceNowSimulator,
  type ServiceNowSimulatorOptions,
} from '../../../electron/practice/servicenow/servicenow-simulator.ts'
import { servicenow } from '../../../electron/providers/servicenow/index.ts'
import { openTickets, type OpenTickets, type TicketCase } from '../ticket-contract.ts'
import type { TicketSystemUnderTest } from './ticket-system-under-test.ts'

type Case = TicketCase<ServiceNowSimulator>

const usual: Omit<Case, 'signIn' | 'unauthenticated'> = {
  definition: servicenow,
  create: () => createServiceNowSimulator(),
  open: { typed: ' inc0048213 ', number: 'INC0048213' },
  closed: 'INC0048127',
  missing: 'INC0099999',
  foreign: 'HELP-104',
  path: '/api/now/',
  notes: (simulator, number) => simulator.state.ticket(number).workNotes,
  shownOutside: (simulator) => simulator.state.customerComments,
}

const signIns: Readonly<Record<string, Pick<Case, 'signIn' | 'unauthenticated'>>> = {
  'with a password': {
    signIn: ({ credentials: { username, password } }) => ({ signIn: { kind: 'password', username }, secret: password }),
    unauthenticated: 'password-rejected',
  },
  'with an API key': {
    signIn: ({ credentials: { apiKey } }) => ({ signIn: { kind: 'access-token' }, secret: apiKey }),
    unauthenticated: 'token-rejected',
  },
  'with a client secret': {
    signIn: ({ credentials: { clientId, clientSecret } }) => ({
      signIn: { kind: 'client-secret', clientId },
      secret: clientSecret,
    }),
    unauthenticated: 'token-rejected',
  },
}

export const servicenowUnderTest: TicketSystemUnderTest<ServiceNowSimulator> = {
  cases: Object.fromEntries(Object.entries(signIns).map(([how, signIn]) => [how, { ...usual, ...signIn }])),
}

export function openServiceNow(options: ServiceNowSimulatorOptions = {}): Promise<OpenTickets<ServiceNowSimulator>> {
  const { signIn } = signIns['with a password'] ?? {}
  if (signIn === undefined) throw new Error('there is no such sign-in')
  return openTickets({ definition: servicenow, signIn }, createServiceNowSimulator(options))
}
