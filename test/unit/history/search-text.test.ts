import { describe, expect, test } from 'vitest'
import { searchTextOf, searchWords } from '../../../electron/history/search-text.ts'
import { inventedIntent } from '../../support/history-fixtures.ts'
import { resetMicrosoft365 } from '../../support/domain-fixtures.ts'

const intended = inventedIntent(0, '2026-11-03T10:42:00.000Z', 1)
const finds = (query: string, intent = intended) =>
  searchWords(query).every((word) => searchTextOf(intent).includes(word))

describe('an operation is found by', () => {
  test.each([
    ['part of a name without its accents', 'asa'],
    ['a name with its accents, in capitals', 'ÁSA'],
    ['a login', 'person0'],
    ['an e-mail address', 'person0@example.invalid'],
    ['the ticket', 'inc-100000'],
    ['words of the reason, in any order', 'manager phone'],
    ['the agent’s name', 'Agent 0'],
    ['the agent’s account', 'corp\\agent0'],
    ['the factor', 'google'],
    ['the connection', 'head office'],
    ['a name with letters of its own, as it is typed without them', 'thorsdottir'],
    ['full-width letters', 'ｇｏｏｇｌｅ'],
  ])('%s', (_, query) => {
    expect(finds(query)).toBe(true)
  })

  test('the words people read for a whole reset, in every language', () => {
    const [step] = intended.steps
    if (!step) throw new Error('fixture')
    const whole = { ...intended, steps: [{ ...step, effects: [resetMicrosoft365] }] }
    expect(finds('microsoft 365', whole)).toBe(true)
    expect(finds('reset all methods', whole)).toBe(true)
    expect(finds('alle methoden in microsoft 365 zurücksetzen', whole)).toBe(true)
    expect(finds('google', whole)).toBe(false)
  })
})

describe('an operation is not found', () => {
  test('when one word does not occur', () => {
    expect(finds('asa nowhere')).toBe(false)
  })

  test('by the end of one field and the beginning of the next', () => {
    expect(finds('inc-100000new')).toBe(false)
  })
})
