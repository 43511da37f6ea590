/** What the connections need to know of a system: how its addresses look, what it can do, how its provider is opened. */
import type { ConnectionWarning, SystemId } from '../../shared/domain/connection.ts'
import type { MfaProvider } from '../providers/provider.ts'
import type { ProviderInput, SystemDefinition } from '../providers/system-definition.ts'

/** A provider together with the way to give up what it holds open. */
export interface OpenProvider {
  readonly provider: MfaProvider
  /** What a test has to report about the network itself, whatever the system. Absent: nothing, ever. */
  transportWarnings?(): readonly ConnectionWarning[]
  close(): Promise<void>
}

/** A system as one workspace reaches it: over the network, or in process. */
export interface SystemSupport extends Pick<SystemDefinition, 'capabilities' | 'normaliseAddress' | 'addressWarnings'> {
  readonly system: SystemId
  openProvider(input: Omit<ProviderInput, 'transport'>): OpenProvider
}
