import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Criteria, fold, meets, type Searchable } from '../../../../electron/practice/adaxes/criteria.ts'
import { anyText } from '../../../support/any-text.ts'

const values: Readonly<Record<string, readonly (string | boolean)[]>> = {
  displayname: ['Zoë Żółtańska'],
  department: ['Sales'],
  accountdisabled: [true],
}
const account: Searchable = { objectType: 'user', values: (property) => values[property] ?? [] }

const simple = (property: string, operator: string, ...wanted: readonly (string | boolean)[]) => ({
  type: 'Simple',
  property,
  operator,
  values: wanted.map((value) => ({ type: typeof value === 'string' ? 2 : 6, value })),
})
const criteria = (items: object, type = 'user') => ({ objectTypes: [{ type, items }] })
const found = (items: object, type?: string) => meets(Criteria.parse(criteria(items, type)), account)

describe('operators', () => {
  it.each([
    ['eq', 'zoë żółtańska', true],
    ['eq', 'zoe', false],
    ['contains', 'ZOLT', true],
    ['contains', 'zolta n', false],
    ['startsWith', 'Zoe', true],
    ['startsWith', 'Żół', false],
    ['endsWith', 'anska', true],
    ['endsWith', 'zoe', false],
  ])('%s "%s"', (operator, text, expected) => {
    expect(found(simple('displayName', operator, text))).toBe(expected)
    const opposite = operator === 'eq' ? 'ne' : `not${operator.charAt(0).toUpperCase()}${operator.slice(1)}`
    expect(found(simple('displayName', opposite, text))).toBe(!expected)
  })

  it('tells empty from not empty', () => {
    expect(found(simple('title', 'empty'))).toBe(true)
    expect(found(simple('title', 'empty', true))).toBe(true)
    expect(found(simple('title', 'empty', false))).toBe(false)
    expect(found(simple('department', 'empty'))).toBe(false)
  })

  it.each([
    ['Søren Łęcki', 'SOREN LECKI'],
    ['Weißenbruch', 'weissenbruch'],
    ['Đặng Thu Hằng', 'dang thu hang'],
    ['Σταμάτης Θαλασσάκης', 'ΣΤΑΜΑΤΗΣ ΘΑΛΑΣ'],
  ])('finds %s as %s', (name, typed) => {
    expect(fold(name)).toContain(fold(typed))
  })

  it('keeps letters of other scripts apart that differ by more than a mark', () => {
    expect(fold('はな')).not.toBe(fold('ばな'))
    expect(fold('कि')).not.toBe(fold('क'))
  })

  it('compares yes and no', () => {
    expect(found(simple('accountDisabled', 'eq', true))).toBe(true)
    expect(found(simple('accountDisabled', 'eq', false))).toBe(false)
    expect(found(simple('accountDisabled', 'contains', true))).toBe(false)
  })

  it('joins several values with Or, and with And when told', () => {
    const both = simple('displayName', 'contains', 'zoe', 'nobody')
    expect(found(both)).toBe(true)
    expect(found({ ...both, valueLogicalOperator: 1 })).toBe(false)
  })
})

describe('structure', () => {
  it('joins with Or when the operator is left out, as documented', () => {
    const items = [simple('department', 'eq', 'sales'), simple('department', 'eq', 'legal')]
    expect(found({ type: 'Compound', items })).toBe(true)
    expect(found({ type: 'Compound', logicalOperator: 0, items })).toBe(true)
    expect(found({ type: 'Compound', logicalOperator: 1, items })).toBe(false)
  })

  it('reads item types by name and by number', () => {
    expect(found({ type: 1, items: [{ ...simple('department', 'eq', 'sales'), type: 0 }] })).toBe(true)
  })

  it('takes no condition and every object type', () => {
    expect(found({})).toBe(true)
    expect(found({}, '')).toBe(true)
    expect(found({}, 'group')).toBe(false)
  })

  it.each([
    ['a logical operator of 2', criteria({ type: 'Compound', logicalOperator: 2, items: [] })],
    ['an operator it does not know', criteria(simple('title', 'like', 'x'))],
    ['an operator in another letter case', criteria(simple('title', 'Contains', 'x'))],
    ['a value without its type', criteria({ ...simple('title', 'eq'), values: ['x'] })],
    ['an LDAP filter', '(displayName=*)'],
  ])('refuses %s', (_, malformed) => {
    expect(Criteria.safeParse(malformed).success).toBe(false)
  })
})

describe('for any text', () => {
  it('a name contains each of its parts, whatever the letter case', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), (before, part, after) => {
        const held: Searchable = { objectType: 'user', values: () => [`${before} ${part} ${after}`] }
        expect(meets(Criteria.parse(criteria(simple('x', 'contains', part.toUpperCase()))), held)).toBe(true)
      }),
    )
  })

  it('folding twice is folding once', () => {
    fc.assert(fc.property(anyText(40), (text) => fold(fold(text)) === fold(text)))
  })

  it('And finds no more than Or', () => {
    const item = fc
      .tuple(
        fc.constantFrom('department', 'displayName', 'title'),
        fc.constantFrom('eq', 'ne', 'contains'),
        fc.string(),
      )
      .map(([property, operator, text]) => simple(property, operator, text))
    fc.assert(
      fc.property(fc.array(item, { minLength: 1, maxLength: 4 }), (items) => {
        const all = found({ type: 'Compound', logicalOperator: 1, items })
        const any = found({ type: 'Compound', logicalOperator: 0, items })
        expect(!all || any).toBe(true)
      }),
    )
  })
})
