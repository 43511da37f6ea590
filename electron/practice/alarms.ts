/**
 * The traps of the practice directory: requests that exist in a system's interface and do harm when a client sends them by
 * mistake. A simulator carries them out as the system would, and raises an alarm the moment one arrives, whatever becomes of it:
 * refused, cut or done. A test of a client asserts that there was none.
 */
export interface Alarm {
  /** Which trap of its system: a word of the simulator that raises it. */
  readonly trap: string
  readonly method: string
  readonly path: string
  readonly at: Date
  /** What was asked for, and whom it would have met. */
  readonly sentence: string
}

export interface Alarms {
  /** Oldest first. */
  readonly raised: readonly Alarm[]
  raise(alarm: Alarm): void
  clear(): void
}

/** `onAlarm` hears each at once, for whoever shows them. */
export function createAlarms(onAlarm: (alarm: Alarm) => void = () => undefined): Alarms {
  const raised: Alarm[] = []
  return {
    raised,
    raise(alarm) {
      raised.push(alarm)
      onAlarm(alarm)
    },
    clear() {
      raised.length = 0
    },
  }
}
