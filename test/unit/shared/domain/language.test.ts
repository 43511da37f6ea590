import { describe, expect, it } from 'vitest'
import { languageOf } from '../../../../shared/domain/language.ts'

describe('the language of the application', () => {
  it.each([
    ['de', ['en-US'], 'de'],
    ['en', ['de-DE'], 'en'],
    ['system', ['de-AT', 'en-US'], 'de'],
    ['system', ['en-GB', 'de-DE'], 'en'],
    ['system', ['fr-CH', 'de-CH', 'en'], 'de'],
    ['system', ['de_DE.UTF-8'], 'de'],
    ['system', ['DE'], 'de'],
    ['system', ['den'], 'en'],
    ['system', ['ja-JP'], 'en'],
    ['system', ['', 'C'], 'en'],
    ['system', [], 'en'],
  ] as const)('is, with %s chosen and %j preferred, %s', (chosen, preferred, expected) => {
    expect(languageOf(chosen, preferred)).toBe(expected)
  })
})
