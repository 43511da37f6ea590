/** Why one route to a server, direct or through a proxy in the network settings, failed. */
import { z } from 'zod'

/** `not-usable`: an entry in the settings that this application does not support. */
export const RouteKind = z.enum(['direct', 'http-proxy', 'https-proxy', 'socks4-proxy', 'socks5-proxy', 'not-usable'])
export type RouteKind = z.infer<typeof RouteKind>

export const RouteProblem = z.enum([
  'name-not-found',
  'connection-refused',
  'no-answer',
  /** The network has no route to the address, or another fault below the connection. */
  'unreachable',
  'broke-off',
  /** Whoever answered does not speak TLS, or no version of it that is accepted. */
  'no-tls',
  /** The proxy's own certificate is not trusted. */
  'certificate',
  /** The proxy lets nobody through without signing in. */
  'sign-in',
  /** The proxy said no, or could not reach the server itself. */
  'refused',
  /** It answered, but not as a proxy does. */
  'no-proxy',
  'not-usable',
])
export type RouteProblem = z.infer<typeof RouteProblem>

/** How many routes of one list are considered. */
export const maxRoutes = 16

export const TriedRoute = z.strictObject({
  by: RouteKind,
  /** `host:port` of the proxy, or the words of an entry that is not usable. Absent for a direct connection. Never a credential. */
  address: z.string().max(300).optional(),
  problem: RouteProblem,
})
export type TriedRoute = z.infer<typeof TriedRoute>
