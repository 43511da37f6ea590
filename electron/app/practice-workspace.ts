/**
 * What makes the practice workspace: simulators of the systems in process, connections to them and a vault in memory.
 * Loaded only when somebody practises.
 */
import type { Connection, ProviderCapabilities } from '../../shared/domain/connection.ts'
import { CodedError } from '../errors/coded-error.ts'
import type { ConnectionStore } from '../connections/connections.ts'
import type { ProviderInput, SystemSupport } from '../connections/system-support.ts'
import { createAdaxesSimulator } from '../practice/adaxes/adaxes-simulator.ts'
import { createOktaSimulator } from '../practice/okta/okta-simulator.ts'
import { createFlashbackSimulator } from '../practice/flashback/flashback-simulator.ts'
import { createPracticeTransport } from '../practice/practice-transport.ts'
import { createResolverSimulator } from '../practice/resolver/resolver-simulator.ts'
import type { Simulator } from '../practice/simulator.ts'
import { adaxesCapabilities, createAdaxesProvider } from '../providers/adaxes/index.ts'
import { createFlashbackProvider, flashbackCapabilities } from '../providers/flashback/index.ts'
import type { Transport } from '../providers/http/transport.ts'
import { createOktaProvider, oktaCapabilities } from '../providers/okta/index.ts'
import type { MfaProvider } from '../providers/provider.ts'
import { createResolverProvider, resolverCapabilities } from '../providers/resolver/index.ts'
import { Secret } from '../secret/secret.ts'
import { createMemoryVault } from '../vault/memory-vault.ts'
import type { SecretVault } from '../vault/secret-vault.ts'

export interface PracticeWorkspace {
  readonly store: ConnectionStore
  readonly vault: SecretVault
  readonly systems: readonly SystemSupport[]
  /** Gives the invented people back what was reset. */
  restart(): void
}

interface PracticePorts {
  readonly now: () => Date
  readonly latencyMs?: number | undefined
}

interface PracticeSystem {
  readonly connection: Connection
  readonly secret: string
  readonly simulator: Simulator
  readonly capabilities: ProviderCapabilities
  readonly createProvider: (input: ProviderInput & { readonly transport: Transport }) => MfaProvider
}

/** The order of the cards. The ids are fixed, so that the practice history still knows its connections at the next start. */
function practiceSystems(ports: PracticePorts): readonly PracticeSystem[] {
  const options = { now: ports.now, ...(ports.latencyMs === undefined ? {} : { latencyMs: ports.latencyMs }) }
  const adaxes = createAdaxesSimulator(options)
  // Links in its answers are followed on the connection's own address only.
  const oktaAddress = 'https://okta.practice.example'
  // A type that nobody knows yet is worth having seen; what is practised on need not fit Okta's description of today.
  const okta = createOktaSimulator({ ...options, origin: oktaAddress, unknownFactorType: true })
  const resolver = createResolverSimulator(options)
  const flashback = createFlashbackSimulator(options)
  return [
    {
      connection: {
        ...everyConnection,
        id: '5f0c7a52-0c55-4c37-9a0c-0d1f6b1f0a01',
        system: 'adaxes',
        name: 'Practice directory',
        baseUrl: 'https://adaxes.practice.example/restApi',
        signIn: { kind: 'access-token' },
      },
      secret: adaxes.credentials.token,
      simulator: adaxes,
      capabilities: adaxesCapabilities,
      createProvider: createAdaxesProvider,
    },
    {
      connection: {
        ...everyConnection,
        id: '5f0c7a52-0c55-4c37-9a0c-0d1f6b1f0a02',
        system: 'okta',
        name: 'Practice sign-in',
        baseUrl: oktaAddress,
        signIn: { kind: 'access-token' },
      },
      secret: okta.credentials.apiTokens.serviceDesk,
      simulator: okta,
      capabilities: oktaCapabilities,
      createProvider: createOktaProvider,
    },
    {
      connection: {
        ...everyConnection,
        id: '5f0c7a52-0c55-4c37-9a0c-0d1f6b1f0a03',
        system: 'resolver',
        name: 'Practice incidents',
        baseUrl: 'https://resolver.practice.example',
        signIn: { kind: 'access-token' },
      },
      secret: resolver.credentials.apiKey,
      simulator: resolver,
      capabilities: resolverCapabilities,
      createProvider: createResolverProvider,
    },
    {
      connection: {
        ...everyConnection,
        id: '5f0c7a52-0c55-4c37-9a0c-0d1f6b1f0a04',
        system: 'flashback',
        name: 'Practice storage',
        baseUrl: 'https://flashback.practice.example',
        signIn: { kind: 'password', username: flashback.credentials.email },
      },
      secret: flashback.credentials.password,
      simulator: flashback,
      capabilities: flashbackCapabilities,
      createProvider: createFlashbackProvider,
    },
  ]
}

const everyConnection = {
  environment: 'practice',
  offer: { microsoft365: true, hiddenFactorIds: [] },
  createdAt: '2026-01-01T00:00:00.000Z',
} satisfies Partial<Connection>

/** `latencyMs` makes practice feel like a network; tests pass 0. */
export async function createPracticeWorkspace(ports: PracticePorts): Promise<PracticeWorkspace> {
  const practised = practiceSystems(ports)
  const vault = createMemoryVault()
  for (const { connection, secret } of practised) {
    await vault.write({ connectionId: connection.id, origin: new URL(connection.baseUrl).origin }, new Secret(secret))
  }
  let connections: readonly Connection[] = practised.map(({ connection }) => connection)

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
    systems: practised.map(({ connection: { system }, simulator, capabilities, createProvider }) => ({
      system,
      capabilities,
      // A real address has no business among invented people.
      normaliseAddress: () => {
        throw new CodedError('invalid-request')
      },
      openProvider: (input) => {
        const transport = createPracticeTransport(simulator)
        return { provider: createProvider({ ...input, transport }), close: () => transport.close() }
      },
    })),
    restart: () => practised.forEach(({ simulator }) => simulator.reset()),
  }
}
