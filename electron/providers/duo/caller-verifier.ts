/**
 * Checks the caller with a verification push, which shows a code that the caller reads out. Duo gives the code to whoever sends the push
 * and compares nothing: its answer says only what was pressed. A push is sent only once, because it rings somebody's telephone, and cannot
 * be taken back. The answer is kept for two minutes.
 */
import type { Factor } from '../../../shared/domain/mfa-status.ts'
import { Secret } from '../../secret/secret.ts'
import { isOk } from '../http/transport.ts'
import { ProviderError } from '../provider-error.ts'
import type { CallerChallenge, CallerVerifier } from '../provider.ts'
import type { DuoClient } from './client.ts'
import type { DuoId } from './duo-id.ts'
import { mayBeDone } from './failures.ts'
import { readFactorId } from './factors.ts'
import { PushAnswer } from './schemas.ts'

const pollEveryMs = 2_000
const answerKeptMs = 120_000

export function createCallerVerifier(ports: {
  readonly client: DuoClient
  readonly requireUserId: (accountId: string) => DuoId
  readonly now: () => Date
}): CallerVerifier {
  const { client, requireUserId, now } = ports

  const send = async (user: DuoId, phone: DuoId, signal: AbortSignal) => {
    // This is not a reset, so the sentence for a change would be misleading.
    const unknown = (cause: ProviderError) =>
      new ProviderError('outcome-unknown', 'caller-check-unknown', cause.detail, { cause })
    const response = await client.sendPush(user, phone, signal).catch((cause: unknown) => {
      throw cause instanceof ProviderError && cause.kind === 'outcome-unknown' ? unknown(cause) : cause
    })
    if (!isOk(response)) {
      const failure = client.failureOf(response)
      throw mayBeDone(response) ? unknown(failure) : failure
    }
    const answer = PushAnswer.safeParse(response.json)
    // Accepted, so it may ring already.
    if (!answer.success) throw unknown(new ProviderError('unexpected-response', 'answer-not-understood'))
    return answer.data
  }

  return {
    async challenge(accountId, factor, signal): Promise<CallerChallenge> {
      const user = requireUserId(accountId)
      const phone = pushedTo(factor)
      const { push_id, confirmation_code } = await send(user, phone, signal)
      return {
        numberToChoose: null,
        codeOnDevice: new Secret(confirmation_code),
        question: null,
        expiresAt: new Date(now().getTime() + answerKeptMs).toISOString(),
        answeredBy: 'device',
        pollEveryMs,
        async poll(pollSignal) {
          try {
            return meaningOf((await client.readPush(user, push_id, pollSignal)).result)
          } catch (error) {
            // Duo no longer keeps the answer. The person has just been found, so it is not they who are missing.
            if (error instanceof ProviderError && error.kind === 'not-found') return 'expired'
            throw error
          }
        },
        answer: () => Promise.reject(new ProviderError('rejected', 'invalid-request')),
        // It expires by itself.
        cancel: () => Promise.resolve(),
      }
    },
  }
}

function pushedTo({ id, callerCheck }: Factor): DuoId {
  const ref = readFactorId(id)
  if (callerCheck !== 'push-with-code' || ref?.kind !== 'phone') {
    throw new ProviderError('rejected', 'caller-check-not-offered')
  }
  return ref.id
}

/** `fraud`: the person reported the push as one they did not expect. */
function meaningOf(result: string): Awaited<ReturnType<CallerChallenge['poll']>> {
  switch (result) {
    case 'waiting':
      return 'waiting'
    case 'approve':
      return 'passed'
    case 'deny':
    case 'fraud':
      return 'rejected'
    default:
      throw new ProviderError('unexpected-response', 'answer-not-understood')
  }
}
