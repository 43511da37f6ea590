import fc from 'fast-check'
import { expect, it } from 'vitest'
import { searchDialect } from '../../../../electron/practice/okta/listing.ts'
import { type Expression, parseExpression } from '../../../../electron/practice/okta/expression.ts'
import { anyText } from '../../../support/any-text.ts'
import { searchExpressions } from '../../../../electron/providers/okta/search-expression.ts'

it.each([
  [
    'Anna Berg <anna.berg@example.com>',
    '(profile.email sw "anna.berg@example.com" or profile.login sw "anna.berg@example.com")',
  ],
  ['anna.berg@example.com', '(profile.login co "anna.berg@example.com" or profile.email co "anna.berg@example.com")'],
  ['EXAMPLE\\jsmith', 'profile.login sw "jsmith"'],
])('reads what %s is', (typed, expression) => {
  expect(searchExpressions(typed).usual).toBe(expression)
})

it('looks for every word in either name', () => {
  const { usual } = searchExpressions('Berg, Anna')
  expect(usual).toContain('(profile.firstName co "Berg" or profile.lastName co "Berg")')
  expect(usual).toContain(' and (profile.firstName co "Anna" or profile.lastName co "Anna")')
})

it('looks for a name with either apostrophe, and for an address with the plain one', () => {
  const { usual, narrow } = searchExpressions("Ada O'Brien")
  expect(usual).toContain(
    `(profile.firstName co "O'Brien" or profile.firstName co "O’Brien" or profile.lastName co "O'Brien" or profile.lastName co "O’Brien")`,
  )
  expect(usual).toContain('(profile.firstName co "Ada" or profile.lastName co "Ada")')
  expect(usual).not.toMatch(/profile\.(?:login|email|employeeNumber) \w+ "Ada O’Brien"/)
  expect(narrow).toContain('profile.lastName eq "Ada O’Brien"')
})

it('asks for a text that is long as it is, so that Okta does not refuse it', () => {
  const long = "d'Aubrac ".repeat(22)
  expect(searchExpressions(long).usual).not.toContain('’')
  expect(searchExpressions(long).usual.length).toBeLessThan(2_000)
})

/** With more than its share of what could end a quotation or begin another comparison. */
const hostileText = fc
  .array(fc.oneof(anyText(8), fc.constantFrom('"', '\\', '" or id pr or "', ')', '\\"')), { maxLength: 8 })
  .map((parts) => parts.join(''))

const valuesOf = (expression: Expression): string[] =>
  expression.kind === 'compare' ? [expression.value] : expression.parts.flatMap(valuesOf)

it('makes an expression that Okta takes of anything typed, and nothing typed becomes more than a value', () => {
  fc.assert(
    fc.property(hostileText, (typed) => {
      fc.pre(/[^\s\p{C}]/u.test(typed) && !typed.includes('profile.'))
      for (const text of Object.values(searchExpressions(typed))) {
        const expression = parseExpression(String(text), searchDialect)
        // As many comparisons as values: quotes in the text did not end a quotation.
        expect(valuesOf(expression)).toHaveLength(String(text).split('profile.').length - 1)
      }
    }),
  )
})
