/**
 * Bad days on demand, for tests: "the next two requests to this path get that". Set from the test's own code only; nothing in
 * a request can reach them.
 */

export type FaultEffect =
  /** Answer this in place of the usual. Give at most one of `json`, `html`. Nothing is applied. */
  | {
      readonly kind: 'answer'
      readonly status: number
      readonly json?: unknown
      readonly html?: string
      readonly headers?: Readonly<Record<string, string>>
    }
  | { readonly kind: 'redirect'; readonly to: string }
  /** As usual, but later. */
  | { readonly kind: 'delay'; readonly ms: number }
  | { readonly kind: 'connection-lost-before-applying' }
  | { readonly kind: 'connection-lost-after-applying' }
  /** A JSON answer of at least so many bytes. */
  | { readonly kind: 'large-answer'; readonly bytes: number }
  /** The usual is applied, the answer has no body. */
  | { readonly kind: 'empty-answer' }
  /** As if the token had just expired. */
  | { readonly kind: 'expired-token' }
  /** The usual answer with its JSON changed: unknown enum values, missing fields. */
  | { readonly kind: 'rewrite'; readonly change: (json: unknown) => unknown }

export interface Fault {
  /** Part of the path, without regard to case. `''` = every request. */
  readonly path: string
  /** How many requests it meets. Default 1. */
  readonly times?: number
  readonly effect: FaultEffect
}

export interface FaultInjector {
  /** Faults are used up in the order they were added. */
  add(fault: Fault): void
  /** The effect for this request, counting it. */
  take(path: string): FaultEffect | null
  clear(): void
}

export function createFaultInjector(): FaultInjector {
  let waiting: { path: string; left: number; effect: FaultEffect }[] = []
  return {
    add(fault) {
      waiting.push({ path: fault.path.toLowerCase(), left: fault.times ?? 1, effect: fault.effect })
    },
    take(path) {
      const met = waiting.find((fault) => path.toLowerCase().includes(fault.path))
      if (!met) return null
      met.left -= 1
      waiting = waiting.filter((fault) => fault.left > 0)
      return met.effect
    },
    clear() {
      waiting = []
    },
  }
}
