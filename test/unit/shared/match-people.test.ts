import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Account } from '../../../shared/domain/account.ts'
import { cleanAddress } from '../../../shared/domain/clean-text.ts'
import {
  accountKey,
  accountMatches,
  addressInBrackets,
  groupIntoPersons,
  matchRank,
  matchRecents,
} from '../../../shared/domain/match-people.ts'

// Invented people only.
function account(connection: string, id: string, changes: Partial<Account> = {}): Account {
  return {
    connectionId: connection,
    accountId: id,
    displayName: 'Astrid Lindqvist',
    logins: [],
    email: null,
    employeeNumber: null,
    title: null,
    department: null,
    office: null,
    manager: null,
    path: null,
    state: { disabled: null, locked: null, expiresAt: null },
    ...changes,
  }
}

const keys = (groups: Account[][]) => groups.map((group) => group.map(accountKey))

describe('grouping accounts into persons', () => {
  it('joins accounts of several connections by e-mail, whatever its case', () => {
    const groups = groupIntoPersons([
      account('a', '1', { email: 'A.Lindqvist@example.com' }),
      account('b', '2', { email: 'a.lindqvist@EXAMPLE.com' }),
    ])
    expect(keys(groups)).toEqual([['a/1', 'b/2']])
  })

  it('joins by a login that is a whole address, also to the other account’s e-mail', () => {
    const groups = groupIntoPersons([
      account('a', '1', { logins: ['astrid@example.com'] }),
      account('b', '2', { email: 'astrid@example.com' }),
    ])
    expect(keys(groups)).toEqual([['a/1', 'b/2']])
  })

  it('joins nobody by an address that had to be changed to be shown', () => {
    const email = cleanAddress('astrid\u200B@example.com')
    expect(groupIntoPersons([account('a', '1', { email }), account('b', '2', { email })])).toHaveLength(2)
  })

  it('joins nobody by name or by a short login', () => {
    const groups = groupIntoPersons([
      account('a', '1', { logins: ['alindqvist', 'EXAMPLE\\alindqvist'] }),
      account('b', '2', { logins: ['alindqvist', 'EXAMPLE\\alindqvist'] }),
    ])
    expect(groups).toHaveLength(2)
  })

  it('believes no address that two accounts of one connection share', () => {
    const shared = { email: 'reception@example.com' }
    const groups = groupIntoPersons([account('a', '1', shared), account('a', '2', shared), account('b', '3', shared)])
    expect(keys(groups)).toEqual([['a/1'], ['a/2'], ['b/3']])
  })

  it('still believes the other addresses of an account with a shared one', () => {
    const shared = { email: 'reception@example.com' }
    const groups = groupIntoPersons([
      account('a', '1', shared),
      account('a', '2', { ...shared, logins: ['astrid@example.com'] }),
      account('b', '3', { email: 'astrid@example.com' }),
    ])
    expect(keys(groups)).toEqual([['a/1'], ['a/2', 'b/3']])
  })

  it('takes a chain apart that would put two accounts of one connection together', () => {
    const groups = groupIntoPersons([
      account('a', '1', { email: 'one@example.com' }),
      account('b', '2', { email: 'one@example.com', logins: ['two@example.com'] }),
      account('a', '3', { email: 'two@example.com' }),
    ])
    expect(keys(groups)).toEqual([['a/1'], ['b/2'], ['a/3']])
  })

  it('never merges two accounts of one connection and never loses one', () => {
    const anyAccount = fc.record({
      connection: fc.constantFrom('a', 'b', 'c'),
      email: fc.constantFrom(null, 'x@example.com', 'y@example.com', 'z@example.com'),
      login: fc.constantFrom('x@example.com', 'y@example.com', 'short'),
    })
    fc.assert(
      fc.property(fc.array(anyAccount, { maxLength: 12 }), (list) => {
        const accounts = list.map((each, index) =>
          account(each.connection, String(index), { email: each.email, logins: [each.login] }),
        )
        const groups = groupIntoPersons(accounts)
        expect(groups.flat().map(accountKey).toSorted()).toEqual(accounts.map(accountKey).toSorted())
        for (const group of groups) {
          expect(new Set(group.map((each) => each.connectionId)).size).toBe(group.length)
        }
      }),
    )
  })
})

describe('matching what was typed', () => {
  const gdansk = account('a', '1', { displayName: 'Łucja Gdańska', logins: ['l.gdanska'], employeeNumber: '10442' })

  it('ignores case, accents and the order of words', () => {
    expect(accountMatches(account('a', '1', { displayName: 'Åsa Öberg' }), 'OBERG asa')).toBe(true)
    expect(accountMatches(gdansk, 'gdanska lucja')).toBe(true)
  })

  it('finds by login and by employee number', () => {
    expect(accountMatches(gdansk, 'l.gda')).toBe(true)
    expect(accountMatches(gdansk, '10442')).toBe(true)
  })

  it('wants every word', () => {
    expect(accountMatches(gdansk, 'gdanska nobody')).toBe(false)
  })

  it('reads a whole pasted address in brackets', () => {
    expect(addressInBrackets('"Lindqvist, Astrid" <a.lindqvist@example.com>')).toBe('a.lindqvist@example.com')
    expect(accountMatches(account('a', '1', { email: 'a@example.com' }), 'Someone Else <A@Example.com>')).toBe(true)
  })

  it('keeps text with brackets that hold no address', () => {
    expect(addressInBrackets(' <none> ')).toBe('<none>')
  })

  it('ranks a whole login before the beginning of a name before the middle of one', () => {
    const byLogin = account('a', '1', { displayName: 'Zed', logins: ['lind'] })
    const byStart = account('a', '2', { displayName: 'Linda Ek' })
    const byWord = account('a', '3', { displayName: 'Astrid Lindqvist' })
    const inside = account('a', '4', { displayName: 'Berglind' })
    expect([byLogin, byStart, byWord, inside].map((each) => matchRank(each, 'lind'))).toEqual([0, 1, 2, 3])
  })

  it('lists recents that fit in their order, whatever their times', () => {
    const at = (id: string, lookedUpAt: string, displayName: string) => ({
      account: account('a', id, { displayName }),
      status: null,
      lookedUpAt,
    })
    const recents = [
      at('1', '2026-01-01T10:00:00.000Z', 'Astrid Lindqvist'),
      at('2', '2026-01-03T10:00:00.000Z', 'Jonas Lindqvist'),
      at('3', '2026-01-02T10:00:00.000Z', 'Mei-Ling Baptiste'),
    ]
    expect(matchRecents(recents, 'lindq').map((recent) => recent.account.accountId)).toEqual(['1', '2'])
    expect(matchRecents(recents, '').map((recent) => recent.account.accountId)).toEqual(['1', '2', '3'])
  })
})
