/**
 * From what a person typed to Okta's `search` expression ("List all users"). Values are quoted as JSON text, so nothing typed can
 * end the quotation. Pure.
 */
import { cleanText } from '../../../shared/domain/clean-text.ts'

export interface SearchExpressions {
  readonly usual: string
  /** Whole values only, for an organisation that refuses an operator. It finds less, which the page has to say. */
  readonly narrow: string
}

/** Okta refuses long expressions. */
const maxWords = 6

/** Searching for parts of values is for words long enough to mean something. */
const minPartLength = 3

/**
 * `Anna Berg <anna.berg@example.com>` looks for the address alone: the name beside it is written by the sender of the mail, who
 * may call himself what he likes. `EXAMPLE\jsmith` looks for the login.
 */
export function searchExpressions(typed: string): SearchExpressions {
  const text = cleanText(typed, 200)
  const address =
    /^[^<>]*<(?:mailto:)?([^<>\s@]+@[^<>\s@]+)>[;,]?$/i.exec(text)?.[1] ?? /^mailto:([^\s@]+@[^\s@]+)$/i.exec(text)?.[1]
  if (address !== undefined) {
    return {
      usual: anyOf([compare('email', 'sw', address), compare('login', 'sw', address)]),
      narrow: anyOf([compare('email', 'eq', address), compare('login', 'eq', address)]),
    }
  }
  const login = /^[^\\\s@]+\\([^\\\s]+)$/.exec(text)?.[1]
  if (login !== undefined) {
    return { usual: compare('login', 'sw', login), narrow: compare('login', 'eq', login) }
  }
  // No name and no number has an at sign: fewer comparisons for Okta, and the same people.
  if (/^[^\s,;]*@[^\s,;]*$/.test(text)) {
    return {
      usual: anyOf(['login', 'email'].map((attribute) => compare(attribute, partOrStart(text), text))),
      narrow: anyOf(['login', 'email'].map((attribute) => compare(attribute, 'eq', text))),
    }
  }
  const words = text
    .split(/[\s,;]+/)
    .filter((word) => word !== '')
    .slice(0, maxWords)
  const whole = [
    ...['login', 'email'].map((attribute) => compare(attribute, partOrStart(text), text)),
    compare('employeeNumber', 'eq', text),
  ]
  const names =
    words.length === 1
      ? ['firstName', 'lastName', 'displayName'].map((name) => compare(name, nameOperator(name, text), text))
      : [
          compare('displayName', 'sw', text),
          allOf(
            words.map((word) =>
              anyOf(['firstName', 'lastName'].map((name) => compare(name, nameOperator(name, word), word))),
            ),
          ),
        ]
  return {
    usual: anyOf([...names, ...whole]),
    narrow: anyOf(
      ['login', 'email', 'firstName', 'lastName', 'employeeNumber'].map((name) => compare(name, 'eq', text)),
    ),
  }
}

/** `co` is for first name, last name, e-mail and login only. */
function nameOperator(name: string, value: string): 'co' | 'sw' {
  return name === 'displayName' ? 'sw' : partOrStart(value)
}

function partOrStart(value: string): 'co' | 'sw' {
  return value.length >= minPartLength ? 'co' : 'sw'
}

function compare(attribute: string, operator: 'eq' | 'sw' | 'co', value: string): string {
  return `profile.${attribute} ${operator} ${JSON.stringify(value)}`
}

function anyOf(parts: readonly string[]): string {
  return parts.length === 1 ? (parts[0] ?? '') : `(${parts.join(' or ')})`
}

function allOf(parts: readonly string[]): string {
  return `(${parts.join(' and ')})`
}
