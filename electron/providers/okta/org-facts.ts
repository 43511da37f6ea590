/**
 * What is true of the whole organisation and asked once for a connection: which generation of Okta it is, and whether temporary
 * access codes can be made. What the organisation does not tell counts as not there, and nothing fails for it.
 */
import { ProviderError } from '../provider-error.ts'
import type { OktaClient } from './client.ts'
import type { Engine } from './factors.ts'
import { AuthenticatorAnswer, listOf, WellKnownAnswer } from './schemas.ts'

export interface AccessCodeRules {
  readonly authenticatorId: string
  /** How long a code is good for, in minutes, as a request says it; `null` leaves it to the organisation. */
  readonly ttl: string | null
}

/** Minutes. Long enough for a call and a new enrolment, short enough to be lost. */
const defaultTtl = 60

export interface OrgFacts {
  readonly engine: Engine
  /** `null`: no codes can be made, or this sign-in may not. */
  readonly accessCode: AccessCodeRules | null
}

/** Asks at the first call; an answer, also "not permitted", holds as long as the provider. */
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

/** Cancelled and unreachable may be otherwise the next time; everything else is an answer. */
async function settled<Value>(asking: Promise<Value | null>): Promise<{ value: Value | null; final: boolean }> {
  try {
    return { value: await asking, final: true }
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error
    const isAnswer = error.kind === 'forbidden' || error.kind === 'not-found' || error.code === 'interface-not-found'
    return { value: null, final: isAnswer }
  }
}

/** What the organisation does not say cannot be kept to, so nothing is asked for then. */
function ttlWithin({ provider }: AuthenticatorAnswer): string | null {
  const { minTtl = null, maxTtl = null } = provider?.configuration ?? {}
  if (minTtl === null || maxTtl === null) return null
  return String(Math.min(Math.max(defaultTtl, minTtl), maxTtl))
}
