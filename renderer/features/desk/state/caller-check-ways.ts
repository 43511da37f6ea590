/** The methods that the person who is open can be checked with, best first. */
import type { ConnectionView } from '../../../../shared/domain/connection.ts'
import { hasEffect, removalOf } from '../../../../shared/domain/effects.ts'
import type { CallerCheckMethod, Factor } from '../../../../shared/domain/mfa-status.ts'
import { canReset, type PersonState } from './person-state.ts'
import type { PlanState } from './plan-state.ts'
import { isEffectTicked, noTicks } from './ticks.ts'

export type CheckWay = {
  readonly accountKey: string
  readonly connectionName: string
  readonly factor: Factor
  /** What it is called: with its device where two are called the same. */
  readonly label: string
}

/**
 * How much an answer says about who is calling: a push that is tied to this call comes before one that may be agreed to by habit, what a
 * device shows before what is sent, and what can be known by others comes last.
 */
const rank: Readonly<Record<CallerCheckMethod, number>> = {
  'push-with-number': 0,
  'push-with-code': 0,
  push: 1,
  'shown-code': 2,
  'sent-code': 3,
  answer: 5,
}
/** A mailbox may be open to whoever took the account over. */
const mailRank = 4
/** What is ticked as lost is still offered: it may be reset although it is at hand. */
const lostRank = 10

export function checkWays(
  { open, accounts, ticks }: PersonState & Pick<PlanState, 'ticks'>,
  connections: readonly Pick<ConnectionView, 'id' | 'name' | 'capabilities'>[],
): CheckWay[] {
  const ways = (open?.accountKeys ?? []).flatMap((accountKey) => {
    const view = accounts[accountKey]
    const connection = connections.find(({ id }) => id === view?.account.connectionId)
    if (view === undefined || !canReset(view) || connection?.capabilities?.checksCaller !== true) return []
    const lost = ticks[accountKey] ?? noTicks
    return (view.status?.factors.items ?? []).flatMap((factor) => {
      const { callerCheck, kind } = factor
      if (callerCheck === undefined) return []
      const isLost = hasEffect(lost, 'reset-all') || isEffectTicked(lost, removalOf(factor))
      const order = (kind === 'email' ? mailRank : rank[callerCheck]) + (isLost ? lostRank : 0)
      return [{ way: { accountKey, connectionName: connection.name, factor }, order }]
    })
  })
  const isCalledAlike = (one: (typeof ways)[number]['way']) =>
    ways.filter(({ way }) => way.accountKey === one.accountKey && way.factor.label === one.factor.label).length > 1
  return ways
    .toSorted((a, b) => a.order - b.order)
    .map(({ way }) => ({ ...way, label: labelOf(way.factor, isCalledAlike(way)) }))
}

/** Whether a system that checks callers has not answered yet: until then, the best way may still become another under the agent's hand. */
export function isReadingWays(
  { open, accounts }: PersonState,
  connections: readonly Pick<ConnectionView, 'id' | 'capabilities'>[],
): boolean {
  return (open?.accountKeys ?? []).some((accountKey) => {
    const view = accounts[accountKey]
    if (view?.statusRead.phase !== 'reading' || canReset(view)) return false
    return connections.find(({ id }) => id === view.account.connectionId)?.capabilities?.checksCaller === true
  })
}

const labelOf = ({ label, detail }: Factor, isCalledAlike: boolean) =>
  isCalledAlike && detail !== null ? `${label} (${detail})` : label
