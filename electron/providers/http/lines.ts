/**
 * The connections to one host, with one request at a time on each. A read takes any that is free. A change travels alone, over a
 * connection made for it and closed after it: a kept one may be dead without either side having noticed, and an answer that nobody asked
 * for may be on its way over it, which would be believed. Making, using and closing connections is left to undici; its own pools would
 * choose otherwise.
 */
import type { Dispatcher } from 'undici'
import type { TriedWay } from '../../../shared/domain/tried-way.ts'

export interface Line {
  readonly dispatcher: Dispatcher
  /** How making its connection went so far. */
  readonly tried: readonly TriedWay[]
  /** The request is over. `answered` where its answer arrived as a whole. */
  release(answered: boolean): void
}

export interface Lines {
  take(effect: 'read' | 'change'): Line
  /** For a read, over a connection that never carried anything. */
  takeNew(): Line
  /** Breaks off reads; waits for changes that are under way. */
  close(): Promise<void>
}

/** A dispatcher that holds one connection at most, and makes it when it is needed. */
export interface OpenedLine {
  readonly dispatcher: Dispatcher
  readonly tried: readonly TriedWay[]
  /** Stops making a connection. */
  giveUp(): void
}

interface Held extends OpenedLine {
  busyWith: 'read' | 'change' | null
}

export function createLines(open: () => OpenedLine): Lines {
  const all = new Set<Held>()

  const breakOff = (held: Held): Promise<void> => {
    held.giveUp()
    return held.dispatcher.destroy()
  }

  const discard = (held: Held): void => {
    all.delete(held)
    void breakOff(held)
  }

  const lend = (held: Held, effect: 'read' | 'change'): Line => {
    held.busyWith = effect
    return {
      dispatcher: held.dispatcher,
      tried: held.tried,
      release(answered) {
        held.busyWith = null
        if (!answered || effect === 'change') discard(held)
      },
    }
  }

  const opened = (): Held => {
    const held: Held = { ...open(), busyWith: null }
    all.add(held)
    return held
  }

  const free = (): Held | undefined => [...all].find(({ busyWith }) => busyWith === null)

  return {
    take: (effect) => lend((effect === 'read' ? free() : undefined) ?? opened(), effect),

    takeNew() {
      // In place of a free one, so that there are never more than reads at a time.
      const replaced = free()
      if (replaced) discard(replaced)
      return lend(opened(), 'read')
    },

    async close() {
      const lines = [...all]
      all.clear()
      await Promise.all(lines.map((held) => (held.busyWith === 'change' ? held.dispatcher.close() : breakOff(held))))
    },
  }
}
