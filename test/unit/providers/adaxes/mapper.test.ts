import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Account } from '../../../../shared/domain/account.ts'
import type { ResetOffer } from '../../../../shared/domain/connection.ts'
import { MfaStatus } from '../../../../shared/domain/mfa-status.ts'
import {
  readInstant,
  toAccount,
  toMfaStatus as statusOf,
  toStanding,
  type Manager,
} from '../../../../electron/providers/adaxes/mapper.ts'
import { DirectoryObject, MfaStatusAnswer, SearchAnswer } from '../../../../electron/providers/adaxes/schemas.ts'
import { parse } from '../../../../electron/providers/http/parse-answer.ts'
import { anyText } from '../../../support/any-text.ts'

const connectionId = '0b6a8f6e-8d43-4a52-9f5d-6f7a1c2b3d4e'
const everything = { hiddenFactorIds: [], hiddenServiceIds: [] }
const readAt = new Date('2026-03-01T12:00:00.000Z')

/** The vendor's example of a directory object (adaxes.com/sdk/REST_DirectoryObject) with the properties asked for. */
const johnSmith = {
  accountStatus: { isDisabled: false, isLocked: true, expirationDate: '2027-08-09T16:27:49.5590448Z' },
  passwordStatus: { whenChanged: '2020-07-14T16:27:49.5590448Z', expirationStatus: 0, expirationDate: null },
  guid: '7a4267ce-d354-44e7-8bd6-c681f1284a41',
  dn: 'CN=John Smith,CN=Users,DC=example,DC=com',
  displayName: 'John Smith',
  objectType: 'user',
  objectTypeCode: 2,
  domainName: 'example.com',
  directoryType: 1,
  properties: {
    displayname: ['John A. Smith'],
    department: ['Marketing'],
    title: ['Marketing analyst'],
    samaccountname: ['jsmith'],
    userPrincipalName: 'jsmith@example.com',
    employeeid: [4711],
    mail: [],
    physicaldeliveryofficename: ['Room\u0007 1'],
  },
}

const account = (json: unknown, manager: Manager | null = null) =>
  toAccount(connectionId, parse(DirectoryObject, json), manager)

/** With what was told of the properties, beside a guid. */
const told = (properties: unknown) =>
  toStanding(parse(DirectoryObject, { guid: '7a4267ce-d354-44e7-8bd6-c681f1284a41', properties }))

describe('toStanding', () => {
  it('reads numbers, groups and the mark of an administrator', () => {
    expect(
      told({
        telephoneNumber: ['+44 20 7946 0001'],
        mobile: ['+44 7700 900001'],
        othertelephone: ['+44 20 7946 0002', '+44 20 7946 0001'],
        adminCount: ['1'],
        memberof: ['CN=Domain Admins,CN=Users,DC=example', 'CN=Smith\\, Partners,DC=example'],
      }),
    ).toEqual({
      phones: [
        { kind: 'mobile', number: '+44 7700 900001' },
        { kind: 'work', number: '+44 20 7946 0001' },
        { kind: 'other', number: '+44 20 7946 0002' },
      ],
      standing: {
        administrator: true,
        groups: ['CN=Domain Admins,CN=Users,DC=example', 'CN=Smith\\, Partners,DC=example'],
        allGroups: true,
      },
    })
  })

  it.each([
    ['a number above zero', { admincount: [1] }, true],
    ['a number written as text', { admincount: '2' }, true],
    ['zero, of whoever is one no more', { admincount: ['0'] }, false],
    ['nothing, beside groups', { memberof: ['CN=A,DC=x'] }, false],
    ['an empty list, beside groups', { memberof: ['CN=A,DC=x'], admincount: [] }, false],
    ['no value, beside groups', { memberof: ['CN=A,DC=x'], admincount: null }, false],
    ['nothing, without groups, as where neither may be read', { displayname: ['Anna Berg'] }, null],
    ['something that is no number', { admincount: ['yes'] }, null],
    ['an object', { admincount: [{}] }, null],
    ['no property at all', {}, null],
    ['properties that are none', 'hidden', null],
  ])('takes %s for the answer it is', (_what, properties, administrator) => {
    expect(told(properties).standing?.administrator).toBe(administrator)
  })

  it.each([
    ['all that came', { memberof: ['CN=A,DC=x'] }, true],
    ['one value that is no list', { memberof: 'CN=A,DC=x' }, true],
    ['nothing, as where it may not be read', { displayname: ['Anna Berg'] }, false],
    ['no value', { memberof: null }, false],
    ['one that cannot be read', { memberof: ['CN=A,DC=x', {}] }, false],
    ['more than are held', { memberof: Array.from({ length: 1_001 }, (_, at) => `CN=Group ${at},DC=x`) }, false],
  ])('says whether it has all groups: %s', (_what, properties, all) => {
    expect(told(properties).standing?.allGroups).toBe(all)
  })

  it('shows numbers cleaned and leaves out what is none', () => {
    expect(
      told({
        mobile: ['  +44\u202E 7700\u0007900001 ', '', '\u200B', null, {}, true],
        telephonenumber: 442079460001,
        othertelephone: 'reception, ask for Jo',
      }).phones,
    ).toEqual([
      { kind: 'mobile', number: '+44 7700 900001' },
      { kind: 'work', number: '442079460001' },
      { kind: 'other', number: 'reception, ask for Jo' },
    ])
    expect(told({ mobile: [' '], telephonenumber: [] })).not.toHaveProperty('phones')
  })

  it('takes no more of an endless list than the domain holds', () => {
    const memberof = Array.from({ length: 5_000 }, (_, at) => `CN=Group ${at},OU=Groups,DC=practice,DC=example`)
    const { standing, phones } = told({ memberof: [...memberof, ...memberof], othertelephone: memberof })
    expect(standing?.groups).toEqual(memberof.slice(0, 1_000))
    expect(Account.shape.phones.parse(phones)).toHaveLength(8)
  })
})

describe('toAccount', () => {
  it('reads the vendor’s example', () => {
    expect(account(johnSmith, { name: 'Jane\u202E Roe', email: 'jane@example.com' })).toEqual({
      connectionId,
      accountId: '7a4267ce-d354-44e7-8bd6-c681f1284a41',
      displayName: 'John A. Smith',
      logins: ['jsmith@example.com', 'jsmith'],
      email: null,
      employeeNumber: '4711',
      title: 'Marketing analyst',
      department: 'Marketing',
      office: 'Room 1',
      manager: 'Jane Roe',
      managerEmail: 'jane@example.com',
      path: 'CN=John Smith,CN=Users,DC=example,DC=com',
      state: { disabled: false, locked: true, expiresAt: '2027-08-09T16:27:49.559Z' },
    })
  })

  it('needs no more than an id', () => {
    expect(account({ guid: '7a4267ce-d354-44e7-8bd6-c681f1284a41' })).toMatchObject({
      displayName: '7a4267ce-d354-44e7-8bd6-c681f1284a41',
      logins: [],
      state: { disabled: null, locked: null, expiresAt: null },
    })
  })

  it('reads names of fields without regard to case, and takes odd fields as not told', () => {
    const odd = {
      GUID: '{7a4267ce-d354-44e7-8bd6-c681f1284a41}',
      AccountStatus: 'fine',
      DisplayName: 5,
      Properties: [],
    }
    expect(account(odd).accountId).toBe('7a4267ce-d354-44e7-8bd6-c681f1284a41')
    expect(account({ dn: 'CN=A,DC=b', AccountStatus: { IsDisabled: true } })).toMatchObject({
      accountId: 'CN=A,DC=b',
      state: { disabled: true, locked: null },
    })
  })

  it('makes no account of an object without an id', () => {
    expect(() => account({ displayName: 'Nobody' })).toThrow(expect.objectContaining({ code: 'answer-not-understood' }))
  })

  it('stays within the domain’s caps whatever the directory holds', () => {
    const text = anyText(60).map((part) => part.repeat(60))
    fc.assert(
      fc.property(
        fc.record({ displayname: fc.array(text), mail: text, title: fc.anything() }),
        text,
        (properties, dn) => {
          const object = { guid: '7a4267ce-d354-44e7-8bd6-c681f1284a41', dn, properties }
          expect(Account.safeParse(account(object, { name: dn, email: dn })).success).toBe(true)
        },
      ),
      { numRuns: 50 },
    )
  })
})

describe('SearchAnswer', () => {
  const readSearchAnswer = (json: unknown) => parse(SearchAnswer, json)

  it.each([
    ['a bare array', [johnSmith]],
    ['objects', { objects: [johnSmith] }],
    ['results', { Results: [johnSmith] }],
    ['directoryObjects', { directoryObjects: [johnSmith], more: false }],
    ['value', { value: [johnSmith] }],
    ['items', { items: [johnSmith] }],
  ])('reads %s', (_what, json) => {
    expect(readSearchAnswer(json).items.map((object) => object.guid)).toEqual([johnSmith.guid])
  })

  it('knows nobody found from nothing said', () => {
    expect(readSearchAnswer({ objects: [] })).toEqual({ items: [], unreadable: [] })
    expect(() => readSearchAnswer(undefined)).toThrow(expect.objectContaining({ code: 'answer-empty' }))
  })

  it.each([{}, { found: [] }, { objects: null }, { objects: ['CN=A'] }, 'text', 7, null, [null]])(
    'does not understand %j',
    (json) => {
      expect(() => readSearchAnswer(json)).toThrow(expect.objectContaining({ code: 'answer-not-understood' }))
    },
  )
})

describe('readInstant', () => {
  it.each([
    ['2020-08-09T16:27:49.5590448Z', '2020-08-09T16:27:49.559Z'],
    ['2020-08-09T16:27:49Z', '2020-08-09T16:27:49.000Z'],
    ['2020-08-09T16:27:49.5Z', '2020-08-09T16:27:49.500Z'],
    ['2020-08-09T16:27:49.5590448', '2020-08-09T16:27:49.559Z'],
    ['2020-08-09T16:27:49.5590448+02:00', '2020-08-09T14:27:49.559Z'],
    ['9999-12-31T23:59:59.9999999Z', null],
    ['0001-01-01T00:00:00', null],
    ['1601-01-01T00:00:00.0000000Z', null],
    ['2020-13-45T99:00:00Z', null],
    ['tomorrow', null],
    ['', null],
    [null, null],
  ])('%j is %j', (text, instant) => {
    expect(readInstant(text)).toBe(instant)
  })
})

describe('toMfaStatus', () => {
  const toMfaStatus = (json: unknown, ...more: [ResetOffer, Date]) => statusOf(parse(MfaStatusAnswer, json), ...more)
  const ids = (status: MfaStatus): string[] => status.factors.items.map((factor) => factor.id)

  it('reads the vendor’s example', () => {
    const status = toMfaStatus({ canResetInM365: true, adaxesActivatedApps: [2, 5] }, everything, readAt)
    expect(status).toMatchObject({
      readAt: '2026-03-01T12:00:00.000Z',
      factors: { knowledge: 'listed', mayBeIncomplete: false },
      services: [{ id: 'microsoft-365', label: 'Microsoft 365', reset: 'possible' }],
      all: null,
    })
    expect(ids(status)).toEqual(['Microsoft', 'Duo'])
  })

  it('takes 0 for Google, names for numbers, and each app once', () => {
    const status = toMfaStatus({ adaxesActivatedApps: [0, 'Google', 'okta', 3] }, everything, readAt)
    expect(ids(status)).toEqual(['Google', 'Okta'])
  })

  it('keeps unknown apps visible, and says so where it could not read one', () => {
    const status = toMfaStatus({ adaxesActivatedApps: [9, null] }, everything, readAt)
    expect(status.factors).toMatchObject({ mayBeIncomplete: true, items: [{ id: '#9', label: 'App #9' }] })
  })

  it('knows an empty list from a missing one', () => {
    expect(toMfaStatus({ adaxesActivatedApps: [] }, everything, readAt).factors.knowledge).toBe('listed')
    expect(toMfaStatus({ adaxesActivatedApps: null }, everything, readAt).factors.knowledge).toBe('not-disclosed')
    expect(toMfaStatus({}, everything, readAt).factors.knowledge).toBe('not-disclosed')
  })

  it('accepts the other name of the list, which the vendor’s page has once', () => {
    expect(ids(toMfaStatus({ appsInAdaxesToReset: [1] }, everything, readAt))).toEqual(['Authy'])
  })

  it.each([
    [true, 'possible'],
    [false, 'not-possible'],
    [null, 'unknown'],
    [undefined, 'unknown'],
    ['yes', 'unknown'],
  ])('canResetInM365 %j is %s', (canResetInM365, expected) => {
    expect(toMfaStatus({ canResetInM365 }, everything, readAt).services).toMatchObject([{ reset: expected }])
  })

  it('leaves out what the connection does not offer', () => {
    const offer = { hiddenFactorIds: ['Duo'], hiddenServiceIds: ['microsoft-365'] }
    const status = toMfaStatus({ canResetInM365: true, adaxesActivatedApps: [2, 5] }, offer, readAt)
    expect(ids(status)).toEqual(['Microsoft'])
    expect(status.services).toEqual([])
  })

  it('reads any list into a status the domain accepts', () => {
    fc.assert(
      fc.property(fc.array(fc.anything(), { maxLength: 300 }), (apps) => {
        const status = toMfaStatus({ adaxesActivatedApps: apps }, everything, readAt)
        expect(MfaStatus.safeParse(status).success).toBe(true)
      }),
      { numRuns: 40 },
    )
  })

  it.each([
    [undefined, 'answer-empty'],
    ['text', 'answer-not-understood'],
    [[2, 5], 'answer-not-understood'],
  ])('refuses %j', (json, code) => {
    expect(() => toMfaStatus(json, everything, readAt)).toThrow(expect.objectContaining({ code }))
  })
})
