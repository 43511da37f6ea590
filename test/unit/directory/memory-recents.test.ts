import { describe, expect, it } from 'vitest'
import { createMemoryRecents } from '../../../electron/directory/memory-recents.ts'
import { connectionId, makeAccount, makeStatus } from '../../support/domain-fixtures.ts'

const day = (number: number) => new Date(Date.UTC(2026, 0, number))

function setUp() {
  const world = { rules: { kept: true, days: 2 }, now: day(1) }
  return { world, recents: createMemoryRecents({ rules: () => world.rules, now: () => world.now }) }
}

describe('recent look-ups in memory', () => {
  it('remembers an account and its status until its time is over', async () => {
    const { world, recents } = setUp()
    const account = makeAccount()
    await recents.rememberAccount(account)
    await recents.rememberStatus(account, makeStatus())
    expect(await recents.list()).toEqual([{ account, status: makeStatus(), lookedUpAt: day(1).toISOString() }])
    world.now = day(4)
    expect(await recents.list()).toEqual([])
  })

  it('neither remembers nor lists while switched off', async () => {
    const { world, recents } = setUp()
    await recents.rememberAccount(makeAccount({ accountId: 'before' }))
    world.rules = { kept: false, days: 2 }
    await recents.rememberAccount(makeAccount({ accountId: 'meanwhile' }))
    expect(await recents.list()).toEqual([])
    world.rules = { kept: true, days: 2 }
    expect((await recents.list()).map(({ account }) => account.accountId)).toEqual(['before'])
  })

  it('forgets a connection, and all', async () => {
    const { recents } = setUp()
    await recents.rememberAccount(makeAccount())
    await recents.forgetConnection(connectionId)
    expect(await recents.list()).toEqual([])
    await recents.rememberAccount(makeAccount())
    await recents.clear()
    expect(await recents.list()).toEqual([])
  })
})
