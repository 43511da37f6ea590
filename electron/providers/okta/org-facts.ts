/**
 * What is true of the whole organisation and asked once for a connection: which generation of Okta it is, and whether temporary
 * access codes can be made. What the organisation does not tell counts as not there, and nothing fails for it.
 */
import { ProviderError } from '../provider-error.ts'
import type { OktaClient } from './client.ts'
import type { Engine } from './factors.ts'
import { AuthenticatorAnswer, listOf, WellKnownAnswer } from './schemas.ts'

export interface OrgFacts {
  readonly engine: Engine
  /** `null`: no codes can be made, or this sign-in may not. */
  readonly accessCodeAuthenticatorId: string | null
}

/** Asks at the first call; an answer, also "not permitted", holds as long as the provider. */
export function createOrgFacts(client: OktaClient): (signal: AbortSignal) => Promise<OrgFacts> {
  let known: OrgFacts | null = null

  const engine = async (signal: AbortSignal): Promise<Engine> => {
    const { pipeline } = await client.read(WellKnownAnswer, { path: '/.well-known/okta-organization' }, signal)
    return pipeline === 'idx' ? 'identity' : pipeline === 'v1' ? 'classic' : null
  }

  const accessCodes = async (signal: AbortSignal): Promise<string | null> => {
    const all = await client.read(listOf(AuthenticatorAnswer), { path: '/api/v1/authenticators' }, signal)
    return all.find(({ key, status }) => key === 'tac' && status === 'ACTIVE')?.id ?? null
  }

  return async (signal) => {
    if (known) return known
    const [told, codes] = await Promise.all([settled(engine(signal)), settled(accessCodes(signal))])
    const facts = { engine: told.value, accessCodeAuthenticatorId: codes.value }
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
