import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type Dialect,
  type Expression,
  ExpressionRefusal,
  meets,
  parseExpression,
} from '../../../../electron/practice/okta/expression.ts'
import { filterDialect, searchDialect } from '../../../../electron/practice/okta/listing.ts'
import { anyText } from '../../../support/any-text.ts'

const user: Readonly<Record<string, string>> = {
  id: '00u1',
  status: 'ACTIVE',
  lastUpdated: '2026-05-01T10:00:00.000Z',
  'profile.login': 'Zoe.Unsal@practice.example',
  'profile.firstName': 'Zoë',
  'profile.department': 'Sales "East" \\ West',
}
const read = (attribute: string) => user[attribute] ?? null
const found = (text: string, dialect: Dialect = searchDialect) => meets(parseExpression(text, dialect), read, dialect)

describe('search', () => {
  it.each([
    ['status eq "ACTIVE"', true],
    ['status EQ "active"', true],
    ['status lt "STAGED" or status gt "STAGED"', true],
    ['profile.login sw "zoe."', true],
    ['profile.login sw "unsal"', false],
    ['profile.login co "UNSAL"', true],
    ['profile.firstName eq "zoë"', true],
    ['profile.firstName eq "zoe"', false],
    ['profile.department eq "Sales \\"East\\" \\\\ West"', true],
    ['profile.title pr', false],
    ['profile.login pr', true],
    ['profile.title eq ""', false],
    ['lastUpdated gt "2026-05-01T11:30:00.000+02:00"', true],
    ['lastUpdated ge "2026-05-01T10:00:00.000Z"', true],
    ['lastUpdated lt "2026-05-01T10:00:00.000Z"', false],
    ['id eq "none" and status eq "none" or status eq "ACTIVE"', true],
    ['id eq "none" and (status eq "none" or status eq "ACTIVE")', false],
    ['  ( ( status eq "ACTIVE" ) )  ', true],
  ])('%s', (text, expected) => {
    expect(found(text)).toBe(expected)
  })

  it.each([
    [''],
    ['status'],
    ['status eq'],
    ['status eq ACTIVE'],
    ["status eq 'ACTIVE'"],
    ['status ne "ACTIVE"'],
    ['not (status eq "ACTIVE")'],
    ['status eq "ACTIVE" and'],
    ['status eq "ACTIVE" status eq "ACTIVE"'],
    ['(status eq "ACTIVE"'],
    ['status eq "ACTIVE")'],
    ['Status eq "ACTIVE"'],
    ['profile.department co "Sales"'],
    ['profile.login ew "example"'],
    ['profile.shoeSize eq "44"'],
    ['lastUpdated gt "yesterday"'],
    ['lastUpdated sw "2026"'],
    ['status eq "unfinished'],
    ['status eq "bad \\q escape"'],
    [`${'('.repeat(30)}status eq "ACTIVE"${')'.repeat(30)}`],
    [`status eq "${'x'.repeat(3000)}"`],
  ])('refuses %s', (text) => {
    expect(() => parseExpression(text, searchDialect)).toThrow(ExpressionRefusal)
  })
})

describe('filter', () => {
  it('counts letter case in values and knows fewer comparisons', () => {
    expect(found('status eq "ACTIVE"', filterDialect)).toBe(true)
    expect(found('status eq "active"', filterDialect)).toBe(false)
    expect(found('lastUpdated gt "2026-01-01T00:00:00.000Z" and status eq "ACTIVE"', filterDialect)).toBe(true)
    for (const text of ['profile.login sw "zoe"', 'profile.department eq "Sales"', 'status gt "A"', 'status pr']) {
      expect(() => parseExpression(text, filterDialect), text).toThrow(ExpressionRefusal)
    }
  })
})

describe('for any text', () => {
  it('reads it or refuses it, and throws nothing else', () => {
    const pieces = fc.constantFrom(
      '(',
      ')',
      ' and ',
      ' or ',
      'status',
      ' eq ',
      '"x"',
      '"',
      '\\',
      'profile.login',
      ' pr',
    )
    fc.assert(
      fc.property(
        fc.oneof(
          anyText(40),
          fc.array(pieces).map((list) => list.join('')),
        ),
        (text) => {
          try {
            parseExpression(text, searchDialect)
          } catch (error) {
            expect(error).toBeInstanceOf(ExpressionRefusal)
          }
        },
      ),
      { numRuns: 2000 },
    )
  })

  it('means what was written, whatever the values hold', () => {
    const comparison = fc.record({
      kind: fc.constant('compare' as const),
      attribute: fc.constantFrom('profile.login', 'profile.lastName'),
      operator: fc.constantFrom('eq' as const, 'sw' as const, 'co' as const),
      value: fc.string({ maxLength: 12 }),
    })
    const { tree } = fc.letrec<{ tree: Expression }>((tie) => ({
      tree: fc.oneof(
        { maxDepth: 4 },
        comparison,
        fc.record({
          kind: fc.constantFrom('and' as const, 'or' as const),
          parts: fc.array(tie('tree'), { minLength: 2, maxLength: 3 }),
        }),
      ),
    }))
    const write = (expression: Expression): string =>
      expression.kind === 'compare'
        ? `${expression.attribute} ${expression.operator} ${JSON.stringify(expression.value)}`
        : `(${expression.parts.map(write).join(` ${expression.kind} `)})`
    fc.assert(
      fc.property(tree, fc.string(), fc.string(), (expression, login, lastName) => {
        const text = write(expression)
        fc.pre(text.length <= 2000)
        const values = (attribute: string) => (attribute === 'profile.login' ? login : lastName)
        expect(meets(parseExpression(text, searchDialect), values, searchDialect)).toBe(
          meets(expression, values, searchDialect),
        )
      }),
    )
  })
})
