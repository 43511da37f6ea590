/** The ways to a server that a network's settings name, in their order. Pure. */
import type { TriedWay, WayProblem } from '../../../shared/domain/tried-way.ts'
import { isYounger } from '../../../shared/domain/age.ts'

export interface ProxyWay {
  readonly by: 'http-proxy' | 'https-proxy' | 'socks4-proxy' | 'socks5-proxy'
  /** Without the brackets of an IPv6 address. */
  readonly host: string
  readonly port: number
}

/** `not-usable`: named where all ways fail, never followed. Its words hold no credential and are cut. */
export type Way = { readonly by: 'direct' } | ProxyWay | { readonly by: 'not-usable'; readonly words: string }

export type UsableWay = Exclude<Way, { by: 'not-usable' }>

export function isUsable(way: Way): way is UsableWay {
  return way.by !== 'not-usable'
}

/** `host:port`, with the brackets an IPv6 address needs there. */
export function authority({ host, port }: { readonly host: string; readonly port: number }): string {
  return `${host.includes(':') ? `[${host}]` : host}:${port}`
}

export function triedWay(way: Way, problem: WayProblem): TriedWay {
  if (way.by === 'direct') return { by: way.by, problem }
  return { by: way.by, address: way.by === 'not-usable' ? way.words : authority(way), problem }
}

/** As long as Chromium keeps a proxy at the end of the list (net/docs/proxy.md: five minutes). */
const rememberedMs = 5 * 60_000

export interface WayMemory {
  /** The same ways: those that failed a short while ago last, in their own order otherwise. */
  inOrder(ways: readonly Way[]): Way[]
  /** These failed where another one led there. Where none does, nothing is learned: then the network is down, not a proxy. */
  passedOver(ways: readonly Way[]): void
}

/**
 * For the ways to one server: a proxy that refuses this one may lead to others. `now`: milliseconds since 1970.
 */
export function createWayMemory(now: () => number): WayMemory {
  const failedAt = new Map<string, number>()
  const keyOf = (way: Way): string => JSON.stringify(triedWay(way, 'no-answer'))
  const failedLately = (way: Way): boolean => isYounger(failedAt.get(keyOf(way)) ?? -Infinity, rememberedMs, now())
  return {
    inOrder: (ways) => [...ways.filter((way) => !failedLately(way)), ...ways.filter(failedLately)],
    passedOver(ways) {
      for (const way of ways) failedAt.set(keyOf(way), now())
    },
  }
}
