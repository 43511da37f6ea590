/**
 * What every simulator is built in: an app that records each request, meets the faults and answers what a handler throws, the
 * options that are the same in all of them, and the way back to the first day.
 */
import { Hono, type Context, type MiddlewareHandler } from 'hono'
import { requestMiddleware } from './request-middleware.ts'
import { createFaultInjector, type FaultInjector } from './fault-injector.ts'
import type { InventedPerson } from './invented-person.ts'
import { inventedPeople } from './people.ts'
import { Refusal } from './refusal.ts'
import { ConnectionLost, RequestLog, type Simulator } from './simulator.ts'

export interface SimulatorOptions {
  /** The server's clock. Skew it against the client's to try that. */
  readonly now?: () => Date
  /** Milliseconds before every answer. Left out: none on a socket, and what feels like a network in process. */
  readonly latencyMs?: number
  /** Default: all invented people. Not everybody has an account in every system; `README.md` says who. */
  readonly people?: readonly InventedPerson[]
  readonly faults?: FaultInjector
  /** How long the slow person's reset takes. Default 4000. */
  readonly slowMs?: number
}

/** How the system words what every server has to say, and which path is the same to it. */
export interface Dialect {
  /** Default: as it is written. */
  readonly pathOf?: (request: Request) => string
  readonly expiredToken: () => Refusal
  /** The answer to a path that leads nowhere. */
  readonly nowhere: (c: Context) => Response
  /** For a fault of the simulator itself. */
  readonly failed: () => Refusal
  /** What meets a request before anything else does, faults too. */
  readonly before?: MiddlewareHandler
}

export interface SimulatorShell extends Required<Pick<SimulatorOptions, 'now' | 'people' | 'slowMs'>> {
  /** For the routes. */
  readonly app: Hono
  /** What the shell knows of the finished simulator. `forget`: everything else as on the first day. */
  finish(forget: () => void): Pick<Simulator, 'latencyMs' | 'requests' | 'reset'> & {
    readonly app: Hono
    readonly faults: FaultInjector
  }
}

export function createShell(options: SimulatorOptions, dialect: Dialect): SimulatorShell {
  const now = options.now ?? (() => new Date())
  const faults = options.faults ?? createFaultInjector()
  const log = new RequestLog()

  const app = new Hono(dialect.pathOf === undefined ? {} : { getPath: dialect.pathOf })
  app.onError((error) => {
    if (error instanceof ConnectionLost) throw error
    return (error instanceof Refusal ? error : dialect.failed()).toResponse()
  })
  app.notFound(dialect.nowhere)
  if (dialect.before) app.use(dialect.before)
  app.use(requestMiddleware({ log, now, latencyMs: options.latencyMs, faults, expiredToken: dialect.expiredToken }))

  return {
    app,
    now,
    people: options.people ?? inventedPeople(),
    slowMs: options.slowMs ?? 4000,
    finish: (forget) => ({
      app,
      latencyMs: options.latencyMs ?? null,
      faults,
      requests: log.entries,
      reset() {
        forget()
        faults.clear()
        log.clear()
      },
    }),
  }
}
