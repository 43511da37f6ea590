/**
 * Checking a person with a factor: messages with codes, codes of apps and tokens, questions, push notifications with and without a
 * number. The person at the other end is simulated: everybody reads out the same code, and answers a push as their scenario says,
 * after some seconds of the injected clock.
 */
import { randomBytes, randomInt } from 'node:crypto'
import { practiceAnswer, practiceCode } from '../read-out.ts'
import { ApiError, invalid, notFound } from './api-error.ts'
import type { OktaFactor } from './factors.ts'
import type { OktaUser } from './okta-user.ts'

/** A code that was right a moment ago. */
export const lateCode = '135790'

/** Milliseconds until the person has looked at the phone. */
const approvesAfterMs = 6_000
const rejectsAfterMs = 4_000
const codeWindowMs = 30_000
const wrongCodesAllowed = 5
const minAnswerLength = 4

/** How long Okta wants between two messages, and what it says before that. */
const messages: Readonly<
  Record<string, { readonly pauseMs: number; readonly tooSoon: 'E0000109' | 'E0000118' | 'E0000133' }>
> = {
  sms: { pauseMs: 30_000, tooSoon: 'E0000109' },
  call: { pauseMs: 30_000, tooSoon: 'E0000133' },
  email: { pauseMs: 5_000, tooSoon: 'E0000118' },
}

const withCodes = ['token:software:totp', 'token:hotp', 'token:hardware', 'token']

export interface VerifyRequest {
  readonly passCode: string | null
  readonly answer: string | null
  readonly useNumberMatchingChallenge: boolean
  readonly lifetimeSeconds: number
  readonly hasUserAgent: boolean
}

export type VerifyOutcome =
  | { readonly kind: 'success' }
  | { readonly kind: 'challenge'; readonly expiresAt: Date }
  | { readonly kind: 'push'; readonly transaction: PushTransaction }

export interface PushTransaction {
  readonly id: string
  readonly userId: string
  readonly factorId: string
  readonly createdAt: Date
  readonly expiresAt: Date
  /** The number the person must choose on the phone; `null` for a plain push. */
  readonly correctAnswer: number | null
}

export type PushResult = 'WAITING' | 'SUCCESS' | 'REJECTED' | 'TIMEOUT'

interface OpenTransaction extends PushTransaction {
  decided: PushResult | null
}

interface Challenge {
  readonly sentAt: Date
  readonly expiresAt: Date
}

export interface Verification {
  /** Throws `ApiError`. Five wrong codes one after the other lock the user. */
  verify(user: OktaUser, factor: OktaFactor, request: VerifyRequest): VerifyOutcome
  result(user: OktaUser, factorId: string, transactionId: string): { transaction: PushTransaction; result: PushResult }
  /** The caller gives up: the transaction is gone. */
  cancel(user: OktaUser, factorId: string, transactionId: string): void
  /** In place of the scenario: the person answers the newest push that waits. Throws when none does. */
  answerPush(userId: string, answer: 'approve' | 'reject'): void
  /** How many messages were sent to the user's phone or mailbox. */
  messagesSent(userId: string): number
  clear(): void
}

export function createVerification(now: () => Date): Verification {
  const challenges = new Map<string, Challenge>()
  const usedWindows = new Map<string, number>()
  const wrongCodes = new Map<string, number>()
  const sent = new Map<string, number>()
  const transactions = new Map<string, OpenTransaction>()

  function verify(user: OktaUser, factor: OktaFactor, request: VerifyRequest): VerifyOutcome {
    if (user.status === 'SUSPENDED') throw new ApiError('E0000180')
    if (user.status === 'LOCKED_OUT') throw new ApiError('E0000069')
    if (factor.status !== 'ACTIVE') throw new ApiError('E0000154')
    if (factor.factorType === 'push') return push(user, factor, request)
    if (factor.factorType in messages) return byMessage(user, factor, request)
    if (withCodes.includes(factor.factorType)) return byCode(user, factor, request)
    if (factor.factorType === 'question') return byQuestion(user, request)
    throw invalid('factorType', 'This factor cannot be verified by somebody else.')
  }

  function push(user: OktaUser, factor: OktaFactor, request: VerifyRequest): VerifyOutcome {
    if (!request.hasUserAgent) throw invalid('User-Agent', 'The header is required to verify a push factor.')
    const createdAt = now()
    const transaction: OpenTransaction = {
      id: `mst${randomBytes(13).toString('hex')}`,
      userId: user.id,
      factorId: factor.id,
      createdAt,
      expiresAt: new Date(createdAt.getTime() + request.lifetimeSeconds * 1000),
      correctAnswer: request.useNumberMatchingChallenge ? randomInt(10, 100) : null,
      decided: null,
    }
    transactions.set(transaction.id, transaction)
    return { kind: 'push', transaction }
  }

  function byMessage(user: OktaUser, factor: OktaFactor, request: VerifyRequest): VerifyOutcome {
    const open = challenges.get(factor.id)
    if (request.passCode !== null) {
      if (!open || open.expiresAt <= now()) throw new ApiError('E0000068')
      checkCode(user, request.passCode)
      // Used up; the pause until the next message goes on.
      challenges.set(factor.id, { ...open, expiresAt: now() })
      return { kind: 'success' }
    }
    const rule = messages[factor.factorType]
    const sentAt = now()
    if (open && rule && sentAt.getTime() - open.sentAt.getTime() < rule.pauseMs) throw new ApiError(rule.tooSoon)
    const expiresAt = new Date(sentAt.getTime() + request.lifetimeSeconds * 1000)
    challenges.set(factor.id, { sentAt, expiresAt })
    sent.set(user.id, (sent.get(user.id) ?? 0) + 1)
    return { kind: 'challenge', expiresAt }
  }

  function byCode(user: OktaUser, factor: OktaFactor, request: VerifyRequest): VerifyOutcome {
    if (request.passCode === null) throw invalid('passCode', 'The field cannot be left blank')
    checkCode(user, request.passCode)
    const window = Math.floor(now().getTime() / codeWindowMs)
    if (usedWindows.get(factor.id) === window) throw new ApiError('E0000082')
    usedWindows.set(factor.id, window)
    return { kind: 'success' }
  }

  function byQuestion(user: OktaUser, request: VerifyRequest): VerifyOutcome {
    if (request.answer === null || request.answer.length < minAnswerLength) {
      throw invalid('answer', 'The answer must be at least 4 characters in length.')
    }
    if (request.answer.toLowerCase() !== practiceAnswer) throw wrong(user)
    wrongCodes.delete(user.id)
    return { kind: 'success' }
  }

  function checkCode(user: OktaUser, code: string): void {
    if (code === lateCode) throw new ApiError('E0000083')
    if (code !== practiceCode) throw wrong(user)
    wrongCodes.delete(user.id)
  }

  function wrong(user: OktaUser): ApiError {
    const count = (wrongCodes.get(user.id) ?? 0) + 1
    wrongCodes.set(user.id, count)
    if (count < wrongCodesAllowed) return new ApiError('E0000068')
    wrongCodes.delete(user.id)
    user.status = 'LOCKED_OUT'
    user.statusChanged = now()
    return new ApiError('E0000069')
  }

  function find(user: OktaUser, factorId: string, transactionId: string): OpenTransaction {
    const transaction = transactions.get(transactionId)
    if (transaction?.userId !== user.id || transaction.factorId !== factorId) {
      throw notFound(transactionId, 'Transaction')
    }
    return transaction
  }

  /** What has become of it by now; what was told once stays so. */
  function resultOf(user: OktaUser, transaction: OpenTransaction): PushResult {
    if (transaction.decided) return transaction.decided
    const at = now().getTime()
    const expiresAt = transaction.expiresAt.getTime()
    const happened = (afterMs: number): boolean => {
      const moment = transaction.createdAt.getTime() + afterMs
      return at >= moment && moment < expiresAt
    }
    if (user.push === 'approves' && happened(approvesAfterMs)) transaction.decided = 'SUCCESS'
    else if (user.push === 'rejects' && happened(rejectsAfterMs)) transaction.decided = 'REJECTED'
    else if (at >= expiresAt) transaction.decided = 'TIMEOUT'
    return transaction.decided ?? 'WAITING'
  }

  return {
    verify,
    result(user, factorId, transactionId) {
      const transaction = find(user, factorId, transactionId)
      return { transaction, result: resultOf(user, transaction) }
    },
    cancel(user, factorId, transactionId) {
      transactions.delete(find(user, factorId, transactionId).id)
    },
    answerPush(userId, answer) {
      const waiting = [...transactions.values()].findLast((one) => one.userId === userId && one.decided === null)
      if (!waiting) throw new Error('No push is waiting for an answer.')
      waiting.decided = answer === 'approve' ? 'SUCCESS' : 'REJECTED'
    },
    messagesSent: (userId) => sent.get(userId) ?? 0,
    clear() {
      for (const map of [challenges, usedWindows, wrongCodes, sent, transactions]) map.clear()
    },
  }
}
