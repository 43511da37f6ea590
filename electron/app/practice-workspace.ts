/**
 * What makes the practice workspace: simulators of the systems in process, connections to them and a vault in memory.
 * Loaded only when somebody practises.
 */
import type { Connection } from '../../shared/domain/connection.ts'
import type { Language } from '../../shared/domain/language.ts'
import { CodedError } from '../errors/coded-error.ts'
import type { ConnectionStore } from '../connections/connections.ts'
import type { SystemSupport } from '../connections/system-support.ts'
import type { SignInBrowser } from '../providers/browser-sign-in.ts'
import { createPracticeTransport } from '../practice/practice-transport.ts'
import { Secret } from '../secret/secret.ts'
import { practiceSystems } from '../systems/practice-systems.ts'
import { knownSystemIds, systems } from '../systems/systems.ts'
import { createMemoryVault } from '../vault/memory-vault.ts'
import type { ConnectionVault } from '../vault/secret-vault.ts'

export interface PracticeWorkspace {
  readonly store: ConnectionStore
  readonly vault: ConnectionVault
  readonly systems: readonly SystemSupport[]
  /** Gives the invented people back what was reset. */
  restart(): void
}

interface PracticePorts {
  readonly now: () => Date
  readonly latencyMs?: number | undefined
  readonly language: () => Language
}

/** `latencyMs` makes practice feel like a network; tests pass 0. */
export async function createPracticeWorkspace({ now, latencyMs, language }: PracticePorts): Promise<PracticeWorkspace> {
  const practised = knownSystemIds.map((system) => {
    const { connection, open } = practiceSystems[system]
    const opened = open({
      now,
      ...(latencyMs === undefined ? {} : { latencyMs }),
      // Links in answers are followed on the connection's own address only.
      origin: connection.baseUrl,
      // A type that nobody knows yet is worth having seen.
      unknownFactor: true,
    })
    return { ...opened, system, connection: { ...everyConnection, ...connection, system, signIn: opened.signIn } }
  })
  const vault = createMemoryVault()
  for (const { connection, secret } of practised) {
    if (secret === undefined) continue
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
    systems: practised.map(({ system, simulator, browser }): SystemSupport => {
      const definition = systems[system]
      const own = {
        system,
        // A real address has no business among invented people.
        normaliseAddress: () => {
          throw new CodedError('invalid-request')
        },
      }
      const lineTo = () => {
        const transport = createPracticeTransport(simulator)
        const signIn: SignInBrowser | undefined = browser && {
          transport: createPracticeTransport(browser.simulator),
          open: browser.open,
          // Nobody sees it.
          page: (outcome) => ({ title: outcome, text: '', language: 'en' }),
          answersByItself: true,
        }
        return {
          lines: { transport, ...(signIn === undefined ? {} : { browser: signIn }) },
          opened: { close: () => transport.close() },
        }
      }
      if (definition.holds === 'tickets') {
        return {
          ...definition,
          ...own,
          openTicketSystem: (input) => {
            const { lines, opened } = lineTo()
            return { ...opened, tickets: definition.createTicketSystem({ ...input, ...lines, language }) }
          },
        }
      }
      return {
        ...definition,
        ...own,
        openProvider: (input) => {
          const { lines, opened } = lineTo()
          return { ...opened, provider: definition.createProvider({ ...input, ...lines, language }) }
        },
      }
    }),
    restart: () =>
      practised.forEach(({ simulator, browser }) => {
        simulator.reset()
        browser?.simulator.reset()
      }),
  }
}

const everyConnection = {
  environment: 'practice',
  offer: { hiddenFactorIds: [], hiddenServiceIds: [] },
  createdAt: '2026-01-01T00:00:00.000Z',
} satisfies Partial<Connection>
