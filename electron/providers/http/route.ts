/** The routes to a server in the network settings, in their order. Pure. */
import type { TriedRoute, RouteProblem } from '../../../shared/domain/tried-route.ts'
import { isYounger } from '../../../shared/domain/age.ts'

export interface ProxyRoute {
  readonly by: 'http-proxy' | 'https-proxy' | 'socks4-proxy' | 'socks5-proxy'
  /** Without the brackets of an IPv6 address. */
  readonly host: string
  readonly port: number
}

/** `not-usable`: listed when all routes fail, never used. Its words are truncated and contain no credentials. */
export type Route = { readonly by: 'direct' } | ProxyRoute | { readonly by: 'not-usable'; readonly words: string }

export type UsableRoute = Exclude<Route, { by: 'not-usable' }>

export function isUsable(route: Route): route is UsableRoute {
  return route.by !== 'not-usable'
}

/** `host:port`, with the brackets an IPv6 address needs there. */
export function authority({ host, port }: { readonly host: string; readonly port: number }): string {
  return `${host.includes(':') ? `[${host}]` : host}:${port}`
}

export function toTriedRoute(route: Route, problem: RouteProblem): TriedRoute {
  if (route.by === 'direct') return { by: route.by, problem }
  return { by: route.by, address: route.by === 'not-usable' ? route.words : authority(route), problem }
}

/** As long as Chromium moves a failed proxy to the end of the list (net/docs/proxy.md: five minutes). */
const rememberedMs = 5 * 60_000

export interface RouteMemory {
  /** The same routes, with those that failed recently moved to the end; otherwise in their own order. */
  inOrder(routes: readonly Route[]): Route[]
  /** These failed while another one worked. If none works, nothing is remembered: then the network is down rather than a proxy. */
  noteFailed(routes: readonly Route[]): void
}

/**
 * For the routes to one server: a proxy that refuses this one may reach others. `now`: milliseconds since 1970.
 */
export function createRouteMemory(now: () => number): RouteMemory {
  const failedAt = new Map<string, number>()
  const keyOf = (route: Route): string => JSON.stringify(toTriedRoute(route, 'no-answer'))
  const failedLately = (route: Route): boolean =>
    isYounger(failedAt.get(keyOf(route)) ?? -Infinity, rememberedMs, now())
  return {
    inOrder: (routes) => [...routes.filter((route) => !failedLately(route)), ...routes.filter(failedLately)],
    noteFailed(routes) {
      for (const route of routes) failedAt.set(keyOf(route), now())
    },
  }
}
