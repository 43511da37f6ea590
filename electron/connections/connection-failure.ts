/** Names the connection something went wrong on; the cause stays what it was. */
import type { SystemId } from '../../shared/domain/connection.ts'

export class ConnectionFailure extends Error {
  override readonly name = 'ConnectionFailure'
  readonly connectionId: string
  readonly system: SystemId

  constructor(connection: { connectionId: string; system: SystemId }, options: { cause: unknown }) {
    super(`connection ${connection.connectionId}`, options)
    this.connectionId = connection.connectionId
    this.system = connection.system
  }
}
