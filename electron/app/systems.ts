/** The systems this version can connect to, each over a socket of its own. */
import type { SystemSupport } from '../connections/system-support.ts'
import { adaxesCapabilities, createAdaxesProvider, normaliseAdaxesAddress } from '../providers/adaxes/index.ts'
import { createSocketTransport } from '../providers/http/socket-transport.ts'
import { withoutEchoes } from '../providers/http/without-echoes.ts'
import type { Platform } from './ports.ts'

export function realSystems(
  platform: Pick<Platform, 'version' | 'resolveProxy' | 'trustedCertificates'>,
): readonly SystemSupport[] {
  const openTransport = (baseUrl: string): ReturnType<typeof createSocketTransport> =>
    createSocketTransport({
      baseUrl,
      userAgent: `MFA-Desk/${platform.version}`,
      resolveProxy: platform.resolveProxy,
      trustedCertificates: platform.trustedCertificates,
    })

  return [
    {
      system: 'adaxes',
      capabilities: adaxesCapabilities,
      normaliseAddress: normaliseAdaxesAddress,
      openProvider: ({ connection, readSecret, now }) => {
        const transport = withoutEchoes(openTransport(connection.baseUrl), ['password', 'sessionId'])
        return {
          provider: createAdaxesProvider({ connection, transport, readSecret, now }),
          close: () => transport.close(),
        }
      },
    },
  ]
}
