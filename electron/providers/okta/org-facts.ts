/**
 * Facts about the whole organisation, read once per connection: which generation of Okta it is, and whether temporary access codes can
 * be created. Whatever the organisation does not disclose counts as unavailable, and nothing fails because of it.
 */
import { ProviderError } from '../provider-error.ts'
import type { OktaClient } from './client.ts'
import type { Engine } from './factors.ts'
import { AuthenticatorAnswer, listOf, WellKnownAnswer } from './schemas.ts'

export interface AccessCodeRules {
  readonly authenticatorId: string
  /** How long a code is valid, in minutes, as sent in the request; `null` leaves it to the organisation. */
  readonly ttl: string | null
}

/** Minutes. Long enough for a call and a new enrolment, short enough to limit the damage if it leaks. */
const defaultTtl = 60

export interface OrgFacts {
  readonly engine: Engine
  /** `null`: no codes can be created, or not by this sign-in. */
  readonly accessCode: AccessCodeRules | null
}

/** Reads them at the first call; a response, even "not permitted", is cached for the provider's lifetime. */
export function createOrgFacts(client: OktaClient): (signal: AbortSignal) => Promise<OrgFacts> {
  let known: OrgFacts | null = null

  const engine = async (signal: AbortSignal): Promise<Engine> => {
    const { pipeline } = await client.read(WellKnownAnswer, { path: '/.well-known/okta-organization' }, signal)
    return pipeline === 'idx' ? 'identity' : pipeline === 'v1' ? 'classic' : null
  }

  const accessCodes = async (signal: AbortSignal): Promise<AccessCodeRules | null> => {
    const all = await client.read(listOf(AuthenticatorAnswer), { path: '/api/v1/authenticators' }, signal)
    const found = all.find(({ key, status }) => key === 'tac' && status === 'ACTIVE')
    return found === undefined ? null : { authenticatorId: found.id, ttl: ttlWithin(found) }
  }

  return async (signal) => {
    if (known) return known
    const [told, codes] = await Promise.all([settled(engine(signal)), settled(accessCodes(signal))])
    const facts = { engine: told.value, accessCode: codes.value }
    if (told.final && codes.final) known = facts
    return facts
  }
}

/** If it was cancelled or the server was not reachable, the next attempt may succeed; every other result is final. */
async function settled<Value>(asking: Promise<Value | null>): Promise<{ value: Value | null; final: boolean }> {
  try {
    return { value: await asking, final: true }
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error
    const isAnswer = error.kind === 'forbidden' || error.kind === 'not-found' || error.code === 'interface-not-found'
    return { value: null, final: isAnswer }
  }
}

/** `null` if the organisation does not state its limits: a lifetime outside them would be refused. */
function ttlWithin({ provider }: AuthenticatorAnswer): string | null {
  const { minTtl = null, maxTtl = null } = provider?.configuration ?? {}
  if (minTtl === null || maxTtl === null) return null
  return String(Math.min(Math.max(defaultTtl, minTtl), maxTtl))
}
