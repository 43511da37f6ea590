/**
 * Rate limits as Okta counts them: so many calls a minute in a bucket, the minute beginning with its first call, told in
 * `X-Rate-Limit-*` by the server's clock; and so many calls at once.
 */

export const buckets = ['list-users', 'read-user', 'users', 'logs', 'token', 'other'] as const
/** Okta counts per endpoint; these are the ones that matter to us. `users` is everything below one user. */
export type Bucket = (typeof buckets)[number]

export interface RateState {
  readonly limit: number
  readonly remaining: number
  /** UTC, whole seconds. */
  readonly resetSeconds: number
  readonly exceeded: boolean
}

const minuteMs = 60_000
const hintSeconds = 60

interface Minute {
  readonly endsAt: number
  used: number
}

export interface RateLimits {
  /** Counts a call. */
  take(bucket: Bucket): RateState
  /** One call more than may be at once: limit and remaining are 0, and the reset is only a hint (Okta's words). */
  concurrencyExceeded(): RateState
  clear(): void
}

export function createRateLimits(perMinute: Readonly<Record<Bucket, number>>, now: () => Date): RateLimits {
  const minutes = new Map<Bucket, Minute>()
  return {
    take(bucket) {
      const at = now().getTime()
      let minute = minutes.get(bucket)
      if (!minute || at >= minute.endsAt) {
        // Whole seconds, because that is what the header tells.
        minute = { endsAt: Math.ceil((at + minuteMs) / 1000) * 1000, used: 0 }
        minutes.set(bucket, minute)
      }
      const limit = perMinute[bucket]
      const exceeded = minute.used >= limit
      if (!exceeded) minute.used += 1
      return { limit, remaining: limit - minute.used, resetSeconds: minute.endsAt / 1000, exceeded }
    },
    concurrencyExceeded: () => ({
      limit: 0,
      remaining: 0,
      resetSeconds: Math.ceil(now().getTime() / 1000) + hintSeconds,
      exceeded: true,
    }),
    clear: () => minutes.clear(),
  }
}

export function bucketOf(method: string, path: string): Bucket {
  if (path === '/oauth2/v1/token') return 'token'
  if (path === '/api/v1/logs') return 'logs'
  if (!/^\/api\/v1\/users(?:\/|$)/u.test(path)) return 'other'
  const below = path.split('/').slice(4)
  if (below.length === 0) return 'list-users'
  return below.length === 1 && method === 'GET' ? 'read-user' : 'users'
}
