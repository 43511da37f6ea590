/** The systems this version can connect to, each over a socket of its own. */
import type { ConnectionWarning } from '../../shared/domain/connection.ts'
import type { SystemSupport } from '../connections/system-support.ts'
import { lazyTransport } from '../providers/http/lazy-transport.ts'
import { redactEchoes } from '../providers/http/redact-echoes.ts'
import type { ProviderInput } from '../providers/system-definition.ts'
import { knownSystemIds, systems } from '../systems/systems.ts'
import type { Network } from './network.ts'

export function realSystems(network: Network, language: ProviderInput['language']): readonly SystemSupport[] {
  return knownSystemIds.map((system): SystemSupport => {
    const definition = systems[system]
    const lineTo = ({ connection: { baseUrl } }: Pick<ProviderInput, 'connection'>) => {
      const line = lazyTransport(async () => {
        const { createSocketTransport } = await import('../providers/http/socket-transport.ts')
        return createSocketTransport({ baseUrl, ...network })
      })
      const transport = redactEchoes(line, definition.secretFields)
      const isTls = baseUrl.startsWith('https:')
      return {
        transport,
        opened: {
          transportWarnings: (): ConnectionWarning[] =>
            isTls && !network.trust.knowsSystem() ? ['system-certificates-not-read'] : [],
          close: () => transport.close(),
        },
      }
    }
    if (definition.holds === 'tickets') {
      return {
        ...definition,
        system,
        openTicketSystem(input) {
          const { transport, opened } = lineTo(input)
          return { ...opened, tickets: definition.createTicketSystem({ ...input, transport, language }) }
        },
      }
    }
    return {
      ...definition,
      system,
      openProvider(input) {
        const { transport, opened } = lineTo(input)
        return { ...opened, provider: definition.createProvider({ ...input, transport, language }) }
      },
    }
  })
}
