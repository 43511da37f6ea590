/** Names the system something went wrong on, and the connection where there is one already; the cause stays what it was. */
import type { SystemId } from '../../shared/domain/connection.ts'

export class ConnectionFailure extends Error {
  override readonly name = 'ConnectionFailure'
  /** Absent: what is tested or added is not kept yet. */
  readonly connectionId?: string
  readonly system: SystemId

  constructor({ connectionId, system }: { connectionId?: string; system: SystemId }, options: { cause: unknown }) {
    super(connectionId === undefined ? `new connection to ${system}` : `connection ${connectionId}`, options)
    if (connectionId !== undefined) this.connectionId = connectionId
    this.system = system
  }
}
