import { describe, expect, it } from 'vitest'
import {
  changesFor,
  reasonFor,
  tryTicket,
  type SettingsForm,
} from '../../../../renderer/features/settings/settings-form.ts'
import { makeSettings } from '../../../support/domain-fixtures.ts'

const form: SettingsForm = {
  agentName: '',
  agentNameRequired: false,
  ticketRequired: false,
  ticketPattern: '',
  reasonRequired: false,
  recentsKept: true,
  recentsDays: '30',
  retention: 'everything',
  retentionMonths: '24',
  updateAddress: '',
  theme: 'system',
  language: 'system',
}

describe('trying out a ticket pattern', () => {
  it('matches the whole number and ignores capitals', () => {
    expect(tryTicket('INC\\d{7}', 'inc0048213')).toBe('fits')
    expect(tryTicket('INC\\d{7}', 'INC00482131')).toBe('does-not-fit')
    expect(tryTicket('INC\\d{7}', 'see INC0048213')).toBe('does-not-fit')
    expect(tryTicket('A|B', 'AB')).toBe('does-not-fit')
  })

  it('tells an empty pattern, an empty number and a wrong pattern apart', () => {
    expect(tryTicket('', 'X')).toBe('no-pattern')
    expect(tryTicket('X', '  ')).toBe('nothing-to-try')
    expect(tryTicket('INC(', 'INC')).toBe('pattern-invalid')
  })

  it('refuses what compiles only between our own brackets', () => {
    expect(tryTicket('a)|(b', 'a')).toBe('pattern-invalid')
    expect(reasonFor('ticketPattern', { ...form, ticketPattern: 'a)|(b' })).toBe('pattern-invalid')
  })
})

describe('a pattern that could stop the desk', () => {
  const ticketPattern = '(\\d+-?)+x'

  it('is refused with a reason of its own, and not tried', () => {
    expect(reasonFor('ticketPattern', { ...form, ticketPattern })).toBe('pattern-too-slow')
    expect(tryTicket(ticketPattern, '1'.repeat(60))).toBe('pattern-invalid')
  })
})

describe('the address of a version file', () => {
  it('may be empty, and says why it is refused', () => {
    const reason = (updateAddress: string) => reasonFor('updateAddress', { ...form, updateAddress })
    expect(reason('  ')).toBeNull()
    expect(reason(' https://software.example.com/version.json ')).toBeNull()
    expect(reason('http://software.example.com/version.json')).toBe('address-not-https')
    expect(reason('software')).toBe('address-not-valid')
  })

  it('is sent without the blanks around it, and as none where it is empty', () => {
    const sent = (updateAddress: string) => changesFor('updateAddress', { ...form, updateAddress }, makeSettings())
    expect(sent(' https://a.example/v.json ')).toEqual({ updates: { address: 'https://a.example/v.json' } })
    expect(sent('  ')).toEqual({ updates: { address: null } })
  })
})

describe('numbers in fields', () => {
  it.each(['', '0', '91', '1.5', '-3', '1e1', 'ten'])('refuses "%s" as days', (recentsDays) => {
    expect(reasonFor('recentsDays', { ...form, recentsDays })).toBe('days-invalid')
  })

  it.each(['1', '90', ' 30 '])('takes "%s" as days', (recentsDays) => {
    expect(reasonFor('recentsDays', { ...form, recentsDays })).toBeNull()
  })

  it('asks for months only when old months are deleted', () => {
    expect(reasonFor('retentionMonths', { ...form, retentionMonths: 'x' })).toBeNull()
    expect(reasonFor('retention', { ...form, retention: 'months', retentionMonths: 'x' })).toBe('months-invalid')
  })
})
