/** The systems this version can connect to, each over a socket of its own. */
import type { SystemSupport } from '../connections/system-support.ts'
import { lazyTransport } from '../providers/http/lazy-transport.ts'
import { createTrust } from '../providers/http/trust.ts'
import { redactEchoes } from '../providers/http/redact-echoes.ts'
import { knownSystemIds, systems } from '../systems/systems.ts'
import type { Platform } from './ports.ts'

export function realSystems({
  version,
  logger,
  resolveProxy,
  trustedCertificates,
}: Pick<Platform, 'version' | 'logger' | 'resolveProxy' | 'trustedCertificates'>): readonly SystemSupport[] {
  const trust = createTrust({ trustedCertificates, logger })
  return knownSystemIds.map((system) => ({
    ...systems[system],
    system,
    openProvider(input) {
      const { baseUrl } = input.connection
      const line = lazyTransport(async () => {
        const { createSocketTransport } = await import('../providers/http/socket-transport.ts')
        return createSocketTransport({ baseUrl, userAgent: `MFA-Desk/${version}`, resolveProxy, trust, logger })
      })
      const transport = redactEchoes(line, systems[system].secretFields)
      const isTls = baseUrl.startsWith('https:')
      return {
        provider: systems[system].createProvider({ ...input, transport }),
        transportWarnings: () => (isTls && !trust.knowsSystem() ? ['system-certificates-not-read'] : []),
        close: () => transport.close(),
      }
    },
  }))
}
