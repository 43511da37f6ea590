/**
 * How often anything is reset: by one agent, for one person, and not at all for a while after a check of the caller was refused.
 *
 * Everything is counted from the record itself, so a new start, a second window or a clock that is set back refills nothing. Whoever
 * begins a reset is counted again in turn with writing that it begins, so that two at once do not both take the last place.
 */
import type { Account } from '../../shared/domain/account.ts'
import type { Agent } from '../../shared/domain/history-entry.ts'
import { accountKey, groupIntoPersons } from '../../shared/domain/match-people.ts'
import type { LimitNear } from '../../shared/domain/person-record.ts'
import type { Rules } from '../../shared/domain/rules.ts'
import { CodedError } from '../errors/coded-error.ts'
import type { Activity } from '../history/activity.ts'
import type { History } from '../history/history.ts'
import type { InTurn } from '../turns/in-turn.ts'
import type { WaitingEntries } from './operation-journal.ts'

const hourMs = 3_600_000
const dayMs = 24 * hourMs
const monthMs = 30 * dayMs

/** From how many that are left the desk says so. */
const nearFrom = 3

export interface LimitedReset {
  readonly accounts: readonly Account[]
  readonly retryOf: string | null
  /** A second person has agreed, which lifts every limit here. */
  readonly lifted: boolean
}

export interface ResetLimits {
  /** Throws `CodedError` `limit-agent`, `limit-person` or `cool-down` where one more reset would be too many, and `StorageError`. */
  check(reset: LimitedReset): Promise<void>
  /** Checks in turn with `write`, which records that the reset begins. Throws as `check` and `write` do; then nothing has begun. */
  begin(reset: LimitedReset, write: () => Promise<void>): Promise<void>
  /** The limits that are reached, or soon will be, for this agent and the person of these accounts. */
  near(accounts: readonly Account[]): Promise<LimitNear[]>
}

export interface LimitsPorts {
  readonly history: Pick<History, 'activityOf' | 'mayRetry'>
  readonly waiting: Pick<WaitingEntries, 'flush'>
  readonly rules: () => Pick<Rules, 'limits' | 'approvers'>
  readonly agent: () => Agent
  /** Other accounts main has read that belong to the same people. */
  readonly relatedTo: (accounts: readonly Account[]) => readonly Account[]
  /** Shared with whatever else is recorded that a limit is counted from. */
  readonly inTurn: InTurn
  readonly now: () => Date
}

interface Limited {
  readonly code: 'limit-agent' | 'limit-person' | 'cool-down'
  /** Milliseconds since 1970; infinite where time alone does not help. */
  readonly until: number
}

export function createResetLimits(ports: LimitsPorts): ResetLimits {
  const { history, waiting, rules, agent, relatedTo, inTurn, now } = ports

  /** What the record has of each person whose accounts these are, and of the agent. */
  const read = async (accounts: readonly Account[]): Promise<{ ofAgent: Activity; ofPersons: Activity[] }> => {
    const keys = new Set(accounts.map(accountKey))
    const persons = groupIntoPersons([...accounts, ...relatedTo(accounts)]).filter((person) =>
      person.some((account) => keys.has(accountKey(account))),
    )
    const at = now()
    const [ofAgent, ...ofPersons] = await Promise.all([
      history.activityOf({ agent: agent().osUser }, dayMs, at),
      ...persons.map((person) => history.activityOf({ accounts: person }, monthMs, at)),
    ])
    return { ofAgent, ofPersons }
  }

  const limitedBy = async ({ accounts, retryOf, lifted }: LimitedReset): Promise<Limited | null> => {
    if (lifted) return null
    const { limits } = rules()
    const { ofAgent, ofPersons } = await read(accounts)
    const isRetry = retryOf !== null && (await history.mayRetry(retryOf, now()))
    const people = groupIntoPersons(accounts).length
    const found: Limited[] = ofPersons.map((activity) => ({ code: 'cool-down', until: coolUntil(activity, limits) }))
    if (!isRetry) {
      for (const activity of ofPersons) {
        found.push({ code: 'limit-person', until: fitsFrom(onceEach(activity), limits.person30Days, monthMs, 1) })
      }
      found.push({ code: 'limit-agent', until: fitsFrom(ofAgent, limits.agentHour, hourMs, people) })
      found.push({ code: 'limit-agent', until: fitsFrom(ofAgent, limits.agentDay, dayMs, people) })
    }
    // Of several, the one that stands in the way longest.
    const last = found.reduce<Limited | null>((most, each) => (most && most.until >= each.until ? most : each), null)
    return last !== null && last.until > ofAgent.at ? last : null
  }

  const check = async (reset: LimitedReset): Promise<void> => {
    const limited = await limitedBy(reset)
    if (limited === null) return
    throw new CodedError(limited.code, {
      ...(Number.isFinite(limited.until) ? { until: new Date(limited.until).toISOString() } : {}),
      approverLifts: rules().approvers.length > 0,
    })
  }

  return {
    check,

    begin: (reset, write) =>
      inTurn(async () => {
        // A refusal that the disk has not taken yet counts as well. Where it still does not, `write` says so.
        await waiting.flush().catch(() => undefined)
        await check(reset)
        await write()
      }),

    async near(accounts) {
      const { limits } = rules()
      const { ofAgent, ofPersons } = await read(accounts)
      const near: LimitNear[] = []
      const note = (kind: LimitNear['kind'], activity: Activity, limit: number | null, withinMs: number): void => {
        if (limit === null) return
        const left = Math.max(0, limit - sumWithin(activity, withinMs))
        if (left > nearFrom || left === limit) return
        const until = left > 0 ? null : fitsFrom(activity, limit, withinMs, 1)
        near.push({ kind, left, until: until === null ? null : new Date(until).toISOString() })
      }
      for (const activity of ofPersons) {
        const cool = coolUntil(activity, limits)
        if (cool > activity.at) near.push({ kind: 'cool-down', left: 0, until: new Date(cool).toISOString() })
        note('person-month', onceEach(activity), limits.person30Days, monthMs)
      }
      note('agent-hour', ofAgent, limits.agentHour, hourMs)
      note('agent-day', ofAgent, limits.agentDay, dayMs)
      return near
    },
  }
}

/** For a person an operation is one, however many people it is about. */
const onceEach = ({ at, began }: Activity): Activity => ({
  at,
  began: began.map((each) => ({ ...each, resets: Math.min(1, each.resets) })),
})

const within = ({ at, began }: Activity, withinMs: number): Activity['began'] =>
  began.filter(({ countsAt }) => countsAt > at - withinMs)

const sumWithin = (activity: Activity, withinMs: number): number =>
  within(activity, withinMs).reduce((sum, { resets }) => sum + resets, 0)

/** From when `adds` more keep within the limit, in milliseconds since 1970: not later than now where they do already. */
function fitsFrom(activity: Activity, limit: number | null, withinMs: number, adds: number): number {
  if (limit === null) return -Infinity
  let over = sumWithin(activity, withinMs) + adds - limit
  if (over <= 0) return activity.at
  for (const { countsAt, resets } of within(activity, withinMs).toReversed()) {
    over -= resets
    if (over <= 0) return countsAt + withinMs
  }
  return Infinity
}

/** Until when nothing is reset for the person, in milliseconds since 1970; in the past where nothing stands in the way. */
function coolUntil({ began }: Activity, { coolDownMinutes }: Rules['limits']): number {
  const alarm = began.find(({ kind }) => kind !== 'reset')
  return alarm === undefined || coolDownMinutes === null ? -Infinity : alarm.countsAt + coolDownMinutes * 60_000
}
