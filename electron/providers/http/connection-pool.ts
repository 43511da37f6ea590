/**
 * A pool of connections to one host, with one request at a time on each. A read takes any idle connection. A change gets a connection of
 * its own, opened for it and closed after it: a pooled one may have died without either side noticing, or may be about to deliver an
 * unsolicited response, which would be taken for the answer to the change. undici opens, uses and closes the connections; its own pools
 * choose among them differently.
 */
import type { Dispatcher } from 'undici'
import type { TriedRoute } from '../../../shared/domain/tried-route.ts'

export interface PooledConnection {
  readonly dispatcher: Dispatcher
  /** The routes tried so far to open it. */
  readonly tried: readonly TriedRoute[]
  /** Ends the request. `answered`: its response arrived completely. */
  release(answered: boolean): void
}

export interface ConnectionPool {
  acquire(effect: 'read' | 'change'): PooledConnection
  /** For a read: a connection that has not been used before. */
  acquireNew(): PooledConnection
  /** Aborts reads; waits for changes in progress. */
  close(): Promise<void>
}

/** A dispatcher for at most one connection, which it opens on first use. */
export interface NewConnection {
  readonly dispatcher: Dispatcher
  readonly tried: readonly TriedRoute[]
  /** Aborts the attempt to open it. */
  stopConnecting(): void
}

interface PoolEntry extends NewConnection {
  busyWith: 'read' | 'change' | null
}

export function createConnectionPool(open: () => NewConnection): ConnectionPool {
  const entries = new Set<PoolEntry>()

  const abort = (entry: PoolEntry): Promise<void> => {
    entry.stopConnecting()
    return entry.dispatcher.destroy()
  }

  const discard = (entry: PoolEntry): void => {
    entries.delete(entry)
    void abort(entry)
  }

  const lease = (entry: PoolEntry, effect: 'read' | 'change'): PooledConnection => {
    entry.busyWith = effect
    return {
      dispatcher: entry.dispatcher,
      tried: entry.tried,
      release(answered) {
        entry.busyWith = null
        if (!answered || effect === 'change') discard(entry)
      },
    }
  }

  const opened = (): PoolEntry => {
    const entry: PoolEntry = { ...open(), busyWith: null }
    entries.add(entry)
    return entry
  }

  const idle = (): PoolEntry | undefined => [...entries].find(({ busyWith }) => busyWith === null)

  return {
    acquire: (effect) => lease((effect === 'read' ? idle() : undefined) ?? opened(), effect),

    acquireNew() {
      // Replaces an idle one, so that there are never more connections than concurrent requests.
      const replaced = idle()
      if (replaced) discard(replaced)
      return lease(opened(), 'read')
    },

    async close() {
      const closing = [...entries]
      entries.clear()
      await Promise.all(closing.map((entry) => (entry.busyWith === 'change' ? entry.dispatcher.close() : abort(entry))))
    },
  }
}
