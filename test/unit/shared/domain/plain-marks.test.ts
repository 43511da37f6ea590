import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { foldText } from '../../../../shared/domain/fold-text.ts'
import { formsToAsk, nameFormsToAsk } from '../../../../shared/domain/plain-marks.ts'
import { anyText } from '../../../support/any-text.ts'
import { tries } from '../../../support/thorough.ts'

describe('apostrophes and hyphens', () => {
  it.each(['’', '‘', '‛', 'ʼ', 'ʻ', '´', '`', '′', '＇', '\u02B9'])('are one in every search: O%sBrien', (mark) => {
    expect(foldText(`O${mark}Brien`)).toBe("o'brien")
  })

  it.each(['\u2010', '\u2011', '–', '—', '−', '﹣', '－', '\u2043'])('are one in every search: Anne%sMarie', (mark) => {
    expect(foldText(`Anne${mark}Marie`)).toBe('anne-marie')
  })
})

describe('what a server is asked for', () => {
  it('is what was typed, and with plain marks where others were typed', () => {
    expect(formsToAsk('Müller-O’Brien')).toEqual(['Müller-O’Brien', "Müller-O'Brien"])
    expect(formsToAsk('Anne\u2011Marie')).toEqual(['Anne\u2011Marie', 'Anne-Marie'])
    expect(formsToAsk("O'Brien")).toEqual(["O'Brien"])
  })

  it('is of a name also what a text processor makes of the apostrophe', () => {
    expect(nameFormsToAsk("O'Brien")).toEqual(["O'Brien", 'O’Brien'])
    expect(nameFormsToAsk('O’Brien')).toEqual(['O’Brien', "O'Brien"])
    expect(nameFormsToAsk('O\u02BCBrien')).toEqual(['O\u02BCBrien', "O'Brien", 'O’Brien'])
    expect(nameFormsToAsk('Anne-Marie')).toEqual(['Anne-Marie'])
  })

  it('is at most three texts that every search of ours takes for what was typed', () => {
    fc.assert(
      fc.property(anyText(12), (typed) => {
        const forms = nameFormsToAsk(typed)
        expect(forms.length).toBeLessThanOrEqual(3)
        expect(forms.slice(0, formsToAsk(typed).length)).toEqual(formsToAsk(typed))
        for (const form of forms) expect(foldText(form)).toBe(foldText(typed))
      }),
      tries(200),
    )
  })
})
