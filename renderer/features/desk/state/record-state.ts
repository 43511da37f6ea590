/** What the record knows about the person who is open, as warning signs; and the report of a suspicious call that is being written. */
import { accountKey } from '../../../../shared/domain/match-people.ts'
import type { PersonEvent, PersonRecord } from '../../../../shared/domain/person-record.ts'
import type { AppError } from '../../../../shared/ipc/envelope.ts'
import type { CallerState } from './caller-check-state.ts'
import type { PersonState } from './person-state.ts'
import { plannedEffects, type PlanState } from './plan-state.ts'
import { isBusy, runOf, type RunState } from './run-state.ts'

export type Report = {
  readonly reason: string
  readonly sending: boolean
  readonly error: AppError | null
}

export type RecordState = {
  /** For the person who is open; `null` until main has returned it. */
  readonly record: PersonRecord | null
  /** `null` while nobody is reporting. */
  readonly report: Report | null
}

export const noRecord: RecordState = { record: null, report: null }

export type Flag =
  | { readonly kind: 'event'; readonly event: PersonEvent }
  /** A method that is ticked as lost but recently passed a check. */
  | { readonly kind: 'lost'; readonly label: string; readonly at: string }
  /** A telephone in the system that was recently set up or changed. */
  | { readonly kind: 'phone'; readonly label: string; readonly at: string }

export type Flags = {
  /** Those about this call first, then the newest. */
  readonly flags: readonly Flag[]
  /** How many more the history has. */
  readonly more: number
  /** `bad`: somebody may have tried to take over this account. */
  readonly tone: 'bad' | 'warn'
  /** Whether the only signs are changed telephones. */
  readonly isContactAlone: boolean
}

type Seen = PersonState & Pick<PlanState, 'ticks'> & Pick<CallerState, 'proofs'> & RunState & RecordState

/** `null` if there are none. What this desk is doing, or has just done, for the person does not count. */
export function flagsOf(state: Seen): Flags | null {
  const { record, runs } = state
  const own = new Set(runs.map(({ operation }) => operation?.id))
  const busy = isBusy(runOf(state))
  const events = (record?.events ?? []).filter(
    ({ operationId, outcome }) => !own.has(operationId) && !(busy && outcome === 'running'),
  )
  const lost = lostOf(state)
  const phones = changedPhonesOf(state)
  const flags: Flag[] = [...lost, ...phones, ...events.map((event): Flag => ({ kind: 'event', event }))]
  if (flags.length === 0) return null
  const alarm = lost.length > 0 || events.some(({ outcome }) => outcome === 'reported' || outcome === 'caller-refused')
  const more = record?.more ?? 0
  return { flags, more, tone: alarm ? 'bad' : 'warn', isContactAlone: phones.length === flags.length && more === 0 }
}

/** How long a change counts as a warning sign about the caller. */
const changedWithinMs = 7 * 24 * 3_600_000

/** According to the systems when they were read. A call back or a code to such a telephone may reach whoever changed it. */
function changedPhonesOf({ open, accounts }: Seen): Flag[] {
  const statuses = (open?.accountKeys ?? []).flatMap((key) => accounts[key]?.status ?? [])
  return statuses.flatMap(({ readAt, factors }) =>
    factors.items.flatMap(({ label, detail, changedAt }): Flag[] => {
      const isLate = changedAt !== undefined && Date.parse(readAt) - Date.parse(changedAt) < changedWithinMs
      return isLate ? [{ kind: 'phone', label: detail === null ? label : `${label} ${detail}`, at: changedAt }] : []
    }),
  )
}

/** The methods ticked for removal that passed a check, in this call or before a recent reset; each with the latest check. */
function lostOf(state: Seen): Flag[] {
  const inThisCall = state.proofs.flatMap((proof) =>
    proof.kind === 'factor-challenge'
      ? [
          {
            key: accountKey({ ...proof.connection, accountId: proof.accountId }),
            factorId: proof.factor.id,
            at: proof.takenAt,
          },
        ]
      : [],
  )
  const earlier = (state.record?.passed ?? []).map((check) => ({ key: accountKey(check), ...check }))
  const passed = [...inThisCall, ...earlier]
  return plannedEffects(state).flatMap(({ accountKey: key, effect }): Flag[] => {
    if (effect.kind !== 'remove-factor') return []
    const times = passed.filter((check) => check.key === key && check.factorId === effect.factorId).map(({ at }) => at)
    const latest = times.toSorted().at(-1)
    return latest === undefined ? [] : [{ kind: 'lost', label: effect.label, at: latest }]
  })
}
