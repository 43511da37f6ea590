/**
 * What makes the practice workspace: simulators of the systems in process, connections to them and a vault in memory.
 * Loaded only when somebody practises.
 */
import type { Connection } from '../../shared/domain/connection.ts'
import { CodedError } from '../../shared/errors/coded-error.ts'
import type { ConnectionStore } from '../connections/connections.ts'
import type { SystemSupport } from '../connections/system-support.ts'
import { createAdaxesSimulator } from '../practice/adaxes/adaxes-simulator.ts'
import { createPracticeTransport } from '../practice/practice-transport.ts'
import { adaxesCapabilities, createAdaxesProvider } from '../providers/adaxes/index.ts'
import { Secret } from '../secret/secret.ts'
import { createMemoryVault } from '../vault/memory-vault.ts'
import type { SecretVault } from '../vault/secret-vault.ts'

/** Fixed, so that the practice history still knows its connections at the next start. */
const adaxesConnection: Connection = {
  id: '5f0c7a52-0c55-4c37-9a0c-0d1f6b1f0a01',
  system: 'adaxes',
  name: 'Practice directory',
  baseUrl: 'https://adaxes.practice.example/restApi',
  environment: 'practice',
  signIn: { kind: 'access-token' },
  offer: { microsoft365: true, hiddenFactorIds: [] },
  createdAt: '2026-01-01T00:00:00.000Z',
}

export interface PracticeWorkspace {
  readonly store: ConnectionStore
  readonly vault: SecretVault
  readonly systems: readonly SystemSupport[]
  /** Gives the invented people back what was reset. */
  restart(): void
}

/** `latencyMs` makes practice feel like a network; tests pass 0. */
export async function createPracticeWorkspace(ports: {
  readonly now: () => Date
  readonly latencyMs?: number | undefined
}): Promise<PracticeWorkspace> {
  const adaxes = createAdaxesSimulator({
    now: ports.now,
    ...(ports.latencyMs === undefined ? {} : { latencyMs: ports.latencyMs }),
  })
  const vault = createMemoryVault()
  await vault.write(
    { connectionId: adaxesConnection.id, origin: new URL(adaxesConnection.baseUrl).origin },
    new Secret(adaxes.credentials.token),
  )
  let connections: readonly Connection[] = [adaxesConnection]

  return {
    vault,
    store: {
      connections: () => connections,
      putConnection: (changed) => {
        connections = connections.map((connection) => (connection.id === changed.id ? changed : connection))
      },
      removeConnection: () => {
        throw new CodedError('invalid-request')
      },
    },
    systems: [
      {
        system: 'adaxes',
        capabilities: adaxesCapabilities,
        // A real address has no business among invented people.
        normaliseAddress: () => {
          throw new CodedError('invalid-request')
        },
        openProvider: ({ connection, readSecret, now }) => {
          const transport = createPracticeTransport(adaxes)
          return {
            provider: createAdaxesProvider({ connection, transport, readSecret, now }),
            close: () => transport.close(),
          }
        },
      },
    ],
    restart: () => adaxes.reset(),
  }
}
