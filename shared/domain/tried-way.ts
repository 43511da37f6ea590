/** How one way to a server, straight or through a proxy of the network's settings, could not be taken. */
import { z } from 'zod'

/** `not-usable`: an entry of the settings that this application cannot follow. */
export const WayKind = z.enum(['direct', 'http-proxy', 'https-proxy', 'socks4-proxy', 'socks5-proxy', 'not-usable'])
export type WayKind = z.infer<typeof WayKind>

export const WayProblem = z.enum([
  'name-not-found',
  'connection-refused',
  'no-answer',
  /** The network knows no path to the address, or another fault below the connection. */
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
export type WayProblem = z.infer<typeof WayProblem>

/** Most ways of one list that are looked at. */
export const maxWays = 16

export const TriedWay = z.strictObject({
  by: WayKind,
  /** `host:port` of the proxy, or the words of an entry that is not usable. Absent for a direct connection. Never a credential. */
  address: z.string().max(300).optional(),
  problem: WayProblem,
})
export type TriedWay = z.infer<typeof TriedWay>
