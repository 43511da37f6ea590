import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { foldText } from '../../../../shared/domain/fold-text.ts'
import { anyText } from '../../../support/any-text.ts'

describe('text folded for a search', () => {
  it.each([
    ['Bjørn Þórsdóttir', 'bjorn thorsdottir'],
    ['GUÐRÚN', 'gudrun'],
    ['Łukasz Đorđević', 'lukasz dordevic'],
    ['Weiß, GROẞ', 'weiss, gross'],
    ['Æsa Œuvre', 'aesa oeuvre'],
    ['Işık İnci', 'isik inci'],
    ['ﬁnance Ｄｅｓｋ', 'finance desk'],
    ['INC-1 ~', 'inc-1 ~'],
  ])('%s is found as %s', (text, folded) => {
    expect(foldText(text)).toBe(folded)
  })

  it('comes to the same for composed and decomposed spellings', () => {
    fc.assert(
      fc.property(anyText(40), (text) => {
        expect(foldText(text.normalize('NFD'))).toBe(foldText(text.normalize('NFC')))
      }),
    )
  })
})
