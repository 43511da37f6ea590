/** Lets a fault switch take effect on one request to a simulator built with Hono. */
import { setTimeout as wait } from 'node:timers/promises'
import type { Context } from 'hono'
import type { FaultEffect } from './fault-switches.ts'
import { LineCut } from './simulator.ts'

/** Throws `LineCut` for a cut line and `expiredToken` as the system itself would answer it. */
export async function applyFault(
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
    case 'cut-before-applying':
      throw new LineCut()
    case 'cut-after-applying':
      await next()
      throw new LineCut()
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
