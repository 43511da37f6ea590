/** What the desk knows, and the questions the screen asks of it. Pure: nothing here reads or sends. */
import type { Account } from '../../../shared/domain/account.ts'
import type { CallerCheck, CallerProof } from '../../../shared/domain/caller-check.ts'
import type { Operation, StepState } from '../../../shared/domain/history-entry.ts'
import {
  accountKey,
  accountMatches,
  addressInBrackets,
  groupIntoPersons,
  matchRank,
  matchRecents,
} from '../../../shared/domain/match-people.ts'
import type { Factor, FurtherAction, MfaStatus } from '../../../shared/domain/mfa-status.ts'
import type { Recent } from '../../../shared/domain/recent.ts'
import type { ResetEffect, ResetPlan, ResetSelection } from '../../../shared/domain/reset-plan.ts'
import type { AppError } from '../../../shared/ipc/envelope.ts'

/** Fewer characters would ask a system for half of its directory. */
export const minimumSearchLength = 2

/** One connection's part of a search. */
export type SearchPart = {
  readonly connectionId: string
  readonly phase: 'waiting' | 'searching' | 'answered' | 'failed'
  /** Of the latest answer; while another text is searched, only those that still fit are shown. */
  readonly accounts: readonly Account[]
  readonly more: boolean
  readonly narrowed: boolean
  readonly error: AppError | null
}

export type ReadState = { readonly phase: 'reading' | 'ok' | 'failed'; readonly error: AppError | null }

export type AccountView = {
  readonly account: Account
  readonly accountRead: ReadState
  readonly status: MfaStatus | null
  readonly statusRead: ReadState
  /** When `status` was last seen, where it is a recent look-up's and not yet read again; otherwise `null`. */
  readonly snapshotAt: string | null
}

export type Ticks = {
  readonly factorIds: readonly string[]
  readonly microsoft365: boolean
  readonly all: boolean
  readonly further: readonly FurtherAction[]
}

export const noTicks: Ticks = { factorIds: [], microsoft365: false, all: false, further: [] }

export type OpenPerson = {
  readonly name: string
  readonly accountKeys: readonly string[]
  /** Which opening this is, counted: opening the same person again is a new one, an account that joins later is not. */
  readonly opening: number
}

/** The check of the caller that is shown: under way, or how it ended. */
export type CheckView = {
  /** Counted, because a check has no id until its challenge is out. */
  readonly attempt: number
  readonly accountKey: string
  readonly factor: Pick<Factor, 'id' | 'label' | 'callerCheck'>
  /** `null` until the challenge is out, and where it never went out. */
  readonly check: CallerCheck | null
  /** The latest refusal: the challenge's, or an answer's. */
  readonly error: AppError | null
  /** What the caller reads out, as far as it is typed. */
  readonly answer: string
  readonly answering: boolean
}

/** One way from "review" to the outcome. `refused`: nothing was sent, the error says why. */
export type Run = {
  readonly id: number
  readonly person: OpenPerson
  readonly phase: 'preparing' | 'confirming' | 'running' | 'checking' | 'done' | 'refused'
  readonly retryOf: string | null
  readonly plan: ResetPlan | null
  readonly steps: Readonly<Record<string, StepState>>
  readonly operation: Operation | null
  readonly error: AppError | null
  readonly evidence: 'none' | 'copied' | AppError
  readonly checkingNow: boolean
  /** The agent went back to the plan; the outcome stays at hand until the next caller. */
  readonly putAside: boolean
}

/** An operation of an earlier run whose outcome nobody knows yet. */
export type OpenQuestion = {
  readonly operation: Operation
  readonly checking: boolean
  readonly checked: boolean
  readonly error: AppError | null
}

export type FieldErrors = {
  readonly ticket: 'ticket-required' | 'ticket-invalid' | null
  readonly reason: 'reason-required' | null
}

export type DeskStep = 'find' | 'person' | 'reset'

export type DeskState = {
  readonly text: string
  readonly parts: Readonly<Record<string, SearchPart>>
  readonly recents: readonly Recent[]
  /** Asked for at least once, so that none means that there are none. */
  readonly recentsRead: boolean
  readonly open: OpenPerson | null
  readonly accounts: Readonly<Record<string, AccountView>>
  readonly ticks: Readonly<Record<string, Ticks>>
  readonly ticket: string
  readonly reason: string
  readonly fieldErrors: FieldErrors
  readonly check: CheckView | null
  /** Passed checks of this conversation that no reset has used. Main decides whether they still count. */
  readonly proofs: readonly CallerProof[]
  readonly runs: readonly Run[]
  readonly questions: readonly OpenQuestion[]
  /** Which column a narrow window shows. */
  readonly step: DeskStep
}

export const emptyDesk: DeskState = {
  text: '',
  parts: {},
  recents: [],
  recentsRead: false,
  open: null,
  accounts: {},
  ticks: {},
  ticket: '',
  reason: '',
  fieldErrors: { ticket: null, reason: null },
  check: null,
  proofs: [],
  runs: [],
  questions: [],
  step: 'find',
}

/** One line of the list of people. */
export type PersonRow = {
  readonly key: string
  readonly name: string
  readonly accounts: readonly Account[]
  /** When it was last looked up, where this is known from the recents only; a system has not confirmed it for this text. */
  readonly recentAt: string | null
  /** Another line has the same name: show what tells them apart. */
  readonly lookAlike: boolean
}

/** The list under the search field: recents while nothing is typed; otherwise everything that fits, the best first. */
export function personRows(state: Pick<DeskState, 'text' | 'parts' | 'recents'>): PersonRow[] {
  const typed = state.text.trim()
  const live = new Map<string, Account>()
  if (searchText(typed) !== null) {
    for (const part of Object.values(state.parts)) {
      for (const account of part.accounts) {
        if (part.phase === 'answered' || accountMatches(account, typed)) live.set(accountKey(account), account)
      }
    }
  }
  const recentAt = new Map<string, string>()
  const known = new Map(live)
  for (const recent of matchRecents(state.recents, typed)) {
    const key = accountKey(recent.account)
    recentAt.set(key, recent.lookedUpAt)
    if (!known.has(key)) known.set(key, recent.account)
  }

  const rows = groupIntoPersons([...known.values()]).map((accounts) => {
    const keys = accounts.map(accountKey)
    const seen = keys.map((key) => recentAt.get(key) ?? '').toSorted()
    return {
      key: keys.toSorted()[0] ?? '',
      name: accounts[0]?.displayName ?? '',
      accounts,
      recentAt: keys.some((key) => live.has(key)) ? null : (seen.at(-1) ?? null),
      rank: Math.min(...accounts.map((account) => matchRank(account, typed))),
    }
  })
  // Recents alone stay in the order of the look-ups.
  if (typed !== '') {
    rows.sort((a, b) => a.rank - b.rank || a.name.localeCompare(b.name) || compare(a.key, b.key))
  }

  const names = new Map<string, number>()
  for (const row of rows) names.set(fold(row.name), (names.get(fold(row.name)) ?? 0) + 1)
  return rows.map(({ key, name, accounts, recentAt: seenAt }) => ({
    key,
    name,
    accounts,
    recentAt: seenAt,
    lookAlike: (names.get(fold(name)) ?? 0) > 1,
  }))
}

const fold = (name: string) => name.normalize('NFKC').toLocaleLowerCase()
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

/** What the systems are asked for, or `null` while it is too short. Main understands a pasted address with brackets. */
export function searchText(text: string): string | null {
  const trimmed = text.trim()
  return Array.from(addressInBrackets(trimmed)).length >= minimumSearchLength ? trimmed.slice(0, 320) : null
}

/** Whether what is shown of an account is the system's own word of this session, so that a reset may start from it. */
export function canReset(view: AccountView): boolean {
  return view.status !== null && view.snapshotAt === null && view.statusRead.phase !== 'failed'
}

/** The ticks that still mean something for a status: what is gone or not possible any more is not ticked. */
export function keepTicks(ticks: Ticks, status: MfaStatus): Ticks {
  const removable = new Set(status.factors.items.filter((factor) => factor.removable).map((factor) => factor.id))
  return {
    factorIds: ticks.factorIds.filter((id) => removable.has(id)),
    microsoft365: ticks.microsoft365 && status.microsoft365 !== null && status.microsoft365 !== 'not-possible',
    all: ticks.all && status.all !== null && status.all !== 'not-possible',
    further: ticks.further.filter((action) => status.further?.includes(action) === true),
  }
}

/** The factors that leave together with this one, itself among them; alone where it goes alone. */
export function groupOf(factor: Factor, items: readonly Factor[]): readonly Factor[] {
  return factor.group === undefined ? [factor] : items.filter(({ group }) => group === factor.group)
}

/** The factors that may still be in the caller's hand: what is not ticked and can be challenged. */
export function usableFactors(status: MfaStatus, ticks: Ticks): readonly Factor[] {
  return status.factors.items.filter(
    (factor) => factor.callerCheck !== undefined && !ticks.factorIds.includes(factor.id),
  )
}

/** Whether a check still waits for somebody. */
export function isChecking(view: CheckView | null): boolean {
  if (view === null) return false
  const { check, error } = view
  if (check === null) return error === null
  return (
    check.state === 'waiting' ||
    check.state === 'answer-wanted' ||
    (check.state === 'wrong-answer' && check.triesLeft !== 0)
  )
}

/**
 * Why a reset waits for the check that is shown: it may still pass and belong into the record, or the device refused it, which
 * nobody must pass over in a hurry.
 */
export function heldBy(view: CheckView | null): 'checking' | 'rejected' | null {
  if (isChecking(view)) return 'checking'
  return view?.check?.state === 'rejected' ? 'rejected' : null
}

/** The proofs about the person who is open that have not run out at `now`. */
export function proofsOfOpen(state: Pick<DeskState, 'open' | 'proofs'>, now: number): readonly CallerProof[] {
  return state.proofs.filter(
    ({ connection, accountId, expiresAt }) =>
      Date.parse(expiresAt) > now &&
      state.open?.accountKeys.includes(accountKey({ connectionId: connection.connectionId, accountId })) === true,
  )
}

export type PlannedEffect = { readonly accountKey: string; readonly effect: ResetEffect }

/** What is ticked for the open person, in the order of the cards. */
export function plannedEffects(state: Pick<DeskState, 'open' | 'accounts' | 'ticks'>): PlannedEffect[] {
  return (state.open?.accountKeys ?? []).flatMap((key) => {
    const view = state.accounts[key]
    const ticks = state.ticks[key]
    if (view === undefined || view.status === null || ticks === undefined || !canReset(view)) return []
    const effects: ResetEffect[] = []
    if (ticks.all) effects.push({ kind: 'reset-all' })
    else {
      for (const factor of view.status.factors.items) {
        if (ticks.factorIds.includes(factor.id)) {
          effects.push({ kind: 'remove-factor', factorId: factor.id, label: factor.label })
        }
      }
    }
    if (ticks.microsoft365) effects.push({ kind: 'reset-microsoft365' })
    for (const kind of view.status.further ?? []) if (ticks.further.includes(kind)) effects.push({ kind })
    return effects.map((effect) => ({ accountKey: key, effect }))
  })
}

export function toSelections(state: Pick<DeskState, 'accounts'>, effects: readonly PlannedEffect[]): ResetSelection[] {
  return [...new Set(effects.map((planned) => planned.accountKey))].flatMap((key) => {
    const view = state.accounts[key]
    if (view === undefined) return []
    const own = effects.filter((planned) => planned.accountKey === key).map((planned) => planned.effect)
    return [
      {
        connectionId: view.account.connectionId,
        accountId: view.account.accountId,
        factorIds: own.flatMap((effect) => (effect.kind === 'remove-factor' ? [effect.factorId] : [])),
        microsoft365: own.some((effect) => effect.kind === 'reset-microsoft365'),
        all: own.some((effect) => effect.kind === 'reset-all'),
        ...withFurther(own),
      },
    ]
  })
}

const furtherKinds: ReadonlySet<string> = new Set<FurtherAction>(['end-sessions', 'unlock', 'temporary-access-code'])
const isFurther = (kind: ResetEffect['kind']): kind is FurtherAction => furtherKinds.has(kind)

function withFurther(effects: readonly ResetEffect[]): Pick<ResetSelection, 'further'> {
  const further = effects.map(({ kind }) => kind).filter(isFurther)
  return further.length === 0 ? {} : { further }
}

/** The failed steps of an operation as a selection of their own. Steps of unknown outcome are not among them. */
export function failedSelections(operation: Operation): ResetSelection[] {
  const byAccount = new Map<string, ResetSelection>()
  for (const { step, state } of operation.steps) {
    if (state !== 'failed' && state !== 'not-sent') continue
    const key = accountKey(step)
    const before = byAccount.get(key)
    byAccount.set(key, {
      connectionId: step.connectionId,
      accountId: step.accountId,
      factorIds: [
        ...(before?.factorIds ?? []),
        ...step.effects.flatMap((effect) => (effect.kind === 'remove-factor' ? [effect.factorId] : [])),
      ],
      microsoft365:
        before?.microsoft365 === true || step.effects.some((effect) => effect.kind === 'reset-microsoft365'),
      all: before?.all === true || step.effects.some((effect) => effect.kind === 'reset-all'),
      ...withFurther([...(before?.further ?? []).map((kind) => ({ kind })), ...step.effects]),
    })
  }
  return [...byAccount.values()]
}

/** The latest way to a reset of a person, finished or not. */
export function runOf(state: Pick<DeskState, 'runs' | 'open'>): Run | null {
  const keys = new Set(state.open?.accountKeys ?? [])
  return state.runs.findLast((run) => run.person.accountKeys.some((key) => keys.has(key))) ?? null
}

export function isBusy(run: Run | null): boolean {
  return run !== null && run.phase !== 'done' && run.phase !== 'refused'
}

/** The runs that were busy before and are not any more, but for those the person called off. */
export function runsThatEnded(before: readonly Run[], now: readonly Run[]): Run[] {
  return now.filter((run) => {
    const earlier = before.find(({ id }) => id === run.id) ?? null
    return isBusy(earlier) && !isBusy(run) && run.error?.code !== 'not-confirmed'
  })
}

/** What is wrong with ticket and reason by the rules of the settings. A ticket pattern speaks of the whole ticket. */
export function checkFields(
  fields: Pick<DeskState, 'ticket' | 'reason'>,
  rules: {
    readonly ticket: { readonly required: boolean; readonly pattern: string | null }
    readonly reasonRequired: boolean
  } | null,
): FieldErrors {
  if (rules === null) return { ticket: null, reason: null }
  const ticket = fields.ticket.trim()
  const wrong =
    ticket !== '' && rules.ticket.pattern !== null && !new RegExp(`^(?:${rules.ticket.pattern})$`, 'iu').test(ticket)
  return {
    ticket: ticket === '' && rules.ticket.required ? 'ticket-required' : wrong ? 'ticket-invalid' : null,
    reason: rules.reasonRequired && fields.reason.trim() === '' ? 'reason-required' : null,
  }
}

/** Whether a failure may pass by itself, so that the read is repeated. Everything else waits for a person. */
export function isPassing(error: AppError): boolean {
  return error.code === 'not-reachable' || error.code === 'timed-out'
}
