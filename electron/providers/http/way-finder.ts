/**
 * Leads to one server by the first of the given ways that can be taken. As a connection stands before anything of a request is
 * sent over it, trying the next way never sends anything twice.
 *
 * A server that was reached and is not trusted ends the search: going round whoever answers in its place would only hide it.
 */
import type { Socket } from 'node:net'
import type { TriedWay } from '../../../shared/domain/tried-way.ts'
import type { Logger } from '../../logging/logger.ts'
import { ProviderError } from '../provider-error.ts'
import { connectBy, ServerNotTrustedError, WayError, type Target } from './connect.ts'
import type { Trust } from './trust.ts'
import { createWayMemory, isUsable, triedWay, type Way } from './way.ts'

/** How long one way may take, in milliseconds. */
export interface WayPatience {
  /** While there is another one to try. Two lost packets of a handshake are still made good in it. */
  readonly others: number
  readonly last: number
}

/** Two ways that never answer are told before a read is over (15 seconds). */
const usualPatience: WayPatience = { others: 4_000, last: 10_000 }

export interface WayFinder {
  /**
   * A connection to the server, TLS and all. `tried` is filled while it searches; its last way counts as one that does not answer
   * until more is known. Rejects with `ProviderError`, also when given up by `signal`.
   */
  connect(ways: readonly Way[], tried: TriedWay[], signal: AbortSignal): Promise<Socket>
}

export function createWayFinder(ports: {
  readonly target: Target
  readonly trust: Trust
  readonly logger: Logger
  readonly now: () => number
  readonly patience?: WayPatience | undefined
}): WayFinder {
  const { target, trust, logger, now, patience = usualPatience } = ports
  const memory = createWayMemory(now)
  /** Of the last connection, so that a new one need not begin from nothing. */
  let session: Buffer | undefined

  const tlsParts = async (ways: readonly Way[]) =>
    target.isTls || ways.some(({ by }) => by === 'https-proxy')
      ? { secureContext: await trust.secureContext(), session, onSession: (told: Buffer) => void (session = told) }
      : null

  let toldNotUsable = false
  const log = (event: string, tried: readonly TriedWay[]): void => {
    for (const { by, problem } of tried) {
      // It stays so until the settings change; once is enough.
      if (by === 'not-usable' && toldNotUsable) continue
      logger.warn(event, { kind: by, reason: problem })
    }
    toldNotUsable ||= tried.some(({ by }) => by === 'not-usable')
  }

  return {
    async connect(ways, tried, signal) {
      const ordered = memory.inOrder(ways)
      const last = ordered.findLast(isUsable)
      // Before the clock of a way runs: reading certificates is nothing it takes long for.
      const parts = await tlsParts(ordered)
      let cause: unknown
      for (const way of ordered) {
        tried.push(triedWay(way, isUsable(way) ? 'no-answer' : 'not-usable'))
        if (!isUsable(way)) continue
        const limit = way === last ? patience.last : patience.others
        try {
          const socket = await connectBy(way, target, parts, AbortSignal.any([signal, AbortSignal.timeout(limit)]))
          log('way-passed-over', tried.slice(0, -1))
          memory.passedOver(ordered.slice(0, ordered.indexOf(way)))
          tried.length = 0
          return socket
        } catch (error) {
          if (signal.aborted) throw new ProviderError('cancelled', 'cancelled')
          if (error instanceof ServerNotTrustedError) {
            const isForWantOfAny = error.isOfUnknownAuthority && !trust.knowsSystem()
            const code = isForWantOfAny ? 'certificate-store-not-read' : 'certificate-not-trusted'
            throw new ProviderError('tls', code, {}, { cause: error.cause })
          }
          if (!(error instanceof WayError)) throw error
          cause = error
          tried[tried.length - 1] = triedWay(way, error.problem)
        }
      }
      if (isProxied(tried)) log('way-failed', tried)
      throw noWay(tried, cause)
    },
  }
}

/** What to say where none of the ways leads to the server. Empty: not even one was tried. */
export function noWay(tried: readonly TriedWay[], cause?: unknown): ProviderError {
  const problems = tried.map(({ problem }) => problem)
  const options = cause === undefined ? {} : { cause }
  if (!isProxied(tried)) {
    return new ProviderError(problems.includes('no-tls') ? 'tls' : 'not-reachable', 'not-reachable', {}, options)
  }
  const code = problems.every((problem) => problem === 'not-usable')
    ? 'proxy-not-usable'
    : problems.includes('sign-in')
      ? 'proxy-sign-in-required'
      : problems.includes('refused')
        ? 'proxy-refused'
        : 'not-reachable'
  return new ProviderError('not-reachable', code, { tried: [...tried] }, options)
}

function isProxied(tried: readonly TriedWay[]): boolean {
  return tried.some(({ by }) => by !== 'direct')
}
