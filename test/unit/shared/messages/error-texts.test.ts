import { createIntl, createIntlCache } from '@formatjs/intl'
import { describe, expect, it } from 'vitest'
import { errorTexts, type ErrorTextKey } from '../../../../shared/messages/en/error-texts.ts'

const intl = createIntl(
  {
    locale: 'en',
    messages: errorTexts,
    onError: (error) => {
      throw error
    },
  },
  createIntlCache(),
)
const format = (key: ErrorTextKey, values?: Record<string, number>) => intl.formatMessage({ id: key }, values)

const keys = Object.keys(errorTexts) as ErrorTextKey[]
const sentences = keys.filter((key) => /\.(title|text|action)$/.test(key))

describe('the sentences of errors', () => {
  it.each(sentences)('%s reads without any value', (key) => {
    expect(format(key)).toBe(errorTexts[key])
  })

  it.each([
    ['error.password-rejected.attempts', { attemptsLeft: 0 }, 'No attempts are left before the account is locked.'],
    ['error.password-rejected.attempts', { attemptsLeft: 1 }, '1 attempt is left before the account is locked.'],
    ['error.password-rejected.attempts', { attemptsLeft: 2 }, '2 attempts are left before the account is locked.'],
    ['error.rate-limited.wait', { seconds: 1 }, 'The system asks you to wait 1 second.'],
    ['error.rate-limited.wait', { seconds: 30 }, 'The system asks you to wait 30 seconds.'],
  ] as const)('%s with %j', (key, values, sentence) => {
    expect(format(key, values)).toBe(sentence)
  })

  it.each(sentences)('%s keeps the manners', (key) => {
    expect(errorTexts[key]).not.toMatch(/!|\boops\b|\bwe\b|\bplease\b|\bsorry\b/i)
  })

  it('never calls an unknown outcome failed', () => {
    const unknown = keys.filter((key) => key.startsWith('error.outcome-unknown.'))
    expect(unknown.map((key) => errorTexts[key]).join(' ')).not.toMatch(/fail/i)
  })
})
