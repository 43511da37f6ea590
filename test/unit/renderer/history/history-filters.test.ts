import { describe, expect, it } from 'vitest'
import {
  daysAreReversed,
  emptyForm,
  filtersOf,
  isEmptyForm,
} from '../../../../renderer/features/history/history-filters.ts'

describe('filters of the history', () => {
  it('asks for everything when nothing is filled in', () => {
    expect(isEmptyForm(emptyForm)).toBe(true)
    expect(filtersOf(emptyForm)).toEqual({
      text: '',
      outcomes: [],
      systems: [],
      connectionId: null,
      toCheck: false,
      notSetUpAgain: false,
      from: null,
      to: null,
    })
  })

  it('asks for what needs a check as main counts it, whatever else is filled in', () => {
    const form = { ...emptyForm, toCheck: true }
    expect(isEmptyForm(form)).toBe(false)
    expect(filtersOf({ ...form, system: 'okta' })).toMatchObject({ toCheck: true, outcomes: [], systems: ['okta'] })
  })

  it('asks for what was not set up again, whatever else is filled in', () => {
    const form = { ...emptyForm, notSetUpAgain: true }
    expect(isEmptyForm(form)).toBe(false)
    expect(filtersOf({ ...form, text: 'Ada' })).toMatchObject({ notSetUpAgain: true, toCheck: false, text: 'Ada' })
  })

  it('takes in the whole of both days, by the clock of the person', () => {
    const { from, to } = filtersOf({ ...emptyForm, from: '2026-03-29', to: '2026-03-29' })
    const [first, last] = [new Date(from ?? ''), new Date(to ?? '')]
    expect([first.getFullYear(), first.getMonth(), first.getDate(), first.getHours()]).toEqual([2026, 2, 29, 0])
    expect([last.getDate(), last.getHours(), last.getMinutes(), last.getSeconds()]).toEqual([29, 23, 59, 59])
  })

  it('leaves out a day that is no day', () => {
    expect(filtersOf({ ...emptyForm, from: '2026-13-45' }).from).toBeNull()
  })

  it('counts blanks as nothing typed, and cuts what is longer than main takes', () => {
    expect(isEmptyForm({ ...emptyForm, text: '   ' })).toBe(true)
    expect(filtersOf({ ...emptyForm, text: 'x'.repeat(300) }).text).toHaveLength(200)
  })

  it('notices days in the wrong order only when both are given', () => {
    expect(daysAreReversed({ ...emptyForm, from: '2026-02-02', to: '2026-02-01' })).toBe(true)
    expect(daysAreReversed({ ...emptyForm, from: '2026-02-01', to: '2026-02-01' })).toBe(false)
    expect(daysAreReversed({ ...emptyForm, from: '2026-02-02' })).toBe(false)
  })
})
