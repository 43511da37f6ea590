/** What the connections need to know of a system: how its addresses look, what it can do, how its provider is opened. */
import type { ConnectionWarning, SystemId } from '../../shared/domain/connection.ts'
import type { MfaProvider } from '../providers/provider.ts'
import type { AccountSystemDefinition, ProviderInput, SystemDefinition } from '../providers/system-definition.ts'
import type { TicketSystem } from '../providers/ticket-system.ts'

/** What a connection is used through, with the way to give up what it holds open. */
interface Opened {
  /** What a test has to report about the network itself, whatever the system. Absent: nothing, ever. */
  transportWarnings?(): readonly ConnectionWarning[]
  close(): Promise<void>
}

export interface OpenProvider extends Opened {
  readonly provider: MfaProvider
}

export interface OpenTicketSystem extends Opened {
  readonly tickets: TicketSystem
}

export type OpeningInput = Omit<ProviderInput, 'transport' | 'browser' | 'language'>

interface AnySystemSupport extends Pick<SystemDefinition, 'normaliseAddress' | 'addressWarnings' | 'signInServer'> {
  readonly system: SystemId
}

export interface AccountSystemSupport
  extends AnySystemSupport, Pick<AccountSystemDefinition, 'holds' | 'capabilities'> {
  openProvider(input: OpeningInput): OpenProvider
}

export interface TicketSystemSupport extends AnySystemSupport {
  readonly holds: 'tickets'
  openTicketSystem(input: OpeningInput): OpenTicketSystem
}

/** A system as one workspace reaches it: over the network, or in process. */
export type SystemSupport = AccountSystemSupport | TicketSystemSupport
