/**
 * Connects to one server by the first of the given routes that works. A connection is open before any part of a request is sent over it,
 * so trying the next route never sends anything twice.
 *
 * A server that was reached but is not trusted ends the search: avoiding whoever responds in its place would only hide them.
 */
import type { Socket } from 'node:net'
import type { TriedRoute } from '../../../shared/domain/tried-route.ts'
import type { Logger } from '../../logging/logger.ts'
import { ProviderError } from '../provider-error.ts'
import { connectBy, ServerNotTrustedError, RouteError, type Target } from './connect.ts'
import type { Trust } from './trust.ts'
import { createRouteMemory, isUsable, toTriedRoute, type Route } from './route.ts'

/** How long one route may take, in milliseconds. */
export interface ConnectTimeouts {
  /** For all but the last route. Enough for a handshake that loses two packets. */
  readonly others: number
  readonly last: number
}

/** Two routes that never answer are reported before a read times out (15 seconds). */
const defaultTimeouts: ConnectTimeouts = { others: 4_000, last: 10_000 }

export interface RouteFinder {
  /**
   * A connection to the server, including TLS. `tried` is filled during the search; its last route counts as not answering
   * until more is known. Rejects with `ProviderError`, also when cancelled by `signal`.
   */
  connect(routes: readonly Route[], tried: TriedRoute[], signal: AbortSignal): Promise<Socket>
}

export function createRouteFinder(ports: {
  readonly target: Target
  readonly trust: Trust
  readonly logger: Logger
  readonly now: () => number
  readonly timeouts?: ConnectTimeouts | undefined
}): RouteFinder {
  const { target, trust, logger, now, timeouts = defaultTimeouts } = ports
  const memory = createRouteMemory(now)
  /** TLS session of the last connection, which a new one resumes. */
  let session: Buffer | undefined

  const tlsParts = async (routes: readonly Route[]) =>
    target.isTls || routes.some(({ by }) => by === 'https-proxy')
      ? { secureContext: await trust.secureContext(), session, onSession: (latest: Buffer) => void (session = latest) }
      : null

  let loggedNotUsable = false
  const log = (event: string, tried: readonly TriedRoute[]): void => {
    for (const { by, problem } of tried) {
      // This does not change until the settings do, so it is logged once.
      if (by === 'not-usable' && loggedNotUsable) continue
      logger.warn(event, { kind: by, reason: problem })
    }
    loggedNotUsable ||= tried.some(({ by }) => by === 'not-usable')
  }

  return {
    async connect(routes, tried, signal) {
      const ordered = memory.inOrder(routes)
      const last = ordered.findLast(isUsable)
      // Before any timeout starts, since reading the certificates is not a route's fault.
      const parts = await tlsParts(ordered)
      let cause: unknown
      for (const route of ordered) {
        tried.push(toTriedRoute(route, isUsable(route) ? 'no-answer' : 'not-usable'))
        if (!isUsable(route)) continue
        const limit = route === last ? timeouts.last : timeouts.others
        try {
          const socket = await connectBy(route, target, parts, AbortSignal.any([signal, AbortSignal.timeout(limit)]))
          log('way-passed-over', tried.slice(0, -1))
          memory.noteFailed(ordered.slice(0, ordered.indexOf(route)))
          tried.length = 0
          return socket
        } catch (error) {
          if (signal.aborted) throw new ProviderError('cancelled', 'cancelled')
          if (error instanceof ServerNotTrustedError) {
            const isBecauseNoneWasRead = error.isOfUnknownAuthority && !trust.knowsSystem()
            const code = isBecauseNoneWasRead ? 'certificate-store-not-read' : 'certificate-not-trusted'
            throw new ProviderError('tls', code, {}, { cause: error.cause })
          }
          if (!(error instanceof RouteError)) throw error
          cause = error
          tried[tried.length - 1] = toTriedRoute(route, error.problem)
        }
      }
      if (isProxied(tried)) log('way-failed', tried)
      throw noRoute(tried, cause)
    },
  }
}

/** The error when no route reaches the server. An empty list means that none was even tried. */
export function noRoute(tried: readonly TriedRoute[], cause?: unknown): ProviderError {
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

function isProxied(tried: readonly TriedRoute[]): boolean {
  return tried.some(({ by }) => by !== 'direct')
}
