/** A ticket system on a socket of its own, as a desk connects to it. */
import type { Alarm } from '../../electron/practice/alarms.ts'
import type { FaultInjector } from '../../electron/practice/fault-injector.ts'
import type { JiraSimulator } from '../../electron/practice/jira/jira-simulator.ts'
import type { Simulator } from '../../electron/practice/simulator.ts'
import type { TicketSystemId } from '../../electron/systems/systems.ts'
import type { ConnectionDraft } from '../../shared/domain/connection.ts'
import type { ErrorCode } from '../../shared/errors/error-code.ts'
import { makeDraft } from './domain-fixtures.ts'
import { serveSimulator } from './simulator-server.ts'
import { jiraUnderTest } from './systems/jira.ts'
import { servicenowUnderTest } from './systems/servicenow.ts'
import type { TicketSystemUnderTest } from './systems/ticket-system-under-test.ts'
import type { TicketCase } from './ticket-contract.ts'

export interface TicketWorld {
  readonly draft: ConnectionDraft
  /** Of tickets. */
  readonly numbers: { readonly open: string; readonly closed: string; readonly missing: string }
  readonly faults: FaultInjector
  /** Where the paths of its interface begin. */
  readonly path: string
  readonly unauthenticated: ErrorCode
  readonly alarms: readonly Alarm[]
  /** Notes for the help desk in the open ticket: those of MFA Desk, and those that name the operation. */
  notes(): string[]
  notesOf(operationId: string): string[]
  shownOutside(): readonly string[]
  /** How often it was asked for anything, and to change something. */
  requests(): number
  changes(): number
  /** It answers nothing but errors until it recovers. */
  fail(): void
  recover(): void
  /** Of the connection to it, once there is one. */
  connectionId: string
  close(): Promise<void>
}

type Meet = (when: 'before' | 'after', request: Request) => void

/** `jira`: another simulator than the usual. `meet` is called with each request before it is answered, and after. */
export function openTicketWorld(
  system: TicketSystemId,
  { jira, meet }: { readonly jira?: JiraSimulator; readonly meet?: Meet } = {},
): Promise<TicketWorld> {
  return system === 'servicenow'
    ? open(system, firstCase(servicenowUnderTest), undefined, meet)
    : open(system, firstCase(jiraUnderTest), jira, meet)
}

type AnySimulator = Simulator & { readonly faults: FaultInjector; readonly alarms: readonly Alarm[] }

function firstCase<Sim extends AnySimulator>({ cases }: TicketSystemUnderTest<Sim>): TicketCase<Sim> {
  const [first] = Object.values(cases)
  if (first === undefined) throw new Error('A ticket system without a case.')
  return first
}

async function open<Sim extends AnySimulator>(
  system: TicketSystemId,
  { create, signIn, unauthenticated, open: { number }, closed, missing, path, notes, shownOutside }: TicketCase<Sim>,
  simulator: Sim = create(),
  meet: Meet = () => undefined,
): Promise<TicketWorld> {
  const server = await serveSimulator({
    ...simulator,
    app: {
      async fetch(request) {
        meet('before', request)
        const answer = await simulator.app.fetch(request)
        meet('after', request)
        return answer
      },
    },
  })
  const { secret, ...signedIn } = signIn(simulator)
  return {
    draft: makeDraft(server.baseUrl, secret, { system, name: 'Tickets', ...signedIn }),
    numbers: { open: number, closed, missing },
    faults: simulator.faults,
    path,
    unauthenticated,
    alarms: simulator.alarms,
    notes: () => notes(simulator, number).filter((note) => note.includes('MFA Desk, op ')),
    notesOf: (operationId) => notes(simulator, number).filter((note) => note.includes(operationId)),
    shownOutside: () => shownOutside(simulator),
    requests: () => simulator.requests.length,
    changes: () => simulator.requests.filter(({ method }) => method !== 'GET').length,
    fail: () => simulator.faults.add({ path, times: 1_000, effect: { kind: 'answer', status: 500, json: {} } }),
    recover: () => simulator.faults.clear(),
    connectionId: '',
    close: () => server.close(),
  }
}
