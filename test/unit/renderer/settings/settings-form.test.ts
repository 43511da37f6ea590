import { describe, expect, it } from 'vitest'
import {
  changesFor,
  maxNamesIn,
  namesIn,
  nameOfPersonIn,
  reasonFor,
  tryTicket,
  usualForm,
  type FieldName,
  type LimitField,
  type NamesField,
  type SettingsForm,
} from '../../../../renderer/features/settings/settings-form.ts'
import { maxOfLimit } from '../../../../shared/domain/rule-bounds.ts'
import { Settings } from '../../../../shared/domain/settings.ts'
import { makeSettings } from '../../../support/domain-fixtures.ts'

const form = usualForm
const namesFields: NamesField[] = [
  'sensitive.people',
  'sensitive.groups',
  'privileged.people',
  'privileged.groups',
  'approvers',
]
const limitFields = Object.keys(maxOfLimit).map((limit) => `limits.${limit}` as LimitField)

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
    const sent = (updateAddress: string) => changesFor(['updateAddress'], { ...form, updateAddress }, makeSettings())
    expect(sent(' https://a.example/v.json ')).toEqual({ updates: { address: 'https://a.example/v.json' } })
    expect(sent('  ')).toEqual({ updates: { address: null } })
  })
})

describe('the servers of the central record', () => {
  it.each([
    ['recordHost', 'siem.corp.example', null],
    ['recordHost', ' 10.0.0.7 ', null],
    ['recordHost', '2001:db8::7', null],
    ['recordHost', 'siem.corp.example:6514', 'host-invalid'],
    ['recordHost', 'https://siem.corp.example', 'host-invalid'],
    ['recordHost', 'siem corp', 'host-invalid'],
    ['recordPort', '0', 'port-invalid'],
    ['recordPort', '65535', null],
    ['recordAuthority', '', null],
    ['recordAuthority', '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n', null],
    ['recordAuthority', '/etc/ssl/ca.pem', 'authority-invalid'],
    ['recordAuthority', '-----BEGIN PRIVATE KEY-----\nMIIB\n-----END PRIVATE KEY-----\n', 'authority-invalid'],
    ['recordFrame', '480', 'frame-invalid'],
    ['recordFrame', '8000', null],
    ['recordWebhookAddress', 'http://hook.example', 'address-not-https'],
    ['recordOtlpAddress', 'https://otel.example/?token=1', 'address-not-valid'],
  ] as const)('%s "%s": %s', (field, text, reason) => {
    expect(reasonFor(field, { ...form, [field]: text })).toBe(reason)
  })

  it('are sent with the others as they are stored, whatever stands in a neighbouring field', () => {
    const stored = makeSettings()
    const typed = { ...form, recordHost: ' siem.corp.example ', recordPort: 'abc' }
    expect(changesFor(['recordHost'], typed, stored)).toEqual({
      centralRecord: { ...stored.centralRecord, syslog: { ...stored.centralRecord.syslog, host: 'siem.corp.example' } },
    })
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

describe('names in a field', () => {
  it('are one a line, each once, however they were pasted', () => {
    const pasted = ' ceo@corp.example \n\nCEO@corp.example; Grace Hopper <grace@corp.example>,\tcorp\\ada\r\n'
    const names = ['ceo@corp.example', 'grace@corp.example', 'corp\\ada']
    expect(namesIn('sensitive.people', { ...form, 'sensitive.people': pasted })).toEqual(names)
    expect(namesIn('approvers', { ...form, approvers: pasted })).toEqual(names)
  })

  it('of groups keep the commas of a directory', () => {
    const groups = 'CN=Board,OU=Groups,DC=corp\nFinance\nfinance'
    expect(namesIn('privileged.groups', { ...form, 'privileged.groups': groups })).toEqual([
      'CN=Board,OU=Groups,DC=corp',
      'Finance',
    ])
  })

  it('say where a person is named by a name, which protects nobody', () => {
    const people = (text: string) => nameOfPersonIn('sensitive.people', { ...form, 'sensitive.people': text })
    expect(people('ceo@corp.example\nGrace Hopper')).toBe('Grace Hopper')
    expect(people('Grace Hopper <grace@corp.example>')).toBeNull()
    expect(nameOfPersonIn('sensitive.groups', { ...form, 'sensitive.groups': 'Domain Admins' })).toBeNull()
  })
})

describe('what a field takes', () => {
  const stored = makeSettings()
  const taken = (field: FieldName, value: string) => {
    const typed: SettingsForm = { ...form, [field]: value }
    const isRefused = reasonFor(field, typed) !== null
    return { isRefused, isValid: Settings.safeParse({ ...stored, ...changesFor([field], typed, stored) }).success }
  }

  it.each(limitFields)('%s is what main takes, to the last number', (field) => {
    const most = maxOfLimit[field.slice('limits.'.length) as keyof typeof maxOfLimit]
    for (const value of ['', ' ', '1', ` ${most} `])
      expect(taken(field, value)).toEqual({ isRefused: false, isValid: true })
    for (const value of ['0', '-1', '1.5', String(most + 1), 'ten', '1e1'])
      expect(taken(field, value)).toEqual({ isRefused: true, isValid: value === '1e1' })
  })

  it.each(namesFields)('%s is what main takes, to the last name and letter', (field) => {
    const { count, length } = maxNamesIn(field)
    const many = (number: number) => Array.from({ length: number }, (_, index) => `n${index}`).join('\n')
    for (const value of ['', 'x'.repeat(length), many(count)])
      expect(taken(field, value)).toEqual({ isRefused: false, isValid: true })
    for (const value of ['x'.repeat(length + 1), many(count + 1)])
      expect(taken(field, value)).toEqual({ isRefused: true, isValid: false })
  })
})

describe('rules that are sent', () => {
  it('are whole, each with the rest as it is stored and not as it is typed beside it', () => {
    const stored = makeSettings()
    const typed: SettingsForm = {
      ...form,
      'sensitive.people': 'half@',
      'sensitive.proofs': 3,
      'standard.mayGoUnchecked': false,
      'privileged.administrators': false,
      unknownCountsAs: 'privileged',
    }
    const { sensitive, privileged, standard } = stored.tiers
    const tiers = (field: FieldName) => changesFor([field], typed, stored).tiers
    expect(tiers('sensitive.proofs')).toEqual({
      ...stored.tiers,
      sensitive: { ...sensitive, demand: { ...sensitive.demand, proofs: 3 } },
    })
    expect(tiers('standard.mayGoUnchecked')).toEqual({
      ...stored.tiers,
      standard: { ...standard, mayGoUnchecked: false },
    })
    expect(tiers('privileged.administrators')).toEqual({
      ...stored.tiers,
      privileged: { ...privileged, administrators: false },
    })
    expect(tiers('unknownCountsAs')).toEqual({ ...stored.tiers, unknownCountsAs: 'privileged' })
    expect(tiers('sensitive.people')).toEqual({ ...stored.tiers, sensitive: { ...sensitive, people: ['half@'] } })
  })

  it('go together where several fields do', () => {
    const typed: SettingsForm = { ...form, 'limits.agentHour': '3', 'limits.agentDay': '', 'limits.person30Days': '9' }
    const stored = makeSettings({ limits: { agentHour: 1, agentDay: 1, person30Days: 1, coolDownMinutes: 1 } })
    expect(changesFor(['limits.agentHour', 'limits.agentDay'], typed, stored)).toEqual({
      limits: { agentHour: 3, agentDay: null, person30Days: 1, coolDownMinutes: 1 },
    })
  })
})
