/**
 * Reset plans waiting for their commit: one-use, short-lived, bound to the window that asked.
 *
 * A plan's id is the page's only handle on a change. It is unguessable, works once and for two minutes, and only for the
 * window it was made for, so a page cannot replay it or use another window's.
 */
import { randomBytes } from 'node:crypto'
import type { Account } from '../../shared/domain/account.ts'
import { isYounger } from '../../shared/domain/age.ts'
import type { Approval, CallerProof } from '../../shared/domain/caller-check.ts'
import type { Connection } from '../../shared/domain/connection.ts'
import { accountKey } from '../../shared/domain/match-people.ts'
import type { ResetPlan } from '../../shared/domain/reset-plan.ts'
import { CodedError } from '../errors/coded-error.ts'

export const planLifetimeMs = 120_000

/** A page that keeps preparing must not fill memory: the oldest plan is dropped. */
const maxPlansPerWindow = 8

/** What main keeps about a plan in addition to what it tells the page. */
export interface PlanGrounds {
  /** As they were configured when the plan was begun. */
  readonly connections: readonly Connection[]
  readonly retryOf: string | null
  /** How the caller was checked, as main has it. This reset uses them up. */
  readonly proofs: readonly CallerProof[]
  /** Who agreed as the second person, used up as well. */
  readonly approval: Approval | null
  /** Used up by the reset whose failed steps this one repeats: it is the same one. */
  readonly inheritedProofs: readonly CallerProof[]
  /** Every account by which the rules tell what the person is: those of the plan, and others of theirs that main has seen. */
  readonly known: readonly Account[]
}

export interface KeptPlan extends PlanGrounds {
  readonly plan: ResetPlan
}

export interface PlanBook {
  keep(windowId: number, parts: Omit<ResetPlan, 'id' | 'expiresAt'>, grounds: PlanGrounds): ResetPlan
  /** Returns the plan and forgets it. Throws `CodedError` `plan-not-found` for unknown, used, expired or foreign ids. */
  take(windowId: number, planId: string): KeptPlan
  /** Throws `CodedError` `plan-not-found` if the plan has expired. */
  refuseExpired(plan: ResetPlan): void
  /** Discards the window's plans for any of these accounts, by key. */
  forgetAbout(windowId: number, keys: ReadonlySet<string>): void
  forgetWindow(windowId: number): void
}

export const isAbout = (plan: ResetPlan, keys: ReadonlySet<string>): boolean =>
  plan.accounts.some(({ account }) => keys.has(accountKey(account)))

export function createPlanBook(now: () => Date): PlanBook {
  const byWindow = new Map<number, Map<string, KeptPlan>>()

  const refuseExpired = (plan: ResetPlan): void => {
    const keptAt = Date.parse(plan.expiresAt) - planLifetimeMs
    if (!isYounger(keptAt, planLifetimeMs, now().getTime())) throw new CodedError('plan-not-found')
  }

  return {
    keep(windowId, parts, grounds) {
      const plans = byWindow.get(windowId) ?? new Map<string, KeptPlan>()
      byWindow.set(windowId, plans)
      const oldest = plans.keys().next()
      if (plans.size >= maxPlansPerWindow && !oldest.done) plans.delete(oldest.value)
      const plan: ResetPlan = {
        ...parts,
        id: randomBytes(16).toString('hex'),
        expiresAt: new Date(now().getTime() + planLifetimeMs).toISOString(),
      }
      plans.set(plan.id, { ...grounds, plan })
      return plan
    },

    take(windowId, planId) {
      const plans = byWindow.get(windowId)
      const kept = plans?.get(planId)
      if (!plans || !kept) throw new CodedError('plan-not-found')
      plans.delete(planId)
      refuseExpired(kept.plan)
      return kept
    },

    refuseExpired,

    forgetAbout(windowId, keys) {
      const plans = byWindow.get(windowId)
      for (const [id, { plan }] of plans ?? []) if (isAbout(plan, keys)) plans?.delete(id)
    },

    forgetWindow: (windowId) => void byWindow.delete(windowId),
  }
}
