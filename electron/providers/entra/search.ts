/**
 * Converts the text a person typed to Graph's two ways of searching. `$search` finds the words of a display name in any order, `$filter`
 * finds beginnings and whole values of everything else; neither finds parts in the middle ("Use the $search query parameter", "Advanced
 * query capabilities on directory objects"). Pure.
 */
import { cleanText } from '../../../shared/domain/clean-text.ts'
import { addressInBrackets } from '../../../shared/domain/match-people.ts'
import { formsToAsk, nameFormsToAsk } from '../../../shared/domain/plain-marks.ts'
import { objectId } from './entra-id.ts'

export interface Searches {
  /** `null`: what was typed is no name. */
  readonly search: string | null
  readonly filter: string
}

/** The directory refuses a filter with more alternatives. */
const maxClauses = 15
const maxWords = 6

export function searchesFor(typed: string): Searches {
  const text = addressInBrackets(cleanText(typed, 200)).replace(/^mailto:/i, '')
  const id = objectId(text)
  if (id !== null) return { search: null, filter: `id eq '${id}'` }
  const login = /^[^\\\s@]+\\([^\\\s]+)$/.exec(text)?.[1]
  if (login !== undefined) {
    return {
      search: null,
      filter: anyOf([equal('onPremisesSamAccountName', login), starts('userPrincipalName', login)]),
    }
  }
  if (/^[^\s,;]*@[^\s,;]*$/.test(text)) return { search: null, filter: anyOf(ofAddress(text)) }
  return { search: ofWords(text), filter: anyOf(ofName(text)) }
}

/** Aliases are kept with their kind before them, in capitals for the one that is sent from. */
function ofAddress(text: string): string[] {
  return formsToAsk(text).flatMap((form) => [
    starts('userPrincipalName', form),
    starts('mail', form),
    `proxyAddresses/any(p:p eq ${quoted(`smtp:${form}`)})`,
    `proxyAddresses/any(p:p eq ${quoted(`SMTP:${form}`)})`,
    `otherMails/any(m:m eq ${quoted(form)})`,
  ])
}

function ofName(text: string): string[] {
  const words = text.split(/[\s,;]+/).filter((word) => word !== '')
  const [first = '', ...rest] = words
  if (rest.length === 0) {
    const names = nameFormsToAsk(first)
    return [
      ...names.map((form) => starts('displayName', form)),
      ...names.map((form) => starts('surname', form)),
      ...names.map((form) => starts('givenName', form)),
      ...formsToAsk(first).flatMap((form) => [
        starts('userPrincipalName', form),
        starts('mail', form),
        equal('employeeId', form),
        equal('onPremisesSamAccountName', form),
      ]),
    ]
  }
  const last = rest.join(' ')
  const pairs = (given: string, family: string): string[] => {
    const families = nameFormsToAsk(family)
    return nameFormsToAsk(given).flatMap((one) =>
      families.map((other) => `(${starts('givenName', one)} and ${starts('surname', other)})`),
    )
  }
  return [
    ...nameFormsToAsk(text).map((form) => starts('displayName', form)),
    equal('employeeId', text),
    ...pairs(first, last),
    ...pairs(last, first),
    ...pairs(words.slice(0, -1).join(' '), words.at(-1) ?? ''),
  ]
}

/** Names are split where anything but a letter or a digit stands, so an apostrophe of another kind makes no difference here. */
function ofWords(text: string): string | null {
  const words = text.split(/[^\p{L}\p{M}\p{N}]+/u).filter((word) => word !== '')
  if (words.length === 0) return null
  return words
    .slice(0, maxWords)
    .map((word) => `"displayName:${word}"`)
    .join(' AND ')
}

function anyOf(clauses: readonly string[]): string {
  return [...new Set(clauses)].slice(0, maxClauses).join(' or ')
}

const starts = (property: string, value: string): string => `startsWith(${property},${quoted(value)})`
const equal = (property: string, value: string): string => `${property} eq ${quoted(value)}`
const quoted = (value: string): string => `'${value.replaceAll("'", "''")}'`
