/**
 * Service applications of the Okta simulator: who may ask the token endpoint for an access token, and with which key. The key
 * pair is made when it is first asked for, because most runs never need it.
 */
import { generateKeyPairSync, type JsonWebKey } from 'node:crypto'
import { oktaId } from './factors.ts'
import { type AdminRole, roles } from './roles.ts'

export interface ServiceApp {
  readonly clientId: string
  readonly grantedScopes: readonly string[]
  /** `null`: a token is issued, and the API answers 403. */
  readonly role: AdminRole | null
  /** As new applications in Okta have it. */
  readonly requiresDpop: boolean
}

const leastScopes = ['okta.users.read', 'okta.users.manage', 'okta.authenticators.read']

export const knownScopes = [...leastScopes, 'okta.roles.read', 'okta.orgs.read', 'okta.logs.read', 'okta.groups.read']

export const serviceApps = {
  serviceDesk: {
    clientId: oktaId('0oa', 'app:service-desk'),
    grantedScopes: leastScopes,
    role: roles.serviceDesk,
    requiresDpop: false,
  },
  serviceDeskWithDpop: {
    clientId: oktaId('0oa', 'app:service-desk-dpop'),
    grantedScopes: leastScopes,
    role: roles.serviceDesk,
    requiresDpop: true,
  },
  powerful: {
    clientId: oktaId('0oa', 'app:powerful'),
    grantedScopes: knownScopes,
    role: roles.superAdmin,
    requiresDpop: false,
  },
  readingOnly: {
    clientId: oktaId('0oa', 'app:reading-only'),
    grantedScopes: ['okta.users.read', 'okta.roles.read'],
    role: roles.readOnly,
    requiresDpop: false,
  },
  withoutRole: {
    clientId: oktaId('0oa', 'app:without-role'),
    grantedScopes: leastScopes,
    role: null,
    requiresDpop: false,
  },
} as const satisfies Readonly<Record<string, ServiceApp>>

export function serviceAppOf(clientId: string): ServiceApp | undefined {
  return Object.values<ServiceApp>(serviceApps).find((app) => app.clientId === clientId)
}

export interface ServiceKey {
  readonly keyId: string
  readonly publicJwk: JsonWebKey
  readonly privateJwk: JsonWebKey
}

const keyId = 'practice-key-1'
let key: ServiceKey | null = null

/** The one key of all service applications; another one in every process. */
export function serviceKey(): ServiceKey {
  if (!key) {
    const pair = generateKeyPairSync('rsa', { modulusLength: 2048 })
    const named = { kid: keyId, alg: 'RS256', use: 'sig' }
    key = {
      keyId,
      publicJwk: { ...pair.publicKey.export({ format: 'jwk' }), ...named },
      privateJwk: { ...pair.privateKey.export({ format: 'jwk' }), ...named },
    }
  }
  return key
}
