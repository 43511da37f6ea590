import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Account } from '../../../shared/domain/account.ts'
import type { CallerProof } from '../../../shared/domain/caller-check.ts'
import { ProofKind, type Demand, type Tiers } from '../../../shared/domain/rules.ts'
import { defaultRules } from '../../../shared/domain/default-rules.ts'
import { isNothingMissing, missingProofs, tierOf } from '../../../shared/domain/tiers.ts'
import { makeAccount, makeProof } from '../../support/domain-fixtures.ts'
import { tries } from '../../support/thorough.ts'

const tiers: Tiers = {
  ...defaultRules.tiers,
  sensitive: { ...defaultRules.tiers.sensitive, people: ['CFO@practice.example'], groups: ['Executives'] },
  privileged: { ...defaultRules.tiers.privileged, people: ['root.admin'], groups: ['CN=Admins,OU=Groups,DC=practice'] },
}
const of = (changes: Partial<Account>) => tierOf([makeAccount(changes)], tiers)
const standing = (administrator: boolean | null, ...groups: string[]) => ({
  standing: { administrator, groups, allGroups: true },
})

describe('the tier of a person', () => {
  it.each<[string, Partial<Account>, unknown]>([
    ['nothing speaks for more', {}, { tier: 'standard', reason: null }],
    ['named by a login', { logins: ['root.admin'] }, { tier: 'privileged', reason: { kind: 'named' } }],
    ['named by the e-mail', { email: 'cfo@practice.example' }, { tier: 'sensitive', reason: { kind: 'named' } }],
    ['an administrator', standing(true), { tier: 'privileged', reason: { kind: 'administrator' } }],
    ['told not to be one', standing(false), { tier: 'standard', reason: null }],
    [
      'in a group that is named by its common name',
      standing(false, 'CN=Executives,OU=People,DC=practice,DC=example'),
      { tier: 'sensitive', reason: { kind: 'group', group: 'Executives' } },
    ],
    [
      'in a group that is named as a whole, in other letters',
      standing(null, 'cn=admins,ou=groups,dc=practice'),
      { tier: 'privileged', reason: { kind: 'group', group: 'admins' } },
    ],
    ['in a group with a longer name', standing(false, 'Executives Emeriti'), { tier: 'standard', reason: null }],
    [
      'somebody whose address only looks the same',
      { email: 'ｃfo@practice.example' },
      { tier: 'standard', reason: null },
    ],
  ])('%s', (_case, changes, expected) => {
    expect(of(changes)).toEqual(expected)
  })

  it('is the most demanding of all their accounts', () => {
    const accounts = [
      makeAccount(),
      makeAccount({ accountId: '2', ...standing(true) }),
      makeAccount({ accountId: '3' }),
    ]
    expect(tierOf(accounts, tiers).tier).toBe('privileged')
  })

  it('counts an administrator who is not told as the rules say', () => {
    const unknown = [makeAccount(standing(null))]
    expect(tierOf(unknown, tiers).tier).toBe('standard')
    expect(tierOf(unknown, { ...tiers, unknownCountsAs: 'sensitive' })).toEqual({
      tier: 'sensitive',
      reason: { kind: 'unknown' },
    })
    // Also somebody whom the rules already put somewhere less demanding.
    const named = makeAccount({ email: 'cfo@practice.example', ...standing(null) })
    expect(tierOf([named], { ...tiers, unknownCountsAs: 'privileged' })).toEqual({
      tier: 'privileged',
      reason: { kind: 'unknown' },
    })
    expect(tierOf([named], { ...tiers, unknownCountsAs: 'standard' }).tier).toBe('sensitive')
    // A system that knows no administrators has not kept anything back.
    expect(tierOf([makeAccount()], { ...tiers, unknownCountsAs: 'sensitive' }).tier).toBe('standard')
  })
})

describe('groups that were not told, or not all of them', () => {
  const keptBack = makeAccount({ standing: { administrator: false, groups: ['All staff'], allGroups: false } })
  const found = { kind: 'groups-unknown' }

  it('count as the rules say, where these name groups', () => {
    expect(tierOf([keptBack], { ...tiers, unknownCountsAs: 'privileged' })).toEqual({
      tier: 'privileged',
      reason: found,
    })
    expect(tierOf([makeAccount(), keptBack], tiers)).toEqual({ tier: 'standard', reason: found })
  })

  it('matter to nobody where the rules name none', () => {
    const { sensitive, privileged } = defaultRules.tiers
    const without = { ...tiers, sensitive, privileged, unknownCountsAs: 'privileged' as const }
    expect(tierOf([keptBack], without)).toEqual({ tier: 'standard', reason: null })
  })

  it('hide no group that was told', () => {
    const told = makeAccount({ standing: { administrator: false, groups: ['Executives'], allGroups: false } })
    expect(tierOf([told], tiers)).toEqual({ tier: 'sensitive', reason: { kind: 'group', group: 'Executives' } })
  })
})

const { id, connection, accountId, takenAt, expiresAt } = makeProof()
const common = { id, connection, accountId, takenAt, expiresAt }
const proofOf: Record<ProofKind, CallerProof> = {
  'factor-challenge': makeProof(),
  'call-back': { ...common, kind: 'call-back', number: '+44 20 7946 0000' },
  manager: { ...common, kind: 'manager', way: 'work-phone', manager: 'Somebody' },
  'live-video': { ...common, kind: 'live-video', document: 'passport' },
  'in-person': { ...common, kind: 'in-person', document: 'company-badge' },
}
const kinds = fc.subarray([...ProofKind.options])

describe('what is missing', () => {
  const demand: Demand = {
    proofs: 2,
    including: ['live-video', 'in-person'],
    mayGoUnchecked: false,
    secondPerson: true,
  }
  const missing = (...held: ProofKind[]) =>
    missingProofs(
      demand,
      held.map((kind) => proofOf[kind]),
      defaultRules,
    )

  it('counts kinds, not proofs, and wants one of those that are named', () => {
    expect(missing()).toEqual({ proofs: 2, oneOf: demand.including })
    expect(missing('manager', 'manager')).toEqual({ proofs: 1, oneOf: demand.including })
    expect(missing('manager', 'call-back', 'factor-challenge')).toEqual({ proofs: 1, oneOf: demand.including })
    expect(missing('manager', 'in-person')).toEqual({ proofs: 0, oneOf: [] })
  })

  it('is nothing only where enough accepted kinds are there, whatever else is', () => {
    const demands = fc.record({
      proofs: fc.integer({ min: 0, max: 5 }),
      including: kinds,
      mayGoUnchecked: fc.boolean(),
      secondPerson: fc.boolean(),
    })
    fc.assert(
      fc.property(demands, kinds, fc.array(fc.constantFrom(...ProofKind.options)), (wanted, acceptedProofs, held) => {
        const found = missingProofs(
          wanted,
          held.map((kind) => proofOf[kind]),
          { acceptedProofs },
        )
        const counted = acceptedProofs.filter((kind) => held.includes(kind))
        const included = wanted.including.length === 0 || wanted.including.some((kind) => counted.includes(kind))
        expect(isNothingMissing(found)).toBe(wanted.proofs === 0 || (counted.length >= wanted.proofs && included))
      }),
      tries(200),
    )
  })
})
