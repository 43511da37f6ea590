/** What main says in each language, but for what it may have to say before it is loaded (`desktop-texts.ts`). */
import type { Language } from '../domain/language.ts'
import { commonTexts as germanCommonTexts } from './de/common-texts.ts'
import { noticeTexts as germanNoticeTexts } from './de/notice-texts.ts'
import { questionTexts as germanQuestionTexts } from './de/question-texts.ts'
import { commonTexts } from './en/common-texts.ts'
import { noticeTexts } from './en/notice-texts.ts'
import { questionTexts } from './en/question-texts.ts'
import type { TextsOf } from './texts-of.ts'

interface MainTexts {
  readonly common: TextsOf<typeof commonTexts>
  readonly question: TextsOf<typeof questionTexts>
  readonly notice: TextsOf<typeof noticeTexts>
}

export const mainTexts: Readonly<Record<Language, MainTexts>> = {
  en: { common: commonTexts, question: questionTexts, notice: noticeTexts },
  de: { common: germanCommonTexts, question: germanQuestionTexts, notice: germanNoticeTexts },
}
