/**
 * Checks the caller with a factor they still have (`POST …/factors/{id}/verify`). Each challenge and each answer is sent only once,
 * because it sends a message or counts towards locking the account. A push is polled through its link, on the connection's own host only.
 */
import type { Factor } from '../../../shared/domain/mfa-status.ts'
import { parse } from '../http/parse-answer.ts'
import { isOk, type TransportResponse } from '../http/transport.ts'
import { ProviderError } from '../provider-error.ts'
import type { CallerChallenge, CallerVerifier } from '../provider.ts'
import { type OktaClient, userPath } from './client.ts'
import { type Place, placeOf } from './links.ts'
import { readInstant } from './mapper.ts'
import { errorOf } from './okta-error.ts'
import { mayBeDone } from './reset-outcome.ts'
import { VerifyAnswer } from './schemas.ts'

/** Finding the phone takes some seconds, and each poll counts towards the rate limit. */
const pollEveryMs = 3_000

/** Okta rejects shorter ones without comparing them. */
const minAnswerLength = 4

const neverAborted = new AbortController().signal

export function createCallerVerifier(client: OktaClient, baseUrl: string): CallerVerifier {
  /** The response, even if it is a refusal. A failed request that may have reached Okta has an unknown outcome, like a change. */
  const verify = async (
    path: string,
    json: Readonly<Record<string, unknown>>,
    signal: AbortSignal,
  ): Promise<TransportResponse> => {
    // This is not a reset, so the sentence for a change would be misleading.
    const unknown = (cause: ProviderError) =>
      new ProviderError('outcome-unknown', 'caller-check-unknown', cause.detail, { cause })
    const response = await client.change({ method: 'POST', path, json }, signal).catch((cause: unknown) => {
      throw cause instanceof ProviderError && cause.kind === 'outcome-unknown' ? unknown(cause) : cause
    })
    if (!isOk(response) && mayBeDone(response)) throw unknown(client.failureOf(response))
    return response
  }

  const failureOf = (response: TransportResponse): ProviderError => {
    const { code, summary } = errorOf(response)
    const isGone = code === 'E0000007' && !/\(User\)/.test(summary ?? '')
    const failure = client.failureOf(response)
    // It is the method that was not found: the person's account has just been read.
    return isGone ? new ProviderError('not-found', 'caller-check-not-offered', failure.detail) : failure
  }

  const startPush = async (path: string, withNumber: boolean, signal: AbortSignal): Promise<CallerChallenge> => {
    const response = await verify(path, withNumber ? { useNumberMatchingChallenge: true } : {}, signal)
    if (!isOk(response)) throw failureOf(response)
    const started = parse(VerifyAnswer, response.json)
    refuseError(started)
    const { poll, cancel } = started._links
    let shown = numberOf(started)
    if (poll === null) throw new ProviderError('unexpected-response', 'answer-not-understood')
    const pollPlace = placeOf(poll.href, baseUrl)
    return {
      // Some organisations send it only with a later response.
      get numberToChoose() {
        return shown
      },
      codeOnDevice: null,
      question: null,
      expiresAt: readInstant(started.expiresAt),
      answeredBy: 'device',
      pollEveryMs,
      poll: (pollSignal) =>
        pollOnce(pollPlace, pollSignal, (number) => {
          shown ??= number
        }),
      answer: refusedAnswer,
      cancel: () => takeBack(cancel?.href ?? poll.href),
    }
  }

  const pollOnce = async (
    place: Place,
    signal: AbortSignal,
    onNumber: (number: string | null) => void,
  ): Promise<Awaited<ReturnType<CallerChallenge['poll']>>> => {
    try {
      const answer = await client.read(VerifyAnswer, place, signal)
      onNumber(numberOf(answer))
      return pollResult(answer.factorResult)
    } catch (error) {
      if (error instanceof ProviderError && error.code === 'refused-on-device') return 'rejected'
      // The transaction has ended, and Okta no longer knows it.
      if (error instanceof ProviderError && error.kind === 'not-found') return 'expired'
      throw error
    }
  }

  const takeBack = async (link: string): Promise<void> => {
    try {
      const { path } = placeOf(link, baseUrl)
      await client.change({ method: 'DELETE', path }, neverAborted)
    } catch {
      // It expires by itself, and nobody is waiting for it any more.
    }
  }

  const byAgent = (
    path: string,
    field: 'passCode' | 'answer',
    more: Pick<CallerChallenge, 'question' | 'expiresAt'>,
  ): CallerChallenge => ({
    ...more,
    numberToChoose: null,
    codeOnDevice: null,
    answeredBy: 'agent',
    pollEveryMs,
    poll: () => Promise.resolve('waiting'),
    cancel: () => Promise.resolve(),
    async answer(text, signal) {
      // Codes are read out in groups, so they may be typed with blanks or hyphens.
      const value = field === 'passCode' ? text.replace(/[\s-]/gu, '') : text.trim()
      if (value === '' || (field === 'answer' && value.length < minAnswerLength)) return 'wrong-answer'
      const response = await verify(path, { [field]: value }, signal)
      if (isOk(response)) return answerResult(parse(VerifyAnswer, response.json).factorResult)
      if (errorOf(response).code === 'E0000068') return 'wrong-answer'
      throw failureOf(response)
    },
  })

  return {
    async challenge(accountId, factor, signal) {
      const path = userPath(accountId, 'factors', factor.id, 'verify')
      switch (factor.callerCheck) {
        case 'push-with-number':
        case 'push':
          return startPush(path, factor.callerCheck === 'push-with-number', signal)
        case 'sent-code': {
          const response = await verify(path, {}, signal)
          if (!isOk(response)) throw failureOf(response)
          const challenged = parse(VerifyAnswer, response.json)
          refuseError(challenged)
          const { expiresAt } = challenged
          return byAgent(path, 'passCode', { question: null, expiresAt: readInstant(expiresAt) })
        }
        case 'shown-code':
          return byAgent(path, 'passCode', { question: null, expiresAt: null })
        case 'answer':
          return byAgent(path, 'answer', { question: factor.detail, expiresAt: null })
        case 'push-with-code':
        case undefined:
          throw notCheckable(factor)
      }
    },
  }
}

const numberOf = ({ _embedded }: VerifyAnswer): string | null => _embedded?.challenge?.correctAnswer ?? null

/** Throws `ProviderError` if Okta reports an error with the method itself. */
function refuseError({ factorResult }: VerifyAnswer): void {
  if (factorResult === 'ERROR') throw new ProviderError('unexpected-response', 'caller-check-error')
}

function notCheckable({ known }: Factor): ProviderError {
  return new ProviderError('rejected', known ? 'caller-check-not-offered' : 'invalid-request')
}

const refusedAnswer: CallerChallenge['answer'] = () => Promise.reject(new ProviderError('rejected', 'invalid-request'))

function pollResult(factorResult: string | null): Awaited<ReturnType<CallerChallenge['poll']>> {
  // The value may be followed by what the person has to do, as in "WAITING (with number matching challenge)".
  switch (factorResult?.replace(/\s*\(.*\)$/, '')) {
    case 'WAITING':
    case 'CHALLENGE':
      return 'waiting'
    case 'SUCCESS':
      return 'passed'
    case 'REJECTED':
    case 'FAILED':
      return 'rejected'
    case 'TIMEOUT':
    case 'EXPIRED':
    case 'TIME_WINDOW_EXCEEDED':
      return 'expired'
    case 'ERROR':
      throw new ProviderError('unexpected-response', 'caller-check-error')
    default:
      throw new ProviderError('unexpected-response', 'answer-not-understood')
  }
}

function answerResult(factorResult: string | null): Awaited<ReturnType<CallerChallenge['answer']>> {
  switch (factorResult) {
    case 'SUCCESS':
      return 'passed'
    case 'FAILED':
    case 'REJECTED':
      return 'wrong-answer'
    case 'EXPIRED':
    case 'TIMEOUT':
      return 'expired'
    case 'PASSCODE_REPLAYED':
      throw new ProviderError('rejected', 'code-already-used')
    case 'TIME_WINDOW_EXCEEDED':
      throw new ProviderError('rejected', 'code-too-late')
    case 'ERROR':
      throw new ProviderError('unexpected-response', 'caller-check-error')
    default:
      throw new ProviderError('unexpected-response', 'answer-not-understood')
  }
}
