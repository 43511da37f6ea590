import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { foldText } from '../../../../shared/domain/fold-text.ts'
import { formsToAsk } from '../../../../shared/domain/plain-marks.ts'
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
  it('is composed, and with plain marks where others were typed', () => {
    expect(formsToAsk('Mu\u0308ller')).toEqual(['Müller'])
    expect(formsToAsk('Mu\u0308ller-O’Brien')).toEqual(['Müller-O’Brien', "Müller-O'Brien"])
    expect(formsToAsk('Anne\u2011Marie')).toEqual(['Anne\u2011Marie', 'Anne-Marie'])
    expect(formsToAsk("O'Brien")).toEqual(["O'Brien"])
  })

  it('is one or two composed texts that every search of ours takes for what was typed', () => {
    fc.assert(
      fc.property(anyText(12), (typed) => {
        const forms = formsToAsk(typed)
        expect(forms.length).toBeLessThanOrEqual(2)
        expect(forms[0]).toBe(typed.normalize('NFC'))
        for (const form of forms) expect(foldText(form)).toBe(foldText(typed))
      }),
      tries(200),
    )
  })
})
