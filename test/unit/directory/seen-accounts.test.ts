import { describe, expect, it } from 'vitest'
import { createSeenAccounts, maxSeen } from '../../../electron/directory/seen-accounts.ts'
import { accountKey } from '../../../shared/domain/match-people.ts'
import { makeAccount } from '../../support/domain-fixtures.ts'

const inAdaxes = makeAccount({ connectionId: 'adaxes-1', accountId: 'guid-1', email: 'mira@example.com', logins: [] })
const inOkta = makeAccount({ connectionId: 'okta-1', accountId: '00u1', email: null, logins: ['Mira@example.com'] })
const somebodyElse = makeAccount({ connectionId: 'okta-1', accountId: '00u2', email: 'ben@example.com', logins: [] })

const ref = ({ connectionId, accountId }: { connectionId: string; accountId: string }) => ({ connectionId, accountId })

describe('the accounts read in this run', () => {
  it('finds what was read of a person from any one of the accounts', () => {
    const seen = createSeenAccounts()
    for (const account of [inAdaxes, inOkta, somebodyElse]) seen.remember(account)

    expect(seen.personOf([ref(inOkta)]).map(accountKey)).toEqual(['okta-1/00u1', 'adaxes-1/guid-1'])
    expect(seen.relatedTo([inAdaxes])).toEqual([inOkta])
  })

  it('leaves out of what is related what was asked about, as it was read before', () => {
    const seen = createSeenAccounts()
    seen.remember(inAdaxes)
    seen.remember(inOkta)

    expect(seen.relatedTo([{ ...inAdaxes, title: 'Engineer' }, inOkta])).toEqual([])
  })

  it('finds nothing that nobody has read, and nothing for an address that two accounts of one connection share', () => {
    const seen = createSeenAccounts()
    const twin = { ...somebodyElse, email: 'mira@example.com' }
    for (const account of [inAdaxes, inOkta, twin]) seen.remember(account)

    expect(seen.personOf([{ connectionId: 'okta-1', accountId: '00u9' }])).toEqual([])
    expect(seen.relatedTo([inAdaxes])).toEqual([])
  })

  it('keeps the latest reading of an account', () => {
    const seen = createSeenAccounts()
    seen.remember(inAdaxes)
    seen.remember({ ...inAdaxes, email: 'm.new@example.com' })

    expect(seen.personOf([ref(inAdaxes)])).toEqual([{ ...inAdaxes, email: 'm.new@example.com' }])
  })

  it('gives up the one read longest ago when there are too many', () => {
    const seen = createSeenAccounts()
    const many = Array.from({ length: maxSeen }, (_, index) =>
      makeAccount({ connectionId: 'okta-1', accountId: `id-${index}`, email: `p${index}@example.com`, logins: [] }),
    )
    for (const account of many) seen.remember(account)
    const [first, second] = many
    if (first === undefined || second === undefined) throw new Error('no accounts')
    seen.remember(first)
    seen.remember(inAdaxes)

    expect(seen.personOf([ref(first)])).toEqual([first])
    expect(seen.personOf([ref(second)])).toEqual([])
  })

  it('forgets what was read through a connection that is removed', () => {
    const seen = createSeenAccounts()
    for (const account of [inAdaxes, inOkta]) seen.remember(account)
    seen.forgetConnection('okta-1')

    expect(seen.personOf([ref(inAdaxes), ref(inOkta)])).toEqual([inAdaxes])
  })
})
