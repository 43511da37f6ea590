import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ApiError } from '../../../../electron/practice/okta/api-error.ts'
import { listUsers, withFields } from '../../../../electron/practice/okta/listing.ts'
import { oktaOnlyPeople } from '../../../../electron/practice/okta/okta-only-people.ts'
import { scenarios } from '../../../../electron/practice/okta/scenarios.ts'
import { oktaUsers } from '../../../../electron/practice/okta/users.ts'
import { inventedPeople } from '../../../../electron/practice/people.ts'
import { FactorShape } from '../../../support/okta-description/factors.ts'

const now = new Date('2026-11-02T09:00:00Z')
const people = inventedPeople()
const users = oktaUsers(people, { engine: 'identity', unknownFactorType: false }, now)
const knownTypes = FactorShape.options.map(({ shape }) => shape.factorType.value)
const logins = new Set(users.map(({ profile }) => profile.login))

describe('who has an Okta user', () => {
  it('most of the company, by the login they have in Adaxes, and a few who are not there', () => {
    const missing = people.filter((person) => !logins.has(person.userPrincipalName))
    expect(missing.length / people.length).toBeGreaterThan(0.05)
    expect(missing.length / people.length).toBeLessThan(0.15)
    for (const person of missing) expect(person.employeeNumber).toMatch(/3$/)
    const companyLogins = new Set(people.map(({ userPrincipalName }) => userPrincipalName))
    for (const person of oktaOnlyPeople) {
      expect(logins.has(person.userPrincipalName)).toBe(true)
      expect(companyLogins.has(person.userPrincipalName)).toBe(false)
    }
  })

  it('everybody with a scenario, and no scenario is about nobody', () => {
    const known = new Set([...people, ...oktaOnlyPeople].map(({ login }) => login))
    for (const login of Object.keys(scenarios)) {
      expect(known.has(login), login).toBe(true)
      expect(
        [...logins].some((full) => full.startsWith(`${login}@`)),
        login,
      ).toBe(true)
    }
  })

  it('nobody shares an identifier, an employee number or a factor', () => {
    for (const values of [
      users.map(({ id }) => id),
      users.map(({ profile }) => profile.employeeNumber),
      users.flatMap(({ factors }) => factors.map(({ id }) => id)),
    ]) {
      expect(new Set(values).size).toBe(values.length)
    }
  })

  it('all factor types are somewhere, each of the common ones with many', () => {
    const counts = new Map<string, number>()
    for (const { factorType } of users.flatMap(({ factors }) => factors)) {
      counts.set(factorType, (counts.get(factorType) ?? 0) + 1)
    }
    for (const type of ['call', 'question', 'token', 'token:hardware', 'token:hotp', 'u2f', 'web', 'signed_nonce']) {
      expect(counts.get(type), type).toBeGreaterThan(0)
    }
    for (const type of ['push', 'sms', 'email', 'token:software:totp', 'webauthn']) {
      expect(counts.get(type), type).toBeGreaterThan(20)
    }
  })

  it('a type that is in no list is with nobody, unless it is wanted', () => {
    const strange = (wanted: boolean) =>
      oktaUsers(people, { engine: 'identity', unknownFactorType: wanted }, now).flatMap(({ factors, profile }) =>
        factors
          .filter(({ factorType }) => !knownTypes.includes(factorType))
          .map(({ factorType }) => [profile.lastName, factorType]),
      )
    expect(strange(false)).toEqual([])
    expect(strange(true)).toEqual([['Weirside', 'palm_vein']])
  })

  it('is the same every time', () => {
    expect(oktaUsers(people, { engine: 'identity', unknownFactorType: false }, now)).toEqual(users)
  })
})

describe('listing', () => {
  const list = (query: Record<string, string>) => listUsers(users, new URLSearchParams(query))
  const code = (query: Record<string, string>): string => {
    try {
      list(query)
    } catch (error) {
      if (error instanceof ApiError) return error.code
      throw error
    }
    return 'none'
  }

  it('pages give everybody once, whatever the size of a page', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 250 }),
        fc.constantFrom('profile.lastName', 'profile.department', 'created', 'id'),
        fc.constantFrom('asc', 'desc'),
        (limit, sortBy, sortOrder) => {
          const all: string[] = []
          let after: string | null = null
          do {
            const page = list({
              search: 'status eq "ACTIVE"',
              limit: String(limit),
              sortBy,
              sortOrder,
              ...(after === null ? {} : { after }),
            })
            expect(page.users.length).toBeLessThanOrEqual(Math.min(limit, 200))
            all.push(...page.users.map(({ id }) => id))
            after = page.after
          } while (after !== null)
          expect(all.toSorted()).toEqual(
            users
              .filter(({ status }) => status === 'ACTIVE')
              .map(({ id }) => id)
              .toSorted(),
          )
        },
      ),
      { numRuns: 25 },
    )
  })

  it('has no next page after one that is just full', () => {
    const search = 'profile.lastName co "shdown"'
    expect(list({ search, limit: '3' }).after).not.toBeNull()
    expect(list({ search, limit: '4' })).toMatchObject({ users: { length: 4 }, after: null })
  })

  it('shows who left to search and filter, not to a plain list nor to q', () => {
    const gone = 'dagny.disselhoff@practice.example'
    const has = (query: Record<string, string>) => list(query).users.some(({ profile }) => profile.login === gone)
    expect(has({ search: `profile.login eq "${gone}"` })).toBe(true)
    expect(has({ filter: `profile.login eq "${gone}"` })).toBe(true)
    expect(has({ q: 'dagny' })).toBe(false)
    const plain = [list({}), list({ after: list({}).after ?? '' })].flatMap((page) => page.users)
    expect(plain.some(({ profile }) => profile.login === gone)).toBe(false)
  })

  it('answers q with ten at most and no next page', () => {
    const page = list({ q: 'a' })
    expect(page.users).toHaveLength(10)
    expect(page.after).toBeNull()
    expect(list({ q: 'DUNM' }).users.map(({ profile }) => profile.lastName)).toEqual(['Dunmore'])
  })

  it('refuses what Okta refuses', () => {
    expect(code({ search: 'status eq' })).toBe('E0000031')
    expect(code({ search: 'status pr', filter: 'status eq "ACTIVE"' })).toBe('E0000033')
    expect(code({ after: 'nobody' })).toBe('E0000029')
    expect(code({ limit: '0' })).toBe('E0000001')
    expect(code({ search: 'status pr', sortBy: 'profile.shoeSize' })).toBe('E0000031')
  })

  it('gives the fields that were asked for', () => {
    const body = { id: '1', status: 'ACTIVE', created: 'x', profile: { login: 'l', firstName: 'f' }, _links: {} }
    expect(withFields(body, 'status,profile:(login, city)')).toEqual({
      id: '1',
      status: 'ACTIVE',
      profile: { login: 'l' },
      _links: {},
    })
    expect(withFields(body, 'created')).toEqual({ id: '1', created: 'x', _links: {} })
    expect(withFields(body, 'profile')).toEqual({ id: '1', profile: body.profile, _links: {} })
    expect(() => withFields(body, 'profile:(login')).toThrow(ApiError)
  })
})
