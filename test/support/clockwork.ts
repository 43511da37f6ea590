/** A clock and its waits, which go on only when they are told to. */
export interface Clockwork {
  readonly now: () => Date
  /** Rejects when `signal` is aborted. */
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>
  /** Passes the time, one wait after the other, and lets everything that follows from each be done. */
  pass(ms: number): Promise<void>
  /** Sets the clock without letting any wait end, as a computer that sleeps does. */
  jump(ms: number): void
}

/** `idle` resolves when everything that can be done without time passing has been. */
export function clockwork(startAt: string, idle: () => Promise<void>): Clockwork {
  let at = Date.parse(startAt)
  const waits = new Set<{ readonly until: number; readonly end: () => void }>()
  return {
    now: () => new Date(at),
    wait: (ms, signal) =>
      new Promise((resolve, reject) => {
        const one = { until: at + ms, end: resolve }
        waits.add(one)
        signal.addEventListener('abort', () => {
          waits.delete(one)
          reject(new DOMException('given up', 'AbortError'))
        })
      }),
    async pass(ms) {
      const end = at + ms
      await idle()
      for (;;) {
        const due = [...waits].filter(({ until }) => until <= end).sort((one, other) => one.until - other.until)[0]
        if (due === undefined) break
        waits.delete(due)
        at = Math.max(at, due.until)
        due.end()
        await idle()
      }
      at = end
      await idle()
    },
    jump: (ms) => void (at += ms),
  }
}
