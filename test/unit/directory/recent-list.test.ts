import { describe, expect, it } from 'vitest'
import {
  maxRecents,
  withAccount,
  withoutConnection,
  withoutExpired,
  withStatus,
} from '../../../electron/directory/recent-list.ts'
import type { Recent } from '../../../shared/domain/recent.ts'
import { connectionId, makeAccount, makeStatus, otherConnectionId } from '../../support/domain-fixtures.ts'

const at = (text: string) => new Date(text)
const now = at('2026-11-20T10:00:00.000Z')
const ids = (recents: readonly Recent[]) => recents.map(({ account }) => account.accountId)
const many = (count: number) =>
  Array.from({ length: count }).reduce<Recent[]>(
    (recents, _none, number) => withAccount(recents, makeAccount({ accountId: `a${number}` }), now),
    [],
  )

describe('the list of recent look-ups', () => {
  it('has the newest first and each account once, with its newest data', () => {
    const recents = withAccount(many(3), makeAccount({ accountId: 'a0', displayName: 'New Name' }), now)
    expect(ids(recents)).toEqual(['a0', 'a2', 'a1'])
    expect(recents[0]?.account.displayName).toBe('New Name')
  })

  it('keeps the same id of another connection apart', () => {
    const recents = withAccount(many(1), makeAccount({ accountId: 'a0', connectionId: otherConnectionId }), now)
    expect(ids(recents)).toEqual(['a0', 'a0'])
    expect(ids(withoutConnection(recents, connectionId))).toEqual(['a0'])
  })

  it('lets the oldest go when it is full', () => {
    const recents = many(maxRecents + 2)
    expect(recents).toHaveLength(maxRecents)
    expect(ids(recents).at(-1)).toBe('a2')
  })

  it('keeps neither telephone numbers nor what an account can do', () => {
    const live = {
      phones: [{ kind: 'mobile' as const, number: '+44 7700 900001' }],
      standing: { administrator: true, groups: ['Executives'], allGroups: true },
    }
    const [recent] = withAccount([], makeAccount(live), now)
    expect(recent?.account).toEqual(makeAccount())
  })

  it('keeps the status last read when the account is looked up again', () => {
    const status = makeStatus()
    const ref = makeAccount({ accountId: 'a1' })
    const recents = withAccount(withStatus(many(2), ref, status), ref, now)
    expect(recents[0]).toMatchObject({ account: ref, status })
    expect(recents[1]?.status).toBeNull()
  })

  it('does not take a status for an account it does not have', () => {
    expect(withStatus(many(2), { connectionId, accountId: 'gone' }, makeStatus())).toEqual(many(2))
  })

  it('lets go what is older than the days set, to the millisecond', () => {
    const recents = many(1)
    expect(withoutExpired(recents, 1, at('2026-11-21T10:00:00.000Z'))).toHaveLength(1)
    expect(withoutExpired(recents, 1, at('2026-11-21T10:00:00.001Z'))).toHaveLength(0)
  })

  it('puts what was just looked up first even after the clock was set back', () => {
    const earlier = at('2020-01-01T00:00:00.000Z')
    const recents = withAccount(many(1), makeAccount({ accountId: 'later' }), earlier)
    expect(ids(withoutExpired(recents, 30, earlier))).toEqual(['later', 'a0'])
  })
})
