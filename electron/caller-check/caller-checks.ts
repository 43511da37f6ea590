/**
 * Checking who is calling with a factor that is left.
 *
 * The system challenges and confirms; nothing here believes the page. A challenge goes out once, for one request of a person,
 * and is never repeated by itself: requests that keep coming wear people down until they agree. What the caller reads out goes
 * to the system, or is compared here (`push-with-code`), and nowhere else. A challenge answered on the device is polled at the pace the challenge names. Rejections are
 * recorded, whether anything is reset or not.
 *
 * A push that shows a code passes only when both are there, in whatever order: the code, read out and right, and the confirmation on the
 * device. A confirmation alone is what somebody gives who confirms whatever appears, and a code alone what was read over a shoulder.
 */
import { randomUUID } from 'node:crypto'
import { keptAccount, type Account, type AccountRef } from '../../shared/domain/account.ts'
import {
  isAnsweredOnDevice,
  type Approval,
  type Approver,
  type CallerCheck,
  type CallerProof,
  type CheckedFactor,
  type StatedProof,
} from '../../shared/domain/caller-check.ts'
import type { Agent, CallerRefusal, HistoryEntry } from '../../shared/domain/history-entry.ts'
import type { Rules } from '../../shared/domain/rules.ts'
import { cleanText } from '../../shared/domain/clean-text.ts'
import { accountKey } from '../../shared/domain/match-people.ts'
import type { Factor } from '../../shared/domain/mfa-status.ts'
import type { PlannedAccount } from '../../shared/domain/reset-plan.ts'
import { codeOf, CodedError } from '../errors/coded-error.ts'
import type { ErrorCode } from '../../shared/errors/error-code.ts'
import type { AppEvent } from '../../shared/ipc/events.ts'
import type { Connections } from '../connections/connections.ts'
import type { CallerChallenge } from '../providers/provider.ts'
import { listApprovers, requireApprover } from './approvers.ts'
import { proofLifetimeMs, type ProofBook } from './proof-book.ts'

/** Wrong codes count towards the lock of many systems. */
export const maxTries = 3

/** Challenges of one account within `challengeWindowMs`, whatever window asks. */
export const maxChallenges = 5
export const challengeWindowMs = 15 * 60_000

/** However long a system lets a push stand. */
const maxCheckMs = 10 * 60_000

/** No system answers faster than this for good reason, and one that says 0 must not be asked without end. */
const minPaceMs = 250

const maxQuestionLength = 300

/** How long shutdown waits for pending pushes to be cancelled. One that is not cancelled expires by itself. */
const closeTimeoutMs = 3_000

export interface CallerChecks {
  /**
   * Challenges the caller; the check before it in this window is over. Throws `CodedError` (`caller-check-not-offered`,
   * `caller-check-limit`, `invalid-request` for an account by another name than its id, `cancelled`) and what the system threw.
   */
  begin(
    windowId: number,
    ref: AccountRef,
    factorId: string,
    signal: AbortSignal,
    /** Asks the account's owner, as the second person, whether the person with these accounts may be reset; `approver-not-allowed`. */
    approves?: readonly AccountRef[],
  ): Promise<CallerCheck>
  /** Whom the rules let be the second person, as far as a system here can ask them. Throws what a system threw where none answered. */
  listApprovers(signal: AbortSignal): Promise<Approver[]>
  /** Throws `CodedError` `caller-check-not-found` where nothing waits for an answer, and what the system threw. */
  answer(windowId: number, checkId: string, text: string): Promise<CallerCheck>
  /**
   * A proof of what the agent states, which is held against what the directory says now. Throws `CodedError` `proof-not-accepted` for
   * a kind the rules do not take, `number-not-registered`, `manager-not-known`, and what the system threw.
   */
  state(windowId: number, ref: AccountRef, stated: StatedProof, signal: AbortSignal): Promise<CallerProof>
  /** Cancels a check and its push. For one that has ended, returns how it ended. */
  cancel(windowId: number, checkId: string): CallerCheck
  /** Cancels the window's check of any of these accounts, including one that is still being sent, and drops their proofs. */
  dropPerson(windowId: number, accounts: readonly AccountRef[]): void
  forgetWindow(windowId: number): void
  /** Cancels every check; proofs stay. */
  stopAll(): void
  /** As `stopAll`, and as if nobody had been challenged or had refused so far. */
  startOver(): void
  /** As `stopAll`; resolves when pushes have been cancelled, or after a few seconds. */
  close(): Promise<void>
}

export interface CallerCheckPorts {
  readonly connections: Connections
  readonly proofs: ProofBook
  readonly agent: () => Agent
  readonly rules: () => Pick<Rules, 'acceptedProofs' | 'approvers'>
  /** Other accounts of the same people that main has read. */
  readonly relatedTo: (accounts: readonly Account[]) => readonly Account[]
  /** Takes an entry for the history; what the disk refuses is its matter. */
  readonly record: (entry: HistoryEntry) => void
  readonly emit: (event: AppEvent) => void
  /** Prevents whatever would slow down polling a push, until the returned function is called. */
  readonly keepAwake: () => () => void
  readonly now: () => Date
  /** Resolves after `ms`; rejects when the signal is aborted. */
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>
}

/** One check of a window, from the request to its end. */
interface Check {
  readonly windowId: number
  readonly stopped: AbortController
  view: CallerCheck | null
  challenge: CallerChallenge | null
  about: {
    /** Whom the proof, or the refusal, is about. */
    readonly planned: PlannedAccount
    readonly factor: Factor
    readonly challengedAt: string
    /** Whoever is challenged, where that is a second person. */
    readonly approver: Account | null
  } | null
  answering: boolean
}

export function createCallerChecks(ports: CallerCheckPorts): CallerChecks {
  const { connections, proofs, emit, now, wait } = ports
  /** The latest of each window. A window is one conversation. */
  const checks = new Map<number, Check>()
  /** When each account was challenged, so that nobody is flooded with pushes. */
  const challenged = new Map<string, number[]>()
  /** A challenge that is being sent must finish, or nobody could cancel it. */
  const never = new AbortController().signal

  /** Challenges being sent or cancelled: shutdown waits for these. */
  const underWay = new Set<Promise<unknown>>()
  const hold = <Result>(work: Promise<Result>): Promise<Result> => {
    underWay.add(work)
    const done = (): void => void underWay.delete(work)
    work.then(done, done)
    return work
  }
  const takeBack = (challenge: CallerChallenge): void => void hold(challenge.cancel())

  const isOver = ({ view, stopped }: Check): boolean =>
    stopped.signal.aborted ||
    (view !== null &&
      view.state !== 'waiting' &&
      view.state !== 'answer-wanted' &&
      !(view.state === 'wrong-answer' && view.triesLeft !== 0))

  const stop = (check: Check): void => {
    if (isOver(check)) return
    check.stopped.abort()
    if (check.view !== null) check.view = { ...check.view, state: 'cancelled' }
    if (check.challenge !== null) takeBack(check.challenge)
  }

  const find = (windowId: number, checkId: string): Check & { view: CallerCheck } => {
    const check = checks.get(windowId)
    if (check?.view?.id !== checkId) throw new CodedError('caller-check-not-found')
    return check as Check & { view: CallerCheck }
  }

  /** Notes the challenge before it goes out. */
  const countChallenge = (ref: AccountRef): void => {
    const from = now().getTime() - challengeWindowMs
    for (const [key, times] of challenged) {
      const recent = times.filter((at) => at > from)
      if (recent.length === 0) challenged.delete(key)
      else challenged.set(key, recent)
    }
    const times = challenged.get(accountKey(ref)) ?? []
    if (times.length >= maxChallenges) throw new CodedError('caller-check-limit')
    challenged.set(accountKey(ref), [...times, now().getTime()])
  }

  /** What every proof begins with: of whose account it is, and from when to when it counts. */
  const takenNow = ({ connectionId, accountId }: AccountRef) => {
    const takenAt = now()
    return {
      id: randomUUID(),
      connection: connections.label(connectionId),
      accountId,
      takenAt: takenAt.toISOString(),
      expiresAt: new Date(takenAt.getTime() + proofLifetimeMs).toISOString(),
    }
  }

  const keepProof = (windowId: number, account: Account, known: KnownBy): CallerProof => {
    const proof: CallerProof = { ...takenNow(account), ...known }
    proofs.keep(windowId, proof, account)
    return proof
  }

  const keepApproval = (windowId: number, person: Account, approver: Account, factor: Factor): Approval => {
    const approval: Approval = {
      ...takenNow(approver),
      kind: 'second-person',
      name: approver.displayName,
      login: approver.logins[0] ?? approver.email ?? approver.accountId,
      factor: checkedFactor(factor),
    }
    proofs.keep(windowId, approval, person)
    return approval
  }

  const recordRefusal = (check: Check, answer: CallerRefusal['answer']): void => {
    const { planned, factor, challengedAt, approver } = aboutOf(check)
    const { account, connection } = planned
    const at = now().toISOString()
    const refusal: CallerRefusal = {
      answer,
      factor: checkedFactor(factor),
      ...(approver === null
        ? {}
        : { secondPerson: { name: approver.displayName, login: approver.logins[0] ?? approver.accountId } }),
    }
    proofs.noteRefusal({ account, connection, refusal, at })
    ports.record({
      kind: 'caller-refused',
      operationId: randomUUID(),
      at,
      agent: ports.agent(),
      account: planned,
      challengedAt,
      refusal,
    })
  }

  const change = (check: Check, changes: Partial<CallerCheck>): CallerCheck => {
    if (check.view === null) throw new Error('a check without a challenge')
    check.view = { ...check.view, ...changes }
    return check.view
  }

  const decide = (check: Check, state: CallerCheck['state']): CallerCheck => {
    if (state !== 'passed') return change(check, { state })
    const { windowId } = check
    const { approver, planned, factor } = aboutOf(check)
    if (approver !== null) {
      return change(check, { state, approval: keepApproval(windowId, planned.account, approver, factor) })
    }
    const known = { kind: 'factor-challenge', factor: checkedFactor(factor) } as const
    return change(check, { state, proof: keepProof(windowId, planned.account, known) })
  }

  /** Polls a challenge until it is decided. A failed poll says nothing about it, so polling continues. */
  const follow = async (check: Check, connectionId: string, challenge: CallerChallenge): Promise<void> => {
    const { signal } = check.stopped
    const until = now().getTime() + maxCheckMs
    const paceMs = Math.max(minPaceMs, challenge.pollEveryMs)
    let ending: Partial<CallerCheck> = { state: 'expired' }
    while (now().getTime() < until) {
      await wait(paceMs, signal)
      try {
        const state = await connections.use(connectionId, () => challenge.poll(signal))
        if (isOver(check)) return
        ending = { state: 'expired' }
        if (state === 'passed' && isAnswerWanted(check)) {
          emit({ type: 'caller-check', check: change(check, { confirmedOnDevice: true }) })
          await standForCode(check, challenge, until)
          return
        }
        if (state === 'waiting') {
          const { numberToChoose } = challenge
          if (numberToChoose !== check.view?.numberToChoose) {
            emit({ type: 'caller-check', check: change(check, { numberToChoose }) })
          }
          continue
        }
        emit({ type: 'caller-check', check: decide(check, state) })
        if (state === 'rejected') recordRefusal(check, state)
        return
      } catch (cause) {
        if (isOver(check)) return
        ending = failedBy(cause)
        if (!temporaryErrors.has(codeOf(cause))) break
      }
    }
    takeBack(challenge)
    emit({ type: 'caller-check', check: change(check, ending) })
  }

  /** The device has confirmed, and the system has nothing more to say. The code may be read out for as long as the push stands. */
  const standForCode = async (check: Check, { expiresAt }: CallerChallenge, until: number): Promise<void> => {
    const end = expiresAt === null ? until : Math.min(until, Date.parse(expiresAt))
    await wait(Math.max(0, end - now().getTime()), check.stopped.signal)
    emit({ type: 'caller-check', check: change(check, { state: 'expired' }) })
  }

  /** Compares what the caller read out with what the device shows. `waiting`: it is right, and the device has not confirmed yet. */
  const compareCode = (check: Check, challenge: CallerChallenge, readOut: string): CallerCheck['state'] => {
    const { codeOnDevice, expiresAt } = challenge
    // The computer may have been asleep for longer than the push stands.
    if (expiresAt !== null && now().getTime() > Date.parse(expiresAt)) return 'expired'
    const shown = asCompared(codeOnDevice?.reveal() ?? '')
    if (shown === '' || asCompared(readOut) !== shown) return 'wrong-answer'
    change(check, { triesLeft: null })
    return check.view?.confirmedOnDevice === true ? 'passed' : 'waiting'
  }

  const challengeCaller = async (
    check: Check,
    ref: AccountRef,
    factorId: string,
    signal: AbortSignal,
    approves: readonly AccountRef[] | undefined,
  ): Promise<CallerChallenge> => {
    const person = approves === undefined ? null : await readPerson(approves, signal)
    return connections.use(ref.connectionId, async (provider) => {
      const verifier = provider.callerVerifier
      if (verifier === undefined) throw new CodedError('caller-check-not-offered')
      const [account, status] = await Promise.all([
        provider.readAccount(ref.accountId, signal),
        provider.readMfaStatus(ref.accountId, signal),
      ])
      requireItsId(account, ref)
      const factor = status.factors.items.find(({ id }) => id === factorId)
      if (factor?.callerCheck === undefined) throw new CodedError('caller-check-not-offered')
      if (person !== null) {
        requireApprover(
          account,
          [...person.accounts, ...ports.relatedTo(person.accounts)],
          ports.rules(),
          ports.agent(),
        )
        if (!isAnsweredOnDevice(factor)) throw new CodedError('caller-check-not-offered')
      }
      if (signal.aborted) throw new CodedError('cancelled')
      countChallenge(ref)
      const connection = connections.label(account.connectionId)
      const planned = person?.planned ?? { account: keptAccount(account), connection, before: status }
      const approver = person === null ? null : account
      check.about = { planned, factor, challengedAt: now().toISOString(), approver }
      return verifier.challenge(ref.accountId, factor, never)
    })
  }

  /** Whom a second person is asked about, read now. */
  const readPerson = async (refs: readonly AccountRef[], signal: AbortSignal) => {
    const read = await Promise.all(
      refs.map((ref) =>
        connections.use(ref.connectionId, async (provider) => {
          const [account, before] = await Promise.all([
            provider.readAccount(ref.accountId, signal),
            provider.readMfaStatus(ref.accountId, signal),
          ])
          requireItsId(account, ref)
          return { account: keptAccount(account), connection: connections.label(ref.connectionId), before }
        }),
      ),
    )
    const [planned] = read
    if (planned === undefined) throw new CodedError('invalid-request')
    return { planned, accounts: read.map(({ account }) => account) }
  }

  const stopAll = (): void => {
    for (const check of checks.values()) stop(check)
    checks.clear()
  }

  return {
    async begin(windowId, ref, factorId, signal, approves) {
      const before = checks.get(windowId)
      if (before !== undefined) stop(before)
      const check: Check = {
        windowId,
        stopped: new AbortController(),
        view: null,
        challenge: null,
        about: null,
        answering: false,
      }
      checks.set(windowId, check)
      const cancelled = AbortSignal.any([signal, check.stopped.signal])
      const challenge = await hold(challengeCaller(check, ref, factorId, cancelled, approves))
      if (cancelled.aborted) {
        check.stopped.abort()
        takeBack(challenge)
        throw new CodedError('cancelled')
      }
      const onDevice = challenge.answeredBy === 'device'
      const isReadOut = !onDevice || isCodeCompared(check)
      check.challenge = challenge
      check.view = {
        id: randomUUID(),
        state: isReadOut ? 'answer-wanted' : 'waiting',
        numberToChoose: challenge.numberToChoose,
        question: challenge.question === null ? null : cleanText(challenge.question, maxQuestionLength),
        expiresAt: challenge.expiresAt,
        triesLeft: isReadOut ? maxTries : null,
        confirmedOnDevice: false,
        code: null,
        proof: null,
      }
      // Given up, as the only thing it rejects with.
      if (onDevice) {
        follow(check, ref.connectionId, challenge)
          .catch(() => undefined)
          .finally(ports.keepAwake())
      }
      return check.view
    },

    async answer(windowId, checkId, text) {
      const check = find(windowId, checkId)
      const { challenge, about } = check
      const triesLeft = check.view.triesLeft
      if (isOver(check) || check.answering || triesLeft === null || challenge === null || about === null) {
        throw new CodedError('caller-check-not-found')
      }
      check.answering = true
      // Counted before it is known: an answer whose verdict is lost may have counted in the system as well.
      change(check, { triesLeft: triesLeft - 1 })
      try {
        const { connectionId } = about.approver ?? about.planned.account
        const verdict = isCodeCompared(check)
          ? compareCode(check, challenge, text)
          : await connections.use(connectionId, () => challenge.answer(text, never))
        if (check.stopped.signal.aborted) return find(windowId, checkId).view
        const view = decide(check, verdict)
        if (verdict === 'wrong-answer' && view.triesLeft === 0) recordRefusal(check, verdict)
        if (isCodeCompared(check) && isOver(check)) {
          check.stopped.abort()
          if (verdict !== 'passed') takeBack(challenge)
        }
        return view
      } catch (cause) {
        if (check.view.triesLeft === 0) change(check, failedBy(cause))
        throw cause
      } finally {
        check.answering = false
      }
    },

    listApprovers: (signal) => listApprovers(connections, ports.rules(), signal),

    async state(windowId, ref, stated, signal) {
      if (!ports.rules().acceptedProofs.includes(stated.kind)) throw new CodedError('proof-not-accepted')
      const account = await connections.use(ref.connectionId, (provider) => provider.readAccount(ref.accountId, signal))
      requireItsId(account, ref)
      return keepProof(windowId, account, knownBy(account, stated))
    },

    cancel(windowId, checkId) {
      const check = find(windowId, checkId)
      stop(check)
      return check.view
    },

    dropPerson(windowId, accounts) {
      const keys = new Set(accounts.map(accountKey))
      const check = checks.get(windowId)
      const about = check?.about?.planned.account
      if (check !== undefined && (about === undefined || keys.has(accountKey(about)))) {
        stop(check)
        checks.delete(windowId)
      }
      proofs.forgetAbout(windowId, keys)
    },

    forgetWindow(windowId) {
      const check = checks.get(windowId)
      if (check !== undefined) stop(check)
      checks.delete(windowId)
      proofs.forgetWindow(windowId)
    },

    stopAll,
    startOver() {
      stopAll()
      challenged.clear()
      proofs.forgetAll()
    },

    async close() {
      stopAll()
      const allBack = new AbortController()
      const back = async (): Promise<void> => {
        // A challenge that has just been sent is then cancelled, so there may be more to wait for.
        while (underWay.size > 0) await Promise.allSettled(underWay)
        allBack.abort()
      }
      await Promise.race([back(), wait(closeTimeoutMs, allBack.signal).catch(() => undefined)])
    },
  }
}

function aboutOf({ about }: Check): NonNullable<Check['about']> {
  if (about === null) throw new Error('a challenge without an account')
  return about
}

/** Both the code and the confirmation on the device are needed. By the factor, so that a push without its code never passes. */
const isCodeCompared = (check: Check): boolean => aboutOf(check).factor.callerCheck === 'push-with-code'

const isAnswerWanted = ({ view }: Check): boolean => view !== null && view.triesLeft !== null

/** Codes are read out in groups, so they may be typed with blanks or dashes, which no code has. */
const asCompared = (code: string): string =>
  code
    .normalize('NFKC')
    .replace(/[\s\p{Pd}\p{Cf}_]/gu, '')
    .toLowerCase()

function failedBy(cause: unknown): Partial<CallerCheck> {
  const serverText = cause instanceof CodedError ? cause.detail.serverText : undefined
  return { state: 'failed', code: codeOf(cause), ...(serverText === undefined ? {} : { serverText }) }
}

/** Proofs are about this id; under another name of the account they would miss the reset. */
function requireItsId(account: Account, ref: AccountRef): void {
  if (accountKey(account) !== accountKey(ref)) {
    throw new CodedError('invalid-request', { fieldErrors: { accountId: 'not-its-id' } })
  }
}

/** What a proof says beside whom it is about and when it was taken. */
type KnownBy = DistributiveOmit<CallerProof, 'id' | 'connection' | 'accountId' | 'takenAt' | 'expiresAt'>
type DistributiveOmit<Union, Key extends PropertyKey> = Union extends unknown ? Omit<Union, Key> : never

/** The directory's number and the directory's manager; nothing the page names goes by itself. */
function knownBy({ phones = [], manager }: Account, stated: StatedProof): KnownBy {
  if (stated.kind === 'call-back' && !phones.some(({ number }) => number === stated.number)) {
    throw new CodedError('number-not-registered')
  }
  if (stated.kind !== 'manager') return stated
  if (manager === null) throw new CodedError('manager-not-known')
  return { ...stated, manager }
}

const checkedFactor = ({ id, label, kind }: Factor): CheckedFactor => ({ id, label, kind })

/** Errors after which a pending push is still polled. */
const temporaryErrors: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'not-reachable',
  'proxy-refused',
  'timed-out',
  'rate-limited',
  'server-error',
  'answer-empty',
])
