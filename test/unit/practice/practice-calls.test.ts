/** The stories of the calls to train on are true of the invented people they are about. */
import { describe, expect, it } from 'vitest'
import { scenarios as inOkta } from '../../../electron/practice/okta/scenarios.ts'
import { practiceAnswer, practiceCode } from '../../../electron/practice/read-out.ts'
import { deskTexts as germanDesk } from '../../../shared/messages/de/desk-texts.ts'
import { practiceCallTexts as german } from '../../../shared/messages/de/practice-call-texts.ts'
import { deskTexts as englishDesk } from '../../../shared/messages/en/desk-texts.ts'
import { practiceCallTexts as english } from '../../../shared/messages/en/practice-call-texts.ts'
import { personCalled } from '../../support/person-called.ts'

describe.each([
  { language: 'English', texts: english, endsIn: 'ends in' },
  { language: 'German', texts: german, endsIn: 'endet auf' },
])('the stories in $language', ({ texts, endsIn }) => {
  const wordsOf = (id: string): string =>
    Object.entries(texts)
      .filter(([key]) => key.startsWith(`calls.${id}.`))
      .map(([, text]) => text)
      .join('\n')
  const managerOf = (login: string) => personCalled(personCalled(login).managerLogin ?? '')

  it.each([
    ['new-phone', 'mira.dunmore'],
    ['stolen-bag', 'oswin.cloudless'],
    ['airport', 'cordelia.boardwell'],
  ])('name people who exist, by what the directory has of them: %s', (id, login) => {
    const person = personCalled(login)
    const words = wordsOf(id)
    expect(words).toContain(person.displayName)
    expect([person.department, person.title].some((fact) => words.includes(`${person.displayName}, ${fact}`))).toBe(
      true,
    )
    for (const number of words.match(/\b\d{6}\b/g) ?? []) expect(number).toBe(person.employeeNumber)
  })

  it('let the attacker know only what is true, and the hurried one who his manager is', () => {
    const { mobilePhone } = personCalled('cordelia.boardwell')
    expect(wordsOf('airport')).toContain(`${endsIn} ${mobilePhone?.slice(-4)}`)
    expect(wordsOf('airport')).toContain(managerOf('cordelia.boardwell').displayName)
    expect(wordsOf('stolen-bag')).toContain(managerOf('oswin.cloudless').displayName)
    expect(personCalled('oswin.cloudless')).toMatchObject({
      mobilePhone: null,
      workPhone: expect.any(String) as unknown,
    })
  })
})

it.each([englishDesk, germanDesk])('what everybody reads out in practice is what the page says', (texts) => {
  expect(texts['check.practice-code']).toContain(practiceCode)
  expect(texts['check.practice-answer']).toContain(practiceAnswer)
})

describe('the callers', () => {
  it('end as the stories say: one approves a push, one refuses it, one has nothing to be asked with', () => {
    expect(inOkta['mira.dunmore']?.push ?? 'approves').toBe('approves')
    expect(inOkta['cordelia.boardwell']?.push).toBe('rejects')
    expect(inOkta['oswin.cloudless']).toMatchObject({ factors: ['security-key', 'touch-id'], emailVerified: false })
  })
})
