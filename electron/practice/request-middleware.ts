/** What a simulator does with every request before its own answer: record it, hold it back, and let it meet the faults. */
import { setTimeout as wait } from 'node:timers/promises'
import type { Context, MiddlewareHandler } from 'hono'
import type { FaultEffect, FaultInjector } from './fault-injector.ts'
import { ConnectionLost, type RequestLog } from './simulator.ts'

export interface RequestMiddlewareOptions {
  readonly log: RequestLog
  readonly now: () => Date
  /** Milliseconds; `undefined` = not held back. */
  readonly latencyMs: number | undefined
  readonly faults: FaultInjector
  /** The system's answer to a token that has expired: thrown. */
  readonly expiredToken: () => Error
}

export function requestMiddleware({
  log,
  now,
  latencyMs,
  faults,
  expiredToken,
}: RequestMiddlewareOptions): MiddlewareHandler {
  return async (c, next) => {
    const path = new URL(c.req.url).pathname
    log.add({ method: c.req.method, path, at: now() })
    if (latencyMs) await wait(latencyMs)
    const fault = faults.take(path)
    if (fault) return withFault(fault, c, next, expiredToken)
    await next()
    return undefined
  }
}

async function withFault(
  effect: FaultEffect,
  c: Context,
  next: () => Promise<void>,
  expiredToken: () => Error,
): Promise<Response | undefined> {
  switch (effect.kind) {
    case 'answer': {
      const html = effect.html !== undefined
      const text = effect.html ?? (effect.json === undefined ? null : JSON.stringify(effect.json))
      const type = text === null ? {} : { 'Content-Type': html ? 'text/html' : 'application/json' }
      return new Response(text, { status: effect.status, headers: { ...type, ...effect.headers } })
    }
    case 'redirect':
      return new Response(null, { status: 302, headers: { Location: effect.to } })
    case 'delay':
      await wait(effect.ms)
      await next()
      return undefined
    case 'connection-lost-before-applying':
      throw new ConnectionLost()
    case 'connection-lost-after-applying':
      await next()
      throw new ConnectionLost()
    case 'large-answer':
      return c.json({ filling: 'x'.repeat(effect.bytes) })
    case 'empty-answer':
      await next()
      replaceAnswer(c, new Response(null, { status: 200 }))
      return undefined
    case 'expired-token':
      throw expiredToken()
    case 'rewrite':
      await next()
      replaceAnswer(c, c.json(effect.change(await c.res.json())))
      return undefined
  }
}

/** Hono would carry headers over from the answer it replaces. */
function replaceAnswer(c: Context, answer: Response): void {
  c.res = undefined
  c.res = answer
}
