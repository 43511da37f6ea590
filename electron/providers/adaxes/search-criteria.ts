/**
 * Converts the text a person typed to Adaxes' search criteria.
 * Sources: adaxes.com/sdk/REST_CriteriaJson, adaxes.com/sdk/HowDoI.BuildCriteria (operators).
 */
import { cleanText } from '../../../shared/domain/clean-text.ts'
import { formsToAsk, nameFormsToAsk } from '../../../shared/domain/plain-marks.ts'

/** What kind of text was typed, judging by its form. */
export type SearchTerms =
  | { readonly kind: 'email'; readonly address: string }
  | { readonly kind: 'login'; readonly login: string }
  | { readonly kind: 'words'; readonly text: string; readonly words: readonly string[] }

/**
 * `Anna Berg <anna.berg@example.com>` searches for the address alone, since the sender of a mail can choose any name.
 * `EXAMPLE\jsmith` searches for the login. Everything else is treated as words.
 */
export function readSearchText(typed: string): SearchTerms {
  const text = cleanText(typed, 320)
  const address =
    /^[^<>]*<(?:mailto:)?([^<>\s@]+@[^<>\s@]+)>[;,]?$/i.exec(text) ?? /^mailto:([^\s@]+@[^\s@]+)$/i.exec(text)
  if (address?.[1] !== undefined) return { kind: 'email', address: address[1] }
  const login = /^[^\\\s@]+\\([^\\\s]+)$/.exec(text)
  if (login?.[1] !== undefined) return { kind: 'login', login: login[1] }
  return { kind: 'words', text, words: text.split(/[\s,;]+/).filter((word) => word !== '') }
}

interface SimpleItem {
  readonly type: 'Simple'
  readonly property: string
  readonly operator: 'contains' | 'startsWith' | 'eq'
  readonly values: readonly [{ readonly type: 2; readonly value: string }]
}

interface CompoundItem {
  readonly type: 'Compound'
  /** Or = 0, And = 1. */
  readonly logicalOperator: 0 | 1
  readonly items: readonly CriteriaItem[]
}

type CriteriaItem = SimpleItem | CompoundItem

export interface Criteria {
  readonly objectTypes: readonly [{ readonly type: 'user'; readonly items: CompoundItem | Record<string, never> }]
}

/** The usual query: parts of names and addresses, prefixes of logins, the whole employee number. */
export function searchCriteria(terms: SearchTerms): Criteria {
  switch (terms.kind) {
    case 'email':
      return users([
        ...withValue('mail', 'contains', terms.address),
        ...withValue('userPrincipalName', 'startsWith', terms.address),
      ])
    case 'login':
      return users([
        ...withValue('sAMAccountName', 'startsWith', terms.login),
        ...withValue('userPrincipalName', 'startsWith', terms.login),
      ])
    case 'words': {
      const { text, words } = terms
      const wordByWord: CriteriaItem = {
        type: 'Compound',
        logicalOperator: 1,
        items: words.map((word) => anyOf(withName('contains', word))),
      }
      return users([
        ...withName('contains', text),
        ...withValue('mail', 'contains', text),
        ...withValue('sAMAccountName', 'startsWith', text),
        ...withValue('userPrincipalName', 'startsWith', text),
        ...withValue('employeeID', 'eq', text),
        ...(words.length > 1 ? [wordByWord] : []),
      ])
    }
  }
}

/** For a server that refuses an operator: whole values only. It finds fewer people, which the page has to say. */
export function narrowCriteria(terms: SearchTerms): Criteria {
  switch (terms.kind) {
    case 'email':
      return users([...withValue('mail', 'eq', terms.address), ...withValue('userPrincipalName', 'eq', terms.address)])
    case 'login':
      return users(withValue('sAMAccountName', 'eq', terms.login))
    case 'words':
      return users([
        ...withName('eq', terms.text),
        ...['mail', 'sAMAccountName', 'userPrincipalName', 'employeeID'].flatMap((property) =>
          withValue(property, 'eq', terms.text),
        ),
      ])
  }
}

/** Every user, for testing whether searches work at all. */
export const anyUser: Criteria = { objectTypes: [{ type: 'user', items: {} }] }

function users(items: readonly CriteriaItem[]): Criteria {
  return { objectTypes: [{ type: 'user', items: { type: 'Compound', logicalOperator: 0, items } }] }
}

function anyOf(items: readonly SimpleItem[]): CriteriaItem {
  const [only] = items
  return items.length === 1 && only ? only : { type: 'Compound', logicalOperator: 0, items }
}

/** One condition for each form in which the server may store the value. */
function withValue(property: string, operator: SimpleItem['operator'], value: string): SimpleItem[] {
  return formsToAsk(value).map((form) => simple(property, operator, form))
}

function withName(operator: SimpleItem['operator'], name: string): SimpleItem[] {
  return nameFormsToAsk(name).map((form) => simple('displayName', operator, form))
}

function simple(property: string, operator: SimpleItem['operator'], value: string): SimpleItem {
  return { type: 'Simple', property, operator, values: [{ type: 2, value }] }
}
