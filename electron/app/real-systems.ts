/** The systems this version can connect to, each over a socket of its own. */
import type { ConnectionWarning } from '../../shared/domain/connection.ts'
import type { SystemSupport } from '../connections/system-support.ts'
import { lazyTransport } from '../providers/http/lazy-transport.ts'
import { redactEchoes } from '../providers/http/redact-echoes.ts'
import type { SignInBrowser } from '../providers/browser-sign-in.ts'
import type { Transport } from '../providers/http/transport.ts'
import type { ProviderInput } from '../providers/system-definition.ts'
import { knownSystemIds, systems } from '../systems/systems.ts'
import type { Network } from './network.ts'

/** What the system's browser is opened with, and what it shows in the end. */
export type BrowserPorts = Pick<SignInBrowser, 'open' | 'page'>

export function realSystems(
  network: Network,
  language: ProviderInput['language'],
  browserPorts: BrowserPorts,
): readonly SystemSupport[] {
  return knownSystemIds.map((system): SystemSupport => {
    const definition = systems[system]
    const transportTo = (baseUrl: string): Transport => {
      const line = lazyTransport(async () => {
        const { createSocketTransport } = await import('../providers/http/socket-transport.ts')
        return createSocketTransport({ baseUrl, ...network })
      })
      return redactEchoes(line, definition.secretFields)
    }
    const lineTo = ({ connection: { baseUrl } }: Pick<ProviderInput, 'connection'>) => {
      const transport = transportTo(baseUrl)
      const isTls = baseUrl.startsWith('https:')
      const signInServer = definition.signInServer?.(baseUrl)
      const browser: SignInBrowser | undefined =
        signInServer === undefined ? undefined : { ...browserPorts, transport: transportTo(signInServer) }
      return {
        lines: { transport, ...(browser === undefined ? {} : { browser }) },
        opened: {
          transportWarnings: (): ConnectionWarning[] =>
            isTls && !network.trust.knowsSystem() ? ['system-certificates-not-read'] : [],
          close: async () => {
            await Promise.all([transport.close(), browser?.transport.close()])
          },
        },
      }
    }
    if (definition.holds === 'tickets') {
      return {
        ...definition,
        system,
        openTicketSystem(input) {
          const { lines, opened } = lineTo(input)
          return { ...opened, tickets: definition.createTicketSystem({ ...input, ...lines, language }) }
        },
      }
    }
    return {
      ...definition,
      system,
      openProvider(input) {
        const { lines, opened } = lineTo(input)
        return { ...opened, provider: definition.createProvider({ ...input, ...lines, language }) }
      },
    }
  })
}
