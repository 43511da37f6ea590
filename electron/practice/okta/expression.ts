/**
 * The expression language of `search` and `filter` (Okta's "List all users"): comparisons joined by `and`, `or` and parentheses.
 * What is not documented is refused, never guessed. Pure.
 *
 * Names are compared letter by letter, operators without regard to case; `and` binds closer than `or`.
 */

const operators = ['eq', 'sw', 'co', 'gt', 'ge', 'lt', 'le', 'pr'] as const
export type Operator = (typeof operators)[number]

export type Expression =
  | { readonly kind: 'and' | 'or'; readonly parts: readonly Expression[] }
  /** `value` is `''` for `pr`, which takes none. */
  | { readonly kind: 'compare'; readonly attribute: string; readonly operator: Operator; readonly value: string }

/** Which comparisons a parameter allows. */
export interface Dialect {
  readonly allows: (attribute: string, operator: Operator) => boolean
  readonly isInstant: (attribute: string) => boolean
  /** Whether letter case counts in values. */
  readonly caseCounts: boolean
}

/** The expression is not one: the only thing `parseExpression` throws. */
export class ExpressionRefusal extends Error {
  override readonly name = 'ExpressionRefusal'
}

/** Documented only as "overly complex or long"; the numbers are ours. */
const maxTextLength = 2000
const maxNesting = 20

type Token =
  | { readonly kind: '(' | ')' | 'end' }
  | { readonly kind: 'word'; readonly text: string }
  | { readonly kind: 'value'; readonly text: string }

const tokenPattern = /\s*(?:([()])|([A-Za-z][\w.]*)|("(?:[^"\\]|\\.)*"))/suy

function tokens(text: string): Token[] {
  const found: Token[] = []
  const pattern = new RegExp(tokenPattern)
  const end = text.trimEnd().length
  while (pattern.lastIndex < end) {
    const at = pattern.lastIndex
    const match = pattern.exec(text)
    if (!match) throw new ExpressionRefusal(`Not understood from "${text.slice(at, at + 20)}".`)
    const [, parenthesis, word, quoted] = match
    if (parenthesis === '(' || parenthesis === ')') found.push({ kind: parenthesis })
    else if (word !== undefined) found.push({ kind: 'word', text: word })
    else found.push({ kind: 'value', text: unquote(quoted ?? '') })
  }
  return [...found, { kind: 'end' }]
}

/** Quoted as in JSON. */
function unquote(quoted: string): string {
  try {
    return String(JSON.parse(quoted))
  } catch {
    throw new ExpressionRefusal(`Not a quoted value: ${quoted}.`)
  }
}

/** Throws `ExpressionRefusal` and nothing else. */
export function parseExpression(text: string, dialect: Dialect): Expression {
  if (text.length > maxTextLength) throw new ExpressionRefusal('Too long.')
  const list = tokens(text)
  let at = 0
  const peek = (): Token => list[at] ?? { kind: 'end' }
  const isWord = (wanted: string): boolean => {
    const token = peek()
    return token.kind === 'word' && token.text.toLowerCase() === wanted
  }

  function joined(kind: 'or' | 'and', operand: () => Expression): Expression {
    const parts = [operand()]
    while (isWord(kind)) {
      at += 1
      parts.push(operand())
    }
    const [only] = parts
    return parts.length === 1 && only ? only : { kind, parts }
  }

  function whole(depth: number): Expression {
    if (depth > maxNesting) throw new ExpressionRefusal('Nested too deeply.')
    return joined('or', () => joined('and', () => single(depth)))
  }

  function single(depth: number): Expression {
    const token = peek()
    at += 1
    if (token.kind === '(') {
      const inside = whole(depth + 1)
      if (peek().kind !== ')') throw new ExpressionRefusal('A parenthesis is not closed.')
      at += 1
      return inside
    }
    if (token.kind !== 'word') throw new ExpressionRefusal('A property name is missing.')
    return comparison(token.text)
  }

  function comparison(attribute: string): Expression {
    const token = peek()
    at += 1
    const operator = token.kind === 'word' ? operators.find((name) => name === token.text.toLowerCase()) : undefined
    if (operator === undefined) throw new ExpressionRefusal(`No operator after ${attribute}.`)
    if (!dialect.allows(attribute, operator))
      throw new ExpressionRefusal(`${operator} is not allowed for ${attribute}.`)
    if (operator === 'pr') return { kind: 'compare', attribute, operator, value: '' }
    const value = peek()
    at += 1
    if (value.kind !== 'value') throw new ExpressionRefusal(`No value in quotes after ${attribute} ${operator}.`)
    if (dialect.isInstant(attribute) && Number.isNaN(Date.parse(value.text))) {
      throw new ExpressionRefusal(`${attribute} is compared with a date.`)
    }
    return { kind: 'compare', attribute, operator, value: value.text }
  }

  const expression = whole(0)
  if (peek().kind !== 'end') throw new ExpressionRefusal('Something follows the expression.')
  return expression
}

/** `read` gives an attribute's value, instants in ISO 8601; `null` = it has none. */
export function meets(
  expression: Expression,
  read: (attribute: string) => string | null,
  dialect: Pick<Dialect, 'isInstant' | 'caseCounts'>,
): boolean {
  if (expression.kind !== 'compare') {
    const partMeets = (part: Expression): boolean => meets(part, read, dialect)
    return expression.kind === 'and' ? expression.parts.every(partMeets) : expression.parts.some(partMeets)
  }
  const held = read(expression.attribute)
  if (held === null) return false
  const { operator, value } = expression
  if (dialect.isInstant(expression.attribute)) return compare(operator, Date.parse(held), Date.parse(value))
  const [text, wanted] = dialect.caseCounts ? [held, value] : [held.toLowerCase(), value.toLowerCase()]
  if (operator === 'sw') return text.startsWith(wanted)
  if (operator === 'co') return text.includes(wanted)
  return compare(operator, text, wanted)
}

function compare<T extends string | number>(operator: Operator, held: T, wanted: T): boolean {
  switch (operator) {
    case 'eq':
      return held === wanted
    case 'gt':
      return held > wanted
    case 'ge':
      return held >= wanted
    case 'lt':
      return held < wanted
    case 'le':
      return held <= wanted
    case 'pr':
      return true
    case 'sw':
    case 'co':
      return false
  }
}
