/**
 * Converts the text a person typed to Okta's `search` expression ("List all users"). Values are quoted as JSON strings, so typed text
 * cannot end the quotation. Pure.
 */
import { cleanText } from '../../../shared/domain/clean-text.ts'
import { formsToAsk, nameFormsToAsk } from '../../../shared/domain/plain-marks.ts'

export interface SearchExpressions {
  readonly usual: string
  /** Matches whole values only, for an organisation that refuses an operator. It finds fewer people, which the page has to say. */
  readonly narrow: string
}

/** Okta refuses long expressions. */
const maxWords = 6

/** Shorter words are too common to be searched for inside values. */
const minPartLength = 3

/** Okta refuses "overly complex or long" expressions without naming a limit; a name in all its forms stays well below this. */
const maxLength = 1_500

const nameAttributes = ['firstName', 'lastName', 'displayName']

/**
 * `Anna Berg <anna.berg@example.com>` searches for the address alone, since the sender of a mail can choose any name.
 * `EXAMPLE\jsmith` searches for the login. A text too long to be searched for in all its forms is searched for as it is.
 */
export function searchExpressions(typed: string): SearchExpressions {
  const text = cleanText(typed, 200)
  const inAllForms = expressionsFor(text, (attribute, value) =>
    nameAttributes.includes(attribute) ? nameFormsToAsk(value) : formsToAsk(value),
  )
  return inAllForms.usual.length <= maxLength ? inAllForms : expressionsFor(text, (_, value) => [value])
}

type FormsOf = (attribute: string, value: string) => readonly string[]

function expressionsFor(text: string, formsOf: FormsOf): SearchExpressions {
  const compare = (attribute: string, operator: 'eq' | 'sw' | 'co', value: string): string[] =>
    formsOf(attribute, value).map((form) => `profile.${attribute} ${operator} ${JSON.stringify(form)}`)

  const address =
    /^[^<>]*<(?:mailto:)?([^<>\s@]+@[^<>\s@]+)>[;,]?$/i.exec(text)?.[1] ?? /^mailto:([^\s@]+@[^\s@]+)$/i.exec(text)?.[1]
  if (address !== undefined) {
    return {
      usual: anyOf([...compare('email', 'sw', address), ...compare('login', 'sw', address)]),
      narrow: anyOf([...compare('email', 'eq', address), ...compare('login', 'eq', address)]),
    }
  }
  const login = /^[^\\\s@]+\\([^\\\s]+)$/.exec(text)?.[1]
  if (login !== undefined) {
    return { usual: anyOf(compare('login', 'sw', login)), narrow: anyOf(compare('login', 'eq', login)) }
  }
  // Names and numbers contain no at sign, so fewer comparisons find the same people.
  if (/^[^\s,;]*@[^\s,;]*$/.test(text)) {
    return {
      usual: anyOf(['login', 'email'].flatMap((attribute) => compare(attribute, partOrStart(text), text))),
      narrow: anyOf(['login', 'email'].flatMap((attribute) => compare(attribute, 'eq', text))),
    }
  }
  const words = text
    .split(/[\s,;]+/)
    .filter((word) => word !== '')
    .slice(0, maxWords)
  const whole = [
    ...['login', 'email'].flatMap((attribute) => compare(attribute, partOrStart(text), text)),
    ...compare('employeeNumber', 'eq', text),
  ]
  const names =
    words.length === 1
      ? nameAttributes.flatMap((name) => compare(name, nameOperator(name, text), text))
      : [
          ...compare('displayName', 'sw', text),
          allOf(
            words.map((word) =>
              anyOf(['firstName', 'lastName'].flatMap((name) => compare(name, nameOperator(name, word), word))),
            ),
          ),
        ]
  return {
    usual: anyOf([...names, ...whole]),
    narrow: anyOf(
      ['login', 'email', 'firstName', 'lastName', 'employeeNumber'].flatMap((name) => compare(name, 'eq', text)),
    ),
  }
}

/** Okta supports `co` only for first name, last name, e-mail and login. */
function nameOperator(name: string, value: string): 'co' | 'sw' {
  return name === 'displayName' ? 'sw' : partOrStart(value)
}

function partOrStart(value: string): 'co' | 'sw' {
  return value.length >= minPartLength ? 'co' : 'sw'
}

function anyOf(parts: readonly string[]): string {
  return parts.length === 1 ? (parts[0] ?? '') : `(${parts.join(' or ')})`
}

function allOf(parts: readonly string[]): string {
  return `(${parts.join(' and ')})`
}
