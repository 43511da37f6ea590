import { describe, expect, it } from 'vitest'
import { inventedPeople } from '../../../electron/practice/people.ts'
import { scenarios } from '../../../electron/practice/adaxes/scenarios.ts'
import { scenarioPeople } from '../../../electron/practice/scenario-people.ts'

const people = inventedPeople()
const byLogin = new Map(people.map((person) => [person.login, person]))

describe('the invented people', () => {
  it('are at least 300, and the same every time', () => {
    expect(people.length).toBeGreaterThanOrEqual(300)
    expect(inventedPeople()).toEqual(people)
  })

  it.each(['login', 'email', 'userPrincipalName', 'employeeNumber'] as const)(
    'have a %s each of their own',
    (field) => {
      expect(new Set(people.map((person) => person[field].toLowerCase())).size).toBe(people.length)
    },
  )

  it('live in domains that nobody can own', () => {
    for (const person of people) {
      expect(person.email).toMatch(/^[a-z0-9.]+@(practice|harbour)\.example$/)
      expect(person.userPrincipalName).toMatch(/\.example$/)
    }
  })

  it('have logins that old directories accept', () => {
    for (const { login } of people) expect(login).toMatch(/^[a-z0-9.]{1,20}$/)
  })

  it('have telephone numbers of their own that are kept for fiction, and a few have none', () => {
    const numbers = people
      .flatMap(({ workPhone, mobilePhone }) => [workPhone, mobilePhone])
      .filter((one) => one !== null)
    expect(new Set(numbers).size).toBe(numbers.length)
    for (const number of numbers) expect(number).toMatch(/^\+44 20 7946 0\d{3}$|^\+1 \d{3} 555 01\d\d$/)
    const without = people.filter(({ workPhone, mobilePhone }) => workPhone === null && mobilePhone === null)
    expect(without.length).toBeGreaterThan(5)
    expect(without.length / people.length).toBeLessThan(0.1)
  })

  it('are ordinary but for one administrator and the executives', () => {
    expect(people.filter((person) => person.isAdministrator).map(({ login }) => login)).toEqual(['leopold.keyswarden'])
    const executives = people.filter(({ groups }) => groups.includes('Executives'))
    expect(executives.map(({ title }) => title)).toEqual(['Managing director', 'Chief financial officer'])
  })

  it('all lead up to one person at the top, without a circle', () => {
    const top = people.filter((person) => person.managerLogin === null)
    expect(top).toHaveLength(1)
    for (const person of people) {
      const seen = new Set<string>()
      let above: string | null = person.login
      while (above !== null) {
        expect(seen.has(above), `${person.login} is led in a circle`).toBe(false)
        seen.add(above)
        const manager = byLogin.get(above)
        expect(manager, `${above} does not exist`).toBeDefined()
        above = manager?.managerLogin ?? null
      }
      expect(seen.has(top[0]?.login ?? '')).toBe(true)
    }
  })

  it('share a full name only where the scenario says so', () => {
    const names = Map.groupBy(people, (person) => person.displayName)
    const shared = [...names.values()].filter((same) => same.length > 1)
    expect(shared.map((same) => same.map((person) => person.login))).toEqual([['robin.ashdowne', 'r.ashdowne2']])
    const [one, other] = shared[0] ?? []
    expect(one?.department).not.toBe(other?.department)
    expect(one?.office).not.toBe(other?.office)
  })

  it('carry names that break forms: other scripts, one name only, very long, apostrophes', () => {
    const names = people.map((person) => person.displayName)
    for (const script of ['Arabic', 'Greek', 'Han', 'Hangul', 'Devanagari']) {
      expect(
        names.some((name) => new RegExp(`\\p{Script=${script}}`, 'u').test(name)),
        script,
      ).toBe(true)
    }
    expect(people.some((person) => person.familyName === null)).toBe(true)
    expect(Math.max(...names.map((name) => name.length))).toBeGreaterThan(100)
    expect(names.filter((name) => name.includes("'")).length).toBeGreaterThan(5)
  })

  it('include everybody with a scenario, and no scenario is about nobody', () => {
    for (const person of scenarioPeople) expect(byLogin.has(person.login)).toBe(true)
    for (const login of Object.keys(scenarios)) expect(byLogin.has(login), login).toBe(true)
  })
})
