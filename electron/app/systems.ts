/** The systems this version can connect to, each over a socket of its own. */
import { isAdminAddress } from '../../shared/domain/okta-console.ts'
import type { SystemSupport } from '../connections/system-support.ts'
import { adaxesCapabilities, createAdaxesProvider, normaliseAdaxesAddress } from '../providers/adaxes/index.ts'
import {
  createFlashbackProvider,
  flashbackCapabilities,
  normaliseFlashbackAddress,
} from '../providers/flashback/index.ts'
import { createOktaProvider, normaliseOktaAddress, oktaCapabilities } from '../providers/okta/index.ts'
import { createSocketTransport } from '../providers/http/socket-transport.ts'
import { withoutEchoes } from '../providers/http/without-echoes.ts'
import { createResolverProvider, normaliseResolverAddress, resolverCapabilities } from '../providers/resolver/index.ts'
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
    {
      system: 'resolver',
      capabilities: resolverCapabilities,
      normaliseAddress: normaliseResolverAddress,
      openProvider: ({ connection, readSecret, now }) => {
        const transport = withoutEchoes(openTransport(connection.baseUrl), ['password', 'token'])
        return {
          provider: createResolverProvider({ connection, transport, readSecret, now }),
          close: () => transport.close(),
        }
      },
    },
    {
      system: 'flashback',
      capabilities: flashbackCapabilities,
      normaliseAddress: normaliseFlashbackAddress,
      openProvider: ({ connection, readSecret, now }) => {
        const transport = withoutEchoes(openTransport(connection.baseUrl), flashbackSecretFields)
        return {
          provider: createFlashbackProvider({ connection, transport, readSecret, now }),
          close: () => transport.close(),
        }
      },
    },
    {
      system: 'okta',
      capabilities: oktaCapabilities,
      normaliseAddress: normaliseOktaAddress,
      addressWarnings: (pasted) => (isAdminAddress(pasted) ? ['admin-address-corrected'] : []),
      openProvider: ({ connection, readSecret, now, onWaiting }) => {
        const transport = withoutEchoes(openTransport(connection.baseUrl), ['client_assertion', 'passCode', 'answer'])
        return {
          provider: createOktaProvider({ connection, transport, readSecret, now, onWaiting }),
          close: () => transport.close(),
        }
      },
    },
  ]
}

/** In requests and in answers to sign-ins. A code is shorter than anything that could be cut safely, and is used up. */
const flashbackSecretFields = ['password', 'accessToken', 'fullAccessToken', 'refreshToken', 'refresh_token']
