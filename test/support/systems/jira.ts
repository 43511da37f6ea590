/** Jira Service Management, for the suites that run over every ticket system and for its own tests. */
import {
  createJiraSimulator,
  type JiraSimulator,
  type JiraSimulatorOptions,
} from '../../../electron/practice/jira/jira-simulator.ts'
import { jira } from '../../../electron/providers/jira/index.ts'
import { openTickets, type OpenTickets, type TicketCase } from '../ticket-contract.ts'
import type { TicketSystemUnderTest } from './ticket-system-under-test.ts'

const withToken: TicketCase<JiraSimulator> = {
  definition: jira,
  create: () => createJiraSimulator(),
  signIn: ({ credentials: { email, token } }) => ({ signIn: { kind: 'password', username: email }, secret: token }),
  unauthenticated: 'password-rejected',
  open: { typed: ' help-104', number: 'HELP-104' },
  closed: 'HELP-98',
  missing: 'HELP-9999',
  foreign: 'INC0048213',
  path: '/rest/',
  notes: (simulator, number) =>
    simulator.state.issue(number).comments.flatMap((comment) => (comment.public ? [] : [comment.body])),
  shownOutside: (simulator) =>
    ['HELP-104', 'HELP-98'].flatMap((key) =>
      simulator.state.issue(key).comments.flatMap((comment) => (comment.public ? [comment.body] : [])),
    ),
}

export const jiraUnderTest: TicketSystemUnderTest<JiraSimulator> = { cases: { 'with an API token': withToken } }

export function openJira(options: JiraSimulatorOptions = {}, secret?: string): Promise<OpenTickets<JiraSimulator>> {
  return openTickets(withToken, createJiraSimulator(options), secret)
}
