import { describe, expect, it } from 'vitest'
import {
  narrowCriteria,
  readSearchText,
  searchCriteria,
} from '../../../../electron/providers/adaxes/search-criteria.ts'

describe('readSearchText', () => {
  it.each([
    ['Anna Berg <anna.berg@example.com>', 'anna.berg@example.com'],
    ['"Berg, Anna" <anna.berg@example.com>;', 'anna.berg@example.com'],
    ['<anna.berg@example.com>', 'anna.berg@example.com'],
    ['Anna <mailto:anna.berg@example.com>', 'anna.berg@example.com'],
    ['mailto:anna.berg@example.com', 'anna.berg@example.com'],
    ['Anna\u200B Berg\t<anna.berg@example.com>', 'anna.berg@example.com'],
  ])('finds the address in %j', (typed, address) => {
    expect(readSearchText(typed)).toEqual({ kind: 'email', address })
  })

  it.each([
    ['EXAMPLE\\jsmith', 'jsmith'],
    ['example.com\\j.smith-2', 'j.smith-2'],
  ])('finds the login in %j', (typed, login) => {
    expect(readSearchText(typed)).toEqual({ kind: 'login', login })
  })

  it.each([
    ['berg', ['berg']],
    ['Berg, Anna', ['Berg', 'Anna']],
    ['  Anna   Maria Berg ', ['Anna', 'Maria', 'Berg']],
    ['anna.berg@example.com', ['anna.berg@example.com']],
    ['a <b@c> <d@e>', ['a', '<b@c>', '<d@e>']],
    ['\\jsmith', ['\\jsmith']],
    ['EXAMPLE\\', ['EXAMPLE\\']],
    ['EXAMPLE\\john smith', ['EXAMPLE\\john', 'smith']],
    ['1 < 2', ['1', '<', '2']],
  ])('takes %j as words', (typed, words) => {
    expect(readSearchText(typed)).toMatchObject({ kind: 'words', words })
  })
})

/** Every condition of a query as `property operator value`, and how they are joined. */
function conditions(criteria: unknown): string[] {
  if (Array.isArray(criteria)) return criteria.flatMap(conditions)
  const item = criteria as Record<string, unknown>
  if (item['type'] === 'Simple') {
    const [{ value }] = item['values'] as [{ value: string }]
    return [`${item['property'] as string} ${item['operator'] as string} ${value}`]
  }
  if (item['type'] === 'Compound') {
    return [
      item['logicalOperator'] === 1 ? `and(${conditions(item['items']).join(', ')})` : '',
      ...(item['logicalOperator'] === 0 ? conditions(item['items']) : []),
    ].filter(Boolean)
  }
  return conditions((item['objectTypes'] as [{ items: unknown }])[0].items)
}

describe('searchCriteria', () => {
  it('looks for one word in every way a user is known by', () => {
    expect(conditions(searchCriteria(readSearchText('jsmith')))).toEqual([
      'displayName contains jsmith',
      'mail contains jsmith',
      'sAMAccountName startsWith jsmith',
      'userPrincipalName startsWith jsmith',
      'employeeID eq jsmith',
    ])
  })

  it('also looks for several words in any order', () => {
    const found = conditions(searchCriteria(readSearchText('Berg, Anna')))
    expect(found).toContain('displayName contains Berg, Anna')
    expect(found).toContain('and(displayName contains Berg, displayName contains Anna)')
  })

  it('looks for a name with either apostrophe, and for an address with the plain one', () => {
    expect(conditions(searchCriteria(readSearchText("O'Brien")))).toEqual([
      "displayName contains O'Brien",
      'displayName contains O’Brien',
      "mail contains O'Brien",
      "sAMAccountName startsWith O'Brien",
      "userPrincipalName startsWith O'Brien",
      "employeeID eq O'Brien",
    ])
    expect(conditions(searchCriteria(readSearchText("Ada O'Brien"))).at(-1)).toBe(
      "and(displayName contains Ada, displayName contains O'Brien, displayName contains O’Brien)",
    )
  })

  it('does not look for the name a sender gave himself', () => {
    expect(conditions(searchCriteria(readSearchText('Chief Executive <mallory@evil.example>')))).toEqual([
      'mail contains mallory@evil.example',
      'userPrincipalName startsWith mallory@evil.example',
    ])
  })

  it('writes the documented shape', () => {
    expect(JSON.stringify(searchCriteria(readSearchText('EXAMPLE\\smith')))).toBe(
      '{"objectTypes":[{"type":"user","items":{"type":"Compound","logicalOperator":0,"items":[' +
        '{"type":"Simple","property":"sAMAccountName","operator":"startsWith","values":[{"type":2,"value":"smith"}]},' +
        '{"type":"Simple","property":"userPrincipalName","operator":"startsWith","values":[{"type":2,"value":"smith"}]}]}}]}',
    )
  })
})

describe('narrowCriteria', () => {
  it.each(['jsmith', 'Anna Berg', 'EXAMPLE\\jsmith', 'Anna <anna@example.com>'])(
    'asks for whole values only: %s',
    (typed) => {
      const found = conditions(narrowCriteria(readSearchText(typed)))
      expect(found.length).toBeGreaterThan(0)
      for (const condition of found) expect(condition).toMatch(/^\w+ eq /)
    },
  )
})
