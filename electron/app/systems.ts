/** The systems this version can connect to, each over a socket of its own. */
import { isAdminAddress } from '../../shared/domain/okta-console.ts'
import type { ProviderInput, SystemSupport } from '../connections/system-support.ts'
import { adaxesCapabilities, createAdaxesProvider, normaliseAdaxesAddress } from '../providers/adaxes/index.ts'
import {
  createFlashbackProvider,
  flashbackCapabilities,
  normaliseFlashbackAddress,
} from '../providers/flashback/index.ts'
import { createOktaProvider, normaliseOktaAddress, oktaCapabilities } from '../providers/okta/index.ts'
import { lateTransport } from '../providers/http/late-transport.ts'
import type { Transport } from '../providers/http/transport.ts'
import { createTrust } from '../providers/http/trust.ts'
import { withoutEchoes } from '../providers/http/without-echoes.ts'
import type { MfaProvider } from '../providers/provider.ts'
import { createResolverProvider, normaliseResolverAddress, resolverCapabilities } from '../providers/resolver/index.ts'
import type { Platform } from './ports.ts'

/** What one system brings, and where its credentials stand in requests and in answers to sign-ins. */
interface SystemParts extends Omit<SystemSupport, 'openProvider'> {
  readonly createProvider: (input: ProviderInput & { readonly transport: Transport }) => MfaProvider
  readonly secretFields: readonly string[]
}

const systems: readonly SystemParts[] = [
  {
    system: 'adaxes',
    capabilities: adaxesCapabilities,
    normaliseAddress: normaliseAdaxesAddress,
    createProvider: createAdaxesProvider,
    secretFields: ['password', 'sessionId'],
  },
  {
    system: 'resolver',
    capabilities: resolverCapabilities,
    normaliseAddress: normaliseResolverAddress,
    createProvider: createResolverProvider,
    secretFields: ['password', 'token'],
  },
  {
    system: 'flashback',
    capabilities: flashbackCapabilities,
    normaliseAddress: normaliseFlashbackAddress,
    createProvider: createFlashbackProvider,
    // A code is shorter than anything that could be cut safely, and is used up.
    secretFields: ['password', 'accessToken', 'fullAccessToken', 'refreshToken', 'refresh_token'],
  },
  {
    system: 'okta',
    capabilities: oktaCapabilities,
    normaliseAddress: normaliseOktaAddress,
    addressWarnings: (pasted) => (isAdminAddress(pasted) ? ['admin-address-corrected'] : []),
    createProvider: createOktaProvider,
    secretFields: ['client_assertion', 'passCode', 'answer'],
  },
]

export function realSystems({
  version,
  logger,
  resolveProxy,
  trustedCertificates,
}: Pick<Platform, 'version' | 'logger' | 'resolveProxy' | 'trustedCertificates'>): readonly SystemSupport[] {
  const trust = createTrust({ trustedCertificates, logger })
  return systems.map(({ createProvider, secretFields, ...system }) => ({
    ...system,
    openProvider(input) {
      const { baseUrl } = input.connection
      const line = lateTransport(async () => {
        const { createSocketTransport } = await import('../providers/http/socket-transport.ts')
        return createSocketTransport({ baseUrl, userAgent: `MFA-Desk/${version}`, resolveProxy, trust, logger })
      })
      const transport = withoutEchoes(line, secretFields)
      const isTls = baseUrl.startsWith('https:')
      return {
        provider: createProvider({ ...input, transport }),
        lineWarnings: () => (isTls && !trust.knowsSystem() ? ['system-certificates-not-read'] : []),
        close: () => transport.close(),
      }
    },
  }))
}
