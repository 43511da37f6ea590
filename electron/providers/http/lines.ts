/**
 * The connections to one host, with one request at a time on each. A read takes any that is free. A change takes one only while it
 * is certainly alive, and a new one otherwise: a kept connection may be dead without either side having noticed, and a change
 * written to it would have to be called "outcome unknown" for nothing. undici's own pools cannot tell which connection answered
 * last, so the choice is made here; making, using and closing connections stays with undici.
 */
import type { Dispatcher } from 'undici'
import { isYounger } from '../../../shared/domain/age.ts'
import type { TriedWay } from '../../../shared/domain/tried-way.ts'

/** How long after its last answer a connection is held to be alive. No server that keeps connections gives them up so early. */
const aliveMs = 1_000

/** One answer after which the server kept the connection, and one more over it: this server does keep them. */
const answersThatProve = 2

export interface Line {
  readonly dispatcher: Dispatcher
  /** How making its connection went so far. */
  readonly tried: readonly TriedWay[]
  /** The request is over. `answered` where its answer arrived as a whole. */
  release(answered: boolean): void
}

export interface Lines {
  take(effect: 'read' | 'change'): Line
  /** A connection that never carried anything. */
  takeNew(effect: 'read' | 'change'): Line
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
  /** Over the connection that stands now. */
  answers: number
  /** Milliseconds since 1970. */
  answeredAt: number
}

export function createLines(open: () => OpenedLine, now: () => number): Lines {
  const all = new Set<Held>()

  const breakOff = (held: Held): Promise<void> => {
    held.giveUp()
    return held.dispatcher.destroy()
  }

  const discard = (held: Held): void => {
    all.delete(held)
    void breakOff(held)
  }

  const isAlive = ({ answers, answeredAt }: Held): boolean =>
    answers >= answersThatProve && isYounger(answeredAt, aliveMs, now())

  const lend = (held: Held, effect: 'read' | 'change'): Line => {
    held.busyWith = effect
    return {
      dispatcher: held.dispatcher,
      tried: held.tried,
      release(answered) {
        held.busyWith = null
        if (!answered) {
          discard(held)
          return
        }
        held.answeredAt = now()
        held.answers += 1
      },
    }
  }

  const free = (): Held[] => [...all].filter(({ busyWith }) => busyWith === null)

  const takeNew = (effect: 'read' | 'change'): Line => {
    // In place of a free one, so that there are never more than requests at a time.
    const [replaced] = free()
    if (replaced) discard(replaced)
    const held: Held = { ...open(), busyWith: null, answers: 0, answeredAt: 0 }
    held.dispatcher.on('connect', () => {
      held.answers = 0
    })
    all.add(held)
    return lend(held, effect)
  }

  return {
    take(effect) {
      const fit = effect === 'read' ? free()[0] : free().find(isAlive)
      return fit ? lend(fit, effect) : takeNew(effect)
    },

    takeNew,

    async close() {
      const lines = [...all]
      all.clear()
      await Promise.all(lines.map((held) => (held.busyWith === 'change' ? held.dispatcher.close() : breakOff(held))))
    },
  }
}
