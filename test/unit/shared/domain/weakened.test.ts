import { describe, expect, it } from 'vitest'
import type { CentralRecordRules } from '../../../../shared/domain/central-record.ts'
import { noCentralRecord } from '../../../../shared/domain/default-rules.ts'
import type { Settings } from '../../../../shared/domain/settings.ts'
import { weakened } from '../../../../shared/domain/weakened.ts'
import { makeSettings } from '../../../support/domain-fixtures.ts'

const { tiers } = makeSettings()
const strict = makeSettings({
  ticket: { required: true, pattern: 'INC\\d{7}', check: 'refuse', note: true },
  reasonRequired: true,
  agentNameRequired: true,
  acceptedProofs: ['factor-challenge'],
  approvers: ['grace@practice.example'],
  recents: { kept: true, days: 7 },
  updates: { address: 'https://software.example.com/version.json' },
  notices: {
    toPerson: true,
    toManager: true,
    deskName: 'Service Desk',
    contact: 'Call 4711.',
    server: { kind: 'webhook', address: 'https://hooks.corp.example/a' },
  },
  tiers: {
    standard: { proofs: 1, including: ['factor-challenge'], mayGoUnchecked: false, secondPerson: false },
    sensitive: { ...tiers.sensitive, people: ['ceo@practice.example'], groups: ['Board'] },
    privileged: { ...tiers.privileged, people: ['root@practice.example'] },
    unknownCountsAs: 'sensitive',
  },
  limits: { agentHour: 10, agentDay: 50, person30Days: 3, coolDownMinutes: 30 },
})
const standard = strict.tiers.standard
const withTiers = (changes: Partial<typeof tiers>): Partial<Settings> => ({ tiers: { ...strict.tiers, ...changes } })
const withLimits = (changes: Partial<Settings['limits']>): Partial<Settings> => ({
  limits: { ...strict.limits, ...changes },
})

describe('a change of the settings makes weaker', () => {
  const weaker: [string, Partial<Settings>, object][] = [
    ['a ticket that need not be given', { ticket: { ...strict.ticket, required: false } }, { rule: 'ticket-required' }],
    ['a pattern that is gone', { ticket: { ...strict.ticket, pattern: null } }, { rule: 'ticket-any' }],
    ['another pattern', { ticket: { ...strict.ticket, pattern: '.' } }, { rule: 'ticket-pattern', pattern: '.' }],
    ['a ticket that is only warned about', { ticket: { ...strict.ticket, check: 'warn' } }, { rule: 'ticket-check' }],
    ['a note that is no longer added', { ticket: { ...strict.ticket, note: false } }, { rule: 'ticket-note' }],
    ['a reason that need not be given', { reasonRequired: false }, { rule: 'reason-required' }],
    ['agents without a name', { agentNameRequired: false }, { rule: 'agent-name-required' }],
    ['fewer proofs', withTiers({ standard: { ...standard, proofs: 0 } }), { rule: 'demand', tier: 'standard' }],
    ['any proof', withTiers({ standard: { ...standard, including: [] } }), { rule: 'demand' }],
    [
      'another proof in its place',
      withTiers({ standard: { ...standard, including: ['factor-challenge', 'manager'] } }),
      { rule: 'demand' },
    ],
    ['going unchecked', withTiers({ standard: { ...standard, mayGoUnchecked: true } }), { rule: 'demand' }],
    [
      'no second person',
      withTiers({
        privileged: {
          ...strict.tiers.privileged,
          demand: { ...strict.tiers.privileged.demand, secondPerson: false },
        },
      }),
      { rule: 'demand', tier: 'privileged' },
    ],
    [
      'people that are not sensitive any more',
      withTiers({ sensitive: { ...strict.tiers.sensitive, people: [], groups: [] } }),
      { rule: 'members', tier: 'sensitive', count: 2 },
    ],
    [
      'administrators that are nothing special',
      withTiers({ privileged: { ...strict.tiers.privileged, administrators: false } }),
      { rule: 'administrators' },
    ],
    ['the unknown', withTiers({ unknownCountsAs: 'standard' }), { rule: 'unknown-counts-as', tier: 'standard' }],
    [
      'more ways to prove it',
      { acceptedProofs: ['manager', 'factor-challenge'] },
      { rule: 'proofs', kinds: ['manager'] },
    ],
    ['more approvers', { approvers: [...strict.approvers, 'eve'] }, { rule: 'approvers', names: ['eve'] }],
    ['a higher limit', withLimits({ agentHour: 11 }), { rule: 'limit', limit: 'agentHour', before: 10, after: 11 }],
    ['no limit', withLimits({ person30Days: null }), { rule: 'limit', limit: 'person30Days', after: null }],
    ['a shorter wait', withLimits({ coolDownMinutes: 5 }), { rule: 'limit', limit: 'coolDownMinutes', after: 5 }],
    ['look-ups kept longer', { recents: { kept: true, days: 8 } }, { rule: 'recents', days: 8 }],
    ['nobody watched after a reset', { watchAfterReset: false }, { rule: 'watch-off' }],
    ['no look for versions', { updates: { address: null } }, { rule: 'updates-off' }],
    ['nothing said to people', { notices: { ...strict.notices, toPerson: false } }, { rule: 'notices-person' }],
    ['nothing said to managers', { notices: { ...strict.notices, toManager: false } }, { rule: 'notices-manager' }],
    ['no server for notices', { notices: { ...strict.notices, server: null } }, { rule: 'notices-off' }],
    [
      'another path of the webhook',
      { notices: { ...strict.notices, server: { kind: 'webhook', address: 'https://hooks.corp.example/b' } } },
      { rule: 'notices-moved', server: 'https://hooks.corp.example/a' },
    ],
    [
      'another thing to do',
      { notices: { ...strict.notices, contact: 'Do nothing.' } },
      { rule: 'notices-words', words: 'Do nothing.' },
    ],
  ]
  it.each(weaker)('%s', (_, changes, expected) => {
    expect(weakened(strict, { ...strict, ...changes })).toMatchObject([expected])
    // And back: the same change the other way round tightens.
    if (!('pattern' in expected) && !_.startsWith('another')) {
      expect(weakened({ ...strict, ...changes }, strict)).toEqual([])
    }
  })

  it('nothing by looks, a name, or somebody who moves to where more is demanded', () => {
    const { sensitive, privileged } = strict.tiers
    const moved = withTiers({
      sensitive: { ...sensitive, people: [] },
      privileged: { ...privileged, people: [...privileged.people, ...sensitive.people] },
    })
    const plain: Partial<Settings> = { agentName: 'Ada', theme: 'dark', language: 'en', ...moved }
    expect(weakened(strict, { ...strict, ...plain })).toEqual([])
  })

  it('people and groups that come to where less is demanded of them, though it is a more demanding tier by name', () => {
    const { sensitive } = strict.tiers
    const lax = withTiers({ sensitive: { ...sensitive, demand: { ...sensitive.demand, proofs: 0 } } })
    const named = {
      ...sensitive,
      demand: { ...sensitive.demand, proofs: 0 },
      people: ['a@b.example', 'ceo@practice.example'],
    }
    expect(weakened({ ...strict, ...lax }, { ...strict, ...withTiers({ sensitive: named }) })).toEqual([
      { rule: 'members', tier: 'standard', count: 1 },
    ])
  })

  it('nothing by a name that is written in other letters', () => {
    const { sensitive } = strict.tiers
    const again = withTiers({ sensitive: { ...sensitive, people: ['CEO@practice.example'], groups: ['board'] } })
    expect(weakened(strict, { ...strict, ...again })).toEqual([])
  })

  it('look-ups that are kept again, however long', () => {
    const off = { ...strict, recents: { kept: false, days: 90 } }
    expect(weakened(off, { ...strict, recents: { kept: true, days: 1 } })).toEqual([{ rule: 'recents', days: 1 }])
    expect(weakened(strict, off)).toEqual([])
  })

  it('a record that no longer goes where it went, and another authority that vouches for the server', () => {
    const record = (changes: Partial<CentralRecordRules>) => ({
      ...strict,
      centralRecord: { ...noCentralRecord, ...changes },
    })
    const at = (host: string | null, authority: string | null = null) =>
      record({ syslog: { ...noCentralRecord.syslog, host, authority } })
    const off = (server: string) => ({ rule: 'record-off', receiver: 'syslog', server })
    expect(weakened(at('siem.example'), at(null))).toEqual([off('https://siem.example:6514')])
    expect(weakened(at('siem.example'), at('other.example'))).toEqual([off('https://siem.example:6514')])
    expect(weakened(at('siem.example', 'one'), at('siem.example', 'two'))).toEqual([{ rule: 'record-authority' }])
    expect(weakened(at(null, 'one'), at('siem.example', 'one'))).toEqual([])
    const hook = record({ webhook: { address: 'https://hook.example/a' } })
    expect(weakened(hook, strict)).toEqual([
      { rule: 'record-off', receiver: 'webhook', server: 'https://hook.example/a' },
    ])
    expect(weakened(strict, hook)).toEqual([])
  })

  it('everything at once, each with a line of its own', () => {
    const rules = weaker.map(([, changes]) => changes)
    const all = Object.assign({}, ...rules, {
      ticket: { required: false, pattern: null, check: 'warn', note: true },
      limits: { agentHour: null, agentDay: null, person30Days: null, coolDownMinutes: null },
    }) as Partial<Settings>
    expect(weakened(strict, { ...strict, ...all }).length).toBeGreaterThan(9)
  })
})
