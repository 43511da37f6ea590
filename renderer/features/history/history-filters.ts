/**
 * The filters as a person fills them in, and the question they become. Days are days of the person's own calendar and
 * clock; main is asked in instants.
 */
import type { SystemId } from '../../../shared/domain/connection.ts'
import type { OperationOutcome } from '../../../shared/domain/history-entry.ts'
import type { HistoryFilters } from '../../../shared/domain/history-query.ts'

export interface HistoryForm {
  readonly text: string
  readonly outcome: OperationOutcome | null
  readonly system: SystemId | null
  /** Only what the number on the rail counts. */
  readonly toCheck: boolean
  /** Only resets after which something was not set up again within a day. */
  readonly notSetUpAgain: boolean
  /** First and last day as `yyyy-mm-dd`, or empty. */
  readonly from: string
  readonly to: string
}

export const emptyForm: HistoryForm = {
  text: '',
  outcome: null,
  system: null,
  toCheck: false,
  notSetUpAgain: false,
  from: '',
  to: '',
}

export function isEmptyForm(form: HistoryForm): boolean {
  const { text, outcome, system, toCheck, notSetUpAgain, from, to } = form
  const isChosen = outcome !== null || system !== null || toCheck || notSetUpAgain
  return text.trim() === '' && !isChosen && from === '' && to === ''
}

/** The first day is after the last: nothing can match, which deserves to be said rather than shown as "nothing found". */
export function daysAreReversed(form: HistoryForm): boolean {
  return form.from !== '' && form.to !== '' && form.from > form.to
}

export function filtersOf(form: HistoryForm): HistoryFilters {
  return {
    text: form.text.trim().slice(0, 200),
    outcomes: form.outcome === null ? [] : [form.outcome],
    systems: form.system === null ? [] : [form.system],
    connectionId: null,
    toCheck: form.toCheck,
    notSetUpAgain: form.notSetUpAgain,
    from: instantOfDay(form.from, 'start'),
    to: instantOfDay(form.to, 'end'),
  }
}

function instantOfDay(day: string, edge: 'start' | 'end'): string | null {
  if (day === '') return null
  // Without a zone the parts are read in local time, which is what the person means by a day.
  const date = new Date(`${day}T${edge === 'start' ? '00:00:00.000' : '23:59:59.999'}`)
  return Number.isNaN(date.getTime()) ? null : date.toISOString()
}
